"""Which shelf of the site a page belongs to, by its path alone."""

from __future__ import annotations

import posixpath

ABOUT = "about"
_NAMES = {
    "texts": ("texts", "notes", "bibliography", "editions", "received"),
    "events": ("events", "timeline", "silences"),
    "comparisons": ("comparisons", "differences", "figures"),
    "glossary": ("glossary", "map", "names", "vocabulary", "concordance"),
    "teaching": (
        "teaching", "sessions", "outlines", "key-quotations", "handouts", "packet", "primary-sources", "self-test",
        "since", "rubrics", "further-reading",
    ),
}  # fmt: skip
"""By shelf: the folders and the pages at the root that belong to it."""
_SHELVES = {name: shelf for shelf, names in _NAMES.items() for name in names}
_NONE = ("index.md", "search.md", "problems.md")
_APART = ("editions", "received")


def shelf_of(path: str) -> str:
    """Its shelf's id; empty for the first page, the search and the problems."""
    return "" if path in _NONE else _SHELVES.get(path.partition("/")[0].removesuffix(".md"), ABOUT)


def stands_apart(path: str) -> bool:
    """Whether a page shows no other pages of its shelf: a text and what it was made from stand for themselves."""
    folder, name = posixpath.split(path)
    return folder in _APART or (folder == "texts" and name != "index.md")
