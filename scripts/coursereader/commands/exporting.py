"""What the commands share that make one file of a course: how it is called, and that it appears whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from ..input.course_file import CourseFacts
from ..model.whole_files import write_whole
from .arguments import shown


def file_stem(facts: CourseFacts) -> str:
    """A name for files, from the course's title: `the-turn-east`; `reader` where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", facts.title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "reader"


def put(file: Path, content: bytes, root: Path) -> None:
    """Write it whole, and say where it is and how large."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    print(f"{shown(file, root)}: {len(content) / 1_000_000:.1f} MB.")
