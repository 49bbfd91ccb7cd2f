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
    | (?P<quote>^>[ \t]?)
    | (?P<rule>^(?:-{3,}|_{3,}|\{\d+\}-{10,})[ \t]*$)
    | (?P<image>!\[[^\]\n]{0,300}\]\([^)\s]{0,500}\))
    | (?P<link>(?<!!)\[(?P<words>[^\]\[\n]{1,500})\]\((?P<target>[^)\s\[]{1,1000})\))
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
    if not has_markup(text):
        return
    paged = len(RULES.findall(text)) >= 2  # tools set one between pages; an author seldom sets many
    taken: list[tuple[int, int]] = []
    edits: list[Edit] = []
    for found in TOKEN.finditer(text):
        edits.extend(_token(found, paged))
        taken.append(found.span())
    for kind, pattern in (("bold", BOLD), ("italic", ITALIC)):
        for found in pattern.finditer(text):
            width = 2 if kind == "bold" else 1
            ends = ((found.start(), found.start() + width), (found.end() - width, found.end()))
            if any(_overlaps(taken, start, end) for start, end in ends):
                continue
            heading = text[text.rfind("\n", 0, found.start()) + 1 : found.start() + 1].lstrip().startswith("#")
            edits.append(Cut(*ends[0], "markup" if heading else f"{kind}-open"))
            edits.append(Cut(*ends[1], "markup" if heading else f"{kind}-close"))
            for end in ends:
                insort(taken, end)
    yield from edits


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
    elif found["quote"]:
        yield Cut(start, end, "quotation")
    elif found["rule"] and paged:
        yield Cut(start, start, "page-edge", "\n" if start else "")
        yield Cut(start, end, "page-break")
    elif found["rule"] or found["tag"] or found["image"]:
        yield Cut(start, end, "markup", "\n" if found.group().startswith("<br") else "")
    elif found["link"]:
        yield Cut(start, start + 1, "markup")
        yield Cut(found.end("words"), end, "markup", "", found["target"])
