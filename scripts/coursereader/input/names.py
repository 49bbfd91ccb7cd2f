"""Names of the register: persons, organisations, and places, which may say where they lie."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from .coordinates import Coordinates
from .original_forms import InOriginal
from .quotation import Said, Words


class Name(InOriginal):
    """One person, organisation or place of the register."""

    name: Said
    """As the register lists it."""
    forms: tuple[Words, ...] = ()
    """Its other forms in the texts."""
    kind: Literal["person", "organisation", "place"]
    """What sort of bearer."""
    at: Coordinates | None = None
    """Of a place on the map: latitude and longitude in degrees, `[43.12, 131.9]`."""
    size: Literal["city", "region", "country", "sea"] = "city"
    """Of a place on the map: how large it is; the sign of a city stands where it lies, of all else near the middle."""
    who: Said
    """One line."""
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By text: the passages in which a form is this one's, where it is also somebody else's."""
    not_: tuple[str, ...] = Field(default=(), alias="not")
    """Longer forms that are somebody else's."""

    @field_validator("at", "size", mode="before")
    @classmethod
    def _of_a_place(cls, written: Any, said: ValidationInfo) -> Any:
        kind = said.data.get("kind", "place")
        if kind != "place":
            what = "this is a {kind}, and only a place is on the map. Leave it out, or write kind: place."
            raise PydanticCustomError("date", what, {"kind": kind})
        return written

    @property
    def called(self) -> str:
        return self.name
