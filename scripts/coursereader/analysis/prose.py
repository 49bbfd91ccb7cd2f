"""All words of ours, each with its file and line: what is said of mentions and of spelling is said there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..input.contents import Records
from ..input.mentions import prose_alone
from ..input.quotation import KeyPath, Record, Strict, Where, prose_fields, rebuild
from ..model.problems import Report


@dataclass(frozen=True)
class Prose:
    """Words of ours, and the line of their file on which they begin."""

    words: str
    path: str
    line: int

    def where(self, at: int) -> Where:
        return Where(path=self.path, line=self.line + self.words.count("\n", 0, at))


def prose_of(record: Record) -> Iterator[Prose]:
    """All words of ours in a record."""
    found: list[Prose] = []

    def visit(part: Strict, at: KeyPath) -> Strict:
        for name in prose_fields(part):
            said = getattr(part, name)
            where = _where(record, part, (*at, name))
            found.extend(Prose(words, *where) for words in (said if isinstance(said, tuple) else (said,)) if words)
        return part

    rebuild(record, visit)
    yield from found
    yield Prose(record.body, record.path, record.body_line)


def _where(record: Record, part: Strict, at: KeyPath) -> tuple[str, int]:
    """The file and the line of a field: what others added to a record lies in files of their own."""
    where = getattr(part, "where", None)
    if isinstance(where, Where) and where.path != record.path:
        return where.path, where.line
    return record.path, record.line(*map(str, at))


def all_prose(records: Records) -> Iterator[Prose]:
    """Of all records and pages."""
    for found in records.by_model.values():
        for record in found:
            yield from prose_of(record)
    yield from (Prose(page.body, page.path, page.body_line) for page in records.handwritten)


def tell_spelling(records: Records, spelling: Mapping[str, str], report: Report) -> None:
    """Words that the editors write otherwise, by `spelling` of `course.yml`; what is quoted is nobody's to spell."""
    if not spelling:
        return
    either = "|".join(re.escape(words) for words in sorted(spelling, key=len, reverse=True))
    unwanted = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
    for prose in all_prose(records):
        for found in unwanted.finditer(prose_alone(prose.words)):
            where, todo = prose.where(found.start()), f'Write "{spelling[found[0]]}".'
            report.add(where.path, where.line, f'"{found[0]}" is written otherwise in this course.', todo)
