"""What the check found, for those who write: shown by `make serve`, absent from a course without problems."""

from __future__ import annotations

from itertools import groupby

from .book import Book, counted
from .page import Head, Page, page


def problems_page(book: Book) -> Page:
    """All problems, file by file."""
    problems = book.course.problems
    head = Head("problems.md", "Problems", "What the check found in the course's files.", "")
    groups = [(path, list(group)) for path, group in groupby(sorted(problems), key=lambda problem: problem.path)]
    return page(head, book, "problems.md.j2", groups=groups, count=counted(len(problems), "problem"))
