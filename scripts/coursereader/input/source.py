"""What `seeds/<text>/` says about one source, and the corrections made in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .course_file import LanguageTag
from .publication import Author, Contributor, Dating, Publication, PublicationDate, Title
from .quotation import UNWRITTEN, Ours, Prose, Quotation, Said, Strict, Words
from .recipe import Recipe
from .witnesses import Witness

__all__ = [
    "Author",
    "Contributor",
    "Emendation",
    "Horizon",
    "Publication",
    "PublicationDate",
    "Source",
    "Title",
    "short_labels",
]

FileName = Annotated[str, StringConstraints(pattern=r"^[^./\\\x00][^/\\\x00]*$")]
EVERYWHERE, SITE, QUOTATIONS = "everywhere", "site", "quotations"
"""How far the words of a text may go."""
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


class Horizon(Dating):
    """What a text can know: the year or month of the latest event it speaks of, or a date after which that is not."""

    why: Said
    """Which event that is, or why we think so."""

    @model_validator(mode="after")
    def _ends(self) -> Horizon:
        if not self.last:
            problem = "not_before alone says nothing of what it cannot know. Add not_after."
            raise PydanticCustomError("date", problem)
        return self

    @property
    def last(self) -> str:
        """After which it knows nothing."""
        return self.value or self.not_after


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
    title: Title
    """As printed."""
    authors: tuple[Author, ...] = ()
    """None where they are not established."""
    others: tuple[Contributor, ...] = ()
    """Who else had a part in it as it appeared: editors of the book, interviewers, translators."""
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
    witnesses: tuple[Witness, ...] = ()
    """What our copy goes back to, and where else its words stand: originals, translations, copies."""
    rights: Prose = ""
    """What is known of them."""
    sharing: Literal["everywhere", "site", "quotations"] = "everywhere"
    """How far its words may go: `everywhere`; `site`, on the pages of the site alone, and of it every export holds what
    records quote; `quotations`, the site too shows no more than that."""
    recipe: Recipe = Recipe()
    """How to read the seed: its format, and the repairs it needs."""
    reading: Annotated[tuple[Words, ...], Ours()] = ()
    """Two to four sentences: genre, standpoint, what to watch for."""

    @property
    def originals(self) -> tuple[Witness, ...]:
        """Those in which a reading that is open in our copy could be settled."""
        return tuple(witness for witness in self.witnesses if witness.kind == "original")

    @property
    def translated_from(self) -> tuple[str, ...]:
        """The languages of its originals, where they are others than its own."""
        return tuple(dict.fromkeys(one.language for one in self.originals if one.language != self.language))

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
