"""What a document says of itself: what it is, of what, under which terms, how it was made, what was corrected in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...analysis.addresses import text_url
from ...analysis.course import Course, Edition
from ...html.prose import unlinked
from ...input import dates
from ...input.packages import READER
from ...input.source import Source
from ...input.witnesses import Witness
from ...interface.language import Language
from .elements import Node, add, put
from .sources import put_source

EDITED = "edition, corrections and annotations"
POINTERS = (
    "A pointer string-range(PASSAGE,OFFSET,LENGTH) counts characters (Unicode code points) of the words of a passage "
    "as they are read here, from 0: without rdg, and without the note in an app."
)
CORRECTED = (
    "Lines, columns, hyphens and furniture of the file as received were undone by rule; nothing was left out. What "
    "the editors corrected stands in app: lem is read, rdg was received, the note says why. Words that are flagged as "
    "damaged, and not corrected, stand in an app without rdg."
)
RECORDS = "Every record is a feature structure (fs) with the keys of its file; its quotations point into the texts."


def put_text_header(document: Node, course: Course, edition: Edition, persons: Mapping[str, str]) -> None:
    """The header of a text's document. `persons`: by name, where it is said here who that is."""
    source = edition.source
    header = add(document, "teiHeader")
    file = add(header, "fileDesc")
    titles = add(file, "titleStmt")
    add(titles, "title", called(source), type="main")
    add(titles, "title", f"An edition in {course.facts.title}", type="sub")
    for author in source.authors:
        add(titles, "author", author.name)
    _put_persons(titles, persons)
    measured = len(edition.text.passages)
    add(add(file, "extent"), "measure", f"{measured} passages", unit="passages", quantity=str(measured))
    terms = [unlinked(source.rights)]
    if edition.cut:
        terms.append(Language(course.facts.language).say("Of this text only the words that records quote are here."))
    _put_publication(file, course, text_url(edition.id), " ".join(filter(None, terms)))
    _put_sources(add(file, "sourceDesc"), source)
    _put_encoding(header, (POINTERS,), CORRECTED)
    _put_profile(header, course, source)
    _put_changes(header, edition, persons)


def put_course_header(document: Node, course: Course, texts: Sequence[str]) -> None:
    """The header of the document of all records. `texts`: the names of the others."""
    header = add(document, "teiHeader")
    file = add(header, "fileDesc")
    titles = add(file, "titleStmt")
    add(titles, "title", course.facts.title, type="main")
    if course.facts.subtitle:
        add(titles, "title", course.facts.subtitle, type="sub")
    _put_persons(titles, {"editors": "#by.1"})
    _put_publication(file, course, "index.html", "")
    listed = add(add(file, "sourceDesc"), "listBibl")
    for name, edition in zip(texts, course.editions, strict=True):
        add(listed, "bibl", edition.source.label, corresp=name)
    if not course.editions:
        add(listed, "bibl")
    _put_encoding(header, (POINTERS, RECORDS), "")
    add(add(add(header, "profileDesc"), "langUsage"), "language", course.facts.language, ident=course.facts.language)


def called(source: Source) -> str:
    """The title of a text; where it has none, what the reader calls it."""
    return source.label if source.title.value == "unknown" else source.title.value


def _put_persons(titles: Node, persons: Mapping[str, str]) -> None:
    for name, pointer in persons.items():
        who = add(titles, "respStmt", id=pointer.removeprefix("#"))
        add(who, "resp", EDITED)
        add(who, "name", name)


def _put_publication(file: Node, course: Course, path: str, rights: str) -> None:
    facts = course.facts
    made = add(file, "publicationStmt")
    add(made, "publisher", facts.title)
    if facts.address:
        add(made, "idno", facts.address + path, type="URL")
    terms = add(made, "availability", status="restricted")
    for words, type_ in ((facts.rights, "edition"), (rights, "text")):
        if words:
            add(add(terms, "licence", "", n=type_), "p", words)
    if not len(terms):
        terms.set("status", "unknown")
        add(terms, "p", "Nothing is said of the terms.")


def _put_sources(described: Node, source: Source) -> None:
    put_source(described, source)
    witnesses = add(described, "listWit")
    received = add(witnesses, "witness", id="received")
    add(received, "bibl", "", type="file")
    add(received[0], "title", source.seed)
    add(received[0], "idno", source.sha256, type="SHA-256")
    for number, one in enumerate(source.witnesses, 1):
        _put_witness(add(witnesses, "witness", id=f"witness.{number}"), one)


def _put_witness(element: Node, one: Witness) -> None:
    made = add(element, "bibl", "", type=one.kind)
    add(made, "title", one.title, lang=one.language)
    for name, words in (("title", one.venue), ("date", one.date)):
        if words:
            add(made, name, words, level="m" if name == "title" else "")
    for type_, words in (("DOI", one.doi), ("URL", one.address)):
        if words:
            add(made, "idno", words, type=type_)
    add(made, "note", one.where)
    if one.seen:
        add(add(made, "note", f"{one.seen.what} ", type="seen"), "date", one.seen.date, when=one.seen.date)


def _put_encoding(header: Node, said: Iterable[str], corrected: str) -> None:
    encoding = add(header, "encodingDesc")
    if corrected:
        add(add(add(encoding, "editorialDecl"), "correction", status="high", method="markup"), "p", corrected)
    if corrected:
        add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    references = add(encoding, "refsDecl")
    for words in said:
        add(references, "p", words)
    maker = add(add(encoding, "appInfo"), "application", ident=READER, version="1")
    add(maker, "label", "An annotated course reader")


def _put_profile(header: Node, course: Course, source: Source) -> None:
    profile = add(header, "profileDesc")
    written = add(profile, "creation")
    add(written, "date", "", **when(source.horizon.when, last=True))
    put(written, f" {source.horizon.why}")
    language = source.language or course.facts.language
    add(add(profile, "langUsage"), "language", language, ident=language)
    add(add(add(profile, "textClass"), "keywords"), "term", source.kind)


def _put_changes(header: Node, edition: Edition, persons: Mapping[str, str]) -> None:
    if edition.emendations:
        changes = add(header, "revisionDesc")
        for number, one in enumerate(edition.emendations, 1):
            who = persons[one.by]
            add(changes, "change", one.reason, target=f"#app.{number}", who=who, n=str(number))


def when(iso: str, last: bool = False) -> dict[str, str]:
    """A date as attributes. `last`: it is one after which nothing was."""
    if not iso:
        return {}
    if known := dates.termini(iso):
        return {"notBefore": known[0], "notAfter": known[1]}
    begins, ends = dates.halves(iso)
    if last:
        return {"notAfter": ends}
    return {"when": begins} if begins == ends else {"from_": begins, "to": ends}
