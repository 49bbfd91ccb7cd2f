"""The register of persons, organisations and places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..input.records import Name
from .book import Book, counted, number, passage_words
from .page import Head, Page, page


@dataclass(frozen=True)
class RegisterEntry:
    """One name, with the passages that have it."""

    name: Name
    forms: tuple[str, ...]
    """Its other forms."""
    places: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    """By text: passage id, number and words of each passage, once."""


def names_page(book: Book) -> Page:
    """The register from A to Z."""
    entries = [_entry(book, name) for name in sorted(book.course.names, key=_order)]
    letters: dict[str, list[RegisterEntry]] = {}
    for entry in entries:
        letters.setdefault(_letter(entry.name), []).append(entry)
    head = Head(
        "names/index.md", "Names", "Persons, organisations and places, and every passage that names them.", "docs/names"
    )
    return page(head, book, "names.md.j2", letters=list(letters.items()), count=counted(len(entries), "name"))


def _entry(book: Book, name: Name) -> RegisterEntry:
    grouped = book.grouped(book.course.named.get(name.id, ()))
    found = []
    for text, places in grouped:
        passages = dict.fromkeys(place.passage for place in places)
        found.append((text, tuple((p, number(p), passage_words(book.passage(text, p))) for p in passages)))
    forms = tuple(form for form in name.forms if form != name.name)
    return RegisterEntry(name, forms, tuple(found))


def _folded(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).casefold()


def sorted_by(name: Name) -> str:
    """Persons by their family name: the last word that is no initial and not in brackets. All else as written."""
    words = re.sub(r"\([^)]*\)", "", name.name).split() or name.name.split()
    family = [n for n, word in enumerate(words) if not re.fullmatch(r"(\w\.-?)+", word)]
    if name.kind != "person" or not family:
        return name.name
    return " ".join([*words[family[-1] :], *words[: family[-1]], name.name])


def _order(name: Name) -> tuple[str, str]:
    return _folded(sorted_by(name)), name.id


def _letter(name: Name) -> str:
    return _folded(sorted_by(name))[:1].upper()
