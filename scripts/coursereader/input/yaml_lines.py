"""YAML read strictly, with the line of every key: a scalar is what was typed, nothing is repeated or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from ..model.problems import Report
from .quotation import KeyPath
from .unseen import unseen_value
from .yaml_errors import in_plain_words, is_about_its_beginning, slip_before

Written = str | None | list["Written"] | dict[str, "Written"]
"""What YAML becomes here."""

MAX_DEPTH = 20
MAX_CHARACTERS = 1_000_000
MAX_CHARACTERS_OF_A_VALUE = 20_000
"""A value is a sentence, or a quotation of some."""
MAX_ENTRIES = 5_000
"""Of one list, or keys beside each other: the largest lists are the corrections of one text."""
NULLABLE: Mapping[str, str] = {
    "reading": 'Write the words, or null, or "" to leave them out.',
    "seen": "Write what was seen of it and when, or null.",
}
"""The keys for which an unquoted `null` or `~` means None, with what to do where nothing stands after one; everywhere
else it is a word."""
UNTYPEABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML refuses, and no key or value may hold."""

TYPESET = re.compile('[“”„«‘]([^“„«]*)[”“»’"]', re.DOTALL)
"""A value whose writer took typographic quotation marks for those of YAML."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OR_QUOTE = "{}, or put the words in quotation marks."


@dataclass(frozen=True)
class Document:
    """What one YAML document says, and on which line."""

    data: Written
    """Plain dict, list, str, or None."""
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    """The line of every key and every entry of a list."""

    def line(self, path: KeyPath) -> int:
        """The line of a key, or of the nearest one above it that was written."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def read_yaml(source: str, path: str, report: Report, first_line: int = 1) -> Document | None:
    """Read one YAML document that begins on `first_line` of `path`; None, with a problem, where it cannot be read."""
    if len(source) > MAX_CHARACTERS:
        report.add(path, first_line, "this is larger than 1 MB.", "Split it.")
        return None
    if odd := UNTYPEABLE.search(source):
        line = first_line + source.count("\n", 0, odd.start())
        report.add(path, line, f"there is a character that cannot be seen here (U+{ord(odd[0]):04X}).", "Delete it.")
        return None
    builder = _Builder(path, report, first_line, source)
    try:
        return builder.document(yaml.parse(source, Loader=_Parser))
    except yaml.MarkedYAMLError as error:
        complaint = str(error.problem)
        begins = error.context_mark if is_about_its_beginning(complaint) else None
        mark = begins or error.problem_mark
        at, lines = mark.line if mark else 0, source.split("\n")
        at, what, todo = slip_before(lines, at) or (at, *in_plain_words(complaint, lines, at))
        report.add(path, first_line + at, what, todo)
    except _RefusedError:
        pass
    return None


class _RefusedError(Exception):
    """The rest of the document is not worth reading; a problem says why."""


@dataclass
class _Builder:
    """Makes plain values of YAML's events, without recursion into what is too deep."""

    path: str
    report: Report
    first_line: int
    source: str
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def document(self, events: Iterator[Any]) -> Document | None:
        self.lines[()] = self.first_line
        data: Written = ""
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event, 'a second document begins here ("---").', "Keep one.")
                    raise _RefusedError
            elif not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                data = self.value(event, events, ())
        return Document(data, self.lines)

    def value(self, event: Any, events: Iterator[Any], at: KeyPath) -> Written:
        self.refuse_what_hides(event)
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if len(at) >= MAX_DEPTH:
                self.problem(
                    event, f"lists and keys are nested more than {MAX_DEPTH} deep here.", "No record needs that."
                )
                raise _RefusedError
            return self.entries(events, at) if isinstance(event, yaml.SequenceStartEvent) else self.keys(events, at)
        return self.scalar(event, at)

    def entries(self, events: Iterator[Any], at: KeyPath) -> list[Written]:
        entries: list[Written] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            self.refuse_too_many(event, len(entries))
            path = (*at, len(entries))
            self.lines[path] = self.line(event)
            entries.append(self.value(event, events, path))
        return entries

    def keys(self, events: Iterator[Any], at: KeyPath) -> dict[str, Written]:
        keys: dict[str, Written] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "a key must be one word.", 'Write "key: value".')
                raise _RefusedError
            self.refuse_what_hides(event)
            self.refuse_too_many(event, len(keys))
            key, path = self.typed(event), (*at, event.value)
            if key in keys:
                first = self.lines[path]
                self.problem(event, f'the key "{key}" is written twice; the first is on line {first}.', "Keep one.")
                self.value(next(events), events, (*at, f"{key} again"))
                continue
            self.lines[path] = self.line(event)
            keys[key] = self.value(next(events), events, path)
        return keys

    def scalar(self, event: Any, at: KeyPath) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            return ""
        plain = event.style in (None, "")
        if plain and at and at[-1] in NULLABLE:
            if event.value in ("null", "~"):
                return None
            if not event.value:
                what = f'nothing stands after "{at[-1]}:".'
                self.problem(event, what, NULLABLE[str(at[-1])])
                return None
        typed = self.typed(event)
        if plain and (typeset := TYPESET.fullmatch(typed)):
            what = f"these quotation marks are part of the value: {typed[:80]}."
            straight = '"' + typeset[1].replace('"', '\\"') + '"'
            self.problem(event, what, f"Put straight ones around it: {straight[:300]}.")
            return typeset[1]
        return typed

    def typed(self, event: Any) -> str:
        text = str(event.value)
        if odd := UNTYPEABLE.search(text):
            self.problem(event, f"there is a character that cannot be seen here (U+{ord(odd[0]):04X}).", "Delete it.")
            raise _RefusedError
        if len(text) > MAX_CHARACTERS_OF_A_VALUE:
            what = f"the words here have {len(text)} characters; {MAX_CHARACTERS_OF_A_VALUE} are allowed."
            self.problem(event, what, "Shorten them; until then the file is left out.")
            raise _RefusedError
        if not set(text) <= self.signs and (unseen := unseen_value(text, self.signs)):
            self.problem(event, *unseen)
        return text

    @cached_property
    def signs(self) -> frozenset[str]:
        """Of the file itself, which was looked at before; a value may hold others, written as escapes."""
        return frozenset(self.source)

    def refuse_too_many(self, event: Any, count: int) -> None:
        if count >= MAX_ENTRIES:
            what = f"there are more than {MAX_ENTRIES} entries or keys beside each other."
            self.problem(event, what, "Keep those that are needed; until then the file is left out.")
            raise _RefusedError

    def refuse_what_hides(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, f'"*{event.anchor}" repeats something by a name.', _OR_QUOTE.format("Write it out"))
        elif event.anchor:
            self.problem(event, f'"&{event.anchor}" gives something a name.', _OR_QUOTE.format("Leave the name out"))
        if getattr(event, "tag", None):
            self.problem(event, f'"{event.tag}" is a tag, and none is allowed here.', _OR_QUOTE.format("Leave it out"))

    def line(self, event: Any) -> int:
        return self.first_line + int(event.start_mark.line)

    def problem(self, event: Any, what: str, todo: str) -> None:
        self.report.add(self.path, self.line(event), what, todo)
