"""Law 4: that a text does not speak of something is verified, word by word."""

from __future__ import annotations

import re

from ..model.passages import Text
from .fold import fold


class WordSearch:
    """An index of one text, to look for words in every passage of it, notes and references included."""

    def __init__(self, text: Text) -> None:
        self.id = text.id
        self.passages = [(passage.id, fold(passage.text)) for passage in text.passages]
        self.lowered = [words.casefold() for _, words in self.passages]
        self.all = "\n".join(self.lowered)

    def first(self, word: str) -> tuple[str, str] | None:
        """The first passage that holds a word as a whole word, in any case, and the words around it."""
        searched = fold(word).casefold()
        if not searched or searched not in self.all:
            return None
        whole = re.compile(rf"(?<!\w){re.escape(searched)}(?!\w)")
        for (id, words), lowered in zip(self.passages, self.lowered, strict=True):
            if found := whole.search(lowered):
                # Lowering may lengthen a word (ß, İ); then the lowered words are shown.
                return id, _around(words if len(words) == len(lowered) else lowered, found.start(), found.end())
        return None


def _around(words: str, start: int, end: int) -> str:
    first = words.rfind(" ", 0, max(0, start - 25)) + 1
    last = words.find(" ", min(len(words), end + 25))
    return f"{'… ' if first else ''}{words[first : last if last > 0 else len(words)]}{' …' if last > 0 else ''}"
