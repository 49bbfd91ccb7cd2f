"""A work that the texts cite as citation programs know it: no more than its references say for certain."""

from __future__ import annotations

from ..analysis.course import CitedWork
from ..analysis.persons import persons, surname
from .processor import Item

TYPE = "document"
"""What kind of work it is, no reference says."""


def cited_work(work: CitedWork) -> Item:
    """The work; its reference as printed is a note, and its title where no title is certain."""
    known = work.known
    made: dict[str, object] = {
        "id": work.id,
        "type": TYPE,
        "title": known.title or known.raw,
        "author": [_name(author, len(known.authors) > 1 or bool(persons(author))) for author in known.authors],
        "issued": {"date-parts": [[int(known.year[:4])]]} if known.year[:4].isdecimal() else None,
        "DOI": known.doi,
        "URL": known.url,
        "note": work.raw if work.raw != (known.title or known.raw) else "",
    }
    return {key: value for key, value in made.items() if value}


def _name(author: str, person: bool) -> dict[str, object]:
    """Its parts, of a person; an institution, and a surname that stands alone, is one name."""
    family = surname(author)
    given = author.replace(family, "", 1).strip(" ,")
    return {"family": family, "given": given} if person and given and family else {"family": author}
