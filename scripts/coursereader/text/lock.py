"""Ids that last: the passages of a text that is cut anew get the ids that their words were published under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from rapidfuzz import fuzz, process

from ..model.passages import NOTE, Passage, Text, lettered
from ..model.problems import Report

SIMILARITY_OF_ONE_PASSAGE = 70.0
"""Similarity, 0 to 100, from which two passages are the same one with some words changed."""


MOST_LETTERS_OF_AN_ID = 12
"""Letters: a longer one was typed, and counts nothing."""
LOCKED_SENTENCE = re.compile(r"(?<![^.?!…])[^.?!…]+[.?!…]+")


@dataclass(frozen=True)
class Locked:
    """A published id and the words it stood for."""

    id: str
    words: str


def parse(lock: str) -> tuple[Locked, ...]:
    """The lines of a `passages.lock`: an id, a blank, the words."""
    rows = (line.split(" ", 1) for line in lock.split("\n") if line.strip() and not line.startswith("#"))
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
            _lead_on(passages, lost, path, line, report)
    renamed = {old.id: new.id for old, new in zip(text.passages, passages, strict=True)}
    return replace(text, passages=tuple(replace(p, section=renamed.get(p.section, p.section)) for p in passages))


def _exact(passages: Sequence[Passage], locked: Sequence[Locked]) -> dict[int, str]:
    """By index: the id whose words are these; of equal ones, in order."""
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
    given, kept = dict(given), set(given.values())
    free: dict[str, dict[str, str]] = {}
    for lock in locked:
        if lock.id not in kept:
            free.setdefault(lock.id[0], {})[lock.id] = lock.words
    for index, passage in enumerate(passages):
        choices = free.get(passage.id[0])
        if index in given or not choices:
            continue
        best = process.extractOne(passage.text, choices, scorer=fuzz.ratio, score_cutoff=SIMILARITY_OF_ONE_PASSAGE)
        if best:
            given[index] = best[2]
            del choices[best[2]]
    return given


def _named(passages: Sequence[Passage], locked: Sequence[Locked], given: dict[int, str]) -> Iterable[Passage]:
    """Every passage with an id: its published one, a part of the one it was split from, or a new number."""
    ids = _Ids()
    for id in (*(lock.id for lock in locked), *given.values()):
        ids.take(id)
    held = set(given.values())
    now = {id: passages[index].text for index, id in given.items()}
    cut = {lock.id for lock in locked if now.get(lock.id) != lock.words}
    for index, passage in enumerate(passages):
        id = given.get(index, "")
        if not id:
            whole = _whole(passage, locked, cut)
            id = _fresh(passage, ids) if not whole else _part(whole, ids) if whole in held else whole
            held.add(id)
            ids.take(id)
        yield replace(passage, id=id)


@dataclass
class _Ids:
    """Ids that stand for something, and by letter the highest number among them."""

    used: set[str] = field(default_factory=set)
    highest: dict[str, int] = field(default_factory=dict)

    def take(self, id: str) -> None:
        self.used.add(id)
        if id[1:].isdecimal() and len(id) < MOST_LETTERS_OF_AN_ID:
            self.highest[id[0]] = max(self.highest.get(id[0], 0), int(id[1:]))


def _whole(passage: Passage, locked: Sequence[Locked], cut: set[str]) -> str:
    """The published passage that this one is a part of: one whose words changed, for that was cut; empty where there
    is none."""
    alike = [lock for lock in locked if lock.id[0] == passage.id[0] and passage.text and passage.text in lock.words]
    free = [lock.id for lock in alike if lock.id in cut]
    return next(iter(free), "") or next((lock.id for lock in alike if _holds(lock.words, passage.text)), "")


def _holds(words: str, part: str) -> bool:
    return len(part) >= 20 and part in words


def _part(whole: str, ids: _Ids) -> str:
    """`p12` for the first part of what was one passage, then this: `p12a`, `p12b`."""
    return next(id for number in count(1) if (id := whole + lettered(number)) not in ids.used)


def _fresh(passage: Passage, ids: _Ids) -> str:
    if passage.kind == NOTE and passage.id not in ids.used:
        return passage.id
    return f"{passage.id[0]}{ids.highest.get(passage.id[0], 0) + 1}"


def _lead_on(passages: list[Passage], lost: Locked, path: str, line: int, report: Report) -> None:
    """Makes the passage that holds a lost one's words answer to its id too; where none does, the id is lost."""
    at = _holder(passages, lost)
    if at is not None:
        passages[at] = replace(passages[at], also=(*passages[at].also, lost.id))
        return
    report.add(
        path, line, f'the published passage {lost.id} is gone: "{lost.words[:60]}".',
        "Mend the recipe or the emendation that removed it; a published address never dies.",
    )  # fmt: skip


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
    for sentence in sorted(LOCKED_SENTENCE.findall(lost.words), key=len, reverse=True):
        for index in kind:
            if sentence.strip() in passages[index].text:
                return index
    return None
