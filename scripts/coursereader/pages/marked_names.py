"""Names that a text's page marks: where, and what their cards say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.course import Edition
from ..input.original_forms import OriginalForm
from ..input.records import Mention, Name, Place
from ..interface.words import N_
from .index import CourseIndex
from .passages import PassageRef

KINDS: Mapping[str, str] = {"person": N_("person"), "organisation": N_("organisation"), "place": N_("place")}
"""The sorts of bearers, in words."""
AT_MOST = 8
"""So many passages of another text stand on a card; the register has all."""


@dataclass(frozen=True)
class NamedElsewhere:
    """Passages of another text that have the name."""

    text: str
    refs: tuple[PassageRef, ...]
    """The first of them."""
    more: int
    """How many follow."""


@dataclass(frozen=True)
class MarkedName:
    """One name, as far as the page of a text shows it."""

    id: str
    name: str
    kind: str
    """In the words of the catalogue."""
    who: str
    originals: tuple[OriginalForm, ...]
    """What it is called in other languages."""
    mentions: tuple[Mention, ...]
    """The passages that its words speak of."""
    url: str
    """Its entry in the register."""
    elsewhere: tuple[NamedElsewhere, ...]
    named: int
    """In how many places it is named …"""
    texts: int
    """… of how many texts."""
    marks: tuple[Place, ...]
    """Where this text bears its mark, in reading order."""
    back: PassageRef
    """The passage of the first."""

    @property
    def card(self) -> str:
        """The id of its card."""
        return f"name-{self.id}"


def marked_names(index: CourseIndex, edition: Edition) -> tuple[MarkedName, ...]:
    """The names that a text's page marks, in the order of their first marks."""
    order = {passage.id: n for n, passage in enumerate(edition.text.passages)}
    here = index.marked_names(edition.id)
    first = sorted(here, key=lambda id: (order[here[id][0].passage], here[id][0].start))
    names = ((index.record(Name, id), here[id]) for id in first)
    return tuple(_marked(index, name, edition.id, marks) for name, marks in names if name is not None)


def _marked(index: CourseIndex, name: Name, text: str, marks: tuple[Place, ...]) -> MarkedName:
    places = index.course.named.get(name.id, ())
    texts = index.refs(places)
    return MarkedName(
        name.id,
        name.name,
        KINDS[name.kind],
        name.who,
        name.originals,
        name.mentions,
        index.course.url(Name, name.id),
        tuple(NamedElsewhere(id, refs[:AT_MOST], len(refs[AT_MOST:])) for id, refs in texts if id != text),
        len(places),
        len(texts),
        marks,
        index.ref(marks[0]),
    )
