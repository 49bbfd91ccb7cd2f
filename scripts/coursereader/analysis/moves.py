"""Quotations whose words stand in another place than `anchors.lock` says: each is told, none is moved in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..input.anchors_file import LockedAnchor, sum_of
from ..input.records import Place, Where
from ..model.passages import Passage, Span, SpanKind
from ..model.problems import Report
from ..text.fold import fold
from .course import Course
from .quotations import anchored

AROUND = 60
"""Characters on either side that a lock shows."""


@dataclass(frozen=True)
class PlacedQuotation:
    """A quotation of a text, and where it stands now."""

    text: str
    where: Where
    anchor: LockedAnchor


def standings(course: Course, only: Collection[str] = ()) -> Iterator[PlacedQuotation]:
    """Of every record, every page and every correction, in the order of their files; or of those in some files only."""
    passages = {(edition.id, passage.id): passage for edition in course.editions for passage in edition.text.passages}
    quoted = (one.quotation for one in anchored(course, only))
    corrected = (emendation for edition in course.editions for emendation in edition.emendations)
    mentioned = (mention for page in course.handwritten for mention in page.mentions)
    for quotation in (*quoted, *mentioned, *corrected):
        where, place = quotation.where, quotation.place
        if where and place and (not only or where.path in only):
            passage = passages[place.text, place.passage]
            yield PlacedQuotation(place.text, where, anchor_of(where.path, quotation.quote, place, passage))


def anchor_of(path: str, quote: str, place: Place, passage: Passage) -> LockedAnchor:
    """What is remembered of a quotation at a place of a passage. Its sums are of the words as received, so that no
    correction beside it is a move; only of the one that it begins or ends in, they are of the words as read."""
    words = passage.text
    before, after = _before(passage, place.start), _after(passage, place.end)
    return LockedAnchor(
        path=path,
        passage=place.passage,
        start=len(before),
        sums=(sum_of(before), sum_of(after)),
        before=fold(words[max(0, place.start - AROUND) : place.start]),
        quote=fold(quote),
        after=fold(words[place.end : place.end + AROUND]),
    )


def _before(passage: Passage, start: int) -> str:
    received, at = "", 0
    for span in _corrected(passage):
        if span.end <= start:
            received += passage.text[at : span.start] + span.value
            at = span.end
    return fold(received + passage.text[at:start])


def _after(passage: Passage, end: int) -> str:
    received, at = "", end
    for span in _corrected(passage):
        if span.start >= end:
            received += passage.text[at : span.start] + span.value
            at = span.end
    return fold(received + passage.text[at:])


def _corrected(passage: Passage) -> list[Span]:
    return [span for span in passage.spans if span.kind == SpanKind.CORRECTION]


def moved(course: Course, only: Collection[str] = ()) -> Iterator[tuple[PlacedQuotation, LockedAnchor]]:
    """Each quotation, of some files or of all, that stands elsewhere, and where it stood. One that has no line is new,
    and stands where it is."""
    locked: dict[tuple[str, str, str], list[LockedAnchor]] = {}
    for edition in course.editions:
        for line in edition.locked:
            locked.setdefault((edition.id, *line.key), []).append(line)
    for standing in standings(course, only) if locked else ():
        lines = locked.get((standing.text, *standing.anchor.key), [])
        found = next((line for line in lines if stands_still(line, standing.anchor)), None)
        if found:
            lines.remove(found)
        elif lines:
            yield standing, lines[0]


def has_new(course: Course, only: Collection[str] = ()) -> bool:
    """Whether a quotation, of some files or of all, has no line in the lock of its text."""
    lines = {(edition.id, *line.key) for edition in course.editions for line in edition.locked}
    return any((standing.text, *standing.anchor.key) not in lines for standing in standings(course, only))


def stands_still(then: LockedAnchor, now: LockedAnchor) -> bool:
    """Whether it is the same place: in the same passage, with all on one side of it, or on both, as it was."""
    return then.passage == now.passage and (then.sums[0] == now.sums[0] or then.sums[1] == now.sums[1])


def tell_moved(found: Iterable[tuple[PlacedQuotation, LockedAnchor]], report: Report) -> None:
    """Each as a problem of its record's line, with the old surroundings and the new."""
    for standing, then in found:
        now = standing.anchor
        what = (
            f'the words stood in {then.passage} of "{standing.text}": "{then.around()}"; '
            f'now they stand in {now.passage}: "{now.around()}".'
        )
        todo = 'Mend what moved them or quote other words; if they belong there, "reader lock" says so.'
        report.add(standing.where.path, standing.where.line, what, todo)


def by_text(course: Course) -> dict[str, Sequence[LockedAnchor]]:
    """What `anchors.lock` of each text is to say."""
    found: dict[str, list[LockedAnchor]] = {edition.id: [] for edition in course.editions}
    for standing in standings(course):
        found[standing.text].append(standing.anchor)
    return dict(found)
