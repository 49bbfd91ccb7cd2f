"""Courses for tests: the toy course, a copy of it with some files changed, and texts made by hand."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from coursereader.analysis.course import Course
from coursereader.html.prose import printed
from coursereader.kinds import planned_pages
from coursereader.model.passages import PARAGRAPH, Passage, Span, Text
from coursereader.model.problems import Report
from coursereader.pages import Page, make

HERE = Path(__file__).parent
TOY = HERE / "toy"


def toy_with(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A copy of the toy course with these files added or put in the place of its own; nothing of it is locked."""
    root = folder / "course"
    shutil.copytree(TOY, root, ignore=shutil.ignore_patterns("*.lock", "build"))
    return written(root, files)


def heeding_the_interrupt_key() -> None:
    """What a process begins with that the interrupt key shall end: whoever runs the tests may have told all not to
    heed it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def git(root: Path, *words: str) -> str:
    """What git answers in a folder, whatever is set on this machine. Raises where it fails."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    alone = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *who, *words], cwd=root, capture_output=True, text=True, check=True, env=alone)
    return done.stdout.strip()


def commit(root: Path) -> None:
    """Put all that is in a folder on record, but what is made of it: no course keeps that."""
    git(root, "add", "-A")
    git(root, "rm", "-r", "-q", "--cached", "--ignore-unmatch", "build")
    git(root, "commit", "-q", "-m", "A state")


def written(root: Path, files: dict[str, str | bytes]) -> Path:
    """A folder with these files in it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def made_pages(course: Course) -> dict[str, Page]:
    """All pages of a course as it is printed, by path."""
    return {page.path: page for page in make(planned_pages(printed(course)))}


def text_of(id: str, *passages: str | Passage) -> Text:
    """A text of these passages: `p1`, `p2` …, paragraphs where only words are given."""
    made = (
        passage if isinstance(passage, Passage) else Passage(f"p{number}", PARAGRAPH, passage)
        for number, passage in enumerate(passages, 1)
    )
    return Text(id, "", (), tuple(made))


def damaged(words: str, hurt: str) -> Passage:
    """The passage `p1` with some of its words flagged."""
    start = words.index(hurt)
    return Passage("p1", PARAGRAPH, words, (Span(start, start + len(hurt), "damage", hurt),))


def said(report: Report) -> list[str]:
    """The report's messages, sorted."""
    return [str(problem) for problem in report]


def complaints(told: str) -> str:
    """What a command told of that was wrong: without the lines that say what it does, where that takes long."""
    return "".join(row for row in told.splitlines(keepends=True) if not row.endswith(" …\n"))
