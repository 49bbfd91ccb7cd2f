"""What the files of `data/` hold, key by key: their JSON Schemas are made from this, and the columns of their tables
explained. A file of records that has no shape here is as its model says."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..input.quotation import Strict
from ..model.passages import PassageKind

ByText = dict[str, tuple[str, ...]]
"""By text: ids of passages."""


class QuotedData(Strict):
    """Words of a text."""

    text: str
    """The id of the text."""
    passage: str
    """The id of the passage."""
    quote: str
    """The words, as the text as corrected has them."""


class SaidData(QuotedData):
    """Words of a text, with what the editors say by them."""

    says: str
    """One line by the editors."""


class OriginalData(Strict):
    """What a thing is called in another language."""

    form: str
    """In its own script."""
    language: str
    """As BCP 47 has it."""
    transliteration: str
    """In Latin letters; empty where its script is Latin."""
    literal: str
    """Word for word; empty where that says nothing more."""


class DatingData(Strict):
    """When a text appeared; each part is empty where it is not known."""

    date: str
    """As precise as is known."""
    not_before: str
    """The earliest that it may be."""
    not_after: str
    """The latest that it may be."""


class SeenData(Strict):
    """What the editors saw of a witness."""

    what: str
    """The whole, a page, a picture of it."""
    date: str
    """The day."""


class WitnessData(Strict):
    """Another state of a text."""

    kind: Literal["original", "translation", "copy"] = Field(alias="is")
    """What it is to our copy."""
    language: str
    """Which its words are in."""
    title: str
    """As it is known to us."""
    venue: str = Field(alias="in")
    """Where it appeared."""
    date: str
    """Of its publication."""
    doi: str
    """Without the address before it."""
    address: str
    """Where it can be read."""
    source: Literal["file", "outside"] = Field(alias="from")
    """Whether our copy names it, or somebody else."""
    where: str
    """Where it is named."""
    seen: SeenData | None
    """Null where the editors saw nothing of it."""


class PassageData(Strict):
    """A passage of a text."""

    id: str
    """Its id, unique in the text."""
    kind: PassageKind
    """What it is."""
    text: str
    """Its words as displayed, without markup."""
    section: str
    """The id of the heading it stands under; empty before the first."""
    url: str
    """Its address, from the root of the site."""
    lines: tuple[int, int]
    """The first and the last line of the file as received in which it stands."""


class TextData(Strict):
    """A text."""

    id: str
    """Its id."""
    title: str
    """As printed, or the word unknown."""
    label: str
    """How the reader names it everywhere."""
    authors: tuple[str, ...]
    """Their names; none where they are not established."""
    year: str
    """Of publication, or the word unknown."""
    published: DatingData
    """When it appeared."""
    language: str
    """What it is written in, as BCP 47 has it."""
    witnesses: tuple[WitnessData, ...]
    """Its originals and other copies."""
    rights: str
    """What is known of them."""
    whole: bool
    """Whether all its words are here; else those that records quote."""
    url: str
    """Its page, from the root of the site."""
    passages: tuple[PassageData, ...]
    """In reading order."""


class TextsFile(Strict):
    """The texts, passage by passage."""

    texts: tuple[TextData, ...]
    """In the order of writing."""


class TermData(Strict):
    """A term."""

    id: str
    """Its id."""
    term: str
    """As the glossary lists it."""
    forms: tuple[str, ...]
    """Its other forms in the texts."""
    originals: tuple[OriginalData, ...]
    """What it is called in other languages."""
    kind: str
    """What sort of thing it names."""
    meaning: str
    """The editors' definition, in Markdown."""
    url: str
    """Its page, from the root of the site."""
    uses: tuple[SaidData, ...]
    """How texts use it."""
    occurrences: dict[str, int]
    """By text: how often its forms stand there."""
    marked: ByText
    """By text: the passages in which it is marked."""


class GlossaryFile(Strict):
    """The terms: meaning, uses, occurrences."""

    terms: tuple[TermData, ...]
    """By id."""


class TellingData(SaidData):
    """A mention of an event."""

    relation: Literal["main", "detail", "contradicts", "background", "uses"]
    """What the mention is to the event."""


class EventData(Strict):
    """An event."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    originals: tuple[OriginalData, ...]
    """What it is called in other languages."""
    date: str
    """When it began, as precise as is known."""
    date_end: str
    """When it ended; the same where it is one date."""
    kind: str
    """What sort of event."""
    url: str
    """Its page, from the root of the site."""
    tells: tuple[TellingData, ...]
    """The mentions."""
    touches: tuple[str, ...]
    """Texts that only touch it."""
    uses: tuple[str, ...]
    """Texts that only use it as a date or a name."""
    silent: tuple[str, ...]
    """Texts that do not mention it, as the editors have verified."""
    older: tuple[str, ...]
    """Texts written before it."""
    unread: tuple[str, ...]
    """Texts not yet read for it."""


class EventsFile(Strict):
    """The events, and which text tells of them."""

    events: tuple[EventData, ...]
    """By date."""
