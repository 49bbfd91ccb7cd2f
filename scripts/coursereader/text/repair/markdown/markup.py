"""Markup of a Markdown file: headings, emphasis, raised numbers, links, escapes. What is no known markup stays as
letters."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....model.formats import SourceFormat
from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.bracketed_numbers import count_on
from ..evidence.lines import MOST_LETTERS_OF_A_TITLE

MARKUP_SIGN = re.compile(
    r"^#{1,6}[ \t]+\S|\*\*\S|<su[bp]>|&(?:lt|gt|amp|quot|#\d+);|\\[*_$#.\[\]]|\]\([^\s()]+\)|^> |"
    r"(?<!\w)\*\w[^*\n]*\w\*",
    re.MULTILINE,
)
LETTERS_OF_MARKUP = ("#", "*", "<su", "&lt;", "&gt;", "&amp;", "&quot;", "&#", "\\", "](", "> ")
"""One of them is in each sign."""
RAISED_NUMBER = re.compile(
    r"""
    # an extraction tool escapes a raised number twice: `<sup>&</sup>lt;sup>2</sup>`, `$<sup>^{12}</sup>$`
    \$?<sup>(?:&</sup>lt;sup>|&lt;sup>|<sup>)?\s*+\^?\{?\s*+(?P<sup>\d{1,3})\s*+\}?\s*+(?:&lt;/sup>)?</sup>(?:</sup>)?\$?
    | \$\s*+\^\s*+\{?\s*+(?P<tex>\d{1,3})\s*+\}?\s*+\$
    | \[\^(?P<ref>\w{1,8})\](?P<colon>:)?
    | (?P<super>[⁰¹²³⁴-⁹]{1,3})
    """,
    re.VERBOSE,
)
TOKEN = re.compile(
    r"""
    (?P<escape>\\[\\`*_{}\[\]()\#+\-.!$&|~<>"'^=:])
    | (?P<entity>&(?:lt|gt|amp|quot|apos|nbsp|ndash|mdash|hellip|[lr][sd]quo|\#\d{1,6}|\#x[0-9a-fA-F]{1,5});)
    | (?P<heading>^\#{1,6}[ \t]+)
    | (?P<attributes>(?:[ \t]\{(?:[\#.]|-\})[^{}\n]*\}|[ \t]\#+)[ \t]*$)
    | (?P<quote>^>[ \t]?)
    | (?P<rule>^(?:-{3,}|_{3,}|\{\d+\}-{10,})[ \t]*$)
    | (?P<image>!\[[^\]\n]{0,300}\]\([^)\s]{0,500}\))
    | (?P<link>(?<!!)\[(?P<words>[^\]\[\n]{1,500})\](?:\((?P<target>[^)\s\[]{1,1000})\)|\{[.\#][^{}\n]{1,200}\}))
    | (?P<tag></?(?:b|i|u|em|strong|span|div|p|br|hr|sub|sup|small|a|font|center)(?:\s[^<>\n]*)?/?>)
    """,
    re.VERBOSE | re.MULTILINE,
)
PAGE_RULE = re.compile(r"^(?:-{3,}|_{3,}|\{\d+\}-{10,})[ \t]*$", re.MULTILINE)
BETWEEN_EMPHASES = re.compile(r"[ \t]*\n?[ \t]*")
QUOTED = re.compile(r"^>[ \t]?\S[^\n]*\n\Z", re.MULTILINE)
HEADING_SIGN = re.compile(r"^(#{1,6})[ \t]+\S", re.MULTILINE)
SUPERSCRIPT_DIGIT = re.compile("[⁰¹²³⁴-⁹]")
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
CARET_NUMBER = re.compile(r"(?<=[^\W\d_]|[.,;:!?…)\]”’\"'»›。！？，、；：」』])\^\n?[ ]*(?P<caret>\d{1,3})(?![\w^])")
"""A raised number as browsers of text write it: `the bridge.^13`; it begins with a caret."""


@dataclass(frozen=True)
class Emphasis:
    """A way to emphasise words."""

    pattern: re.Pattern[str]
    width: int
    """Of the signs on each side."""
    opens: PieceKind
    closes: PieceKind


BOLD = Emphasis(
    re.compile(
        r"(?<![\\*\w])\*\*(?=[^\s*])((?:[^\n*]|\*(?!\*))+?)(?<=[^\s\\])\*\*(?!\*)|(?<![\\\w])__(?=[^\s_])((?:[^\n_]|_(?!_))+?)(?<=[^\s\\])__(?!\w)"
    ),
    2,
    PieceKind.BOLD_OPEN,
    PieceKind.BOLD_CLOSE,
)
ITALIC = Emphasis(
    re.compile(
        r"(?<![\\*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\*])\*(?!\*)|(?<![\\\w])_(?=[^\s_])([^_\n]+?)(?<=[^\s\\_])_(?!\w)"
    ),
    1,
    PieceKind.ITALIC_OPEN,
    PieceKind.ITALIC_CLOSE,
)


WAY_BACK = re.compile(r"(?<![ \t])[ \t]*+[↩↑⤴⏎][\ufe0e\ufe0f]?[ \t]*$", re.MULTILINE)
"""The sign of a link back to the mark, at the end of a note off the web."""


def has_markup(text: str) -> bool:
    """Whether a text is Markdown: several signs of it, of which plain text has none."""
    return any(map(text.__contains__, LETTERS_OF_MARKUP)) and len(MARKUP_SIGN.findall(text)) >= 3


def note_numbers(draft: Draft) -> Iterable[Edit]:
    """Raised numbers, in whatever markup: marks of notes, or the numbers before their bodies."""
    raised = "<sup>" in draft.text or "^" in draft.text or SUPERSCRIPT_DIGIT.search(draft.text)
    for found in RAISED_NUMBER.finditer(draft.text) if raised else ():
        number = found["sup"] or found["tex"] or found["ref"] or (found["super"] or "").translate(SUPERSCRIPT)
        yield Change(found.start(), found.end(), PieceKind.NOTE_MARK, "", number)
    carets = list(CARET_NUMBER.finditer(draft.text))
    if count_on([int(found["caret"]) for found in carets]):
        yield from (Change(*found.span(), PieceKind.NOTE_MARK, "", found["caret"]) for found in carets)
    yield from (Change(*found.span(), PieceKind.MARKUP) for found in WAY_BACK.finditer(draft.text) if found.start())


def markup(draft: Draft) -> Iterable[Edit]:
    """Takes the signs away and keeps what they say. Emphasis within a heading says nothing more."""
    text = draft.text
    if draft.format == SourceFormat.TEXT or (draft.format != SourceFormat.MARKDOWN and not has_markup(text)):
        return
    paged = len(PAGE_RULE.findall(text)) >= 2  # tools set one between pages; an author seldom sets many
    taken: list[tuple[int, int]] = []
    edits: list[Edit] = []
    for found in TOKEN.finditer(text):
        edits.extend(_token(found, paged))
        taken.append(found.span())
    for emphasis in (BOLD, ITALIC):
        edits.extend(_emphasis(text, emphasis, taken))
    yield from edits


def _emphasis(text: str, emphasis: Emphasis, taken: list[tuple[int, int]]) -> Iterable[Edit]:
    """The signs of bold or italic words. Runs with nothing between are one: a tool begins anew on each line."""
    runs: list[list[tuple[int, int]]] = []
    for found in emphasis.pattern.finditer(text):
        ends = ((found.start(), found.start() + emphasis.width), (found.end() - emphasis.width, found.end()))
        if any(_overlaps(taken, *sign) for sign in ends):
            continue
        for sign in ends:
            insort(taken, sign)
        if runs and BETWEEN_EMPHASES.fullmatch(text, runs[-1][-1][1], found.start()):
            runs[-1].extend(ends)
        else:
            runs.append(list(ends))
    for run in runs:
        (start, opened), (closing, end) = run[0], run[-1]
        title = emphasis is BOLD and _is_title(text, start, end)
        if title:
            yield Change(start, start, PieceKind.HEADING, "", str(_below(text)))
            between = zip(run[1:-1:2], run[2:-1:2], strict=True)
            yield from (
                Change(left, right, PieceKind.LINE_END, " ") for (_, left), (right, _) in between if left < right
            )
        silent = title or text[text.rfind("\n", 0, start) + 1 : start + 1].lstrip().startswith("#")
        yield Change(start, opened, PieceKind.MARKUP if silent else emphasis.opens)
        yield from (Change(*sign, PieceKind.MARKUP) for sign in run[1:-1])
        yield Change(closing, end, PieceKind.MARKUP if silent else emphasis.closes)


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether bold words are a block of their own, short and with no full stop or colon: a tool that knows no sizes
    of type writes headings so. A question in bold may be an interviewer's."""
    alone = re.search(r"(?:\A|\n[ \t]*\n)[ \t]*$", text[max(0, start - 20) : start]) and re.match(
        r"[ \t]*(?:\Z|\n[ \t]*(?:\n|\Z))", text[end : end + 20]
    )
    words = re.sub(r"[*\s]+", " ", text[start:end]).strip()
    return bool(alone) and len(words) <= MOST_LETTERS_OF_A_TITLE and words[-1:] not in ".,;:?!" and words[:1].isalnum()


def _below(text: str) -> int:
    """The level below the headings that have a sign."""
    return min(3, 1 + max((len(found[1]) for found in HEADING_SIGN.finditer(text)), default=1))


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one that was taken; those are sorted and do not overlap."""
    at = bisect_left(taken, (end, 0))
    return at > 0 and taken[at - 1][1] > start


def _token(found: re.Match[str], paged: bool) -> Iterable[Edit]:
    start, end = found.span()
    if found["escape"]:
        yield Change(start, end, PieceKind.ESCAPE, found.group()[1])
    elif found["entity"]:
        yield Change(start, end, PieceKind.ESCAPE, html.unescape(found.group()))
    elif found["heading"]:
        yield Change(start, end, PieceKind.HEADING, "", str(found.group().count("#")))
    elif found["attributes"]:
        yield Change(start, end, PieceKind.MARKUP)
    elif found["quote"]:  # repeated on each line of a block that was wrapped
        again = QUOTED.search(found.string, max(0, start - 300), start)
        yield Change(start, end, PieceKind.MARKUP if again else PieceKind.QUOTATION)
    elif found["rule"] and paged:
        yield Change(start, start, PieceKind.PAGE_EDGE, "\n" if start else "")
        yield Change(start, end, PieceKind.PAGE_BREAK)
    elif found["rule"] or found["tag"] or found["image"]:
        yield Change(start, end, PieceKind.MARKUP, "\n" if found.group().startswith("<br") else "")
    elif found["link"]:
        yield Change(start, start + 1, PieceKind.MARKUP)
        yield Change(found.end("words"), end, PieceKind.MARKUP, "", found["target"] or "")
