"""Reading seeds: bytes to text, once, with one clear line where a file cannot be read."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from ..model.problems import Report
from .plain_files import LinkError, plain_bytes, tell

LARGEST = 5_000_000
"""Bytes: no text of a course is longer, and a hostile file may be."""
MOST_LINES = 250_000
"""Five megabytes of prose have a third of that; a table or a log has more."""


def read_seed(path: Path, name: str, report: Report, sha256: str = "", root: Path | None = None) -> str | None:
    """The text of a seed, character for character; None, and a problem under `name`, where it is not one. No link
    below `root` is followed; without one it is a file that somebody named."""
    data = _bytes(path, name, report, root)
    if data is None:
        return None
    if len(data) > LARGEST:
        report.add(
            name, 1, f"the file is larger than {LARGEST // 1_000_000} MB.", "Split it, or take out what is no text."
        )
        return None
    if sha256 and _sum(data) != sha256.casefold():
        data = _as_received(data, sha256.casefold(), name, report)
    return _decoded(data, name, report)


def _bytes(path: Path, name: str, report: Report, root: Path | None) -> bytes | None:
    try:
        return plain_bytes(path, LARGEST + 1, root)
    except FileNotFoundError:
        report.add(name, 1, f"there is no file {path.name}.", "Put the source there, or mend its name in source.yml.")
    except LinkError as error:
        tell(error, Path(error.filename).relative_to(root).as_posix() if root else name, report)
    except OSError as error:
        tell(error, name, report)
    return None


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _as_received(data: bytes, sha256: str, name: str, report: Report) -> bytes:
    """The bytes as they were received, where only an editor's habits changed them; else, read on, those that are
    there."""
    for what, received in _habits(data):
        if _sum(received) == sha256:
            todo = "Put the received file back; until then it is read without them."
            report.add(name, 1, f"an editor or a transfer changed the file as received: {what}.", todo)
            return received
    report.add(
        name,
        1,
        "the words of this file were changed after it was received: its SHA-256 sum is not that of source.yml.",
        "Put the received file back; corrections belong in emendations/. If this is a better copy of the source, "
        f'write sha256: "{_sum(data)}" in source.yml.',
    )
    return data


def _habits(data: bytes) -> Iterable[tuple[str, bytes]]:
    """What editors and transfers do to a file unasked, and the file without it."""
    unmarked, lines = data.removeprefix(codecs.BOM_UTF8), data.replace(b"\r\n", b"\n")
    yield "line ends are of another system", lines
    yield "line ends are of another system", lines.replace(b"\n", b"\r\n")
    yield "a byte-order mark stands at its beginning", unmarked
    yield (
        "a byte-order mark stands at its beginning, and line ends are of another system",
        unmarked.replace(b"\r\n", b"\n"),
    )
    yield "its last line end is missing", data + b"\n"
    yield "a line end was added at its end", data.removesuffix(b"\n")
    yield "line ends at its end were taken away or added", data.rstrip(b"\r\n") + b"\n"


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
