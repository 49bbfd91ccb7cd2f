"""The faces of type that a source itself uses: italic, bold, small capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.passages import Passage
from .weave import BOLD, ITALIC, LETTERS, Wrap

_FACES = {"italic": (ITALIC, "i"), "bold": (BOLD, "b")}


def faces(passage: Passage, small: Sequence[str]) -> Iterator[Wrap]:
    """Wraps for a passage's italic and bold, and for the words its source printed in small capitals."""
    for span in passage.spans:
        if span.kind in _FACES:
            yield Wrap(span.start, span.end, *_FACES[span.kind])
    yield from (Wrap(start, end, LETTERS, "span", (("class", "sc"),)) for start, end in places_of(small, passage.text))


def places_of(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where the words stand in a text, whole and in the case they are given in; the longest first."""
    if not words:
        return []
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text)]
