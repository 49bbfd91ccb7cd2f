"""Where a place lies, as people write it: `at: [43.12, 131.9]`, latitude first, in degrees."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,6})?", re.ASCII)
NORTHERNMOST, EASTERNMOST = 90.0, 180.0


def _coordinates(written: Any) -> tuple[float, float]:
    if isinstance(written, tuple):
        return written[0], written[1]
    if not isinstance(written, list) or len(written) != 2 or not all(isinstance(one, str) for one in written):
        raise _wrong(
            "two numbers belong here", "Write latitude and longitude, with points for decimals: [43.12, 131.9]."
        )
    for one in written:
        if not _DEGREES.fullmatch(one):
            todo = "Write degrees with a point for decimals, and a minus for south and west: [-33.9, 18.4]."
            raise _wrong(f'"{one[:80]}" is not a number of degrees', todo)
    latitude, longitude = map(float, written)
    if abs(latitude) > NORTHERNMOST:
        swapped = abs(longitude) <= NORTHERNMOST and abs(latitude) <= EASTERNMOST
        todo = f"Write the latitude first: [{written[1]}, {written[0]}]." if swapped else "Look it up again."
        raise _wrong(f"no latitude is {written[0]}; the poles are at 90 and -90", todo)
    if abs(longitude) > EASTERNMOST:
        todo = "Write it between -180 and 180; west is less than 0."
        raise _wrong(f"no longitude is {written[1]}", todo)
    return latitude, longitude


def _wrong(what: str, todo: str) -> PydanticCustomError:
    return PydanticCustomError("date", "{what}. {todo}", {"what": what, "todo": todo})


_AXES = [
    {"type": "number", "minimum": -NORTHERNMOST, "maximum": NORTHERNMOST},
    {"type": "number", "minimum": -EASTERNMOST, "maximum": EASTERNMOST},
]
Coordinates = Annotated[
    tuple[float, float],
    BeforeValidator(_coordinates),
    WithJsonSchema({"type": "array", "prefixItems": _AXES, "minItems": 2, "maxItems": 2}),
]
"""Latitude and longitude in degrees."""
