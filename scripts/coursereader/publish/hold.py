"""One at a time: a folder is held by the process that works in it, and by none that has ended."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import TracebackType

try:
    import fcntl
except ImportError:  # where the system has no such locks, two at once are not told apart
    fcntl = None  # type: ignore[assignment]


class HeldError(OSError):
    """Somebody else works in the folder."""


class Hold:
    """A folder while one works in it. The system lets go of it when the process ends, however that ends; nothing is
    written for it. Raises HeldError where another holds it."""

    def __init__(self, folder: Path) -> None:
        self._open = -1
        if fcntl is None:
            return
        self._open = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        os.register_at_fork(after_in_child=self.drop)  # else a process that we began would hold it after our end
        try:
            fcntl.flock(self._open, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.drop()
            said = "another build or command is at work in this folder. Wait until it has ended, or end it"
            raise HeldError(errno.EAGAIN, said, str(folder)) from None
        except OSError:  # a file system without locks
            self.drop()

    def is_of(self, folder: Path) -> bool:
        """Whether it is still this folder that stands there, and not another that took its place."""
        try:
            return self._open < 0 or os.path.samestat(os.fstat(self._open), os.lstat(folder))
        except FileNotFoundError:
            return False

    def drop(self) -> None:
        """Let go of it."""
        file, self._open = self._open, -1
        if file >= 0:
            os.close(file)

    def __enter__(self) -> Hold:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.drop()
