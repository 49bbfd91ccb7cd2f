"""`reader review`: what changed in the course since another state of it, and what is wrong in what changed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path

from ..analysis.future import tell_of_the_future
from ..editions import edition
from ..flow import gather
from ..input.folders import CourseFolder
from ..input.frontmatter import split
from ..input.yaml_lines import read_yaml
from ..model.problems import Report
from .arguments import counted, course_of, parser, plain_output, today
from .history import changed_files, merge_base, unpacked
from .shrinking import tell_what_shrank

TITLES = ("title", "term", "question", "name", "quote")
"""The key that says what a record is about: the first of these that it has."""
SHOWN = 160
"""Characters of a passage."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 where something is wrong in what changed. Raises WrongUseError where git knows no other state."""
    does = (
        "Say what changed in the course since it parted from BASE: records, passages whose words changed, and the\n"
        "problems of the changed files. What is not in git yet is counted too."
    )
    options = parser("review", does, "", "HEAD~1", "origin/main --course ~/courses/bridges", here=here)
    options.add_argument("base", metavar="BASE", nargs="?", help="a branch or a commit (default: the main branch)")
    given = options.parse_args(arguments)
    root = course_of(given)
    commit = merge_base(root, given.base)
    plain_output()
    changed = changed_files(root, commit)
    if not changed:
        print("Nothing changed.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        unpacked(root, commit, Path(folder))
        _print("Records and pages", _records(root, Path(folder), changed))
        _print("Passages", _passages(root, Path(folder), changed))
    return _problems(root, changed)


def _print(heading: str, rows: Iterable[str]) -> None:
    if found := list(rows):
        print(f"{heading}:", *found, "", sep="\n")


def _problems(root: Path, changed: Sequence[str]) -> int:
    course = gather(root, report := Report())
    tell_what_shrank(root, course, report)
    tell_of_the_future(course, today(), report)
    found = [problem for problem in report if problem.path in changed or not (root / problem.path).is_file()]
    _print("Problems", map(str, found))
    others = len(report) - len(found)
    print(f"{counted(len(changed), 'file')} changed, {counted(len(found), 'problem')} in what changed.")
    if others:
        print(f"{counted(others, 'problem')} elsewhere: reader check lists them.")
    return 1 if found else 0


def _records(root: Path, before: Path, changed: Sequence[str]) -> Iterable[str]:
    """One row a file: what became of it, its path, what it is about."""
    for path in changed:
        now, old = root / path, before / path
        state = "changed" if now.is_file() and old.is_file() else "new" if now.is_file() else "removed"
        title = _title(root, now) if now.is_file() else _title(before, old)
        yield f"  {state:<8} {path}" + (f": {title}" if title else "")


def _title(root: Path, file: Path) -> str:
    """What a record is about, as far as it can be read; empty for any other file."""
    raw = CourseFolder(root, Report()).read(file) if file.suffix == ".md" else None
    if raw is None:
        return ""
    parts = split(raw, file.name, Report())
    document = parts and read_yaml(parts.front, file.name, Report())
    keys = document.data if document and isinstance(document.data, dict) else {}
    return next((_short(str(keys[key])) for key in TITLES if keys.get(key)), "")


def _passages(root: Path, before: Path, changed: Sequence[str]) -> Iterable[str]:
    """Of each text whose folder changed: the passages whose words are others, new or gone."""
    for id in sorted({path.split("/")[1] for path in changed if path.startswith("seeds/") and path.count("/") > 1}):
        old, now = _words(before, id), _words(root, id)
        if not (old and now):
            state = "new" if now else "removed"
            yield f"  {state:<8} {id}: {counted(len(now or old), 'passage')}"
            continue
        for passage in [*now, *(gone for gone in old if gone not in now)]:
            if old.get(passage) != now.get(passage):
                yield from _difference(f"{id}#{passage}", old.get(passage), now.get(passage))


def _words(root: Path, id: str) -> dict[str, str]:
    """By passage, the words as they are read; none where there is no such text."""
    found = edition(root, id, Report()) if (root / "seeds" / id).is_dir() else None
    return {passage.id: passage.text for passage in found.text.passages} if found else {}


def _difference(place: str, old: str | None, now: str | None) -> Iterable[str]:
    state = "new" if old is None else "removed" if now is None else "changed"
    same = _same(old or "", now or "")
    yield f"  {state:<8} {place}"
    if old is not None:
        yield f"    - {_short(_from(old, same))}"
    if now is not None:
        yield f"    + {_short(_from(now, same))}"


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _from(words: str, place: int) -> str:
    """The words from a little before a place on."""
    return words if place < SHOWN // 2 else f"… {words[place - SHOWN // 4 :].partition(' ')[2]}"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"
