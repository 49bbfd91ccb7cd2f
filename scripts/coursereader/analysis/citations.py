"""Author-date citations in a text: brackets that cite, their parts, and what each part means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.passages import NOTE, PARAGRAPH, QUOTATION, Passage, Text
from .cited import Cited, cited
from .course import Citation, CitationPart, Reference
from .persons import plain
from .references import YEAR
from .resolve import ListedReference, entries, of_a_series, resolve

_BRACKETS = re.compile(r"\(([^()]*)\)")
_YEAR_ONLY = re.compile(rf"\((?P<year>{YEAR})(?: ?[:,] ?(?P<pages>[\d\s,–—p.-]+))?\)")
_CITING = (PARAGRAPH, QUOTATION, NOTE)
_WHOLE_TITLE = 5
"""A title without year or page is taken for a citation only if it has at least so many words."""


@dataclass(frozen=True)
class _Evidence:
    """What the text itself says about its brackets."""

    listed: tuple[ListedReference, ...]
    """Its reference list."""
    broken_off: frozenset[str]
    """The titles it cites with an ellipsis and a year; the second time the year may be missing."""
    places: frozenset[str]
    """The names it uses as places."""


def citations(text: Text, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """Every citation of the text's paragraphs, quotations and notes, in reading order; other brackets are left out."""
    passages = [passage for passage in text.passages if passage.kind in _CITING]
    broken_off = {plain(part.title) for passage in passages for part in _all_parts(passage) if part.sure and part.title}
    evidence = _Evidence(entries(references), frozenset(broken_off), _places(passages))
    found = (_citation(passage, found, evidence) for passage in passages for found in _BRACKETS.finditer(passage.text))
    return tuple(citation for citation in found if citation)


def _all_parts(passage: Passage) -> Iterator[Cited]:
    for found in _BRACKETS.finditer(passage.text):
        yield from cited(found.group(1), found.start(1))


def _citation(passage: Passage, found: re.Match[str], evidence: _Evidence) -> Citation | None:
    parts = _after_name(passage, found, evidence.listed) or cited(found.group(1), found.start(1))
    resolved = [(part, *resolve(part, evidence.listed)) for part in parts]
    if not any(_cites(part, reference, evidence) for part, reference, _ in resolved):
        return None
    kept = tuple(
        CitationPart(part.raw, part.start, part.end, reference, candidates, part.pages)
        for part, reference, candidates in resolved
        if part.year or _cites(part, reference, evidence)
    )
    return Citation(passage.id, found.group(), found.start(), found.end(), kept)


def _cites(part: Cited, reference: str | None, evidence: _Evidence) -> bool:
    if part.sure:
        # A place with a year has the shape of an author with one: (Wend 1911).
        bare = len(part.authors) == 1 and not (reference or part.pages or part.others)
        return not bare or part.authors[0] not in evidence.places
    if reference:
        return bool(part.year or part.pages) or len(plain(part.title).split()) >= _WHOLE_TITLE
    if part.pages and of_a_series(part, evidence.listed):
        return True
    return bool(part.title) and plain(part.title) in evidence.broken_off


def _places(passages: Sequence[Passage]) -> frozenset[str]:
    """The names that the text itself uses as places: `in Wend`."""
    found = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear) ([^\W\d_][\w-]+)(?!['’]s| \(?\d|\w)")
    # Not within brackets: `cited in Denisov` is no journey.
    open_words = (_BRACKETS.sub("()", passage.text) for passage in passages)
    return frozenset(name for words in open_words for name in found.findall(words) if name[0].isupper())


def _after_name(passage: Passage, found: re.Match[str], listed: Sequence[ListedReference]) -> tuple[Cited, ...]:
    """`Holm (2018: 15)`: the brackets have the year only, the name stands before them and in the list."""
    year = _YEAR_ONLY.fullmatch(found.group())
    before = re.search(r"([^\W\d_][\w'’-]+) $", passage.text[: found.start()])
    if not year or not before:
        return ()
    if not any(plain(before[1]) in entry.surnames and entry.year.startswith(year["year"][:4]) for entry in listed):
        return ()
    pages = re.sub(r"pp?\. ?", "", year["pages"] or "").strip()
    return (Cited(found.group(1), found.start(1), (before[1],), year=year["year"], pages=pages, sure=True),)
