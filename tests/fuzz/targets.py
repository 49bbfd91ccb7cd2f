"""Every target, by the name under which its finds are kept."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

TARGETS = {
    "front-matter": "records.front_matter",
    "yaml": "records.strict_yaml",
    "page": "pages.page",
    "repair": "texts.repairing",
    "anchor": "texts.anchoring",
    "emend": "texts.emending",
    "lock": "texts.locking",
    "weave": "html.weaving",
    "body": "html.body",
    "search": "codes.searching",
}
"""Where each stands; what others need is not loaded, nor watched by the engine."""


def target(name: str) -> Callable[[bytes], None]:
    """What takes an input, and raises where its law is broken."""
    module, function = TARGETS[name].split(".")
    found: Callable[[bytes], None] = getattr(import_module(f"fuzz.{module}"), function)
    return found
