"""How the edition of one text was made: what was repaired, set aside and corrected, and what our copy lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..analysis.course import Edition, Referencing
from ..analysis.findings import Finding, findings
from .book import Book, counted
from .cards import correction_cards, runs
from .page import Head, Page, page

NAMES: Mapping[str, tuple[str, str]] = {
    "heading": ("heading", "headings"),
    "paragraph": ("paragraph", "paragraphs"),
    "quotation": ("block quotation", "block quotations"),
    "note": ("note", "notes"),
    "reference": ("reference", "references"),
    "pullquote": ("pull quote", "pull quotes"),
    "caption": ("caption", "captions"),
    "furniture": ("running head or credit", "running heads and credits"),
}
"""What the kinds of passages are called."""


FINDINGS: Mapping[str, str] = {
    "duplicate-reference": "listed twice",
    "uncited-reference": "listed, never cited",
    "citation-without-reference": "cited, not listed",
    "ambiguous-citation": "could be several",
    "accessed-before-published": "accessed before it was published",
    "link-of-another-work": "its address belongs to another work",
}
"""What an editor should look at, in the order in which it is shown; notes without marks have a line of their own."""


@dataclass(frozen=True)
class Kind:
    """Pieces of one kind: how many, and how many characters of the seed they are."""

    name: str
    pieces: int
    characters: int


def edition_page(book: Book, edition: Edition) -> Page:
    """The page of one edition."""
    source = edition.source
    kinds = _kinds(edition)
    referencing = book.course.referencing.get(edition.id, Referencing())
    head = Head(
        f"editions/{edition.id}.md",
        f"How the edition of {source.label} was made",
        f"What was repaired, set aside and corrected in {source.label}.",
        source.path,
    )
    return page(
        head,
        book,
        "edition.md.j2",
        source=source,
        kinds=kinds,
        total=sum(kind.characters for kind in kinds),
        length=len(edition.received.raw),
        rules=_rules(edition),
        passages=[
            counted(n, *NAMES[kind]) for kind in NAMES if (n := sum(p.kind == kind for p in edition.text.passages))
        ],
        cards=correction_cards(edition),
        unbodied=runs([note.n for note in referencing.notes if note.mark and not note.body]),
        unmarked=runs([note.n for note in referencing.notes if note.body and not note.mark]),
        notes=len(referencing.notes),
        found=_found(edition, referencing),
    )


def _kinds(edition: Edition) -> list[Kind]:
    found: dict[str, tuple[int, int]] = {}
    for piece in edition.received.pieces:
        pieces, characters = found.get(piece.kind, (0, 0))
        found[piece.kind] = pieces + 1, characters + piece.end - piece.start
    order = sorted(found.items(), key=lambda item: (item[0] != "text", -item[1][0], item[0]))
    return [Kind(name, *counts) for name, counts in order]


def _rules(edition: Edition) -> tuple[str, ...]:
    return edition.source.recipe.repairs or ()


def _found(edition: Edition, referencing: Referencing) -> list[tuple[str, Finding]]:
    found = findings(referencing, edition.text.passages)
    return [(said, finding) for kind, said in FINDINGS.items() for finding in found if finding.kind == kind]
