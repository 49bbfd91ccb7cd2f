"""Mentions: how our own words speak of a passage. `[[alder#p12]]` by its id, `[[alder "words of it"]]` by its words;
`[[alder#p9-p14, p20]]` several, `[[alder#p12|own words]]` in words of the writer's. What stands between quotation marks
is looked for in the texts, too, and an ordinary link to a passage is a mention as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .quotation import Mention

CODE = re.compile(
    r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[^\n]*$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
NOT_PROSE = re.compile(
    rf"(?:{CODE.pattern})|\]\([^()\n]*\)|<[^<>\n]*>|\{{[^{{}}\n]*\}}|^ {{0,3}}\[[^\]\n]*\]:[^\n]*",
    CODE.flags,
)
"""What is code, an address or markup in Markdown."""
LEAST_WORDS = 3
"""Of a quotation in prose: fewer may be anybody's, and are not looked for."""
_ID = r"[a-z]{1,2}\d+[a-z]*"
_IDS = rf"{_ID}(?:\s*[-–]\s*{_ID})?"
_MARKED = r'"[^"\[\]\n]+"|“[^”\[\]\n]+”'
MENTION = re.compile(
    rf"\[\[(?P<text>[a-z0-9-]+)(?:\#(?P<ids>{_IDS}(?:,\s*{_IDS})*)|\s+(?P<words>{_MARKED}))"
    r"(?:\|(?P<label>[^\[\]|\n]+))?\]\]"
)
_MEANT = re.compile(r"\[\[\s*(?P<text>[a-z][a-z0-9-]*)[^\w\]]+(?:p\W?\s?)?(?P<number>\d+)\s*\]\]")
"""A mention with another sign where `#p` belongs."""
_OPEN = re.compile(r"\[\[[^\]\n]{0,80}(?:\]\]?)?")
_LINK = re.compile(rf"\[(?P<label>[^\[\]\n]*)\]\((?:\.\./)*texts/(?P<text>[a-z0-9-]+)\.(?:md|html)\#(?P<id>{_ID})\)")
_ANY_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^()\n]*\)")
_QUOTED = re.compile(_MARKED)
_SET_APART = re.compile(rf"{_MARKED}|‘[^’\[\]\n]+’(?!\w)|(?<!\*)\*[^*\n]+\*(?!\*)")
"""What somebody else says, or what is a title or a foreign word."""
_WORD = re.compile(r"\w+")
_UNLIKE_LETTERS = re.compile(r"[^\n]")

Slip = tuple[int, str, str]
"""Where, what is wrong, what to do."""


@dataclass(frozen=True)
class WrittenMention:
    """A mention, and where in the prose it stands."""

    start: int
    end: int
    mention: Mention


def blanked(found: re.Match[str]) -> str:
    """Blanks in the place of what was found, line ends kept."""
    return _UNLIKE_LETTERS.sub(" ", found[0])


def without_code(prose: str) -> str:
    """The prose, blanks in the place of its code."""
    return CODE.sub(blanked, prose)


def mentions_in(prose: str) -> Iterator[WrittenMention]:
    """Every mention in the order of the prose. One that only quotes has no text yet."""
    words = without_code(prose)
    found = [WrittenMention(*one.span(), _by_its_sign(one)) for one in MENTION.finditer(words)]
    words = MENTION.sub(blanked, words)
    found += [WrittenMention(*one.span(), _by_a_link(one)) for one in _LINK.finditer(words)]
    words = NOT_PROSE.sub(blanked, _ANY_LINK.sub(blanked, words))
    found += [WrittenMention(*one.span(), _by_marks(one)) for one in _quoted(words)]
    yield from sorted(found, key=lambda one: one.start)


def prose_alone(prose: str) -> str:
    """The prose, blanks in the place of its mentions, of what it quotes, and of what is no prose."""
    words = NOT_PROSE.sub(blanked, MENTION.sub(blanked, prose))
    return _SET_APART.sub(blanked, words)


def _by_its_sign(found: re.Match[str]) -> Mention:
    rows = (re.split(r"\s*[-–]\s*", ids.strip()) for ids in (found["ids"] or "").split(",") if ids.strip())
    spans = tuple((row[0], row[-1]) for row in rows)
    words, label = (found["words"] or "")[1:-1], (found["label"] or "").strip()
    return Mention(text=found["text"], quote=words, spans=spans, written=found[0], label=label)


def _by_a_link(found: re.Match[str]) -> Mention:
    return Mention(text=found["text"], spans=((found["id"], found["id"]),), written=found[0], label=found["label"])


def _quoted(words: str) -> Iterator[re.Match[str]]:
    """What stands between quotation marks. Where a paragraph holds an odd number of straight ones, nobody can tell."""
    at = 0
    for paragraph in re.split(r"(\n\s*\n)", words):
        if paragraph.count('"') % 2 == 0:
            yield from (one for one in _QUOTED.finditer(words, at, at + len(paragraph)) if _is_long(one[0]))
        at += len(paragraph)


def _is_long(quoted: str) -> bool:
    return len(_WORD.findall(quoted)) >= LEAST_WORDS


def _by_marks(found: re.Match[str]) -> Mention:
    return Mention(text="", quote=found[0][1:-1].strip(" ,.;:"), written=found[0])


def unreadable(prose: str) -> Iterator[Slip]:
    """Every `[[` that begins no mention."""
    words = MENTION.sub(blanked, without_code(prose))
    for found in _OPEN.finditer(words):
        todo = 'Write [[text#p12]], [[text#p9-p14, p20]] or [[text "words of it"]]; own words follow a "|".'
        if meant := _MEANT.fullmatch(found[0]):
            todo = f"Did you mean [[{meant['text']}#p{meant['number']}]]? {todo}"
        yield found.start(), f'"{found[0]}" names no passage.', todo


def typed_numbers(prose: str, names: tuple[str, ...]) -> Iterator[Slip]:
    """Every number of a passage that is typed by hand: beside the name of a text, or as the words of a link."""
    if not names:
        return
    label, beside_a_name = _typed_beside(names)
    words = MENTION.sub(blanked, without_code(prose))
    for found in _LINK.finditer(words):
        if label.fullmatch(found["label"].strip()):
            yield found.start(), *_typed(found["label"], f"[[{found['text']}#{found['id']}]]")
    words = _ANY_LINK.sub(blanked, words)
    for found in beside_a_name.finditer(words):
        yield found.start(), *_typed(found[0], "[[text#p12]]")
    for found in re.finditer(r"(?<![\w#/.\[-])p\d{1,3}\b", _OPEN.sub(blanked, words)):
        yield found.start(), *_typed(found[0], f"[[text#{found[0]}]]")


@lru_cache(maxsize=4)
def _typed_beside(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a number is typed as the words of a link, and beside the name of a text: asked of every body of a course."""
    name = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    number = r"(?<![\w.,])\d{1,3}(?![\w%]|[.,]\d)"
    row = rf"{number}(?:\s*(?:,|[-–]|\b\w{{1,3}}\b)\s*{number})*"
    label = re.compile(rf"(?:(?:{name})[,:]?\s+)?(?:\w+\s+)?{row}")
    return label, re.compile(rf"\b(?:{name})(?:,? (?:passages?|§))? {row}")


def _typed(written: str, instead: str) -> tuple[str, str]:
    what = f'"{written}": the number of a passage is typed by hand, and may become another\'s.'
    return what, f"Write {instead}: the build prints the name of the text and the number."
