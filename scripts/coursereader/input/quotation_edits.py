"""Quotations put right in the file that holds them: only their own words change, comments and layout stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from .quotation import Quotation

SIDES = ("prefix", "suffix")


@dataclass(frozen=True)
class QuotationEdit:
    """What a quotation is, and what it should be."""

    line: int
    """Of its key, from 1."""
    old: Quotation
    new: Quotation


Cut = tuple[int, int, str]
"""From which character to which, and what stands there instead."""


@dataclass(frozen=True)
class _Found:
    """Where the words of a quotation stand in a document."""

    words: yaml.ScalarNode
    around: yaml.MappingNode | None
    """The keys it is one of; None where it stands alone in a list."""


def edited(source: str, first_line: int, edits: Iterable[QuotationEdit]) -> str:
    """A YAML document, which begins on that line of its file, with these quotations as they should be."""
    root = yaml.compose(source, Loader=yaml.SafeLoader)
    found = list(_quotations(root, None)) if root else []
    cuts: set[Cut] = set()
    for edit in edits:
        for one in found:
            if one.words.value == edit.old.quote and first_line + _line(one) == edit.line:
                cuts.update(_cuts(one, edit, source))
    for start, end, instead in sorted(cuts, reverse=True):
        source = source[:start] + instead + source[end:]
    return source


def quoted(words: str) -> str:
    """The words between double quotation marks, as YAML reads them."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _quotations(node: yaml.Node, around: yaml.MappingNode | None) -> Iterator[_Found]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "quote" and isinstance(value, yaml.ScalarNode):
                yield _Found(value, node)
            else:
                yield from _quotations(value, node)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            if isinstance(entry, yaml.ScalarNode):
                yield _Found(entry, None)
            else:
                yield from _quotations(entry, None)


def _line(found: _Found) -> int:
    keys = found.around.value if found.around else ()
    key = next((key for key, value in keys if value is found.words), found.words)
    return int(key.start_mark.line)


def _cuts(found: _Found, edit: QuotationEdit, source: str) -> Iterator[Cut]:
    words, new = found.words, edit.new
    asides = {side: getattr(new, side) for side in SIDES}
    if found.around is None:
        asked = "".join(f", {side}: {quoted(aside)}" for side, aside in asides.items() if aside)
        rendered = f"{{quote: {quoted(new.quote)}{asked}}}" if asked else _like(words, new.quote)
        yield _place(words, source, rendered)
        return
    added = ""
    for side, aside in asides.items():
        number = next((n for n, (key, _) in enumerate(found.around.value) if key.value == side), None)
        if number is None and aside:
            between = ", " if found.around.flow_style else f"\n{' ' * _column(found.around)}"
            added += f"{between}{side}: {quoted(aside)}"
        elif number is not None and not aside:
            yield _without(found.around, number, source)
        elif number is not None and aside != getattr(edit.old, side):
            value = found.around.value[number][1]
            yield _place(value, source, _like(value, aside))
    if added or new.quote != edit.old.quote:
        kept = new.quote == edit.old.quote
        yield _place(words, source, (_written(words, source) if kept else _like(words, new.quote)) + added)


def _column(keys: yaml.MappingNode) -> int:
    return int(keys.value[0][0].start_mark.column)


def _written(node: yaml.ScalarNode, source: str) -> str:
    start, end, _ = _place(node, source, "")
    return source[start:end]


def _place(node: yaml.ScalarNode, source: str, instead: str) -> Cut:
    """A value, without the line ends after it that a block takes in."""
    start, end = node.start_mark.index, node.end_mark.index
    return start, start + len(source[start:end].rstrip("\n")), instead


def _like(node: yaml.ScalarNode, words: str) -> str:
    """The words in the style of a value, where they can be written so."""
    if node.style == "'":
        doubled = words.replace("'", "''")
        return f"'{doubled}'"
    if not node.style and _is_plain(words):
        return words
    return quoted(words)


def _is_plain(words: str) -> bool:
    """Whether the words are themselves without quotation marks, in a row of keys too."""
    try:
        return bool(yaml.safe_load(f"{{key: {words}}}") == {"key": words} and not set(words) & set("“”„«»"))
    except yaml.YAMLError:
        return False


def _without(keys: yaml.MappingNode, number: int, source: str) -> Cut:
    key, value = keys.value[number]
    end = _place(value, source, "")[1]
    if number:
        return int(_place(keys.value[number - 1][1], source, "")[1]), end, ""
    following = keys.value[number + 1][0].start_mark.index if number + 1 < len(keys.value) else end
    return int(key.start_mark.index), int(following), ""
