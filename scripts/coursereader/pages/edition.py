"""How the edition of one text was made: what was repaired, set aside and corrected, and what our copy lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..analysis.course import Edition, Referencing
from ..analysis.findings import Finding, findings
from ..analysis.referencing import referencing
from ..interface.words import N_, NN_
from .aside_names import named_asides
from .cards import correction_cards, runs
from .cited import edition_in_head
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .passages import PassageRef, passage_ref
from .piece_names import piece_name
from .planning import Planned

NAMES: Mapping[str, tuple[str, str]] = {
    "heading": NN_("{n} heading", "{n} headings"),
    "paragraph": NN_("{n} paragraph", "{n} paragraphs"),
    "quotation": NN_("{n} block quotation", "{n} block quotations"),
    "note": NN_("{n} note", "{n} notes"),
    "reference": NN_("{n} reference", "{n} references"),
    "pullquote": NN_("{n} pull quote", "{n} pull quotes"),
    "caption": NN_("{n} caption", "{n} captions"),
    "furniture": NN_("{n} running head or credit", "{n} running heads and credits"),
}
"""What the kinds of passages are called."""


ROLES: Mapping[str, str] = {
    "editor": N_("Editor of the book"),
    "interviewer": N_("Interviewer"),
    "translator": N_("Translator"),
}
"""What those did who had a part in a source beside its authors."""
FINDINGS: Mapping[str, str] = {
    "duplicate-reference": N_("listed twice"),
    "uncited-reference": N_("listed, never cited"),
    "citation-without-reference": N_("cited, not listed"),
    "ambiguous-citation": N_("could be several"),
    "accessed-before-published": N_("accessed before it was published"),
    "link-of-another-work": N_("its address belongs to another work"),
}
"""What an editor should look at, in the order in which it is shown; notes without marks have a line of their own."""


@dataclass(frozen=True)
class EditionView:
    """What the page of one edition prints; all of it follows from the edition."""

    texts: Texts
    edition: Edition


@dataclass(frozen=True)
class PieceCount:
    """Pieces of one kind: how many, and how many characters of the seed they are."""

    kind: str
    pieces: int
    characters: int


def edition_pages(index: CourseIndex) -> Iterator[Planned[EditionView]]:
    """A page for each edition."""
    for edition in index.course.editions:
        yield Planned(f"editions/{edition.id}.md", edition_page, EditionView(index.texts, edition))


def edition_page(view: EditionView) -> Page:
    """The page of one edition."""
    edition, language = view.edition, view.texts.language
    source, say = edition.source, language.say
    referred = referencing(edition.text)
    kinds = _kinds(edition)
    head = Head(
        f"editions/{edition.id}.md",
        say("How the edition of {text} was made", text=source.label),
        say("What was repaired, set aside and corrected in {text}.", text=source.label),
        source.path,
        more=edition_in_head(view.texts, source),
    )
    return page(
        head,
        view.texts,
        "edition.md.j2",
        source=source,
        cut=edition.cut,
        roles=ROLES,
        kinds=[(say(piece_name(found.kind)), found) for found in kinds],
        characters=sum(found.characters for found in kinds),
        length=len(edition.received.raw),
        file_format=edition.file_format,
        asides=tuple(named_asides(edition.aside, language)),
        rules=source.recipe.repairs or (),
        passages=[
            language.count(n, *NAMES[kind])
            for kind in NAMES
            if (n := sum(p.kind == kind for p in edition.text.passages))
        ],
        corrections=correction_cards(edition),
        unbodied=runs([note.n for note in referred.notes if note.mark and not note.body]),
        unmarked=runs([note.n for note in referred.notes if note.body and not note.mark]),
        notes=len(referred.notes),
        found=[(say(said), finding, refs) for said, finding, refs in _found(edition, referred)],
    )


def _kinds(edition: Edition) -> list[PieceCount]:
    found: dict[str, tuple[int, int]] = {}
    for piece in edition.received.pieces:
        pieces, characters = found.get(piece.kind, (0, 0))
        found[piece.kind] = pieces + 1, characters + piece.end - piece.start
    order = sorted(found.items(), key=lambda item: (item[0] != "text", -item[1][0], item[0]))
    return [PieceCount(kind, *counts) for kind, counts in order]


def _found(edition: Edition, referred: Referencing) -> Iterator[tuple[str, Finding, list[PassageRef]]]:
    """What an editor should look at, in words, with the passages to look at and to compare."""
    found = findings(referred, edition.text.passages)
    for kind, said in FINDINGS.items():
        for finding in found:
            if finding.kind == kind:
                ids = (finding.at, *finding.others)
                yield said, finding, [passage_ref(edition.id, edition.text.passage(id)) for id in ids]
