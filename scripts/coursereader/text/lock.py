"""Ids that last: the passages of a text that is cut anew get the ids that their words were published under.

An id never leads to other words. Where most of its words stand in one passage, it leads there; else it is a problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from rapidfuzz.distance import LCSseq

from ..model.passages import NOTE, Passage, Text, lettered
from ..model.problems import Report
from .lock_file import Locked, are_few
from .same_words import Standing, alike, holds
from .short_words import ShortWords

MOST_LETTERS_OF_AN_ID = 12
"""Letters: a longer one was typed, and counts nothing."""
MOST_WITH_CANDIDATES = 100
"""Lost ids: where more are lost, something else is wrong than what their candidates would show."""
SHOWN = 60
"""Letters of a passage in a message."""
MEND = "Mend the recipe or the emendation that removed it"
NEVER = "a published address never dies."


def keep_ids(text: Text, locked: Sequence[Locked], path: str, report: Report) -> Text:
    """The text with its published ids: kept, split (`p12`, `p12a`) or led on (`also`); an id that is lost is a
    problem."""
    if not locked:
        return text
    exact = _exact(text.passages, locked)
    standing, short = Standing(text.passages), ShortWords(text.passages, locked)
    homes: dict[int, list[Locked]] = {}
    homeless: list[Locked] = []
    for lost in (lock for lock in locked if lock.id not in exact):
        home = _home(lost, standing, short, exact)
        (homeless if home is None else homes.setdefault(home, [])).append(lost)
    passages = tuple(_named(text.passages, locked, {index: id for id, index in exact.items()}, homes))
    for number, lost in enumerate(homeless):
        near = standing.candidates(lost) if number < MOST_WITH_CANDIDATES else ()
        _tell(lost, [passages[index] for index in near], path, report)
    renamed = {text.passages[number].id: passage.id for number, passage in enumerate(passages)}
    return replace(text, passages=tuple(replace(p, section=renamed.get(p.section, p.section)) for p in passages))


def _exact(passages: Sequence[Passage], locked: Sequence[Locked]) -> dict[str, int]:
    """By id: the passage with its very words; of equal ones, that in its order, then any that was moved."""
    old = [(lock.kind, lock.words) for lock in locked]
    new = [(passage.id[0], passage.text) for passage in passages]
    found = {}
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            for at in range(step.src_start, step.src_end):
                found[locked[at].id] = at - step.src_start + step.dest_start
    taken = set(found.values())
    waiting: dict[tuple[str, str], list[int]] = {}
    for index in range(len(new) - 1, -1, -1):
        if index not in taken:
            waiting.setdefault(new[index], []).append(index)
    for lock in locked:
        key = lock.kind, lock.words
        if lock.id not in found and waiting.get(key):
            found[lock.id] = waiting[key].pop()
    return found


def _home(lost: Locked, standing: Standing, short: ShortWords, exact: Mapping[str, int]) -> int | None:
    """Index of the passage that holds the words of a lost one: all of them, or most."""
    whole = standing.whole(lost)
    if whole:
        near = short.expected(lost, exact)
        return min(whole, key=lambda index: (abs(index - near), index))
    most = standing.most(lost)
    return most if most is not None else short.home(lost, exact)


def _named(
    passages: Sequence[Passage],
    locked: Sequence[Locked],
    given: Mapping[int, str],
    homes: Mapping[int, Sequence[Locked]],
) -> Iterable[Passage]:
    """Every passage with an id: its published one, a part of the one it was split from, or a new number; and with the
    ids that lead to it."""
    ids = _Ids()
    for lock in locked:
        ids.take(lock.id)
    whole = set(given.values())
    cut = [lock for lock in locked if lock.id not in whole]
    before: Locked | None = None
    for index, passage in enumerate(passages):
        led = list(homes.get(index, ()))
        id = given.get(index)
        own = _likest(passage, led) if not id else None
        if id or own:
            before = own
        else:
            before = _cut_from(passage, cut, [*homes.get(index + 1, ()), *([before] if before else [])])
        id = id or (own.id if own else _new(passage, before, ids))
        ids.take(id)
        yield replace(passage, id=id, also=tuple(lock.id for lock in led if lock is not own))


def _likest(passage: Passage, led: Sequence[Locked]) -> Locked | None:
    """Of the ids that lead to a passage, the one that it goes by."""
    kin = [lock for lock in led if lock.kind == passage.id[0]]
    return max(kin, key=lambda lock: alike(lock.words, passage.text), default=None)


@dataclass
class _Ids:
    """Ids that stand for something, and by letter the highest number among them."""

    used: set[str] = field(default_factory=set)
    highest: Counter[str] = field(default_factory=Counter)

    def take(self, id: str) -> None:
        self.used.add(id)
        if id[1:].isdecimal() and len(id) < MOST_LETTERS_OF_AN_ID:
            self.highest[id[0]] = max(self.highest[id[0]], int(id[1:]))


def _cut_from(passage: Passage, cut: Sequence[Locked], beside: Sequence[Locked]) -> Locked | None:
    """The published passage that this one is a part of. Of few words it is one only beside another part."""
    among = beside if are_few(passage.text) else cut
    return next((lock for lock in among if lock.kind == passage.id[0] and holds(lock.words, passage.text)), None)


def _new(passage: Passage, whole: Locked | None, ids: _Ids) -> str:
    """`p12a` for a part of what was `p12`; else the next number."""
    if whole:
        return next(id for number in count(1) if (id := whole.id + lettered(number)) not in ids.used)
    if passage.kind == NOTE and passage.id not in ids.used:
        return passage.id
    return f"{passage.id[0]}{ids.highest[passage.id[0]] + 1}"


def _tell(lost: Locked, candidates: Sequence[Passage], path: str, report: Report) -> None:
    """An id that leads nowhere, and where its words may be."""
    what = f'the published passage {lost.id} is gone: "{lost.words[:SHOWN]}".'
    if not candidates:
        report.add(path, lost.line, what, f"{MEND}; {NEVER}")
        return
    named = [f'{one.id}: "{_short(one.text)}"' for one in candidates]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    choose = "put its line under that of the passage it shall lead to, with the words of that one"
    nearest = f"Nearest {'is' if len(named) == 1 else 'are'} {listed}."
    report.add(path, lost.line, what, f"{nearest} {MEND}, or {choose}; {NEVER}")


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"
