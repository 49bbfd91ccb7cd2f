"""How a seed is read: what its file is, and the repairs it needs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..model.formats import SourceFormat
from .formats.encodings import NAMES, known
from .quotation import Strict, Words

ENCODINGS = sorted(NAMES.values())


def _encoding(name: str) -> str:
    """A name of an encoding that is read, in small letters."""
    if name and known(name) is None:
        raise PydanticCustomError(
            "encoding", '"{name}" is no encoding that is read. Use one such as windows-1251.', {"name": name[:60]}
        )
    return name.casefold()


Format = Literal[
    SourceFormat.TEXT, SourceFormat.MARKDOWN, SourceFormat.EXPLICIT, SourceFormat.PASSAGES, SourceFormat.INTERVIEW
]  # fmt: skip
Encoding = Annotated[str, AfterValidator(_encoding), WithJsonSchema({"type": "string", "examples": ENCODINGS})]


class Recipe(Strict):
    """Of `source.yml`. What is left out is found out from the seed itself."""

    format: Format | None = None
    """`text`: no Markdown is read in it. `markdown`: its signs are, however few, and the accidents of printed pages in
    it are repaired. `explicit-markdown`: its signs are law, and no rule guesses beside them. `passages`: what each
    passage is stands before it, as `reader import-tei` lays out a text. `interview`: a name and a
    colon that open a line again and again are a speaker, whether or not somebody asks."""
    encoding: Encoding = ""
    """How the letters of the file are written, where it is not UTF-8: `windows-1251`. `reader add-source` finds it out;
    where its guess is wrong, write the right one."""
    repairs: tuple[str, ...] | None = None
    """The names of the rules it needs; all of them where none is named."""
    small_capitals: tuple[Words, ...] = Field(default=(), alias="small-capitals")
    """Words that were set in small capitals and came out in small letters."""
