"""What all commands take: the folder of the course, help with an example."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from . import EXIT_CODES
from .wrong_use import WrongUseError

COURSE = ("course.yml", "seeds", "docs")
"""A folder with one of these is a course."""


def parser(command: str, does: str, *examples: str, here: Path | None) -> argparse.ArgumentParser:
    """A parser whose help says what the command does, shows examples, and lists the exit codes; where there is a
    `here`, it takes a course, that one where none is named."""
    shown = "\n".join(f"  reader {command} {example}".rstrip() for example in examples)
    made = argparse.ArgumentParser(
        prog=f"reader {command}",
        description=does,
        epilog=f"examples:\n{shown}\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if here is not None:
        made.add_argument("--course", type=Path, default=here, metavar="DIR", help="the course (default: here)")
        made.add_argument("--root", type=Path, dest="course", default=here, help=argparse.SUPPRESS)
    return made


def course_of(given: argparse.Namespace) -> Path:
    """The folder of the course. Raises WrongUseError where it is none."""
    folder: Path = given.course
    if not folder.is_dir():
        raise WrongUseError(f"{folder}: there is no such folder.")
    if not any(os.path.lexists(folder / name) for name in COURSE):
        raise WrongUseError(
            f"{folder}: this is no course: there is no course.yml, no seeds/ and no docs/ in it. "
            'Name the folder of one with --course DIR, or draft one with "reader new-course DIR".'
        )
    return folder.resolve()


def in_the_course(file: str, root: Path) -> str:
    """A file that was named, from here or from the course's folder, as its path from there. Raises WrongUseError."""
    for path in (Path(os.path.abspath(file)), root / file):
        if os.path.lexists(path) and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    raise WrongUseError(f"{file}: there is no such file in the course.")


def today() -> date:
    """The day on which a command runs; the one that SOURCE_DATE_EPOCH names, where it is set."""
    set_to = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(set_to), UTC).date() if set_to.isdecimal() else date.today()


def shown(path: Path, root: Path) -> str:
    """A path from the course's folder; in full where it lies elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def plain_output() -> None:
    """Prints in UTF-8 whatever the terminal is, and no line twice as long on another system."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]


def counted(count: int, one: str, many: str = "") -> str:
    """`1 problem`, `2 problems`."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
