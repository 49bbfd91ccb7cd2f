"""`reader split-corrections`: of an old `emendations.yml`, a file of each correction. Nothing of it is lost."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..input.corrections import ENDING, FOLDER, ONCE
from ..input.folders import CourseFolder
from ..input.frontmatter import text_of
from ..input.yaml_lines import Document, Written, read_yaml
from ..model.problems import Report
from ..model.whole_files import write_whole
from ..publish.hold import Hold
from ..text.source_names import id_of_words
from .arguments import counted, course_of, parser, plain_output

DASH = re.compile(r" *-(?: +|\Z)")
"""How an entry begins; what is left of the line belongs to it."""
WORDS_OF_AN_ID = 6
BY_HAND = "Mend it, or put each of its entries into a file of its own by hand."


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 where one cannot be split; that one is left as it is."""
    does = (
        "Make one file of each correction: what stands in seeds/*/emendations.yml goes, entry by entry and with its\n"
        "comments, into seeds/*/emendations/, named after the words it quotes. The old file is removed last."
    )
    given = parser("split-corrections", does, "", "--course ~/courses/bridges", here=here).parse_args(arguments)
    root = course_of(given)
    plain_output()
    folder = CourseFolder(root, Report())
    sources = CourseFolder(root, Report()).folders(root / "seeds")  # what is wrong with others is the check's to say
    old = [source / ONCE for source in sources if (source / ONCE).is_file()]
    if not old:
        print(f"There is no {ONCE} in this course.")
        return 0
    with Hold(root / "seeds"):
        for path in old:
            _split(path, folder)
    print(*folder.report, sep="\n", end="\n" if len(folder.report) else "", file=sys.stderr)
    return 1 if len(folder.report) else 0


def _split(path: Path, folder: CourseFolder) -> None:
    """Every new file is whole before the old one goes."""
    home = path.parent / FOLDER
    files = None if home in folder.links(path.parent) else _files(path, folder)
    if files is None:
        return
    if files:
        home.mkdir(exist_ok=True)
    for name, words in files.items():
        write_whole(home / name, words.encode())
    path.unlink()
    print(f"{folder.name(path)}: {counted(len(files), 'correction')}, now one file each in {folder.name(home)}/.")


def _files(path: Path, folder: CourseFolder) -> dict[str, str] | None:
    """By name, what each new file holds; None, with a problem, where not all of the old one would be kept."""
    name, report = folder.name(path), folder.report
    raw = folder.read(path)
    written = None if raw is None else text_of(raw, name, report)
    document = None if written is None else read_yaml(written, name, told := Report())
    if written is None or document is None:
        report.extend(told if written is not None else ())
        return None
    entries = document.data if isinstance(document.data, list) else []
    parts = list(_parts(written.split("\n"), document, len(entries)))
    if [_said(part) for part in parts] != entries or (not entries and _says_something(written)):
        report.add(name, 1, "this file cannot be split without losing something.", BY_HAND)
        return None
    return _named(parts, entries, path.parent / FOLDER)


def _said(part: str) -> Written:
    document = read_yaml(part, "", Report())
    return document.data if document else None


def _says_something(written: str) -> bool:
    return any(line.strip() not in ("", "[]", "---") for line in written.split("\n"))


def _parts(lines: Sequence[str], document: Document, entries: int) -> Iterator[str]:
    """The lines of each entry, in the first column; comments go with the entry that follows, else with the last."""
    begins = [_begin(lines, document.lines[n,] - 1) for n in range(entries)]
    heads = [_head(lines, begin, begins[n - 1] + 1 if n else 0) for n, begin in enumerate(begins)]
    for begin, head, end in zip(begins, heads, [*heads[1:], len(lines)], strict=False):
        width = _width(lines[begin:end])
        above = [line.strip() for line in lines[head:begin] if line.strip() != "---"]
        own = [lines[begin][width:], *(line[min(width, _indent(line)) :] for line in lines[begin + 1 : end])]
        yield "\n".join([*above, *own]).strip("\n") + "\n"


def _begin(lines: Sequence[str], at: int) -> int:
    """The line with the dash; what it holds may begin further down."""
    while at and not DASH.match(lines[at]):
        at -= 1
    return at


def _head(lines: Sequence[str], begin: int, first: int) -> int:
    """Where the comments above an entry begin."""
    at = begin
    while at > first and (not lines[at - 1].strip() or lines[at - 1].lstrip().startswith("#")):
        at -= 1
    return 0 if first == 0 else at


def _width(lines: Sequence[str]) -> int:
    """How far an entry is indented; where its dash stands alone, its next line shows that."""
    dash = DASH.match(lines[0])
    first = lines[0] if dash and dash[0] != lines[0] else next((line for line in lines[1:] if line.strip()), "")
    return len(dash[0]) if dash and first is lines[0] else _indent(first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _named(parts: Sequence[str], entries: Sequence[Written], home: Path) -> dict[str, str]:
    """By name. A file that is there with the same words is of a run that was ended; with others, it keeps its name."""
    there = CourseFolder(home.parent.parent.parent, Report())
    others = {path.stem: there.read(path) for path in there.entries(home) if path.suffix == ENDING}
    files: dict[str, str] = {}
    for part, entry in zip(parts, entries, strict=True):
        quote = entry.get("quote") if isinstance(entry, dict) else None
        words = " ".join(str(quote or "").split()[:WORDS_OF_AN_ID])
        taken = [id for id, raw in others.items() if raw != part.encode()]
        files[id_of_words(words, [*taken, *(name.removesuffix(ENDING) for name in files)], "correction") + ENDING] = (
            part
        )
    return files
