"""Plain files, opened so that nothing hangs and no link leads out of the course."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ..model.problems import Report


class LinkError(OSError):
    """A link stands on the way; `filename` is the link."""


class NotPlainError(OSError):
    """It is a folder, a pipe, a device: no file with bytes of its own."""


def plain_bytes(path: Path, most: int, root: Path | None = None) -> bytes:
    """The first bytes of a file, `most` of them at most. Raises OSError: LinkError where a link stands between `root`
    and it, NotPlainError where it is no file. Without a root it is a file that somebody named, and may be a link."""
    if root is not None and (link := first_link(path, root)):
        raise LinkError(errno.ELOOP, "a link to another place", str(link))
    if not stat.S_ISREG(path.stat().st_mode):  # looked at before it is opened: to open a pipe or a device is to use it
        raise NotPlainError(errno.EINVAL, "no plain file", str(path))
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotPlainError(errno.EINVAL, "no plain file", str(path))
        return file.read(most)


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that took the place of a file in between is opened without waiting for a writer."""


def first_link(path: Path, root: Path) -> Path | None:
    """The first link on the way from the root to a path, the path itself included. Raises ValueError where the path
    does not lie below the root."""
    parts = path.relative_to(root).parts
    if ".." in parts:
        raise ValueError(f"{path} leads out of {root}")
    place = root
    for part in parts:
        place = place / part
        if place.is_symlink():
            return place
    return None


def only_plain(folder: Path) -> None:
    """Raises LinkError or NotPlainError where a link, or what is neither file nor folder, lies in a folder or stands in
    its place; who copies it would copy what lies elsewhere. A folder that is not there is fine."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path.is_symlink():
            raise LinkError(errno.ELOOP, "this is a link to another place. Take it away", str(path))
        if path.is_dir():
            with os.scandir(path) as found:
                waiting += [Path(entry) for entry in found if not entry.is_file(follow_symlinks=False)]
        elif path.exists() and not path.is_file():
            raise NotPlainError(errno.EINVAL, "this is no plain file. Take it away", str(path))


def tell(error: OSError, name: str, report: Report) -> None:
    """Note why a file of the course, or a folder, cannot be read."""
    match error:
        case LinkError():
            report.add(name, 1, "this is a link to another place.", "Put the file itself here.")
        case NotPlainError() | IsADirectoryError():
            report.add(name, 1, "this is no plain file.", "Put the file itself here.")
        case _:
            report.add(name, 1, f"it cannot be opened: {error.strerror}.", "Look at its permissions.")
