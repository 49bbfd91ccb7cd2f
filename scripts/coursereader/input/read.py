"""Reading seeds: bytes to text, once, with one clear line where a file cannot be read."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..model.formats import SourceFormat
from ..model.problems import Report
from .formats.reading import ReadFile, read_file
from .formats.unreadable import UnreadableError, too_much
from .plain_files import LinkError, plain_bytes, tell

LARGEST = 5_000_000
"""Bytes: no text of a course is longer, and a hostile file may be."""
LARGEST_FILE = 50_000_000
"""Bytes of a file that may hold pictures beside its words."""
MOST_LINES = 250_000
"""Five megabytes of prose have a third of that; a table or a log has more."""


@dataclass(frozen=True)
class Seed:
    """A seed, and its text."""

    data: bytes
    """The file, byte for byte."""
    file: ReadFile

    @property
    def text(self) -> str:
        """Its characters; of what is no plain text, those that were read out of it."""
        return self.file.text

    @property
    def format(self) -> SourceFormat | None:
        """What its text is, where the file leaves no choice: what was read out of another format is Markdown that is
        law."""
        return SourceFormat.EXPLICIT if self.file.format else None


def read_seed(
    path: Path,
    name: str,
    report: Report,
    sha256: str = "",
    root: Path | None = None,
    encoding: str = "",
    guess: bool = False,
) -> Seed | None:
    """A seed, character for character; None, and a problem under `name`, where it is no text. No link below `root` is
    followed; without one it is a file that somebody named. `encoding`: as the recipe says; where none is said, and only
    where `guess` is asked for, it is found out from the bytes."""
    data = _bytes(path, name, report, root)
    if data is None:
        return None
    if sha256 and len(data) <= LARGEST_FILE and _sum(data) != sha256.casefold():
        data = _as_received(data, sha256.casefold(), name, report)
    try:
        _within_bounds(data)
        found = Seed(data, _remembered(data, path.suffix.casefold(), encoding, guess))
        _few_lines(found)
    except UnreadableError as error:
        report.add(name, error.line, error.what, error.todo)
        return None
    return found


@lru_cache(maxsize=8)
def _remembered(data: bytes, suffix: str, encoding: str, guess: bool) -> ReadFile:
    """What a file says; a build asks twice."""
    return read_file(data, suffix, encoding, guess)


def _within_bounds(data: bytes) -> None:
    if not data.strip():
        raise UnreadableError("the file is empty.", "Put the text in it.")
    if len(data) > LARGEST_FILE:
        raise too_much(f"the file is larger than {LARGEST_FILE // 1_000_000} MB.")


def _few_lines(seed: Seed) -> None:
    if len(seed.data) > LARGEST and not seed.file.format:
        raise too_much(f"the file is larger than {LARGEST // 1_000_000} MB.")
    breaks = len(re.findall(r"\r\n?|[\n\f]", seed.text))
    if breaks > MOST_LINES:
        raise too_much(f"the file has {breaks} line and page breaks.")


def _bytes(path: Path, name: str, report: Report, root: Path | None) -> bytes | None:
    try:
        return plain_bytes(path, LARGEST_FILE + 1, root)
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
