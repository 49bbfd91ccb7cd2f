"""What is written within a block: escapes, links, emphasis, marks of notes. What is no known sign stays as letters."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from ....model.pieces import PieceKind
from ..draft import Change
from .blocks import label_of
from .emphasis import SignRow, emphasis, sign_row

TAGS = (
    "a|abbr|article|aside|b|big|blockquote|br|center|cite|del|details|dfn|div|dd|dl|dt|em|figcaption|figure|font|"
    "footer|header|hr|i|img|ins|li|main|mark|nav|ol|p|q|s|section|small|span|strike|strong|sub|summary|sup|table|"
    "tbody|td|tfoot|th|thead|tr|u|ul|wbr"
)
SIGN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<hard>\\[ ])
    | (?P<code>(?<!`)(?P<ticks>`{{1,4}})(?!`)[^`](?:[^`]|(?!(?P=ticks)(?!`))`){{0,800}}?(?P=ticks)(?!`))
    | (?P<comment><!--)
    | <(?P<address>(?:https?://|mailto:|ftp://)[^<>\s]{{1,2000}}|[\w.+-]{{1,80}}@[\w.-]{{1,200}})>
    | (?P<raised><sup>[ ]?\[?(?P<sup>\d{{1,3}})\]?[ ]?</sup>|\^\[?(?P<caret>\d{{1,3}})\]?\^|(?P<small>[⁰¹²³⁴-⁹]{{1,3}}))
    | (?P<lifted>\^[^\s^\[\]]{{1,20}}\^|(?<!~)~[^\s~]{{1,20}}~(?!~))
    | (?P<page><span[ ](?:id="page-(?P<number>[\w.]{{1,20}})"|class="page")></span>
        |\[\]\{{[^{{}}\n]{{0,200}}\.pagebreak[^{{}}\n]{{0,200}}\}})
    | (?P<tag></?(?:{TAGS})(?:\s[^<>]{{0,1000}})?/?>)
    | (?P<entity>&(?:[a-zA-Z]{{2,24}}[0-9]{{0,2}}|\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}});)
    | (?P<note>\[\^(?P<label>[^\]\s^]{{1,80}})\])
    | (?P<open>!\[|\^\[|\[)
    | (?P<close>\])
    | (?P<formula>\$(?=\S)[^$\n ]{{1,200}}(?<=\S)\$(?!\d))
    | (?P<row>\*+|_+)
    """,
    re.VERBOSE,
)
DESTINATION = re.compile(
    r"\(\s*(?:<(?P<angle>[^<>\n]{0,2000})>|(?P<bare>(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000}))"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)"
)
ATTRIBUTES = re.compile(r"\{(?:[#.:=]|[\w-]+=)[^{}]{0,500}\}")
LABEL = re.compile(r"\[(?P<label>[^\]\[]{0,200})\]")
IS_TARGET = re.compile(r"[\w#/.<?]")
NOTE_NUMBER_ALONE = re.compile(r"(?:\\?\[|\^|<sup>|\s)*(?P<number>\d{1,3})(?:\\?\]|\^|</sup>|\s)*$")
BACK = re.compile(r"[\s\\\[\]^*]*[↩↑⤴⏎^][\ufe0e\ufe0f]?[\s\\\[\]^*]*$")
"""The words of a link that leads from a note back to its mark."""
FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)\s*$", re.IGNORECASE)
PAGE_TITLE = re.compile(r"title=\"(?P<title>\w{1,20})\"")
CAPTION_SIGN = "caption"
"""What the sign of a picture with a caption says."""
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class NoteForm(Enum):
    """How the sign of a note is written."""

    LABEL = "label"
    """`[^1]`."""
    LINK = "link"
    """A number that leads to a place: a note only where such a number, or a raised one, opens a block."""
    RAISED = "raised"
    """A raised number: so too, where no number is a link."""
    BACK = "back"
    """A link from a note to its mark."""
    INLINE = "inline"
    """`^[…]`, with the note itself."""


@dataclass(frozen=True, slots=True)
class MarkdownNote:
    """A sign that may mark a note."""

    start: int
    end: int
    form: NoteForm
    label: str
    closes: int = -1
    """Of an inline note: where its last bracket stands."""


@dataclass
class MarkdownSigns:
    """The signs of one block, read from left to right; offsets are those of its words."""

    words: str
    targets: frozenset[str]
    """Labels of links whose targets are given elsewhere in the text."""
    changes: list[Change] = field(default_factory=list)
    notes: list[MarkdownNote] = field(default_factory=list)
    rows: list[SignRow] = field(default_factory=list)
    last_comment: int = -1
    """Where the last comment ends."""
    brackets: list[re.Match[str]] = field(default_factory=list)
    """Those that are open."""

    @cached_property
    def words_span(self) -> tuple[int, int]:
        """Where the block begins and ends, without the blanks around it."""
        return len(self.words) - len(self.words.lstrip()), len(self.words.rstrip())

    def read(self) -> MarkdownSigns:
        """Finds all signs."""
        at, self.last_comment = 0, self.words.rfind("-->")
        while found := SIGN.search(self.words, at):
            at = self._sign(found)
        self.changes.extend(emphasis(self.rows))
        return self

    def _sign(self, found: re.Match[str]) -> int:
        """Notes what one sign says; where to read on."""
        (start, end), kind = found.span(), found.lastgroup
        if kind in ("escape", "hard"):
            self._change(start, end, PieceKind.ESCAPE, found.group()[1])
        elif kind == "entity":
            said = html.unescape(found.group())
            if said != found.group():
                self._change(start, end, PieceKind.ESCAPE, said)
        elif kind == "address":
            self._around(start, found.start("address"), end - 1, end)
        elif kind == "lifted":
            self._around(start, start + 1, end - 1, end)
        elif kind == "comment" and start < self.last_comment:
            end = self.words.index("-->", start) + 3
            self._change(start, end)
        elif kind == "page":
            title = PAGE_TITLE.search(found.group())
            number = found["number"] or (title["title"] if title else "")
            self._change(start, end, PieceKind.PAGE_BREAK, value=number)
        elif kind == "tag":
            self._change(start, end, text="\n" if found.group().startswith("<br") else "")
        elif kind == "raised":
            self._raised(found)
        elif kind == "note":
            self.notes.append(MarkdownNote(start, end, NoteForm.LABEL, found["label"]))
        elif kind == "row":
            self.rows.append(sign_row(self.words, start, end))
        elif kind == "open":
            self.brackets.append(found)
        elif kind == "close" and self.brackets:
            return self._closed(self.brackets.pop(), start)
        return end

    def _change(
        self, start: int, end: int, kind: PieceKind = PieceKind.MARKUP, text: str = "", value: str = ""
    ) -> None:
        self.changes.append(Change(start, end, kind, text, value))

    def _around(self, start: int, inner: int, outer: int, end: int, value: str = "") -> None:
        """Takes away what stands on both sides of words."""
        self._change(start, inner)
        self._change(outer, end, value=value)

    def _raised(self, found: re.Match[str]) -> None:
        """A raised number may mark a note; if none answers, it stays a number."""
        group = next(name for name in ("sup", "caret", "small") if found[name])
        number = found[group].translate(RAISED_DIGITS)
        self.notes.append(MarkdownNote(*found.span(), NoteForm.RAISED, number))
        if group != "small":
            self._around(found.start(), found.start(group), found.end(group), found.end())

    def _closed(self, opener: re.Match[str], at: int) -> int:
        """What two brackets and what follows them are; where to read on."""
        words = self.words[opener.end() : at]
        destination, end = self._destination(at + 1), at + 1
        number = NOTE_NUMBER_ALONE.match(words)
        if opener.group() == "^[" and not (destination and number):
            self.notes.append(MarkdownNote(opener.start(), end, NoteForm.INLINE, "", at))
            return end
        if destination:
            return self._link(opener, at, *destination)
        attributes = ATTRIBUTES.match(self.words, end)
        label = LABEL.match(self.words, end)
        if attributes:
            end = attributes.end()
        elif label and label_of(label["label"] or words) in self.targets:
            end = label.end()
        elif label_of(words) not in self.targets:
            return end
        self._around(*opener.span(), at, end)
        return end

    def _destination(self, at: int) -> tuple[str, int] | None:
        """The target of a link that stands at a place, and where it ends."""
        found = DESTINATION.match(self.words, at)
        if not found:
            return None
        target = found["angle"] if found["angle"] is not None else found["bare"]
        if target and not IS_TARGET.match(target):
            return None
        attributes = ATTRIBUTES.match(self.words, found.end())
        return target, attributes.end() if attributes else found.end()

    def _link(self, opener: re.Match[str], at: int, target: str, end: int) -> int:
        start, words = opener.start(), self.words[opener.end() : at]
        if opener.group() == "![":
            if self.words_span == (start, end) and is_caption(words):
                self._change(*opener.span(), value=CAPTION_SIGN)
                self._change(at, end, value=target)
            else:
                self._forget(start)
                self._change(start, end, value=target)
            return end
        number = NOTE_NUMBER_ALONE.match(words)
        if number and "#" in target:
            self._forget(start, signs_too=False)
            end += self.words.startswith("^", end) and opener.group() == "^["
            self.notes.append(MarkdownNote(start, end, NoteForm.LINK, number["number"]))
        elif BACK.match(words) and "#" in target:
            self._forget(start)
            self.notes.append(MarkdownNote(start, end, NoteForm.BACK, ""))
            self._change(start, end, value=target)
            return end
        self._around(*opener.span(), at, end, value=target)
        return end

    def _forget(self, start: int, signs_too: bool = True) -> None:
        """Drops what was found from a place on, since it is part of another sign: the last that was noted."""
        for found in (self.notes, self.changes, self.rows) if signs_too else (self.notes,):
            while found and found[-1].start >= start:
                found.pop()


def is_caption(words: str) -> bool:
    """Whether the words of a picture say something, and are no file's name."""
    return len(words.split()) >= 2 and not FILE_NAME.search(words)
