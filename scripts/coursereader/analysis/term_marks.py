"""Which occurrences of terms bear a mark: the first in a section, not within another mark, and one in forty words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..input.records import Place
from ..model.passages import PARAGRAPH, QUOTATION, Passage, Text
from .course import Referencing

WORDS_A_MARK = 40
"""A passage bears one mark for so many words, and a shorter one bears one."""
_BEARING = (PARAGRAPH, QUOTATION)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+")
_QUOTED = re.compile(r"[“«„‟\"][^“”«»\"]+[”»“\"]|(?<!\w)[‘'][^‘’']+[’'](?!\w)")

Extent = tuple[int, int]


def marked(
    occurrences: Mapping[str, tuple[Place, ...]],
    texts: Iterable[Text],
    referencing: Mapping[str, Referencing] | None = None,
) -> dict[str, tuple[Place, ...]]:
    """By term: the places that bear a mark, in reading order.

    A term new to the text goes before one it has marked already; then what stands first. What finds no room waits for
    its next occurrence in the section.
    """
    found: dict[str, list[Place]] = {term: [] for term in occurrences}
    by_passage = _by_passage(occurrences)
    for text in texts:
        cited = _cited((referencing or {}).get(text.id, Referencing()))
        for term, place in _of_text(text, by_passage, cited):
            found[term].append(place)
    return {term: tuple(places) for term, places in found.items()}


def _of_text(
    text: Text, by_passage: Mapping[tuple[str, str], list[tuple[str, Place]]], cited: Mapping[str, list[Extent]]
) -> list[tuple[str, Place]]:
    taken: list[tuple[str, Place]] = []
    in_text: set[str] = set()
    in_section: set[tuple[str, str]] = set()
    for passage in text.passages:
        if passage.kind not in _BEARING:
            continue
        barred = [*cited.get(passage.id, []), *_barred(passage)]
        open_ = [
            (term, place)
            for term, place in by_passage.get((text.id, passage.id), [])
            if (passage.section, term) not in in_section
            and not _touches(place, barred)
            and not _in_a_title(place, passage)
        ]
        chosen = _firsts(sorted(open_, key=lambda found: (found[0] in in_text, found[1].start)))[: _room(passage)]
        taken += sorted(chosen, key=lambda found: found[1].start)
        in_text |= {term for term, _ in chosen}
        in_section |= {(passage.section, term) for term, _ in chosen}
    return taken


def _room(passage: Passage) -> int:
    return max(1, len(passage.text.split()) // WORDS_A_MARK)


def _firsts(found: list[tuple[str, Place]]) -> list[tuple[str, Place]]:
    firsts: dict[str, tuple[str, Place]] = {}
    for term, place in found:
        firsts.setdefault(term, (term, place))
    return list(firsts.values())


def _by_passage(occurrences: Mapping[str, tuple[Place, ...]]) -> dict[tuple[str, str], list[tuple[str, Place]]]:
    by_passage: dict[tuple[str, str], list[tuple[str, Place]]] = {}
    for term in sorted(occurrences):
        for place in occurrences[term]:
            by_passage.setdefault((place.text, place.passage), []).append((term, place))
    return by_passage


def _cited(referencing: Referencing) -> dict[str, list[Extent]]:
    cited: dict[str, list[Extent]] = {}
    for citation in referencing.citations:
        cited.setdefault(citation.passage, []).append((citation.start, citation.end))
    return cited


def _barred(passage: Passage) -> list[Extent]:
    """Where another mark or an address stands: a mark never holds a mark."""
    addresses = [found.span() for found in _ADDRESS.finditer(passage.text)]
    return addresses + [(span.start, span.end) for span in passage.spans if span.kind in ("correction", "damage")]


def _touches(place: Place, extents: Iterable[Extent]) -> bool:
    return any(start < place.end and place.start < end for start, end in extents)


def _in_a_title(place: Place, passage: Passage) -> bool:
    """Whether it stands in a title: words in quotation marks or italics, in capitals, that say more than the term."""
    quoted = [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(passage.text)]
    italic = [(span.start, span.end) for span in passage.spans if span.kind == "italic"]
    return any(
        start <= place.start
        and place.end <= end
        and end - start > place.end - place.start
        and _is_title(passage.text[start:end])
        for start, end in quoted + italic
    )


def _is_title(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() for word in long)
