"""What the parts of a packet mean in a course: passages of a text from one to another, or a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..input.packet_file import PACKET_FILE, PacketFile, read_packet
from ..input.records import Comparison, Event, Figure, Record, Term
from ..input.validation import nearest, nearest_id
from ..model.passages import NOTE, REFERENCE, Passage
from ..model.problems import Report
from .course import Course

MODELS: tuple[type[Record], ...] = (Event, Comparison, Figure, Term)
"""The kinds of records that a packet may hold."""
PASSAGES = re.compile(r"(?P<text>[a-z0-9-]+)[:#](?P<first>[a-z]+\d+[a-z]*)(?:\s*[-–]\s*#?(?P<last>[a-z]+\d+[a-z]*))?")
RECORD = re.compile(r"(?P<folder>[a-z-]+)/(?P<id>[a-z0-9-]+)(?:\.html)?")
HOW = "Write alder:p12-p20, alder, events/ID, comparisons/ID, figures/ID or glossary/ID."
Tell = Callable[[str, str], None]
"""Takes what is wrong, and what to do."""


@dataclass(frozen=True)
class PassagesPart:
    """Passages of one text."""

    text: str
    passages: tuple[Passage, ...]
    """In reading order."""
    whole: bool
    """Whether they are all that it has."""


@dataclass(frozen=True)
class RecordPart:
    """One record."""

    record: Record


def parts_of(course: Course, packet: PacketFile, path: str, report: Report) -> list[PassagesPart | RecordPart]:
    """The parts, in their order; those that mean nothing are problems of the file at `path`."""
    found = []
    for n, words in enumerate(packet.parts):

        def tell(what: str, todo: str, line: int = packet.lines.get(f"with.{n}", 1)) -> None:
            report.add(path, line, what, todo)

        part = _part(course, words.strip(), tell)
        found += [part] if part else []
    return found


def look_at_packet(course: Course, root: Path, report: Report) -> None:
    """Tells what is wrong in the packet that lies in the course's folder, where one does."""
    path = root / PACKET_FILE
    if path.is_file() and (packet := read_packet(path, PACKET_FILE, report)):
        parts_of(course, packet, PACKET_FILE, report)


def _part(course: Course, words: str, tell: Tell) -> PassagesPart | RecordPart | None:
    if record := RECORD.fullmatch(words):
        return _record(course, record["folder"], record["id"], tell)
    if passages := PASSAGES.fullmatch(words):
        return _passages(course, passages["text"], passages["first"], passages["last"] or "", tell)
    if re.fullmatch("[a-z0-9-]+", words):
        return _passages(course, words, "", "", tell)
    tell(f'"{words[:80]}" names no passages and no record.', HOW)
    return None


def _record(course: Course, folder: str, id: str, tell: Tell) -> RecordPart | None:
    folders = {kind.folder: kind for kind in course.kinds if kind.model in MODELS}
    if folder not in folders:
        hint = nearest(folder, list(folders)) or f"These are: {', '.join(folders)}."
        tell(f'a packet holds no records of "{folder}".', hint)
        return None
    records = {record.id: record for record in course.of(folders[folder].model)}
    if id not in records:
        tell(f"there is no {folder}/{id}.", nearest_id(id, records) or f"Look in docs/{folder}/.")
        return None
    return RecordPart(records[id])


def _passages(course: Course, text: str, first: str, last: str, tell: Tell) -> PassagesPart | None:
    texts = {edition.id: edition.text.passages for edition in course.editions}
    if text not in texts:
        tell(f'there is no text "{text}".', nearest(text, list(texts)) or f"The texts are {', '.join(texts)}.")
        return None
    passages = texts[text]
    if not first:
        return PassagesPart(text, passages, True)
    places = {id: n for n, passage in enumerate(passages) for id in (*passage.also, passage.id)}
    for id in (first, last or first):
        if id not in places:
            numbers = [passage.id for passage in passages if passage.id[0] == id[0]]
            todo = f"It has {numbers[0]} to {numbers[-1]}." if numbers else "Copy the address of a passage."
            tell(f'"{text}" has no passage {id}.', todo)
            return None
    start, end = places[first], places[last or first]
    if end < start:
        tell(f"{last} stands before {first}.", f"Write {text}:{last}-{first}.")
        return None
    return PassagesPart(text, tuple(_within(passages, start, end)), False)


def _within(passages: Sequence[Passage], start: int, end: int) -> Iterator[Passage]:
    """Notes and references lie among the passages, and are none of those that one reads from the one to the other."""
    aside = (NOTE, REFERENCE)
    for passage in passages[start : end + 1]:
        if passages[start].kind in aside or passage.kind not in aside:
            yield passage
