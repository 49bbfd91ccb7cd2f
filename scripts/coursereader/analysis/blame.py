"""Who is to blame where a quotation has no place: its record, or a correction that was not made, or takes its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..input.anchors_file import LockedAnchor
from ..input.corrections import LostCorrection
from ..input.records import Emendation, Quotation
from ..model.passages import Text
from ..model.problems import Report
from ..text.fold import Folded, fold
from ..text.near_matches import as_typed
from .course import Edition

FLANK = 15
"""Characters beside a correction by which its place is known among the words that stood around a quotation."""
FEWEST_LETTERS = 5
"""Of words that two quotations share: fewer are shared by chance."""
MOST_PLACES = 20
"""Of a lost correction's words, where a quotation is tried."""
MOST_NAMED = 3
"""Quotations that a message names."""


@dataclass(frozen=True)
class Blame:
    """What is known of one text when a quotation has no place in it."""

    text: Text
    lost: tuple[LostCorrection, ...] = ()
    made: tuple[Emendation, ...] = ()
    locked: dict[tuple[str, str], LockedAnchor] = field(default_factory=dict)
    taken: dict[Emendation, list[Quotation]] = field(default_factory=dict)
    """By correction: the quotations whose words it takes, as they are found."""

    @staticmethod
    def of(edition: Edition) -> Blame:
        """What is known of an edition."""
        return Blame(edition.text, edition.lost, edition.emendations, {one.key: one for one in edition.locked})

    def excuses(self, quotation: Quotation, folded: Folded) -> bool:
        """Whether the record is innocent: it quotes what it quoted, or would stand if a lost correction were made."""
        where = quotation.where
        then = self.locked.get((where.path, fold(quotation.quote))) if where else None
        if self.lost and (then or any(_may_be_due(quotation, one, folded) for one in self.lost)):
            return True
        taker = next((one for one in self.made if then and _takes(one, then, self.text)), None)
        if taker:
            self.taken.setdefault(taker, []).append(quotation)
        return taker is not None

    def may_have_been_mended(self, word: str) -> bool:
        """Whether a word may stand only because a correction was not made."""
        return any(fold(word).casefold() in fold(one.quote or "").casefold() for one in self.lost)

    def tell(self, report: Report) -> None:
        """Each correction that takes words from published records, once."""
        for emendation, quotations in self.taken.items():
            named = [f"{one.where.path}:{one.where.line}" for one in quotations[:MOST_NAMED] if one.where]
            more = f" and {len(quotations) - MOST_NAMED} more" if len(quotations) > MOST_NAMED else ""
            what = f'this correction takes words that are quoted in {", ".join(named)}{more}: "{as_typed(emendation)}".'
            where = emendation.where
            todo = "Mend the reading, or quote there what is read now."
            report.add(where.path if where else "", where.line if where else 1, what, todo)


def _may_be_due(quotation: Quotation, lost: LostCorrection, folded: Folded) -> bool:
    """Whether a quotation would stand if a correction were made, as far as its words can be read."""
    words, received = fold(quotation.quote), fold(lost.quote or "")
    if lost.reading is None or not words:
        return False
    reading, size = fold(lost.reading), len(words)
    hits = folded.hits(received)[:MOST_PLACES]
    for hit in hits:
        before, after = folded.joined[max(0, hit - size) : hit], folded.joined[hit + len(received) :][:size]
        if words in fold(f"{before}{reading}{after}"):
            return True
    return not hits and _overlap(words.split(), reading.split())


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one holds the other, or ends as the other begins: in words enough not to do so by chance."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    size, letters = len(shorter), len("".join(shorter))
    if letters >= FEWEST_LETTERS and any(longer[n : n + size] == shorter for n in range(len(longer) - size + 1)):
        return True
    return any(one[-n:] == other[:n] or other[-n:] == one[:n] for n in range(2, size))


def _takes(emendation: Emendation, then: LockedAnchor, text: Text) -> bool:
    """Whether a correction reads other words now where the quotation stood."""
    place = emendation.place
    if place is None or place.passage != then.passage:
        return False
    words = text.passage(place.passage).text
    left, right = _dense(words[: place.start])[-FLANK:], _dense(words[place.end :])[:FLANK]
    before, quote, after = _dense(then.before), _dense(then.quote), _dense(then.after)
    around = before + quote + after
    first, last = around.find(left), around.rfind(right)
    start = first + len(left) if first >= 0 else 0
    end = last if last >= 0 else len(around)
    inside = start < len(before) + len(quote) and end > len(before)
    return (first >= 0 or last >= 0) and inside and around[start:end] != _dense(words[place.start : place.end])


def _dense(words: str) -> str:
    return fold(words).replace(" ", "")


def tell_takers(blames: Iterable[Blame], report: Report) -> None:
    """What the corrections of all texts take."""
    for blame in blames:
        blame.tell(report)
