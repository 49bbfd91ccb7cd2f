"""A text as it was received, every repair of it shown in its place: what was closed, taken out, set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from ..analysis.course import Edition
from ..html.weave import element, escape
from ..model.passages import Text
from ..model.pieces import BODY, Piece
from .book import Book
from .page import Head, Page, page

SETTING = {
    "line-end", "soft-hyphen", "repeated-hyphen", "page-break", "page-edge", "page-join", "paragraph", "blank",
    "letter-space", "address-break", "ligature", "hyphen", "control", "escape",
}  # fmt: skip
"""What the setting or the extraction did to the words; everything else was markup or a mark."""
LINE_END = str(escape("\n"))
SEEN = {"\x0c": "⇟\n", "\xad": "·", "\ufeff": "·", "\r": ""}
"""Signs for characters of a seed that have no shape."""
_SEEN = str.maketrans(SEEN)


@dataclass(frozen=True)
class Received:
    """The seed, dressed."""

    html: Markup
    counts: tuple[tuple[str, int], ...]
    """What was done, in plain words, and how often; the most frequent first."""


def received_page(book: Book, edition: Edition) -> Page:
    """The page that shows one text as it was received."""
    source = edition.source
    head = Head(
        f"received/{edition.id}.md",
        f"{source.label} as received",
        f"The file of {source.label} character for character, every repair shown in its place.",
        f"seeds/{edition.id}/{source.seed}",
    )
    return page(head, book, "received.md.j2", source=source, received=received(edition.received))


@lru_cache(maxsize=16)
def received(text: Text) -> Received:
    """Every character of the seed in its order; what was not kept as it stands is dressed and named."""
    parts = [_stretch(text, stream, list(pieces)) for stream, pieces in groupby(text.pieces, key=lambda p: p.stream)]
    lines = Markup("").join(parts).split(LINE_END)
    numbered = (_line(number, Markup(line)) for number, line in enumerate(lines, 1))
    return Received(Markup(LINE_END).join(numbered), _counts(text))


def _line(number: int, html: Markup) -> Markup:
    """A line of the seed with its address; its number is shown by the stylesheet, so that it is not copied."""
    return element("span", (("class", "rc-n"), ("id", f"L{number}"), ("data-n", str(number))), Markup("")) + html


def _stretch(text: Text, stream: int, pieces: list[Piece]) -> Markup:
    """Pieces that follow one another in one stream; a block that was set aside is one element."""
    inside = Markup("").join(_dressed(text, pieces))
    if stream == BODY or not inside:
        return inside
    name = _plain(text.streams[stream] if stream < len(text.streams) else "aside")
    return element("span", (("class", "rc-aside"), ("title", f"{name}: set aside")), inside)


def _dressed(text: Text, pieces: Iterable[Piece]) -> Iterator[Markup]:
    for piece in pieces:
        raw = text.raw[piece.start : piece.end]
        if not raw:
            continue
        words = escape(raw.translate(_SEEN))
        if piece.kind == "text" or (piece.text == raw and piece.kind not in SETTING):
            yield words
        elif piece.kind == "line-end" and piece.text == " ":
            yield words  # the commonest repair of all: the line break itself shows it
        else:
            face = "rc-set" if piece.kind in SETTING else "rc-mark"
            said = f"{_plain(piece.kind)}{': ' + piece.value if piece.value else ''}"
            yield element("span", (("class", face), ("title", said)), words)


def _counts(text: Text) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter(
        piece.kind for piece in text.pieces if piece.kind != "text" and (piece.end > piece.start or not piece.text)
    )
    counts.update(Counter(kind for kind in text.streams[1:]))
    return tuple(sorted(((_plain(kind), n) for kind, n in counts.items()), key=lambda found: (-found[1], found[0])))


def _plain(kind: str) -> str:
    return kind.replace("-", " ")
