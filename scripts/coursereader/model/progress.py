"""What long work is doing, and how far it is: whoever does it says so here; whoever runs it may listen, as to a log.

Nothing that is made depends on it. Another thread hears nobody, another process only what it begins to listen to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")


class Listener(Protocol):
    """Who is told."""

    def doing(self, words: str) -> None:
        """What is begun; with it, what was done before is at its end."""

    def step(self, done: int, of: int) -> None:
        """How many steps of how many are done."""


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Listener | None) -> Iterator[None]:
    """Meanwhile it is told; None: nobody is."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def doing(words: str) -> None:
    """Say what is begun: a few words, `Reading the course`."""
    if listener := _listener.get():
        listener.doing(words)


def step(done: int, of: int) -> None:
    """Say how many steps of how many are done."""
    if listener := _listener.get():
        listener.step(done, of)


def stepped(items: Iterable[T], of: int) -> Iterator[T]:
    """The same items; with each, how many of them all are through is said."""
    for done, item in enumerate(items):
        step(done, of)
        yield item
    step(of, of)
