"""What the manual's pages show of a course: each has a view of its own, and is made again only where it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...analysis.course import Course, Edition
from ...exports.packing import ENDING
from ...input.code_host import CodeHost, code_host
from ...input.course_file import KindLists
from ...input.records import Comparison, Event, Note, Record, Term
from ...input.source import Source
from ...model.passages import PARAGRAPH, Passage
from ...text.sentences import first_sentence
from ..passages import number
from .examples import Examples, chosen, examples
from .quotable import Quotable, quotable, refusal
from .samples import DataFile, Make, samples
from .unnamed import UnnamedKind, unnamed_kinds

ENOUGH = 80
"""Characters of a passage that is shown as an example."""


@dataclass(frozen=True)
class NamedText:
    """One text, as the manual names it."""

    id: str
    label: str
    siglum: str


@dataclass(frozen=True)
class CitedText:
    """One text, and a passage of it, as one cites them."""

    id: str
    label: str
    source: Source
    """What is known of it."""
    authors: tuple[str, ...]
    dated: bool
    """Whether its year is known."""
    interview: bool
    """Whether somebody in it is named before his words."""
    passage: str
    """The id of a passage in it; empty where it has none."""
    number: str
    """Of that passage."""


@dataclass(frozen=True)
class CitedNote:
    """One note of the editors, as one cites it."""

    quote: str
    by: str
    label: str
    """Of its text."""
    passage: str
    """The passage's number."""
    url: str


@dataclass(frozen=True)
class CitedRecord:
    """A record with a page of its own, as one cites it."""

    title: str
    url: str


@dataclass(frozen=True)
class Kinds:
    """The words that a record of this course may write for its kind, with what pages call them."""

    events: tuple[tuple[str, str], ...] = ()
    """Of events; empty where any word will do and none is used yet."""
    terms: tuple[tuple[str, str], ...] = ()
    """Of terms."""
    texts: tuple[tuple[str, str], ...] = ()
    """Of texts."""


@dataclass(frozen=True)
class ReadingView:
    """What *How to read a page* shows."""

    language: str
    texts: tuple[NamedText, ...]


@dataclass(frozen=True)
class DataView:
    """What *Data* shows."""

    language: str
    title: str
    """Of the course."""
    address: str
    """Where the site is published; empty where that is not said."""
    rights: str
    texts: tuple[str, ...]
    """Their ids."""
    files: tuple[DataFile, ...]
    """Of `data/`."""
    unnamed: tuple[UnnamedKind, ...]
    """Kinds of which their models alone say what their files hold."""

    @property
    def packed(self) -> bool:
        """Whether the files with the words of texts are."""
        return any(file.path.endswith(ENDING) for file in self.files)


@dataclass(frozen=True)
class CitingView:
    """What *How to cite* shows."""

    language: str
    title: str
    address: str
    """Where the site is published; empty where that is not said."""
    rights: str
    about: bool
    """Whether the course says something about itself."""
    texts: tuple[CitedText, ...]
    note: CitedNote | None
    term: CitedRecord | None
    event: CitedRecord | None
    comparison: CitedRecord | None


@dataclass(frozen=True)
class ContributingView:
    """What *Contributing* shows."""

    language: str
    rights: str
    host: CodeHost | None
    """Where files are edited; None where that is not said."""
    texts: tuple[NamedText, ...]
    kinds: Kinds
    examples: Examples
    unnamed: tuple[UnnamedKind, ...]
    """Kinds of records that the manual has no words of its own for."""
    quotable: tuple[Quotable, ...]
    """Words that made-up examples may quote: none or two."""
    refusal: str
    """What the check says of one wrong quotation; empty where the course has no text."""


def reading_view(course: Course) -> ReadingView:
    """Of this course."""
    return ReadingView(course.facts.language, _named(course))


def data_view(course: Course, records: Mapping[str, Make]) -> DataView:
    """Of this course; `records`: by folder, what makes the data file of those records."""
    ids = tuple(edition.id for edition in course.editions)
    facts, files = course.facts, samples(course, records)
    return DataView(facts.language, facts.title, facts.address, facts.rights, ids, files, unnamed_kinds(course))


def citing_view(course: Course) -> CitingView:
    """Of this course."""
    facts = course.facts
    return CitingView(
        language=facts.language,
        title=facts.title,
        address=facts.address,
        rights=facts.rights,
        about=any(page.path == "docs/about.md" for page in course.handwritten),
        texts=tuple(_cited_text(edition) for edition in course.editions),
        note=_cited_note(course, chosen(course.of(Note))),
        term=_cited_record(course, chosen(course.of(Term))),
        event=_cited_record(course, chosen(course.of(Event))),
        comparison=_cited_record(course, chosen(course.of(Comparison))),
    )


def contributing_view(course: Course) -> ContributingView:
    """Of this course."""
    words = quotable(course)
    return ContributingView(
        language=course.facts.language,
        rights=course.facts.rights,
        host=code_host(course.facts.edit_base),
        texts=_named(course),
        kinds=_kinds(course.facts.kinds, course),
        examples=examples(course),
        unnamed=unnamed_kinds(course),
        quotable=words,
        refusal=refusal(course, words),
    )


def _named(course: Course) -> tuple[NamedText, ...]:
    return tuple(NamedText(e.id, e.source.label, e.source.siglum) for e in course.editions)


def _cited_text(edition: Edition) -> CitedText:
    source = edition.source
    passage = shown_passage(edition)
    return CitedText(
        id=edition.id,
        label=source.label,
        source=source,
        authors=tuple(author.name for author in source.authors),
        dated=source.published.known_year != "unknown",
        interview=any(passage.speaker for passage in edition.text.passages),
        passage=passage.id if passage else "",
        number=number(passage.id) if passage else "",
    )


def shown_passage(edition: Edition) -> Passage | None:
    """A paragraph of the text that can stand for others: the first that is long enough, else the first."""
    paragraphs = [passage for passage in edition.text.passages if passage.kind == PARAGRAPH]
    return next((passage for passage in paragraphs if len(passage.text) >= ENOUGH), next(iter(paragraphs), None))


def _kinds(listed: KindLists, course: Course) -> Kinds:
    return Kinds(
        events=_words(listed.events, [event.kind for event in course.of(Event)]),
        terms=_words(listed.terms, [term.kind for term in course.of(Term)]),
        texts=_words(listed.texts, [edition.source.kind for edition in course.editions]),
    )


def _words(listed: Mapping[str, str], used: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Those that course.yml lists; where it lists none, those that records use."""
    return tuple(listed.items()) or tuple((word, word) for word in sorted(set(used)))


def _cited_record(course: Course, record: Record | None) -> CitedRecord | None:
    return CitedRecord(record.called, course.url(type(record), record.id)) if record else None


def _cited_note(course: Course, note: Note | None) -> CitedNote | None:
    if note is None or note.place is None:
        return None
    label = course.edition(note.text).source.label
    url = f"texts/{note.text}.html#ed-{note.id}"
    return CitedNote(first_sentence(note.quote), note.by, label, number(note.place.passage), url)
