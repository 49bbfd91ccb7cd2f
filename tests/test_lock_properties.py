"""An id never leads to other words, whatever becomes of the passages or of the file they were cut from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from coursereader.model.passages import Passage, Text
from coursereader.model.problems import Report
from coursereader.text import lock, lock_file
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from courses import HERE
from rapidfuzz.distance import LCSseq

Luck = random.Random
ROUNDS_OF_PASSAGES, ROUNDS_OF_BYTES = 30, 3
SEEDS = sorted(
    path
    for folder in (HERE / "toy/seeds", HERE.parent / "seeds")
    for path in folder.glob("*/*.txt")
)  # fmt: skip
"""Any text will do; nothing is expected of its words."""


def cut(raw: str) -> Text:
    return structure("any", repair(raw, None, ""))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def numbered(passages: list[Passage]) -> tuple[Passage, ...]:
    """With provisional ids, as a new cutting gives them."""
    return tuple(replace(passage, id=f"{passage.id[0]}{n}") for n, passage in enumerate(passages, 1))


def delete(passages: list[Passage], luck: Luck) -> None:
    del passages[luck.randrange(len(passages))]


def merge(passages: list[Passage], luck: Luck) -> None:
    if len(passages) > 1:
        at = luck.randrange(len(passages) - 1)
        one, other = passages[at : at + 2]
        passages[at : at + 2] = [replace(one, text=f"{one.text} {other.text}")]


def split(passages: list[Passage], luck: Luck) -> None:
    at = luck.randrange(len(passages))
    words = passages[at].text.split(" ")
    if len(words) > 1:
        place = luck.randrange(1, len(words))
        parts = " ".join(words[:place]), " ".join(words[place:])
        passages[at : at + 1] = [replace(passages[at], text=part) for part in parts]


def swap(passages: list[Passage], luck: Luck) -> None:
    one, other = luck.randrange(len(passages)), luck.randrange(len(passages))
    passages[one], passages[other] = passages[other], passages[one]


def change_words(passages: list[Passage], luck: Luck) -> None:
    at = luck.randrange(len(passages))
    words = [word if luck.random() < 0.7 else word[::-1] for word in passages[at].text.split(" ")]
    passages[at] = replace(passages[at], text=" ".join(words))


CHANGES: tuple[Callable[[list[Passage], Luck], None], ...] = (delete, merge, split, swap, change_words)


def cut_anew(text: Text, luck: Luck) -> Text:
    passages = list(text.passages)
    for _ in range(luck.randrange(1, 3 + len(passages) // 4)):
        luck.choice(CHANGES)(passages, luck)
    return replace(text, passages=numbered(passages))


def without_some_bytes(raw: str, luck: Luck) -> Text:
    size = luck.choice((1, 20, 300, 1500, len(raw) // 3))
    at = luck.randrange(max(1, len(raw) - size))
    return cut(raw[:at] + raw[at + size :])


def ids_on_other_words(locked: tuple[lock_file.Locked, ...], new: Text, report: Report) -> Iterator[str]:
    """Ids that lead to a passage with less than half of their words, in order, and those that died in silence."""
    leads = {id: passage for passage in new.passages for id in (passage.id, *passage.also)}
    told = {problem.line for problem in report}
    for one in locked:
        words = one.words.split()
        if one.id not in leads:
            if one.line not in told:
                yield f"{one.id} died in silence"
        elif 2 * LCSseq.similarity(words, leads[one.id].text.split()) < len(words):
            yield f"{one.id}: {one.words[:80]!r} leads to {leads[one.id].text[:80]!r}"


def looked_at(old: Text, new: Text) -> tuple[int, list[str], int]:
    """Ids published, those on other words, those that are told to be lost."""
    locked = lock_file.parse(lock_file.written(old))
    kept = lock.keep_ids(new, locked, "passages.lock", report := Report())
    answered = [id for passage in kept.passages for id in (passage.id, *passage.also)]
    assert len(answered) == len(set(answered))
    return len(locked), list(ids_on_other_words(locked, kept, report)), len(report)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.parent.name)
def test_no_id_leads_to_other_words(path: Path) -> None:
    luck, raw = Luck(7), read(path)
    old = cut(raw)
    wrong, lost, all_ids = [], 0, 0
    for round in range(ROUNDS_OF_PASSAGES + ROUNDS_OF_BYTES):
        new = cut_anew(old, luck) if round < ROUNDS_OF_PASSAGES else without_some_bytes(raw, luck)
        ids, others, told = looked_at(old, new)
        all_ids, wrong, lost = all_ids + ids, wrong + others, lost + told
    assert not wrong
    assert lost < all_ids / 4
