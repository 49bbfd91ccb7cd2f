"""Imports go down only, from `flow` to `model`. Each floor is a folder."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parent.parent / "scripts" / "coursereader"
FLOORS = (
    "model", "input", "text", "interface", "analysis", "html", "citing", "exports", "pages", "typeset", "publish",
    "host", "editions", "kinds", "flow", "writing", "review", "commands",
)  # fmt: skip
"""From the ground up."""
MODULES = sorted(path for path in ENGINE.rglob("*.py") if path != ENGINE / "__init__.py")
LONGEST_FILE, LONGEST_FUNCTION = 260, 40


def name(path: Path) -> str:
    """A file as the tests' names show it."""
    return path.relative_to(ENGINE).as_posix()


def floor(path: Path) -> int:
    """The floor that a file stands on."""
    return FLOORS.index(path.relative_to(ENGINE).parts[0].removesuffix(".py"))


def imported(path: Path) -> set[int]:
    """The floors that a file imports from."""
    package = path.relative_to(ENGINE).parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            named = (*base, *(node.module or "").split("."))
            first = next(part for part in (*named, *(alias.name for alias in node.names)) if part)
            found.add(FLOORS.index(first))
    return found


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_file_imports_only_from_its_floor_or_below(path: Path) -> None:
    assert all(other <= floor(path) for other in imported(path))


def test_the_ground_floor_imports_nothing_but_itself() -> None:
    ground = [path for path in MODULES if floor(path) == 0]
    assert {other for path in ground for other in imported(path)} == {0}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = {node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION}
    assert not long


def test_no_drawer_for_leftovers() -> None:
    assert not {"utils", "util", "helpers", "common", "misc", "core"} & {path.stem for path in MODULES}


def test_the_engine_knows_no_course() -> None:
    words = ("russia", "china", "putin", "makarov", "freire", "kireeva", "rising-powers")
    for path in MODULES:
        text = path.read_text(encoding="utf-8").casefold()
        assert not [word for word in words if word in text], path.name


OVERRIDES = ENGINE.parent.parent / "overrides"
TEMPLATES = [*ENGINE.glob("pages/templates/*"), *ENGINE.glob("review/*.j2"), *OVERRIDES.rglob("*.html")]
LONGEST_ROW = 160


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_rows_of_templates_can_be_read(path: Path) -> None:
    rows = path.read_text(encoding="utf-8").splitlines()
    assert not [n for n, row in enumerate(rows, 1) if len(row) > LONGEST_ROW]


def test_only_the_adapter_names_the_host() -> None:
    named = [
        path.relative_to(ENGINE).as_posix()
        for path in ENGINE.rglob("*")
        if path.is_file() and path.suffix in (".py", ".j2", ".md", ".css", ".js", ".yml", ".po", ".pot", ".toml")
        and any(word in path.read_text(encoding="utf-8").casefold() for word in ("mkdocs", "material"))
    ]  # fmt: skip
    assert [path for path in named if not path.startswith("host/mkdocs/")] == ["host/__init__.py"]


def test_no_two_classes_have_one_name() -> None:
    found: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(path.name)
    assert {name: places for name, places in found.items() if len(places) > 1} == {}
