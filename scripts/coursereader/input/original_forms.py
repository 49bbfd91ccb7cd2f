"""What a thing is called in the language it comes from: *πόλις*, of what the texts call the city."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from pydantic import ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from .course_file import LanguageTag
from .quotation import LOOKED_AT, Record, Strict, Words


class OriginalForm(Strict):
    """One original term or name, with what a reader of another language needs of it."""

    role: ClassVar[str] = "original"
    form: Words
    """In its own script."""
    language: LanguageTag
    """Which it is in."""
    transliteration: str = ""
    """In Latin letters, where its script is another."""
    literal: str = ""
    """What it means word for word, where that says more than the term does."""

    @property
    def in_latin(self) -> str:
        """The language of its transliteration, as BCP 47 has it."""
        return f"{self.language.partition('-')[0]}-Latn"

    @model_validator(mode="after")
    def _stands_in_its_script(self, told: ValidationInfo) -> OriginalForm:
        if told.context == LOOKED_AT:
            return self
        if "-" not in self.language and _is_latin(self.form) and not _written_in_latin(self.language):
            problem = (
                '"{form}" is in Latin letters, and "{language}" is written in others. '
                'Write it in its own script, and these letters in "transliteration".'
            )
            raise PydanticCustomError("date", problem, {"form": self.form[:80], "language": self.language})
        return self


class InOriginal(Record):
    """A record of what may have a name in another language than that of the texts."""

    originals: tuple[OriginalForm, ...] = ()
    """What it is called in the languages it comes from."""


def _is_latin(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(sign, "") for sign in letters)


def _written_in_latin(language: str) -> bool:
    """By its usual script. Babel is imported only where a form is in Latin letters."""
    from babel.core import get_global

    usual = get_global("likely_subtags").get(language, "").split("_")
    return len(usual) < 2 or usual[1] == "Latn"
