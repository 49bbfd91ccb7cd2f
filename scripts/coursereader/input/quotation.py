"""The ground of everything people write: strict records, and quotations that know their file and their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that may not be left empty."""

UNWRITTEN = "\0"
"""The key of what the engine sets and nobody can type: YAML with this character in a key is refused."""


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


class Record(Strict):
    """What every file of `docs/` has: its name is its id, its body is Markdown."""

    id: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The file's name without `.md`."""
    path: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The file, from the project's root."""
    body: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The Markdown under the front matter."""
    body_line: int = Field(default=1, exclude=True, validation_alias=UNWRITTEN)
    """The line of the file on which the body begins."""
    source_text: str = Field(default="", exclude=True, validation_alias=UNWRITTEN)
    """The whole file, as its writer left it."""
    lines: dict[str, int] = Field(default_factory=dict, exclude=True, validation_alias=UNWRITTEN)
    """The line of each key, by its way: `silent.alder`."""

    @property
    def called(self) -> str:
        """What pages call it."""
        return self.id

    def line(self, *way: str) -> int:
        """The line of a key; 1 where the record was not read from a file."""
        return self.lines.get(".".join(way), 1)


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
