"""Which pages are in the book, and in what order: what one reads, not what one does on a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...analysis.course import Course
from ...input.kinds import RecordKind
from ...interface.language import Language
from ...pages.navigation import navigation
from ...pages.shelves import ABOUT
from ...pages.shelves import shelf_of as shelf_of_page

GATHERED = ("bibliography.md", "silences.md", "vocabulary.md")
"""Pages that gather what records say, and are read."""
HOME = "index.md"


@dataclass(frozen=True)
class BookPart:
    """An entry of the contents, with those under it."""

    title: str
    path: str = ""
    """From the pages folder; empty of a name alone."""
    parts: tuple[BookPart, ...] = ()

    def paths(self) -> Iterator[str]:
        """Of this part and all under it, in the order in which they are read."""
        if self.path:
            yield self.path
        for part in self.parts:
            yield from part.paths()


def is_in_the_book(course: Course, path: str) -> bool:
    """Whether a page of the site is a part of its book."""
    folder = path.partition("/")[0]
    own = {written.path.removeprefix("docs/") for written in course.handwritten} - {HOME}
    if folder in ("texts", "editions"):
        return path != f"{folder}/{HOME}"
    return path in own or path in GATHERED or folder in {kind.folder for kind in course.kinds if course.of(kind.model)}


def contents(course: Course, titles: Mapping[str, str]) -> tuple[BookPart, ...]:
    """The parts of the book. `titles`: of the pages that are in it, by path."""
    language, found = Language(course.facts.language), navigation(course, titles.keys())
    shelves = sorted(found.shelves, key=lambda shelf: shelf.id != ABOUT)
    made = []
    for shelf in shelves:
        texts = tuple(BookPart(entry.title, entry.path) for entry in found.texts) if shelf.id == "texts" else ()
        lists = tuple(
            BookPart(entry.title, entry.path, _records(course, entry.path, titles)) for entry in shelf.entries
        )
        made.append(BookPart(shelf.title, parts=(*texts, *lists, *_editions(shelf.id, titles, language))))
    there = {path for part in made for path in part.paths()}
    left = [BookPart(title, path) for path, title in titles.items() if path not in there]
    homes = {shelf.id: n for n, shelf in enumerate(shelves)}
    for one in left:
        n = homes.get(shelf_of_page(one.path), len(made) - 1)
        made[n] = BookPart(made[n].title, parts=(*made[n].parts, one))
    return tuple(made)


def _records(course: Course, path: str, titles: Mapping[str, str]) -> tuple[BookPart, ...]:
    """The pages of the records that a list is of, in their order."""
    kinds = (kind for kind in course.kinds if path == f"{kind.folder}/{HOME}" and kind.own_pages)
    return tuple(part for kind in kinds for part in _of_kind(course, kind, titles))


def _of_kind(course: Course, kind: RecordKind, titles: Mapping[str, str]) -> Iterator[BookPart]:
    for record in course.of(kind.model):
        if (path := f"{kind.folder}/{record.id}.md") in titles:
            yield BookPart(titles[path], path)


def _editions(shelf: str, titles: Mapping[str, str], language: Language) -> tuple[BookPart, ...]:
    parts = tuple(BookPart(title, path) for path, title in titles.items() if path.startswith("editions/"))
    if shelf != "texts" or not parts:
        return ()
    return (BookPart(language.say("How the texts were edited"), parts=parts),)
