"""What is to be made: a path, what makes it, and the view it is made from. What a page depends on is a value."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from ..analysis.course import Edition
from ..input.packages import stood_on
from ..input.records import Record
from .lost import LostPlaces, foot
from .mentioned import MentionedAll
from .mentioned import foot as cards_of_mentions
from .naming import Texts
from .page import Page

V = TypeVar("V")
ENGINE = Path(__file__).resolve().parent.parent
NOT_SHOWN = frozenset({"where", "lines", "body_line", "source_text"})
"""Fields of records that say where something was written, and are on no page."""


@dataclass(frozen=True)
class Planned(Generic[V]):
    """One page that is to be made."""

    path: str
    """From the pages folder: `texts/alder.md`."""
    make: Callable[[V], Page]
    """Pure: the page follows from the view alone."""
    view: V
    """Everything it prints, frozen."""
    foot: LostPlaces | None = None
    """What is printed under it, while one writes."""
    mentions: MentionedAll | None = None
    """What its prose may lead to."""

    @cached_property
    def key(self) -> str:
        """Names what the page depends on: its maker, its view, and the engine; equal keys, equal bytes."""
        under = (self.foot, self.mentions) if self.foot or self.mentions else ()
        return fingerprint((engine(), self.path, self.make.__module__, self.make.__qualname__, self.view, *under))

    def page(self) -> Page:
        """Make it."""
        made = self.make(self.view)
        cards = cards_of_mentions(self.mentions, self.path, made.text) if self.mentions else ""
        lost = foot(self.foot, self.path) if self.foot else ""
        return replace(made, text="\n".join([made.text, *(f"{under}\n" for under in (cards, lost) if under)]))


def fingerprint(value: object) -> str:
    """The SHA-256 of a value: of words, numbers, tuples, mappings, and dataclasses and records of these.

    Raises TypeError for anything else, so that a view never depends on what cannot be seen.
    """
    parts: list[bytes] = []
    _gather(value, parts.append)
    return hashlib.sha256(b"".join(parts)).hexdigest()


@cache
def engine() -> str:
    """The fingerprint of the engine's own files, and of the packages it stands on: a page made by another engine is
    another page."""
    found = hashlib.sha256("\n".join([sys.version, *stood_on()]).encode())
    for path in sorted(ENGINE.rglob("*")):
        if path.suffix in (".py", ".j2", ".po", ".json", ".txt"):
            found.update(path.relative_to(ENGINE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _gather(value: Any, add: Callable[[bytes], None]) -> None:
    """The value as bytes that can be parted again: each with its kind and, where it is of no fixed length, its size."""
    if isinstance(value, str):
        raw = value.encode("utf-8", "surrogatepass")
        add(b"s%d:" % len(raw))
        add(raw)
    elif value is None or isinstance(value, (bool, int, float)):
        add(f"{type(value).__name__}{value!r};".encode())
    elif isinstance(value, (tuple, list)):
        add(b"l%d:" % len(value))
        for part in value:
            _gather(part, add)
    elif isinstance(value, Texts):
        add(f"texts{value.fingerprint};".encode())
    elif isinstance(value, Edition):
        add(f"edition{value.fingerprint};".encode())
        _gather(value.source, add)
    elif isinstance(value, Record):
        add(f"record{_sum(_Identity(value))};".encode())
    elif isinstance(value, (frozenset, set)):
        _gather(sorted(value), add)
    elif isinstance(value, Mapping):
        add(b"m%d:" % len(value))
        for key, part in value.items():
            _gather(key, add)
            _gather(part, add)
    else:
        _gather_parts(value, add)


def _gather_parts(value: Any, add: Callable[[bytes], None]) -> None:
    kind: object = type(value)
    add(type(value).__qualname__.encode() + b"(")
    for name, said in _parts(kind):
        add(said)
        _gather(getattr(value, name), add)


class _Identity:
    """A record as itself: to compare two by what they say takes as long as to sum one."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __hash__(self) -> int:
        return id(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.record is self.record


@lru_cache(maxsize=16384)
def _sum(one: _Identity) -> str:
    """The fingerprint of a record. Remembered: what all texts tell of is part of what is made of each of them."""
    parts: list[bytes] = []
    _gather_parts(one.record, parts.append)
    return hashlib.sha256(b"".join(parts)).hexdigest()


@cache
def _parts(kind: Any) -> tuple[tuple[str, bytes], ...]:
    """The names of what values of a class hold, and how each is said."""
    if issubclass(kind, BaseModel):
        names = [name for name in kind.model_fields if name not in NOT_SHOWN]
    elif is_dataclass(kind):
        names = [field.name for field in fields(kind) if field.compare]
    else:
        raise TypeError(f"a view may not hold {kind.__name__}")
    return tuple((name, name.encode() + b"=") for name in names)
