"""The faces of type that a source itself uses: italic, bold, small capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..input.records import Source
from ..model.passages import Passage
from .weave import BOLD, ITALIC, LETTERS, Wrap

_FACES = {"italic": (ITALIC, "i"), "bold": (BOLD, "b")}


def faces(source: Source, passage: Passage) -> Iterator[Wrap]:
    """Wraps for a passage's italic and bold, and for the words its source printed in small capitals."""
    for span in passage.spans:
        if span.kind in _FACES:
            yield Wrap(span.start, span.end, *_FACES[span.kind])
    for start, end in small_capitals(source, passage.text):
        yield Wrap(start, end, LETTERS, "span", (("class", "sc"),))


def small_capitals(source: Source, text: str) -> list[tuple[int, int]]:
    """Where the recipe's `small-capitals` stand, as whole words and in the case the recipe gives."""
    words = source.recipe.small_capitals
    if not words:
        return []
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text)]
