"""The words of a passage with all that is said of them. The way back is in `passage_reading.py`.

Emphasis is `hi`, a page that begins `pb`, the mark of a note `ref`, a line that was ended on purpose `lb`, a correction
`app`: its `lem` is what is read, its `rdg` what was received. Where emphasis and a correction cross, the emphasis is
two elements that name each other.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ...analysis.course import Edition, NoteLink
from ...input.records import Emendation
from ...model.passages import Passage, Span, SpanKind
from ...model.pieces import PieceKind
from .elements import XML_ID, Node, add, put

CHANGED = (SpanKind.CORRECTION, SpanKind.DAMAGE)
EMPHASIS = {SpanKind.ITALIC: "italic", SpanKind.BOLD: "bold"}
RECEIVED = "#received"
LINE = "line"
"""The name of what begins a line, among the marks of a passage."""


def app_id(number: int) -> str:
    """What a correction is called where it is made."""
    return f"app.{number}" if number else ""


def structure_id(number: int) -> str:
    """What it is called where all of it is said."""
    return f"emendation.{number}"


@dataclass(frozen=True)
class Beside:
    """What is known of the passages of a text beside their words."""

    emendations: Mapping[tuple[str, int, int], tuple[int, Emendation]]
    """By passage, begin and end: a correction, and which of the text's it is."""
    notes: Mapping[tuple[str, str], str]
    """By the passage that is marked, and the number of the note: the passage that is its body."""
    persons: Mapping[str, str]
    """By name, where in the document it is said who that is."""

    @staticmethod
    def of(edition: Edition, notes: Iterable[NoteLink], persons: Mapping[str, str]) -> Beside:
        """What is known of a text's passages."""
        places = ((one, one.place) for one in edition.emendations)
        return Beside(
            {(at.passage, at.start, at.end): (n, one) for n, (one, at) in enumerate(places, 1) if at},
            {(note.mark, note.n): note.body for note in notes if note.mark and note.body},
            persons,
        )


@dataclass(frozen=True)
class _Part:
    """A span, or a part of one that another crosses."""

    span: Span
    number: int
    """Which span of the passage it is."""
    start: int

    @property
    def order(self) -> tuple[int, int, bool, int]:
        """The longer without the shorter, a correction without the emphasis of the same words."""
        return self.start, -self.span.end, self.span.kind not in CHANGED, self.number


def put_passage(element: Node, passage: Passage, said: Beside) -> None:
    """The words of a passage, in its element."""
    _Writer(element, passage, said).write()


class _Writer:
    """Goes once through a passage; every span is opened and closed once for each part of it."""

    def __init__(self, element: Node, passage: Passage, said: Beside) -> None:
        self.passage, self.said, self.at = passage, said, 0
        self.open: list[tuple[_Part, Node, Node]] = []
        """Each with its element, and the one that its words stand in."""
        self.element = element
        parts = [_Part(s, n, s.start) for n, s in enumerate(passage.spans) if s.start < s.end]
        self.waiting = [(part.order, part) for part in parts]
        heapq.heapify(self.waiting)

    @property
    def inner(self) -> Node:
        return self.open[-1][2] if self.open else self.element

    def write(self) -> None:
        for at, mark in sorted(_marks(self.passage), key=lambda found: found[0]):
            self._until(at)
            self._close(at)
            self._mark(mark)
        self._until(len(self.passage.text))
        self._close(len(self.passage.text))

    def _until(self, end: int) -> None:
        """The words and spans before a place; what begins there is opened after its mark."""
        while self.waiting and self.waiting[0][1].start < end:
            _, part = heapq.heappop(self.waiting)
            self._close(part.start)
            self._begin(part)
        self._close(end, ends_there=False)
        self._words(end)

    def _close(self, at: int, ends_there: bool = True) -> None:
        while self.open and self.open[-1][0].span.end < at + ends_there:
            part, element, _ = self.open[-1]
            self._words(part.span.end)
            self.open.pop()
            if part.span.kind in CHANGED:
                self._finish(element, part.span)
        self._words(at)

    def _begin(self, part: _Part) -> None:
        """Emphasis goes on as another part: where a correction ends in which it began, and in a span that begins in
        it and ends later."""
        corrections = (open_.span.end for open_, _, _ in reversed(self.open) if open_.span.kind in CHANGED)
        end = min(part.span.end, next(corrections, part.span.end))
        while self.open and self.open[-1][0].span.end < end:
            crossed, element, _ = self.open.pop()
            self._wait(crossed, part.start, element)
        element = self._open(replace(part, span=replace(part.span, end=end)))
        if end < part.span.end:
            self._wait(part, end, element)

    def _wait(self, part: _Part, at: int, element: Node) -> None:
        element.set(XML_ID, self._id(part, part.start))
        element.set("next", f"#{self._id(part, at)}")
        rest = replace(part, start=at)
        heapq.heappush(self.waiting, (rest.order, rest))

    def _id(self, part: _Part, at: int) -> str:
        return f"{self.passage.id}.s{part.number}.{at}"

    def _open(self, part: _Part) -> Node:
        span = part.span
        if span.kind in CHANGED:
            element = self._app(span)
            self.open.append((part, element, element[0]))
            return element
        element = add(self.inner, "hi", rend=EMPHASIS[span.kind])
        if part.start != span.start:
            element.set(XML_ID, self._id(part, part.start))
        self.open.append((part, element, element))
        return element

    def _words(self, end: int) -> None:
        if self.at < end:
            put(self.inner, self.passage.text[self.at : end])
            self.at = end

    def _mark(self, mark: Span | str) -> None:
        if isinstance(mark, str):
            add(self.inner, "lb")
        elif mark.kind == SpanKind.PAGE:
            add(self.inner, "pb", n=mark.value)
        elif mark.kind == SpanKind.NOTE:
            body = self.said.notes.get((self.passage.id, mark.value), "")
            add(self.inner, "ref", type="note", n=mark.value, target=f"#{body}" if body else "")
        else:
            self._finish(self._app(mark), mark)

    def _app(self, span: Span) -> Node:
        number, made = self._emendation(span)
        flagged = span.kind == SpanKind.DAMAGE
        kind = "damage" if flagged else "correction"
        element = add(self.inner, "app", id=app_id(number), type=kind, ana=f"#{structure_id(number)}" if number else "")
        who = self.said.persons.get(made.by, "") if made else ""
        add(element, "lem", wit=RECEIVED if flagged else "", resp="" if flagged else who)
        return element

    def _emendation(self, span: Span) -> tuple[int, Emendation | None]:
        return self.said.emendations.get((self.passage.id, span.start, span.end), (0, None))

    def _finish(self, element: Node, span: Span) -> None:
        """What was received, and why it is not read."""
        made = self._emendation(span)[1]
        if span.kind == SpanKind.CORRECTION:
            add(element, "rdg", span.value, wit=RECEIVED)
        if made:
            add(element, "note", made.reason, type="reason", resp=self.said.persons.get(made.by, ""))


def _marks(passage: Passage) -> Iterator[tuple[int, Span | str]]:
    """What stands at a place and has no width, in its order."""
    if not any(span.kind in CHANGED for span in passage.spans):  # else nobody knows where the line ends now
        yield from ((at, LINE) for at, piece in passage.pieces if piece.kind == PieceKind.KEPT_LINE and at > 0)
    yield from ((span.start, span) for span in passage.spans if span.start == span.end)
