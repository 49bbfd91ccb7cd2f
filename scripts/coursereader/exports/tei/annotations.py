"""What stands off a text: its annotations, where its names and terms stand, what it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...analysis.course import Course, Reference, Referencing
from ...analysis.quotations import Anchored, anchored
from ...html.prose import unlinked
from ...input import dates
from ...input.records import Mention, Name, Note, Place, Record, Term
from ..annotations import EDITORS
from .elements import XML_ID, Node, add, name_of, words_of
from .pointers import COURSE, place_of, record_id, to_words

MOTIVATIONS = frozenset({
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
})  # fmt: skip
"""Those that TEI knows."""


@dataclass(frozen=True)
class TextAnnotation:
    """One quotation of a record, as a text's document has it."""

    id: str
    """`event-the-fire-2`, as in the annotations of the web."""
    record: str
    """What the record is called in the document of all records."""
    motive: str
    place: Place
    quote: str
    statement: str
    by: str
    day: str


def text_annotations(course: Course, days: Mapping[str, str]) -> Iterator[TextAnnotation]:
    """All of them, numbered as those of the web are. `days`: by file, when it was put on record."""
    counted: dict[tuple[str, str], int] = {}
    for said in anchored(course):
        if isinstance(said.quotation, Mention):
            continue
        key = said.role, said.record.id
        counted[key] = counted.get(key, 0) + 1
        id = f"{said.role}-{said.record.id}-{counted[key]}"
        yield _annotation(course, said, id, days.get(said.record.path, ""))


def _annotation(course: Course, said: Anchored, id: str, day: str) -> TextAnnotation:
    """Notes say who wrote them and when; other records are the editors'."""
    place, record, by = said.place, said.record, EDITORS
    words = course.edition(place.text).text.passage(place.passage).text[place.start : place.end]
    if isinstance(record, Note):
        by, day = record.by, dates.begin(record.date).isoformat()
    pointer = record_id(said.kind.id, record.id)
    return TextAnnotation(id, pointer, said.motive, place, words, unlinked(said.statement), by, day)


def put_annotation(parent: Node, one: TextAnnotation) -> None:
    """Who says what of which words, and in which record."""
    motivation = one.motive if one.motive in MOTIVATIONS else ""
    made = add(parent, "annotation", id=one.id, motivation=motivation, target=to_words(one.place, one.place.text))
    who = add(made, "respStmt")
    add(who, "resp", "annotation")
    add(who, "name", one.by)
    if one.day:
        add(add(made, "revisionDesc"), "change", when=one.day)
    add(made, "note", one.quote, type="quotation")
    if one.statement:
        add(made, "note", one.statement, type="statement")
    add(made, "ptr", type="record", target=f"{COURSE}#{one.record}")


def annotation_of(element: Node, text: str) -> TextAnnotation | None:
    """The annotation of an element; None where it is not one of ours."""
    place = place_of(element.get("target", ""), text)
    said = {child.get("type"): child for child in element}
    if place is None or "record" not in said:
        return None
    names = [words_of(one) for one in element.iter() if name_of(one) == "name"]
    days = [one.get("when", "") for one in element.iter() if name_of(one) == "change"]
    notes = {type_: words_of(child) for type_, child in said.items() if name_of(child) == "note"}
    return TextAnnotation(
        id=element.get(XML_ID, ""),
        record=said["record"].get("target", "").rpartition("#")[2],
        motive=element.get("motivation", ""),
        place=place,
        quote=notes.get("quotation", ""),
        statement=notes.get("statement", ""),
        by=names[0] if names else "",
        day=days[0] if days else "",
    )


def put_occurrences(parent: Node, course: Course, text: str) -> None:
    """Where names and terms stand in a text."""
    kinds: tuple[tuple[str, type[Record], Mapping[str, tuple[Place, ...]]], ...] = (
        ("name", Name, course.named_in.get(text, {})),
        ("term", Term, course.occurrences_in.get(text, {})),
    )
    for kind, model, here in kinds:
        if here:
            group = add(parent, "spanGrp", type=f"{kind}s")
            for record in course.of(model):
                if places := here.get(record.id):
                    pointer = f"#{record_id(kind, record.id)}"
                    target = " ".join(to_words(place, text) for place in places)
                    add(group, "span", record.called, corresp=pointer, target=target)


def put_citations(parent: Node, text: str, referencing: Referencing) -> None:
    """The works of a text's list as far as they are understood, and where it cites them."""
    if referencing.references:
        listed = add(parent, "listBibl", type="references")
        for reference in referencing.references:
            _put_reference(listed, reference)
    links = [
        (Place(text=text, passage=citation.passage, start=part.start, end=part.end), part.reference)
        for citation in referencing.citations
        for part in citation.parts
        if part.reference
    ]
    if links:
        group = add(parent, "linkGrp", type="citations")
        for place, reference_id in links:
            add(group, "link", target=f"{to_words(place, text)} #{reference_id}")


def _put_reference(listed: Node, reference: Reference) -> None:
    made = add(listed, "bibl", corresp=f"#{reference.id}")
    for author in reference.authors:
        add(made, "author", author)
    for name, words in (("title", reference.title), ("date", reference.year)):
        if words:
            add(made, name, words, when=words[:4] if name == "date" else "")
    for type_, words in (("DOI", reference.doi), ("URL", reference.url)):
        if words:
            add(made, "idno", words, type=type_)
