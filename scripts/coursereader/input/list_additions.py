"""An entry added to a list of an existing record: where it belongs, and nothing else changes."""

from __future__ import annotations

import yaml


def with_entry(source: str, key: str, entry: str) -> str:
    """A YAML document with an entry, which is one row of keys in braces, at the end of that list of it."""
    root = yaml.compose(source, Loader=yaml.SafeLoader)
    keys = root.value if isinstance(root, yaml.MappingNode) else []
    found = next((value for name, value in keys if name.value == key), None)
    if not isinstance(found, yaml.SequenceNode):
        return f"{source.rstrip()}\n{key}:\n  - {entry}"
    if found.flow_style:
        at = found.end_mark.index - 1
        return f"{source[:at].rstrip()}{', ' if found.value else ''}{entry}{source[at:]}"
    at = source.find("\n", _end(found, source) - 1)
    at = at if at >= 0 else len(source)
    return f"{source[:at]}\n{' ' * found.start_mark.column}- {entry}{source[at:]}"


def _end(node: yaml.Node, source: str) -> int:
    """The character after the last one of a value, whatever blank lines and comments follow it."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(source[start:end].rstrip("\n"))
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, source)
