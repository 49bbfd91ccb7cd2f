"""The sheet in short, as Markdown: what a build server shows of its run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..html.weave import escape
from ..model.problems import Problem
from .changes import ChangedPassage
from .sheet import Sheet, SheetEntry, counted
from .wording import Fate, Stretch

MOST = 400_000
"""Signs; the server takes a million bytes."""
_MARKS = {Fate.OUT: ("<del>", "</del>"), Fate.IN: ("<ins>", "</ins>")}


def summary_of(sheet: Sheet) -> str:
    """The list, the problems, the passages word by word; words of others are letters here as everywhere."""
    out, size = [], 0
    for row in _rows(sheet):
        size += len(row) + 1
        if size > MOST:
            out.append("\nMore is in the sheet.")
            break
        out.append(row)
    return "\n".join(out) + "\n"


def _rows(sheet: Sheet) -> Iterator[str]:
    said = counted(sheet.problems, "problem") if sheet.problems else "nothing is wrong"
    yield f"## Review: {counted(len(sheet.entries), 'change')} of content, {said}\n"
    if sheet.entries:
        yield "| | | | |\n| --- | --- | --- | --- |"
        yield from map(_row, sheet.entries)
    problems = [problem for entry in sheet.entries for problem in entry.problems]
    yield from _listed("Problems", dict.fromkeys(problems))
    yield from _listed("Problems of files that are as they were", sheet.caused)
    if sheet.passages:
        yield "\n### Passages\n"
        yield from map(_passage, sheet.passages)
    if sheet.moved:
        yield "\n### Stand elsewhere now, though nobody touched their files\n"
        for one, before, now in sheet.moved:
            places = f"{before.address if before else 'nowhere'} → {now.address if now else 'nowhere'}"
            yield f"- {escape(one.stated.kind)}: {escape(one.stated.title)} ({escape(places)})"
    if sheet.code:
        yield f"\n### Code: look at {counted(len(sheet.code), 'file')} before a machine with secrets runs them\n"
        yield from (f"- {escape(path)}" for path in sheet.code)


def _row(entry: SheetEntry) -> str:
    signs = {"wrong": "✕", "look": "!", "fine": "✓"}
    cells = (signs[entry.verdict], entry.state, entry.kind, f"{entry.title} ({entry.path})")
    return "| " + " | ".join(str(escape(" ".join(cell.split()))) for cell in cells) + " |"


def _listed(title: str, problems: Iterable[Problem]) -> Iterator[str]:
    for n, problem in enumerate(problems):
        if not n:
            yield f"\n### {title}\n"
        yield f"- {escape(' '.join(str(problem).split()))}"


def _passage(passage: ChangedPassage) -> str:
    ids = passage.now if passage.before == passage.now else f"{passage.before or 'new'} → {passage.now or 'gone'}"
    return f"- **{escape(f'{passage.text}#{ids}')}** {''.join(map(_stretch, passage.stretches))}"


def _stretch(stretch: Stretch) -> str:
    before, after = _MARKS.get(stretch.fate, ("", ""))
    return " … " if stretch.fate is Fate.CUT else f"{before}{escape(stretch.words)}{after}"
