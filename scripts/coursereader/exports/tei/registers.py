"""What the records are about, in the elements that TEI has for it: events, persons, organisations, places, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ...analysis.course import Course
from ...html.prose import unlinked
from ...input.original_forms import InOriginal
from ...input.records import Event, Name, Record, Term
from ..search_words import body_words
from .elements import Node, add
from .header import when
from .pointers import record_id

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
LISTS: Mapping[str, tuple[str, str, str]] = {
    PERSON: ("listPerson", "person", "persName"),
    ORGANISATION: ("listOrg", "org", "orgName"),
    PLACE: ("listPlace", "place", "placeName"),
}
"""By kind of name: the list, the entry, the name in it."""


def put_registers(parent: Node, course: Course, whole: str, chosen: Callable[[Record], bool]) -> None:
    """The records of these kinds that are chosen. `whole`: the document that holds all of each, if this does not."""
    events = [event for event in course.of(Event) if chosen(event)]
    if events:
        listed = add(parent, "listEvent")
        for event in events:
            _put_event(listed, course, event, whole)
    for kind in LISTS:
        names = [name for name in course.of(Name) if name.kind == kind and chosen(name)]
        if names:
            listed = add(parent, LISTS[kind][0])
            for name in names:
                _put_name(listed, name, whole)
    terms = [term for term in course.of(Term) if chosen(term)]
    if terms:
        listed = add(parent, "list", type="gloss")
        for term in terms:
            _put_term(listed, course, term, whole)


def _called(kind: str, id: str, whole: str) -> dict[str, str]:
    """An entry leads to the whole of its record; here it has its name, where that is another document's."""
    name = record_id(kind, id)
    return {"id": name if whole else "", "ana": f"{whole}#{name}"}


def _put_event(listed: Node, course: Course, event: Event, whole: str) -> None:
    made = add(listed, "event", type=_word(event.kind), **_called("event", event.id, whole), **when(event.date))
    _put_address(made, course, Event, event.id)
    add(made, "label", event.title)
    for form in event.originals:
        add(made, "label", form.form, lang=form.language)
    if event.body.strip():
        add(made, "desc", " ".join(body_words(event.body)))


def _put_name(listed: Node, name: Name, whole: str) -> None:
    _, entry, element = LISTS[name.kind]
    made = add(listed, entry, **_called("name", name.id, whole))
    add(made, element, name.name, type="main")
    for form in name.forms:
        add(made, element, form, type="form")
    for original in name.originals:
        add(made, element, original.form, type="original", lang=original.language)
    if name.at:
        add(add(made, "location"), "geo", " ".join(map(str, name.at)))
    add(made, "note", unlinked(name.who))


def _put_term(listed: Node, course: Course, term: Term, whole: str) -> None:
    made = add(listed, "item", rend="lines", **_called("term", term.id, whole))
    add(made, "term", term.term, type="main")
    for form in _forms(term, term.forms):
        add(made, "term", form[0], type=form[1], lang=form[2])
    if term.body.strip():
        add(made, "gloss", " ".join(body_words(term.body)))
    if course.facts.address:
        add(made, "ptr", type="page", target=course.facts.address + course.url(Term, term.id))


def _forms(record: InOriginal, forms: Iterable[str]) -> list[tuple[str, str, str]]:
    written = [(form, "form", "") for form in forms]
    return written + [(one.form, "original", one.language) for one in record.originals]


def _put_address(made: Node, course: Course, model: type[Record], id: str) -> None:
    if course.facts.address:
        add(made, "idno", course.facts.address + course.url(model, id), type="URL")


def _word(kind: str) -> str:
    """A kind as one word, which is what XML wants of a type."""
    return "-".join(kind.split())
