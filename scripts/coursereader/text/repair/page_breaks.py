"""Page breaks that left one blank before the first line of each page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .draft import Cut, Draft, Edit

INDENTED = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


def page_breaks(draft: Draft) -> Iterable[Edit]:
    """Where lines begin with exactly one blank, and none with more, the blank stands for the form feed of a page.

    The edge of the page is an empty line to the rules that follow, as it is where a tool writes a form feed.
    """
    found = list(INDENTED.finditer(draft.text))
    if len(found) < 2 or any(indent.group() != " " for indent in found):
        return
    if len(found) > 0.2 * draft.text.count("\n"):
        return
    for indent in found:
        yield Cut(indent.start(), indent.start(), "page-edge", "\n" if indent.start() else "")
        yield Cut(indent.start(), indent.end(), "page-break")
