"""What a command does, told to whoever waits long: a row a stage, and how far it is; on a terminal by a bar."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Any

ON = "…"
"""Ends what is said of a stage that goes on."""
PATIENCE = 2.0
"""Seconds in which nobody wonders what a command does."""
SHORT = 0.5
"""Seconds of a stage that needs no bar."""
PAUSE = 10.0
"""Seconds between two rows that say how far it is, where there is no terminal."""
FINEST = 200
"""Steps in which a bar grows, at most."""


class Waiting:
    """Who waits. Nothing is said in a command's first seconds; in a `with`, also of a stage that says nothing more."""

    def __init__(self) -> None:
        self._began = self._stage = self._told = time.perf_counter()
        self._words = ""
        self._shown = self._heard = False
        self._bar: Any = None
        self._done = 0

    def doing(self, words: str) -> None:
        """Said at once where the command has run long, else as soon as it has."""
        self._end()
        self._words, self._shown, self._stage = words, False, time.perf_counter()
        left = PATIENCE - (self._stage - self._began)
        if left <= 0:
            self._show()
        elif self._heard:
            signal.setitimer(signal.ITIMER_REAL, left)

    def step(self, done: int, of: int) -> None:
        """On a terminal by a bar; else in a row now and then."""
        now = time.perf_counter()
        if not self._shown or not of or now - self._stage < SHORT:
            return
        with suppress(OSError):  # nobody listens
            if sys.stderr.isatty():
                self._grow(done, of)
            elif now - self._told > PAUSE:
                self._told = now
                print(f"{self._words}: {done} of {of} {ON}", file=sys.stderr, flush=True)

    def _grow(self, done: int, of: int) -> None:
        if self._bar is None and done == of:
            return
        if self._bar is None or self._bar.length != of:
            from click import progressbar  # takes longer to load than most commands run

            self._end()
            fine = max(1, of // FINEST)
            self._bar = progressbar(length=of, width=0, file=sys.stderr, update_min_steps=fine)
            self._done = 0
            self._bar.render_progress()
        self._bar.update(done - self._done)
        self._done = done
        if done == of:
            self._end()

    def _show(self) -> None:
        if self._words:
            self._shown, self._told = True, time.perf_counter()
            with suppress(OSError, RuntimeError):  # nobody listens, or something is being said at this moment
                print(f"{self._words} {ON}", file=sys.stderr, flush=True)

    def _end(self) -> None:
        if self._bar is not None:
            bar, self._bar = self._bar, None
            with suppress(OSError):
                bar.render_finish()

    def __enter__(self) -> Waiting:
        self._heard = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        if self._heard:
            self._before = signal.signal(signal.SIGALRM, lambda number, frame: self._show())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._heard:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        self._end()
        self._words = ""
