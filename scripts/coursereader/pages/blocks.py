"""The passages of a text as its page shows them, each with what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import Edition, Referencing
from ..model.passages import HEADING, PARAGRAPH, QUOTATION, Passage, Text
from .headings import in_capitals, in_contents, letters, levels, only_notes
from .margin import Margin, margins
from .marks import Marks
from .passages import PassageRef, number, passage_ref
from .text_view import TextView

_Q = re.compile(r' data-q="([^"]+)"')
QUESTION, ANSWER = "question", "answer"
"""What a passage is in an interview."""


@dataclass(frozen=True)
class PrintedHeading:
    """How a heading is shown."""

    level: int
    """2 to 4."""
    capitals: bool
    """Whether it is printed in capitals."""
    contents: str
    """As the contents list gives it."""
    only_notes: bool
    """Whether nothing stands under it but notes, which are cards here."""
    title: str = ""
    """The editors', where the text does not name its section."""


@dataclass(frozen=True)
class PrintedPassage:
    """One passage on its page."""

    passage: Passage
    html: Markup
    number: str
    margin: Margin | None = None
    role: str = ""
    """In an interview, `QUESTION` or `ANSWER`."""
    heading: PrintedHeading | None = None
    cited: tuple[PassageRef, ...] = ()
    """Of a reference: the passages that cite it."""

    @property
    def lines(self) -> str:
        """Where it stands in the seed: `12`, or `12–14`."""
        first, last = self.passage.lines
        return f"{first}–{last}" if last > first else str(first)

    @property
    def classes(self) -> str:
        """The classes of its element."""
        return {QUESTION: "passage turn-q", ANSWER: "passage turn-a"}.get(self.role, "passage")


def blocks(view: TextView, marked: Marks) -> list[PrintedPassage]:
    """All passages, in reading order."""
    beside, roles, headings = margins(view), _roles(view), _headings(view)
    cited = _cited(view.edition, view.referencing)
    return [
        PrintedPassage(
            passage,
            _cut(marked.woven(passage)),
            number(passage.id),
            beside.get(passage.id),
            roles.get(passage.id, ""),
            headings.get(passage.id),
            cited.get(passage.id, ()),
        )
        for passage in view.edition.text.passages
    ]


def _cut(html: Markup) -> Markup:
    """Quoted words that had to be cut where they cross others: a number that their pieces share, so that all of them
    light up (marks.css). Those in one piece have their own address, and need not say it twice."""
    pieces = Counter(_Q.findall(html))
    shared = sorted(address for address, many in pieces.items() if many > 1)
    numbers = {address: n % CUTS + 1 for n, address in enumerate(shared)}

    def said(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        return f'{found[0]} data-cut="{number}"' if number else ""

    return Markup(_Q.sub(said, html))


CUTS = 12
"""Of one passage, as many as the stylesheet has rows for."""


def _headings(view: TextView) -> Mapping[str, PrintedHeading]:
    text = view.edition.text
    shown = levels(text, view.source.title.value)
    return {
        p.id: PrintedHeading(
            shown.get(p.level, 2),
            in_capitals(p.text),
            in_contents(p, text, view.titles.get(p.id, "")),
            only_notes(p, text),
            view.titles.get(p.id, ""),
        )
        for p in text.passages
        if p.kind == HEADING
    }


def _roles(view: TextView) -> Mapping[str, str]:
    """By passage of an interview, whether it asks or answers."""
    return dict(_speaking(view.edition.text, _interviewers(view)))


def _speaking(text: Text, asking: frozenset[str]) -> Iterator[tuple[str, str]]:
    role = ""
    for passage in text.passages:
        if passage.speaker:
            role = QUESTION if passage.speaker in asking else ANSWER
        if passage.kind in (PARAGRAPH, QUOTATION):
            yield passage.id, role


def _interviewers(view: TextView) -> frozenset[str]:
    """The speakers who are not the text's authors; nobody where that would be all of them."""
    speakers = {p.speaker for p in view.edition.text.passages if p.speaker}
    authors = {letters(author.name) for author in view.source.authors}
    asking = frozenset(speaker for speaker in speakers if letters(speaker) not in authors)
    return asking if asking != speakers else frozenset()


def _cited(edition: Edition, referencing: Referencing) -> Mapping[str, tuple[PassageRef, ...]]:
    """By reference, the passages that cite it, each once."""
    refs = {passage.id: passage_ref(edition.id, passage) for passage in edition.text.passages}
    found: dict[str, dict[PassageRef, None]] = {}
    for citation in referencing.citations:
        for part in citation.parts:
            if part.reference is not None:
                found.setdefault(part.reference, {})[refs[citation.passage]] = None
    return {reference: tuple(citing) for reference, citing in found.items()}
