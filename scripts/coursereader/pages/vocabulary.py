"""Who uses which word: the words that the editors chose to compare, then the terms of the glossary, by texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..analysis.terms import occurrences
from ..input.original_forms import InOriginal, OriginalForm
from ..input.records import Place, Term
from .concordance import concordance_of
from .index import CourseIndex
from .naming import SOME, Texts
from .page import Head, Page, page
from .passages import PassageRef
from .planning import Planned

CHOSEN = "docs/vocabulary.md"
"""Its lists are the words to compare: one line a word, its forms after commas."""
LINE = re.compile(r"^[-*] +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Counted:
    """How often each text has a word."""

    counts: Mapping[str, int]
    """By text, in the order of writing."""

    @property
    def total(self) -> int:
        """How often all of them have it."""
        return sum(self.counts.values())

    @property
    def most_often(self) -> list[tuple[str, int]]:
        """The few texts that have it most often."""
        return sorted(self.counts.items(), key=lambda row: -row[1])[:SOME]


@dataclass(frozen=True)
class Word(Counted):
    """One word, and where each text has it."""

    forms: tuple[str, ...]
    passages: Mapping[str, tuple[PassageRef, ...]]
    """By text, each once."""


@dataclass(frozen=True)
class CountedTerm(Counted):
    """One term, and how often each text names it."""

    term: str
    url: str


@dataclass(frozen=True)
class NamedInOriginal:
    """One original term, and whose it is."""

    form: OriginalForm
    called: str
    """What the site calls it."""
    url: str


@dataclass(frozen=True)
class VocabularyView:
    """What the page prints."""

    texts: Texts
    words: tuple[Word, ...]
    """Those that `docs/vocabulary.md` lists."""
    terms: tuple[CountedTerm, ...]
    originals: tuple[tuple[str, tuple[NamedInOriginal, ...]], ...]
    """By language: what terms, names and events are called in it."""
    source: str
    """The file it was written from."""


def vocabulary_pages(index: CourseIndex) -> Iterator[Planned[VocabularyView]]:
    """The page of words."""
    written = next((page for page in index.course.handwritten if page.path == CHOSEN), None)
    words = tuple(_words(index, written.body)) if written else ()
    terms = (_term(index, term) for term in index.course.of(Term))
    order = sorted(terms, key=lambda row: (-len(row.counts), -sum(row.counts.values()), row.term.casefold()))
    view = VocabularyView(
        index.texts, words, tuple(order), tuple(_originals(index)), CHOSEN if written else "docs/glossary"
    )
    yield Planned("vocabulary.md", vocabulary_page, view)


def _originals(index: CourseIndex) -> Iterator[tuple[str, tuple[NamedInOriginal, ...]]]:
    """The languages by their codes, the forms of each by what pages call them."""
    found: dict[str, list[NamedInOriginal]] = {}
    for kind in index.course.kinds:
        for record in index.course.of(kind.model):
            for form in record.originals if isinstance(record, InOriginal) else ():
                named = NamedInOriginal(form, record.called, index.course.url(kind.model, record.id))
                found.setdefault(form.language, []).append(named)
    for language in sorted(found):
        yield language, tuple(sorted(found[language], key=lambda one: (one.called.casefold(), one.url)))


def _term(index: CourseIndex, term: Term) -> CountedTerm:
    grouped = index.texts.grouped(index.course.occurrences.get(term.id, ()))
    return CountedTerm({text: len(mine) for text, mine in grouped}, term.term, index.course.url(Term, term.id))


def _words(index: CourseIndex, body: str) -> Iterator[Word]:
    chosen = [tuple(form.strip() for form in line.split(",") if form.strip()) for line in LINE.findall(body)]
    terms = [Term(id=f"w{n}", term=forms[0], forms=forms[1:], kind="word") for n, forms in enumerate(chosen) if forms]
    found = occurrences(terms, [edition.text for edition in index.course.editions])
    for term in terms:
        yield _word(index, term, found.get(term.id, ()))


def _word(index: CourseIndex, term: Term, places: tuple[Place, ...]) -> Word:
    counts = {text: len(mine) for text, mine in index.texts.grouped(places)}
    return Word(counts, (term.term, *term.forms), dict(index.refs(places)))


def vocabulary_page(view: VocabularyView) -> Page:
    """The words that `docs/vocabulary.md` lists, and the terms, with how often each stands where."""
    say, ids = view.texts.language.say, view.texts.ids
    said = say("How often each text uses each word and each term.")
    head = Head("vocabulary.md", say("Vocabulary"), said, view.source)
    most = {text: max([term.counts.get(text, 0) for term in view.terms] or [0]) for text in ids}
    return page(head, view.texts, "vocabulary.md.j2", view=view, most=most, concordance_of=concordance_of)
