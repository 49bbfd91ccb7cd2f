"""Two computations at once, on two cores: the second in a forked process that sends its value back."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from .progress import heard_by

ENDING = (signal.SIGINT, signal.SIGTERM)
A = TypeVar("A")
B = TypeVar("B")


def in_turn(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Both values, where that is sooner than another process has begun."""
    return first(), second()


def at_once(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Both values; in turn where there is one core, no fork, or a fork already. Raises what either raises."""
    if (os.cpu_count() or 1) < 2 or not hasattr(os, "fork") or multiprocessing.parent_process() is not None:
        return in_turn(first, second)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(second, ours, theirs), daemon=True)
    with _undisturbed():
        child.start()
    theirs.close()
    mine = first()
    try:
        value: B = ours.recv()
    except EOFError:  # the child ended before it had a value: compute it here, and let it say why
        value = second()
    child.join()
    return mine, value


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Meanwhile what would end us waits: Python passes over what is raised while it forks."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(compute: Callable[[], object], other_end: Connection, to: Connection) -> None:
    other_end.close()  # the parent's: while we hold it too, we would wait for a parent that has ended
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the interrupt key ends the parent, and that ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    with suppress(Exception), heard_by(None):  # the parent, where it is still there, computes it again and says why
        to.send(compute())
    to.close()
