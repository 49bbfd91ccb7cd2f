"""What a command does, said where it takes long; and how long each stage took."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import suppress
from types import TracebackType

ON = "…"
"""Ends what is said of a stage that goes on."""
PATIENCE = 2.0
"""Seconds in which nobody wonders what a command does."""


class Clock:
    """Seconds by stage. Who waits long is told, in a line a stage: in a `with`, also of what was begun before."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._began = self._last = time.perf_counter()
        self._words = ""
        self._heard = False

    def doing(self, words: str) -> None:
        """What is begun: said at once where the command has run long, else as soon as it has."""
        self._words = words
        left = PATIENCE - (time.perf_counter() - self._began)
        if left <= 0:
            self._say()
        elif self._heard:
            signal.setitimer(signal.ITIMER_REAL, left)

    def mark(self, stage: str) -> None:
        """End a stage."""
        self._words = ""
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._last, 3)
        self._last = now

    def _say(self) -> None:
        if self._words:
            with suppress(OSError, RuntimeError):  # nobody listens, or something is being said at this moment
                print(f"{self._words} {ON}", file=sys.stderr, flush=True)

    def __enter__(self) -> Clock:
        self._heard = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._heard:
            self._before = signal.signal(signal.SIGALRM, lambda number, frame: self._say())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._heard:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
