"""Labels of notes whose numbers begin anew, on each page or in each chapter, and of notes that have signs.

A note keeps what was printed where that is its own: `12`, and `*` where one note of the text has a star. Numbers that
begin anew are numbered through in the order of reading: note 2 of the second page or chapter, after 7 on the first, is
9. So are signs that recur; beside numbered notes, a sign's second note is `*-2`. What was printed stays in the pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise


def numbering_runs(numbers: Sequence[int]) -> list[int]:
    """For each number the run it belongs to: a new one begins where they fall back to one, and rise from there."""
    found, run = [0] * len(numbers), 0
    for index in range(1, len(numbers)):
        before, number = numbers[index - 1], numbers[index]
        after = numbers[index + 1] if index + 1 < len(numbers) else 1
        lost_digit = after == before + 2  # 9, 1, 11: the one is a ten
        run += number == 1 and not lost_digit
        found[index] = run
    return found


def consecutive_labels(found: Sequence[tuple[int, int]]) -> list[int]:
    """Labels of notes given by run and number: each run goes on where the one before it ended."""
    most: dict[int, int] = {}
    for run, number in found:
        most[run] = max(number, most.get(run, 0))
    order = sorted(most)
    offsets = dict.fromkeys(order[:1], 0)
    for before, run in pairwise(order):
        offsets[run] = offsets[before] + most[before]
    return [offsets[run] + number for run, number in found]


def sign_labels(printed: Sequence[str], alone: bool) -> list[str]:
    """Labels of notes with signs, in the order of reading; `alone` where the text has no other notes."""
    if len(set(printed)) == len(printed):
        return list(printed)
    if alone:
        return [str(number) for number in range(1, len(printed) + 1)]
    seen: Counter[str] = Counter()
    labels = []
    for sign in printed:
        seen[sign] += 1
        labels.append(sign if seen[sign] == 1 else f"{sign}-{seen[sign]}")
    return labels


def mended(numbers: Sequence[int]) -> list[int]:
    """A number that breaks the rise by one between its neighbours lost a digit: the sequence says which it is."""
    found = list(numbers)
    for index in range(1, len(found) - 1):
        if found[index - 1] + 2 == found[index + 1] and found[index] != found[index - 1] + 1:
            found[index] = found[index - 1] + 1
    return found
