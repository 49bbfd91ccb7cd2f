"""Lists: each item is a block. Items are known by one sign that recurs, or by numbers and letters that rise; articles
of a statute by a word that recurs with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.counting import ITEM_START, roman
from ..evidence.lines import OPENING, Line, filled_lines, is_open, is_wrapped
from ..evidence.measure import Measure
from ..evidence.reference_list import works_title

ARTICLE = re.compile(r"(?P<word>§{1,2}|[^\W\d_]{1,14}\.?)[ \u00a0]?(?P<value>\d{1,4})\b(?P<rest>.*)")
CAPTION_WORD = re.compile(r"(?:fig|tab|abb|chart|graph|map|рис|диагр|ryc|obr|εικ)", re.IGNORECASE)
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя")
MOST_LINES_BETWEEN_ITEMS = 15
"""Lines from one item to the next."""
MOST_WORDS_OF_AN_ARTICLE_TITLE = 10
"""Words of an article's title."""


@dataclass(frozen=True)
class FreeLine:
    """A line that nothing runs into, with its place among the lines of words and the line after it."""

    index: int
    line: Line
    after: Line | None


def articles(draft: Draft) -> Iterable[Edit]:
    """Marks lines that open with one word and numbers that rise by one: headings, where a title or nothing follows."""
    found: dict[str, list[tuple[int, FreeLine]]] = defaultdict(list)
    measure = Measure.of(draft.text)
    for row in _free(draft, measure):
        label = ARTICLE.match(row.line.words)
        if label:
            found[label["word"].casefold()].append((int(label["value"]), row))
    for word, places in found.items():
        for chain in _rising(places, fewest=3, farthest=10**6):
            for row in chain:
                heads = not CAPTION_WORD.match(word) and _heads(row, measure, draft.text)
                yield Change(
                    row.line.start,
                    row.line.start,
                    PieceKind.HEADING if heads else PieceKind.ITEM,
                    "",
                    "2" if heads else "",
                )


def items(draft: Draft) -> Iterable[Edit]:
    """Marks every line that begins an item."""
    if not is_wrapped(draft.text):
        return
    taken = {
        mark.at
        for mark in draft.marks(
            PieceKind.HEADING,
            PieceKind.SPEAKER,
            PieceKind.KEPT_LINE,
            PieceKind.ITEM,
            PieceKind.INDENT,
            PieceKind.QUOTATION,
        )
    }
    works = works_title(draft.text)
    measure = Measure.of(draft.text)
    free = [row for row in _free(draft, measure) if row.line.start < works]
    found = {row.line.start: row for row in (*_signed(free), *_counted(free))}
    closed = {row.after.start for row in found.values() if row.after and _ends_list(row.line, row.after, measure)}
    yield from (Change(start, start, PieceKind.ITEM) for start in sorted({*found, *closed} - taken))


def _ends_list(item: Line, after: Line, measure: Measure) -> bool:
    """Whether an item of one line, with no full stop, was ended before a sentence."""
    return is_open(item.words) and bool(OPENING.match(after.words)) and measure.ended(item, after)


def _free(draft: Draft, measure: Measure) -> Iterator[FreeLine]:
    """Lines behind a finished sentence, a mark that announces or parts items, an empty line, or one that was ended."""
    filled = filled_lines(draft.text)
    for index, line in enumerate(filled):
        above = filled[index - 1] if index else None
        after = filled[index + 1] if index + 1 < len(filled) else None
        if (
            above is None
            or not is_open(above.words)
            or above.words[-1] in ":;"
            or draft.text.count("\n", above.end, line.start) > 1
            or measure.ended(above, line)
        ):
            yield FreeLine(index, line, after)


def _signed(free: Sequence[FreeLine]) -> Iterator[FreeLine]:
    """Lines with one sign, two or more; a dash before a small letter goes on with what somebody said."""
    found: dict[str, list[FreeLine]] = defaultdict(list)
    for row in free:
        sign = ITEM_START.match(row.line.words)
        if sign and sign["sign"] and not (sign["sign"] in "–—" and sign["first"].islower()):
            found[sign["sign"]].append(row)
    yield from (row for rows in found.values() if len(rows) >= 2 for row in rows)


def _counted(free: Sequence[FreeLine]) -> Iterator[FreeLine]:
    """Lines whose numbers or letters rise by one from the first."""
    found: dict[tuple[str, str, int], list[tuple[int, FreeLine]]] = defaultdict(list)
    for row in free:
        number = ITEM_START.match(row.line.words)
        if number and number["value"]:
            for kind, value in _values(number["value"]):
                found[number["open"], number["close"], kind].append((value, row))
    for places in found.values():
        for chain in _rising(places, fewest=2, farthest=MOST_LINES_BETWEEN_ITEMS):
            yield from chain


def _values(value: str) -> Iterator[tuple[int, int]]:
    """What a number or letter may count, by the way it counts."""
    if value.isdigit():
        yield 0, int(value)
    if value.islower() and roman(value):
        yield 1, roman(value)
    for kind, alphabet in enumerate(ALPHABETS, 2):
        if value.lower() in alphabet:
            yield kind + 2 * value.isupper(), alphabet.index(value.lower()) + 1


def _rising(places: Sequence[tuple[int, FreeLine]], fewest: int, farthest: int) -> Iterator[list[FreeLine]]:
    """Stretches in which each value is one more than the one before, not far off."""
    chain: list[tuple[int, FreeLine]] = []
    for value, row in places:
        if chain and value == chain[-1][0] + 1 and row.index - chain[-1][1].index <= farthest:
            chain.append((value, row))
        elif not chain or value == 1 or len(chain) < fewest:
            if len(chain) >= fewest:
                yield [row for _, row in chain]
            chain = [(value, row)]
    if len(chain) >= fewest:
        yield [row for _, row in chain]


def _heads(row: FreeLine, measure: Measure, text: str) -> bool:
    """Whether an article's number stands alone or with a title."""
    label = ARTICLE.match(row.line.words)
    rest = label["rest"].strip(" .:–—-") if label else ""
    if not rest:
        return True
    ended = (
        row.after is None or text.count("\n", row.line.end, row.after.start) > 1 or measure.ended(row.line, row.after)
    )
    return (
        ended
        and len(rest.split()) <= MOST_WORDS_OF_AN_ARTICLE_TITLE
        and is_open(row.line.words)
        and not row.line.words.endswith((",", ";"))
    )
