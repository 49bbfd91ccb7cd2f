"""Records in each other's way: a form claimed by two terms, an id given twice, a silence about what came later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from .cross_references import RecordFile
from .dates import begin, end
from .records import Event, Name, Note, Record, Source, Term

R = TypeVar("R", bound=Record)


def forms_claimed_once(terms: Sequence[tuple[Term, RecordFile]], sources: Sequence[Source] = ()) -> list[Term]:
    """The terms, by id, without the forms that another has claimed: one that was published, else an earlier one."""
    rivals = _rivals(terms)
    if any(rivals.values()):
        rivals = _rivals(sorted(terms, key=lambda one: one[1].is_new))
    kept = []
    for term, file in terms:
        for form, rival in rivals[term.id].items():
            at = ("term",) if form == term.term else ("forms", term.forms.index(form))
            what = f'the form "{form}" belongs to the term "{rival}" already.'
            file.problem(at, what, "Take it out of one of the two.")
        forms = tuple(form for form in term.forms if form not in rivals[term.id])
        kept.append(term if forms == term.forms else term.model_copy(update={"forms": forms}))
    return kept


def _rivals(terms: Iterable[tuple[Term, RecordFile]]) -> dict[str, dict[str, str]]:
    """By term: its forms that one before it has claimed, each with that one."""
    owners: dict[str, list[tuple[str, str]]] = {}
    found = {}
    for term, _ in terms:
        forms = dict.fromkeys((term.term, *term.forms))
        rivals = found[term.id] = {form: rival for form in forms if (rival := _owner(form, owners))}
        for form in forms:
            if form not in rivals:
                owners.setdefault(form.casefold(), []).append((form, term.id))
    return found


def _owner(form: str, owners: dict[str, list[tuple[str, str]]]) -> str:
    """A form in small letters stands for every case; any other for itself."""
    for other, term in owners.get(form.casefold(), ()):
        if other == form or form.islower() or other.islower():
            return term
    return ""


def ids_given_once(notes: Sequence[tuple[Note, RecordFile]], sources: Sequence[Source] = ()) -> list[Note]:
    """The notes without those whose id another note has: one that was published, else an earlier one."""
    several = len({note.id for note, _ in notes}) < len(notes)
    first: dict[str, str] = {}
    for note, file in sorted(notes, key=lambda one: one[1].is_new) if several else notes:
        other = first.setdefault(note.id, file.path)
        if other != file.path:
            file.report.add(file.path, 1, f'the id "{note.id}" is taken by {other}.', "Give this file another name.")
    return [note for note, file in notes if first[note.id] == file.path]


def named_once(records: Sequence[tuple[R, RecordFile]], sources: Sequence[Source] = ()) -> list[R]:
    """The records; one whose name another has is told, and stays: one that nobody published, else a later one."""
    several = len({record.called.casefold() for record, _ in records}) < len(records)
    first: dict[str, str] = {}
    for record, file in sorted(records, key=lambda one: one[1].is_new) if several else records:
        other = first.setdefault(record.called.casefold(), file.path)
        if other != file.path:
            key = next(key for key in NAMING if getattr(record, key, "") == record.called)
            todo = "Add to that record, or give this one another name."
            file.problem((key,), f'{other} has the same name: "{record.called}".', todo)
    return [record for record, _ in records]


NAMING = ("title", "question", "name")
"""The keys that say what a record is called."""


def names_apart(names: Sequence[tuple[Name, RecordFile]], sources: Sequence[Source] = ()) -> list[Name]:
    """The names; one that has a form of another is told, and stays, where nothing says which of them it is where."""
    named_once(names)
    first: dict[str, Name] = {}
    for name, file in sorted(names, key=lambda one: one[1].is_new) if _share_a_form(names) else ():
        for form in _forms(name):
            other = first.setdefault(form, name)
            if other is not name and not (name.only or name.not_ or other.only or other.not_):
                at = ("forms", name.forms.index(form)) if form in name.forms else ("name",)
                what = f'the form "{form}" belongs to the name "{other.id}" already.'
                todo = 'Take it out of one of the two, or say with "only" in which passages it is this one.'
                file.problem(at, what, todo)
    return [name for name, _ in names]


def _share_a_form(names: Sequence[tuple[Name, RecordFile]]) -> bool:
    forms = [form for name, _ in names for form in _forms(name)]
    return len(set(forms)) < len(forms)


def _forms(name: Name) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name.name, *name.forms)))


def events_possible(events: Sequence[tuple[Event, RecordFile]], sources: Sequence[Source]) -> list[Event]:
    """The events, each of its own name, none silent in a text that was written before it."""
    named_once(events)
    return silences_possible(events, sources)


def silences_possible(events: Sequence[tuple[Event, RecordFile]], sources: Sequence[Source]) -> list[Event]:
    """The events, none silent in a text that was written before it."""
    horizons = {source.id: source.horizon.last for source in sources}
    kept = []
    for event, file in events:
        older = [text for text in event.silent if text in horizons and begin(event.date) > end(horizons[text])]
        for text in older:
            what = f'"{text}" knows nothing after {horizons[text]} and cannot be silent about an event of {event.date}.'
            file.problem(("silent", text), what, "Take it out of silent: the page says that the text is older.")
        silent = {text: words for text, words in event.silent.items() if text not in older}
        kept.append(event.model_copy(update={"silent": silent}) if older else event)
    return kept
