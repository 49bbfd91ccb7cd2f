"""How one gets about the site: its shelves, and the pages on each, under the names that readers see. For any host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import yaml

from ..analysis.course import Course
from ..input.course_file import CourseFacts
from ..interface.language import Language
from .page import Page
from .shelves import ABOUT, shelf_of


@dataclass(frozen=True)
class Entry:
    """One page that one gets to."""

    title: str
    """Plain words, not HTML."""
    path: str
    """From the pages folder: `texts/index.md`."""

    @property
    def address(self) -> str:
        """From the site's root: `texts/index.html`."""
        return f"{self.path.removesuffix('.md')}.html"


@dataclass(frozen=True)
class Shelf:
    """One part of the site."""

    id: str
    """What the front matter of its pages calls it: `texts`."""
    title: str
    entries: tuple[Entry, ...]
    """Never empty; the first is where the shelf's name leads."""


@dataclass(frozen=True)
class Navigation:
    """Every way about the site. No entry leads to a page that is not there."""

    home: Entry
    shelves: tuple[Shelf, ...]
    texts: tuple[Entry, ...]
    """By their labels, in the order of writing."""


_FIRST, _LAST = ("about.md", "guide.md"), ("citing.md", "data.md", "contributing.md")
"""Of the pages about the site: the course's own come before those that tell how it works."""


def navigation(course: Course, pages: Iterable[Page]) -> Navigation:
    """The shelves of a course with these pages."""
    language = Language(course.facts.language)
    by_path = {page.path: page for page in pages}
    about = Shelf(ABOUT, course.facts.shelves.about or language.say("About"), _about(language, by_path))
    shelves = (_there(shelf, by_path) for shelf in (*_shelves(course.facts, language), about))
    return Navigation(
        Entry(course.facts.shelves.home or language.say("Home"), "index.md"),
        tuple(shelf for shelf in shelves if shelf.entries),
        tuple(Entry(e.source.label, path) for e in course.editions if (path := f"texts/{e.id}.md") in by_path),
    )


def _there(shelf: Shelf, pages: Mapping[str, Page]) -> Shelf:
    return replace(shelf, entries=tuple(entry for entry in shelf.entries if entry.path in pages))


def _shelves(facts: CourseFacts, language: Language) -> tuple[Shelf, ...]:
    """The shelves whose pages the engine makes."""
    say, names = language.say, facts.shelves
    texts = {
        "texts/index.md": say("Texts"),
        "notes/index.md": say("Notes"),
        "bibliography.md": say("Bibliography"),
    }
    events = {"events/index.md": say("Events"), "timeline.md": say("Timeline"), "silences.md": say("Silences")}
    comparisons = {
        "comparisons/index.md": say("Comparisons"),
        "differences/index.md": say("Differences"),
        "figures/index.md": say("Figures"),
    }
    glossary = {
        "glossary/index.md": say("Glossary"),
        "names/index.md": say("Names"),
        "vocabulary.md": say("Vocabulary"),
    }
    return (
        Shelf("texts", names.texts or say("Texts"), _entries(texts)),
        Shelf("events", names.events or say("Events"), _entries(events)),
        Shelf("comparisons", names.comparisons or say("Comparisons"), _entries(comparisons)),
        Shelf("glossary", names.glossary or say("Glossary"), _entries(glossary)),
    )


def _entries(titles: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(title, path) for path, title in titles.items())


def _about(language: Language, pages: Mapping[str, Page]) -> tuple[Entry, ...]:
    """Pages about the site, the usual ones by short names, others by their titles."""
    say = language.say
    short = {
        "about.md": say("About"),
        "guide.md": say("Reading guide"),
        "citing.md": say("Citing"),
        "data.md": say("Data"),
        "contributing.md": say("Contributing"),
    }
    others = sorted(path for path in pages if shelf_of(path) == ABOUT and path not in short)
    return tuple(
        Entry(short.get(path) or _title(pages[path]), path) for path in (*_FIRST, *others, *_LAST) if path in pages
    )


def _title(page: Page) -> str:
    head = yaml.safe_load(page.text.split("---\n", 2)[1])
    return str(head["title"])
