"""What the search finds: every passage, record and hand-written page, as plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..analysis.addresses import passage_url, text_url
from ..analysis.course import Course, Edition, Reference
from ..analysis.events import DOES, USES
from ..analysis.persons import surname
from ..analysis.quotations import quotations
from ..html.prose import unlinked
from ..input.kinds import RecordKind
from ..input.original_forms import InOriginal
from ..input.quotation import Place, Quotation
from ..input.records import Comparison, Event, Name, Note, Record, Term
from ..input.teaching import KeyQuotations, OfOneText, Outline
from ..interface.language import Language
from ..interface.words import N_
from ..model.passages import FURNITURE, HEADING, NOTE, REFERENCE, Passage
from .search_words import body_words, full_words, page_headings, page_title, page_words

OF_TEXTS: Mapping[str, str] = {
    "text": N_("Text"),
    "passage": N_("Passage"),
    "heading": N_("Heading"),
    "note": N_("Note"),
    "reference": N_("Reference"),
    "page": N_("Page"),
}
"""The kinds of documents that are no records, and what one of them is called."""
_KINDS = {HEADING: "heading", NOTE: "note", REFERENCE: "reference"}
"""Of passages; all others are found as passages."""


@dataclass(frozen=True)
class SitePage:
    """A page that the engine makes and that is no record's and no text's: a list, or a chapter of the manual."""

    address: str
    """From the site's root."""
    title: str
    markdown: str = ""
    """Empty where it only gathers what is found elsewhere."""


@dataclass(frozen=True)
class SearchDocument:
    """One thing that is found: it has an address of its own, and one result leads there."""

    address: str
    """From the site's root: `texts/alder.html#p12`."""
    kind: str
    """One of `OF_TEXTS`, or the id of a kind of records."""
    title: str = ""
    """Empty where the result is called by its kind, text and number."""
    texts: tuple[str, ...] = ()
    """The ids of the texts it is of, or that it quotes."""
    number: str = ""
    """Of a passage or note, as the page prints it."""
    year: str = ""
    """Of an event, a work or a text."""
    forms: tuple[str, ...] = ()
    """Its other names; of a work, what it is called."""
    body: tuple[str, ...] = ()
    """Paragraphs, as they are shown around the words found."""
    also: tuple[str, ...] = ()
    """Words it is found by that are not shown; those of its address are, besides."""


def documents(course: Course, others: Iterable[SitePage] = ()) -> list[SearchDocument]:
    """What is found of the course, a page before its parts; `others` are pages of the engine."""
    full = full_words(course)
    return [
        *(document for edition in course.editions for document in _text(course, edition, full)),
        *(_record(course, kind, record) for kind in course.kinds for record in course.of(kind.model)),
        *_works(course),
        *_pages(course, others),
    ]


def _text(
    course: Course, edition: Edition, full: Mapping[tuple[str, str], tuple[str, ...]]
) -> Iterator[SearchDocument]:
    source, published = edition.source, edition.source.published
    titles = (witness.title for witness in source.witnesses)
    forms = (source.label, *(author.name for author in source.authors), *dict.fromkeys(titles))
    body = (_known(published.venue), published.issue, *source.reading)
    yield SearchDocument(
        text_url(edition.id),
        "text",
        _known(source.title.value) or source.label,
        (edition.id,),
        year=_known(published.known_year),
        forms=forms,
        body=tuple(words for words in body if words),
    )
    references = {one.id: one for one in course.referencing[edition.id].references}
    for passage in edition.text.passages:
        if passage.kind != FURNITURE:
            also = full.get((edition.id, passage.id), ())
            yield _passage(edition.id, passage, references.get(passage.id), also)


def _known(fact: str) -> str:
    return "" if fact == "unknown" else fact


def _passage(text: str, passage: Passage, reference: Reference | None, also: tuple[str, ...]) -> SearchDocument:
    address, kind, texts = passage_url(text, passage.id), _KINDS.get(passage.kind, "passage"), (text,)
    if passage.kind == HEADING:
        return SearchDocument(address, kind, passage.text, texts, also=also)
    number = passage.number or "".join(sign for sign in passage.id if sign.isdigit())
    title, year = (_label(reference), reference.year) if reference else ("", "")
    forms = _parts(reference.title) if reference else ()
    return SearchDocument(address, kind, title, texts, number, year, forms, (passage.text,), also)


def _parts(title: str) -> tuple[str, ...]:
    """What a work is called: its title, its subtitle, and both in translation, where brackets hold that."""
    return tuple(part for words in re.split(r"[\[\]]|[:.?!] ", title) if (part := words.strip(" .«»“”\"'")))


def _label(reference: Reference) -> str:
    """`Ash and Holm 1912`; empty where nobody's name is known."""
    names = [surname(author) for author in reference.authors]
    who = " and ".join(names) if len(names) <= 2 else f"{names[0]} et al."
    return f"{who} {reference.year}".strip() if names else ""


def _record(course: Course, kind: RecordKind, record: Record) -> SearchDocument:
    """A record of any kind: its name, forms and body, what it says by its quotations; then what its kind adds."""
    said = list(quotations(record))
    document = SearchDocument(
        kind.address(record.id),
        kind.id,
        record.called,
        _texts(quotation for quotation, _ in said),
        forms=(*getattr(record, "forms", ()), *_original_forms(record)),
        body=(*body_words(record.body), *dict.fromkeys(unlinked(statement) for _, statement in said if statement)),
    )
    add = _ADDED.get(kind.model)
    return add(document, record, course) if add else document


def _term(document: SearchDocument, term: Term, course: Course) -> SearchDocument:
    return replace(document, texts=_texts([*course.occurrences.get(term.id, ()), *term.uses]))


def _event(document: SearchDocument, event: Event, course: Course) -> SearchDocument:
    """Found by its date in words; what is easily taken for it is not what it says."""
    language = Language(course.facts.language)
    return replace(
        document,
        texts=_texts([telling for telling in event.tells if DOES[telling.relation] != USES]),
        year=event.date[:4],
        forms=(*(language.date(part) for part in event.date.split("/")), *document.forms),
        body=(*body_words(event.body), *(unlinked(telling.says) for telling in event.tells)),
    )


def _comparison(document: SearchDocument, comparison: Comparison, course: Course) -> SearchDocument:
    return replace(document, forms=(comparison.short,) if comparison.short else ())


def _name(document: SearchDocument, name: Name, course: Course) -> SearchDocument:
    return replace(document, texts=_texts(course.named.get(name.id, ())), body=(unlinked(name.who),))


def _note(document: SearchDocument, note: Note, course: Course) -> SearchDocument:
    """Called by its kind and text; found by the words it stands beside."""
    return replace(document, title="", body=(f"“{note.quote}”", *body_words(note.body)))


def _of_one_text(document: SearchDocument, record: OfOneText, course: Course) -> SearchDocument:
    return replace(document, title=course.edition(record.text).source.label, texts=(record.text,))


_ADDED: Mapping[type[Record], Callable[[SearchDocument, Any, Course], SearchDocument]] = {
    Term: _term,
    Event: _event,
    Comparison: _comparison,
    Name: _name,
    Note: _note,
    Outline: _of_one_text,
    KeyQuotations: _of_one_text,
}
"""What the search knows of a kind besides what it knows of every record."""


def _original_forms(record: Record) -> Iterator[str]:
    """In their own scripts and in Latin letters, each found like any other form."""
    for original in record.originals if isinstance(record, InOriginal) else ():
        yield original.form
        if original.transliteration:
            yield original.transliteration


def _texts(found: Iterable[Place | Quotation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.text for one in found))


def _works(course: Course) -> Iterator[SearchDocument]:
    """Works that are cited and stand in no text's list: the bibliography has them."""
    listed = {one.raw for text in course.referencing.values() for one in text.references}
    for work in course.works:
        if work.raw not in listed:
            year = work.label.rpartition(" ")[2]
            year = year if year.isdigit() else ""
            yield SearchDocument(f"bibliography.html#w-{work.id}", "reference", work.label, year=year, body=(work.raw,))


def _pages(course: Course, others: Iterable[SitePage]) -> Iterator[SearchDocument]:
    """Hand-written pages; those of the engine by their headings: a manual's words stand in a student's way."""
    made = {page.address: page for page in others}
    for page in course.handwritten:
        address = page.path.removeprefix("docs/").removesuffix(".md") + ".html"
        if address not in made:
            yield SearchDocument(address, "page", page_title(page) or course.facts.title, body=page_words(page.body))
    for address, other in made.items():
        yield SearchDocument(address, "page", other.title, body=page_headings(other.markdown))
