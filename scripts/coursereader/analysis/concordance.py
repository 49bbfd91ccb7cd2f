"""Where words stand in the texts of the course, and ready records that quote them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..input.records import Place
from ..model.passages import Text
from ..text.fold import Folded, fold
from ..text.quotation_context import distinguishing_context

CONTEXT = 60
"""Characters shown on either side."""


@dataclass(frozen=True)
class Found:
    """One place where the words stand."""

    place: Place
    quote: str
    """The words as the text has them."""
    before: str
    after: str
    side: str
    """`prefix` or `suffix` where the quotation needs one, else empty."""
    aside: str
    """That prefix or suffix."""


def places(words: str, texts: Sequence[Text]) -> list[Found]:
    """Every place where the words stand, in any case, in the order of the texts."""
    sought = fold(words)
    return [found for text in texts for found in _places(sought, Folded(text))] if sought else []


def _places(sought: str, folded: Folded) -> list[Found]:
    hits = [found.start() for found in re.finditer(f"(?={re.escape(sought)})", folded.joined, re.IGNORECASE)]
    return [_found(hit, len(sought), folded) for hit in hits]


def _found(hit: int, length: int, folded: Folded) -> Found:
    place, words = folded.place(hit, length), folded.passage(hit).text
    twins = folded.hits(folded.joined[hit : hit + length])
    side, aside = distinguishing_context(hit, twins, length, folded) if len(twins) > 1 else ("", "")
    before, after = words[: place.start], words[place.end :]
    return Found(place, words[place.start : place.end], _tail(before), _head(after), side, aside)


def _tail(words: str) -> str:
    return words if len(words) <= CONTEXT else f"… {words[-CONTEXT:].partition(' ')[2]}"


def _head(words: str) -> str:
    return words if len(words) <= CONTEXT else f"{words[:CONTEXT].rpartition(' ')[0]} …"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _selector(found: Found) -> str:
    aside = f", {found.side}: {_quoted(found.aside)}" if found.side else ""
    return f"text: {found.place.text}, quote: {_quoted(found.quote)}{aside}"


def note(found: Found, day: date, kind: str = "") -> str:
    """A note on these words, as a file to fill in."""
    aside = [f"{found.side}: {_quoted(found.aside)}"] if found.side else []
    head = [f"text: {found.place.text}", f"quote: {_quoted(found.quote)}", *aside]
    return _file([*head, "voice: editors", 'by: "Your name"', f'date: "{day.isoformat()}"'], "Write the note here.")


def event(found: Found, day: date, kind: str = "") -> str:
    """An event that these words tell of, as a file to fill in; `kind` is one that the course knows."""
    head = [
        'title: "Name the event"',
        f'date: "{day.year}"  # as precise as is known: 2012, 2012-09 or 2012-09-08',
        'dated: {by: editors, why: "Say what the date rests on"}',
        f"kind: {kind or 'statement'}  # or another kind",
        "tells:",
        f'  - {{{_selector(found)}, says: "One line in your words", relation: main}}',
    ]
    return _file(head, "Write what happened, in your own words.")


def term(found: Found, day: date, kind: str = "") -> str:
    """A term that these words use, as a file to fill in; `kind` is one that the course knows."""
    head = [
        f"term: {_quoted(found.quote)}",
        "forms: []",
        f"kind: {kind or 'concept'}  # or another kind",
        "uses:",
        f'  - {{{_selector(found)}, says: "How this text uses it"}}',
    ]
    return _file(head, "Write the meaning, in your own words.")


def _file(head: Sequence[str], body: str) -> str:
    return "\n".join(["---", *head, "---", "", body, ""])


def file_name(found: Found, kind: str) -> str:
    """Where such a record would lie: `docs/notes/alder/the-bridge-fell.md`."""
    words = re.sub("[^a-z0-9]+", "-", fold(found.quote).lower()).strip("-")[:40].rstrip("-") or "new"
    folder = {"note": f"notes/{found.place.text}", "event": "events", "term": "glossary"}[kind]
    return f"docs/{folder}/{words}.md"
