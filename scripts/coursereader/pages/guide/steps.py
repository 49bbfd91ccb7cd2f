"""The steps of the flow, as `flow.gather` calls them: each with the module that decides it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .floors import ENGINE

BEGIN = ("flow", "gather")
"""The module and the function that the flow begins with."""


@dataclass(frozen=True)
class Step:
    """One function that the flow calls."""

    name: str
    module: str
    """From the engine's top: `text/repair/rules`."""
    does: str
    """The first sentence of what it says of itself."""


@cache
def steps() -> tuple[Step, ...]:
    """In the order in which the code calls them; what a module at the engine's top calls is part of the flow."""
    return tuple(dict.fromkeys(_steps(*BEGIN, seen=set())))


def steps_table() -> str:
    """The steps as a table."""
    lines = [f"| `{step.name}` | `{step.module}.py` | {step.does} |" for step in steps()]
    return "\n".join(["| Step | Decided in | Does |", "| --- | --- | --- |", *lines])


def _steps(module: str, function: str, seen: set[tuple[str, str]]) -> Iterator[Step]:
    """What a function calls, innermost first, its own module's functions opened up."""
    if (module, function) in seen:
        return
    seen.add((module, function))
    tree = _tree(module)
    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    imported = dict(_imported(module, tree))
    for name in _called(own[function]):
        if name in own:
            yield from _steps(module, name, seen)
        elif name in imported:
            there = imported[name]
            if (ENGINE / f"{there}.py").is_file() and "/" not in there:
                yield from _steps(there, name, seen)
            elif "/" in there and (does := _does(there, name)):
                yield Step(name, there, does)


def _called(function: ast.FunctionDef) -> list[str]:
    """Names of the functions it calls, in the order in which the calls are done."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    calls.sort(key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0))
    return [call.func.id for call in calls if isinstance(call.func, ast.Name)]


def _imported(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """By name: the module it is imported from, also where it is loaded no sooner than it is needed."""
    package = module.split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            base = package[: len(package) - node.level + 1]
            for alias in node.names:
                yield alias.asname or alias.name, "/".join((*base, *node.module.split(".")))


def _does(module: str, name: str) -> str:
    """What a function says of itself; empty for a class, a value, and what lies in a package's own file."""
    for node in _tree(module).body if Path(ENGINE, f"{module}.py").is_file() else ():
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return (ast.get_docstring(node) or "").partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")
    return ""


@cache
def _tree(module: str) -> ast.Module:
    path = Path(ENGINE, f"{module}.py")
    return ast.parse((path if path.is_file() else ENGINE / module / "__init__.py").read_text(encoding="utf-8"))
