"""One entry more in a list of a record that is there: its file is edited, and every other line of it stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin

import yaml

from ..model.problems import Report
from .quotation import Quotation, Record
from .records import Answer
from .yaml_lines import read_yaml


def list_of(model: type[Record]) -> str:
    """The key of its list of quotations: `tells`, `uses`, `readings`; empty where it has none."""
    for name, field in model.model_fields.items():
        inner = next(iter(get_args(field.annotation)), None) if get_origin(field.annotation) is tuple else None
        if isinstance(inner, type) and issubclass(inner, (Quotation, Answer)):
            return field.alias or name
    return ""


def entry_of(words: str, path: str, report: Report) -> Mapping[str, Any] | None:
    """The entry that a file holds: keys with values, or a list of one such; None, with a problem, where it is none."""
    document = read_yaml(words, path, report)
    data = document.data if document else ""
    found = data[0] if isinstance(data, list) and len(data) == 1 else data
    if isinstance(found, dict):
        return found
    if document:
        report.add(path, 1, "this is no entry of a list.", 'Write keys with values: {text: "…", quote: "…"}.')
    return None


def with_entry(record: str, key: str, entry: Mapping[str, Any]) -> str | None:
    """The file with the entry at the end of its list; as it is where the entry is there; None where it has no front
    matter that can be read."""
    parts = re.match(r"---\n(.*?)^---$", record, re.DOTALL | re.MULTILINE)
    document = read_yaml(parts[1], "", Report()) if parts else None
    if parts is None or document is None or not isinstance(document.data, dict):
        return None
    there = document.data.get(key)
    if isinstance(there, list) and entry in there:
        return record
    head = _added(parts[1], key, f"{{{', '.join(f'{name}: {_value(value)}' for name, value in entry.items())}}}")
    return f"---\n{head}{record[parts.end(1) :]}"


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _added(head: str, key: str, entry: str) -> str:
    node = yaml.compose(head, yaml.SafeLoader)
    rows = node.value if isinstance(node, yaml.MappingNode) else []
    found = next((value for name, value in rows if name.value == key), None)
    if not isinstance(found, yaml.SequenceNode):
        return f"{head}{key}:\n  - {entry}\n"
    if found.flow_style:
        at = found.end_mark.index - 1
        return f"{head[:at]}{', ' if found.value else ''}{entry}{head[at:]}"
    end = head.index("\n", _last(found).end_mark.index - 1) + 1
    return f"{head[:end]}{' ' * found.start_mark.column}- {entry}\n{head[end:]}"


def _last(node: yaml.Node) -> yaml.Node:
    """The last thing that is written in it."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last(node.value[-1])
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last(node.value[-1][1])
    return node
