"""How one gets about the site: its shelves, and the pages on each, under the names that readers see. For any host."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..analysis.course import Course
from ..interface.language import Language
from ..interface.words import N_
from .handwritten import title_of
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


def navigation(course: Course, paths: Collection[str]) -> Navigation:
    """The shelves of a course with pages at these paths."""
    language, shelves = Language(course.facts.language), course.facts.shelves
    names = {
        "texts": shelves.texts or language.say("Texts"),
        "events": shelves.events or language.say("Events"),
        "comparisons": shelves.comparisons or language.say("Comparisons"),
        "glossary": shelves.glossary or language.say("Glossary"),
        "teaching": shelves.teaching or language.say("Teaching"),
        ABOUT: shelves.about or language.say("About"),
    }
    found = (Shelf(id, name, tuple(_entries(course, id, language, paths))) for id, name in names.items())
    return Navigation(
        Entry(shelves.home or language.say("Home"), "index.md"),
        tuple(shelf for shelf in found if shelf.entries),
        tuple(Entry(e.source.label, path) for e in course.editions if (path := f"texts/{e.id}.md") in paths),
    )


def _entries(course: Course, shelf: str, language: Language, paths: Collection[str]) -> Iterator[Entry]:
    """The pages of one shelf that are there: the list of texts, the lists of records, what gathers from all."""
    if shelf == ABOUT:
        yield from _about(course, language, paths)
        return
    lists = {f"{kind.folder}/index.md": kind.list_title or kind.plural for kind in course.kinds if kind.shelf == shelf}
    for path, title in {**OPENING.get(shelf, {}), **lists, **GATHERED.get(shelf, {})}.items():
        if path in paths:
            yield Entry(language.say(title), path)


OPENING: Mapping[str, Mapping[str, str]] = {
    "texts": {"texts/index.md": N_("Texts")},
    "teaching": {"teaching.md": N_("For teachers")},
}
"""By shelf: the pages that stand before the lists of records."""
GATHERED: Mapping[str, Mapping[str, str]] = {
    "texts": {"bibliography.md": N_("Bibliography")},
    "events": {"timeline.md": N_("Timeline"), "silences.md": N_("Silences")},
    "glossary": {"map.md": N_("Map"), "vocabulary.md": N_("Vocabulary"), "concordance.md": N_("Concordance")},
    "teaching": {
        "handouts/index.md": N_("Handouts"),
        "packet.md": N_("Packet"),
        "rubrics.md": N_("Rubrics"),
        "further-reading.md": N_("Further reading"),
    },
}
"""By shelf: the pages that gather what several records say, after the lists of records."""


def _about(course: Course, language: Language, paths: Collection[str]) -> Iterator[Entry]:
    """Pages about the site: the usual ones by short names, others by their titles; the course's own first."""
    own = {written.path.removeprefix("docs/"): title_of(written) for written in course.handwritten}
    others = sorted(path for path in own if shelf_of(path) == ABOUT and path not in SHORT)
    for path in (*FIRST, *others, *LAST):
        if path in paths:
            yield Entry(language.say(SHORT[path]) if path in SHORT else own[path], path)


SHORT: Mapping[str, str] = {
    "about.md": N_("About"),
    "guide.md": N_("Reading guide"),
    "reading.md": N_("How to read a page"),
    "citing.md": N_("Citing"),
    "data.md": N_("Data"),
    "mine.md": N_("My reading"),
    "contributing.md": N_("Contributing"),
    "wanted.md": N_("Where help is wanted"),
    "engine/index.md": N_("The engine"),
}
FIRST, LAST = (
    ("about.md", "guide.md"),
    ("reading.md", "mine.md", "citing.md", "data.md", "contributing.md", "wanted.md", "engine/index.md"),
)
"""Of the pages about the site: the course's own come before those that tell how it works."""
