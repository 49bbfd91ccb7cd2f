"""A passage as its page prints it, with the numbers of its notes among the words: what one copies from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..input.records import Place, Quotation
from ..model.passages import Passage, SpanKind, Text
from .fold import Folded, fold

MOST_PRINTED = 200
"""Places of the same words: where there are more, they are no quotation."""


@dataclass(frozen=True)
class Printed:
    """A text with the numbers of its notes, and the way back."""

    folded: Folded
    """Of the text with the numbers."""
    backs: dict[str, Sequence[int]]
    """By passage: for each place between its characters, the same place without the numbers."""

    def places(self, quotation: Quotation, passage: str = "") -> list[Place]:
        """Where the words stand, with the prefix and the suffix as far as they are of the passage; in one passage only
        where one is named that has them."""
        words, prefix, suffix = (fold(said) for said in (quotation.quote, quotation.prefix, quotation.suffix))
        hits = self.folded.hits(words)
        if 1 < len(hits) <= MOST_PRINTED:
            named = [hit for hit in hits if self.folded.passage(hit).id == passage]
            hits = [hit for hit in named or hits if self._fits(hit, len(words), prefix, suffix)] or named or hits
        return [self._back(self.folded.place(hit, len(words))) for hit in hits[: MOST_PRINTED + 1]]

    def _fits(self, hit: int, length: int, prefix: str, suffix: str) -> bool:
        number = self.folded.number(hit)
        words, at = self.folded.words[number].folded, hit - self.folded.begins[number]
        before, after = words[:at].strip(), words[at + length :].strip()
        # A prefix may begin in the passage before, or in a number beside this one.
        fits = before.endswith(prefix) or (len(before) < len(prefix) and prefix.endswith(before))
        return fits and (after.startswith(suffix) or (len(after) < len(suffix) and suffix.startswith(after)))

    def _back(self, place: Place) -> Place:
        back = self.backs[place.passage]
        return place.model_copy(update={"start": back[place.start], "end": back[place.end]})


def printed(text: Text) -> Printed:
    """A text as its page prints it."""
    made = [_printed(passage) for passage in text.passages]
    folded = Folded(replace(text, passages=tuple(passage for passage, _ in made)))
    return Printed(folded, {passage.id: back for passage, back in made})


def _printed(passage: Passage) -> tuple[Passage, Sequence[int]]:
    marks = sorted((span for span in passage.spans if span.kind == SpanKind.NOTE), key=lambda span: span.start)
    words, back, at = "", list[int](), 0
    for mark in marks:
        words += passage.text[at : mark.start] + mark.value
        back += [*range(at, mark.start), *[mark.start] * len(mark.value)]
        at = mark.start
    back += range(at, len(passage.text) + 1)
    return replace(passage, text=words + passage.text[at:], spans=()), back
