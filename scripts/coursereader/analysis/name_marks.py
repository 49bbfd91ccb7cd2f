"""Which occurrences of names bear a mark: the first in a section that finds room after the terms, by importance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..input.records import Name, Place
from ..model.passages import Passage, Text
from .course import Referencing
from .mark_places import MarkPlaces, bears_marks, by_passage, cited, room, touches

Places = Mapping[str, tuple[Place, ...]]
Named = tuple[str, Place]
PERSON, SHARED, LIGHTEST = range(3)
"""The weights of names: persons, what several texts name, all else."""


@dataclass(frozen=True)
class TermsThere:
    """Where the terms of the glossary stand, and which of these places bear their marks."""

    occurrences: Places
    marked: Places


def marked_names(
    names: Iterable[Name],
    named: Places,
    terms: TermsThere,
    texts: Iterable[Text],
    referencing: Mapping[str, Referencing],
) -> dict[str, tuple[Place, ...]]:
    """By name: the places that bear a mark, in reading order.

    Terms and names share the room of a section, and terms have the first choice; no name is marked within a term.
    Then a name new to the text goes before one it has marked already, and the weightier before the lighter. No passage
    bears more than one mark over its own room, but for persons new to the text. What finds no room waits for its next
    occurrence in the section.
    """
    weighs = {name.id: _weight(name, named.get(name.id, ())) for name in names}
    found: dict[str, list[Place]] = {name: [] for name in weighs}
    there, held = by_passage(named), by_passage(terms.occurrences)
    bearing = Counter((place.text, place.passage) for places in terms.marked.values() for place in places)
    for text in texts:
        in_text: set[str] = set()
        refers = cited(referencing.get(text.id, Referencing()))
        for passages in _sections(text):
            free: dict[str, list[Place]] = {}
            for passage in passages:
                at = (text.id, passage.id)
                for name, place in _free(there.get(at, ()), MarkPlaces.of(passage, refers), held.get(at, ())):
                    free.setdefault(name, []).append(place)
            order = sorted(free, key=lambda name: (name in in_text, weighs[name]))
            left = _room(text.id, passages, bearing)
            for name in order:
                new = name not in in_text and weighs[name] == PERSON
                if taken := _taken(free[name], left, crowding=new):
                    found[name].append(taken)
            in_text |= {name for name in order if found[name] and found[name][-1].text == text.id}
    return {name: tuple(places) for name, places in found.items()}


def _weight(name: Name, places: Iterable[Place]) -> int:
    """Persons first, then what several texts name, then all else."""
    shared = len({place.text for place in places}) > 1
    return PERSON if name.kind == "person" else SHARED if shared else LIGHTEST


def _free(there: Sequence[Named], places: MarkPlaces, terms: Sequence[Named]) -> list[Named]:
    """Of the names in a passage, those that may bear a mark there and are no part of a term, in reading order."""
    held = [(term.start, term.end) for _, term in terms]
    free = [(name, place) for name, place in there if places.may(place) and not touches(place, held)]
    return sorted(free, key=lambda found: found[1].start)


def _sections(text: Text) -> list[list[Passage]]:
    running = filter(bears_marks, text.passages)
    return [list(passages) for _, passages in groupby(running, key=lambda passage: passage.section)]


def _room(text: str, passages: Sequence[Passage], bearing: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """By passage, how many marks it still takes; under the empty id, how many the section does."""
    words = {passage.id: len(passage.text.split()) for passage in passages}
    left = {id: room(number) + 1 - bearing.get((text, id), 0) for id, number in words.items()}
    return left | {"": room(sum(words.values())) - sum(bearing.get((text, id), 0) for id in words)}


def _taken(places: Sequence[Place], left: dict[str, int], *, crowding: bool) -> Place | None:
    """The first place that finds room, which it then takes; a crowding one looks at the section's room only."""
    place = next((place for place in places if left[""] > 0 and (crowding or left[place.passage] > 0)), None)
    if place is not None:
        left |= {id: left[id] - 1 for id in (place.passage, "")}
    return place
