"""What was published before the state at hand: where two records are in each other's way, the newcomer is told."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..model.problems import Report
from . import anchors_file
from .anchors_file import LockedAnchor, anchors_path
from .folders import CourseFolder
from .git import asked, parted_from

LARGEST = 15_000_000
"""Bytes of an `anchors.lock`, as of any lock."""


@dataclass(frozen=True)
class Published:
    """What the main branch has, where git is there; else what has a line in an `anchors.lock`. Asked for only where
    records clash."""

    root: Path

    def has(self, path: str) -> bool:
        """Whether a record's file was there."""
        return path in self._paths

    def quotes(self, path: str, words: Collection[str]) -> bool:
        """Whether a record quoted any of these words, however they are set."""
        return any((path, _letters(one)) in self._keys for one in words)

    @cached_property
    def _base(self) -> str:
        return parted_from(self.root)

    @cached_property
    def _paths(self) -> frozenset[str]:
        if self._base:
            listed = asked(self.root, "ls-tree", "-r", "-z", "--name-only", self._base, "--", "docs", "seeds") or ""
            return frozenset(listed.split("\0"))
        return frozenset(path for path, _ in self._keys)

    @cached_property
    def _keys(self) -> frozenset[tuple[str, str]]:
        texts = [folder.name for folder in CourseFolder(self.root, Report()).folders(self.root / "seeds")]
        return frozenset((line.path, _letters(line.quote)) for text in texts for line in self._lines(text))

    def _lines(self, text: str) -> tuple[LockedAnchor, ...]:
        path = anchors_path(text)
        if self._base:
            return anchors_file.parse(asked(self.root, "cat-file", "blob", f"{self._base}:./{path}") or "")
        raw = CourseFolder(self.root, Report()).read(self.root / path, LARGEST) or b""
        return anchors_file.parse(raw[:LARGEST].decode("utf-8", "replace"))


def _letters(words: str) -> str:
    return "".join(re.findall(r"\w", words))
