"""Ids that last: passages of a new cutting get the ids that their words were published under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from .passages import NOTE, Passage, Text
from .problems import Report

ALIKE = 70.0
"""Similarity, 0 to 100, from which two passages are the same one with some words changed."""


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
    """The text with its published ids: kept, split (`p12`, `p12a`) or led on (`also`); an id that is lost is a problem."""
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
    for index, passage in enumerate(passages):
        if index not in given:
            whole = next((lock.id for lock in locked if _holds(lock.words, passage.text) and lock.id[0] == passage.id[0]), "")
            given[index] = _part(whole, used, given) if whole else _fresh(passage, used)
        used.add(given[index])
        yield replace(passage, id=given[index])


def _holds(words: str, part: str) -> bool:
    return len(part) >= 20 and part in words


def _part(whole: str, used: set[str], given: dict[int, str]) -> str:
    """`p12` for the first part of what was one passage, then `p12a`, `p12b`."""
    if whole not in given.values():
        return whole
    return next(id for letter in "abcdefghijklmnopqrstuvwxyz" for id in (whole + letter,) if id not in used)


def _fresh(passage: Passage, used: set[str]) -> str:
    if passage.kind == NOTE and passage.id not in used:
        return passage.id
    numbers = [int(id[1:]) for id in used if id[0] == passage.id[0] and id[1:].isdigit()]
    return f"{passage.id[0]}{max(numbers, default=0) + 1}"


def _led_on(passages: list[Passage], lost: Locked, path: str, line: int, report: Report) -> list[Passage]:
    """The passage that holds a lost one's words answers to its id too; where none does, the id is lost."""
    for index, passage in enumerate(passages):
        if _holds(passage.text, lost.words) or fuzz.partial_ratio(lost.words, passage.text) >= 90 and len(lost.words) >= 20:
            return [*passages[:index], replace(passage, also=(*passage.also, lost.id)), *passages[index + 1 :]]
    report.add(
        path, line, f'the published passage {lost.id} is gone: "{lost.words[:60]}".',
        "Mend the recipe or the emendation that removed it; a published address never dies.",
    )  # fmt: skip
    return passages
