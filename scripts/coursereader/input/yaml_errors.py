"""What a YAML reader complains about, said in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTE_IT = 'Put the whole value between double quotes; write \\" for one inside it.'

_UNFIT = "this line does not fit the lines above it"
_CODE = "a backslash stands inside double quotes"
_TAG = "a value begins with an exclamation mark"

SLIPS = [
    (
        "mapping values are not allowed",
        "there is a colon in a value without quotation marks, or a line indented too far",
        QUOTE_IT,
    ),
    (
        "cannot start any token",
        "a value begins with a character that needs quotation marks (a tab, %, @ or `)",
        QUOTE_IT,
    ),
    ("unknown escape character", _CODE, r"Write \\ for a backslash and \" for a quotation mark."),
    ("escape code", _CODE, r"Write \\ for a backslash."),
    ("hexdecimal number", _CODE, r"Write \\ for a backslash."),
    ("nesting depth", "lists and keys are nested very deep here", "No record needs that."),
    ("unexpected end of stream", "a quotation mark is opened and never closed", "Close it."),
    ("unexpected document", "a quotation mark is opened and never closed", "Close it."),
    (
        "expected ',' or",
        "a list or a row of keys that begins here is not closed, or lacks a comma",
        'Write ["one", "two"] or {key: "one", other: "two"}.',
    ),
    ("expected ':'", "this line is not a key with its value", 'Write "key: value", with a blank after the colon.'),
    ("expected key", _UNFIT, "Indent it as they are."),
    ("block end", _UNFIT, "Indent it as they are."),
    ("'-' indicator", _UNFIT, "Begin each entry of a list under the one before it."),
    (
        "block sequence entries",
        "a list begins on the line of its key",
        'Begin it on the next line, or write ["one", "two"].',
    ),
    ("tag", _TAG, QUOTE_IT),
    ("alphabetic or numeric", "a value begins with * or &", QUOTE_IT),
    ("alias", "a value begins with *", QUOTE_IT),
    ("anchor", "a value begins with &", QUOTE_IT),
    ("document start", "more follows after the end", "Keep one document in a file."),
]
"""Words of the reader's complaint, what it means, what to do. The first that fits is taken."""


def is_about_its_beginning(complaint: str) -> bool:
    """Whether the mistake is found at an end, and to be mended where that began."""
    return any(
        sign in complaint
        for sign in ("unexpected end of stream", "unexpected document", "expected ',' or", "expected ':'")
    )


_KEY = r"\s*(?:- +)?(?:[{,]\s*)?[\w-]+:(?:\s|$)"
_TABBED = re.compile(r" *\t")
_OPENED = re.compile(r"""\s*(?:- +)?(?:[\w-]+:\s+)?(["'])(.*)""")


def slip_before(lines: Sequence[str], at: int) -> tuple[int, str, str] | None:
    """What a person would see first where a reader gave up at a line: its index, what is wrong, what to do."""
    for number, line in enumerate(lines[: at + 2]):
        if _TABBED.match(line) and not line.isspace():
            return (
                number,
                _ended(f"the line is indented with a tab: {line.strip()[:80]}"),
                "Put two blanks in its place.",
            )
        if _never_closed(line, lines[number + 1] if number + 1 < len(lines) else ""):
            what = _ended(f"a quotation mark is opened and never closed: {line.strip()[:80]}")
            mark = "'" if line.strip().partition(" ")[2][:1] == "'" else '"'
            typeset = " A typographic quotation mark closes nothing here." if re.search("[”“’»]\\s*$", line) else ""
            return number, what, f"Put a straight {mark} after its last word.{typeset}"
    line = lines[at] if at < len(lines) else ""
    if re.search(r"""["'\]}]\s*[,;]\s*$""", line) and re.match(_KEY, line):
        return at, _ended(f"the line ends in a comma or semicolon: {line.strip()[:80]}"), "Take it out."
    return None


def _ended(what: str) -> str:
    return what if what.endswith(".") else f"{what}."


def _never_closed(line: str, following: str) -> bool:
    """Whether the value of a line begins with a quotation mark, has no other, and the next line is another key."""
    found = _OPENED.match(line)
    if not found or not (re.match(_KEY, following) or following.lstrip().startswith("- ") or not following):
        return False
    inside = found[2].replace("\\\\", "").replace('\\"', "") if found[1] == '"' else found[2].replace("''", "")
    return found[1] not in inside


def in_plain_words(complaint: str, lines: Sequence[str], at: int) -> tuple[str, str]:
    """What is wrong and what to do, of a complaint about the line of that index."""
    words = lines[at].strip() if at < len(lines) else ""
    shown = f": {words[:80]}" if words else ""
    if any(sign in complaint for sign in ("expected key", "block end")) and words.count('"') + words.count("'") > 2:
        return f"words follow a closing quotation mark{shown}.", QUOTE_IT
    for sign, meaning, todo in SLIPS:
        if sign in complaint:
            return _ended(f"{meaning}{shown}"), todo
    return f"this cannot be read as YAML ({complaint}){shown}.", QUOTE_IT
