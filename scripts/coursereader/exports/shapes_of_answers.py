"""What the files of `data/` hold that compare, measure and refer; the shapes of the others are in `shapes.py`."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from ..input.quotation import Strict
from ..input.records import Difference, Name, Verdict
from .shapes import ByText, OriginalData, QuotedData, SaidData


def _one_of(model: type[Strict], key: str) -> Any:
    """What the key of a record may say, for the schema of what is told of it."""
    return Field(json_schema_extra={"enum": [*get_args(model.model_fields[key].annotation)]})


DifferenceKind = Annotated[str, _one_of(Difference, "kind")]
NameKind = Annotated[str, _one_of(Name, "kind")]
VerdictKind = Annotated[str, _one_of(Verdict, "verdict")]


class EvidenceData(Strict):
    """Words that an answer rests on."""

    passage: str
    """The id of the passage."""
    quote: str
    """The words, as the text as corrected has them."""


class AnswerData(Strict):
    """One text's answer."""

    text: str
    """The id of the text."""
    state: Literal["says", "silent", "unread"]
    """Whether it answers."""
    says: str
    """What it says, in the editors' words; empty where it is silent or not read."""
    evidence: tuple[EvidenceData, ...]
    """What the answer rests on."""


class ComparisonData(Strict):
    """A question that is put to every text."""

    id: str
    """Its id."""
    question: str
    """In full."""
    theme: str
    """What it is about; empty where it has none."""
    url: str
    """Its address, from the root of the site."""
    answers: tuple[AnswerData, ...]
    """One for each text."""


class ComparisonsFile(Strict):
    """The questions, and each text's answer."""

    comparisons: tuple[ComparisonData, ...]
    """By id."""


class ReadingData(QuotedData):
    """One text's value of a quantity."""

    value: str
    """The number, as the text gives it."""
    as_of: str
    """The date it holds for, or words where the text gives none."""


class FigureData(Strict):
    """A quantity."""

    id: str
    """Its id."""
    title: str
    """What is measured."""
    unit: str
    """Of all its values."""
    url: str
    """Its page, from the root of the site."""
    verdict: VerdictKind | None
    """What two different values of one date come to; null where there are none."""
    why: str
    """What the verdict rests on."""
    readings: tuple[ReadingData, ...]
    """The values."""


class FiguresFile(Strict):
    """The quantities, and each text's values."""

    figures: tuple[FigureData, ...]
    """By id."""


class DifferenceData(Strict):
    """Where texts differ, or only seem to."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    kind: DifferenceKind
    """What sort of difference."""
    url: str
    """Its page, from the root of the site."""
    sides: tuple[SaidData, ...]
    """Two or more."""


class DifferencesFile(Strict):
    """Where the texts differ, or only seem to."""

    differences: tuple[DifferenceData, ...]
    """By id."""


class NameData(Strict):
    """A person, an organisation or a place."""

    id: str
    """Its id."""
    name: str
    """As the register lists it."""
    forms: tuple[str, ...]
    """Its other forms in the texts."""
    originals: tuple[OriginalData, ...]
    """What it is called in other languages."""
    kind: NameKind
    """What sort of bearer."""
    at: tuple[float, float] | None
    """Of a place on the map: latitude and longitude in degrees."""
    size: Literal["city", "region", "country", "sea", ""]
    """Of a place on the map; else empty."""
    who: str
    """One line by the editors."""
    url: str
    """Its place in the register, from the root of the site."""
    occurrences: ByText
    """By text: the passages in which it stands."""
    marked: ByText
    """By text: the passages in which it is marked."""


class NamesFile(Strict):
    """Persons, organisations and places, and where they stand."""

    names: tuple[NameData, ...]
    """By id."""


class ReferenceData(Strict):
    """An entry of a reference list."""

    id: str
    """The passage that it is."""
    raw: str
    """As printed."""
    authors: tuple[str, ...]
    """As printed, each by himself."""
    year: str
    """Of publication; empty where it is not certain."""
    title: str
    """Empty where it is not certain."""
    doi: str
    """Without the address before it."""
    url: str
    """Where it can be read."""


class CitedPartData(Strict):
    """One work within the brackets of a citation."""

    raw: str
    """As printed."""
    reference: str | None
    """The entry meant; null where that is not certain."""
    candidates: tuple[str, ...]
    """The entries that may be meant."""
    pages: str
    """Of the work."""


class CitationData(Strict):
    """A pair of brackets with works in it."""

    passage: str
    """The id of the passage."""
    raw: str
    """As printed."""
    parts: tuple[CitedPartData, ...]
    """The works named in it."""


class NoteData(Strict):
    """A note of the text itself."""

    n: str
    """Its number."""
    mark: str | None
    """The passage that bears its mark; null where the copy lacks it."""
    body: str | None
    """The passage that is its body; null where the copy lacks it."""


class ReferencingData(Strict):
    """What one text refers to."""

    references: tuple[ReferenceData, ...]
    """Its list of works."""
    citations: tuple[CitationData, ...]
    """The brackets in it."""
    notes: tuple[NoteData, ...]
    """Its notes."""


class CitationsFile(Strict):
    """References, citations and notes of each text."""

    texts: dict[str, ReferencingData]
    """By text."""


class EmendationData(Strict):
    """A correction."""

    text: str
    """The id of the text."""
    passage: str
    """The id of the passage."""
    received: str
    """The words of the file as received."""
    reading: str | None
    """What is read instead; null where the passage is flagged as damaged, and not corrected."""
    reason: str
    """Why."""
    by: str
    """Who says so."""


class BuildFile(Strict):
    """What a site was made of and with."""

    commit: str
    """Of the course; empty where it was not made in a repository."""
    versions: dict[str, str]
    """By package: its version."""
    sums: dict[str, str]
    """By file: its SHA-256."""
