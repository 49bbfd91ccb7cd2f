"""The small mistakes of a module: those that mutmut makes of its signs, numbers, words, arguments and values.

Its own runner can only choose among copies of a function that no decorator stands before: no threshold, no property,
no table of signs. So its mistakes are put into the file, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import libcst as cst
from libcst.metadata import MetadataWrapper, WhitespaceInclusivePositionProvider
from mutmut.mutation.mutators import mutation_operators

_UNREAD = (cst.Annotation, cst.Decorator, cst.TypeAlias, cst.Import, cst.ImportFrom)
"""What is only read by a checker of types, or breaks every test at once."""


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake."""

    line: int
    what: str
    """`x < y  ->  x <= y`."""
    source: str


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    whole = MetadataWrapper(cst.parse_module(source))
    places, code = whole.resolve(WhitespaceInclusivePositionProvider), whole.module.code_for_node
    lines = [0, *accumulate(map(len, source.splitlines(keepends=True)))]

    def but(node: cst.CSTNode, new: cst.CSTNode) -> Mutant:
        begins, ends = places[node].start, places[node].end
        at, to = lines[begins.line - 1] + begins.column, lines[ends.line - 1] + ends.column
        what = f"{_short(code(node))}  ->  {_short(code(new))}"
        return Mutant(begins.line, what, source[:at] + code(new) + source[to:])

    made = [
        but(node, new)
        for node in _nodes(whole.module)
        for kind, operator in mutation_operators
        if isinstance(node, kind)
        for new in operator(node)
        if not _same(node, new)
    ]
    return sorted({one.source: one for one in made if one.source != source}.values(), key=lambda mutant: mutant.line)


def _nodes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """What is run: no annotation, no name that is only ever compared."""
    if isinstance(node, _UNREAD) or (isinstance(node, cst.ClassDef) and _is_list_of_names(node)):
        return
    if not isinstance(node, cst.BaseCompoundStatement):
        yield node
    for child in node.children:
        yield from _nodes(child)


def _is_list_of_names(node: cst.ClassDef) -> bool:
    return any(isinstance(base.value, cst.Name) and base.value.value.endswith("Enum") for base in node.bases)


def _same(node: cst.CSTNode, new: cst.CSTNode) -> bool:
    """A word in capitals is no mistake of another kind than that word with other letters around it."""
    return (
        isinstance(node, cst.SimpleString)
        and isinstance(new, cst.SimpleString)
        and node.value.lower() == new.value.lower()
    )


def _short(code: str) -> str:
    words = " ".join(code.split())
    return words if len(words) <= 90 else f"{words[:90]}…"
