"""Settings of VS Code for a course: it completes and checks what people write there.

YAML files are checked against their schemas as one types (the extension `redhat.vscode-yaml`). It does not look into
the front matter of Markdown; there the check itself marks the lines, and each kind has a snippet to begin with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from ..input.kinds import RecordKind
from ..input.quotation import UNWRITTEN, Strict
from .file import File
from .schemas import OF_FILES, schema_path

FOLDER = ".vscode"
PROBLEM = r"^(.+?):(\d+): (.+)$"
"""How the check prints one."""


def editor_files(kinds: Iterable[RecordKind]) -> list[File]:
    """All of them."""
    yaml = {schema_path(name): pattern for name, (_, pattern) in sorted(OF_FILES.items())}
    settings = {
        "yaml.schemas": yaml,
        "yaml.schemaStore.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[markdown]": {"editor.tabCompletion": "onlySnippets", "editor.wordWrap": "on"},
        "[yaml]": {"editor.wordWrap": "on"},
    }
    files = {
        "settings.json": settings,
        "extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        "tasks.json": {"version": "2.0.0", "tasks": [_check()]},
        "records.code-snippets": {kind.label: _snippet(kind) for kind in kinds},
    }
    return [File(f"{FOLDER}/{name}", _json(said)) for name, said in files.items()]


def _json(said: object) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _check() -> dict[str, Any]:
    """A task that marks every problem on its line, in Markdown too."""
    pattern = {"regexp": PROBLEM, "file": 1, "line": 2, "message": 3}
    matcher = {"owner": "reader", "fileLocation": ["relative", "${workspaceFolder}"], "pattern": pattern}
    named = {"label": "check", "detail": "List every problem of the course, each on its line."}
    does = {"type": "shell", "command": "make check || reader check", "problemMatcher": matcher}
    return named | does | {"group": {"kind": "test", "isDefault": True}, "presentation": {"reveal": "silent"}}


def _snippet(kind: RecordKind) -> dict[str, Any]:
    rows = ["---", *_Rows().of(kind.model), "---", "", "$0"]
    return {"scope": "markdown", "prefix": kind.id, "description": (kind.model.__doc__ or "").strip(), "body": rows}


class _Rows:
    """The keys of a model as lines with stops, numbered in the order of writing."""

    def __init__(self) -> None:
        self._stop = 0

    def of(self, model: type[Strict], indent: str = "") -> Iterator[str]:
        """What must be written, what we say, and the first entry of the first list and of those that must be there."""
        listed = False
        for name, field in model.model_fields.items():
            if field.validation_alias == UNWRITTEN:
                continue
            key, inner = field.alias or name, model_in(field.annotation)
            if inner and get_origin(field.annotation) is tuple:
                yield from () if listed and not field.is_required() else self._entry(key, inner, indent)
                listed = True
            elif inner and field.is_required():
                yield f"{indent}{key}:"
                yield from self.of(inner, f"{indent}  ")
            elif field.is_required() or key == "says":
                yield f"{indent}{key}: {self._value(field)}"

    def _entry(self, key: str, model: type[Strict], indent: str) -> Iterator[str]:
        if indent:  # quotations within an entry can be plain words
            self._stop += 1
            yield f'{indent}{key}: ["${self._stop}"]'
            return
        first, *others = self.of(model, "    ")
        yield from (f"{key}:", f"  - {first.strip()}", *others)

    def _value(self, field: FieldInfo) -> str:
        self._stop += 1
        if get_origin(field.annotation) is Literal:
            return f"${{{self._stop}|{','.join(map(str, get_args(field.annotation)))}|}}"
        if any(isinstance(one, WithJsonSchema) for one in field.metadata):
            return f'"${{{self._stop}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}}"'
        return f'["${self._stop}"]' if get_origin(field.annotation) is tuple else f'"${self._stop}"'


def model_in(annotation: Any) -> type[Strict] | None:
    """The model of what a field holds, or of the entries of its list; None where it holds words."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)
