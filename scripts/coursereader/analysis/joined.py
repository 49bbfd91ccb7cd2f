"""Which passages of two texts the course's records join already."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from ..input.records import Comparison, Difference, Event, Figure, NearMiss, Term
from .clue_index import Address
from .course import Course
from .quotations import anchored

JOINING = (Event, Comparison, Difference, Term, Figure)
"""The records that say of several passages that they speak of the same thing."""
Pair = tuple[Address, Address]
"""Two passages of two texts, in the order of their texts' ids."""


def pair_of(one: Address, other: Address) -> Pair:
    """Two passages as a pair, whichever was named first."""
    return (one, other) if one < other else (other, one)


def joined(course: Course) -> dict[Pair, tuple[str, ...]]:
    """By pair: the files of the records that quote both, by path."""
    quoted: dict[str, set[Address]] = defaultdict(set)
    for one in anchored(course):
        if isinstance(one.record, JOINING) and not isinstance(one.quotation, NearMiss):
            quoted[one.record.path].add((one.place.text, one.place.passage))
    found: dict[Pair, list[str]] = defaultdict(list)
    for path, passages in sorted(quoted.items()):
        for a, b in combinations(sorted(passages), 2):
            if a[0] != b[0]:
                found[a, b].append(path)
    return {pair: tuple(paths) for pair, paths in found.items()}
