"""How well suggestions agree with what the course's records join already: their precision and recall.

What is not joined counts as wrong, though it may be a good find that nobody has written down: the precision is a floor.
The weights were chosen for one half of the pairs; the other half says what they are worth elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from .clue_index import ClueIndex
from .clues import ClueKind
from .joined import Pair
from .suggestions import suggestions

DEPTHS = (50, 100, 200)
"""How many of the best suggestions are looked at."""
DEEP = 1000
"""Beyond which nobody reads on."""
OWN = (ClueKind.NAME, ClueKind.TERM)
"""Kinds of clues that the course's records give, whose uses are among the joins too: without them nothing flatters."""


@dataclass(frozen=True)
class Agreement:
    """How a row of suggestions agrees with some joined pairs."""

    label: str
    joined: int
    precision: tuple[float, ...]
    """Of the best so many, as `DEPTHS` has them: how many are joined."""
    recall: tuple[float, ...]
    """Of what is joined: how much is among the best so many, and among the best `DEEP`."""


def measured(index: ClueIndex, joined: Mapping[Pair, Sequence[str]]) -> Iterator[Agreement]:
    """Over all pairs, over each half, and over the half held out by the kinds of records and of clues."""
    every = [one.pair for one in suggestions(index)]
    yield agreement("all pairs", every, joined)
    yield agreement("the half that chose the weights", [pair for pair in every if not held_out(pair)], joined, _chosen)
    yield agreement("the half held out", _held(every), joined, held_out)
    for kind in sorted({_kind(path) for paths in joined.values() for path in paths}):
        of_kind = {pair: paths for pair, paths in joined.items() if kind in map(_kind, paths)}
        others = joined.keys() - of_kind.keys()
        label = f"held out, joined in {kind}"
        yield agreement(label, [pair for pair in _held(every) if pair not in others], of_kind, held_out)
    clues = [("held out, without the records' names and terms", tuple(kind for kind in ClueKind if kind not in OWN))]
    clues += [(f"held out, by {kind} alone", (kind,)) for kind in ClueKind]
    for label, kinds in clues:
        yield agreement(label, _held(_pairs(index, kinds)), joined, held_out)


def agreement(
    label: str, suggested: Sequence[Pair], joined: Collection[Pair], counts: Callable[[Pair], bool] = lambda pair: True
) -> Agreement:
    """Of suggestions, the best first, with those joined pairs that count."""
    right = {pair for pair in joined if counts(pair)}
    hits = [sum(pair in right for pair in suggested[:depth]) for depth in (*DEPTHS, DEEP)]
    precision = tuple(hit / depth for hit, depth in zip(hits, DEPTHS, strict=False))
    return Agreement(label, len(right), precision, tuple(hit / max(1, len(right)) for hit in hits))


def held_out(pair: Pair) -> bool:
    """Whether a pair was kept apart when the weights were chosen: by its name alone, the same on every day."""
    return sha256(repr(pair).encode()).digest()[-1] % 2 == 1


def _chosen(pair: Pair) -> bool:
    return not held_out(pair)


def _held(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if held_out(pair)]


def _pairs(index: ClueIndex, kinds: Collection[ClueKind]) -> list[Pair]:
    return [one.pair for one in suggestions(index, kinds=kinds)]


def _kind(path: str) -> str:
    """The folder of a record: `events`."""
    return path.split("/")[1]
