"""What people write, one annotation a file. Declared once: hints, schema and documentation are made from it."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeVar

from pydantic import Field, model_validator

from .dates import AsOf, Date, DateOrRange
from .names import Name
from .original_forms import InOriginal
from .quotation import UNWRITTEN, Mention, Place, Prose, Quotation, Record, Said, Strict, Where, Words
from .source import Author, Emendation, Horizon, Publication, Source

__all__ = [
    "Answer", "Author", "Comparison", "Dated", "Difference", "Emendation", "Event", "Figure", "Horizon",
    "Mention", "Name", "NearMiss", "Note", "Place", "Publication", "Quotation", "Reading", "Record", "Side", "Source",
    "Strict", "Telling", "Term", "Use", "Verdict", "Where",
]  # fmt: skip
R = TypeVar("R", bound=Record)


class Saying(Quotation):
    """A quotation with what it says in our words."""

    says: Said
    """One line."""

    def statement(self, record: Record) -> str:
        return self.says


class Use(Saying):
    """How one text uses a term."""


class Term(InOriginal):
    """One term of the glossary; its body is the meaning."""

    term: Said
    """As the glossary lists it."""
    forms: tuple[Words, ...] = ()
    """Its other forms in the texts: whole words; case as written unless all lower."""
    kind: Words
    """What sort of thing it names: one of the course's kinds of terms."""
    see: tuple[str, ...] = ()
    """The ids of kindred terms."""
    uses: tuple[Use, ...] = ()
    """What the texts make of it."""
    event: str = ""
    """The id of the event it belongs to."""

    @property
    def called(self) -> str:
        return self.term


class Dated(Strict):
    """Who dates an event."""

    by: Literal["text", "editors"]
    """Whether a text does, or the editors."""
    why: Prose = ""
    """What the date rests on."""


class Telling(Saying):
    """One text's mention of an event."""

    relation: Literal["main", "detail", "contradicts", "background", "uses"] = "main"
    """What the mention is to the event."""


class NearMiss(Quotation):
    """Words easily taken for a mention of the event."""

    role: ClassVar[str] = "near"
    motive: ClassVar[str] = "commenting"
    why: Said
    """What they speak of instead."""

    def statement(self, record: Record) -> str:
        return self.why


class Event(InOriginal):
    """One event that texts of the course speak of; its body says what happened."""

    title: Said
    """Its name on this site."""
    date: DateOrRange
    """As precise as is known."""
    dated: Dated
    """Who says so."""
    kind: Words
    """What sort of event: one of the course's kinds of events."""
    tells: tuple[Telling, ...] = ()
    """The mentions."""
    silent: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By text that does not mention it: the words searched for."""
    near: tuple[NearMiss, ...] = ()
    """What is easily taken for a mention."""

    @property
    def called(self) -> str:
        return self.title


class Answer(Strict):
    """One text's answer to a question: what it says, with quotations, or the words searched for in vain."""

    text: str
    """The text's id."""
    says: Prose = ""
    """At most 25 words, ours."""
    quotes: tuple[Quotation, ...] = ()
    """Written as plain strings, or as {quote, prefix, suffix}; `text` is the answer's."""
    silent: tuple[str, ...] = ()
    """The words searched for."""
    where: Where | None = Field(default=None, exclude=True, validation_alias=UNWRITTEN)
    """Where it was written down."""

    def statement(self, record: Record) -> str:
        """What the record says by the quotations of this answer."""
        return self.says

    @model_validator(mode="before")
    @classmethod
    def _quotes_are_of_its_text(cls, written: Any) -> Any:
        if not isinstance(written, dict) or not isinstance(written.get("quotes"), list):
            return written
        text = written.get("text", "")
        quotes = [{"quote": quote} if isinstance(quote, str) else quote for quote in written["quotes"]]
        own = [{"text": text, **quote} if isinstance(quote, dict) else quote for quote in quotes]
        return {**written, "quotes": own}


class Comparison(Record):
    """One question put to every text."""

    question: Said
    """In full."""
    short: Prose = ""
    """For the head of a table."""
    theme: str = ""
    """What it is about: one of the course's themes."""
    answers: tuple[Answer, ...] = ()
    """At most one a text."""
    event: str = ""
    """The id of the event it belongs to."""

    @property
    def called(self) -> str:
        return self.question


class Reading(Quotation):
    """One text's value of a quantity."""

    value: Words
    """The number."""
    as_of: AsOf
    """The date it holds for, or words where the text gives none."""
    basis: Prose = ""
    """What was counted, and by whom."""

    def statement(self, record: Record) -> str:
        unit = record.unit if isinstance(record, Figure) else ""
        return f"{self.value} {unit}, {self.as_of}"


class Verdict(Strict):
    """What two different values of one date come to."""

    verdict: Literal["agree", "differ", "apparent", "stale"] = Field(alias="is")
    """Whether they really differ."""
    why: Prose = ""
    """What the difference rests on."""


class Figure(Record):
    """One quantity."""

    title: Said
    """What is measured."""
    unit: Said
    """Of all its values."""
    readings: tuple[Reading, ...] = ()
    """What the texts give."""
    verdict: Verdict | None = None
    """Required when two readings of one date differ."""
    event: str = ""
    """The id of the event it belongs to."""

    @property
    def called(self) -> str:
        return self.title


class Side(Saying):
    """One side of a difference."""


class Difference(Record):
    """Where the texts differ, or only seem to; its body says what the difference rests on."""

    title: Said
    """Its name on this site."""
    kind: Literal["factual", "figure", "evaluation", "interpretation", "vocabulary", "stale", "apparent", "internal"]
    """What sort of difference."""
    sides: tuple[Side, ...] = ()
    """At least two."""
    event: str = ""
    """The id of the event it belongs to."""

    @property
    def called(self) -> str:
        return self.title


class Note(Record, Quotation):
    """One note beside a text; its body is the note."""

    voice: Literal["editors", "reference"] = "editors"
    """Whether the editors speak, or a reference work."""
    by: Words
    """Who wrote it."""
    date: Date
    """When."""
    tags: tuple[Words, ...] = ()
    """What it is about."""
    event: str = ""
    """The id of the event it belongs to."""

    @property
    def called(self) -> str:
        return self.quote

    def statement(self, record: Record) -> str:
        return self.body.strip()
