"""What takes long to find out, kept from build to build: a file of rows, each with the sum of all it follows from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from ..model.whole_files import write_whole
from .plain_files import plain_bytes

T = TypeVar("T")
LARGEST = 512_000_000
"""Bytes of the file: of a larger one nothing is taken."""


class KeptRows:
    """A file in the build folder, which can be removed at any time: the sum of its rows, then a row each, a key and
    what is said under it, as JSON. A file that was cut or changed says nothing. Without a file, nothing is kept."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._before = _rows(file) if file else {}
        self._now: dict[str, str] = {}

    def found(self, key: str, read: Callable[[Any], T]) -> T | None:
        """What is said under a key, as `read` takes it; None where nothing is. What is asked for is kept on."""
        said = self._now.get(key) or self._before.get(key)
        if said is None:
            return None
        try:
            value = read(json.loads(said))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None
        self._now[key] = said
        return value

    def put(self, key: str, value: object) -> None:
        """Say it under the key: words, numbers, lists and mappings of these."""
        self._now[key] = json.dumps(value, separators=(",", ":"))

    def drop(self, key: str) -> None:
        """Say nothing under the key."""
        self._before.pop(key, None)
        self._now.pop(key, None)

    def words(self, key: str, make: Callable[[], str]) -> str:
        """The words under a key, made where there are none."""
        said = self.found(key, _words)
        if said is None:
            self.put(key, said := make())
        return said

    def close(self) -> None:
        """Write what was asked for or said since it was opened, and forget the rest. Where that cannot be done, the
        next build finds it out again."""
        if self._file and self._now != self._before:
            sum = sha256()
            for row in self._rows():
                sum.update(row)
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, chain([sum.hexdigest().encode() + b"\n"], self._rows()))
        self._before, self._now = self._now, {}

    def _rows(self) -> Iterator[bytes]:
        """As they are written, one at a time: all together are as much again as what is kept."""
        return (f"{key} {said}\n".encode("ascii") for key, said in sorted(self._now.items()))


def _words(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError("no words")
    return said


def _rows(file: Path) -> dict[str, str]:
    try:
        sum, _, rows = plain_bytes(file, LARGEST, file.parent).partition(b"\n")
        if sum == sha256(rows).hexdigest().encode():
            return dict(row.split(" ", 1) for row in rows.decode("ascii").splitlines())
    except (OSError, ValueError):
        pass
    return {}
