"""What plans of teaching name in the texts: passages that are read, headings that are given a title, addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..input.contents import Records
from ..input.quotation import Record
from ..input.teaching import AssignedReading, Outline, PrimarySource, SectionTitle, Session
from ..model.passages import HEADING, Passage, Text
from ..model.problems import Report


def with_known_passages(records: Records, texts: Mapping[str, Text], report: Report) -> Records:
    """The records without what names a passage that is not there; each is told."""
    named = _Named(texts, report)
    looked_at: dict[type[Record], Callable[[Any], Record]] = {
        Session: named.session,
        Outline: named.outline,
        PrimarySource: named.source,
    }
    changed = {model: tuple(map(look, records.by_model.get(model, ()))) for model, look in looked_at.items()}
    return replace(records, by_model={**records.by_model, **changed})


def stretch(text: Text, first: str, last: str) -> tuple[Passage, ...]:
    """The passages from one to another, both taken in; none where one is not there or the last comes first."""
    start, end = (_place(text, id) for id in (first, last))
    return text.passages[start : end + 1] if start is not None and end is not None else ()


def _place(text: Text, id: str) -> int | None:
    return next((n for n, passage in enumerate(text.passages) if id in (passage.id, *passage.also)), None)


@dataclass(frozen=True)
class _Named:
    texts: Mapping[str, Text]
    report: Report

    def session(self, session: Session) -> Session:
        kept = tuple(one for n, one in enumerate(session.readings) if self.is_there(session, n, one))
        return session.model_copy(update={"readings": kept})

    def is_there(self, session: Session, n: int, reading: AssignedReading) -> bool:
        text = self.texts.get(reading.text)
        if text is None:
            return False
        lost = {key: id for key, id in _ends(reading) if _place(text, id) is None}
        for key, id in lost.items():
            self.no_passage(session, ("readings", str(n), key), "passage", id, text)
        there = bool(stretch(text, reading.first, reading.last))
        if not lost and not there:
            what = f'the reading ends before it begins: "{reading.first}" to "{reading.last}".'
            self.report.add(session.path, session.line("readings", str(n), "to"), what, "Change from and to.")
        return there

    def outline(self, outline: Outline) -> Outline:
        kept = tuple(one for n, one in enumerate(outline.sections) if self.is_heading(outline, n, one))
        return outline.model_copy(update={"sections": kept})

    def is_heading(self, outline: Outline, n: int, section: SectionTitle) -> bool:
        text = self.texts.get(outline.text)
        if text is None:
            return False
        there = any(passage.id == section.heading and passage.kind == HEADING for passage in text.passages)
        if not there:
            self.no_passage(outline, ("sections", str(n), "heading"), "heading", section.heading, text)
        return there

    def no_passage(self, record: Record, way: tuple[str, ...], kind: str, id: str, text: Text) -> None:
        what = f'there is no {kind} "{id}" in "{text.id}".'
        self.report.add(record.path, record.line(*way), what, "Take its number from the page.")

    def source(self, source: PrimarySource) -> PrimarySource:
        texts = {one.text for one in source.given_in} & self.texts.keys()
        if source.address and texts and not any(source.address in _unbroken(self.texts[text]) for text in texts):
            what = f'the address "{source.address}" stands in no text that is quoted.'
            self.report.add(source.path, source.line("address"), what, "Copy it as the text prints it.")
        return source


def _unbroken(text: Text) -> str:
    """All words of a text without spaces: an address may be broken over lines."""
    return "".join(word for passage in text.passages for word in passage.text.split())


def _ends(reading: AssignedReading) -> Iterator[tuple[str, str]]:
    yield "from", reading.first
    yield "to", reading.last
