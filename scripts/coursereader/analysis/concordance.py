"""Where words stand in the texts of the course, or words that are like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..input.records import Place
from ..model.passages import Text
from ..text.fold import Folded, fold
from ..text.nearest_words import AS_LIKE, loosely, nearest_words
from ..text.quotation_context import distinguishing_context

LIKE_AT_LEAST = 80
"""Per cent of letters in common, from which words are shown for those that were asked for."""
CONTEXT = 60
"""Characters shown on either side."""


@dataclass(frozen=True)
class Found:
    """One place where the words stand."""

    place: Place
    quote: str
    """The words as the text has them."""
    before: str
    after: str
    side: str
    """`prefix` or `suffix` where the quotation needs one, else empty."""
    aside: str
    """That prefix or suffix."""


def places(words: str, texts: Sequence[Text]) -> list[Found]:
    """Every place where the words stand, whatever the case and the accents, in the order of the texts; where they stand
    nowhere, the places that are most like them, or hold all that stands between the parts around an ellipsis."""
    sought = loosely(fold(words))
    index = [Folded(text) for text in texts] if sought else []
    return [found for folded in index for found in _places(sought, folded)] or _like(sought, index)


def _places(sought: str, folded: Folded) -> list[Found]:
    hits = [found.start() for found in re.finditer(f"(?={re.escape(sought)})", loosely(folded.joined))]
    return [_found(hit, len(sought), folded) for hit in hits]


def _like(sought: str, index: Sequence[Folded]) -> list[Found]:
    near = [(found, folded) for folded in index if (found := nearest_words(sought, folded))]
    best = max((found.likeness for found, _ in near), default=0.0)
    least = max(LIKE_AT_LEAST, best - AS_LIKE)
    return [_found(found.hit, found.length, folded) for found, folded in near if found.likeness >= least]


def _found(hit: int, length: int, folded: Folded) -> Found:
    place, words = folded.place(hit, length), folded.passage(hit).text
    twins = folded.hits(folded.joined[hit : hit + length])
    side, aside = distinguishing_context(hit, twins, length, folded) if len(twins) > 1 else ("", "")
    before, after = words[: place.start], words[place.end :]
    return Found(place, words[place.start : place.end], _tail(before), _head(after), side, aside)


def _tail(words: str) -> str:
    return words if len(words) <= CONTEXT else f"… {words[-CONTEXT:].partition(' ')[2]}"


def _head(words: str) -> str:
    return words if len(words) <= CONTEXT else f"{words[:CONTEXT].rpartition(' ')[0]} …"
