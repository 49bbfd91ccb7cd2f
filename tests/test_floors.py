"""Imports go down only: entry, print, meaning, text, input, words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parent.parent / "scripts" / "coursereader"
FLOORS: dict[int, tuple[str, ...]] = {
    5: ("flow",),
    4: (
        "weave", "pages", "exports", "data_texts", "data_records", "annotations", "search", "finish", "built", "write",
        "printing", "rendering", "serving",
    ),
    3: (
        "course", "terms", "forms", "marks", "citations", "cited", "persons", "references", "resolve", "apparatus", "findings",
        "works", "events", "addresses", "emend", "concordance", "anchored",
    ),
    2: ("repair", "structure", "anchor", "fold", "silences", "twins", "misses", "lock", "drafting"),
    1: (
        "read", "yaml_lines", "yaml_slips", "frontmatter", "load", "shelves", "crossrefs", "rivals", "complaints", "records",
        "quotation", "source", "dates", "lint",
    ),
    0: ("problems", "pieces", "passages", "at_once"),
}  # fmt: skip
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
MODULES = sorted(path for path in ENGINE.rglob("*.py") if path != ENGINE / "__init__.py")


def room(path: Path) -> str:
    """The room of the house that a file lies in: a module, or the folder of several."""
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The rooms that a file imports from."""
    found = set()
    depth = len(path.relative_to(ENGINE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_a_file_imports_only_from_its_floor_or_below(path: Path) -> None:
    for other in imports(path):
        assert FLOOR_OF[other] <= FLOOR_OF[room(path)], f"{room(path)} imports {other}"


def test_every_room_stands_on_a_floor() -> None:
    assert {room(path) for path in MODULES} == set(FLOOR_OF)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260


def test_the_engine_knows_no_course() -> None:
    words = ("russia", "china", "putin", "makarov", "freire", "kireeva", "rising-powers")
    for path in MODULES:
        text = path.read_text(encoding="utf-8").casefold()
        assert not [word for word in words if word in text], path.name
