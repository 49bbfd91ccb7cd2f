"""Ids that last: passages of a new cutting get the ids that their words were published under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from rapidfuzz import fuzz, process

from ..words.passages import NOTE, Passage, Text
from ..words.problems import Report

ALIKE = 70.0
"""Similarity, 0 to 100, from which two passages are the same one with some words changed."""


SENTENCE = re.compile(r"[^.?!…]+[.?!…]+")


@dataclass(frozen=True)
class Locked:
    """A published id and the words it stood for."""

    id: str
    words: str


def parse(lock: str) -> tuple[Locked, ...]:
    """The lines of a `passages.lock`: an id, a blank, the words."""
    rows = (line.split(" ", 1) for line in lock.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(Locked(row[0], row[1] if len(row) > 1 else "") for row in rows)


def written(text: Text) -> str:
    """The lock of a text, one passage a line, ids that lead elsewhere after their own."""
    head = "# Published ids and the words they stand for. Written by `make lock`; ids are never taken away.\n"
    rows = [f"{id} {passage.text}" for passage in text.passages for id in (passage.id, *passage.also)]
    return head + "\n".join(rows) + "\n"


def keep_ids(text: Text, locked: Sequence[Locked], path: str, report: Report) -> Text:
    """The text with its published ids: kept, split (`p12`, `p12a`) or led on (`also`); an id that is lost is a
    problem."""
    if not locked:
        return text
    given = _exact(text.passages, locked)
    given = _similar(text.passages, locked, given)
    passages = list(_named(text.passages, locked, given))
    taken = {passage.id for passage in passages}
    for line, lost in enumerate(locked, start=2):
        if lost.id not in taken:
            passages = _led_on(passages, lost, path, line, report)
    renamed = {old.id: new.id for old, new in zip(text.passages, passages, strict=True)}
    return replace(text, passages=tuple(replace(p, section=renamed.get(p.section, p.section)) for p in passages))


def _exact(passages: Sequence[Passage], locked: Sequence[Locked]) -> dict[int, str]:
    """By index: the id whose words are these; twins in order."""
    waiting: dict[tuple[str, str], list[str]] = {}
    for lock in reversed(locked):
        waiting.setdefault((lock.id[0], lock.words), []).append(lock.id)
    given = {}
    for index, passage in enumerate(passages):
        ids = waiting.get((passage.id[0], passage.text))
        if ids:
            given[index] = ids.pop()
    return given


def _similar(passages: Sequence[Passage], locked: Sequence[Locked], given: dict[int, str]) -> dict[int, str]:
    """Adds the passages whose words changed: each free one to the most similar free id of its kind."""
    given = dict(given)
    free = {lock.id: lock.words for lock in locked if lock.id not in given.values()}
    for index, passage in enumerate(passages):
        if index in given:
            continue
        choices = {id: words for id, words in free.items() if id[0] == passage.id[0]}
        best = process.extractOne(passage.text, choices, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            given[index] = best[2]
            del free[best[2]]
    return given


def _named(passages: Sequence[Passage], locked: Sequence[Locked], given: dict[int, str]) -> Iterable[Passage]:
    """Every passage with an id: its published one, a part of the one it was split from, or a new number."""
    used = {lock.id for lock in locked} | set(given.values())
    now = {id: passages[index].text for index, id in given.items()}
    cut = {lock.id for lock in locked if now.get(lock.id) != lock.words}
    for index, passage in enumerate(passages):
        if index not in given:
            whole = _whole(passage, locked, cut)
            given[index] = _part(whole, used, given) if whole else _fresh(passage, used)
        used.add(given[index])
        yield replace(passage, id=given[index])


def _whole(passage: Passage, locked: Sequence[Locked], cut: set[str]) -> str:
    """The published passage that this one is a part of: one whose words changed, for that was cut; empty where there
    is none."""
    alike = [lock for lock in locked if lock.id[0] == passage.id[0] and passage.text and passage.text in lock.words]
    free = [lock.id for lock in alike if lock.id in cut]
    return next(iter(free), "") or next((lock.id for lock in alike if _holds(lock.words, passage.text)), "")


def _holds(words: str, part: str) -> bool:
    return len(part) >= 20 and part in words


def _part(whole: str, used: set[str], given: dict[int, str]) -> str:
    """`p12` for the first part of what was one passage, then `p12a`, `p12b`."""
    if whole not in given.values():
        return whole
    return next(id for letters in _letters() for id in (whole + letters,) if id not in used)


def _letters() -> Iterable[str]:
    """a to z, then aa to az, and so on."""
    for first in ("", *ascii_lowercase):
        yield from (first + letter for letter in ascii_lowercase)


def _fresh(passage: Passage, used: set[str]) -> str:
    if passage.kind == NOTE and passage.id not in used:
        return passage.id
    numbers = [int(id[1:]) for id in used if id[0] == passage.id[0] and id[1:].isdigit()]
    return f"{passage.id[0]}{max(numbers, default=0) + 1}"


def _led_on(passages: list[Passage], lost: Locked, path: str, line: int, report: Report) -> list[Passage]:
    """The passage that holds a lost one's words answers to its id too; where none does, the id is lost."""
    at = _holder(passages, lost)
    if at is not None:
        return [*passages[:at], replace(passages[at], also=(*passages[at].also, lost.id)), *passages[at + 1 :]]
    report.add(
        path, line, f'the published passage {lost.id} is gone: "{lost.words[:60]}".',
        "Mend the recipe or the emendation that removed it; a published address never dies.",
    )  # fmt: skip
    return passages


def _holder(passages: Sequence[Passage], lost: Locked) -> int | None:
    """Index of the passage that holds the words of a lost one: exactly, with no others around them, or nearly."""
    for index, passage in enumerate(passages):
        if _holds(passage.text, lost.words):
            return index
    short = [
        index
        for index, passage in enumerate(passages)
        if lost.words and lost.words in passage.text and passage.id[0] == lost.id[0]
    ]
    if len(short) == 1:
        return short[0]
    if len(lost.words) < 20:
        return short[0] if short else _shared(passages, lost)
    near = (index for index, passage in enumerate(passages) if fuzz.partial_ratio(lost.words, passage.text) >= 90)
    return next(near, _shared(passages, lost))


def _shared(passages: Sequence[Passage], lost: Locked) -> int | None:
    """Index of the passage in which the longest sentence of a lost one stands: the rest of it stands in others."""
    kind = [index for index, passage in enumerate(passages) if passage.id[0] == lost.id[0]]
    for sentence in sorted(SENTENCE.findall(lost.words), key=len, reverse=True):
        for index in kind:
            if sentence.strip() in passages[index].text:
                return index
    return None
