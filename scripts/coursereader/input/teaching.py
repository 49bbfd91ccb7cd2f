"""What one teaches from: outlines, key quotations, sessions, primary sources, a self-test, and what came after."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from .course_file import LanguageTag, WebAddress
from .dates import Date, DateOrRange
from .quotation import Ours, Quotation, Record, Said, Strict, Words


class OwnQuotation(Quotation):
    """Words of the text that its record is about."""

    text: str = ""
    """The id of that text; the record says it."""


class OfOneText(Record):
    """A record about one text, and named after it."""

    entries: ClassVar[str] = ""
    """Its list of quotations."""
    text: Words
    """The id of the text, and the name of the file."""

    @model_validator(mode="before")
    @classmethod
    def _entries_are_of_its_text(cls, written: Any) -> Any:
        if not isinstance(written, dict) or not isinstance(written.get(cls.entries), list):
            return written
        given = {"text": written.get("text", "")}
        entries = [{**given, **one} if isinstance(one, dict) else one for one in written[cls.entries]]
        return {**written, cls.entries: entries}


class ArgumentStep(OwnQuotation):
    """One step of an argument."""

    part: Literal["thesis", "step", "evidence", "objection", "conclusion"]
    """What it is to the argument."""
    says: Said
    """The step, in our words."""

    def statement(self, record: Record) -> str:
        return self.says


class SectionTitle(Strict):
    """A descriptive title for a section that its text does not name; wherever it is shown, it is marked as ours."""

    heading: Words
    """The id of the heading as printed: `h3`."""
    title: Said
    """In our words."""


class Outline(OfOneText):
    """The argument of one text, step by step, each on its words."""

    entries: ClassVar[str] = "steps"
    steps: tuple[ArgumentStep, ...]
    """At most twelve, in the order of the argument."""
    sections: tuple[SectionTitle, ...] = ()
    """Titles for sections that the text only numbers."""


class KeyQuotation(OwnQuotation):
    """Words of a text that one has to know."""

    why: Said
    """Why they matter."""

    def statement(self, record: Record) -> str:
        return self.why


class KeyQuotations(OfOneText):
    """The words of one text that one has to know, on one sheet."""

    entries: ClassVar[str] = "quotations"
    quotations: tuple[KeyQuotation, ...]
    """In the order in which they are read."""


class AssignedReading(Strict):
    """Passages that are read for a session; the minutes they take are counted from their words."""

    text: str
    """The text's id."""
    first: Words = Field(alias="from")
    """The id of the first passage: `p9`."""
    last: Words = Field(alias="to")
    """The id of the last one."""
    why: Said
    """What they are read for."""


class SessionPart(Strict):
    """One part of a session."""

    minutes: int = Field(gt=0)
    """How long it takes."""
    what: Said
    """What is done in it."""


class Session(Record):
    """One meeting of a seminar; its body says what it is about."""

    order: int = Field(gt=0)
    """Which of them it is, from 1."""
    title: Said
    """What it is about, in a few words."""
    minutes: int = Field(gt=0)
    """How long it takes."""
    aims: Annotated[tuple[Words, ...], Ours()]
    """What one can do after it."""
    readings: tuple[AssignedReading, ...] = ()
    """What is read for it."""
    questions: Annotated[tuple[Words, ...], Ours()] = ()
    """What is talked about."""
    task: Said
    """What is done in it together."""
    prepare: Annotated[tuple[Words, ...], Ours()] = ()
    """What is to be ready before it."""
    handouts: tuple[str, ...] = ()
    """The ids of the questions whose sheets are given out."""
    plan: tuple[SessionPart, ...]
    """Its parts; their minutes add up to those of the session."""

    @property
    def called(self) -> str:
        return self.title


class GivenIn(Quotation):
    """Words of a text that name a primary source, with or without its address."""

    def statement(self, record: Record) -> str:
        return record.called


class PrimarySource(Record):
    """A document, a speech or a poll that a text refers to; its body says what to look for in it."""

    title: Said
    """What it is called."""
    kind: Words
    """What sort of thing it is: `speech`, `poll`."""
    date: DateOrRange
    """Of the source itself."""
    language: LanguageTag
    """Which it is written in, where the address leads."""
    address: WebAddress = ""
    """As the text prints it."""
    given_in: tuple[GivenIn, ...]
    """Where the texts give it."""
    event: str = ""
    """The id of the event it belongs to."""

    @property
    def called(self) -> str:
        return self.title


class Proof(Quotation):
    """Words of a text that an answer rests on."""

    def statement(self, record: Record) -> str:
        return record.called


class SelfTest(Record):
    """One question of the self-test; its body is the answer."""

    question: Said
    """What is asked."""
    order: int = Field(gt=0)
    """Which of them it is, from 1."""
    quotes: tuple[Proof, ...]
    """What the answer rests on."""

    @property
    def called(self) -> str:
        return self.question


class OutsideFact(Strict):
    """Something that happened, known from outside the texts."""

    date: DateOrRange
    """When."""
    fact: Said
    """What happened, and nothing that is not certain."""
    check: Said
    """Where one can check it, in words."""


class Since(Record, Quotation):
    """A forecast of a text, and what has happened since; its body says what that comes to."""

    foresees: Said
    """What the text foresees, in our words."""
    facts: tuple[OutsideFact, ...]
    """What has happened, by date."""
    known: Date
    """Until when we looked."""

    @property
    def called(self) -> str:
        return self.foresees

    def statement(self, record: Record) -> str:
        return self.foresees
