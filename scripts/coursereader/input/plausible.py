"""What a figure and a difference must hold to be what they say they are: the number quoted, two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .records import Difference, Reading

Slip = tuple[str, str]
"""What is wrong, what to do."""

_NUMBER = re.compile(r"\d+(?:[.,’'\u00a0\u202f]\d+)*")
_GROUPS = re.compile(r"[,’'\u00a0\u202f](?=\d{3}(?!\d))")
SURE = 3
"""Digits from which a number is printed in digits; a smaller one may stand in words: `number one`, `thirty years`."""
LEAST_SIDES = 2


def value_slips(reading: Reading, unit: str) -> Iterator[Slip]:
    """Of the value of a reading: a number that its quotation does not hold, a unit that would be printed twice."""
    quoted = _numbers(reading.quote)
    for number, written in _numbers(reading.value).items():
        if quoted and number not in quoted and _is_sure(number):
            same = [there for one, there in quoted.items() if _digits(one) == _digits(number)]
            todo = (
                f'Write it as the text has it: "{same[0]}".' if same else "Write the number they give, or quote others."
            )
            yield f'"{written}" does not stand in the words quoted: "{reading.quote}".', todo
    bare = reading.value.removesuffix(unit).rstrip()
    if unit and bare not in ("", reading.value):
        yield f'the unit of the figure, "{unit}", stands in the value too: "{reading.value}".', f'Write "{bare}".'


def side_slips(difference: Difference) -> Iterator[tuple[str, *Slip]]:
    """Of a difference, by key: that it has one side only, or is of several texts and calls itself internal."""
    texts = dict.fromkeys(side.text for side in difference.sides)
    if len(difference.sides) < LEAST_SIDES:
        many = len(difference.sides) or "none"
        yield "sides", f"a difference has two sides or more, and this one has {many}.", "Quote the other side."
    elif difference.kind == "internal" and len(texts) > 1:
        what = f'"internal" is a difference within one text, and these sides are of {" and ".join(texts)}.'
        yield "kind", what, "Choose another kind."


def _is_sure(number: str) -> bool:
    return len(_digits(number)) >= SURE or not number.isdecimal()


def _numbers(words: str) -> dict[str, str]:
    """Every number, without what groups its digits, and as it is written."""
    return {_GROUPS.sub("", number): number for number in _NUMBER.findall(words)}


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
