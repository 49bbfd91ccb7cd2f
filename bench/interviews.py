"""Interviews as one copies them off the web: who speaks stands above, or before; the page around them comes along."""

from __future__ import annotations

from .articles import Article
from .documents import MENU, RELATED

PICTURE = "Photo: Alder Today / A. Mason"
FOOT = ["Share this interview", *RELATED, "© 2021 Alder Today. All rights reserved."]


def names_above(article: Article) -> str:
    """A name in capitals on a line of its own, then what is said; empty lines between all."""
    rows = [*MENU, "", "INTERVIEW", ""]
    for block in article.body:
        rows += [block.speaker.upper(), ""] if block.speaker else []
        rows += [block.plain, ""]
        rows += [PICTURE, ""] if block.kind == "heading" and block.level == 1 else []
    return "\n".join([*rows, *FOOT]) + "\n"


def names_before(article: Article) -> str:
    """A name and a colon, no empty line anywhere."""
    rows = [" | ".join(MENU), "Interview · 9 min read"]
    for block in article.body:
        rows.append(f"{block.speaker}: {block.plain}" if block.speaker else block.plain)
        rows += [PICTURE] if block.kind == "heading" and block.level == 1 else []
    return "\n".join([*rows, *FOOT]) + "\n"
