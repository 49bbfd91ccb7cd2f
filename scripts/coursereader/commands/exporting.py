"""What the commands share that make one file of a course: the course as it may leave, the file's name, where it goes."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

from ..analysis.course import Course
from ..analysis.sharing import exported
from ..flow import gather
from ..html.prose import printed
from ..input.course_file import CourseFacts
from ..model.problems import Report
from ..model.whole_files import write_whole
from .arguments import counted, shown


def course_to_export(root: Path, what: str) -> Course | None:
    """The course, of each text as much as may leave it; None, with every problem said, where something is wrong."""
    course = gather(root, report := Report())
    if len(report):
        print(*report, f"{counted(len(report), 'problem')}. {what} was not made.", sep="\n", file=sys.stderr)
        return None
    return exported(printed(course))


def file_stem(facts: CourseFacts) -> str:
    """A name for files, from the course's title: `the-turn-east`; `reader` where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", facts.title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "reader"


def put(file: Path, content: bytes, root: Path) -> None:
    """Write it whole, and say where it is and how large."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    print(f"{shown(file, root)}: {len(content) / 1_000_000:.1f} MB.")
