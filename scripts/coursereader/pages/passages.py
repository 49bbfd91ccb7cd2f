"""Passages as pages speak of them: a reference to one, and words of one that a record quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..interface.language import Language
from ..model.passages import HEADING, NOTE, REFERENCE, Passage


@dataclass(frozen=True)
class PassageRef:
    """A passage one can be led to."""

    text: str
    id: str
    kind: str
    number: str
    """`12` of p12; a note's own number."""

    @property
    def url(self) -> str:
        """From the site's root."""
        return f"texts/{self.text}.html#{self.id}"

    @property
    def short(self) -> str:
        """`12`, and `n3`, `r4`, `h5` where it is no numbered passage."""
        return self.number if self.id.startswith("p") else self.id


@dataclass(frozen=True)
class QuotedWords:
    """Words of a passage that a record quotes."""

    text: str
    passage: Passage
    start: int
    end: int
    """Characters of the passage's text."""
    url: str
    """Of the words, from the site's root."""
    small_capitals: tuple[str, ...] = ()
    """The words that the source prints in small capitals."""

    @property
    def ref(self) -> PassageRef:
        """The passage they stand in."""
        return passage_ref(self.text, self.passage)


def passage_ref(text: str, passage: Passage) -> PassageRef:
    """A reference to a passage of a text."""
    return PassageRef(text, passage.id, passage.kind, passage.number or number(passage.id))


def where(ref: PassageRef, language: Language) -> str:
    """How one refers to a passage in words: passage 12, note 3, a heading."""
    if ref.kind == NOTE:
        return language.say("note {number}", number=ref.number)
    if ref.kind == HEADING:
        return language.say("a heading")
    if ref.kind == REFERENCE:
        return language.say("reference list")
    return language.say("passage {number}", number=ref.number)


def number(passage: str) -> str:
    """The number in a passage's id."""
    return passage.lstrip("abcdefghijklmnopqrstuvwxyz")


def once(refs: Iterable[PassageRef]) -> tuple[PassageRef, ...]:
    """Of several references to one passage only the first."""
    return tuple(dict.fromkeys(refs))
