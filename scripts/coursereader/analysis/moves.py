"""Quotations whose words stand in another place than `anchors.lock` says: each is told, none is moved in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..input.anchors_file import LockedAnchor, sum_of
from ..input.records import Place, Quotation, Where
from ..model.passages import Text
from ..model.problems import Report
from ..text.fold import fold
from .course import Course
from .quotations import anchored

AROUND = 60
"""Characters on either side: as many are the same by chance only where whole sentences are."""
ALIKE, WHOLE = 75.0, 100.0
"""Per cent of them that are the same, at least, on the side where a correction was made; and on the other."""
SLACK = 40
"""Characters that a quotation may seem to have gone too far, where words before it grew and words after it shrank."""
END = "\n"
"""Stands for the end of a passage: no folded words hold it."""


@dataclass(frozen=True)
class Standing:
    """A quotation of a text, and where it stands now."""

    text: str
    where: Where
    anchor: LockedAnchor


def standings(course: Course) -> Iterator[Standing]:
    """Of every record and every correction, in the order of their files."""
    texts = {edition.id: _words(edition.text) for edition in course.editions}
    for one in anchored(course):
        yield from _standing(one.quotation, one.place, texts)
    for edition in course.editions:
        for emendation in edition.emendations:
            yield from _standing(emendation, emendation.place, texts)


def _words(text: Text) -> dict[str, str]:
    return {passage.id: passage.text for passage in text.passages}


def _standing(quotation: Quotation, place: Place | None, texts: dict[str, dict[str, str]]) -> Iterator[Standing]:
    where = quotation.where
    if place and where:
        words = texts[place.text][place.passage]
        yield Standing(place.text, where, anchor_of(where.path, quotation.quote, place, words))


def anchor_of(path: str, quote: str, place: Place, words: str) -> LockedAnchor:
    """What is remembered of a quotation at a place of a passage of these words."""
    before, after = fold(words[: place.start]), fold(words[place.end :])
    return LockedAnchor(
        path=path,
        passage=place.passage,
        start=len(before),
        length=len(before) + len(after),
        sums=(sum_of(before), sum_of(after)),
        before=before[-AROUND:],
        quote=fold(quote),
        after=after[:AROUND],
    )


def moved(course: Course) -> Iterator[tuple[Standing, LockedAnchor]]:
    """Each quotation that stands elsewhere, and where it stood. One that has no line is new, and stands where it is."""
    locked: dict[tuple[str, str, str], list[LockedAnchor]] = {}
    for edition in course.editions:
        for line in edition.locked:
            locked.setdefault((edition.id, *line.key), []).append(line)
    for standing in standings(course) if locked else ():
        lines = locked.get((standing.text, *standing.anchor.key), [])
        found = next((line for line in lines if stands_still(line, standing.anchor)), None)
        if found:
            lines.remove(found)
        elif lines:
            yield standing, lines[0]


def stands_still(then: LockedAnchor, now: LockedAnchor) -> bool:
    """Whether it is the same place: of the same passage, all on one side of it as it was; or the words beside it as
    they were on one side and nearly so on the other, and no further on than the passage grew."""
    if then.passage != now.passage:
        return False
    if then.sums[0] == now.sums[0] or then.sums[1] == now.sums[1]:
        return True
    gone, grown = now.start - then.start, now.length - then.length
    if not min(0, grown) - SLACK <= gone <= max(0, grown) + SLACK:
        return False
    sides = [fuzz.ratio(one, other) for one, other in zip(_beside(then), _beside(now), strict=True)]
    return max(sides) == WHOLE and min(sides) >= ALIKE


def _beside(one: LockedAnchor) -> tuple[str, str]:
    first = END if one.start == len(one.before) else ""
    last = END if one.length - one.start == len(one.after) else ""
    return first + one.before, one.after + last


def tell_moved(found: Iterable[tuple[Standing, LockedAnchor]], report: Report) -> None:
    """Each as a problem of its record's line, with the old surroundings and the new."""
    for standing, then in found:
        now = standing.anchor
        what = (
            f'the words stood in {then.passage} of "{standing.text}": "{then.around()}"; '
            f'they stand elsewhere now, in {now.passage}: "{now.around()}".'
        )
        todo = 'Mend what moved them, quote other words, or run "reader lock" to say that they belong there.'
        report.add(standing.where.path, standing.where.line, what, todo)


def by_text(course: Course) -> dict[str, Sequence[LockedAnchor]]:
    """What `anchors.lock` of each text is to say."""
    found: dict[str, list[LockedAnchor]] = {edition.id: [] for edition in course.editions}
    for standing in standings(course):
        found[standing.text].append(standing.anchor)
    return dict(found)
