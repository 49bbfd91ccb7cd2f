"""The course as a value: its editions, its anchored records, and what follows. Pages and exports read nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from ..input.anchors_file import LockedAnchor
from ..input.contents import Handwritten
from ..input.corrections import LostCorrection
from ..input.course_file import CourseFacts
from ..input.formats.extraction import SetAside
from ..input.kinds import RecordKind
from ..input.records import Emendation, Place, R, Record, Source
from ..model.passages import Text
from ..model.problems import Problem


@dataclass(frozen=True)
class Edition:
    """One source as the reader gives it."""

    source: Source
    received: Text
    """The repaired layer: the author's words and every slip exactly as received."""
    text: Text
    """The emended layer, the one that is read and quoted; corrections and damage are spans in it."""
    emendations: tuple[Emendation, ...] = ()
    """Each with its place in `text`."""
    lost: tuple[LostCorrection, ...] = ()
    """Those that are written and were not made."""
    locked: tuple[LockedAnchor, ...] = ()
    """Where its quotations stood when its editors last said so."""
    fingerprint: str = ""
    """Names what both layers were made of: the seed, its recipe, its published ids, its corrections."""
    file_format: str = ""
    """The name of the format that the seed was read out of, `DOCX`; empty where it is plain text."""
    aside: tuple[SetAside, ...] = ()
    """Words of such a file that are no part of its text."""
    cut: bool = False
    """Whether no more of its words is left than records quote (`sharing.py`)."""

    @property
    def id(self) -> str:
        return self.source.id


@dataclass(frozen=True)
class Reference:
    """One entry of a reference list."""

    id: str
    """The passage that holds it: `r42`."""
    raw: str
    authors: tuple[str, ...] = ()
    year: str = ""
    title: str = ""
    doi: str = ""
    url: str = ""


@dataclass(frozen=True)
class CitationPart:
    """One work within a citation's brackets: `Lukin 2018: 104, 191`."""

    raw: str
    start: int
    end: int
    """Characters of the passage's text."""
    reference: str | None = None
    """Only where it is certain."""
    candidates: tuple[str, ...] = ()
    pages: str = ""


@dataclass(frozen=True)
class Citation:
    """One pair of brackets with author-date references in it."""

    passage: str
    raw: str
    start: int
    end: int
    parts: tuple[CitationPart, ...] = ()


@dataclass(frozen=True)
class NoteLink:
    """A note of a source: its number, the passage with its mark, the one that is its body; either may be missing."""

    n: str
    mark: str | None
    body: str | None


@dataclass(frozen=True)
class Referencing:
    """What one text refers to."""

    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[NoteLink, ...] = ()


@dataclass(frozen=True)
class CitedWork:
    """A work of the merged bibliography: the same in every text that cites it."""

    id: str
    label: str
    """Authors and year, as one writes them."""
    raw: str
    """The fullest reference we have, or the citation where no list gives one."""
    cited: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By text: where it is cited."""
    known: Reference = Reference("", "")
    """What lists and citations say of it, taken together."""


@dataclass(frozen=True)
class Course:
    """Everything a page may say."""

    facts: CourseFacts = field(default_factory=CourseFacts)
    """What `course.yml` says."""
    emblem: str = ""
    """The course's SVG as written."""
    editions: tuple[Edition, ...] = ()
    """In the order of writing (their horizons)."""
    kinds: tuple[RecordKind, ...] = ()
    """The kinds of its records."""
    by_model: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)
    """The records of `docs/`, by their model; each kind by id, but events by date."""
    handwritten: tuple[Handwritten, ...] = ()
    """Pages of `docs/` that are nobody's record."""
    occurrences: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By term: every place where one of its forms stands, longest form first, none inside another."""
    marked: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By term: the places that bear a mark on the page; which do, `marks.py` says."""
    named: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By name: every place where one of its forms stands."""
    marked_names: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """By name: the places that bear a mark on the page."""
    referencing: Mapping[str, Referencing] = field(default_factory=dict)
    """By text."""
    works: tuple[CitedWork, ...] = ()
    states: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By event, then text: `tells`, `silent`, `older` (the text was written before the event) or `unread`."""
    problems: tuple[Problem, ...] = ()
    """What the check found; `make serve` lists them on a page."""
    commit: str = ""
    """At which its files were last put on record; empty where nothing is known of that."""

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The records of one model."""
        return cast(tuple[R, ...], self.by_model.get(model, ()))

    def url(self, model: type[Record], id: str) -> str:
        """Where a record stands, from the site's root: `events/the-fire.html`. Raises KeyError for an unknown kind."""
        for kind in self.kinds:
            if kind.model is model:
                return kind.address(id)
        raise KeyError(model)

    def language_of(self, text: str) -> str:
        """What a text is written in: the course's language where it does not say."""
        return self.edition(text).source.language or self.facts.language

    def edition(self, text: str) -> Edition:
        """The edition of that text. Raises KeyError where there is none."""
        return self._by_id[text]

    @cached_property
    def _by_id(self) -> Mapping[str, Edition]:
        return {edition.id: edition for edition in self.editions}

    @cached_property
    def occurrences_in(self) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
        """By text, then term: where one of its forms stands."""
        return _by_text(self.occurrences)

    @cached_property
    def named_in(self) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
        """By text, then name: where one of its forms stands."""
        return _by_text(self.named)


def _by_text(found: Mapping[str, tuple[Place, ...]]) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
    texts: dict[str, dict[str, list[Place]]] = {}
    for id, places in found.items():
        for place in places:
            texts.setdefault(place.text, {}).setdefault(id, []).append(place)
    return {text: {id: tuple(places) for id, places in here.items()} for text, here in texts.items()}
