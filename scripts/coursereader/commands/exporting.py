"""What the commands share that make files of a course to be given away: the course as it may leave, how a file is
called, that it appears whole."""

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
from .arguments import shown
from .refusing import refused


def course_to_give(root: Path, not_done: str) -> Course | None:
    """The course with the words that its texts' terms let out; None, with every problem said and what was not done,
    where something is wrong with it."""
    course = gather(root, report := Report())
    return None if refused(report, not_done) else exported(printed(course))


def file_stem(facts: CourseFacts) -> str:
    """A name for files, from the course's title: `the-turn-east`; `reader` where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", facts.title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "reader"


def tell_of_faceless(file: str, letters: str) -> None:
    """Say which letters of a PDF no face has; nothing where there are none."""
    if letters:
        what = f"no face here has the letters {' '.join(letters)}: an empty box stands for each."
        print(f"{file}: {what}", file=sys.stderr)


def put(file: Path, content: bytes, root: Path) -> None:
    """Write it whole, and say where it is and how large."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    print(f"{shown(file, root)}: {size(len(content))}.")


def size(bytes: int) -> str:
    """As one says it: `289 kB`, `4.9 MB`."""
    kilobytes = bytes // 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes} kB"
