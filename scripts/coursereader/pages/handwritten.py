"""Pages that people wrote: as they are, with the front matter of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..html.bodies import plain
from ..input.contents import Handwritten
from .index import CourseIndex
from .page import Head, Page, front_matter
from .planning import Planned


def handwritten_pages(index: CourseIndex) -> Iterator[Planned[Handwritten]]:
    """The pages of `docs/` that are nobody's record."""
    for written in index.course.handwritten:
        yield Planned(written.path.removeprefix("docs/"), handwritten_page, written)


def handwritten_page(written: Handwritten) -> Page:
    """A page of `docs/`."""
    path, title = written.path.removeprefix("docs/"), title_of(written)
    parts = (part.strip() for part in written.body.split("\n\n"))
    opening = next((part for part in parts if part and not part.startswith(("#", "<", "|"))), title)
    head = Head(path, title, plain(opening), written.path, hide=())
    return Page(path, front_matter(head) + written.body.strip() + "\n", written.path)


def title_of(written: Handwritten) -> str:
    """Its first heading; its file's name where it has none."""
    found = re.search(r"^#\s+(.+?)\s*#*\s*$", written.body, re.MULTILINE)
    name = written.path.removesuffix(".md").rpartition("/")[2]
    return found[1] if found else name.replace("-", " ").capitalize()
