"""What an editor may want to know of a text's references, citations and notes; none is a contributor's mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from ..model.passages import NOTE, Passage
from .course import Reference, Referencing
from .persons import plain, surname
from .references import MONTHS

SAME_TITLE = 90.0
"""How like two titles of one work are, at least, from 0 to 100."""
_ACCESSED = re.compile(r"\b[Aa]ccessed:?\s+(?:on\s+)?([^)\]]+)")
_LINK = re.compile(r"https?://[^\s)\]]+")
SHARED_LINK = "link-of-another-work"
_NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_MONTH = "|".join(MONTHS)
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})),? (?P<year>\d{{4}})\b"
)


@dataclass(frozen=True)
class Finding:
    """One thing found in a text's referencing."""

    kind: str
    """One of `KINDS`."""
    at: str
    """The passage."""
    words: str
    """What stands there."""
    others: tuple[str, ...] = ()
    """The ids of what it is to be compared with."""


def findings(referencing: Referencing, passages: Iterable[Passage] = ()) -> tuple[Finding, ...]:
    """Everything found, in the order of `KINDS`. `passages`: the text's, whose note bodies bear dates too."""
    notes = [passage for passage in passages if passage.kind == NOTE]
    found = [finding for rule in KINDS.values() for finding in rule(referencing)]
    return (*found, *_hasty_notes(notes), *_shared_links(referencing, notes))


def alike(one: Reference, other: Reference) -> bool:
    """Whether two references are of one work: the DOI, or the first author's surname, the year and the title."""
    if one.doi and other.doi:
        return plain(one.doi) == plain(other.doi)
    if _first(one) != _first(other) or one.year[:4] != other.year[:4] or not one.year:
        return False
    titles = plain(one.title), plain(other.title)
    # A series differs in nothing but its number.
    numbers = [re.findall(r"\d+", title) for title in titles]
    return all(titles) and numbers[0] == numbers[1] and fuzz.ratio(*titles) >= SAME_TITLE


def _first(reference: Reference) -> str:
    return plain(surname(reference.authors[0])) if reference.authors else ""


def _duplicates(referencing: Referencing) -> Iterator[Finding]:
    for number, reference in enumerate(referencing.references):
        same = tuple(other.id for other in referencing.references[:number] if alike(other, reference))
        if same:
            yield Finding("duplicate-reference", reference.id, reference.raw, same)


def _uncited(referencing: Referencing) -> Iterator[Finding]:
    parts = [part for citation in referencing.citations for part in citation.parts]
    meant = {part.reference for part in parts} | {one for part in parts for one in part.candidates}
    for reference in referencing.references:
        if reference.id not in meant:
            yield Finding("uncited-reference", reference.id, reference.raw)


def _unlisted(referencing: Referencing) -> Iterator[Finding]:
    # A text without a list lacks all of them; that is said once, elsewhere.
    for citation in referencing.citations if referencing.references else ():
        for part in citation.parts:
            if not part.reference and not part.candidates:
                yield Finding("citation-without-reference", citation.passage, part.raw)


def _ambiguous(referencing: Referencing) -> Iterator[Finding]:
    for citation in referencing.citations:
        for part in citation.parts:
            if part.candidates:
                yield Finding("ambiguous-citation", citation.passage, part.raw, part.candidates)


def _bodiless(referencing: Referencing) -> Iterator[Finding]:
    for note in referencing.notes:
        if note.mark and not note.body:
            yield Finding("mark-without-body", note.mark, note.n)


def _markless(referencing: Referencing) -> Iterator[Finding]:
    for note in referencing.notes:
        if note.body and not note.mark:
            yield Finding("note-without-mark", note.body, note.n)


def _hasty(referencing: Referencing) -> Iterator[Finding]:
    for reference in referencing.references:
        accessed = _accessed(reference.raw)
        if accessed and reference.year and accessed.year < int(reference.year[:4]):
            yield Finding("accessed-before-published", reference.id, reference.raw)


def _hasty_notes(passages: Iterable[Passage]) -> Iterator[Finding]:
    for passage in passages:
        accessed = _accessed(passage.text)
        published = _date(re.split(r"URL|http", passage.text)[0])
        if accessed and published and accessed < published:
            yield Finding("accessed-before-published", passage.id, passage.text)


def _shared_links(referencing: Referencing, notes: Iterable[Passage]) -> Iterator[Finding]:
    """Addresses that stand with two works: one of them belongs elsewhere."""
    seen: dict[str, tuple[str, str]] = {}
    listed = [(reference.id, reference.raw) for reference in referencing.references]
    for at, words in (*((note.id, note.text) for note in notes), *listed):
        for link in _LINK.findall(words):
            first = seen.setdefault(link.rstrip("./").casefold(), (at, words))
            if first[0] != at and fuzz.ratio(_before(first[1]), _before(words)) < SAME_TITLE / 2:
                yield Finding(SHARED_LINK, at, words, (first[0],))


def _before(words: str) -> str:
    """What is said of a work before its address."""
    return plain(re.split(r"URL|https?://|DOI", words)[0])


KINDS: dict[str, Callable[[Referencing], Iterator[Finding]]] = {
    "duplicate-reference": _duplicates,
    "uncited-reference": _uncited,
    "citation-without-reference": _unlisted,
    "ambiguous-citation": _ambiguous,
    "note-without-mark": _markless,
    "mark-without-body": _bodiless,
    "accessed-before-published": _hasty,
}
"""Every kind of finding, with the rule that looks for it."""


def _accessed(raw: str) -> date | None:
    found = _ACCESSED.search(raw)
    return _date(found.group(1)) if found else None


def _date(words: str) -> date | None:
    """The first whole date in the words: `11.04.2019`, `9 April 2020`, `April 9, 2020`."""
    numeric, written = _NUMERIC.search(words), _WRITTEN.search(words)
    try:
        if numeric:
            day, month, year = (int(number) for number in numeric.groups())
            return date(year, month, day)
        if written:
            month = MONTHS.index(written["month"] or written["month2"]) + 1
            return date(int(written["year"]), month, int(written["day"] or written["day2"]))
    except ValueError:
        return None
    return None
