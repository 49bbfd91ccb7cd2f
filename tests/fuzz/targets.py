"""Every target, by the name under which its finds are kept."""

from __future__ import annotations

from collections.abc import Callable

from .codes import searching
from .html import body, weaving
from .records import front_matter, page, strict_yaml
from .texts import anchoring, emending, locking, repairing

TARGETS: dict[str, Callable[[bytes], None]] = {
    "front-matter": front_matter,
    "yaml": strict_yaml,
    "page": page,
    "repair": repairing,
    "anchor": anchoring,
    "emend": emending,
    "lock": locking,
    "weave": weaving,
    "body": body,
    "search": searching,
}
