"""What is seen of one line, by short names: the labeller weighs them. None knows a word of a language."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..evidence.lines import CELL_GAP, UNCASED, goes_on, is_open, is_title_case
from ..evidence.reference_list import YEAR_OF_A_WORK
from ..evidence.titles import CAPTION_START, is_section_name
from .surroundings import MOST_LETTERS_OF_A_NAME_OF_A_SECTION, NAME, Surroundings

QUOTES = "\"'“”„«»‘’「『」』"
FOLIO = re.compile(r"\W{0,9}[\dlIivxVX]{1,4}\W{0,9}")
NUMBER_AT_EITHER_END = re.compile(r"^\W{0,9}\d{1,4}\b|\b\d{1,4}\W{0,9}$")
OF_THE_WEB = re.compile(r"[|©·@]|https?:")
FAMILY_NAME = re.compile(r"[^\W\d_][\w’'-]{1,40},\s")
DASH_OR_BULLET = re.compile(r"[-–—•*·▪]\s")
COUNTS_OF_WORDS, LENGTHS = (1, 2, 4, 8, 14, 25, 60), (12, 30, 60, 100, 140, 250)
SHARES = (0.15, 0.3, 0.5, 0.7, 0.85, 0.93, 0.98, 1.04, 1.1, 1.3, 2)
INDENTS, INDENT_STEPS = (-1, 0, 2, 5, 12), (-3, -1, 0, 2, 5)
BLOCK_SIZES, RATIOS = (1, 2, 4, 10), (0.02, 0.06, 0.15, 0.3, 0.6, 1)
MOST_LETTERS_SEEN = 1_000
"""Of a line: its length is told, but no more of it is read."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a line looks by itself."""

    names: tuple[str, ...]
    words: int
    """Which class of counts of words."""
    ends: str
    begins: str
    capitals: bool


def facts(around: Surroundings) -> list[list[str]]:
    """The names of what is seen, line by line."""
    shapes = [
        Shape(("BOS",), 9, "c", "x", False),
        *(_shape(around, at) for at in range(len(around.lines))),
        Shape(("EOS",), 9, "c", "x", False),
    ]
    found = []
    for at in range(len(around.lines)):
        above, here, below = shapes[at : at + 3]
        row = [*here.names, *(f"^{name}" for name in above.names), *(f"v{name}" for name in below.names)]
        row += _gaps(around, at, above, here, below)
        row += _room(around, at, above, here, below)
        row += _margin(around, at)
        row += _number(around, at, above, here)
        row += _place(around, at, above, here)
        row += _words(around, at, above, here)
        row += _block(around, at, above, here, below)
        found.append(row)
    return found


def _class(value: float, edges: Sequence[float]) -> int:
    return bisect_left(edges, value)


def _seen(around: Surroundings, at: int) -> str:
    words = around.lines[at].words
    return words if len(words) <= MOST_LETTERS_SEEN else words[:MOST_LETTERS_SEEN] + words[-60:]


def _shape(around: Surroundings, at: int) -> Shape:
    words = _seen(around, at)
    count = _class(len(words.split()) + sum(char > "\u3000" for char in words) // 2, COUNTS_OF_WORDS)
    ends, begins = _end(words), _beginning(words)
    cased = [char for char in words if char.isupper() or char.islower()]
    capitals = len(cased) > 2 and sum(map(str.isupper, cased)) > 0.9 * len(cased)
    length = (
        f"sh{_class(around.widths[at] / around.full, SHARES)}"
        if around.wrapped
        else f"len{_class(len(words), LENGTHS)}"
    )
    title = ("CAPS",) if capitals else ("TITLE",) if not around.nouns and is_title_case(words) else ()
    return Shape((f"wc{count}", length, f"e{ends}", f"s{begins}", *title), count, ends, begins, capitals)


def _end(words: str) -> str:
    for sign, signs in ((":", ":："), (",", ",;，、；"), ("-", "-‐"), ("?", "?？"), ('"', QUOTES)):
        if words[-1] in signs:
            return sign
    return "o" if is_open(words) else "c"


def _beginning(words: str) -> str:
    if goes_on(words):
        return "l"
    first = words.lstrip(QUOTES + "([")[:1]
    if first.isdigit():
        return "d"
    return "U" if UNCASED.match(first) else "u" if first.isupper() else "x"


def _gaps(around: Surroundings, at: int, above: Shape, here: Shape, below: Shape) -> Iterable[str]:
    last = at + 1 == len(around.lines)
    over, under = min(2, max(0, around.gaps[at])), 2 if last else min(2, max(0, around.gaps[at + 1]))
    regime, join, onward = around.regime, above.ends + here.begins, here.ends + below.begins
    yield from (f"gap{over}{regime[1]}", f"gapb{under}{regime[1]}", f"g{over}{under}", f"R{regime}")
    yield from (f"R{regime}wc{here.words}", f"R{regime}e{here.ends}")
    yield from (f"join{join}", f"join{join}g{over}", f"nj{onward}", f"nj{onward}g{under}")
    if not around.wrapped:
        length = _class(len(around.lines[at].words), LENGTHS)
        next_length = 9 if last else _class(len(around.lines[at + 1].words), LENGTHS)
        yield f"u{here.ends}wc{here.words}g{over}h{under}"
        yield f"u{here.ends}wc{here.words}^{above.ends}v{below.words}"
        yield f"u{here.ends}l{length}"
        yield f"uv{next_length}e{here.ends}"
    if here.ends == "o" and below.begins != "l" and above.ends in 'c"?:' and here.begins != "l":
        yield from ("cand", f"cand{here.words}", f"candg{over}{under}{regime[1]}", f"candnext{below.words}{below.ends}")


def _room(around: Surroundings, at: int, above: Shape, here: Shape, below: Shape) -> Iterable[str]:
    if not around.wrapped:
        return
    before, ended = int(around.ended[at - 1]) if at else 1, int(around.ended[at])
    yield from (f"pe{before}", f"en{ended}", f"pe{before}{above.ends}{here.begins}")
    yield f"pe{before}en{ended}e{here.ends}s{here.begins}"
    yield f"pe{before}en{ended}wc{here.words}e{here.ends}"
    if around.opened[at]:
        yield "opens"


def _margin(around: Surroundings, at: int) -> Iterable[str]:
    here = around.indents[at]
    above = around.indents[at - 1] if at else 0
    below = around.indents[at + 1] if at + 1 < len(around.lines) else 0
    off, step, onward = (
        here - around.margins[at],
        _class(here - above, INDENT_STEPS),
        _class(below - here, INDENT_STEPS),
    )
    yield from (f"in{_class(off, INDENTS)}", f"ip{step}", f"iv{onward}", f"in{_class(off, INDENTS)}ip{step}iv{onward}")
    if off > 3 and around.wrapped and abs(around.widths[at] + off - around.full) < 0.12 * around.full:
        yield "centred"


def _number(around: Surroundings, at: int, above: Shape, here: Shape) -> Iterable[str]:
    number, line, words = around.numbers[at], around.lines[at], _seen(around, at)
    if FOLIO.fullmatch(words):
        yield from ("folio", f"folio{min(2, max(0, around.gaps[at]))}{min(2, max(0, around.gaps[at + 1]))}")
    if NUMBER_AT_EITHER_END.search(words):
        yield "edgenum"
    if number is None:
        return
    series = f"{int(number.before)}{int(number.after)}"
    yield from (f"num{number.form}", f"num{series}", f"num{number.form}{series}")
    yield f"num{number.form[-1]}wc{here.words}e{here.ends}"
    yield from ["one"] * (number.value == 1) + ["ser"] * (number.before or number.after)
    if "1" in number.form:
        places = around.marks.get(number.value, [])
        marked, later = bisect_left(places, line.start) > 0, len(places) > bisect_right(places, line.end)
        foot = _class(around.edges[at][1], (3, 8)) if around.edges else "-"
        yield f"mark{int(marked)}{int(later)}"
        yield f"mark{int(marked)}{number.form}pf{foot}"
        yield f"mark{int(marked)}{series}w{int(around.wrapped)}"


def _place(around: Surroundings, at: int, above: Shape, here: Shape) -> Iterable[str]:
    recurs, count = around.recurs[at], len(around.lines)
    if recurs > 1:
        often = _class(recurs, (2, 3, 6))
        yield from (f"rec{often}", f"rec{often}caps{int(here.capitals)}e{here.ends}")
    if around.edges:
        over, under = around.edges[at]
        yield from (f"pf{_class(over, (0, 1, 2))}", f"pl{_class(under, (0, 1, 2, 6))}")
        if over < 2:
            yield f"pf{over}r{min(recurs, 2)}j{above.ends}{here.begins}"
        if under < 2:
            yield f"pl{under}r{min(recurs, 2)}"
    if at < 14:
        yield "first" if not at else "head" if at < 4 else f"head14{around.regime[0]}"
    if count - at <= 8:
        yield "tail" if count - at <= 3 else "tail8"


def _words(around: Surroundings, at: int, above: Shape, here: Shape) -> Iterable[str]:
    words, under = _seen(around, at), "r" if around.works[at] else ""
    if name := NAME.match(words):
        often = _class(around.names[name[1]], (1, 2, 5))
        yield from (f"name{often}", f"name{often}nw{min(4, len(name[1].split()))}")
    if cells := len(CELL_GAP.findall(words)):
        yield f"cells{min(2, cells)}"
    if len(words) < MOST_LETTERS_OF_A_NAME_OF_A_SECTION and is_section_name(words):
        yield "secname"
    if under:
        before = int(around.ended[at - 1]) if at else 1
        step = _class(around.indents[at] - around.indents[at - 1], INDENT_STEPS) if at else 2
        yield from ("works", f"worksj{above.ends}{here.begins}", f"worksip{step}pe{before}")
    if YEAR_OF_A_WORK.search(words):
        yield f"year{under}"
    if FAMILY_NAME.match(words):
        yield f"surname{under}"
    if words[0] in QUOTES:
        yield from ("q", f"q{min(2, max(0, around.gaps[at]))}", *["qq"] * (words[-1] in QUOTES + "."))
    seen = (
        ("webc", OF_THE_WEB.search(words)),
        ("cap", CAPTION_START.match(words)),
        ("dash", DASH_OR_BULLET.match(words)),
    )
    yield from (name for name, found in seen if found)
    if not re.search(r"\w", words):
        yield "noword"


def _block(around: Surroundings, at: int, above: Shape, here: Shape, below: Shape) -> Iterable[str]:
    first, last = around.blocks[at]
    size = last - first + 1
    yield f"bl{_class(size, BLOCK_SIZES)}p{min(2, at - first)}"
    yield f"be{int(is_open(around.lines[last].words))}bl{_class(size, BLOCK_SIZES[:3])}"
    if around.wrapped:
        widest = max(around.widths[first : last + 1]) if size < 60 else around.full
        yield f"bm{_class(widest / around.full, (0.5, 0.8, 0.92, 1.05, 1.2))}{_class(size, BLOCK_SIZES)}"
    if 0 < at < len(around.lines) - 1:
        beside = len(around.lines[at - 1].words) + len(around.lines[at + 1].words)
        yield f"rat{_class(len(around.lines[at].words) / (beside + 1), RATIOS)}{around.regime}"
