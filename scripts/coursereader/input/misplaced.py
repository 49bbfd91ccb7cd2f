"""Records that lie where another kind is read: what they are is told by their keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .kinds import RecordKind
from .validation import keys_of
from .yaml_lines import Written


def kind_of(data: Written, kinds: Iterable[RecordKind]) -> RecordKind | None:
    """The one kind whose files have these keys, and all that such a file must have; None where none is."""
    if not isinstance(data, dict):
        return None
    fitting = [kind for kind in kinds if _needed(kind) <= data.keys() <= keys_of(kind.model).keys()]
    return fitting[0] if len(fitting) == 1 else None


def home_of(kind: RecordKind, data: Written, texts: Collection[str]) -> str:
    """The folder in which such a record belongs: `docs/notes/alder/`."""
    text = str(data.get("text")) if isinstance(data, dict) else ""
    below = f"{text if text in texts else '<text>'}/" if kind.by_text else ""
    return f"docs/{kind.folder}/{below}"


def _needed(kind: RecordKind) -> set[str]:
    fields = kind.model.model_fields
    return {key for key, name in keys_of(kind.model).items() if fields[name].is_required()}
