"""Records with which all is well, as they were read and found in the texts, kept under `build/` of a course.

Nothing is said from here: a record of which anything is to be said is read anew each time. One is the same again where
its file, what others added to it, all of `seeds/`, `course.yml`, the names of the files of `docs/` and the engine are
the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from .additions import is_of
from .contents import Records
from .course_file import FILE
from .engine_files import engine_sum
from .kept_rows import KeptRows
from .kinds import RecordKind
from .plain_files import first_link, plain_bytes
from .quotation import LOOKED_AT, Record, Strict

R = TypeVar("R", bound=Record)
KEPT = "build/records"
"""From the course's folder; it can be removed at any time."""
WHAT_READS = ("analysis", "input", "model", "text", "editions.py", "flow.py", "kinds.py")
"""Of the engine: what becomes of a record depends on no other file of it."""
COURSE = "course"
"""The row that says of which state of the course the others are."""
FEW = 20
"""Records: so many are read again sooner than all are written."""
FOUND = frozenset(("mentions", "place"))
"""Fields that the texts give, not the file."""


class KeptRecords:
    """Those of one course; without a folder, none."""

    def __init__(self, root: Path | None = None, kinds: Sequence[RecordKind] = ()) -> None:
        self._course = partial(course_sum, root, kinds) if root else str
        self._sum = self._course()
        self._rows = KeptRows(root / KEPT if root and self._sum else None)
        self.any = bool(self._sum) and self._rows.found(COURSE, str) == self._sum
        """Whether some are there, of the course as it is."""

    def key(self, name: str, raw: bytes, added: Path) -> str:
        """Names what is read of a file of that name that holds these bytes, and of the files in a folder that are added
        to it; empty where nothing is kept."""
        if not self._sum:
            return ""
        found = sha256(f"{self._sum}\0{name}\0{len(raw)}\0".encode("utf-8", "surrogateescape") + raw)
        try:
            for file in sorted(added.iterdir()) if added.is_dir() else ():
                more = plain_bytes(file, -1) if file.is_file() else b""
                found.update(f"{file.name}\0{len(more)}\0".encode("utf-8", "surrogateescape") + more)
        except OSError:
            return ""
        return found.hexdigest()

    def find(self, key: str, model: type[R]) -> R | None:
        """The record that is kept under a key."""
        return self._rows.found(key, partial(_record, model)) if key else None

    def keep(self, read: Records, found: Records, told: Iterable[str]) -> None:
        """For the next time: of the records of a course, as they were read and as they were then found in the texts,
        those of which nothing is told and nothing was left out. `told`: the files of which something is."""
        files, there = frozenset(told), {record.path: record for record in found.all()}
        if not self._sum or any(file == FILE or file.startswith("seeds/") for file in files):
            return
        well = [record for record in read.all() if record.path in there and not is_of(record, files)]
        whole = [record for record in well if _as_written(there[record.path]) == _as_written(record)]
        put = [self._put(key, there[record.path]) for record in whole if (key := read.keys.get(record.path))]
        if (not self.any or sum(put) > FEW) and self._sum == self._course():  # nobody wrote in between
            self._rows.put(COURSE, self._sum)
            self._rows.close()

    def _put(self, key: str, record: Record) -> bool:
        """Whether it comes back as it is."""
        self._rows.put(key, _plain(record))
        if self.find(key, type(record)) == record:
            return True
        self._rows.drop(key)
        return False


def _plain(value: Any, without: frozenset[str] = frozenset()) -> Any:
    """A record as words, numbers, lists and mappings of these."""
    if isinstance(value, Strict):
        names = (name for name in type(value).model_fields if name in value.model_fields_set and name not in without)
        return {name: _plain(getattr(value, name), without) for name in names}
    return [_plain(part, without) for part in value] if isinstance(value, tuple) else value


def _record(model: type[R], said: Any) -> R:
    return model.model_validate(_with_tuples(said), by_alias=False, by_name=True, context=LOOKED_AT)


def _with_tuples(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _with_tuples(part) for name, part in said.items()}
    return tuple(map(_with_tuples, said)) if isinstance(said, list) else said


def _as_written(record: Record) -> Any:
    return _plain(record, FOUND)


def course_sum(root: Path, kinds: Sequence[RecordKind]) -> str:
    """Of all that a record follows from beside its own files; empty where a link lies in the course, or something in it
    cannot be read."""
    found = sha256("\0".join([engine_sum(*WHAT_READS), *(kind.id for kind in kinds)]).encode())
    try:
        if any(first_link(root / name, root) for name in (KEPT, FILE)):
            return ""
        for path in (root / FILE, *_below(root / "seeds"), *_below(root / "docs")):
            raw = b"" if path.is_relative_to(root / "docs") else plain_bytes(path, -1)
            found.update(os.fsencode(path.relative_to(root)) + b"\0%d\0" % len(raw) + raw)
    except OSError:
        return ""
    return found.hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, by name. Raises OSError where a link is."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_symlink():
                raise OSError("a link")
            if entry.is_dir():
                yield from _below(Path(entry.path))
            else:
                yield Path(entry.path)
