"""The small mistakes: one changed sign, number, word or statement of a module at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_TWINS = [
    ("min", "max"), ("any", "all"), ("startswith", "endswith"), ("lstrip", "rstrip"), ("find", "rfind"),
    ("removeprefix", "removesuffix"), ("bisect_left", "bisect_right"), ("partition", "rpartition"),
    ("start", "end"), ("match", "search"), ("upper", "lower"),
]  # fmt: skip
_TWIN = dict(_TWINS) | {b: a for a, b in _TWINS}
LONGEST_TABLE = 80
"""Characters: a word that holds no letter and is not longer is a table of signs, and each of them counts."""


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake."""

    line: int
    what: str
    """`x < y  ->  x <= y`."""
    source: str


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    made = [
        Mutant(node.lineno, f"{_short(node)}  ->  {_short(new)}", _with(tree, node, new))
        for node in _nodes(tree)
        for new in _mistakes(node)
    ]
    return sorted({one.source: one for one in made if one.source != ast.unparse(tree)}.values(), key=lambda m: m.line)


def _nodes(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """What is run: no docstring, no annotation, and no name that is only ever compared."""
    unread: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            unread |= {node, node.value}
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            unread |= set(ast.walk(part)) if part else set()
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            unread |= {part for decorator in node.decorator_list for part in ast.walk(decorator)}
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "StrEnum" for base in node.bases):
            unread |= set(ast.walk(node))
        if isinstance(node, ast.JoinedStr):  # its parts are no expressions of their own
            unread |= {part for part in node.values if isinstance(part, ast.Constant)}
            unread |= {part.format_spec for part in node.values if isinstance(part, ast.FormattedValue)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.expr, ast.stmt)) and node not in unread:
            yield node


def _mistakes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[one]) if type(one) in _OTHER:
            yield _but(node, ops=[_OTHER[type(one)]()])
        case ast.Compare(ops=ops):
            for n, one in enumerate(ops):
                yield _but(node, ops=[*ops[:n], _OTHER[type(one)](), *ops[n + 1 :]])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _OTHER:
            yield _but(node, op=_OTHER[type(op)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=value):
            yield from (ast.Constant(other) for other in _other_values(value))
        case ast.Call(func=ast.Name(id=name)) if name in _TWIN:
            yield _but(node, func=ast.Name(_TWIN[name]))
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in _TWIN:
            yield _but(node, func=ast.Attribute(value, _TWIN[name]))
        case ast.Call(args=[first, second, *more]) if ast.dump(first) != ast.dump(second):
            yield _but(node, args=[second, first, *more])
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.If(test=test) | ast.IfExp(test=test) if not isinstance(test, ast.UnaryOp):
            yield _but(node, test=ast.UnaryOp(ast.Not(), test))


def _other_values(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        yield from (value + 1, value - 1)
    elif isinstance(value, (str, bytes)) and value:
        yield value[:0]
        if 1 < len(value) <= LONGEST_TABLE and isinstance(value, str) and not any(map(str.isalpha, value)):
            yield from (value[:n] + value[n + 1 :] for n in range(len(value)))


def _but(node: ast.AST, **changed: object) -> ast.AST:
    new = copy.copy(node)
    for name, value in changed.items():
        setattr(new, name, value)
    return new


def _with(tree: ast.Module, old: ast.AST, new: ast.AST) -> str:
    class Replaced(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else super().generic_visit(_but(node, **_lists(node)))

    return ast.unparse(ast.fix_missing_locations(Replaced().visit(tree)))


def _lists(node: ast.AST) -> dict[str, list[object]]:
    """Copies of a node's lists: the transformer writes into them."""
    return {name: list(value) for name, value in ast.iter_fields(node) if isinstance(value, list)}


def _short(node: ast.AST) -> str:
    words = " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())
    return words if len(words) <= 90 else f"{words[:90]}…"
