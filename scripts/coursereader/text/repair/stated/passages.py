"""Passages that are stated one by one, as TEI of ours is laid out: what each is stands before it, and nothing is found
out. One a line, an empty line between them: `[heading 2] The storm`, `[note 17] Council minutes, {i}folio{/i} 12.`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from ....model.formats import SourceFormat
from ....model.passages import Passage, PassageKind, SpanKind
from ....model.pieces import PieceKind, StreamKind
from ..draft import Aside, Change, Draft, Edit

LISTED = "item"
STATED_AS: Mapping[str, PieceKind] = {
    PassageKind.PARAGRAPH: PieceKind.SPEAKER,
    LISTED: PieceKind.ITEM,
    PassageKind.HEADING: PieceKind.HEADING,
    PassageKind.QUOTATION: PieceKind.QUOTATION,
    PassageKind.REFERENCE: PieceKind.MARKUP,
    PassageKind.NOTE: PieceKind.NOTE_NUMBER,
}
"""What says at its place what a passage is; the value says more."""
ASIDES: Mapping[str, StreamKind] = {
    PassageKind.NOTE: StreamKind.NOTE,
    PassageKind.CAPTION: StreamKind.CAPTION,
    PassageKind.PULLQUOTE: StreamKind.PULL_QUOTE,
    PassageKind.FURNITURE: StreamKind.IMPRINT,
}
STATED_SIGNS = {
    "i": PieceKind.ITALIC_OPEN, "/i": PieceKind.ITALIC_CLOSE, "b": PieceKind.BOLD_OPEN, "/b": PieceKind.BOLD_CLOSE,
    "note": PieceKind.NOTE_MARK, "page": PieceKind.PAGE_BREAK, "line": PieceKind.KEPT_LINE,
}  # fmt: skip
EMPHASIS = {SpanKind.ITALIC: "i", SpanKind.BOLD: "b"}
MARKS = {SpanKind.NOTE: "note", SpanKind.PAGE: "page"}
_VALUE = r"(?: (?P<value>(?:[^\\\]}\n]|\\.)*+))?"
_HEAD = re.compile(rf"\[(?P<kind>[a-z]++){_VALUE}\] ?")
_SIGN = re.compile(rf"\\(?P<plain>.)|\{{(?P<sign>/?[a-z]++){_VALUE}\}}")
_BLOCK = re.compile(r"[^\n]+")
_SPECIAL = re.compile(r"[\\\[\]{}]")


def is_stated(words: str) -> bool:
    """Whether each line of a text says what passage it is."""
    heads = [_HEAD.match(block[0]) for block in _BLOCK.finditer(words) if block[0].strip()]
    return bool(heads) and all(head and (head["kind"] in STATED_AS or head["kind"] in ASIDES) for head in heads)


def stated_asides(draft: Draft) -> Iterable[Edit]:
    """Sets aside what is read beside the text."""
    if draft.format != SourceFormat.PASSAGES:
        return
    for block in _BLOCK.finditer(draft.text):
        if (head := _HEAD.match(block[0])) and head["kind"] in ASIDES:
            yield Aside(*block.span(), ASIDES[head["kind"]], _plain(head["value"]))


def stated_passages(draft: Draft) -> Iterable[Edit]:
    """What each passage is, and the signs within it."""
    if draft.format != SourceFormat.PASSAGES:
        return
    for stream in range(len(draft.streams)):
        words = draft.words(stream)
        for block in _BLOCK.finditer(words):
            yield from _of_block(words, *block.span(), stream)


def _of_block(words: str, start: int, end: int, stream: int) -> Iterator[Edit]:
    if head := _HEAD.match(words, start, end):
        kind, value = head["kind"], _plain(head["value"])
        named = STATED_AS.get(kind, PieceKind.MARKUP) if value or kind != PassageKind.PARAGRAPH else PieceKind.MARKUP
        yield Change(start, head.end(), named, "", kind if named == PieceKind.MARKUP else value, stream)
        start = head.end()
    for sign in _SIGN.finditer(words, start, end):
        if sign["plain"]:
            yield Change(*sign.span(), PieceKind.ESCAPE, sign["plain"], "", stream)
        elif sign["sign"] in STATED_SIGNS:
            yield Change(*sign.span(), STATED_SIGNS[sign["sign"]], "", _plain(sign["value"]), stream)


def as_stated(passages: Iterable[Passage]) -> str:
    """The text of these passages, from which they are read again."""
    return "".join(f"[{_head(passage)}] {''.join(_words(passage))}\n\n" for passage in passages)


def _head(passage: Passage) -> str:
    kind = LISTED if passage.kind == PassageKind.PARAGRAPH and begins_as_item(passage) else passage.kind
    level = str(passage.level) if passage.kind == PassageKind.HEADING else ""
    value = level or passage.number or passage.speaker
    return f"{kind} {_escaped(value)}" if value else kind


def begins_as_item(passage: Passage) -> bool:
    """Whether it begins as an item of a list."""
    leading = takewhile(lambda found: found[0] <= 0, passage.pieces)
    return not passage.speaker and any(piece.kind == PieceKind.ITEM for _, piece in leading)


def _words(passage: Passage) -> Iterator[str]:
    at = 0
    for place, _, sign in sorted(_signs(passage), key=lambda found: found[:2]):
        yield _escaped(passage.text[at:place]) + f"{{{sign}}}"
        at = place
    yield _escaped(passage.text[at:])


def _signs(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Each with its place, and its order there: what ends, what stands between, what begins."""
    for span in passage.spans:
        if sign := EMPHASIS.get(span.kind):
            yield from ((span.end, 0, f"/{sign}"), (span.start, 2, sign))
        elif sign := MARKS.get(span.kind):
            yield span.start, 1, f"{sign} {_escaped(span.value)}".rstrip()
    for at, piece in passage.pieces:
        if piece.kind == PieceKind.KEPT_LINE and at >= 0:
            yield at, 1, "line"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _plain(words: str | None) -> str:
    return re.sub(r"\\(.)", r"\1", words or "")
