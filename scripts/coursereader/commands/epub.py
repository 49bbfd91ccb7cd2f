"""`reader epub`: the whole course as one book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..input.commit import recorded
from ..kinds import planned_pages
from ..publish.epub.book import book
from ..publish.write import asset_files
from .arguments import course_of, parser, plain_output
from .exporting import course_to_give, file_stem, put


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and a book, or 1 and every problem."""
    does = "Make one book (EPUB 3) of the whole course: texts, notes, records, comparisons, figures, bibliography."
    options = parser("epub", does, "", "--to ~/bridges.epub", here=here)
    options.add_argument("--to", type=Path, metavar="FILE", help="where the book goes (build/TITLE.epub)")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    course = course_to_give(root, "The book was not made.")
    if course is None:
        return 1
    made = book(course, planned_pages(course), asset_files(root / "docs/assets"), recorded(root))
    put(given.to or root / f"build/{file_stem(course.facts)}.epub", made, root)
    return 0
