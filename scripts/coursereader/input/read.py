"""Reading seeds: bytes to text, once, with one clear line where a file cannot be read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ..words.problems import Report

LARGEST = 5_000_000
"""Bytes: no text of a course is longer, and a hostile file may be."""
MOST_LINES = 250_000
"""Five megabytes of prose have a third of that; a table or a log has more."""


def read_seed(path: Path, name: str, report: Report, sha256: str = "") -> str | None:
    """The text of a seed, character for character; None, and a problem under `name`, where it is not one."""
    if not path.is_file():
        report.add(name, 1, f"there is no file {path.name}.", "Put the source there, or mend its name in source.yml.")
        return None
    if path.stat().st_size > LARGEST:
        report.add(
            name, 1, f"the file is larger than {LARGEST // 1_000_000} MB.", "Split it, or take out what is no text."
        )
        return None
    data = path.read_bytes()
    if sha256 and hashlib.sha256(data).hexdigest() != sha256.casefold():
        report.add(
            name, 1, "the source is not the one that was received: its SHA-256 sum differs from source.yml.",
            "Put the received file back; corrections belong in emendations.yml.",
        )  # fmt: skip
        return None
    return _decoded(data, name, report)


def _decoded(data: bytes, name: str, report: Report) -> str | None:
    if not data.strip():
        report.add(name, 1, "the file is empty.", "Put the text in it.")
        return None
    if b"\x00" in data:
        report.add(name, 1, "this is not a text file.", "Extract its text first, and save that as plain text in UTF-8.")
        return None
    breaks = len(re.findall(rb"\r\n?|[\n\f]", data))
    if breaks > MOST_LINES:
        report.add(name, 1, f"the file has {breaks} line and page breaks.", "Split it, or take out what is no text.")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add(name, line, f"byte {data[error.start]:#04x} is not UTF-8.", "Save the file as plain text in UTF-8.")
        return None
