"""The signs that open a block of Markdown, one pattern each."""

from __future__ import annotations

import re

HEADING = re.compile(r"[ ]{0,3}(?P<signs>\#{1,6})(?:[ \t]+(?P<words>.*?))?[ \t]*$")
HEADING_TAIL = re.compile(r"(?:[ \t]+\#+)?(?:[ \t]*\{(?:[#.:-]|[\w-]+=)[^{}\n]*\})?[ \t]*$")
"""Closing signs of a heading, and attributes as pandoc writes them."""
UNDERLINE = re.compile(r"[ ]{0,3}(?:(?P<first>={2,})|-{3,})[ \t]*$")
THEMATIC_BREAK = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
DIV = re.compile(r"[ ]{0,3}:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w.-]+(?:[ \t]*\{[^{}\n]*\})?)?[ \t]*:*[ \t]*$")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
ITEM = re.compile(
    r"[ ]{0,3}(?P<marker>(?P<bullet>[-*+•])|(?P<open>\(?)(?P<value>\d{1,9}|[a-zA-Z])[.)])(?P<gap>[ \t]+)(?=\S)"
)
NOTE = re.compile(r"[ ]{0,3}\[\^(?P<label>[^\]\s^]{1,80})\]:[ \t]*")
DEFINITION = re.compile(r"[ ]{0,3}[:~][ \t]{1,3}(?=\S)")
"""Of a word, as pandoc has it."""
LINK_TARGET = re.compile(
    r"[ ]{0,3}\[(?P<label>(?!\^)[^\]\[\n]{1,200})\]:[ \t]*<?(?P<target>[^\s<>]+)>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?(?:[ \t]*\{[^{}\n]*\})?[ \t]*$"
)
TARGET = re.compile(r"[a-z][a-z0-9+.-]*:|[#/.]|[^/\s]+/|\w[\w-]*\.\w")
"""How the target of a link begins."""
COMMENT = re.compile(r"[ ]{0,3}<!--")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
SET_TABLE = re.compile(r"[ \t]*(?:\+[-=+:]{3,}\+|-{2,}(?:[ \t]+-{2,})+)[ \t]*$")
"""A rule of a table that is drawn, or set in columns."""
HARD_BREAK = re.compile(r"(?:\\|[ ]{2,}|<br[ ]?/?>[ \t]*)$")


def indent(words: str) -> int:
    """Columns of blanks before a line's words; a tab goes to the next fourth."""
    blanks = words[: len(words) - len(words.lstrip(" \t"))]
    return len(blanks.expandtabs(4))


def after_columns(words: str, columns: int) -> int:
    """How many characters so many columns of blanks take."""
    at = column = 0
    while at < len(words) and column < columns and words[at] in " \t":
        column += 4 - column % 4 if words[at] == "\t" else 1
        at += 1
    return at


def is_table_rule(words: str) -> bool:
    """Whether a line parts the head of a table of pipes from its rows."""
    return "|" in words and "-" in words and bool(TABLE_RULE.match(words))
