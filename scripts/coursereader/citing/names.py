"""Names of persons in a work, as lists and sentences write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def listed(item: Mapping[str, object], role: str) -> Sequence[Mapping[str, object]]:
    """The persons of that role, in order."""
    names = item.get(role)
    return names if isinstance(names, list) else []


def inverted(name: Mapping[str, object]) -> str:
    """`Holloway, Ada`."""
    return ", ".join(str(part) for part in (name["family"], name.get("given")) if part)


def written(name: Mapping[str, object]) -> str:
    """A name in the order in which one says it."""
    parts = (name.get("given"), name["family"])
    return " ".join(str(part) for part in (parts[::-1] if name.get("static-ordering") else parts) if part)
