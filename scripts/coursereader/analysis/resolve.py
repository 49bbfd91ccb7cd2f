"""Which entry of the reference list a citation means: only where it is certain, else the candidates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from .cited import Cited
from .course import Reference
from .persons import plain, surname, title_words
from .references import leaves_out

SAME_NAME = 0.8
"""How like two spellings of one surname are, at least: 1 less the slips per letter. Marshel for Marshal has 0.86."""
LIKE_NAME = 0.65
"""As `SAME_NAME`, for a candidate: Tarvosky for Tarvovskii has 0.7."""
_SHORTEST = 5
"""A shorter surname is not respelled: one letter makes it another name."""
_TITLE_WORDS = 3
"""A title used as an author has at least so many words."""

Resolution = tuple[str | None, tuple[str, ...]]


@dataclass(frozen=True)
class ListedReference:
    """One entry of a reference list, ready to be compared."""

    id: str
    raw: str
    year: str
    surnames: tuple[str, ...]
    titles: tuple[tuple[str, ...], ...]
    """The words of each title it has: as parsed, before its year, and translated in square brackets."""
    others: bool
    """Whether it leaves authors out (`et al.`)."""


def entries(references: Iterable[Reference]) -> tuple[ListedReference, ...]:
    """The list, ready to be compared."""
    return tuple(
        ListedReference(
            entry.id,
            entry.raw,
            entry.year,
            tuple(plain(surname(author)) for author in entry.authors),
            _titles(entry),
            leaves_out(entry),
        )
        for entry in references
    )


def resolve(part: Cited, listed: Sequence[ListedReference]) -> Resolution:
    """The id of the entry that is meant, or None and the ids of those it may be.

    Each rule is asked only where the one before found nothing: a name in the list is never taken for a slip of another.
    """
    names = {name for entry in listed for name in entry.surnames}
    for rule in RULES:
        if rule is respelled and all(name in names for name in part.surnames):
            continue
        found = [entry for entry in listed if rule(part, entry)]
        if found:
            certain, candidates = _certain(part, found, strict=rule in (respelled, some_authors))
            return certain, candidates and _with_volumes(part, candidates, listed)
    return None, tuple(entry.id for entry in listed if _same_words(part, entry) or _misspelt(part, entry, LIKE_NAME))


def exact(part: Cited, entry: ListedReference) -> bool:
    """The same authors and the same year; `2018` may be `2018a`."""
    cited = part.surnames
    if not cited or not _same_year(part, entry):
        return False
    if part.others:
        return entry.surnames[: len(cited)] == cited and (len(entry.surnames) > len(cited) or entry.others)
    return entry.surnames == cited


def respelled(part: Cited, entry: ListedReference) -> bool:
    """As `exact`, but for one surname whose spelling slipped."""
    return _misspelt(part, entry, SAME_NAME)


def some_authors(part: Cited, entry: ListedReference) -> bool:
    """Some of the entry's authors in their order, and the year."""
    listed = iter(entry.surnames)
    return (
        bool(part.authors and part.year) and _same_year(part, entry) and all(name in listed for name in part.surnames)
    )


def titled(part: Cited, entry: ListedReference) -> bool:
    """A title in the authors' place: it opens the entry's title, or its translation in square brackets."""
    return any(title[: len(words)] == words for words in _title_words(part) for title in entry.titles)


RULES: list[Callable[[Cited, ListedReference], bool]] = [exact, respelled, some_authors, titled]


def of_a_series(part: Cited, listed: Sequence[ListedReference]) -> bool:
    """Whether the list has the title with other numbers: the volume of 2018 is cited, that of 2017 is listed."""
    cited = [_unnumbered(words) for words in _title_words(part)]
    return any(
        _unnumbered(title)[: len(words)] == words for words in cited for entry in listed for title in entry.titles
    )


def slip(one: str, other: str, least: float = SAME_NAME) -> bool:
    """Whether two spellings are one surname: near, and neither is the beginning of the other (Marsh, Marshall)."""
    if min(len(one), len(other)) < _SHORTEST or one.startswith(other) or other.startswith(one):
        return False
    return OSA.normalized_similarity(one, other) >= least


def fits(entry: ListedReference, pages: str) -> bool | None:
    """Whether the pages lie within the work; None where either does not say."""
    numbers = [int(number) for number in re.findall(r"\d+", pages)]
    span = re.search(r"\b[Pp]{1,2}\. ?(\d+) ?[–—-] ?(\d+)", entry.raw)
    extent = re.search(r"\b(\d+) pp?\.", entry.raw)
    if not numbers or not (span or extent):
        return None
    first, last = (int(span[1]), int(span[2])) if span else (1, int(extent[1]) if extent else 0)
    return first <= min(numbers) and max(numbers) <= last


def _certain(part: Cited, found: list[ListedReference], *, strict: bool) -> Resolution:
    """One is certain; of several, the one whose pages fit. `strict`: pages may contradict even the only one."""
    candidates = tuple(entry.id for entry in found)
    found = [entry for entry in found if _same_year(part, entry)]
    if len(found) == 1 and not (strict and fits(found[0], part.pages) is False):
        return found[0].id, ()
    fitting = [entry for entry in found if fits(entry, part.pages)]
    excluded = all(fits(entry, part.pages) is False for entry in found if entry not in fitting)
    if len(fitting) == 1 and excluded:
        return fitting[0].id, ()
    return None, tuple(entry.id for entry in found) or candidates


def _with_volumes(part: Cited, candidates: tuple[str, ...], listed: Sequence[ListedReference]) -> tuple[str, ...]:
    """The candidates, and the volumes of their series that the cited year means: `Model 2016 2019` may be either."""
    volumes = {entry.id for entry in listed if part.year and _same_year(part, entry) and of_a_series(part, [entry])}
    return tuple(entry.id for entry in listed if entry.id in candidates or entry.id in volumes)


def _misspelt(part: Cited, entry: ListedReference, least: float) -> bool:
    cited = part.surnames
    if not cited or len(cited) != len(entry.surnames) or not part.year or not _same_year(part, entry):
        return False
    differing = [(one, other) for one, other in zip(cited, entry.surnames, strict=True) if one != other]
    return len(differing) == 1 and slip(*differing[0], least)


def _same_year(part: Cited, entry: ListedReference) -> bool:
    return not part.year or part.year == entry.year or part.year == entry.year[:4]


def _same_words(part: Cited, entry: ListedReference) -> bool:
    """The cited title's words in another order: a candidate, never more."""
    title = set(part.title_words)
    return len(title) >= _TITLE_WORDS and _same_year(part, entry) and any(title <= set(words) for words in entry.titles)


def _title_words(part: Cited) -> list[tuple[str, ...]]:
    return [words for words in (part.title_words, part.dated_title_words) if len(words) >= _TITLE_WORDS]


def _titles(entry: Reference) -> tuple[tuple[str, ...], ...]:
    undated = entry.year and not entry.authors
    head = re.split(rf"\. \(?{re.escape(entry.year)}", entry.raw)[0] if undated else ""
    brackets = re.findall(r"\[([^\]]+)\]", entry.raw)
    return tuple(words for title in (entry.title, head, *brackets) if (words := title_words(title)))


def _unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("#" if word.isdigit() else word for word in words)
