"""The search index: what MkDocs found on hand-written pages, and a document for every passage and record."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape

from ..analysis.addresses import page_url, passage_url
from ..analysis.course import Course, Edition
from ..html.weave import body_html
from ..input.records import Comparison, Difference, Event, Figure, Name, Note, Term
from ..model.passages import FURNITURE, HEADING, NOTE, REFERENCE, Passage
from ..text.sentences import sentences
from .files import File

SEPARATOR = r"[\s\u200b‐-―\-,;:!?=()\[\]{}\"“”„‟«»‹›'‘’…/|]+|\.(?!\d)|&(?:[lg]t;|amp;)?"
"""Where the theme's search parts words. Its own leaves a comma on the word, which then is not found in quotes."""
_ASCII = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ı": "i",
        "İ": "I",
    }
)
_HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}")
_NUMBERED = {NOTE: "note", REFERENCE: "reference"}

Document = dict[str, object]


def search_files(built: str, ours: list[Document]) -> list[File]:
    """The index files of the site, from the JSON that MkDocs wrote: as data for the web, as a script for a folder."""
    index = json.loads(built)
    index["config"]["separator"] = SEPARATOR
    pages = {_page(document) for document in ours}
    kept = [_folded(document) for document in index["docs"] if _page(document) not in pages]
    index["docs"] = [*kept, *ours]
    # Escaped, since a script read from a folder has no encoding declared.
    written = json.dumps(index, separators=(",", ":"), sort_keys=True)
    return [
        File("search/search_index.js", f"var __index = {written}".encode()),
        File("search/search_index.json", written.encode()),
    ]


def documents(course: Course) -> list[Document]:
    """What is found of the course: each page before its parts, as the theme asks."""
    return [document for group in _groups(course) for document in group]


def copies(words: str) -> list[str]:
    """What the words are also found by: without accents, and as the pairs and triples of Chinese characters."""
    found = [
        bare
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", words)
        if (bare := _bare(word)) != word and bare.isascii()
    ]
    for run in _HAN_RUN.findall(words):
        found += [run[at : at + size] for size in (2, 3) for at in range(len(run) - size + 1) if size < len(run)]
    return list(dict.fromkeys(found))


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.translate(_ASCII))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _page(document: Mapping[str, object]) -> str:
    return str(document["location"]).partition("#")[0]


def _groups(course: Course) -> Iterator[list[Document]]:
    full = _full_words(course)
    for edition in course.editions:
        yield list(_text(edition, full))
    yield [_term(term) for term in course.terms]
    yield [_event(event) for event in course.events]
    yield [_comparison(comparison) for comparison in course.comparisons]
    yield [_figure(figure) for figure in course.figures]
    yield [_difference(difference) for difference in course.differences]
    yield _gathered("Names", [_name(name) for name in course.names])
    yield _gathered("Notes", [_note(course, note) for note in course.notes])


def _document(location: str, title: str, paragraphs: Iterable[str], more: Iterable[str] = ()) -> Document:
    """`paragraphs` are plain words; `more` is what they are also found by."""
    written = [words for words in paragraphs if words]
    also = list(dict.fromkeys([*more, *copies(" ".join([title, *written]))]))
    text = "".join(f"<p>{escape(words, quote=False)}</p>" for words in [*written, " ".join(also)] if words)
    return {"location": location, "title": escape(title, quote=False), "text": text}


def _folded(document: Document) -> Document:
    """A document of MkDocs's own, with what it is also found by."""
    also = copies(re.sub(r"<[^>]+>", " ", f"{document['title']} {document['text']}"))
    return {**document, "text": f"{document['text']}<p>{' '.join(also)}</p>"} if also else document


def _gathered(title: str, parts: list[Document]) -> list[Document]:
    """Records that share a page, after the page itself."""
    return [_document(_page(parts[0]), title, ()), *parts] if parts else []


def _text(edition: Edition, full: Mapping[tuple[str, str], list[str]]) -> Iterator[Document]:
    source = edition.source
    authors = ", ".join(author.name for author in source.authors)
    yield _document(page_url("text", edition.id), source.title.value, (authors, source.label))
    for passage in edition.text.passages:
        if passage.kind != FURNITURE:
            yield _passage(edition, passage, full.get((edition.id, passage.id), []))


def _passage(edition: Edition, passage: Passage, more: list[str]) -> Document:
    location = passage_url(edition.id, passage.id)
    if passage.kind == HEADING:
        return _document(location, passage.text, (), more)
    number = passage.number or re.sub(r"\D", "", passage.id)
    title = f"{edition.source.label} · {_NUMBERED.get(passage.kind, 'passage')} {number}"
    return _document(location, title, sentences(passage.text), more)


def _full_words(course: Course) -> dict[tuple[str, str], list[str]]:
    """By text and passage: the terms that stand there only as lower-case initials (`wnc`), in full."""
    full: dict[tuple[str, str], list[str]] = {}
    words = {(edition.id, passage.id): passage.text for edition in course.editions for passage in edition.text.passages}
    for term in course.terms:
        for place in course.occurrences.get(term.id, ()):
            form = words[place.text, place.passage][place.start : place.end]
            if _is_short(form, term):
                known = full.setdefault((place.text, place.passage), [])
                known += [] if term.term in known else [term.term]
    return full


def _is_short(form: str, term: Term) -> bool:
    """Whether a form is the term's initials in lower case, as small capitals are often received."""
    words = term.term.split()
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())}
    return form.islower() and form.isalpha() and (form.upper() in {*initials, *term.forms})


def _body(body: str) -> list[str]:
    """The paragraphs of a record's body, as plain words."""
    html = re.split(r"</p>|</li>", str(body_html(body)))
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in html]


def _term(term: Term) -> Document:
    uses = (use.says for use in term.uses)
    return _document(page_url("term", term.id), term.term, (", ".join(term.forms), *_body(term.body), *uses))


def _event(event: Event) -> Document:
    told = (telling.says for telling in event.tells)
    return _document(page_url("event", event.id), event.title, (*_body(event.body), *told))


def _comparison(comparison: Comparison) -> Document:
    answers = (answer.says for answer in comparison.answers)
    return _document(page_url("comparison", comparison.id), comparison.question, (*_body(comparison.body), *answers))


def _figure(figure: Figure) -> Document:
    readings = (f"{one.value} {figure.unit}, {one.as_of}" for one in figure.readings)
    return _document(page_url("figure", figure.id), figure.title, (*_body(figure.body), *readings))


def _difference(difference: Difference) -> Document:
    sides = (side.says for side in difference.sides)
    return _document(page_url("difference", difference.id), difference.title, (*_body(difference.body), *sides))


def _name(name: Name) -> Document:
    return _document(page_url("name", name.id), name.name, (", ".join(name.forms), name.who))


def _note(course: Course, note: Note) -> Document:
    label = course.edition(note.text).source.label
    return _document(page_url("note", note.id), f"Note on {label}", (f"“{note.quote}”", *_body(note.body)))
