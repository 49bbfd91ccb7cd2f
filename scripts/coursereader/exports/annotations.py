"""Every anchored record as a W3C Web Annotation: the quoted words are the target, what we say of them is the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..analysis.addresses import text_url
from ..analysis.course import Course
from ..analysis.quotations import Anchored, anchored
from ..html.prose import unlinked
from ..input import dates
from ..input.records import Mention, Note, Place, Record
from .page_words import PageWords

CONTEXT = 32
"""Characters of prefix and suffix."""
FILE = "data/annotations.jsonld"
MODEL = "http://www.w3.org/ns/anno.jsonld"
HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""What a fragment of an HTML page means."""
EDITORS = "editors"
Json = dict[str, object]


def collection(
    course: Course, pages: Mapping[str, PageWords] | None = None, days: Mapping[str, str] | None = None
) -> Json:
    """All of them, as a collection with one page. `pages`: by text, its finished page; without, no position is told.
    `days`: by file, when it was put on record.

    Addresses begin with the site's; where a course has none, they are relative to the root of the site.
    """
    base = course.facts.address
    items = list(_items(course, pages or {}, days or {}))
    return {
        "@context": MODEL if base else [MODEL, {"@base": "../"}],
        "id": base + FILE,
        "type": "AnnotationCollection",
        "label": "Every quotation of the course",
        "total": len(items),
        "first": {
            "id": f"{base}{FILE}#page-1",
            "type": "AnnotationPage",
            "partOf": base + FILE,
            "startIndex": 0,
            "items": items,
        },
    }


def _items(course: Course, pages: Mapping[str, PageWords], days: Mapping[str, str]) -> Iterator[Json]:
    counted: dict[tuple[str, str], int] = {}
    for said in anchored(course):
        if isinstance(said.quotation, Mention):
            continue  # a sentence of ours leads there; it says nothing of the words
        key = said.role, said.record.id
        counted[key] = counted.get(key, 0) + 1
        id = f"{course.facts.address}{FILE}#{said.role}-{said.record.id}-{counted[key]}"
        made = _made(course, said.record, days.get(said.record.path, ""))
        yield {"id": id, **made, **_annotation(course, said, pages.get(said.place.text))}


def _annotation(course: Course, said: Anchored, page: PageWords | None) -> Json:
    base = course.facts.address
    record: Json = {
        "type": "SpecificResource",
        "source": base + said.kind.address(said.record.id),
        "purpose": "linking",
    }
    words: Json = {
        "type": "TextualBody",
        "value": unlinked(said.statement),
        "format": "text/markdown",
        "language": course.facts.language,
    }
    return {
        "type": "Annotation",
        "motivation": said.motive,
        "body": [words, *_tags(said.record), record],
        "target": {
            "source": base + text_url(said.place.text),
            "format": "text/html",
            "language": course.language_of(said.place.text),
            "selector": _selectors(course, said.place, page),
        },
    }


def _made(course: Course, record: Record, day: str) -> Json:
    """By whom and when. Notes say both; other records are the editors', and of the day when they were put on record."""
    by = record.by if isinstance(record, Note) else EDITORS
    editors = {"type": "Organization", "name": course.facts.title, "nickname": EDITORS}
    made: Json = {"creator": editors if by == EDITORS else {"type": "Person", "name": by}}
    created = f"{dates.begin(record.date).isoformat()}T00:00:00Z" if isinstance(record, Note) else day
    return made | ({"created": created} if created else {})


def _tags(record: Record) -> list[Json]:
    tags = record.tags if isinstance(record, Note) else ()
    return [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]


def _selectors(course: Course, place: Place, page: PageWords | None) -> list[Json]:
    """The words by themselves, by their place in the page, and by their place in their passage: each finds the same."""
    fragment: Json = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENT, "value": place.passage}
    if page is None:
        words = course.edition(place.text).text.passage(place.passage).text
        room = 0 if course.edition(place.text).cut else CONTEXT
        before, after = words[max(0, place.start - room) : place.start], words[place.end : place.end + room]
        return [_quotation(words[place.start : place.end], before, after), fragment]
    passage = page.passages[place.passage]
    start, end = passage.within(place.start, place.end)
    return [
        _quotation(page.body[start:end], *page.context(start, end, CONTEXT)),
        _position(start, end),
        fragment | {"refinedBy": _position(start - passage.start, end - passage.start)},
    ]


def _quotation(exact: str, prefix: str, suffix: str) -> Json:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def _position(start: int, end: int) -> Json:
    return {"type": "TextPositionSelector", "start": start, "end": end}
