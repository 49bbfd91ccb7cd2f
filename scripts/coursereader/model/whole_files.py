"""A file that appears whole or not at all: written beside its place, then put there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

HALF = ".half"
"""How the names of files and folders end that are still being written. One that is left is of a run that was ended."""


def write_whole(place: Path, content: bytes | Iterable[bytes]) -> None:
    """Put a file in its place; what is large may come in parts. A link that stands there is replaced, not followed; a
    device, a pipe or a folder is not.

    Raises OSError; then what was there is as it was, and nothing lies beside it.
    """
    if not place.is_symlink() and place.exists() and not place.is_file():
        raise OSError(errno.EEXIST, "this is no plain file, and nothing is put in its place", str(place))
    half = half_of(place)
    half.unlink(missing_ok=True)
    try:
        with half.open("xb") as file:  # "x" follows no link
            file.writelines([content] if isinstance(content, bytes) else content)
        os.replace(half, place)
    except BaseException:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise


def half_of(place: Path) -> Path:
    """Where it is written: hidden, and of a name that is never too long."""
    return place.with_name(f".{sha256(os.fsencode(place.name)).hexdigest()[:16]}{HALF}")
