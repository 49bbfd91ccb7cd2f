"""Records in each other's way: a form claimed by two terms, an id given twice, a silence about what came later."""

from __future__ import annotations

from collections.abc import Sequence

from .cross_references import RecordFile
from .dates import begin, end
from .records import Event, Note, Source, Term


def forms_claimed_once(terms: Sequence[tuple[Term, RecordFile]], sources: Sequence[Source] = ()) -> list[Term]:
    """The terms, by id, without the forms that an earlier one has claimed."""
    owners: dict[str, list[tuple[str, str]]] = {}
    kept = []
    for term, file in terms:
        rivals = {form: rival for form in (term.term, *term.forms) if (rival := _owner(form, owners))}
        for form, rival in rivals.items():
            at = ("term",) if form == term.term else ("forms", term.forms.index(form))
            file.problem(
                at, f'the form "{form}" belongs to the term "{rival}" already.', "Take it out of one of the two."
            )
        for form in {term.term, *term.forms} - set(rivals):
            owners.setdefault(form.casefold(), []).append((form, term.id))
        kept.append(term.model_copy(update={"forms": tuple(form for form in term.forms if form not in rivals)}))
    return kept


def _owner(form: str, owners: dict[str, list[tuple[str, str]]]) -> str:
    """A form in small letters stands for every case; any other for itself."""
    for other, term in owners.get(form.casefold(), ()):
        if other == form or form.islower() or other.islower():
            return term
    return ""


def ids_given_once(notes: Sequence[tuple[Note, RecordFile]], sources: Sequence[Source] = ()) -> list[Note]:
    """The notes without those whose id another note has."""
    first: dict[str, str] = {}
    kept = []
    for note, file in notes:
        if note.id in first:
            file.report.add(
                file.path, 1, f'the id "{note.id}" is taken by {first[note.id]}.', "Give this file another name."
            )
            continue
        first[note.id] = file.path
        kept.append(note)
    return kept


def silences_possible(events: Sequence[tuple[Event, RecordFile]], sources: Sequence[Source]) -> list[Event]:
    """The events, none silent in a text that was written before it."""
    horizons = {source.id: source.horizon.value for source in sources}
    kept = []
    for event, file in events:
        older = [text for text in event.silent if text in horizons and begin(event.date) > end(horizons[text])]
        for text in older:
            what = f'"{text}" knows nothing after {horizons[text]} and cannot be silent about an event of {event.date}.'
            file.problem(("silent", text), what, "Take it out of silent: the page says that the text is older.")
        silent = {text: words for text, words in event.silent.items() if text not in older}
        kept.append(event.model_copy(update={"silent": silent}) if older else event)
    return kept
