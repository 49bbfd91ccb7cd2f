"""The guide for the engineer who takes over: Markdown beside the engine, with pictures made from the engine's own code.

It is among the pages of a course whose `course.yml` says `guide: true`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ...input.guide_files import FOLDER
from ...input.mentions import NOT_PROSE
from ...interface.typography import set_outside
from ..index import CourseIndex
from ..page import Head, Page, front_matter
from ..planning import Planned
from .floors import floors_picture, floors_table
from .steps import steps_table

SOURCE = "scripts/coursereader/guide"
"""The same from the repository's top: what the pencil opens."""
LANGUAGE = "en"
PICTURES: Mapping[str, Callable[[], str]] = {
    "floors-picture": floors_picture,
    "floors-table": floors_table,
    "steps-table": steps_table,
}
"""What stands in the place of a row `<!-- floors-picture -->`: each is made from the code as it is."""
PLACE = re.compile(r"^<!-- ([a-z-]+) -->$", re.MULTILINE)


@dataclass(frozen=True)
class GuideView:
    """What one page of the guide prints."""

    name: str
    """`flow`."""
    words: str
    """Its Markdown, with places for the pictures."""


def guide_pages(index: CourseIndex) -> Iterator[Planned[GuideView]]:
    """Every page of the guide, where the course asks for it."""
    if index.course.facts.guide:
        for path in sorted(FOLDER.glob("*.md")):
            yield Planned(f"engine/{path.name}", guide_page, GuideView(path.stem, path.read_text(encoding="utf-8")))


def guide_page(view: GuideView) -> Page:
    """One page of the guide."""
    pictured = PLACE.sub(lambda found: PICTURES[found[1]](), view.words)
    words = set_outside(pictured, LANGUAGE, NOT_PROSE)
    heading, _, rest = words.partition("\n")
    description = rest.strip().partition("\n\n")[0].replace("\n", " ")
    title = heading.removeprefix("# ")
    head = Head(f"engine/{view.name}.md", title, description, f"{SOURCE}/{view.name}.md", hide=())
    return Page(head.path, front_matter(head) + words.strip() + "\n", head.source)
