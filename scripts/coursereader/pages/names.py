"""The register of persons, organisations and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sized
from dataclasses import dataclass

from ..input.original_forms import OriginalForm
from ..input.records import Name
from .concordance import concordance_of
from .index import CourseIndex
from .marked_names import KINDS
from .naming import Texts, other_forms
from .page import Head, Page, page
from .passages import PassageRef
from .planning import Planned


@dataclass(frozen=True)
class RegisterEntry:
    """One name, with the passages that have it."""

    id: str
    name: str
    kind: str
    who: str
    forms: tuple[str, ...]
    """Its other forms."""
    originals: tuple[OriginalForm, ...]
    under: str
    """What it is sorted by."""
    passages: tuple[tuple[str, tuple[PassageRef, ...]], ...]
    """By text, each once."""
    map_url: str
    """Where it stands on the map; empty where it does not."""


@dataclass(frozen=True)
class NamesView:
    """What the register prints."""

    texts: Texts
    entries: tuple[RegisterEntry, ...]
    """From A to Z."""


def name_pages(index: CourseIndex) -> Iterator[Planned[NamesView]]:
    """The register."""
    entries = tuple(_entry(index, name) for name in sorted(index.course.of(Name), key=alphabetic))
    yield Planned("names/index.md", names_page, NamesView(index.texts, entries))


def names_page(view: NamesView) -> Page:
    """The register from A to Z."""
    letters: dict[str, list[RegisterEntry]] = {}
    for entry in view.entries:
        letters.setdefault(_folded(entry.under)[:1].upper(), []).append(entry)
    say = view.texts.language.say
    said = say("Persons, organisations and places, and every passage that names them.")
    head = Head("names/index.md", say("Names"), said, "docs/names")
    return page(
        head,
        view.texts,
        "names.md.j2",
        letters=list(letters.items()),
        total=len(view.entries),
        kinds=KINDS,
        concordance_of=concordance_of,
    )


def _entry(index: CourseIndex, name: Name) -> RegisterEntry:
    passages = index.refs(index.course.named.get(name.id, ()))
    return RegisterEntry(
        name.id,
        name.name,
        name.kind,
        name.who,
        other_forms(name.name, name.forms, index.texts.language),
        name.originals,
        sorted_by(name),
        passages,
        map_url(name, passages),
    )


def map_url(name: Name, passages: Sized) -> str:
    """Where a name stands on the map: a place that texts name, and of which somebody said where it lies."""
    return f"map.html#{name.id}" if name.at and passages else ""


def _folded(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).casefold()


def sorted_by(name: Name) -> str:
    """Persons by their family name: the last word that is no initial and not in brackets. All else as written."""
    words = re.sub(r"\([^)]*\)", "", name.name).split() or name.name.split()
    family = [n for n, word in enumerate(words) if not re.fullmatch(r"(\w\.-?)+", word)]
    if name.kind != "person" or not family:
        return name.name
    return " ".join([*words[family[-1] :], *words[: family[-1]], name.name])


def alphabetic(name: Name) -> tuple[str, str]:
    """What the register is sorted by."""
    return _folded(sorted_by(name)), name.id
