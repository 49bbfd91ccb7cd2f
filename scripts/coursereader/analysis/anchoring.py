"""Every quotation of the course with its place; what has none is left out, with a problem. Silences are verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ..input.contents import Records
from ..input.quotation import KeyPath, rebuild
from ..input.records import (
    Answer,
    Comparison,
    Difference,
    Event,
    Figure,
    Mention,
    Name,
    Quotation,
    Record,
    Strict,
    Where,
)  # fmt: skip
from ..model.passages import Text
from ..model.problems import Report
from ..text.anchor import anchor_in, tell_unneeded
from ..text.fold import Folded
from ..text.silences import WordSearch
from .blame import Blame, tell_takers

R = TypeVar("R", bound=Record)


def anchor_all(
    records: Records, texts: Mapping[str, Text], report: Report, blames: Mapping[str, Blame] | None = None
) -> Records:
    """The records, each quotation with its place in the emended texts; what quotes an unreadable text is left out.

    `blames`: what else may be to blame for a quotation that has no place; then its record is not.
    """
    blames = blames or {id: Blame(text) for id, text in texts.items()}
    anchorer = _Anchorer({id: Folded(text) for id, text in texts.items()}, blames, report)
    reader = _Reader({id: WordSearch(text) for id, text in texts.items()}, texts, blames, report)
    looked_at: dict[type[Record], Callable[[Any], Record]] = {
        Event: reader.event,
        Comparison: reader.comparison,
        Name: reader.name,
    }
    placed = replace(
        records,
        by_model={
            model: tuple(map(looked_at.get(model, _as_it_is), anchorer.every(found)))
            for model, found in records.by_model.items()
        },
    )
    tell_takers(blames.values(), report)
    for figure in placed.of(Figure):
        _ask_for_a_verdict(figure, report)
    return placed


def _as_it_is(record: Record) -> Record:
    return record


@dataclass(frozen=True)
class _Anchorer:
    index: Mapping[str, Folded]
    blames: Mapping[str, Blame]
    report: Report

    def every(self, records: tuple[R, ...]) -> Iterator[R]:
        for record in records:
            kept = rebuild(record, self.visit)
            if kept is not None and not _is_hollow(record, kept):
                yield kept

    def visit(self, part: Strict, at: KeyPath) -> Strict | None:
        if isinstance(part, Answer):
            return part if part.quotes or part.silent else None
        if not isinstance(part, Quotation) or (isinstance(part, Mention) and not part.quote):
            return part
        told = Report()
        place = anchor_in(part, self.index, told) if part.text in self.index else None
        if len(told) and not self.blames[part.text].excuses(part, self.index[part.text]):
            self.report.extend(told)
        if place and (part.prefix or part.suffix):
            tell_unneeded(part, self.index, self.report)
        return place and part.model_copy(update={"place": place})


HELD = ("tells", "readings", "steps", "quotations", "quotes", "given_in")
"""Lists without which a record says nothing, where it had them."""


def _is_hollow(before: Record, after: Record) -> bool:
    """Whether a record has lost what it was about; one that never had it stays."""
    if isinstance(before, Difference) and isinstance(after, Difference):
        return len(after.sides) < min(2, len(before.sides))
    return any(getattr(before, name, ()) and not getattr(after, name) for name in HELD)


def _ask_for_a_verdict(figure: Figure, report: Report) -> None:
    if figure.verdict:
        return
    for n, reading in enumerate(figure.readings):
        for other in figure.readings[:n]:
            if other.as_of == reading.as_of and other.value.split() != reading.value.split():
                both = f'"{other.value}" ({other.text}), "{reading.value}" ({reading.text})'
                what = f"two readings of {reading.as_of} differ: {both}."
                todo = 'Add verdict: {is: "agree", why: "…"}; it can be agree, differ, apparent or stale.'
                where = reading.where
                report.add(where.path if where else figure.path, where.line if where else 1, what, todo)
                return


@dataclass(frozen=True)
class _Reader:
    """Reads whole texts: for words they are said not to hold, and passages they are said to have."""

    searches: Mapping[str, WordSearch]
    texts: Mapping[str, Text]
    blames: Mapping[str, Blame]
    report: Report

    def event(self, event: Event) -> Event:
        silent = {
            text: words
            for text, words in event.silent.items()
            if self.is_silent(text, words, Where(path=event.path, line=event.line("silent", text)))
        }
        return event if silent == event.silent else event.model_copy(update={"silent": silent})

    def comparison(self, comparison: Comparison) -> Comparison:
        answers = comparison.answers
        kept = tuple(answer for answer in answers if self.is_silent(answer.text, answer.silent, answer.where))
        return comparison if kept == answers else comparison.model_copy(update={"answers": kept})

    def is_silent(self, text: str, words: tuple[str, ...], where: Where | None) -> bool:
        if text not in self.searches:
            return True
        heard = [(word, found) for word in words if (found := self.searches[text].first(word))]
        for word, (passage, around) in heard:
            if self.blames[text].may_have_been_mended(word):
                continue
            what = f'"{text}" is not silent: "{word}" stands in {passage}: "{around}".'
            todo = "Quote it, or look for other words if it speaks of something else."
            self.report.add(where.path if where else "", where.line if where else 1, what, todo)
        return not heard

    def name(self, name: Name) -> Name:
        only = {}
        for text, passages in name.only.items():
            there = {passage.id for passage in self.texts[text].passages} if text in self.texts else set(passages)
            for lost in (passage for passage in passages if passage not in there):
                what = f'there is no passage "{lost}" in "{text}".'
                self.report.add(name.path, name.line("only", text), what, "Take its number from the page.")
            only[text] = tuple(passage for passage in passages if passage in there)
        return name if only == name.only else name.model_copy(update={"only": only})
