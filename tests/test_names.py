"""One name, one meaning: no class and no bound of the repair has the name of another."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

TEXT = Path(__file__).parent.parent / "scripts" / "coursereader" / "text"


def named(path: Path) -> Iterable[str]:
    """Classes and constants that a module defines."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_no_two_modules_of_the_texts_give_one_name_to_two_things() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TEXT.rglob("*.py")):
        for name in sorted(set(named(path))):
            homes[name].append(path.name)
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}
