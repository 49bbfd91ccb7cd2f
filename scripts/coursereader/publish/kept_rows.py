"""What takes long to find out, kept from build to build: a file of rows, each with the sum of all it follows from."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ..input.plain_files import plain_bytes
from ..model.whole_files import write_whole
from ..pages.planning import engine

LARGEST = 512_000_000
"""Bytes of the file: of a larger one nothing is taken."""


def key_of(*parts: str | bytes) -> str:
    """Names what follows from these parts and from the engine."""
    found = sha256(engine().encode())
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(raw) + raw)
    return found.hexdigest()


class KeptRows:
    """A file in the build folder, which can be removed at any time: the sum of its rows, then a row each, a key and
    what is said under it, in ASCII. A file that was cut or changed says nothing. Without a file, nothing is kept."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._before = _rows(file) if file else {}
        self._now: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """What is said under a key; None where nothing is. What is asked for is kept on."""
        if key not in self._now and key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def put(self, key: str, said: str) -> None:
        """Say it under the key, in one line."""
        self._now[key] = said

    def once(self, key: str, make: Callable[[], str]) -> str:
        """What is said under a key, made where it is not there."""
        said = self.get(key)
        if said is None:
            self.put(key, said := make())
        return said

    def close(self) -> None:
        """Write what was asked for or said since it was opened, and forget the rest. Where that cannot be done, the
        next build finds it out again."""
        if self._file and self._now != self._before:
            rows = "".join(f"{key} {said}\n" for key, said in sorted(self._now.items())).encode("ascii")
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, sha256(rows).hexdigest().encode() + b"\n" + rows)
        self._before = self._now


def _rows(file: Path) -> dict[str, str]:
    try:
        sum, _, rows = plain_bytes(file, LARGEST, file.parent).partition(b"\n")
        if sum == sha256(rows).hexdigest().encode():
            return dict(row.split(" ", 1) for row in rows.decode("ascii").splitlines())
    except (OSError, ValueError):
        pass
    return {}
