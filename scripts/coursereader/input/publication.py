"""Who wrote a source, what it is called, where and when it appeared: each fact with where it comes from."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from . import dates
from .course_file import WebAddress
from .dates import DateIfKnown, YearOrUnknown
from .quotation import Prose, Said, Strict, Words
from .witnesses import Doi

WorkType = Literal[
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "interview", "report", "thesis"
]
"""What may be cited, as the Citation Style Language names it."""
NUMBERS = re.compile(r"\w?\d+\w?(?:\s*[-–/&,]\s*\w?\d+\w?)*")
"""What counts issues; anything else is a name."""


class Title(Strict):
    """What a source is called."""

    value: Words = Field(alias="is")
    """As printed, or the word unknown: the page says so."""
    sentence: str = ""
    """The same with capitals at the first word and at names only, for citations that are written so."""
    source: Literal["file", "outside", "editors"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else; `editors`: it has no title, and this describes it."""
    quote: str = ""
    """The file's words that say it."""
    where: Prose = ""
    """Where outside it is said."""

    @property
    def outside(self) -> bool:
        """Whether it is known, and from outside the source's own file."""
        return self.source == "outside" and self.value != "unknown"

    @property
    def described(self) -> bool:
        """Whether it is no title, but what the editors call a source that has none."""
        return self.source == "editors" and self.value != "unknown"


class Author(Strict):
    """One author of a source."""

    name: Words
    """As the source prints it."""
    family: str = ""
    """Those of its words that lists sort by; where they come first, they stay first. Left out, it is the last word."""
    affiliation: str = ""
    """Of the time of writing."""
    source: Literal["file", "outside"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else."""
    quote: str = ""
    """The file's words that say it."""
    where: Prose = ""
    """Where outside it is said."""

    @model_validator(mode="after")
    def _has_its_family_name(self) -> Author:
        if self.family and not (self.name.startswith(f"{self.family} ") or self.name.endswith(f" {self.family}")):
            problem = (
                "family is neither the beginning nor the end of name. Write in it the first or last words of name."
            )
            raise PydanticCustomError("family", problem)
        return self


class Contributor(Author):
    """Somebody who had a part in a source, beside its authors."""

    role: Literal["editor", "interviewer", "translator"]
    """What they did: `editor` is of the book it stands in."""


class Dating(Strict):
    """A date, or where only these are known, its termini: a date before and one after which it is not."""

    value: DateIfKnown = Field(default="", alias="is")
    """As precise as is known."""
    not_before: DateIfKnown = ""
    """Where the date itself is not known: the earliest that it may be."""
    not_after: DateIfKnown = ""
    """Where the date itself is not known: the latest that it may be."""

    @model_validator(mode="after")
    def _is_one_date(self) -> Dating:
        if bool(self.value) == bool(self.not_before or self.not_after):
            raise PydanticCustomError("date", "it needs a date. Write is, or else not_before, not_after or both.")
        if dates.begin(self.when) > dates.end(self.when):
            problem = "not_before is later than not_after. Write the earlier date in not_before."
            raise PydanticCustomError("date", problem)
        return self

    @property
    def when(self) -> str:
        """The date; else its termini, as `dates` writes them."""
        return self.value or dates.between(self.not_before, self.not_after)


class PublicationDate(Dating):
    """When a source appeared, where more is known than a year, or less."""

    source: Literal["file", "outside"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else."""
    why: Said
    """What the date rests on."""


class Publication(Strict):
    """Where a source appeared."""

    venue: Words = Field(default="unknown", alias="in")
    """The journal, book or site."""
    type: WorkType | None = None
    """What it is, as citation programs name it. Left out, it is an interview where somebody asked, a chapter where
    there is a publisher, else an article of a journal."""
    volume: str = ""
    """Its number."""
    issue: str = ""
    """The number within the volume; or both, or what else it is called, as printed."""
    year: YearOrUnknown = "unknown"
    """Of publication, where no more is known; else left out."""
    date: PublicationDate | None = None
    """Of publication, to the day or month, or its termini, with what that rests on."""
    pages: str = ""
    """First and last."""
    publisher: str = ""
    """Of a book, a report or a thesis."""
    place: str = ""
    """Where the publisher is."""
    doi: Doi = ""
    """Without the address before it."""
    url: WebAddress = ""
    """Where it can be read."""
    source: Literal["file", "outside"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else."""
    quote: str = ""
    """The file's words that say it."""
    where: Prose = ""
    """Where outside it is said."""

    @property
    def outside(self) -> bool:
        """Whether the venue is known, and from outside the source's own file."""
        return self.source == "outside" and self.venue != "unknown"

    @model_validator(mode="after")
    def _has_one_date(self) -> Publication:
        if self.date and self.year != "unknown":
            raise PydanticCustomError("date", "year and date are both given. Keep one of the two.")
        return self

    @property
    def counted(self) -> bool:
        """Whether its issue is a number, and not a name, or all its numbers in one."""
        return bool(NUMBERS.fullmatch(self.issue))

    @property
    def when(self) -> str:
        """The date, as precise as is known, or its termini; empty where nothing is known."""
        if self.date:
            return self.date.when
        return "" if self.year == "unknown" else self.year

    @property
    def known_year(self) -> str:
        """The year, or the word unknown."""
        return dates.year(self.date.value) or "unknown" if self.date else self.year
