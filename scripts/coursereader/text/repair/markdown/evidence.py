"""Whether a file is Markdown that somebody wrote, or a tool made of a text whose blocks it knew: by signs that nothing
else has. What a tool made of printed pages also has such signs, and the accidents of the pages too."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from ..evidence.lines import blocks_of, goes_on, is_open, lines_of
from .front_matter import front_matter
from .signs import is_table_rule

HEADING_LINE = re.compile(r"(?:\A|(?<=\n))(?P<signs>#{1,6})[ \t]+(?=[^\n]*[^\W\d_])[^\n]+(?=\n[ \t]*(?:\n|\Z)|\Z)")
OTHER_LINE_END = re.compile("\r\n?|\u2028")
REMARK = re.compile(r"^[ \t]*#(?:[ \t][^\n]*)?\n(?=[ \t]*#(?:[ \t]|$))", re.MULTILINE)
UNDERLINED = re.compile(
    r"(?:\A\s*|\n[ \t]*\n[ \t]*)(?P<words>[^\W_][^\n|]{2,100})\n(?P<row>={3,})[ \t]*(?=\n[ \t]*(?:\n|\Z))"
)
BODY_LABEL = re.compile(r"^[ ]{0,3}(?:>[ ]?)*\[\^([^\]\s^]{1,80})\]:", re.MULTILINE)
MARK_LABEL = re.compile(r"\[\^([^\]\s^]{1,80})\](?!:)")
UNMISTAKABLE = (
    # a division with attributes
    (":::", re.compile(r"^[ ]{0,3}:{3,}[ \t]*\{[^{}\n]*\}[ \t]*$", re.MULTILINE)),
    # words with attributes, an anchor
    ("]{", re.compile(r"\]\{(?:[#.][^\W\d_]|[\w-]+=)[^{}\n]*\}")),
    # a link, a picture
    (
        "](",
        re.compile(r"(?<![\w\\])!?\[[^\]\n]{1,300}\]\((?:https?://|mailto:|\#|\.{0,2}/|[\w./-]+\.\w{2,5}[)\#])"),
    ),
    # an inline note
    ("^[", re.compile(r"\^\[[^\]\n]{12,}\]")),
)
"""Each with the letters without which it is nowhere: they are found sooner."""
FENCE_LINE = re.compile(r"^[ ]{0,3}```[\w-]*[ \t]*$", re.MULTILINE)
LESS_SURE: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?:\A|\n)[ \t]*\n> \S[^\n]*(?:\n>[^\n]*)*(?=\n[ \t]*(?:\n|\Z)|\Z)"),  # a quotation between empty lines
    re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\*\*(?![\w*])"),
    re.compile(
        r"(?<![\w*\\])\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\*(?![\w*])|"
        r"(?<![\w_\\])_(?=[^\s_])[^_\n]{1,300}(?<=[^\s_])_(?![\w_])"
    ),
    re.compile(r"(?<!\\)\\[\[\]*_#$]"),
)
"""Signs of which two kinds make a file Markdown, where they are not few; a plain text may have one of them, and
`*not*` and `_not_` are one."""
LETTERS_TO_A_SIGN = 5000
FOREIGN_UNDERLINE = re.compile(
    r"^[ \t]*(?P<words>[^\W_][^\n]{2,100})\n[ \t]*(?P<row>([*~^+\"'`])\3{3,})[ \t]*$", re.MULTILINE
)
"""A title with a row of a sign below that Markdown does not know: other markup has such, and plain text."""
TEX_LINE = re.compile(r"^(?:%|\\[A-Za-z])", re.MULTILINE)
ACCIDENT = re.compile(
    r"\f|^\{\d+\}-{10,}|<sup>(?:&</sup>lt;|&lt;)|\$<sup>|<span id=\"page-\d+-|!\[\]\(_page_|^\[?[Pp]age \d+ of \d+"
    r"|[^\W\d_]-[ \t]*\n[ \t]*\n(?:\d{1,4}[ \t]*\n[ \t]*\n)?[a-zà-öø-ÿа-яё]",  # a word broken by the end of a page
    re.MULTILINE,
)
"""What only tools leave that read printed pages."""
FEWEST_BROKEN, SHARE_BROKEN = 3, 0.02
"""Of paragraphs: so many that stop in the midst of a sentence were broken by pages."""
LETTERS_BEFORE_A_BREAK = 120
OPENS_A_BLOCK = ("#", ">", "|", "-", "*", "+", ":", "[", "<", "!", "`", "~")
NUMBERED = re.compile(r"\(?\w{1,4}[.)][ \t]")
FINISHED_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)\]]*(?:\s|$)")


def is_explicit_markdown(text: str) -> bool:
    """Whether the signs in a text are law: one that is unmistakable, or two kinds of others, and no accident of
    printed pages."""
    text = OTHER_LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return any(sign(text) for sign in SUFFICIENT) and not ACCIDENT.search(text) and not _broken_by_pages(text)


def _has_headings(text: str) -> bool:
    """A line with the sign of a heading before an empty one, at the beginning of the text or of the second level, or
    two such lines; but not where most lines with that sign stand together, as remarks in a program do."""
    found = [(one.start(), len(one["signs"])) for one in HEADING_LINE.finditer(text) if _is_alone(text, one.start())]
    remarks = len(REMARK.findall(text))
    if text.startswith("#!") or (remarks and remarks >= len(found)):
        return False
    return len(found) >= 2 or any(level > 1 or not text[:at].strip() for at, level in found)


def _has_underlined_title(text: str) -> bool:
    """A line with a row of its own length below, between empty lines, at the beginning of the text, or two such."""
    found = [
        one.start()
        for one in UNDERLINED.finditer(text)
        if 2 * len(one["row"]) > len(one["words"]) > len(one["row"]) / 2
    ]
    foreign = any(abs(len(one["row"]) - len(one["words"])) <= 2 for one in FOREIGN_UNDERLINE.finditer(text))
    return not foreign and (len(found) >= 2 or any(not text[:at].strip() for at in found))


def _is_alone(text: str, at: int) -> bool:
    """Whether an empty line stands above a place, a line of signs, or nothing."""
    above = text[max(0, at - 200) : at].removesuffix("\n").rpartition("\n")[2].strip()
    return not above or above.startswith((":::", "#", "---", "<"))


def _has_notes(text: str) -> bool:
    bodies, marks = (set(map(str.casefold, labels.findall(text))) for labels in (BODY_LABEL, MARK_LABEL))
    return bool(bodies & marks)


def _has_table(text: str) -> bool:
    return any(is_table_rule(below.text) and "|" in above.text for above, below in pairwise(lines_of(text)))


def _has_title_before(text: str) -> bool:
    front = front_matter(text)
    return front is not None and front.title is not None and not TEX_LINE.search(text, front.end)


def _has_less_sure(text: str) -> bool:
    found = [len(sign.findall(text)) for sign in LESS_SURE]
    return sum(map(bool, found)) >= 2 and sum(found) * LETTERS_TO_A_SIGN >= len(text)


SUFFICIENT: tuple[Callable[[str], bool], ...] = (
    _has_title_before,
    _has_headings,
    _has_underlined_title,
    _has_notes,
    _has_table,
    lambda text: any(letters in text and sign.search(text) for letters, sign in UNMISTAKABLE),
    lambda text: len(FENCE_LINE.findall(text)) >= 2,
    _has_less_sure,
)


def _broken_by_pages(text: str) -> bool:
    """Whether paragraphs stop in the midst of a sentence that goes on below an empty line."""
    plain = [
        block.words
        for block in blocks_of(text)
        if not block.lines[0].words.startswith(OPENS_A_BLOCK) and not block.lines[0].words[0].isdigit()
    ]
    broken = sum(
        len(above) >= LETTERS_BEFORE_A_BREAK
        and (above[-1].isalpha() or above[-1] in ",-")
        and goes_on(below)
        and below[0].isalpha()
        for above, below in pairwise(plain)
    )
    return broken >= FEWEST_BROKEN and broken > SHARE_BROKEN * len(plain)


def whole_lines(text: str) -> bool:
    """Whether each line is a paragraph though no empty line parts them: most hold several finished sentences."""
    lines = [line for block in blocks_of(text) if len(block.lines) > 1 for line in block.lines if _is_plain(line.words)]
    full = sum(len(FINISHED_SENTENCE.findall(line.words)) > 1 and not is_open(line.words) for line in lines)
    return len(lines) > 3 and 2 * full > len(lines)


def _is_plain(words: str) -> bool:
    """Whether a line is of prose: none that a sign or a number makes a block of its own."""
    return len(words) > 40 and not words.startswith(OPENS_A_BLOCK) and not NUMBERED.match(words)


def broken_by_blanks(text: str) -> bool:
    """Whether two blanks at the end of a line say that it was ended on purpose: not where most lines have them."""
    inner = [line for block in blocks_of(text) for line in block.lines[:-1]]
    trailing = sum(line.text.endswith("  ") for line in inner)
    long = sum(len(line.words) > 60 for line in inner)
    return not (2 * trailing > len(inner) > 10 and 2 * long > len(inner))
