"""Quoted words within some words of their passage."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..html.faces import faces
from ..html.weave import TOLD, Wrap, weave
from ..input.records import Place
from ..model.passages import Passage
from ..text.sentences import SENTENCE_BREAK
from .book import Book


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


def excerpt(book: Book, place: Place, words: int = 85) -> Excerpt:
    """The quotation within about so many words, cut at sentences, never inside the quotation."""
    passage = book.passage(place.text, place.passage)
    start, end = window(passage.text, place.start, place.end, words)
    cut = (start, end) != (0, len(passage.text))
    whole = _marked(book, passage, place, 0, len(passage.text)) if cut else Markup("")
    return Excerpt(_marked(book, passage, place, start, end), whole, start > 0, end < len(passage.text))


def words_html(book: Book, place: Place) -> Markup:
    """Only the quoted words, in their own faces."""
    passage = book.passage(place.text, place.passage)
    return _weave_part(book, place.text, passage, place.start, place.end, [])


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


def _marked(book: Book, passage: Passage, place: Place, start: int, end: int) -> Markup:
    return _weave_part(book, place.text, passage, start, end, [Wrap(place.start, place.end, TOLD, "mark")])


def _weave_part(book: Book, text: str, passage: Passage, start: int, end: int, more: list[Wrap]) -> Markup:
    wraps = [*faces(book.edition(text).source, passage), *more]
    inside = [
        Wrap(max(w.start, start) - start, min(w.end, end) - start, w.nest, w.tag, w.attributes)
        for w in wraps
        if w.start < end and w.end > start
    ]
    return weave(passage.text[start:end], inside)
