"""`passages.lock`: a published id and its words a line, as it is written, read, and found to be broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.passages import Text
from ..model.problems import Report

LETTERS_TO_BE_KNOWN_BY, WORDS_TO_BE_KNOWN_BY = 20, 3
"""Fewer letters or words are found by chance among others."""
LINE = re.compile("[a-z][0-9]+[a-z]*( [^\0\ud800-\udfff]*)?")
"""An id, a blank, the words; a passage may have none. What is no letter shows a damaged file."""
ASK_GIT = "Put the file back as it was published."


@dataclass(frozen=True)
class Locked:
    """A published id and the words it stood for."""

    id: str
    words: str
    line: int
    """Of the file, from 1."""

    @property
    def kind(self) -> str:
        """The letter of its id."""
        return self.id[0]

    @property
    def short(self) -> bool:
        """Whether its words are too few to be known by."""
        return are_few(self.words)


def are_few(words: str) -> bool:
    """Whether words are too few to be known by."""
    return len(words) < LETTERS_TO_BE_KNOWN_BY or len(words.split()) < WORDS_TO_BE_KNOWN_BY


def parse(lock: str) -> tuple[Locked, ...]:
    """The lines of a `passages.lock` that can be read; of an id that stands twice, the first."""
    found: dict[str, Locked] = {}
    for number, line in _lines(lock):
        id, _, words = line.partition(" ")
        if LINE.fullmatch(line):
            found.setdefault(id, Locked(id, words, number))
    return tuple(found.values())


def _lines(lock: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lock.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def tell_what_is_broken(lock: str, path: str, report: Report) -> None:
    """What no `reader lock` writes: no id, an id twice, a line that is none, an end within a line."""
    seen: set[str] = set()
    for number, line in _lines(lock):
        id = line.partition(" ")[0]
        if not LINE.fullmatch(line):
            report.add(path, number, f'this is no id with its words: "{_shown(line)}".', ASK_GIT)
        elif id in seen:
            report.add(path, number, f'the id "{id}" stands here for the second time.', "Take one of the two out.")
        seen.add(id)
    if not seen:
        report.add(path, 1, "there is no id in this file.", ASK_GIT)
    elif not lock.endswith("\n"):
        report.add(path, lock.count("\n") + 1, "the file ends within a line; it may have lost others.", ASK_GIT)


def _shown(line: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in line[:60])


def written(text: Text, locked: Iterable[Locked] = ()) -> str:
    """The lock of a text, one passage a line, ids that lead elsewhere after their own.

    `locked`: what was published so far. An id that was led on keeps the words it was published for, where they are
    enough to be known by, so that it never drifts.
    """
    head = "# Published ids and the words they stand for. Written by `make lock`; ids are never taken away.\n"
    own = {lock.id: lock.words for lock in locked if not lock.short}
    return head + "\n".join(_rows(text, own)) + "\n"


def _rows(text: Text, own: dict[str, str]) -> Iterator[str]:
    for passage in text.passages:
        yield f"{passage.id} {passage.text}"
        for id in passage.also:
            yield f"{id} {own.get(id, passage.text)}"


def tell_lost_ids(now: Sequence[Locked], before: Sequence[Locked], path: str, report: Report) -> bool:
    """Whether ids that were published are not in the lock any more; a problem then."""
    there = {lock.id for lock in now}
    lost = [lock.id for lock in before if lock.id not in there]
    if lost:
        named = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
        what = f"published ids are gone from this file: {named}."
        report.add(path, 1, what, "Put their lines back; a published address never dies.")
    return bool(lost)
