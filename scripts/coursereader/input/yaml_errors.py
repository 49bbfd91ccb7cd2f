"""What a YAML reader complains about, said in plain words."""

from __future__ import annotations

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
    return any(sign in complaint for sign in ("unexpected end of stream", "unexpected document", "expected ',' or"))


def in_plain_words(complaint: str, lines: Sequence[str], at: int) -> tuple[str, str]:
    """What is wrong and what to do, of a complaint about the line of that index."""
    words = lines[at].strip() if at < len(lines) else ""
    shown = f": {words[:80]}" if words else ""
    if any(sign in complaint for sign in ("expected key", "block end")) and words.count('"') + words.count("'") > 2:
        return f"words follow a closing quotation mark{shown}.", QUOTE_IT
    for sign, meaning, todo in SLIPS:
        if sign in complaint:
            return f"{meaning}{shown}{'' if shown.endswith('.') else '.'}", todo
    return f"this cannot be read as YAML ({complaint}){shown}.", QUOTE_IT
