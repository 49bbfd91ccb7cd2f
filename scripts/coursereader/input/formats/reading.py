"""One file, whatever it is: its text, how its letters were written, what was set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .encodings import NAMES, declared, guessed, known, marked, strict
from .extraction import Extraction, SetAside
from .readers import read_page
from .refused import refused
from .table import format_of, is_page
from .unreadable import UnreadableError

TEXT_IN_UTF_8 = "Save the file as plain text in UTF-8"


@dataclass(frozen=True)
class ReadFile:
    """A file as it is read."""

    text: str
    """Of plain text: character for character; of other formats: explicit Markdown."""
    format: str = ""
    """The name of the format that it was read out of; empty where the file is plain text."""
    encoding: str = ""
    """As a recipe names it; empty where it is UTF-8 or the format says it."""
    doubt: str = ""
    """Why the encoding may be another, where it was guessed."""
    guessed: bool = False
    """Whether nothing in the file says its encoding."""
    aside: tuple[SetAside, ...] = ()
    doubts: tuple[str, ...] = ()
    """What an editor should look at."""


def read_file(data: bytes, suffix: str, encoding: str = "", guess: bool = False) -> ReadFile:
    """What a file says. `encoding`: as the recipe names it; without one nothing is guessed but where that is asked for.
    Raises UnreadableError."""
    if found := format_of(data, suffix):
        return _of(found.read(data))
    if error := refused(data, suffix):
        raise error
    decoded = _decoded(data, encoding, guess, is_page(data, suffix))
    if not is_page(data, suffix):
        return ReadFile(decoded.text, "", decoded.encoding, decoded.doubt, decoded.guessed)
    page = read_page(decoded.text.removeprefix("\ufeff"))
    return _of(page, decoded)


def _of(extraction: Extraction, decoded: ReadFile = ReadFile("")) -> ReadFile:
    return ReadFile(
        extraction.text,
        extraction.format,
        decoded.encoding,
        decoded.doubt,
        decoded.guessed,
        extraction.aside,
        extraction.doubts,
    )


def _decoded(data: bytes, encoding: str, guess: bool, page: bool) -> ReadFile:
    """The letters of a file; its format is told later."""
    if encoding:
        named = strict(data, known(encoding) or encoding)
        if named is None:
            raise UnreadableError(
                f"the file is not {encoding}, which its recipe names.",
                "Write its encoding in source.yml: recipe: {encoding: …}.",
            )
        return ReadFile(named, encoding=encoding)
    if (mark := marked(data)) and mark != "utf-8" and (said := strict(data, mark)) is not None:
        return ReadFile(said, encoding=mark)
    if page and (name := declared(data)) and name != "utf-8" and (said := strict(data, name)) is not None:
        return ReadFile(said, encoding=NAMES[name])
    if b"\x00" not in data and (said := strict(data, "utf-8")) is not None:
        return ReadFile(said)
    found = guessed(data) if guess and not _is_binary(data) else None
    if found is not None and not _has_controls(found.text):
        return ReadFile(found.text, "", found.encoding, found.doubt, guessed=True)
    raise _no_letters(data)


def _is_binary(data: bytes) -> bool:
    """Whether bytes are no letters in any encoding: too many of them are signs that no text holds."""
    head = data[:20_000]
    if (
        b"\x00" in head
    ):  # letters of two bytes have one that is null in every second place, and hardly any in the others
        even, odd = head[::2].count(0), head[1::2].count(0)
        return max(even, odd) < 0.05 * len(head) or min(even, odd) > 0.02 * len(head)
    return False


def _has_controls(text: str) -> bool:
    """Whether more than a few characters are of no text."""
    return len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", text[:20_000])) > 0.01 * min(len(text), 20_000)


def _no_letters(data: bytes) -> UnreadableError:
    if b"\x00" in data:
        todo = "Extract its text first, and save that as plain text in UTF-8."
        return UnreadableError("this is not a text file.", todo)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {data[error.start]:#04x} is not UTF-8."
        todo = f"{TEXT_IN_UTF_8}, or write its encoding in source.yml: recipe: {{encoding: windows-1252}}."
        return UnreadableError(what, todo, data.count(b"\n", 0, error.start) + 1)
    return UnreadableError("this is not a text file.", f"{TEXT_IN_UTF_8}.")
