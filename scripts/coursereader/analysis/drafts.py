"""Ready records that quote some words of a text; what is still to be said is a placeholder, which the check names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import yaml

from ..input import placeholders as words
from ..input.quotation_edits import quoted
from ..text.fold import fold
from .concordance import Found


@dataclass(frozen=True)
class Circumstances:
    """What a draft may take from the course and the day."""

    day: date
    kind: str = ""
    """One that the course knows; empty where it knows none, and any will do."""
    other_text: str = ""
    """Another text of the course."""
    others: tuple[Found, ...] = ()
    """Words of other texts on the same thing, which the record quotes too."""
    called: str = ""
    """What all of them speak of, where that is known; else the words that are quoted."""


@dataclass(frozen=True)
class DraftKind:
    """What can be drafted on words that were found."""

    drafted: Callable[[Found, Circumstances], str]
    """The whole file, or the entry of a list."""
    folder: str
    """From the course's folder; the text's id stands for `<text>`."""
    key: str = ""
    """The list of an existing record to which it is added; empty where it is a file of its own."""
    ending: str = ".md"


def note(found: Found, known: Circumstances) -> str:
    """A note on these words."""
    head = [f"text: {found.place.text}", f"quote: {quoted(found.quote)}", *_aside(found)]
    return _file([*head, "voice: editors", f"by: {quoted(words.NAME)}", f'date: "{known.day}"'], words.NOTE)


def event(found: Found, known: Circumstances) -> str:
    """An event that these words tell of."""
    head = [
        f"title: {quoted(words.TITLE)}",
        f"date: {quoted(words.DATE)}  # as precise as is known: 2012, 2012-09 or 2012-09-08",
        f"dated: {{by: editors, why: {quoted(words.WHY_DATED)}}}",
        f"kind: {known.kind or 'statement'}  # or another kind",
        f"tells:{_entries(telling, found, known)}",
    ]
    return _file(head, words.HAPPENED)


def telling(found: Found, known: Circumstances) -> str:
    """What these words say of an event."""
    return f"{{{_selector(found)}, says: {quoted(words.ONE_LINE)}, relation: main}}"


def term(found: Found, known: Circumstances) -> str:
    """A term that these words use."""
    head = [f"term: {quoted(known.called or found.quote)}", "forms: []"]
    head += [f"kind: {known.kind or 'concept'}  # or another kind"]
    return _file([*head, f"uses:{_entries(use, found, known)}"], words.MEANING)


def use(found: Found, known: Circumstances) -> str:
    """How these words use a term."""
    return f"{{{_selector(found)}, says: {quoted(words.USE)}}}"


def figure(found: Found, known: Circumstances) -> str:
    """A quantity of which these words give a value."""
    head = [
        f"title: {quoted(words.MEASURED)}",
        f"unit: {quoted(words.UNIT)}",
        f"readings:\n  - {reading(found, known)}",
    ]
    return _file(head, "")


def reading(found: Found, known: Circumstances) -> str:
    """The value that these words give."""
    return f"{{{_selector(found)}, value: {quoted(words.VALUE)}, as_of: {quoted(words.AS_OF)}}}"


def difference(found: Found, known: Circumstances) -> str:
    """A difference of which these words are one side."""
    other = f"text: {known.other_text or found.place.text}, quote: {quoted(words.OTHER_SIDE)}"
    wanted = "" if known.others else f"\n  - {{{other}, says: {quoted(words.ONE_LINE)}}}"
    sides = f"sides:{_entries(side, found, known)}{wanted}"
    return _file(
        [f"title: {quoted(words.DIFFERENCE)}", "kind: interpretation  # or another kind", sides], words.RESTS_ON
    )


def side(found: Found, known: Circumstances) -> str:
    """What these words say of a difference."""
    return f"{{{_selector(found)}, says: {quoted(words.ONE_LINE)}}}"


def comparison(found: Found, known: Circumstances) -> str:
    """A question that these words answer."""
    return _file([f"question: {quoted(words.QUESTION)}", f"answers:{_entries(answer, found, known)}"], "")


def answer(found: Found, known: Circumstances) -> str:
    """What this text answers to a question, with these words to show for it."""
    quote = ", ".join([f"quote: {quoted(found.quote)}", *_aside(found)])
    shown = f"{{{quote}}}" if found.side else quoted(found.quote)
    return f"{{text: {found.place.text}, says: {quoted(words.ANSWER)}, quotes: [{shown}]}}"


def name(found: Found, known: Circumstances) -> str:
    """A person, an organisation or a place that these words name."""
    head = [f"name: {quoted(found.quote)}", "forms: []", "kind: person  # or organisation, or place"]
    return _file([*head, f"who: {quoted(words.WHO)}"], "")


def correction(found: Found, known: Circumstances) -> str:
    """A correction of these words, which are those of the text as received."""
    asked = [f"reading: {quoted(words.READING)}", f"reason: {quoted(words.REASON)}", f"by: {quoted(words.NAME)}"]
    return "\n".join([f"quote: {quoted(found.quote)}", *_aside(found), *asked, ""])


DRAFTS: Mapping[str, DraftKind] = {
    "note": DraftKind(note, "docs/notes/<text>"),
    "event": DraftKind(event, "docs/events"),
    "telling": DraftKind(telling, "docs/events", "tells", ending=".yml"),
    "term": DraftKind(term, "docs/glossary"),
    "use": DraftKind(use, "docs/glossary", "uses", ending=".yml"),
    "figure": DraftKind(figure, "docs/figures"),
    "reading": DraftKind(reading, "docs/figures", "readings", ending=".yml"),
    "difference": DraftKind(difference, "docs/differences"),
    "side": DraftKind(side, "docs/differences", "sides", ending=".yml"),
    "comparison": DraftKind(comparison, "docs/comparisons"),
    "answer": DraftKind(answer, "docs/comparisons", "answers", ending=".yml"),
    "name": DraftKind(name, "docs/names"),
    "correction": DraftKind(correction, "seeds/<text>/emendations", ending=".yml"),
}


def file_of(found: Found, kind: DraftKind, id: str = "") -> str:
    """Where such a record lies: `docs/notes/alder/the-bridge-fell.md`, or under the id that was given."""
    said = re.sub("[^a-z0-9]+", "-", fold(found.quote).lower()).strip("-")[:40].rstrip("-") or "new"
    return f"{kind.folder.replace('<text>', found.place.text)}/{id or said}{kind.ending}"


def as_file(entry: str) -> str:
    """An entry in braces as a file of its own, a key on a row."""
    keys = yaml.safe_load(entry)
    rows = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items())
    return "\n".join([*rows, ""])


def _entries(entry: Callable[[Found, Circumstances], str], found: Found, known: Circumstances) -> str:
    return "".join(f"\n  - {entry(one, known)}" for one in (found, *known.others))


def _aside(found: Found) -> list[str]:
    return [f"{found.side}: {quoted(found.aside)}"] if found.side else []


def _selector(found: Found) -> str:
    return ", ".join([f"text: {found.place.text}", f"quote: {quoted(found.quote)}", *_aside(found)])


def _file(head: Sequence[str], body: str) -> str:
    return "\n".join(["---", *head, "---", *(["", body] if body else []), ""])
