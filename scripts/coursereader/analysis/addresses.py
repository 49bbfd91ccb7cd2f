"""Where everything stands on the site: pages, and the words that records quote. Decided here, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..input.records import Place, Quotation
from .course import Course

Kind = Literal["term", "event", "near", "comparison", "figure", "difference", "note"]
FOLDERS: Mapping[str, str] = {
    "text": "texts",
    "edition": "editions",
    "term": "glossary",
    "event": "events",
    "near": "events",
    "comparison": "comparisons",
    "figure": "figures",
    "difference": "differences",
}


@dataclass(frozen=True)
class Quoted:
    """Words of a text that a record quotes, with their address on the text's page."""

    address: str
    """`q-<record id>-<n>`; n counts per text and record, in reading order."""
    kind: Kind
    record: str
    quotation: Quotation
    place: Place


@dataclass(frozen=True)
class Addresses:
    """Every quotation's address, in the order in which the words are read."""

    by_text: Mapping[str, tuple[Quoted, ...]] = field(default_factory=dict)
    by_place: Mapping[tuple[str, Place], str] = field(default_factory=dict)

    def of(self, record: str, place: Place) -> str:
        """The address of a record's words on their text's page. Raises KeyError for words no record quotes."""
        return self.by_place[record, place]

    def url(self, record: str, place: Place) -> str:
        """From the site's root: `texts/alder.html#q-fire-1`."""
        return f"{page_url('text', place.text)}#{self.of(record, place)}"

    def in_text(self, text: str) -> tuple[Quoted, ...]:
        """What records quote of that text, in reading order."""
        return self.by_text.get(text, ())


def page_url(kind: str, id: str) -> str:
    """From the site's root: `events/the-fire.html`. A name has no page of its own but a place in the register."""
    if kind == "name":
        return f"names/index.html#{id}"
    if kind == "note":
        return f"notes/index.html#{id}"
    return f"{FOLDERS[kind]}/{id}.html"


def passage_url(text: str, passage: str) -> str:
    """From the site's root: `texts/alder.html#p12`."""
    return f"{page_url('text', text)}#{passage}"


def addresses(course: Course) -> Addresses:
    """Number all quotations of the course. The same words, quoted twice by one record, have one address."""
    order = {(e.id, p.id): n for e in course.editions for n, p in enumerate(e.text.passages)}
    found = sorted(
        _quotations(course), key=lambda q: (q[3].text, order.get((q[3].text, q[3].passage), 0), q[3].start, q[3].end)
    )
    counted: dict[tuple[str, str], int] = {}
    by_place: dict[tuple[str, Place], str] = {}
    by_text: dict[str, list[Quoted]] = {}
    for kind, record, quotation, place in found:
        if (record, place) not in by_place:
            counted[place.text, record] = counted.get((place.text, record), 0) + 1
            by_place[record, place] = f"q-{record}-{counted[place.text, record]}"
        quoted = Quoted(by_place[record, place], kind, record, quotation, place)
        by_text.setdefault(place.text, []).append(quoted)
    return Addresses({text: tuple(quoted) for text, quoted in by_text.items()}, by_place)


def _quotations(course: Course) -> Iterator[tuple[Kind, str, Quotation, Place]]:
    for kind, record, quotation in _written(course):
        if quotation.place is not None:
            yield kind, record, quotation, quotation.place


def _written(course: Course) -> Iterator[tuple[Kind, str, Quotation]]:
    for event in course.events:
        yield from (("event", event.id, told) for told in event.tells)
        yield from (("near", event.id, near) for near in event.near)
    for term in course.terms:
        yield from (("term", term.id, use) for use in term.uses)
    for comparison in course.comparisons:
        yield from (("comparison", comparison.id, quote) for answer in comparison.answers for quote in answer.quotes)
    for figure in course.figures:
        yield from (("figure", figure.id, reading) for reading in figure.readings)
    for difference in course.differences:
        yield from (("difference", difference.id, side) for side in difference.sides)
    yield from (("note", note.id, note) for note in course.notes)
