"""The words of a built page as a browser counts them: the text of its body, and where each passage's words are in it.

What a client of the W3C model knows is the DOM: numbers of notes and names of speakers are text there too. Counted in
characters (code points), as the model has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from ..html.weave import shown

OURS = frozenset({"pn", "turn", "pull__v", "nr", "ev", "rp", "beside", "card__v", "card__b", "card__f", "card__t"})
"""Classes of elements in a passage that hold no words of it; received.js passes over those among its words."""
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""Elements without an end."""


@dataclass(frozen=True)
class PassageWords:
    """A passage's element on its page."""

    start: int
    """Where its text begins in the text of the body."""
    runs: tuple[tuple[int, int], ...]
    """Of its stretches of characters, in their order: the place of each in the text of the body, and its length."""

    def within(self, start: int, end: int) -> tuple[int, int]:
        """From the beginning of the body, the characters `start` to `end` of the passage."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        for place, length in self.runs:
            if at < length:
                return place + at
            at -= length
        raise IndexError(at)


@dataclass(frozen=True)
class PageWords:
    """One built page."""

    body: str
    """`document.body.textContent`, as it is before a script runs; ours add nothing to it in front of a passage."""
    passages: Mapping[str, PassageWords]
    """By the id of the passage."""

    def as_json(self) -> object:
        """What `from_json` makes it of."""
        return [self.body, {id: [one.start, one.runs] for id, one in self.passages.items()}]

    @staticmethod
    def from_json(said: Any) -> PageWords:
        """Raises ValueError, TypeError, LookupError or AttributeError where that is something else."""
        body, passages = said
        places = {
            id: (int(start), tuple((int(at), int(n)) for at, n in runs)) for id, (start, runs) in passages.items()
        }
        return PageWords(str(body), {id: PassageWords(*place) for id, place in places.items()})

    def context(self, start: int, end: int, least: int) -> tuple[str, str]:
        """What stands before and after a place: `least` characters, and more until it can be no other place."""
        exact = self.body[start:end]
        while True:
            before, after = self.body[max(0, start - least) : start], self.body[end : end + least]
            words = before + exact + after
            if self.body.find(words, self.body.find(words) + 1) < 0 or least > len(self.body):
                return before, after
            least *= 2


def page_words(html: str, passages: Mapping[str, str]) -> PageWords:
    """Where the passages stand. `passages`: by id, their words. Raises ValueError where a page does not have them."""
    reader = _Reader(passages.keys())
    reader.read(html.replace("\r\n", "\n"))
    return PageWords(reader.body, {id: _placed(id, words, reader) for id, words in passages.items()})


def _placed(id: str, words: str, reader: _Reader) -> PassageWords:
    element = reader.found.get(id)
    at = element.own.rfind(shown(words)) if element else -1  # a caption's label is before its words
    if element is None or at < 0:
        raise ValueError(f"the page does not have the words of {id}")
    return PassageWords(element.start, tuple(element.runs(at, len(words))))


class _Element:
    """A passage's element as it is read."""

    def __init__(self, start: int) -> None:
        self.start = start
        self._words: list[str] = []
        self._runs: list[tuple[int, int]] = []

    def add(self, words: str, at: int) -> None:
        self._words.append(words)
        self._runs.append((at, len(words)))

    @property
    def own(self) -> str:
        return "".join(self._words)

    def runs(self, start: int, length: int) -> Iterator[tuple[int, int]]:
        """Of so many characters from one on."""
        for place, long in self._runs:
            first, last = max(start, 0), min(start + length, long)
            if first < last:
                yield place + first, last - first
            start -= long


class _Reader:
    """Reads the text of the body, and which of it is in a passage. What a template holds is no text of the page. Built
    pages have one way to be read: another look (publish/live.py) refuses every other."""

    def __init__(self, ids: Collection[str]) -> None:
        self._ids = ids
        self._open: list[tuple[str, bool, _Element | None]] = []
        self._templates = 0
        self._parts: list[str] = []
        self._length = 0
        self.found: dict[str, _Element] = {}

    @property
    def body(self) -> str:
        return "".join(self._parts)

    def read(self, html: str) -> None:
        body = _BODY.search(html)
        at = body.end() if body else len(html)
        while tag := _TAG.search(html, at):
            self._words(unescape(html[at : tag.start()]))
            at = tag.end()
            ends, written, rest = tag.groups()
            name = written.lower() if written else ""
            if name and ends:
                self._ends(name)
            elif name and not rest.endswith("/"):
                self._begins(name, rest)
                if name in ("script", "style"):  # what they hold are words as they stand
                    end = _RAW_END[name].search(html, at)
                    self._words(html[at : end.start() if end else len(html)])
                    at = end.start() if end else len(html)
        self._words(unescape(html[at:]))

    def _begins(self, tag: str, rest: str) -> None:
        if tag in VOID:
            return
        _, ours, element = self._open[-1] if self._open else ("", False, None)
        id = _ID.search(rest) if "id=" in rest else None
        if id and not self._templates and (named := unescape(id[1])) in self._ids:
            element, ours = self.found.setdefault(named, _Element(self._length)), False
        self._templates += tag == "template"
        classes = _CLASS.search(rest) if not ours and "class=" in rest else None
        ours = ours or bool(classes and not OURS.isdisjoint(classes[1].split()))
        self._open.append((tag, ours, element))

    def _ends(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:  # in a page that is well made, always
            self._templates -= tag == "template"
            self._open.pop()
            return
        names = [name for name, _, _ in self._open]
        if tag in names:
            last = len(names) - 1 - names[::-1].index(tag)
            self._templates -= names[last:].count("template")
            del self._open[last:]

    def _words(self, said: str) -> None:
        if not said or self._templates:
            return
        if self._open and self._open[-1][2] is not None and not self._open[-1][1]:
            self._open[-1][2].add(said, self._length)
        self._parts.append(said)
        self._length += len(said)


_TAG = re.compile(
    r"""<(?:(?P<ends>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:[^<>"']|"[^"]*"|'[^']*')*)|!--.*?--|![^>]*)>""", re.DOTALL
)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_ID = re.compile(r"""(?<=\s)id="([^"]*)\"""")
_CLASS = re.compile(r"""(?<=\s)class="([^"]*)\"""")
_RAW_END = {name: re.compile(rf"(?=</{name}\b)", re.IGNORECASE) for name in ("script", "style")}
