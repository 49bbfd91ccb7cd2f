"""Other states of a text: what our copy goes back to, what it was translated from, where else its words stand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .course_file import LanguageTag, WebAddress
from .dates import Date, DateIfKnown
from .quotation import Said, Strict, Words


def _https(written: str) -> str:
    if written and not written.startswith("https://"):
        problem = '"{written}" is no address of https. Begin it with https://, or leave it out.'
        raise PydanticCustomError("date", problem, {"written": written[:80]})
    return written


Doi = Annotated[str, StringConstraints(pattern=r"^(10\.[0-9]{4,9}/[^\s\"'<>`{}|\\^]+)?$")]
HttpsAddress = Annotated[
    WebAddress,
    AfterValidator(_https),
    WithJsonSchema({"type": "string", "pattern": r"^(https://[^\s\"'<>`{}|\\^]+)?$"}),
]
"""Of a page that one reads over a line nobody can change."""


class Sighting(Strict):
    """What the editors saw of a witness."""

    what: Said
    """The whole, a page, a picture of it: what was before their eyes."""
    date: Date
    """The day."""


class Witness(Strict):
    """One other state of a text, as textual criticism calls it: where its words stand too, or those it translates."""

    kind: Literal["original", "translation", "copy"] = Field(alias="is")
    """What it is to our copy: what that goes back to, a translation of the same work, or the same words elsewhere."""
    language: LanguageTag
    """Which its words are in."""
    title: Words
    """As it is known to us; in its own script where that is certain."""
    venue: str = Field(default="", alias="in")
    """The journal, book or site, with volume, number and pages, as printed."""
    date: DateIfKnown = ""
    """Of its publication."""
    address: HttpsAddress = ""
    """Where it can be read."""
    doi: Doi = ""
    """Without the address before it."""
    source: Literal["file", "outside"] = Field(default="outside", alias="from")
    """Whether our copy names it, or somebody else."""
    where: Said
    """Where it is named: a note of our copy, a catalogue."""
    seen: Sighting | None
    """What the editors saw of it, and when; `null` where they saw nothing of it, and the pages say so."""

    @property
    def link(self) -> str:
        """Where it can be read; empty where that is not known."""
        return self.address or (f"https://doi.org/{self.doi}" if self.doi else "")
