"""How a seed is read: what its file is, and the repairs it needs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .quotation import Strict, Words

Format = Literal["text", "markdown", "explicit-markdown", "interview"]


class Recipe(Strict):
    """Of `source.yml`. What is left out is found out from the seed itself."""

    format: Format | None = None
    """`text`: no Markdown is read in it. `markdown`: its signs are, however few, and the accidents of printed pages in
    it are repaired. `explicit-markdown`: its signs are law, and no rule guesses beside them. `interview`: a name and a
    colon that open a line again and again are a speaker, whether or not somebody asks."""
    repairs: tuple[str, ...] | None = None
    """The names of the rules it needs; all of them where none is named."""
    small_capitals: tuple[Words, ...] = Field(default=(), alias="small-capitals")
    """Words that were set in small capitals and came out in small letters."""
