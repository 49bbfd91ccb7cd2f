"""What is printed, as plain values: parts one after the other. The template sets them, and decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar

from ..html.weave import shown
from .runs import PaperRun

NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
Row = tuple[PaperRun, ...]


@dataclass(frozen=True)
class PaperPart:
    """One part of a sheet."""

    kind: ClassVar[str]


@dataclass(frozen=True)
class PaperTitle(PaperPart):
    """The head of a text, or the title page of a packet."""

    kind: ClassVar[str] = "title"
    over: Row
    """Above the title, small."""
    title: Row
    language: str
    by: Row = ()
    under: tuple[Row, ...] = ()
    """Below, a line each."""
    lead: tuple[Row, ...] = ()
    """What one should know before one reads."""
    own_page: bool = False
    capitals: bool = False
    also: str = ""
    """The id that leads here."""


@dataclass(frozen=True)
class PaperContents(PaperPart):
    """A list of what follows, with pages."""

    kind: ClassVar[str] = "contents"
    title: str


@dataclass(frozen=True)
class PaperHeading(PaperPart):
    """A heading, of the source or of ours."""

    kind: ClassVar[str] = "heading"
    runs: Row
    level: int
    """From 1."""
    outline: str
    """As the outline has it."""
    id: str = ""
    language: str = ""
    capitals: bool = False
    ours: bool = False
    new_page: bool = False
    titled: str = ""
    """The editors' title, where the text does not name its section."""


@dataclass(frozen=True)
class PaperPassage(PaperPart):
    """A passage, with what stands beside it."""

    kind: ClassVar[str] = "passage"
    id: str
    number: str
    runs: Row
    language: str
    role: str = ""
    """`quotation`, `question`, `caption`, `pullquote`, `reference`, `note`, `furniture`."""
    speaker: str = ""
    label: str = ""
    """Ours, before the words."""
    beside: tuple[Row, ...] = ()


@dataclass(frozen=True)
class PaperProse(PaperPart):
    """Words of ours, or quoted ones."""

    kind: ClassVar[str] = "prose"
    runs: Row
    style: str = ""
    """`small`, `lede`, `quote`, `lemma`, `entry`, `by`, `says`, `apparatus`; of a list of sources `work`, `source`."""
    mark: str = ""
    deep: int = 0
    language: str = ""
    id: str = ""
    keep: bool = False
    """Whether it stays with what follows."""


@dataclass(frozen=True)
class PaperTable(PaperPart):
    """A table; the first column are heads of rows."""

    kind: ClassVar[str] = "table"
    heads: tuple[Row, ...]
    rows: tuple[tuple[tuple[Row, ...], ...], ...]
    """Of cells, each some paragraphs."""
    widths: tuple[int, ...] = ()
    """Shares of the width."""


@dataclass(frozen=True)
class PaperNote:
    """A note of a source, as it stands at the foot of the page of its mark."""

    number: str
    runs: Row
    language: str


@dataclass(frozen=True)
class PaperSheet:
    """One document."""

    title: str
    authors: tuple[str, ...]
    language: str
    """Of our own words."""
    course: str
    running: str
    """At the head of its pages."""
    parts: tuple[PaperPart, ...]
    after: tuple[PaperPart, ...] = ()
    """At its end, in two columns."""
    notes: Mapping[str, PaperNote] = field(default_factory=dict)
    """By id."""
    keywords: tuple[str, ...] = ()
    description: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """Of the interface, which the template sets: `page`, `contents`."""


@dataclass(frozen=True)
class PreviewWords:
    """What the picture of a shared link says."""

    title: str
    subtitle: str
    texts: tuple[tuple[str, str], ...]
    """Label and colour of each, the first few."""
    language: str


def stepped(parts: Iterable[PaperPart]) -> Iterator[PaperPart]:
    """Parts whose headings step down one by one, as the standard of accessible documents wants: chosen passages may
    begin below a heading that was not chosen, and a text may leave out a level."""
    above: list[int] = []
    for part in parts:
        if isinstance(part, PaperHeading):
            above = [*(level for level in above if level < part.level), part.level]
            part = replace(part, level=len(above))
        yield part


def data(value: Any) -> Any:
    """A sheet as JSON knows it; of each part, also what it is."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": value.kind} if isinstance(value, PaperPart) else {}
        return kind | {one.name: data(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: data(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [data(one) for one in value]
    return _typeable(value) if isinstance(value, str) else value


def _typeable(words: str) -> str:
    """Words with a sign in the place of each character that no face can have."""
    return NO_CHARACTER.sub("\ufffd", shown(words))
