"""Quotations that have no place, put right where it is certain which words are meant: shown, and written when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from ..analysis.quotations import quotations
from ..editions import editions
from ..input.contents import Records
from ..input.course_file import load_facts
from ..input.folders import CourseFolder
from ..input.frontmatter import split
from ..input.load import load
from ..input.quotation import Quotation
from ..input.quotation_edits import QuotationEdit, edited
from ..kinds import KINDS
from ..model.problems import Report
from ..model.whole_files import write_whole
from ..text.fold import Folded
from ..text.near_matches import mended
from .arguments import counted


@dataclass(frozen=True)
class MendedFile:
    """One file of the course, as it is and as it should be."""

    path: str
    before: str
    after: str

    def difference(self) -> str:
        """The lines that change, as `git diff` shows them."""
        old, new = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        return "".join(unified_diff(old, new, self.path, self.path, n=1))


def fix_quotes(root: Path, only: Sequence[str], write: bool) -> int:
    """Show what would be mended in these files, or in all; write it where that is asked. The exit code."""
    files = [file for file in mended_files(root) if not only or file.path in only]
    for file in files:
        print(file.difference(), end="")
        if write:
            write_whole(root / file.path, file.after.encode())
    if not files:
        print("No quotation can be mended for certain.")
    elif write:
        print(f"Mended {counted(len(files), 'file')}.")
    else:
        print(f"{counted(len(files), 'file')} would change. Write it with --fix-quotes --write.")
    return 0


def mended_files(root: Path) -> Iterator[MendedFile]:
    """Every file with a quotation that can be put right, by path."""
    records = load(root, KINDS, load_facts(root, Report()), Report())
    index = {edition.id: Folded(edition.text) for edition in editions(root, Report())}
    folder = CourseFolder(root, Report())
    for path, edits in sorted(_edits(records, index).items()):
        raw = folder.read(root / path) or b""
        parts = split(raw, path, Report())
        before = raw.decode("utf-8", "replace")
        if parts and parts.front:
            front = edited(parts.front, parts.front_line, edits)
            ends = "\r\n" if "\r\n" in before else "\n"
            old, new = (words.replace("\n", ends) for words in (parts.front, front))
            if old != new:
                yield MendedFile(path, before, before.replace(old, new, 1))


def _edits(records: Records, index: dict[str, Folded]) -> dict[str, list[QuotationEdit]]:
    found: dict[str, list[QuotationEdit]] = {}
    for record in (record for listed in records.by_model.values() for record in listed):
        for quotation, _ in quotations(record):
            if (new := _mended(quotation, index)) and quotation.where:
                edit = QuotationEdit(quotation.where.line, quotation, new)
                found.setdefault(quotation.where.path, []).append(edit)
    return found


def _mended(quotation: Quotation, index: dict[str, Folded]) -> Quotation | None:
    return mended(quotation, index) if quotation.text in index else None
