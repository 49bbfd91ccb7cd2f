"""Corrections applied to a text as received: each by quotation, with a reason, the received words kept in a span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..input.published import Published
from ..input.records import Emendation, Place
from ..model.passages import Passage, Span, SpanKind, Text
from ..model.problems import Report
from ..text.anchor import anchor_in
from ..text.fold import Folded
from ..text.near_matches import as_typed

Placed = tuple[Place, Emendation]
MARKS = (SpanKind.NOTE, SpanKind.PAGE)
"""Spans of no width; they outlive the words they stood among."""


def emend(
    text: Text, emendations: Sequence[Emendation], report: Report, published: Published | None = None
) -> tuple[Text, tuple[Emendation, ...]]:
    """The text with its corrections, and those that were made, in reading order, with their places in the new text.

    Of two on the same words, the one that was published is made.
    """
    index = {text.id: Folded(text)}
    found = [(place, emendation) for emendation in emendations if (place := anchor_in(emendation, index, report))]
    by_passage: dict[str, list[Placed]] = {}
    for place, emendation in sorted(found, key=lambda one: (one[0].start, one[0].end)):
        by_passage.setdefault(place.passage, []).append((place, emendation))
    passages: list[Passage] = []
    made: list[Emendation] = []
    for passage in text.passages:
        edits = _apart(by_passage.get(passage.id, []), passage, report, published)
        passage, done = _emended(passage, edits)
        passages.append(passage)
        made += done
    return replace(text, passages=tuple(passages)), tuple(made)


def _apart(edits: Sequence[Placed], passage: Passage, report: Report, published: Published | None) -> list[Placed]:
    """The edits without those that overlap another one, change nothing, or leave nothing."""
    kept: list[Placed] = []
    for place, emendation in edits:
        before = kept[-1] if kept else None
        leaves_out = emendation.reading is not None and not _reading(emendation)
        place = _with_a_blank(place, passage.text) if leaves_out else place
        if before and place.start < before[0].end:
            newcomer = emendation
            if published and _is_new(before[1], published) and not _is_new(emendation, published):
                kept[-1], newcomer = (place, emendation), before[1]
            both = f'"{as_typed(before[1])}" and "{as_typed(emendation)}"'
            what = f"this emendation overlaps another one in {passage.id}: {both}."
            _refuse(newcomer, report, what, "Make one of the two.")
        elif emendation.reading is not None and _reading(emendation) == passage.text[place.start : place.end]:
            what = f'the reading is what the text has: "{emendation.reading}".'
            _refuse(emendation, report, what, "Write what should be read, or null to flag the words as damaged.")
        elif leaves_out and place.end - place.start == len(passage.text):
            _refuse(emendation, report, f"nothing of {passage.id} would be left.", "Flag it with reading: null.")
        else:
            kept.append((place, emendation))
    return kept


def _is_new(emendation: Emendation, published: Published) -> bool:
    return emendation.where is not None and not published.has(emendation.where.path)


def _refuse(emendation: Emendation, report: Report, what: str, todo: str) -> None:
    where = emendation.where
    report.add(where.path if where else "", where.line if where else 1, what, todo)


def _reading(emendation: Emendation) -> str:
    return " ".join((emendation.reading or "").split())


def _with_a_blank(place: Place, words: str) -> Place:
    """Of words that are left out: their place with one of the blanks beside it, so that not two are left."""
    if words[place.end : place.end + 1] == " " and words[place.start - 1 : place.start] in ("", " "):
        return place.model_copy(update={"end": place.end + 1})
    if place.end == len(words) and words[place.start - 1 : place.start] == " ":
        return place.model_copy(update={"start": place.start - 1})
    return place


def _emended(passage: Passage, edits: Sequence[Placed]) -> tuple[Passage, list[Emendation]]:
    words, made, added, grown, at = "", [], [], 0, 0
    shifts: list[tuple[int, int, int, int]] = []
    for place, emendation in edits:
        received = passage.text[place.start : place.end]
        reading = received if emendation.reading is None else _reading(emendation)
        words += passage.text[at : place.start] + reading
        start, end, at = place.start + grown, place.start + grown + len(reading), place.end
        grown += len(reading) - len(received)
        shifts.append((place.start, place.end, start, end))
        kind = SpanKind.DAMAGE if emendation.reading is None else SpanKind.CORRECTION
        added.append(Span(start, end, kind, received))
        made.append(emendation.model_copy(update={"place": place.model_copy(update={"start": start, "end": end})}))
    if not edits:
        return passage, made
    old = (_shifted(span, shifts) for span in passage.spans)
    kept = [span for span in old if span.start < span.end or span.kind in MARKS]
    spans = sorted([*kept, *added], key=lambda span: (span.start, span.end, span.kind, span.value))
    return replace(passage, text=words + passage.text[at:], spans=tuple(spans)), made


def _shifted(span: Span, shifts: Sequence[tuple[int, int, int, int]]) -> Span:
    """The span moved with its words; one that begins or ends inside corrected words takes in the whole correction."""
    if span.start == span.end:
        at = _moved(span.end, shifts, 3)
        return replace(span, start=at, end=at)
    return replace(span, start=_moved(span.start, shifts, 2), end=_moved(span.end, shifts, 3))


def _moved(at: int, shifts: Sequence[tuple[int, int, int, int]], inside: int) -> int:
    grown = 0
    for shift in shifts:
        old_start, old_end, _, new_end = shift
        if at <= old_start:
            break
        if at < old_end:
            return shift[inside]
        grown = new_end - old_end
    return at + grown
