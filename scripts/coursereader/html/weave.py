"""Weaves marks into plain words and escapes them: the one place, the last step, for HTML and for headings.

Numeric entities, not backslashes: they mean the same to every Markdown there is, inside HTML and outside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

# What HTML or Markdown would read as its own, and white space that Markdown would change.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in '&<>"`*_{}[]|#\\~^$\t\n\r'}
# Control characters: HTML has no way to say them.
_CONTROLS = (*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF)
_UNSAYABLE = {chr(n): "\ufffd" for n in _CONTROLS if chr(n) not in _SIGNS}
_SHOWN = str.maketrans(_UNSAYABLE)
_UNSAYABLE_IN_CODE = str.maketrans(_UNSAYABLE | {"\r": "\n"})


def _html(said: str) -> Markup:
    """As `Markup(said)`, which first looks whether it can say itself in HTML."""
    return str.__new__(Markup, said)


def _written(entities: Mapping[str, str]) -> Callable[[str], Markup]:
    """Writes words with entities for some of their signs. An expression finds these seven times as fast as `translate`
    looks up each letter, and most words have none."""
    sought = re.compile(f"[{re.escape(''.join(entities))}]")

    def write(words: str) -> Markup:
        return _html(sought.sub(lambda sign: entities[sign[0]], words))

    return write


_escaped = _written(_SIGNS | _UNSAYABLE)
# Inside a tag Markdown looks for fewer signs; addresses stay readable.
_escaped_in_a_tag = _written({sign: said for sign, said in (_SIGNS | _UNSAYABLE).items() if sign not in "#*_~^$"})

TOLD, MARK, BOLD, ITALIC, LETTERS = range(5)
"""How elements nest, the outermost first: quoted words, a mark that opens a card, then the faces of type."""

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Wrap:
    """An element around the characters `start` to `end`."""

    start: int
    end: int
    nest: int
    """`TOLD` to `LETTERS`."""
    tag: str
    attributes: Attributes = ()
    once: Attributes = ()
    """Attributes of the first piece only, where the element has to be cut: its id."""
    strength: int = 0
    """Of marks that overlap, the one with the lower number keeps its characters."""


@dataclass(frozen=True)
class Point:
    """An element that stands before the character `at` and adds words of its own: a note's number, a page break."""

    at: int
    html: Markup
    mark: bool
    """Whether it is a link, which may not stand inside another."""


@dataclass(frozen=True)
class Deferred:
    """An element that a script may put before the character `at` of a passage; until then it is no part of the page."""

    passage: str
    at: int
    html: Markup


def escape(text: str) -> Markup:
    """Words as HTML that Markdown leaves alone."""
    return _escaped(text)


def shown(text: str) -> str:
    """Words as a browser has them, once they were escaped: as many characters, all of which HTML can say."""
    return text.translate(_SHOWN)


def in_a_tag(value: str) -> Markup:
    """The value of an attribute."""
    return _escaped_in_a_tag(value)


def fenced(text: str, language: str = "") -> Markup:
    """Words as a block of code in Markdown; the fence is longer than any within them."""
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", text)), default=0))
    words = text.translate(_UNSAYABLE_IN_CODE).strip("\n")
    return Markup(f"{fence}{language}\n{words}\n{fence}")


def element(tag: str, attributes: Attributes = (), inside: Markup | None = None) -> Markup:
    """An element around HTML; only the opening tag where there is none."""
    said = "".join(f' {name}="{in_a_tag(value)}"' if value else f" {name}" for name, value in attributes)
    return _html(f"<{tag}{said}>" if inside is None else f"<{tag}{said}>{inside}</{tag}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Parts of HTML, one behind the other."""
    return _html("".join(parts))


def weave(text: str, wraps: Iterable[Wrap] = (), points: Iterable[Point] = ()) -> Markup:
    """The words with their elements; without the tags, and what points add, the text again, character for character."""
    order = sorted(apart(list(wraps)), key=lambda w: (w.nest, w.start, -w.end))
    standing = list(points)
    cuts = sorted({0, len(text)} | {at for w in order for at in (w.start, w.end)} | {p.at for p in standing})
    out: list[str] = []
    stack: list[Wrap] = []
    seen: set[Wrap] = set()
    for at, end in pairwise([*cuts, len(text)]):
        here = [p for p in standing if p.at == at]
        wanted = [w for w in order if w.start <= at < w.end]
        _close(stack, wanted, any(p.mark for p in here), out)
        out += [p.html for p in here]
        _open(stack, wanted, seen, out)
        out.append(escape(text[at:end]))
    return _html("".join(out))


def deferred(points: Iterable[Deferred], words: Mapping[str, str]) -> Markup:
    """Elements for a template, each once, with the places where it belongs: `p7 103 180.1 p9 0`.

    A place counts UTF-16 units, as scripts do; what stands second at one place is `.1`, what stands third `.2`.
    """
    places: dict[Markup, dict[str, list[str]]] = {}
    before: dict[tuple[str, int], int] = {}
    for point in points:
        at = len(words[point.passage][: point.at].encode("utf-16-le")) // 2
        nth = before[point.passage, at] = before.get((point.passage, at), -1) + 1
        place = f"{at}.{nth}" if nth else str(at)
        places.setdefault(point.html, {}).setdefault(point.passage, []).append(place)
    listed = [(" ".join(" ".join([id, *at]) for id, at in where.items()), html) for html, where in places.items()]
    return Markup("\n").join(element("li", (("data-at", where),), html) for where, html in listed)


def _close(stack: list[Wrap], wanted: Sequence[Wrap], link: bool, out: list[str]) -> None:
    """Close what ends here, and what stands in its way; before a link also the mark around it."""
    kept = 0
    for open_, wish in zip(stack, wanted, strict=False):
        if open_ is not wish or (link and open_.nest == MARK):
            break
        kept += 1
    while len(stack) > kept:
        out.append(f"</{stack.pop().tag}>")


def _open(stack: list[Wrap], wanted: Sequence[Wrap], seen: set[Wrap], out: list[str]) -> None:
    for wrap in wanted[len(stack) :]:
        out.append(element(wrap.tag, wrap.attributes if wrap in seen else wrap.once + wrap.attributes))
        seen.add(wrap)
        stack.append(wrap)


def apart(wraps: Sequence[Wrap]) -> list[Wrap]:
    """The wraps, of some width, marks cut so that none overlaps another: a mark never holds a mark."""
    kept = [w for w in wraps if w.nest != MARK and w.start < w.end]
    taken: list[tuple[int, int]] = []
    for mark in sorted((w for w in wraps if w.nest == MARK), key=lambda w: (w.strength, w.start, -w.end)):
        free = _free(mark.start, mark.end, taken)
        kept += [replace(mark, start=a, end=b, once=mark.once if n == 0 else ()) for n, (a, b) in enumerate(free)]
        taken += free
    return kept


def _free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    free = []
    for a, b in sorted(taken):
        free.append((start, min(a, end)))
        start = max(start, b)
    return [(a, b) for a, b in [*free, (start, end)] if a < b]
