"""What people wrote, as data: terms, events, comparisons, figures, differences, names, each with its exact words."""

from __future__ import annotations

from collections.abc import Iterable

from ..analysis.course import Course
from ..analysis.events import STATES
from ..html.prose import unlinked
from ..input import dates
from ..input.kinds import RecordKind
from ..input.original_forms import InOriginal
from ..input.records import (
    Answer,
    Comparison,
    Difference,
    Event,
    Figure,
    Name,
    Place,
    Quotation,
    Record,
    Strict,
    Term,
    Where,
)  # fmt: skip

Json = dict[str, object]


def glossary(course: Course) -> Json:
    """Every term: what it means, what the texts make of it, where it stands and where it is marked."""
    return {"terms": [_term(course, term) for term in course.of(Term)]}


def _term(course: Course, term: Term) -> Json:
    found, marked = course.occurrences.get(term.id, ()), course.marked.get(term.id, ())
    return {
        "id": term.id,
        "term": term.term,
        "forms": list(term.forms),
        "originals": _originals(term),
        "kind": term.kind,
        "meaning": term.body.strip(),
        "url": course.url(Term, term.id),
        "uses": [{**quoted(course, use), "says": unlinked(use.says)} for use in term.uses],
        "occurrences": {text: len(_of(found, text)) for text in _ids(course)},
        "marked": {text: _of(marked, text) for text in _ids(course)},
    }


def events(course: Course) -> Json:
    """Every event: which texts tell of it, and how the others stand to it."""
    return {"events": [_event(course, event) for event in course.of(Event)]}


def _event(course: Course, event: Event) -> Json:
    first, last = dates.halves(event.date)
    states = course.states.get(event.id, {})
    return {
        "id": event.id,
        "title": event.title,
        "originals": _originals(event),
        "date": first,
        "date_end": last,
        "kind": event.kind,
        "url": course.url(Event, event.id),
        "tells": [
            {**quoted(course, told), "says": unlinked(told.says), "relation": told.relation} for told in event.tells
        ],
        **{state: [text for text in _ids(course) if states.get(text) == state] for state in STATES[1:]},
    }


def comparisons(course: Course) -> Json:
    """Every question, with each text's answer and its evidence."""
    return {"comparisons": [_comparison(course, comparison) for comparison in course.of(Comparison)]}


def _comparison(course: Course, comparison: Comparison) -> Json:
    answers = {answer.text: answer for answer in comparison.answers}
    return {
        "id": comparison.id,
        "question": comparison.question,
        "theme": comparison.theme,
        "url": course.url(Comparison, comparison.id),
        "answers": [_answer(course, text, answers.get(text)) for text in _ids(course)],
    }


def _answer(course: Course, text: str, answer: Answer | None) -> Json:
    if answer is None:
        return {"text": text, "state": "unread", "says": "", "evidence": []}
    evidence = [quoted(course, quote) for quote in answer.quotes]
    return {
        "text": text,
        "state": "silent" if answer.silent and not answer.says else "says",
        "says": unlinked(answer.says),
        "evidence": [{"passage": one["passage"], "quote": one["quote"]} for one in evidence],
    }


def figures(course: Course) -> Json:
    """Every quantity with its readings."""
    return {"figures": [_figure(course, figure) for figure in course.of(Figure)]}


def _figure(course: Course, figure: Figure) -> Json:
    readings = [{**quoted(course, one), "value": one.value, "as_of": one.as_of} for one in figure.readings]
    return {
        "id": figure.id,
        "title": figure.title,
        "unit": figure.unit,
        "url": course.url(Figure, figure.id),
        "verdict": figure.verdict.verdict if figure.verdict else None,
        "why": unlinked(figure.verdict.why) if figure.verdict else "",
        "readings": readings,
    }


def differences(course: Course) -> Json:
    """Every difference with its sides."""
    return {
        "differences": [
            {
                "id": difference.id,
                "title": difference.title,
                "kind": difference.kind,
                "url": course.url(Difference, difference.id),
                "sides": [{**quoted(course, side), "says": unlinked(side.says)} for side in difference.sides],
            }
            for difference in course.of(Difference)
        ]
    }


def names(course: Course) -> Json:
    """The register of names with the passages where each stands."""
    return {
        "names": [
            {
                "id": name.id,
                "name": name.name,
                "forms": list(name.forms),
                "originals": _originals(name),
                "kind": name.kind,
                "at": list(name.at) if name.at else None,
                "size": name.size if name.at else "",
                "who": unlinked(name.who),
                "url": course.url(Name, name.id),
                "occurrences": {
                    text: list(dict.fromkeys(_of(course.named.get(name.id, ()), text))) for text in _ids(course)
                },
                "marked": {text: _of(course.marked_names.get(name.id, ()), text) for text in _ids(course)},
            }
            for name in course.of(Name)
        ]
    }


def _originals(record: InOriginal) -> list[Json]:
    return [dict(form) for form in record.originals]


def as_declared(course: Course, kind: RecordKind) -> Json:
    """The records of a kind as their model declares them, each quotation with its place."""
    return {kind.folder: [_declared(course, kind, record) for record in course.of(kind.model)]}


def _declared(course: Course, kind: RecordKind, record: Record) -> Json:
    return {"id": record.id, "url": kind.address(record.id), "body": record.body.strip(), **_fields(course, record)}


def _fields(course: Course, part: Strict) -> Json:
    """What was written, under the keys it is written under."""
    found: Json = {}
    for name, field in type(part).model_fields.items():
        if not field.exclude:
            found[field.alias or name] = _value(course, getattr(part, name))
    return found | (quoted(course, part) if isinstance(part, Quotation) and part.place else {})


def _value(course: Course, value: object) -> object:
    if isinstance(value, Strict) and not isinstance(value, (Where, Place)):
        return _fields(course, value)
    return [_value(course, one) for one in value] if isinstance(value, tuple) else value


def quoted(course: Course, quotation: Quotation) -> Json:
    """Where a quotation stands and its words as the text has them."""
    place = quotation.place
    if place is None:
        raise ValueError(f"not anchored: {quotation.quote!r}")
    words = course.edition(place.text).text.passage(place.passage).text[place.start : place.end]
    return {"text": place.text, "passage": place.passage, "quote": words}


def _of(places: Iterable[Place], text: str) -> list[str]:
    """The passages of one text, one for each place."""
    return [place.passage for place in places if place.text == text]


def _ids(course: Course) -> list[str]:
    return [edition.id for edition in course.editions]
