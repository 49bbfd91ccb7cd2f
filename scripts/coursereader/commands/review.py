"""`reader review`: what changed in the course since another state of it, and what is wrong in what changed."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from ..analysis.course import Course
from ..analysis.future import tell_of_the_future
from ..flow import gather
from ..html.prose import printed
from ..input.folders import CourseFolder
from ..input.plain_files import first_link
from ..kinds import planned_pages
from ..model.problems import Problem, Report
from ..model.whole_files import write_whole
from ..pages import make
from ..review.changes import ChangedPassage, Changes, changes
from ..review.pictures import browser, pictures
from ..review.sheet import FileWords, Sheet, SheetEntry, html_of, sheet_of
from ..review.shown import SiteState
from ..review.summary import summary_of
from ..review.wording import Fate
from . import build
from .arguments import counted, course_of, parser, plain_output, shown, today
from .history import PARTS, changed_files, merge_base, unpacked
from .shrinking import tell_what_shrank
from .wrong_use import WrongUseError

SHOWN = 160
"""Characters of a passage."""
LARGEST = 200_000
"""Bytes of a file that is shown line by line."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 where something is wrong in what changed. Raises WrongUseError where git knows no other state."""
    does = (
        "Say what changed in the course since it parted from BASE: records, passages whose words changed, and the\n"
        "problems of the changed files. What is not in git yet is counted too. With --sheet, a page that shows all of\n"
        "it as readers will see it."
    )
    examples = ("", "HEAD~1 --sheet build/review.html", "origin/main --course ~/courses/bridges")
    options = parser("review", does, *examples, here=here)
    options.add_argument("base", metavar="BASE", nargs="?", help="a branch or a commit (default: the main branch)")
    options.add_argument("--sheet", type=Path, metavar="FILE", help="write the review sheet, one page of HTML")
    options.add_argument("--summary", type=Path, metavar="FILE", help="add the sheet in short, as Markdown, to a file")
    options.add_argument("--pictures", action="store_true", help="with pictures of the cards, where Chromium is")
    given = options.parse_args(arguments)
    root = course_of(given)
    commit = merge_base(root, given.base)
    plain_output()
    files = changed_files(root, commit)
    if not files:
        print("Nothing changed.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder).resolve()
        unpacked(root, commit, before)
        return _reviewed(root, before, commit, files, given)


def _reviewed(root: Path, before: Path, commit: str, files: Sequence[str], given: argparse.Namespace) -> int:
    old, now = gather(before, Report()), gather(root, report := Report())
    tell_what_shrank(root, now, report)
    tell_of_the_future(now, today(), report)
    old, now = printed(old), printed(now)
    missing = {problem.path for problem in report if not (root / problem.path).is_file()}
    found = changes(old, now, files, list(report), missing)
    content = [path for path in files if path.partition("/")[0] in PARTS]
    words = FileWords(_words(before, content), _words(root, content))
    _print("Records and pages", (_file(path, words) for path in content))
    _print("Passages", (row for passage in found.passages for row in _passage(passage)))
    _print("Code, or what it reads", (f"  {path}" for path in files if path not in content))
    if given.sheet or given.summary:
        _write(root, sheet_of(found, _site(old), _site(now), words, commit, PARTS), given)
    return _problems(found, len(report), len(content))


def _site(course: Course) -> SiteState:
    return SiteState(course, {page.path: page.text for page in make(planned_pages(course))})


def _write(root: Path, sheet: Sheet, given: argparse.Namespace) -> None:
    if given.sheet:
        _refuse_links(root, given.sheet)
        taken = _pictures(root, sheet.entries) if given.pictures else {}
        given.sheet.parent.mkdir(parents=True, exist_ok=True)
        write_whole(given.sheet, html_of(sheet, taken).encode("utf-8", "replace"))
        print(f"The review sheet is {shown(given.sheet.resolve(), root)}. Open it in a browser.")
    if given.summary:
        with given.summary.open("a", encoding="utf-8", errors="replace") as file:
            file.write(summary_of(sheet))


def _refuse_links(root: Path, sheet: Path) -> None:
    """A folder of the course may be a link that somebody put there: nothing is written where it leads."""
    place = Path(os.path.abspath(sheet))
    if place.is_relative_to(root) and (link := first_link(place.parent, root)):
        raise WrongUseError(f"{shown(link, root)} is a link: name another file with --sheet.")


def _pictures(root: Path, entries: Sequence[SheetEntry]) -> dict[str, str]:
    """Of the cards on the site of the course, which is built in a folder of its own, with nothing of the course's but
    its content: no configuration of its host."""
    program = browser()
    if program is None:
        print("No pictures: there is no Chromium, or nothing that drives it (make test sets both up).", file=sys.stderr)
        return {}
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder).resolve() / "course"
        _copied(root, course)
        asked = ["--course", str(course), "--pages", f"{folder}/build/pages", "--site", f"{folder}/site"]
        with open(os.devnull, "w", encoding="utf-8") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
            code = build.main(asked)
        if code:
            print("No pictures: the site cannot be built as it is.", file=sys.stderr)
            return {}
        taken = pictures(Path(folder).resolve() / "site", entries, program)
        if not taken:
            print("No pictures: Chromium took none.", file=sys.stderr)
        return taken


def _copied(root: Path, course: Path) -> None:
    """The content of a course alone, without its links."""
    course.mkdir()
    for part in PARTS:
        place = root / part
        if place.is_dir() and not place.is_symlink():
            for name in CourseFolder(root, Report()).everything(place):
                (course / part / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(place / name, course / part / name, follow_symlinks=False)
        elif place.is_file() and not place.is_symlink():
            shutil.copyfile(place, course / part, follow_symlinks=False)


def _print(heading: str, rows: Iterable[str]) -> None:
    if found := list(rows):
        print(f"{heading}:", *found, "", sep="\n")


def _problems(found: Changes, all_: int, files: int) -> int:
    ours: list[Problem] = sorted({*found.problems, *found.caused})
    _print("Problems", map(str, ours))
    print(f"{counted(files, 'file')} changed, {counted(len(ours), 'problem')} in what changed.")
    if others := all_ - len(ours):
        print(f"{counted(others, 'problem')} elsewhere: reader check lists them.")
    return 1 if ours else 0


def _file(path: str, words: FileWords) -> str:
    """What became of a file, its path, what it is about."""
    title = words.title(path)
    return f"  {words.state(path):<8} {path}" + (f": {_short(title)}" if title else "")


def _words(root: Path, files: Sequence[str]) -> dict[str, str]:
    """The files that are there, as words; what is no text, or too long, is only named."""
    folder, found = CourseFolder(root, Report()), {}
    for path in files:
        raw = folder.read(root / path, LARGEST)
        if raw is not None:
            long = len(raw) > LARGEST or b"\0" in raw
            found[path] = f"({len(raw)} bytes or more, not shown)" if long else raw.decode("utf-8", "replace")
    return found


def _passage(passage: ChangedPassage) -> Iterable[str]:
    """What became of it, and both wordings from a little before the place where they part."""
    yield f"  {passage.state:<8} {passage.text}#{passage.now or passage.before}" + (
        f", which was {passage.before}" if passage.now and passage.before not in ("", passage.now) else ""
    )
    if all(stretch.fate in (Fate.KEPT, Fate.CUT) for stretch in passage.stretches):
        return
    for sign, left_out, there in (("-", Fate.IN, passage.before), ("+", Fate.OUT, passage.now)):
        words = "".join("…" if s.fate is Fate.CUT else s.words for s in passage.stretches if s.fate is not left_out)
        if there:
            yield f"    {sign} {_short(words)}"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"
