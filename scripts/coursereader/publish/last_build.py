"""What the last build was made from, and what it made: where neither has changed, there is nothing to build.

All that a site follows from is summed: the course's files, what git knows, the engine, the packages it stands on. So is
all that it came to, as it lies there: a file of it that somebody changed or took away is made again.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..input.git import asked
from ..input.packages import stood_on
from ..input.plain_files import plain_bytes
from ..model.whole_files import write_whole

FILE = "last-build"
"""In the build folder; it can be removed at any time."""
OF_A_COURSE = ("course.yml", "counts.lock", "refused.lock", "docs", "seeds")
"""All that is read of a course, but for what it wishes of its host."""
ENGINE = Path(__file__).resolve().parent.parent
LARGEST = 100_000
"""Bytes of the file."""


@dataclass(frozen=True)
class LastBuild:
    """One build folder's. Nothing is told of a build that was refused."""

    folder: Path
    root: Path
    """The course."""
    more: tuple[Path, ...]
    """What else a site follows from: wishes of the host, templates."""
    made: tuple[Path, ...]
    """Where what it came to lies."""

    def begun(self) -> str:
        """The sum of all that a build follows from, to be taken before anything is read; empty where some of it cannot
        be read: the build says so."""
        state = [asked(self.root, *words) or "" for words in _GIT]
        said = [sys.version, unicodedata.unidata_version, os.environ.get("SOURCE_DATE_EPOCH", ""), *state, *stood_on()]
        said += [str(place) for place in (self.root, *self.more, *self.made)]
        with suppress(OSError):
            return _sum([*(self.root / name for name in OF_A_COURSE), *self.more, ENGINE], said)
        return ""

    def said(self, begun: str) -> tuple[str, ...] | None:
        """What the last build said, where it followed from the same and lies there as it was made; else None."""
        with suppress(OSError, ValueError):
            before, after, *lines = plain_bytes(self.folder / FILE, LARGEST, self.folder).decode("utf-8").split("\n")
            if begun and before == begun and after == self._made(lines):
                return tuple(lines)
        return None

    def ended(self, begun: str, lines: Sequence[str]) -> None:
        """Remember it. Where nothing can be written, the next one builds again."""
        with suppress(OSError):
            (self.folder / FILE).unlink(missing_ok=True)
            if begun:
                write_whole(self.folder / FILE, "\n".join([begun, self._made(lines), *lines]).encode())

    def _made(self, lines: Iterable[str]) -> str:
        return _sum(self.made, lines)


_GIT = (
    ("rev-parse", "HEAD", "--show-prefix", "--is-shallow-repository"),
    ("for-each-ref", "--format=%(objectname) %(refname)"),
)
"""What tells one state of a repository from another."""


def _sum(places: Iterable[Path], words: Iterable[str]) -> str:
    found = sha256()
    for part in words:
        found.update(f"{len(part)} {part}\0".encode("utf-8", "surrogateescape"))
    for place in places:
        for path, said in _files(place):
            found.update(os.fsencode(path) + b"\0" + said)
    return found.hexdigest()


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    """A file, or all files of a folder, each with the sum of its bytes; a link with where it leads."""
    if place.is_symlink() or not place.is_dir():
        yield str(place), _of_file(place)
        return
    with os.scandir(place) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    yield str(place), b"folder"
    for entry in entries:
        if entry.name != "__pycache__":
            yield from _files(Path(entry.path))


def _of_file(path: Path) -> bytes:
    if path.is_symlink():
        return b"link " + os.fsencode(os.readlink(path))
    return sha256(plain_bytes(path, -1)).digest() if path.is_file() else b"none"
