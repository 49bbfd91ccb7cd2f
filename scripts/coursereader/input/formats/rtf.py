"""RTF: a stream of letters and of words that change how the next are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .assembly import Met, assembled, titled
from .extraction import Extraction, extraction
from .rtf_blocks import RtfParagraph, RtfSaid, met
from .rtf_tokens import RtfKind, RtfToken, tokens
from .rtf_words import (
    ASIDE,
    CHARSETS,
    SHOWN_THOUGH_UNKNOWN,
    SIGNS,
    SPECIAL,
    TABLES,
    TOGGLES,
    RtfState,
    code_page,
    toggled,
)
from .stated import AsideName, LineBreak, NoteCall, PageStart, Run, letters

FORMAT = "RTF"


@dataclass
class RtfReading:
    """A file while it is read."""

    state: RtfState = field(default_factory=RtfState)
    above: list[RtfState] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    pending: bytes = b""
    """Bytes that are letters only together."""
    to_skip: int = 0
    count: int = 0
    address: str = ""
    """Of the link that is being read."""
    usual: str = "cp1252"
    """The encoding of fonts that name none."""
    high: int = 0xD800
    """The first half of a letter that is written as two numbers."""

    def read(self, data: bytes) -> Iterator[RtfSaid]:
        """Everything said, with the paragraph and place that it is said in."""
        for token in tokens(data):
            if self.pending and token.kind != RtfKind.BYTES:
                yield from self._flush()
            yield from self._token(token)
        yield from self._flush()

    def _token(self, token: RtfToken) -> Iterator[RtfSaid]:
        match token.kind:
            case RtfKind.OPEN:
                self.above.append(self.state)
                self.state = replace(self.state, begins=True, optional=False)
            case RtfKind.CLOSE:
                ended = self.state
                self.state = self.above.pop() if self.above else self.state
                if self.state.place in ("fonts", "styles", "table"):
                    return
                if ended.place != self.state.place and ended.place.startswith("note"):
                    yield RtfSaid(None, ended.paragraph, ended.place, ends=True)
            case RtfKind.BYTES:
                self._bytes(token.said)
            case RtfKind.SIGN:
                yield from self._sign(token.said)
            case RtfKind.WORD:
                yield from self._word(token.said, token.number)

    def _bytes(self, said: bytes) -> None:
        self.state = replace(self.state, begins=False) if self.state.begins else self.state
        if self.to_skip:
            left = said[self.to_skip :]
            self.to_skip = max(0, self.to_skip - len(said))
            said = left
        self.pending += said

    def _flush(self) -> Iterator[RtfSaid]:
        said, self.pending = self.pending, b""
        if said:
            yield from self._words(said.decode(self.state.encoding, "replace"))

    def _words(self, said: str) -> Iterator[RtfSaid]:
        state = self.state
        if state.place == "fonts":
            return
        if state.place == "styles":
            self.styles[state.style] = (self.styles.get(state.style, "") + said).strip().rstrip(";")
        elif state.aside is not None:
            self.address = self.address + said if state.aside == AsideName.FIELD_CODE else self.address
            yield RtfSaid(None, state.paragraph, state.place, aside=(state.aside, said))
        elif state.deleted:
            yield RtfSaid(None, state.paragraph, state.place, aside=(AsideName.DELETED, said))
        elif state.place != "table":
            yield RtfSaid(replace(state.run, said=said), self._styled(), state.place)

    def _styled(self) -> RtfParagraph:
        return replace(self.state.paragraph, style=self.styles.get(self.state.style, ""))

    def _sign(self, sign: bytes) -> Iterator[RtfSaid]:
        if sign == b"*":
            self.state = replace(self.state, optional=True)
            return
        if sign in (b"\n", b"\r"):
            yield from self._inline(None, ends=True)
        elif sign in SIGNS and not self._skipped():
            yield from self._words(SIGNS[sign])

    def _skipped(self) -> bool:
        skipped, self.to_skip = self.to_skip > 0, max(0, self.to_skip - 1)
        return skipped

    def _inline(
        self, inline: LineBreak | PageStart | NoteCall | None, ends: bool = False, cell: str = ""
    ) -> Iterator[RtfSaid]:
        if self.state.place not in ("table", "fonts", "styles") and self.state.aside is None:
            yield RtfSaid(inline, self._styled(), self.state.place, ends=ends, cell=cell)

    def _word(self, word: bytes, number: int | None) -> Iterator[RtfSaid]:
        begins, optional = self.state.begins, self.state.optional
        self.state = replace(self.state, begins=False, optional=False)
        if (begins or optional) and self._opens(word, optional):
            if self.state.place.startswith("note") and word == b"footnote":
                note, self.state = self.state, self.above[-1]
                yield from self._inline(NoteCall(note.place))
                self.state = note
        elif word == b"u" and number is not None:
            self.to_skip = self.state.skip
            yield from self._unicode(number)
        elif word in SPECIAL and word not in (b"cell", b"nestcell"):
            yield from () if self._skipped() else self._words(SPECIAL[word])
        elif word in (b"par", b"sect"):
            yield from self._inline(None, ends=True)
        elif word in (b"cell", b"nestcell", b"row", b"nestrow"):
            yield from self._inline(None, ends=True, cell="row" if word.endswith(b"row") else "cell")
        elif word in (b"line", b"lbr"):
            yield from self._inline(LineBreak())
        elif word == b"page":
            yield from self._inline(PageStart())
        elif word == b"footnote":
            return
        else:
            self._set(word, number)

    def _unicode(self, number: int) -> Iterator[RtfSaid]:
        code = number % 65536
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            yield from self._words(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
        else:
            yield from self._words(chr(code))

    def _opens(self, word: bytes, optional: bool) -> bool:
        """Whether a group's first word says what stands in it."""
        if word in ASIDE:
            self.address = "" if word == b"fldinst" else self.address
            self.state = replace(self.state, aside=ASIDE[word])
        elif word == b"footnote":
            self.count += 1
            self.state = replace(self.state, place=f"note{self.count}", paragraph=RtfParagraph(), run=Run(""))
        elif word in (b"listtext", b"pntext"):
            self.state = replace(self.state, place="label")
        elif word == b"fonttbl":
            self.state = replace(self.state, place="fonts")
        elif word == b"stylesheet":
            self.state = replace(self.state, place="styles")
        elif word in TABLES or (optional and word not in SHOWN_THOUGH_UNKNOWN and self.state.place != "styles"):
            self.state = replace(self.state, place="table")
        elif word == b"fldrslt":
            address = (
                self.address.split('"')[1]
                if self.address.strip().startswith("HYPERLINK") and '"' in self.address
                else ""
            )
            outside = address.startswith(("http:", "https:", "mailto:", "ftp:"))
            self.state = replace(self.state, run=replace(self.state.run, target=address if outside else ""))
        else:
            return False
        return True

    def _set(self, word: bytes, number: int | None) -> None:
        state, on = self.state, number != 0
        if word in TOGGLES:
            self.state = replace(state, run=toggled(state.run, word, on))
        elif word == b"nosupersub":
            self.state = replace(state, run=replace(state.run, raised=False, lowered=False))
        elif word == b"plain":
            self.state = replace(state, run=Run("", target=state.run.target), deleted=False)
        elif word == b"v":
            hidden = AsideName.HIDDEN if on else None
            self.state = replace(state, aside=hidden) if state.aside in (None, AsideName.HIDDEN) else state
        elif word == b"deleted":
            self.state = replace(state, deleted=on)
        elif word == b"uc":
            self.state = replace(state, skip=max(0, min(20, number or 0)))
        elif word in (b"ansicpg", b"f", b"fcharset", b"cpg", b"deff"):
            self._encoding(word, number or 0)
        elif word == b"s" and state.place == "styles":
            self.state = replace(state, style=number or 0)
        elif word == b"pard":
            self.state = replace(state, paragraph=RtfParagraph(), style=0)
        elif word == b"s":
            self.state = replace(state, style=number or 0)
        else:
            self.state = replace(state, paragraph=state.paragraph.with_word(word, number))

    def _encoding(self, word: bytes, number: int) -> None:
        if word == b"ansicpg":
            self.state = replace(self.state, encoding=code_page(number, self.state.encoding))
            self.usual = self.state.encoding
        elif word == b"f":
            named = self.fonts.get(number, self.usual)
            self.state = replace(
                self.state, font=number, encoding=named if self.state.place != "fonts" else self.state.encoding
            )
        elif self.state.place == "fonts" and word in (b"fcharset", b"cpg"):
            page = CHARSETS.get(number, 0) if word == b"fcharset" else number
            if page and number not in (0, 1):
                self.fonts[self.state.font] = code_page(page, "cp1252")


def read_rtf(data: bytes) -> Extraction:
    """The text of a document. Raises UnreadableError."""
    said = list(RtfReading().read(data))
    received: Counter[str] = Counter()
    received += letters(one.inline.said for one in said if isinstance(one.inline, Run))
    received += letters(one.aside[1] for one in said if one.aside)
    items: list[Met] = list(met(said))
    return extraction(FORMAT, titled(assembled(items)), received)
