"""Safe HTML as rows of words: what the pages show becomes data for paper. No word of it is ever markup again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

Attributes = Mapping[str, str]


@dataclass(frozen=True)
class PaperRun:
    """Words that are set alike."""

    words: str
    faces: tuple[str, ...] = ()
    """`italic`, `bold`, `small`, `raised`, `lowered`, `code`, `damaged`, `quoted`, `aside`."""
    to: str = ""
    """The web address that they lead to."""
    note: str = ""
    """The id of the source's note of which they are the mark; `lost` where our copy has no words for it."""
    sign: str = ""
    """What is drawn here without being words: `event`, `opens` and `closes` around what was mended, or `page` with its
    number as words."""
    language: str = ""
    """Where it is another than that of the words around them."""


@dataclass(frozen=True)
class PaperLines:
    """A paragraph, or an entry of a list."""

    runs: tuple[PaperRun, ...]
    mark: str = ""
    """Before an entry: `–`, `3.`."""
    deep: int = 0
    """In how many lists or quotations it stands."""


FACES: Mapping[str, str] = {
    "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic", "b": "bold", "strong": "bold",
    "th": "bold", "sup": "raised", "sub": "lowered", "code": "code", "kbd": "code", "samp": "code", "mark": "quoted",
}  # fmt: skip
"""By element."""
CLASSES: Mapping[str, str] = {"sc": "small", "dmg": "damaged"}
"""By class."""
APART, QUOTATION_MARKS = "\u202f", "\"'“”‘’«»„"
LOST = "lost"
"""Stands for a note whose words our copy lacks."""
LISTS, QUOTES = ("ul", "ol"), ("blockquote",)
PARTS = frozenset(
    {*LISTS, *QUOTES, "p", "li", "pre", "div", "section", "tr", "table", "dt", "dd", "hr", "h1", "h2", "h3"}
)
"""Elements that begin a paragraph."""
EMPTY = frozenset({"br", "hr", "img", "wbr"})
WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)


def runs(html: str, quotes: tuple[str, str] = ("“", "”")) -> tuple[PaperRun, ...]:
    """Words with what is on them, in one row."""
    return tuple(run for line in lines(html, quotes) for run in line.runs)


def lines(html: str, quotes: tuple[str, str] = ("“", "”")) -> tuple[PaperLines, ...]:
    """Every paragraph of some HTML that passed the door; `quotes` stand around what is in a `q`."""
    reader = _Reader(quotes)
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.found)


def said(words: str, *faces: str, to: str = "", language: str = "") -> tuple[PaperRun, ...]:
    """Plain words; none where there are none."""
    return (PaperRun(words, faces, to, language=language),) if words else ()


def joined(parts: Iterable[tuple[PaperRun, ...]], between: str) -> tuple[PaperRun, ...]:
    """Rows of words one after the other."""
    made: list[PaperRun] = []
    for part in (part for part in parts if part):
        made += [*said(between), *part] if made else part
    return tuple(made)


def between(marks: tuple[str, str], row: tuple[PaperRun, ...], language: str = "") -> tuple[PaperRun, ...]:
    """Words between quotation marks of ours; a mark of their own at an edge is kept apart from them."""
    words = "".join(run.words for run in row)
    opens, closes = (APART if edge in QUOTATION_MARKS else "" for edge in (words[:1] or " ", words[-1:] or " "))
    return (*said(marks[0] + opens, language=language), *row, *said(closes + marks[1], language=language))


class _Reader(HTMLParser):
    def __init__(self, quotes: tuple[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[PaperLines] = []
        self._row: list[PaperRun] = []
        self._open: list[tuple[str, Attributes]] = []
        self._quotes = quotes
        self._counts: list[int] = []
        self._mark = ""
        self._mended: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in PARTS:
            self.end()
        self._begin_entry(tag)
        if tag == "q":
            self.handle_data(self._quotes[0])
        if tag == "br":
            self.handle_data("\n")
        if tag not in EMPTY:
            self._open.append((tag, attributes))
            self._sign(attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "q":
            self.handle_data(self._quotes[1])
        if tag in PARTS:
            self.end()
        if tag in LISTS and self._counts:
            self._counts.pop()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                self._close(self._open[at][1])
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        """Of a note's mark, its number is all there is."""
        if data:
            self._row.append(PaperRun(data, self._faces(), self._to(), self._note()))

    def end(self) -> None:
        """Ends the paragraph; white space alone is none."""
        row = tuple(self._row)
        self._row, self._mended = [], {}
        if any(run.words.strip() or run.sign for run in row):
            deep = sum(tag in (*LISTS, *QUOTES) for tag, _ in self._open)
            self.found.append(PaperLines(row, self._mark, deep))
            self._mark = ""

    def _begin_entry(self, tag: str) -> None:
        if tag in LISTS:
            self._counts.append(0 if tag == "ol" else -1)
        if tag == "li" and self._counts:
            if self._counts[-1] >= 0:
                self._counts[-1] += 1
            self._mark = f"{self._counts[-1]}." if self._counts[-1] > 0 else "–"

    def _sign(self, attributes: Attributes) -> None:
        classes = attributes.get("class", "").split()
        if "ev" in classes:
            self._row.append(PaperRun("", sign="event"))
        if "em" in classes:
            self._begin_mended(attributes["href"])
        if "pb" in classes:
            self._row.append(PaperRun(attributes.get("data-page", ""), sign="page"))

    def _begin_mended(self, correction: str) -> None:
        """A correction that had to be cut where another mark begins has its brackets once."""
        if correction in self._mended:
            at = self._mended.pop(correction)
            self._row[at] = PaperRun("")
        else:
            self._row.append(PaperRun("", sign="opens"))

    def _close(self, attributes: Attributes) -> None:
        if "em" in attributes.get("class", "").split():
            self._mended[attributes["href"]] = len(self._row)
            self._row.append(PaperRun("", sign="closes"))

    def _faces(self) -> tuple[str, ...]:
        named = [CLASSES[name] for _, one in self._open for name in one.get("class", "").split() if name in CLASSES]
        faces = dict.fromkeys([*(FACES[tag] for tag, _ in self._open if tag in FACES), *named])
        return tuple(faces)

    def _to(self) -> str:
        addresses = [one["href"] for tag, one in self._open if tag == "a" and "href" in one]
        return addresses[-1] if addresses and WEB.fullmatch(addresses[-1]) else ""

    def _note(self) -> str:
        for _, one in self._open:
            classes = one.get("class", "").split()
            if "note" in classes:
                return LOST if "lost" in classes else one.get("href", "").removeprefix("#")
        return ""
