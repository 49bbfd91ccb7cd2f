"""Markup of a Markdown file: headings, emphasis, raised numbers, links, escapes. What is no known markup stays as
letters."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from .draft import Cut, Draft, Edit

SIGNS = re.compile(
    r"^#{1,6}[ \t]+\S|\*\*\S|<su[bp]>|&(?:lt|gt|amp|quot|#\d+);|\\[*_$#.\[\]]|\]\([^\s()]+\)|^> |"
    r"(?<!\w)\*\w[^*\n]*\w\*",
    re.MULTILINE,
)
NUMBER = re.compile(
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
RULES = re.compile(r"^(?:-{3,}|_{3,}|\{\d+\}-{10,})[ \t]*$", re.MULTILINE)
BOLD = re.compile(
    r"(?<![\\*\w])\*\*(?=[^\s*])((?:[^\n*]|\*(?!\*))+?)(?<=[^\s\\])\*\*(?!\*)|(?<![\\\w])__(?=[^\s_])((?:[^\n_]|_(?!_))+?)(?<=[^\s\\])__(?!\w)"
)
ITALIC = re.compile(
    r"(?<![\\*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\*])\*(?!\*)|(?<![\\\w])_(?=[^\s_])([^_\n]+?)(?<=[^\s\\_])_(?!\w)"
)
BETWEEN = re.compile(r"[ \t]*\n?[ \t]*")
QUOTED = re.compile(r"^>[ \t]?\S[^\n]*\n\Z", re.MULTILINE)
HEADING = re.compile(r"^(#{1,6})[ \t]+\S", re.MULTILINE)
LONGEST_TITLE = 130
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def has_markup(text: str) -> bool:
    """Whether a text is Markdown: several signs of it, of which plain text has none."""
    return len(SIGNS.findall(text)) >= 3


def note_numbers(draft: Draft) -> Iterable[Edit]:
    """Raised numbers, in whatever markup: marks of notes, or the numbers before their bodies."""
    for found in NUMBER.finditer(draft.text):
        number = found["sup"] or found["tex"] or found["ref"] or (found["super"] or "").translate(SUPERSCRIPT)
        yield Cut(found.start(), found.end(), "note-mark", "", number)


def markup(draft: Draft) -> Iterable[Edit]:
    """Takes the signs away and keeps what they say. Emphasis within a heading says nothing more."""
    text = draft.text
    if draft.format == "text" or (draft.format != "markdown" and not has_markup(text)):
        return
    paged = len(RULES.findall(text)) >= 2  # tools set one between pages; an author seldom sets many
    taken: list[tuple[int, int]] = []
    edits: list[Edit] = []
    for found in TOKEN.finditer(text):
        edits.extend(_token(found, paged))
        taken.append(found.span())
    for kind, pattern in (("bold", BOLD), ("italic", ITALIC)):
        edits.extend(_emphasis(text, kind, pattern, taken))
    yield from edits


def _emphasis(text: str, kind: str, pattern: re.Pattern[str], taken: list[tuple[int, int]]) -> Iterable[Edit]:
    """The signs of bold or italic words. Runs with nothing between are one: a tool begins anew on each line."""
    width = 2 if kind == "bold" else 1
    runs: list[list[tuple[int, int]]] = []
    for found in pattern.finditer(text):
        ends = ((found.start(), found.start() + width), (found.end() - width, found.end()))
        if any(_overlaps(taken, *sign) for sign in ends):
            continue
        for sign in ends:
            insort(taken, sign)
        if runs and BETWEEN.fullmatch(text, runs[-1][-1][1], found.start()):
            runs[-1].extend(ends)
        else:
            runs.append(list(ends))
    for run in runs:
        (start, opened), (closing, end) = run[0], run[-1]
        title = kind == "bold" and _is_title(text, start, end)
        if title:
            yield Cut(start, start, "heading", "", str(_below(text)))
            between = zip(run[1:-1:2], run[2:-1:2], strict=True)
            yield from (Cut(left, right, "line-end", " ") for (_, left), (right, _) in between if left < right)
        silent = title or text[text.rfind("\n", 0, start) + 1 : start + 1].lstrip().startswith("#")
        yield Cut(start, opened, "markup" if silent else f"{kind}-open")
        yield from (Cut(*sign, "markup") for sign in run[1:-1])
        yield Cut(closing, end, "markup" if silent else f"{kind}-close")


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether bold words are a block of their own, short and with no full stop or colon: a tool that knows no sizes
    of type writes headings so. A question in bold may be an interviewer's."""
    alone = re.search(r"(?:\A|\n[ \t]*\n)[ \t]*$", text[max(0, start - 20) : start]) and re.match(
        r"[ \t]*(?:\Z|\n[ \t]*(?:\n|\Z))", text[end : end + 20]
    )
    words = re.sub(r"[*\s]+", " ", text[start:end]).strip()
    return bool(alone) and len(words) <= LONGEST_TITLE and words[-1:] not in ".,;:?!" and words[:1].isalnum()


def _below(text: str) -> int:
    """The level below the headings that have a sign."""
    return min(3, 1 + max((len(found[1]) for found in HEADING.finditer(text)), default=1))


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one that was taken; those are sorted and do not overlap."""
    at = bisect_left(taken, (end, 0))
    return at > 0 and taken[at - 1][1] > start


def _token(found: re.Match[str], paged: bool) -> Iterable[Edit]:
    start, end = found.span()
    if found["escape"]:
        yield Cut(start, end, "escape", found.group()[1])
    elif found["entity"]:
        yield Cut(start, end, "escape", html.unescape(found.group()))
    elif found["heading"]:
        yield Cut(start, end, "heading", "", str(found.group().count("#")))
    elif found["attributes"]:
        yield Cut(start, end, "markup")
    elif found["quote"]:  # repeated on each line of a block that was wrapped
        yield Cut(start, end, "markup" if QUOTED.search(found.string, max(0, start - 300), start) else "quotation")
    elif found["rule"] and paged:
        yield Cut(start, start, "page-edge", "\n" if start else "")
        yield Cut(start, end, "page-break")
    elif found["rule"] or found["tag"] or found["image"]:
        yield Cut(start, end, "markup", "\n" if found.group().startswith("<br") else "")
    elif found["link"]:
        yield Cut(start, start + 1, "markup")
        yield Cut(found.end("words"), end, "markup", "", found["target"] or "")
