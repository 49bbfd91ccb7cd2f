"""What stands before a text between two rules: its title is one; the rest says what the text is, and is set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<rows>(?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
ROW = re.compile(r"[ \t]*(?:#.*)?$|[\w-]+[ \t]*:(?:[ \t]|$)|[ \t]+\S|-[ \t]|[\]}]")
KEY = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)
TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<words>\S[^\n]*?)(?P=quote)[ \t]*$", re.MULTILINE)
TITLE_BLOCK = re.compile(r"\A%[ \t]+(?P<words>[^\n]+)\n(?:(?:%[^\n]*|[ \t]+\S[^\n]*)\n){0,4}(?=[ \t]*\n)")
"""As pandoc has it: title, authors and date, each behind a `%`."""
NO_TITLE = re.compile(r"[|>][+-]?\d?$|[\[{&*!]")
"""A title that is written otherwise than on its own row."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it ends, and from where to where its title stands."""

    end: int
    title: tuple[int, int] | None


def front_matter(text: str) -> FrontMatter | None:
    """That of a text, if it has one: nothing but keys and what they hold."""
    block = TITLE_BLOCK.match(text)
    if block:
        return FrontMatter(block.end(), block.span("words"))
    found = FRONT_MATTER.match(text)
    if not found or not KEY.search(found["rows"]) or not all(map(ROW.match, found["rows"].split("\n"))):
        return None
    title = TITLE.search(text, found.start("rows"), found.end("rows"))
    if not title or NO_TITLE.match(title["words"]):
        return FrontMatter(found.end(), None)
    return FrontMatter(found.end(), title.span("words"))
