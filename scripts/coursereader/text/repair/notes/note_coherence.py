"""Whether what looks like notes can be notes: most bodies find a mark, and together they are no more than notes are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..draft import Mark
from .mark_chain import RAISED, STRONG, KnownNote, PossibleMark, chain_of_marks

LEAST_ANSWERED = 0.5
"""Of the bodies: so many find a mark that says by itself what it is."""
LEAST_ANSWERED_BY_ANY = 0.75
"""Of the bodies: so many find one of any form, that a reference to a clause may have too."""
MOST_OF_A_TEXT = 0.65
"""Of a text's letters: its notes are no more. The clauses of a statute are nearly all."""
FEW_BODIES = 2
"""So few must all be answered: two items of a list find two numbers by chance."""


@dataclass(frozen=True)
class LabelledNote:
    """A note with its label, in one or more stretches of the body's words."""

    label: str
    stretches: tuple[tuple[int, int], ...]
    printed: str
    """The number before its body."""


def answered(text: str, notes: Sequence[LabelledNote], raised: Sequence[Mark]) -> int:
    """How many notes with numbers find marks in the rest of a text; none where they may not be taken out of it;
    `raised` are the numbers that are known as raised."""
    stretches = sorted({stretch for note in notes for stretch in note.stretches})
    if not notes or sum(end - start for start, end in stretches) > MOST_OF_A_TEXT * len(text):
        return 0
    rest = Rest.of(text, stretches)
    bodies = [KnownNote(note.label, note.printed, rest.place(note.stretches[0][0])) for note in notes]
    known = [PossibleMark(rest.place(m.at), rest.place(m.at), int(m.value), RAISED) for m in rest.outside(raised)]
    places = {int(body.label): body.at for body in bodies}
    chain = [
        mark
        for mark in chain_of_marks(rest.text, known, bodies)
        if mark.number in places and (mark.weight == RAISED or mark.start <= places[mark.number])
    ]
    strong = sum(mark.weight >= STRONG for mark in chain)
    least = len(notes) if len(notes) <= FEW_BODIES else LEAST_ANSWERED * len(notes)
    by_any = len(notes) > FEW_BODIES and len(chain) >= LEAST_ANSWERED_BY_ANY * len(notes)
    return len(chain) if strong >= least or by_any else 0


@dataclass(frozen=True)
class Rest:
    """A text without some stretches of it."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    gone: Sequence[int]
    """How many characters of the whole text are missing behind each stretch."""

    @staticmethod
    def of(text: str, stretches: Sequence[tuple[int, int]]) -> Rest:
        """What is left of a text; the stretches are sorted."""
        starts, ends = [start for start, _ in stretches], [end for _, end in stretches]
        kept = [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]
        return Rest("".join(kept), starts, ends, list(accumulate(end - start for start, end in stretches)))

    def place(self, at: int) -> int:
        """Where a place of the whole text is in the rest."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return at
        return at - self.gone[index] + max(0, self.ends[index] - at)

    def outside(self, marks: Iterable[Mark]) -> Iterable[Mark]:
        """The marks that stand in the rest, and have numbers."""
        for mark in marks:
            index = bisect_right(self.starts, mark.at) - 1
            if mark.value.isdecimal() and (index < 0 or mark.at >= self.ends[index]):
                yield mark
