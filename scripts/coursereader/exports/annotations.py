"""Every anchored record as a W3C Web Annotation: the quoted words are the target, what we say of them is the body."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.addresses import text_url
from ..analysis.course import Course
from ..analysis.quotations import Anchored, anchored
from ..input.records import Place

CONTEXT = 32
"""Characters of prefix and suffix."""
Json = dict[str, object]


def collection(course: Course) -> Json:
    """All of them, as a collection with one page; addresses are relative to the site's root."""
    items = list(_items(course))
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"@base": "../"}],
        "id": "data/annotations.jsonld",
        "type": "AnnotationCollection",
        "label": "Every quotation of the course",
        "total": len(items),
        "first": {
            "id": "data/annotations.jsonld#page-1",
            "type": "AnnotationPage",
            "partOf": "data/annotations.jsonld",
            "startIndex": 0,
            "items": items,
        },
    }


def _items(course: Course) -> Iterator[Json]:
    counted: dict[tuple[str, str], int] = {}
    for said in anchored(course):
        key = said.role, said.record.id
        counted[key] = counted.get(key, 0) + 1
        yield _annotation(course, said, f"data/annotations.jsonld#{said.role}-{said.record.id}-{counted[key]}")


def _annotation(course: Course, said: Anchored, id: str) -> Json:
    page: Json = {"type": "SpecificResource", "source": said.kind.address(said.record.id), "purpose": "linking"}
    words: Json = {
        "type": "TextualBody",
        "value": said.statement,
        "format": "text/markdown",
        "language": course.facts.language,
    }
    return {
        "id": id,
        "type": "Annotation",
        "motivation": said.motive,
        "body": [words, page],
        "target": _target(course, said.place),
    }


def _target(course: Course, place: Place) -> Json:
    """The words in their text; their position is counted in the passage, which has an address of its own."""
    words = course.edition(place.text).text.passage(place.passage).text
    return {
        "source": text_url(place.text),
        "language": course.language_of(place.text),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": words[place.start : place.end],
                "prefix": words[max(0, place.start - CONTEXT) : place.start],
                "suffix": words[place.end : place.end + CONTEXT],
            },
            {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "value": place.passage,
                "refinedBy": {"type": "TextPositionSelector", "start": place.start, "end": place.end},
            },
        ],
    }
