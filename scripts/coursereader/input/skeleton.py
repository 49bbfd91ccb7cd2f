"""A record with every key that it needs and nothing in them: what a new file begins with. The check says the rest."""

from __future__ import annotations

from typing import get_args, get_origin

from .quotation import UNWRITTEN, Strict
from .records import Record

EMPTY = '""'


def skeleton(model: type[Record]) -> str:
    """The file, as far as its model says what it needs: the keys it requires, and its lists with one entry."""
    lines: list[str] = []
    for key, kind, needed in _keys(model):
        parts = [part for part in (kind, *get_args(kind)) if isinstance(part, type) and issubclass(part, Strict)]
        if parts and get_origin(kind) is tuple:
            if getattr(parts[0], "role", ""):
                continue  # it stands beside what the record is about
            entry = [f"{name}: {EMPTY}" for name, _, wanted in _keys(parts[0]) if wanted]
            lines += [f"{key}:", *(f"  {'  ' if n else '- '}{one}" for n, one in enumerate(entry))]
        elif parts and needed:
            lines.append(f"{key}: {{{', '.join(f'{name}: {EMPTY}' for name, _, _ in _keys(parts[0]))}}}")
        elif needed:
            lines.append(f"{key}: {EMPTY}")
    return "\n".join(["---", *lines, "---", "", ""])


def _keys(model: type[Strict]) -> list[tuple[str, object, bool]]:
    """The keys that people write, each with its type and whether it is required."""
    fields = model.model_fields.items()
    return [
        (field.alias or name, field.annotation, field.is_required())
        for name, field in fields
        if field.validation_alias != UNWRITTEN
    ]
