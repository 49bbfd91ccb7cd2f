"""The works the texts cite, merged: those that more than one cites come first."""

from __future__ import annotations

from ..analysis.course import CitedWork
from ..input.records import Name, Place
from .book import Book, counted, once
from .names import sorted_by
from .page import Head, Page, page


def bibliography_page(book: Book) -> Page:
    """All works, and who cites them where."""
    works = sorted(book.course.works, key=lambda w: (w.label.casefold(), w.id))
    shared = [work for work in works if _citing(work) > 1]
    alone = [
        (text, mine) for text in book.texts if (mine := [w for w in works if _citing(w) == 1 and w.cited.get(text)])
    ]
    head = Head("bibliography.md", "Bibliography", "The works the texts cite, and where.", "seeds")
    return page(
        head,
        book,
        "bibliography.md.j2",
        shared=[(work, _full(work), _where(book, work)) for work in shared],
        alone=[(text, [(work, _full(work), _where(book, work)) for work in mine]) for text, mine in alone],
        persons=_persons(book),
        count=f"{counted(len(works), 'work')}; {len(shared) or 'none'} cited by more than one text",
    )


def _citing(work: CitedWork) -> int:
    return sum(bool(places) for places in work.cited.values())


def _full(work: CitedWork) -> str:
    """The reference, where we have more of it than authors and year."""
    raw, label = ("".join(c for c in words.casefold() if c.isalnum()) for words in (work.raw, work.label))
    return "" if raw.startswith(label) else work.raw


def _where(book: Book, work: CitedWork) -> list[tuple[str, list[Place]]]:
    """By text, one place a passage."""
    places = (place for cited in work.cited.values() for place in cited)
    return [(text, once(mine)) for text, mine in book.grouped(places)]


def _persons(book: Book) -> list[tuple[Name, list[tuple[str, list[Place]]]]]:
    """Persons whom more than one text names: who cites whom, where no work is shared."""
    found = []
    for name in sorted(book.course.names, key=sorted_by):
        grouped = book.grouped(book.course.named.get(name.id, ()))
        if name.kind == "person" and len(grouped) > 1:
            found.append((name, [(text, once(mine)) for text, mine in grouped]))
    return found
