"""What `seeds/<text>/` says about one source, and the corrections made in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .course_file import LanguageTag, WebAddress
from .dates import Date, YearOrUnknown
from .quotation import UNWRITTEN, Ours, Prose, Quotation, Said, Strict, Words
from .recipe import Recipe

FileName = Annotated[str, StringConstraints(pattern=r"^[^./\\\x00][^/\\\x00]*$")]
Doi = Annotated[str, StringConstraints(pattern=r"^(10\.[0-9]{4,9}/[^\s\"'<>`{}|\\^]+)?$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Emendation(Quotation):
    """Of `emendations/`: a correction, by quotation, with its reason."""

    id: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The name of its file without `.yml`."""
    reading: str | None
    """What is read instead; `null` where a damaged passage is flagged, not mended; `""` to leave words out."""
    reason: Said
    """Why the words as received cannot be right."""
    by: Words
    """Who says so."""


class Fact(Strict):
    """A bibliographic fact and where it comes from."""

    value: Words = Field(alias="is")
    """The fact, or the word unknown: the page says so."""
    source: Literal["file", "outside"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else."""
    quote: str = ""
    """The file's words that say it."""
    where: str = ""
    """Where outside it is said."""

    @property
    def outside(self) -> bool:
        """Whether it is known, and from outside the source's own file."""
        return self.source == "outside" and self.value != "unknown"


class Author(Strict):
    """One author of a source."""

    name: Words
    """As the source prints it."""
    affiliation: str = ""
    """Of the time of writing."""
    source: Literal["file", "outside"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else."""
    quote: str = ""
    """The file's words that say it."""
    where: str = ""
    """Where outside it is said."""


class Publication(Strict):
    """Where a source appeared."""

    venue: Words = Field(default="unknown", alias="in")
    """The journal, book or site."""
    issue: str = ""
    """Volume and number, as printed."""
    year: YearOrUnknown = "unknown"
    """Of publication."""
    pages: str = ""
    """First and last."""
    doi: Doi = ""
    """Without the address before it."""
    url: WebAddress = ""
    """Where it can be read."""
    translates: str = ""
    """What it is a translation of."""
    source: Literal["file", "outside"] = Field(default="file", alias="from")
    """Whether the source's own file says it, or somebody else."""
    quote: str = ""
    """The file's words that say it."""
    where: str = ""
    """Where outside it is said."""

    @property
    def outside(self) -> bool:
        """Whether the venue is known, and from outside the source's own file."""
        return self.source == "outside" and self.venue != "unknown"


class Horizon(Strict):
    """What a text can know."""

    value: Date = Field(alias="is")
    """The year or month of the latest event it speaks of."""
    why: Said
    """Which event that is, or why we think so."""


class Source(Strict):
    """Of `source.yml`: what one source is, and where each fact about it comes from."""

    id: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The name of its folder."""
    path: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """Its `source.yml`, from the project's root."""
    lines: dict[str, int] = Field(default_factory=dict, exclude=True, validation_alias=UNWRITTEN)
    """The line of each key, by its way: `recipe.repairs.2`."""
    seed: FileName
    """The file as received, in the same folder."""
    sha256: Sha256
    """The seed's sum, so that nobody changes it by accident."""
    title: Fact
    """As printed."""
    authors: tuple[Author, ...] = ()
    """None where they are not established."""
    language: LanguageTag | None = None
    """Which its words are in; the course's where it is left out."""
    label: Words
    """How the reader names it everywhere: "Alder 2021"."""
    siglum: Words
    """The letter that stands for it in margins and tables."""
    kind: Words
    """Its genre: one of the course's kinds of texts."""
    published: Publication = Publication()
    """Where it appeared."""
    horizon: Horizon
    """What it can know."""
    rights: Prose = ""
    """What is known of them."""
    recipe: Recipe = Recipe()
    """How to read the seed: its format, and the repairs it needs."""
    reading: Annotated[tuple[Words, ...], Ours()] = ()
    """Two to four sentences: genre, standpoint, what to watch for."""

    def line(self, *way: str | int) -> int:
        """The line of a key; 1 where the source was not read from a file."""
        return self.lines.get(".".join(map(str, way)), 1)


def short_labels(sources: Sequence[Source]) -> dict[str, str]:
    """By text, its label without the year or the kind at its end, where that tells it from the others: `Alder`."""
    labels = {source.id: source.label for source in sources}
    ends = {source.id: re.compile(rf"\s+(?:\d{{4}}|{re.escape(source.kind)})$") for source in sources}
    short = {id: ends[id].sub("", label) for id, label in labels.items()}
    alike = Counter(short.values())
    return {id: name if alike[name] == 1 else labels[id] for id, name in short.items()}
