"""Words that stand for others: what drafts and templates write where somebody is to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from .quotation import KeyPath
from .template_words import TEMPLATES
from .yaml_lines import Written

NOTE = "Write the note here."
NAME = "Your name"
TITLE = "Name the event"
DATE = "the date"
WHY_DATED = "Say what the date rests on"
ONE_LINE = "One line in your words"
HAPPENED = "Write what happened, in your own words."
USE = "How this text uses it"
MEANING = "Write the meaning, in your own words."
MEASURED = "Name what is measured"
UNIT = "the unit"
VALUE = "the number"
AS_OF = "the date it holds for"
DIFFERENCE = "Name the difference"
RESTS_ON = "Write what the difference rests on, fair to both sides."
OTHER_SIDE = "Copy the words of the other side here"
QUESTION = "Write the question?"
ANSWER = "The answer in at most 25 words of yours"
WHO = "Say who this is, in one line"
READING = "Write what should be read"
REASON = "Say why the words as received cannot be right"
DRAFTED = (
    NOTE, NAME, TITLE, DATE, WHY_DATED, ONE_LINE, HAPPENED, USE, MEANING, MEASURED, UNIT, VALUE, AS_OF, DIFFERENCE,
    RESTS_ON, OTHER_SIDE, QUESTION, ANSWER, WHO, READING, REASON,
)  # fmt: skip
"""Of the drafts that `reader find` makes."""


TEMPLATE_WORDS = frozenset(chain(*TEMPLATES.values()))
"""Of the templates, in every language."""


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(".…! ").casefold()


KNOWN = frozenset(_plain(words) for words in (*DRAFTED, *TEMPLATE_WORDS))
_ANY = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXXX+)\b|(?i:lorem ipsum)|"
    r"[\[<{(‹]\s*(?i:your|insert|write|put|add|enter|fill in|name of|describe)\b[^\]>}\n)›]{0,80}[\]>})›](?!\()"
)
"""What people write for words that are to come."""
_NOTHING = re.compile(r"[.…\s]*(?:…|\.{3})[.…\s]*|\?{2,}")


def placeholder(words: str) -> str:
    """The words that were left as they were in a draft; empty where there are none."""
    if _plain(words) in KNOWN or _NOTHING.fullmatch(words.strip()):
        return " ".join(words.split())[:80]
    found = _ANY.search(words)
    return found[0] if found else ""


def placeholders(data: Written, at: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every value of a file that was left as it was in a draft, with the way to it; quotations are a text's words."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from placeholders(value, (*at, key))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from placeholders(value, (*at, n))
    elif data and (found := placeholder(data)):
        yield at, found


def placeholders_in_body(body: str) -> Iterator[tuple[int, str]]:
    """Every line of a body, from 0, that was left as it was in a draft."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        alone = len(lines) == 1 or not _NOTHING.fullmatch(line.strip())
        if line.strip() and alone and (found := placeholder(line)):
            yield number, found
