"""The ground of everything people write: strict records, and quotations that know their file and their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that may not be left empty."""


class Ours:
    """Marks a field that holds words of ours: they may mention passages, and are set in type when they are printed."""


Prose = Annotated[str, Ours()]
"""Words of ours."""
Said = Annotated[Words, Ours()]
"""Words of ours that may not be left empty."""

UNWRITTEN = "\0"
"""The key of what the engine sets and nobody can type: YAML with this character in a key is refused."""


LOOKED_AT = "looked at"
"""The context in which a record is made that was found good before: what takes long to see is not looked at again."""


class Strict(BaseModel):
    """Frozen; an unknown key is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


class Where(Strict):
    """The place in a contributor's file that a message names."""

    path: str
    """The file, from the project's root."""
    line: int
    """The line in it, from 1."""


class Place(Strict):
    """Where a quotation stands: characters `start` to `end` of one passage's emended text."""

    text: str
    """The text's id."""
    passage: str
    """The passage's id."""
    start: int
    """Its first character, from 0."""
    end: int
    """The character after its last."""


class Quotation(Strict):
    """Exact words of one text. The loader sets `where`, the anchor sets `place`: each quotation of a course has one."""

    role: ClassVar[str] = ""
    """What it is to its record, where that is not what the record's other quotations are."""
    motive: ClassVar[str] = ""
    """The Web Annotation motivation of that role."""
    text: str
    """The id of the text they stand in."""
    quote: str
    """The words, copied from the page."""
    prefix: str = ""
    """The words just before them, where the same words stand twice."""
    suffix: str = ""
    """The words just after them, where the same words stand twice."""
    where: Where | None = Field(default=None, exclude=True, validation_alias=UNWRITTEN)
    """Where they were written down."""
    place: Place | None = Field(default=None, exclude=True, validation_alias=UNWRITTEN)
    """Where they stand."""

    def statement(self, record: Record) -> str:
        """What the record it stands in says by it, in our words."""
        return ""


class Mention(Quotation):
    """A passage that our own words speak of: by its id, by words of it, or by words that they quote."""

    role: ClassVar[str] = "mention"
    motive: ClassVar[str] = "linking"
    quote: str = ""
    """The words it is found by; empty where it is named by its id."""
    spans: tuple[tuple[str, str], ...] = ()
    """The first and the last of each row of passages that are named by their ids."""
    written: str
    """As it stands in the prose: what a link takes the place of."""
    label: str = ""
    """The words that the writer gives the link; empty where the build is to name the passage."""


class Record(Strict):
    """What every file of `docs/` has: its name is its id, its body is Markdown."""

    id: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The file's name without `.md`."""
    path: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The file, from the project's root."""
    formerly: tuple[str, ...] = ()
    """What stood elsewhere and is now part of it, as `events/belt-and-road`: the address leads on."""
    body: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The Markdown under the front matter."""
    body_line: int = Field(default=1, exclude=True, validation_alias=UNWRITTEN)
    """The line of the file on which the body begins."""
    source_text: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The whole file, as its writer left it."""
    lines: dict[str, int] = Field(default_factory=dict, exclude=True, validation_alias=UNWRITTEN)
    """The line of each key, by its way: `silent.alder`."""
    mentions: tuple[Mention, ...] = Field(default=(), exclude=True, validation_alias=UNWRITTEN)
    """The passages that its own words speak of."""

    @property
    def called(self) -> str:
        """What pages call it."""
        return self.id

    def line(self, *way: str) -> int:
        """The line of a key; 1 where the record was not read from a file."""
        return self.lines.get(".".join(way), 1)


def prose_fields(part: Strict) -> Iterator[str]:
    """The names of the fields of a record, or of a part of one, that hold words of ours."""
    fields = type(part).model_fields.items()
    return (name for name, field in fields if any(isinstance(mark, Ours) for mark in field.metadata))


KeyPath = tuple[str | int, ...]
"""The way to a key of a file: `("tells", 0, "quote")`."""

M = TypeVar("M", bound=Strict)
Visit = Callable[[Strict, KeyPath], Strict | None]


def rebuild(record: M, visit: Visit, at: KeyPath = ()) -> M | None:
    """The record, each part, innermost first, replaced by what `visit` makes of it; None drops it from its list."""
    changes = {}
    for name, field in type(record).model_fields.items():
        old = getattr(record, name)
        new = _rebuilt(old, visit, (*at, field.alias or name))
        if new is not old:
            changes[name] = new
    seen = visit(record.model_copy(update=changes) if changes else record, at)
    return seen if seen is None or isinstance(seen, type(record)) else None


def _rebuilt(value: Any, visit: Visit, at: KeyPath) -> Any:
    if isinstance(value, Strict) and not isinstance(value, (Where, Place)):
        return rebuild(value, visit, at)
    if isinstance(value, tuple) and any(isinstance(part, Strict) for part in value):
        parts = (_rebuilt(part, visit, (*at, n)) for n, part in enumerate(value))
        return tuple(part for part in parts if part is not None)
    return value
