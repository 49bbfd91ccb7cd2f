"""Words of the course's texts that an example may quote: each stands in one place, as the anchor itself finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...analysis.course import Course, Edition
from ...input.quotation import Quotation, Where
from ...model.passages import PARAGRAPH
from ...model.problems import Report
from ...text.anchor import anchor_in
from ...text.fold import Folded

WORDS = range(5, 13)
"""How many, at least and at most."""
ENOUGH = 2
"""Quotations: a difference has two sides."""


@dataclass(frozen=True)
class Quotable:
    """Words that stand in exactly one place of their text."""

    text: str
    passage: str
    words: str


def quotable(course: Course) -> tuple[Quotable, ...]:
    """Two quotations, from two texts where there are two; none where the course has no two."""
    found = [list(_of(edition)) for edition in course.editions[:ENOUGH]]
    firsts = [of_text[0] for of_text in found if of_text]
    others = [one for of_text in found for one in of_text[1:]]
    both = tuple([*firsts, *others][:ENOUGH])
    return both if len(both) == ENOUGH else ()


def refusal(course: Course, quotations: tuple[Quotable, ...]) -> str:
    """What the check says where somebody has left a word out."""
    if not quotations:
        return ""
    first, words = quotations[0], quotations[0].words.split(" ")
    wrong = Quotation(
        text=first.text,
        quote=" ".join([*words[:2], *words[3:]]),
        where=Where(path=f"docs/notes/{first.text}/a-note.md", line=3),
    )
    report = Report()
    anchor_in(wrong, {first.text: Folded(course.edition(first.text).text)}, report)
    return "\n".join(map(str, report))


def _of(edition: Edition) -> Iterator[Quotable]:
    """The first words of its first paragraphs."""
    index = {edition.id: Folded(edition.text)}
    found = 0
    for passage in edition.text.passages:
        words = " ".join(passage.text.split(" ")[: WORDS[-1]]).rstrip(" ,;:.")
        if passage.kind != PARAGRAPH or len(words.split(" ")) < WORDS[0] or found == ENOUGH:
            continue
        if anchor_in(Quotation(text=edition.id, quote=words), index, Report()):
            found += 1
            yield Quotable(edition.id, passage.id, words)
