"""What the manual shows of a course: its texts, its kinds, one example of each kind of record, its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...analysis.course import Course, Edition
from ...input.course_file import KindLists
from ...input.records import Note
from ...model.passages import PARAGRAPH, Passage
from ...text.sentences import first_sentence
from ..book import number
from .examples import Examples, chosen, examples
from .quotable import Quotable, quotable, refusal
from .samples import DataFile, samples

ENOUGH = 80
"""Characters of a passage that is shown as an example."""


@dataclass(frozen=True)
class CitedText:
    """One text, and a passage of it, as one cites them."""

    id: str
    label: str
    siglum: str
    title: str
    """As printed, or `unknown`."""
    authors: tuple[str, ...]
    venue: str
    issue: str
    year: str
    """Of publication, or `unknown`."""
    pages: str
    doi: str
    interview: bool
    """Whether somebody in it is named before his words."""
    passage: str
    """The id of a passage in it; empty where it has none."""

    @property
    def number(self) -> str:
        """The passage's number."""
        return number(self.passage)


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
class Cited:
    """One record of each kind that has a name, as one cites it."""

    note: CitedNote | None = None
    term: CitedRecord | None = None
    event: CitedRecord | None = None
    comparison: CitedRecord | None = None


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
class ManualView:
    """All that the manual's pages show of a course."""

    language: str
    title: str
    address: str
    """Where the site is published; empty where that is not said."""
    rights: str
    edit_base: str
    """Where files are edited; empty where that is not said."""
    pages: tuple[str, ...]
    """The course's own pages, by path."""
    texts: tuple[CitedText, ...]
    kinds: Kinds
    examples: Examples
    quotable: tuple[Quotable, ...]
    """Words that made-up examples may quote: none or two."""
    refusal: str
    """What the check says of one wrong quotation; empty where the course has no text."""
    cited: Cited
    files: tuple[DataFile, ...]
    """Of `data/`."""


def manual_view(course: Course) -> ManualView:
    """What the manual shows of this course."""
    facts = course.facts
    found = examples(course)
    words = quotable(course)
    return ManualView(
        language=facts.language,
        title=facts.title,
        address=facts.address,
        rights=facts.rights,
        edit_base=facts.edit_base,
        pages=tuple(page.path.removeprefix("docs/") for page in course.handwritten),
        texts=tuple(_cited_text(edition) for edition in course.editions),
        kinds=_kinds(facts.kinds, course),
        examples=found,
        quotable=words,
        refusal=refusal(course, words),
        cited=_cited(course),
        files=samples(course),
    )


def _cited_text(edition: Edition) -> CitedText:
    source, published = edition.source, edition.source.published
    passage = shown_passage(edition)
    return CitedText(
        id=edition.id,
        label=source.label,
        siglum=source.siglum,
        title=source.title.value,
        authors=tuple(author.name for author in source.authors),
        venue=published.venue,
        issue=published.issue,
        year=published.year,
        pages=published.pages,
        doi=published.doi,
        interview=any(passage.speaker for passage in edition.text.passages),
        passage=passage.id if passage else "",
    )


def shown_passage(edition: Edition) -> Passage | None:
    """A paragraph of the text that can stand for others: the first that is long enough, else the first."""
    paragraphs = [passage for passage in edition.text.passages if passage.kind == PARAGRAPH]
    return next((passage for passage in paragraphs if len(passage.text) >= ENOUGH), next(iter(paragraphs), None))


def _kinds(listed: KindLists, course: Course) -> Kinds:
    return Kinds(
        events=_words(listed.events, [event.kind for event in course.events]),
        terms=_words(listed.terms, [term.kind for term in course.terms]),
        texts=_words(listed.texts, [edition.source.kind for edition in course.editions]),
    )


def _words(listed: dict[str, str], used: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Those that course.yml lists; where it lists none, those that records use."""
    return tuple(listed.items()) or tuple((word, word) for word in sorted(set(used)))


def _cited(course: Course) -> Cited:
    term, event, comparison = chosen(course.terms), chosen(course.events), chosen(course.comparisons)
    return Cited(
        note=_cited_note(course, chosen(course.notes)),
        term=CitedRecord(term.term, f"glossary/{term.id}.html") if term else None,
        event=CitedRecord(event.title, f"events/{event.id}.html") if event else None,
        comparison=CitedRecord(comparison.question, f"comparisons/{comparison.id}.html") if comparison else None,
    )


def _cited_note(course: Course, note: Note | None) -> CitedNote | None:
    if note is None or note.place is None:
        return None
    label = course.edition(note.text).source.label
    url = f"texts/{note.text}.html#ed-{note.id}"
    return CitedNote(first_sentence(note.quote), note.by, label, number(note.place.passage), url)
