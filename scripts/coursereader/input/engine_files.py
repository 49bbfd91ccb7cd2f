"""The engine's own files, as one sum: what was kept of another engine's work is not taken for ours."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from .packages import stood_on

ENGINE = Path(__file__).resolve().parent.parent


def files_of(places: Iterable[Path]) -> list[Path]:
    """Files, and all files in folders, but for what Python makes of them; by place."""
    found = (path for place in places for path in ([place] if place.is_file() else place.rglob("*")))
    return sorted(path for path in found if path.suffix != ".pyc" and path.is_file())


@cache
def engine_sum(*names: str) -> str:
    """Of these files and folders of the engine, of Python, and of the packages that are installed."""
    found = sha256("\n".join([sys.version, unicodedata.unidata_version, *stood_on()]).encode())
    for path in files_of(ENGINE / name for name in names):
        raw = path.read_bytes()
        found.update(f"{path.relative_to(ENGINE).as_posix()}\0{len(raw)}\0".encode() + raw)
    return found.hexdigest()
