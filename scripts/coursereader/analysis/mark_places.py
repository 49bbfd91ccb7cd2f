"""Where a word may bear a mark of ours, and how many marks a stretch of words has room for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..input.records import Place
from ..model.passages import PARAGRAPH, QUOTATION, Passage
from .course import Referencing

WORDS_A_MARK = 40
"""So many words have room for one mark, and fewer for one too."""
_BEARING = (PARAGRAPH, QUOTATION)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+")
_QUOTED = re.compile(r"[“«„‟\"][^“”«»\"]+[”»“\"]|(?<!\w)[‘'][^‘’']+[’'](?!\w)")

Extent = tuple[int, int]


@dataclass(frozen=True)
class MarkPlaces:
    """The places of one passage that may bear a mark: outside other marks, addresses, citations and titles."""

    passage: Passage
    barred: tuple[Extent, ...]

    @classmethod
    def of(cls, passage: Passage, cited: Mapping[str, Iterable[Extent]]) -> MarkPlaces:
        """`cited`: by passage, where citations stand."""
        addresses = [found.span() for found in _ADDRESS.finditer(passage.text)]
        marks = [(span.start, span.end) for span in passage.spans if span.kind in ("correction", "damage")]
        return cls(passage, (*cited.get(passage.id, ()), *addresses, *marks))

    def may(self, place: Place) -> bool:
        """Whether this one may: a mark never holds a mark."""
        return not touches(place, self.barred) and not self._is_in_a_title(place)

    def _is_in_a_title(self, place: Place) -> bool:
        """Whether a title says more than the term."""
        return any(
            start <= place.start and place.end <= end and end - start > place.end - place.start
            for start, end in self._titles
        )

    @cached_property
    def _titles(self) -> list[Extent]:
        """Words in quotation marks or italics, in capitals."""
        text = self.passage.text
        quoted = [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(text)]
        italic = [(span.start, span.end) for span in self.passage.spans if span.kind == "italic"]
        return [(start, end) for start, end in quoted + italic if _is_title(text[start:end])]


def bears_marks(passage: Passage) -> bool:
    """Whether it is running text: no heading, note, reference or pull quote."""
    return passage.kind in _BEARING


def room(words: int) -> int:
    """How many marks so many words have room for."""
    return max(1, words // WORDS_A_MARK)


def cited(referencing: Referencing) -> dict[str, list[Extent]]:
    """By passage: where the citations of a text stand."""
    found: dict[str, list[Extent]] = {}
    for citation in referencing.citations:
        found.setdefault(citation.passage, []).append((citation.start, citation.end))
    return found


def by_passage(places: Mapping[str, Iterable[Place]]) -> dict[tuple[str, str], list[tuple[str, Place]]]:
    """By text and passage: the records that are named there, with the places."""
    found: dict[tuple[str, str], list[tuple[str, Place]]] = {}
    for id in sorted(places):
        for place in places[id]:
            found.setdefault((place.text, place.passage), []).append((id, place))
    return found


def touches(place: Place, extents: Iterable[Extent]) -> bool:
    """Whether it shares a character with one of them."""
    return any(start < place.end and place.start < end for start, end in extents)


def _is_title(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() for word in long)
