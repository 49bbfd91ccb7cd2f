"""A text as it was received, every repair of it shown in its place: what was closed, taken out, set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..analysis.course import Edition
from ..html.signs import signs
from ..html.weave import element, escape, joined
from ..interface.language import Language
from ..model.passages import Text
from ..model.pieces import BODY, Piece, PieceKind
from .aside_names import named_asides
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .piece_names import piece_name
from .planning import Planned

SETTING = {
    "line-end", "soft-hyphen", "repeated-hyphen", "page-break", "page-edge", "page-join", "paragraph", "blank",
    "letter-space", "address-break", "ligature", "hyphen", "control", "escape",
}  # fmt: skip
"""What the setting or the extraction did to the words; everything else was markup or a mark."""
LINE_END = str(escape("\n"))
SIGNS_OF_A_BLOCK = 2400
"""About a screen of a desk."""
SIGNS_OF_A_LINE = 40
"""What a line that is hardly begun takes of it."""
SEEN = {"\x0c": "⇟\n", "\xad": "·", "\ufeff": "·", "\r": ""}
"""Signs for characters of a seed that have no shape."""
_SEEN = str.maketrans(SEEN)


@dataclass(frozen=True)
class ReceivedView:
    """What the page of one text as received prints; all of it follows from the edition."""

    texts: Texts
    edition: Edition


@dataclass(frozen=True)
class Received:
    """The seed, dressed."""

    html: Markup
    counts: tuple[tuple[str, int], ...]
    """What was done, in plain words, and how often; the most frequent first."""


def received_pages(index: CourseIndex) -> Iterator[Planned[ReceivedView]]:
    """A page for each text as it was received."""
    for edition in index.course.editions:
        yield Planned(f"received/{edition.id}.md", received_page, ReceivedView(index.texts, edition))


def received_page(view: ReceivedView) -> Page:
    """The page that shows one text as it was received."""
    source, say = view.edition.source, view.texts.language.say
    head = Head(
        f"received/{source.id}.md",
        say("{text} as received", text=source.label),
        say("The file of {text} character for character, every repair shown in its place.", text=source.label),
        f"seeds/{source.id}/{source.seed}",
    )
    dressed = received(view.edition.received, view.texts.language, bool(view.edition.file_format))
    return page(
        head,
        view.texts,
        "received.md.j2",
        source=source,
        cut=view.edition.cut,
        received=dressed,
        file_format=view.edition.file_format,
        asides=tuple(named_asides(view.edition.aside, view.texts.language)),
    )


def received(text: Text, language: Language, read_out: bool = False) -> Received:
    """Every character of the seed in its order; what was not kept as it stands is dressed and named. Where the text was
    read out of a document, the signs that pages begin with are ours, and are said in words."""
    dresser = _Dresser(text, language, read_out)
    parts = [dresser.stretch(stream, list(run)) for stream, run in groupby(text.pieces, key=lambda p: p.stream)]
    lines = joined(parts).split(LINE_END)
    numbered = [_line(number, Markup(line)) for number, line in enumerate(lines, 1)]
    return Received(joined(map(_block, _blocks(numbered))), dresser.counts())


def _blocks(lines: Sequence[Markup]) -> Iterator[list[Markup]]:
    """Lines by the screenful, each but the last with its end, parted only where no element goes on over the line."""
    block: list[Markup] = []
    length = depth = 0
    for line in lines[:-1]:
        block.append(line + Markup(LINE_END))
        length += signs(line) + SIGNS_OF_A_LINE
        depth += line.count("<span") - line.count("</span")
        if length >= SIGNS_OF_A_BLOCK and not depth:
            yield block
            block, length = [], 0
    yield [*block, *lines[-1:]]


def _block(lines: list[Markup]) -> Markup:
    """Lines that a browser lays out when one comes near them, with about how long they are."""
    words = joined(lines)
    length = sum(map(signs, lines))
    said = (("class", "rc-b"), ("data-signs", str(length)), ("data-rows", str(len(lines))))
    return element("span", said, words)


def _line(number: int, html: Markup) -> Markup:
    """A line of the seed with its address; its number is shown by the stylesheet, so that it is not copied."""
    return element("i", (("id", f"L{number}"), ("data-n", str(number))), Markup("")) + html


@dataclass(frozen=True)
class _Dresser:
    text: Text
    language: Language
    read_out: bool

    def stretch(self, stream: int, pieces: list[Piece]) -> Markup:
        """Pieces that follow one another in one stream; a block that was set aside is one element."""
        inside = joined(self.dressed(pieces))
        if stream == BODY or not inside:
            return inside
        name = self.name(self.text.streams[stream] if stream < len(self.text.streams) else "aside")
        said = self.language.say("{kind}: set aside", kind=name)
        return element("span", (("class", "rc-aside"), ("title", said)), inside)

    def dressed(self, pieces: Iterable[Piece]) -> Iterator[Markup]:
        for piece in pieces:
            raw = self.text.raw[piece.start : piece.end]
            if not raw:
                continue
            words = escape(raw.translate(_SEEN))
            if piece.kind == PieceKind.PAGE_BREAK and self.read_out:
                yield self.page(piece)
            elif piece.kind == PieceKind.TEXT or (piece.text == raw and piece.kind not in SETTING):
                yield words
            elif piece.kind == PieceKind.LINE_END and piece.text == " ":
                yield words  # the commonest repair of all: the line break itself shows it
            else:
                face = "rc-set" if piece.kind in SETTING else "rc-mark"
                said = f"{self.name(piece.kind)}{': ' + piece.value if piece.value else ''}"
                yield element("span", (("class", face), ("title", said)), words)

    def page(self, piece: Piece) -> Markup:
        """A page of the document begins."""
        say = self.language.say
        said = say("page {page} of the print", page=piece.value) if piece.value else say("a new page")
        return element("span", (("class", "rc-page"), ("title", self.name(piece.kind))), escape(said))

    def counts(self) -> tuple[tuple[str, int], ...]:
        counts: Counter[str] = Counter(
            piece.kind
            for piece in self.text.pieces
            if piece.kind != PieceKind.TEXT and (piece.end > piece.start or not piece.text)
        )
        counts.update(Counter(kind for kind in self.text.streams[1:]))
        return tuple(sorted(((self.name(k), n) for k, n in counts.items()), key=lambda found: (-found[1], found[0])))

    def name(self, kind: str) -> str:
        return self.language.say(piece_name(kind))
