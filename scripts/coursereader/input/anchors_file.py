"""`anchors.lock`: where each quotation of a text stood when its editors last said so, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from ..model.problems import Report

FILE = "anchors.lock"
HEAD = """\
# Where each quotation stands: file, passage, characters before it, sums, words before it, the words, words after it.
# Who only adds need not touch this file. "reader lock" writes it; the check tells of words that stand elsewhere now.
"""
LINE = re.compile(
    r"(?P<path>[^\t]+)\t(?P<passage>[a-z][0-9]+[a-z]*)\t(?P<start>[0-9]{1,8})"
    r"\t(?P<sums>[0-9a-f]{8} [0-9a-f]{8})\t(?P<before>[^\t]*)\t(?P<quote>[^\t]*)\t(?P<after>[^\t]*)"
    r"\t(?P<sum>[0-9a-f]{8})"
)
ANEW = 'Put the file back, or run "reader lock" to write it anew.'


@dataclass(frozen=True)
class LockedAnchor:
    """One quotation, folded, and its place."""

    path: str
    """The record's file, from the course's folder."""
    passage: str
    start: int
    """Characters of the passage before it, as received."""
    sums: tuple[str, str]
    """Of all that stands before it in its passage as received, and after."""
    before: str
    """The end of what stands before it."""
    quote: str
    """As the record has it."""
    after: str
    """The beginning of what stands after it."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others, wherever it stands."""
        return self.path, self.quote

    def around(self) -> str:
        """The words with those beside them, as messages show them."""
        return f"{self.before[-30:]} [{self.quote[:60]}] {self.after[:30]}".strip()


def sum_of(words: str) -> str:
    """Enough to tell a change, few enough to read in a diff."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def anchors_path(text: str) -> str:
    """Where the places of a text's quotations are kept, from the course's folder."""
    return f"seeds/{text}/{FILE}"


def written(anchors: Iterable[LockedAnchor]) -> str:
    """The file: by record, a quotation a line, each once."""
    return HEAD + "".join(sorted({f"{row}\t{sum_of(row)}\n" for row in map(_row, anchors)}))


def _row(one: LockedAnchor) -> str:
    place = f"{one.path}\t{one.passage}\t{one.start}\t{' '.join(one.sums)}"
    return f"{place}\t{one.before}\t{one.quote}\t{one.after}"


def parse(words: str) -> tuple[LockedAnchor, ...]:
    """The lines that can be read. Two branches that were joined may each have one of a quotation: both stay."""
    return tuple(_anchor(found) for _, line in _lines(words) if (found := _good(line)))


def tell_what_is_broken(words: str, path: str, report: Report) -> None:
    """What no `reader lock` writes: a line that is none, or was changed; an end within a line."""
    for number, line in _lines(words):
        if not _good(line):
            shown = "".join(sign if sign.isprintable() else " " for sign in line[:60])
            report.add(path, number, f'this line is not as it was written: "{shown}".', ANEW)
    if not words.endswith("\n"):
        report.add(path, words.count("\n") + 1, "the file ends within a line; it may have lost others.", ANEW)


def _lines(words: str) -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(words.split("\n"), 1) if line.strip() and not line.startswith("#"))


def _good(line: str) -> re.Match[str] | None:
    found = LINE.fullmatch(line)
    return found if found and sum_of(line.rpartition("\t")[0]) == found["sum"] else None


def _anchor(found: re.Match[str]) -> LockedAnchor:
    before, after = found["sums"].split(" ")
    place = (found["passage"], int(found["start"]), (before, after))
    return LockedAnchor(found["path"], *place, found["before"], found["quote"], found["after"])
