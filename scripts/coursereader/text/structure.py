"""From pieces to passages: blocks of the repaired text, each with its kind, its marks and the lines it came from."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from ..model.formats import SourceFormat
from ..model.passages import Passage, PassageKind, Span, SpanKind, Text, lettered
from ..model.pieces import BODY, Piece, PieceKind, StreamKind
from .repair.draft import Draft
from .repair.evidence.reference_list import YEAR_OF_A_WORK, is_title_of_works

ASIDE_KINDS = {
    StreamKind.PULL_QUOTE: PassageKind.PULLQUOTE,
    StreamKind.CAPTION: PassageKind.CAPTION,
    StreamKind.NOTE: PassageKind.NOTE,
    StreamKind.IMPRINT: PassageKind.FURNITURE,
    StreamKind.RUNNING_HEAD: PassageKind.FURNITURE,
    StreamKind.FOLIO: PassageKind.FURNITURE,
}
ID_LETTERS = {
    PassageKind.HEADING: "h",
    PassageKind.NOTE: "n",
    PassageKind.REFERENCE: "r",
    PassageKind.CAPTION: "c",
    PassageKind.PULLQUOTE: "c",
    PassageKind.FURNITURE: "f",
}
"""First letters of ids; all other kinds are `p`, what is read in order."""
BLOCK = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
EMPHASIS_OPENS = {PieceKind.BOLD_OPEN: SpanKind.BOLD, PieceKind.ITALIC_OPEN: SpanKind.ITALIC}
EMPHASIS_CLOSES = {PieceKind.BOLD_CLOSE: SpanKind.BOLD, PieceKind.ITALIC_CLOSE: SpanKind.ITALIC}
MOST_PASSAGES = 40_000
"""Of one stream: the rest is one more. A book has some ten thousand."""
SAID_OF_WORDS_BEFORE = {PieceKind.NOTE_MARK, *EMPHASIS_CLOSES}
"""Kinds that say something of the words before them."""


@dataclass(frozen=True)
class Unnumbered:
    """A passage before it has an id, with its place in the seed."""

    raw: int
    passage: Passage
    aside: bool


def structure(id: str, draft: Draft) -> Text:
    """The passages of a repaired draft, in reading order, notes last, with provisional ids."""
    newlines = [found.start() for found in re.finditer("\n", draft.raw)]
    passages = [one for number in range(len(draft.streams)) for one in _unnumbered(draft, number, newlines)]
    body = [one for one in passages if not one.aside]
    asides = [one for one in passages if one.aside and one.passage.kind != PassageKind.NOTE]
    notes = [one.passage for one in passages if one.passage.kind == PassageKind.NOTE]
    said: Mapping[str, Callable[[Sequence[Unnumbered]], list[Unnumbered]]]
    said = {SourceFormat.EXPLICIT: _stated, SourceFormat.PASSAGES: list}
    ordered = _placed(said.get(draft.format, _listed)(body), asides) + sorted(
        notes, key=lambda note: int(note.number) if note.number.isdecimal() else 0
    )
    streams = tuple(stream.kind for stream in draft.streams)
    return Text(id, draft.raw, draft.tiling, tuple(_numbered(ordered)), streams)


def _unnumbered(draft: Draft, number: int, newlines: Sequence[int]) -> Iterable[Unnumbered]:
    stream = draft.streams[number]
    words = draft.words(number)
    spots = _spots(draft.by_stream.get(number, []))
    places = [at for at, _ in spots]
    if number != BODY:
        words = words.replace("\n\n", "\n").replace("\n", " ")
    for start, end in _blocks(words):
        block = words[start:end]
        near = spots[max(0, bisect_left(places, start) - 1) : bisect_right(places, end)]
        inside = [(at, piece) for at, piece in near if _belongs(at, piece, start, end)]
        if not block.strip():
            continue
        first, last = _extent(inside, start, end)
        lines = (bisect_left(newlines, first) + 1, bisect_left(newlines, max(first, last - 1)) + 1)
        made = tuple((at - start, piece) for at, piece in inside)
        said = block.replace("\n", " ")
        spans = tuple(_spans(inside, start, end))
        if number == BODY:
            kind, level, speaker = _kind(inside, start)
            passage = Passage("", kind, said, spans, lines, level=level, speaker=speaker, pieces=made)
        else:
            kind = ASIDE_KINDS.get(stream.kind, PassageKind.FURNITURE)
            if kind == PassageKind.NOTE:
                spans = tuple(span for span in spans if span.kind != SpanKind.NOTE or span.start)
            passage = Passage(
                "", kind, said, spans, lines, number=stream.value if kind == PassageKind.NOTE else "", pieces=made
            )
        yield Unnumbered(first, passage, number != BODY)


def _blocks(words: str) -> Iterable[tuple[int, int]]:
    """Where the passages of a stream begin and end; beyond a bound all that is left is one."""
    end = 0
    for block in islice(BLOCK.finditer(words), MOST_PASSAGES):
        yield block.span()
        end = block.end()
    if left := BLOCK.search(words, end):
        yield left.start(), len(words.rstrip("\n"))


def _extent(inside: Sequence[tuple[int, Piece]], start: int, end: int) -> tuple[int, int]:
    """First and last place in the seed of a block's words: a piece may reach into the blocks beside it."""
    spoken = [(at, piece) for at, piece in inside if piece.text and at < end]
    (at, head), (tail_at, tail) = spoken[0], spoken[-1]
    first = head.start + (max(0, start - at) if head.kind == PieceKind.TEXT else 0)
    last = tail.start + end - tail_at if tail.kind == PieceKind.TEXT else tail.end
    return first, min(last, tail.end)


def _spots(pieces: Sequence[Piece]) -> list[tuple[int, Piece]]:
    spots, at = [], 0
    for piece in pieces:
        spots.append((at, piece))
        at += len(piece.text)
    return spots


def _belongs(at: int, piece: Piece, start: int, end: int) -> bool:
    if piece.text:
        return start < at + len(piece.text) and at < end
    return start <= at <= end if piece.kind in SAID_OF_WORDS_BEFORE else start <= at < end


def _spans(inside: Sequence[tuple[int, Piece]], start: int, end: int) -> Iterable[Span]:
    opened: dict[SpanKind, int] = {}
    for at, piece in inside:
        here = min(max(at, start), end) - start
        if piece.kind == PieceKind.NOTE_MARK and piece.value:
            yield Span(here, here, SpanKind.NOTE, piece.value)
        elif piece.kind == PieceKind.PAGE_BREAK:
            yield Span(here, here, SpanKind.PAGE, piece.value)
        elif piece.kind in EMPHASIS_OPENS:
            opened[EMPHASIS_OPENS[piece.kind]] = here
        elif (kind := EMPHASIS_CLOSES.get(piece.kind)) and kind in opened:
            first = opened.pop(kind)
            if first < here:
                yield Span(first, here, kind)


def _kind(inside: Sequence[tuple[int, Piece]], start: int) -> tuple[PassageKind, int, str]:
    """What a block of the body is by the marks at its beginning: its kind, the level of a heading, who speaks."""
    leading: dict[PieceKind, str] = {}
    for at, piece in inside:
        if at == start and not piece.text and not leading.get(piece.kind):  # the first part of a cut piece says what
            leading[piece.kind] = piece.value
    if PieceKind.HEADING in leading:
        return PassageKind.HEADING, int(leading[PieceKind.HEADING]), ""
    if PieceKind.QUOTATION in leading:
        return PassageKind.QUOTATION, 0, ""
    if leading.get(PieceKind.MARKUP) == PassageKind.REFERENCE:
        return PassageKind.REFERENCE, 0, ""
    return PassageKind.PARAGRAPH, 0, leading.get(PieceKind.SPEAKER, "")


def _listed(body: Sequence[Unnumbered]) -> list[Unnumbered]:
    """Paragraphs under a heading such as References are entries of the list; a title that opens the text is of the
    first level."""
    out: list[Unnumbered] = []
    within = False
    for one in body:
        passage = one.passage
        if passage.kind == PassageKind.HEADING:
            within = is_title_of_works(passage.text)
            titles = not out and _alone(passage, body) and not _opens_like_others(body)
            level = 1 if titles else min(3, passage.level)
            passage = passage if passage.level == level else replace(passage, level=level)
        elif within and passage.kind == PassageKind.PARAGRAPH:
            passage = replace(passage, kind=PassageKind.REFERENCE)
        out.append(one if passage is one.passage else replace(one, passage=passage))
    return out


def _stated(body: Sequence[Unnumbered]) -> list[Unnumbered]:
    """Headings as the file gives them; paragraphs under one such as References are entries where most name a year."""
    out: list[Unnumbered] = []
    within = False
    for index, one in enumerate(body):
        passage = one.passage
        if passage.kind == PassageKind.HEADING:
            below = [
                one.passage
                for one in takewhile(lambda one: one.passage.kind != PassageKind.HEADING, islice(body, index + 1, None))
            ]
            within = is_title_of_works(passage.text) and _are_works(below)
            passage = replace(passage, level=min(3, passage.level))
        elif within and passage.kind == PassageKind.PARAGRAPH:
            passage = replace(passage, kind=PassageKind.REFERENCE)
        out.append(replace(one, passage=passage))
    return out


def _are_works(passages: Sequence[Passage]) -> bool:
    """Whether most of some passages name the year of a work."""
    return 2 * sum(bool(YEAR_OF_A_WORK.search(passage.text)) for passage in passages) > len(passages)


def _alone(title: Passage, body: Sequence[Unnumbered]) -> bool:
    """Whether the first heading is a title: no other heading stands above it, and it is no section's name."""
    others = [one.passage for one in body if one.passage.kind == PassageKind.HEADING and one.passage is not title]
    short = len(title.text.split()) >= 4
    return short and bool(others) and all(other.level >= title.level for other in others)


def _opens_like_others(body: Sequence[Unnumbered]) -> bool:
    """Whether the text under the first heading opens with a drop capital, as that under others: it is one of them."""
    pairs = list(itertools.pairwise(one.passage for one in body))
    below = [_has_initial(after) for heading, after in pairs if heading.kind == PassageKind.HEADING]
    return len(below) > 1 and below[0] and any(below[1:])


def _has_initial(passage: Passage) -> bool:
    return any(piece.kind == PieceKind.TORN_WORD and at <= 2 for at, piece in passage.pieces)


def _placed(body: Sequence[Unnumbered], asides: Sequence[Unnumbered]) -> list[Passage]:
    """Each aside directly after the block it interrupts or follows."""
    starts = [one.raw for one in body]
    slots: dict[int, list[Passage]] = {}
    for aside in sorted(asides, key=lambda one: one.raw):
        slots.setdefault(bisect_right(starts, aside.raw) - 1, []).append(aside.passage)
    out = list(slots.get(-1, []))
    for index, one in enumerate(body):
        out += [one.passage, *slots.get(index, [])]
    return out


def _numbered(passages: Iterable[Passage]) -> Iterable[Passage]:
    """Each passage with its id: the count of its letter, or a note's own number, with a letter from the second note of
    that number on, as where each chapter counts from one; and with the id of the heading it stands under."""
    counts: dict[str, int] = {}
    section = ""
    for passage in passages:
        letter = ID_LETTERS.get(passage.kind, "p")
        number = passage.number if passage.kind == PassageKind.NOTE else ""
        key = letter + number
        counts[key] = counts.get(key, 0) + 1
        id = letter + (number + lettered(counts[key] - 1) if number else str(counts[key]))
        if passage.kind == PassageKind.HEADING:
            section = id
        yield replace(
            passage, id=id, section="" if passage.kind in (PassageKind.HEADING, PassageKind.NOTE) else section
        )
