"""An input taken apart, so that a find is a file that can be read and written by hand."""

from __future__ import annotations

import re

BREAK = "\n%%\n"
LARGEST_NUMBER = 10_000


def words_of(data: bytes) -> str:
    """An input as text; lone surrogates cannot come from a file."""
    return data.decode("utf-8", "replace")


def parts_of(data: bytes) -> list[str]:
    """What stands between the lines `%%`; one part at least."""
    return words_of(data).split(BREAK)


def numbers_of(part: str) -> list[int]:
    """The numbers that a part holds, none of them large."""
    return [int(found) % LARGEST_NUMBER for found in re.findall("[0-9]{1,9}", part)]


def within(number: int, length: int) -> int:
    """A place from 0 to the length."""
    return number % (length + 1)
