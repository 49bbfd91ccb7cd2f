"""Every anchored record as a W3C Web Annotation: the quoted words are the target, what we say of them is the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis.addresses import page_url
from ..analysis.course import Course
from ..input.records import Quotation

CONTEXT = 32
"""Characters of prefix and suffix."""
Json = dict[str, object]


@dataclass(frozen=True)
class _Said:
    """What one record says of one quotation."""

    kind: str
    record: str
    quotation: Quotation
    words: str
    motivation: str
    """One of the motivations of the Web Annotation vocabulary."""


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
    for said in _said(course):
        if said.quotation.place is not None:
            number = counted[said.kind, said.record] = counted.get((said.kind, said.record), 0) + 1
            yield _annotation(course, said, f"data/annotations.jsonld#{said.kind}-{said.record}-{number}")


def _said(course: Course) -> Iterator[_Said]:
    for term in course.terms:
        yield from (_Said("term", term.id, use, use.says, "describing") for use in term.uses)
    for event in course.events:
        yield from (_Said("event", event.id, told, told.says, "identifying") for told in event.tells)
        yield from (_Said("near", event.id, near, near.why, "commenting") for near in event.near)
    for comparison in course.comparisons:
        for answer in comparison.answers:
            yield from (_Said("comparison", comparison.id, quote, answer.says, "describing") for quote in answer.quotes)
    for figure in course.figures:
        for reading in figure.readings:
            yield _Said("figure", figure.id, reading, f"{reading.value} {figure.unit}, {reading.as_of}", "classifying")
    for difference in course.differences:
        yield from (_Said("difference", difference.id, side, side.says, "describing") for side in difference.sides)
    yield from (_Said("note", note.id, note, note.body.strip(), "commenting") for note in course.notes)


def _annotation(course: Course, said: _Said, id: str) -> Json:
    page: Json = {"type": "SpecificResource", "source": page_url(said.kind, said.record), "purpose": "linking"}
    words: Json = {"type": "TextualBody", "value": said.words, "format": "text/markdown", "language": "en"}
    return {
        "id": id,
        "type": "Annotation",
        "motivation": said.motivation,
        "body": [words, page],
        "target": _target(course, said.quotation),
    }


def _target(course: Course, quotation: Quotation) -> Json:
    """The words in their text; their position is counted in the passage, which has an address of its own."""
    place = quotation.place
    assert place is not None
    words = course.edition(place.text).text.passage(place.passage).text
    return {
        "source": page_url("text", place.text),
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
