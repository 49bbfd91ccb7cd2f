"""Every repair of a text at its place in the words: found in the order of the seed, dressed for the page.

Nothing here is words of the page: what was received stands in attributes, and the stylesheet shows it. So what is
searched, copied, or meant by an address is the text as edited, whether the repairs are shown or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from ..html.weave import Attributes, element
from ..interface.language import Language
from ..model.passages import CAPTION, NOTE, PULLQUOTE, Passage, Text
from ..model.pieces import BODY, Piece, PieceKind
from .passages import number
from .repair_kinds import LINE, MARK, OUT, SAME, repair_kind

Spot = tuple[Passage, int]
LETTERS_APART = 2
"""Between two gaps of one letter-spaced line stand at most so many characters."""
BLANKS = 4
"""Of more blanks in a row only so many are shown."""


@dataclass(frozen=True)
class Repair:
    """One thing that was done to a text."""

    kind: str
    passage: str
    at: int
    """Characters of the passage's text as repaired."""
    html: Markup
    counted: bool = True
    """False of the second part of one repair: the line end after a hyphen."""


@dataclass(frozen=True)
class _Aside:
    """A block that was set aside, or a part of one."""

    kind: str
    raw: str
    begun: bool
    """Whether a part of it stood before."""

    @property
    def lines(self) -> int:
        return sum(bool(line.strip()) for line in self.raw.split("\n"))


def repairs(text: Text, language: Language) -> Iterator[Repair]:
    """What was done to a text, in the order of its seed."""
    stands = _stands(text)
    homes = {piece.stream: passage for piece, spots in reversed(stands.items()) for passage, _ in spots[:1]}
    if BODY not in homes:
        return
    here: dict[int, Spot] = {stream: (passage, 0) for stream, passage in homes.items()}
    last: dict[str, Spot] = {}
    for stream, run in groupby(text.pieces, key=lambda piece: piece.stream):
        pieces = list(run)
        if stream in homes and stream != BODY:
            begun = here[stream][1] > 0
            aside = _Aside(text.streams[stream], text.raw[pieces[0].start : pieces[-1].end].strip(), begun)
            yield from _stood(aside, here[BODY], homes[stream], language)
        for piece in pieces if stream in homes else ():
            spots = stands.get(piece, [here[stream]])
            passage, at = spots[0][0], max(0, min(spots[0][1], len(spots[0][0].text)))
            raw = text.raw[piece.start : piece.end]
            kind = _kind(piece, raw)
            own = _counts(piece, kind, (passage, at), last.get(kind))
            changed = piece.kind != PieceKind.TEXT and not (raw and raw == piece.text)
            if changed and (html := _dressed(raw, piece.text, kind, own, language)):
                yield Repair(kind, passage.id, at, html, own)
                last[kind] = passage, at
            if piece in stands:
                here[stream] = spots[-1][0], min(spots[-1][1] + len(piece.text), len(spots[-1][0].text))


def _kind(piece: Piece, raw: str) -> str:
    """The kind as a reader counts it: a blank with a line end in it is a line end."""
    return PieceKind.LINE_END if piece.kind == PieceKind.BLANK and "\n" in raw else SAME.get(piece.kind, piece.kind)


def _stands(text: Text) -> dict[Piece, list[Spot]]:
    """Where in the passages each piece stands; a long one stands in several."""
    found: dict[Piece, list[Spot]] = {}
    for passage in text.passages:
        for at, piece in passage.pieces:
            found.setdefault(piece, []).append((passage, at))
    return found


def _counts(piece: Piece, kind: str, spot: Spot, last: Spot | None) -> bool:
    """Whether a piece is a repair of its own, not the rest of the one before it."""
    if kind == "note-mark":
        return bool(piece.value)
    reach = LETTERS_APART if kind == "letter-space" else 0
    goes_on = last is not None and last[0] is spot[0] and spot[1] - last[1] <= reach
    return not (goes_on and repair_kind(kind).face != OUT)


@lru_cache(maxsize=4096)  # most are line ends and hyphens, thousands in a text
def _dressed(raw: str, read: str, kind: str, own: bool, language: Language) -> Markup | None:
    """A piece that was changed as the page shows it; None where nobody could see it. Its sign stands once."""
    sort = repair_kind(kind)
    sign = language.say(sort.sign) if sort.sign else ""
    if kind == "paragraph":  # a line end that became the end of a paragraph; an empty line had been one before
        return whole(kind, seen(raw) + words(sign, "l")) if read and raw.count("\n") == 1 else None
    if sort.sign and not raw.strip():
        ends, label = seen(raw.strip(" \x0c")), words(sign if own else "", "l")
        return whole(kind, ends + label, own, "" if ends else " rp-l")
    if sort.face == LINE:
        raw = raw.strip(" \t")
    return whole(kind, seen(raw, legible=sort.face == MARK), own) if raw else None


def _stood(aside: _Aside, spot: Spot, home: Passage, language: Language) -> Iterator[Repair]:
    """A block that was set aside, where it stood; of a note only that it stood there."""
    kind, (passage, at) = aside.kind, spot
    if not aside.raw:
        return
    if home.kind == NOTE:
        said = _note_stood(home, aside, language)
        link = (("class", "mark note"), ("href", f"#{home.id}"), ("aria-label", said), ("data-l", said))
        yield Repair(kind, passage.id, at, whole(kind, element("a", link, Markup(""))))
    elif home.kind in (PULLQUOTE, CAPTION) and at == len(passage.text):
        said = language.count(
            aside.lines, "stood here, {n} line like any other", "stood here, {n} lines like any other"
        )
        yield Repair(kind, home.id, 0, whole(kind, words(said, "l")))
    else:
        sort = repair_kind(kind)
        label = words(language.say(sort.aside or sort.once), "l")
        yield Repair(kind, passage.id, at, whole(kind, label + seen(aside.raw, legible=True)))


def _note_stood(note: Passage, aside: _Aside, language: Language) -> str:
    lines = language.count(aside.lines, "{n} line", "{n} lines")
    n = note.number or number(note.id)
    if aside.begun:
        return language.say("here stood the rest of note {number}, {lines}", number=n, lines=lines)
    return language.say("here stood note {number}, {lines}", number=n, lines=lines)


def whole(kind: str, inside: Markup, own: bool = True, more: str = "") -> Markup:
    """The element of one repair; `own` is false of the second part of one."""
    said: Attributes = (("class", f"rp rp-{repair_kind(kind).face}{more}"), ("data-k", kind))
    return element("span", said if own else (*said, ("data-more", "")), inside)


def words(said: str, name: str = "r") -> Markup:
    """Words that are none of the page's: the stylesheet writes them, `r` as received, `l` as the editors' label."""
    return element("i", ((f"data-{name}", said),), Markup("")) if said else Markup("")


def seen(raw: str, legible: bool = False) -> Markup:
    """Characters of the seed with a sign for each that has no shape; blanks stay blanks where they should be read."""
    lines = []
    ends = r"(?:\r\n|[\n\r])"
    # An empty line is two line ends; more of them say no more.
    for line in re.split(rf"\s*{ends}\s*" if legible else rf"{ends}(?:{ends}+(?={ends}))?", raw):
        short = re.sub(r"\s+", lambda blanks: blanks[0][:BLANKS], line)
        lines.append(words(" ".join(line.split()) if legible else "".join(map(_sign, short))))
    return element("i", (("class", "n"),), Markup("")).join(lines)


def _sign(char: str) -> str:
    if char == "\xad":
        return "-"
    return char if char.isprintable() and not char.isspace() else "·"
