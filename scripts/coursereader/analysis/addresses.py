"""Where everything stands on the site: pages, and the words that records quote. Decided here, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..input.records import Mention, Place, Quotation
from .course import Course
from .quotations import anchored


@dataclass(frozen=True)
class Quoted:
    """Words of a text that a record quotes, with their address on the text's page."""

    address: str
    """`q-<record id>-<n>`, of words that it only mentions `w-<record id>-<n>`; n counts per text and record, in reading
    order."""
    role: str
    """`event`, `near`, `term` …: what they are to the record."""
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
        return f"{text_url(place.text)}#{self.of(record, place)}"

    def in_text(self, text: str) -> tuple[Quoted, ...]:
        """What records quote of that text, in reading order."""
        return self.by_text.get(text, ())


def text_url(text: str) -> str:
    """From the site's root: `texts/alder.html`."""
    return f"texts/{text}.html"


def passage_url(text: str, passage: str) -> str:
    """From the site's root: `texts/alder.html#p12`."""
    return f"{text_url(text)}#{passage}"


def addresses(course: Course) -> Addresses:
    """Number all quotations of the course. The same words, quoted twice by one record, have one address."""
    order = {(e.id, p.id): n for e in course.editions for n, p in enumerate(e.text.passages)}
    found = sorted(
        anchored(course),
        key=lambda q: (q.place.text, order.get((q.place.text, q.place.passage), 0), q.place.start, q.place.end),
    )
    counted: Counter[tuple[str, str, str]] = Counter()
    by_place: dict[tuple[str, Place], str] = {}
    by_text: dict[str, list[Quoted]] = {}
    # What is quoted to say something comes first: where a mention names the same words, it leads to the same address.
    for one in sorted(found, key=lambda q: isinstance(q.quotation, Mention)):
        place, record, sign = one.place, one.record.id, "w" if isinstance(one.quotation, Mention) else "q"
        if (record, place) not in by_place:
            counted[sign, place.text, record] += 1
            by_place[record, place] = f"{sign}-{record}-{counted[sign, place.text, record]}"
    for one in found:
        place, record = one.place, one.record.id
        quoted = Quoted(by_place[record, place], one.role, record, one.quotation, place)
        by_text.setdefault(place.text, []).append(quoted)
    return Addresses({text: tuple(quoted) for text, quoted in by_text.items()}, by_place)
