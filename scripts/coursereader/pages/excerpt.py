"""Quoted words within some words of their passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.own_words import WordSpan
from ..html.faces import faces
from ..html.weave import LETTERS, TOLD, Wrap, weave
from ..text.sentences import SENTENCE_BREAK
from .passages import QuotedWords


@dataclass(frozen=True)
class Excerpt:
    """What a card or a page shows of a passage."""

    html: Markup
    """Whole sentences around the quoted words, which are marked."""
    whole: Markup
    """The passage from end to end; empty where the excerpt is that already."""
    before: bool
    """Whether something is left out before it."""
    after: bool


def excerpt(quoted: QuotedWords, words: int = 85, own: Sequence[WordSpan] = ()) -> Excerpt:
    """The quotation within about so many words, cut at sentences, never inside the quotation; in it the words that are
    its text's own."""
    text = quoted.passage.text
    start, end = window(text, quoted.start, quoted.end, words)
    cut = (start, end) != (0, len(text))
    whole = _marked(quoted, 0, len(text)) if cut else Markup("")
    return Excerpt(_marked(quoted, start, end, own), whole, start > 0, end < len(text))


def words_html(quoted: QuotedWords) -> Markup:
    """Only the quoted words, in their own faces."""
    return _woven(quoted, quoted.start, quoted.end, [])


def window(text: str, start: int, end: int, words: int) -> tuple[int, int]:
    """The ends of the sentences around `start` to `end`: those it touches, then the next, then the one before."""
    edges = [0, *(match.end() for match in SENTENCE_BREAK.finditer(text)), len(text)]
    first = max(n for n, edge in enumerate(edges[:-1]) if edge <= start or n == 0)
    last = max(min(n for n, edge in enumerate(edges) if edge >= end), first + 1)
    while True:
        if last + 1 < len(edges) and _length(text, edges[first], edges[last + 1]) <= words:
            last += 1
        elif first > 0 and _length(text, edges[first - 1], edges[last]) <= words:
            first -= 1
        else:
            return edges[first], len(text[: edges[last]].rstrip())


def _length(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _marked(quoted: QuotedWords, start: int, end: int, own: Sequence[WordSpan] = ()) -> Markup:
    lit = [Wrap(a, b, LETTERS, "span", (("class", "own"),)) for a, b in own]
    return _woven(quoted, start, end, [Wrap(quoted.start, quoted.end, TOLD, "mark"), *lit])


def _woven(quoted: QuotedWords, start: int, end: int, more: list[Wrap]) -> Markup:
    wraps = [*faces(quoted.passage, quoted.small_capitals), *more]
    inside = [
        Wrap(max(w.start, start) - start, min(w.end, end) - start, w.nest, w.tag, w.attributes)
        for w in wraps
        if w.start < end and w.end > start
    ]
    return weave(quoted.passage.text[start:end], inside)
