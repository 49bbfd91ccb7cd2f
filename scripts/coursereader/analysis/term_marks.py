"""Which occurrences of terms bear a mark: the first in a section, not within another mark, and one in forty words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..input.records import Place
from ..model.passages import Text
from .course import Referencing
from .mark_places import Extent, MarkPlaces, bears_marks, by_passage, cited, room


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
    there = by_passage(occurrences)
    for text in texts:
        for term, place in _of_text(text, there, cited((referencing or {}).get(text.id, Referencing()))):
            found[term].append(place)
    return {term: tuple(places) for term, places in found.items()}


def _of_text(
    text: Text, there: Mapping[tuple[str, str], list[tuple[str, Place]]], cited: Mapping[str, list[Extent]]
) -> list[tuple[str, Place]]:
    taken: list[tuple[str, Place]] = []
    in_text: set[str] = set()
    in_section: set[tuple[str, str]] = set()
    for passage in filter(bears_marks, text.passages):
        open_, places = there.get((text.id, passage.id), []), MarkPlaces.of(passage, cited)
        free = [found for found in open_ if (passage.section, found[0]) not in in_section and places.may(found[1])]
        first = _firsts(sorted(free, key=lambda found: (found[0] in in_text, found[1].start)))
        chosen = first[: room(len(passage.text.split()))]
        taken += sorted(chosen, key=lambda found: found[1].start)
        in_text |= {term for term, _ in chosen}
        in_section |= {(passage.section, term) for term, _ in chosen}
    return taken


def _firsts(found: list[tuple[str, Place]]) -> list[tuple[str, Place]]:
    firsts: dict[str, tuple[str, Place]] = {}
    for term, place in found:
        firsts.setdefault(term, (term, place))
    return list(firsts.values())
