"""The guide for engineers: its pictures are the code's, and each of its recipes is followed word for word on a copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from coursereader.flow import gather
from coursereader.input.course_file import CourseFacts
from coursereader.input.guide_files import FOLDER
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.pages.guide import PICTURES, guide_pages
from coursereader.pages.guide.floors import floors, rows
from coursereader.pages.guide.steps import steps
from coursereader.pages.index import index_of
from coursereader.pages.navigation import navigation
from courses import HERE, TOY

ENGINE = FOLDER.parent
OF_A_COURSE = ("seeds/", "docs/", "assets/reader/")
"""Folders that the guide names and that no engine has."""
RECIPES = sorted(path for path in FOLDER.glob("adding-*.md"))
BLOCK = re.compile(
    r"^(?:New file|In) `(?P<path>[^`]+)`(?:, (?P<how>after|instead of) `(?P<row>[^\n]+)`)?:\n\n"
    r"(?P<fence>`{3,})\w+\n(?P<words>.*?)\n(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Change:
    """One step of a recipe: a new file, or words at a place of one that is there."""

    path: str
    how: str
    row: str
    """The row of the file that says where; the only one that reads so."""
    words: str


def changes(recipe: Path) -> Iterator[Change]:
    """The steps of a recipe, in order."""
    for found in BLOCK.finditer(recipe.read_text(encoding="utf-8")):
        yield Change(found["path"], found["how"] or "", found["row"] or "", found["words"])


def follow(change: Change, root: Path) -> None:
    """Do what the step says in a copy of the project."""
    path = root / change.path
    if not change.how:
        assert not path.exists(), change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change.words + "\n", encoding="utf-8")
        return
    lines = path.read_text(encoding="utf-8").split("\n")
    places = [n for n, line in enumerate(lines) if line.strip() == change.row]
    assert len(places) == 1, f"{change.path}: {change.row}"
    lines[places[0] + (change.how == "after") : places[0] + 1] = change.words.split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the engine and of what its tests need."""
    shutil.copytree(ENGINE, tmp_path / "scripts/coursereader", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(HERE / "repair", tmp_path / "tests/repair")
    shutil.copytree(TOY, tmp_path / "tests/toy")
    shutil.copytree(HERE.parent / "requirements", tmp_path / "requirements")
    for name in ("courses.py", "test_repair.py"):
        shutil.copyfile(HERE / name, tmp_path / "tests" / name)
    return tmp_path


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_who_follows_a_recipe_has_what_it_promises(recipe: Path, copy: Path) -> None:
    listed = list(changes(recipe))
    for change in listed:
        follow(change, copy)
    tests = [change.path for change in listed if change.path.startswith("tests/") and change.path.endswith(".py")]
    paths = os.pathsep.join([str(copy / "scripts"), str(copy / "tests")])
    asked = tests or ["tests/test_repair.py"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked],
        cwd=copy, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_step_of_a_recipe_is_read() -> None:
    for recipe in RECIPES:
        words = recipe.read_text(encoding="utf-8")
        assert len(list(changes(recipe))) == len(re.findall(r"^`{3,}\w", words, re.MULTILINE)), recipe.name


def test_a_kind_takes_six_files() -> None:
    assert len({change.path for change in changes(FOLDER / "adding-a-kind.md")}) == 6


def test_every_module_that_the_guide_names_is_there() -> None:
    made = {change.path for recipe in RECIPES for change in changes(recipe)}
    for path in FOLDER.glob("*.md"):
        for name in re.findall(r"`((?:\w+/)*\w+\.py|(?:\w+/)+)`", path.read_text(encoding="utf-8")):
            there = (ENGINE / name, HERE.parent / name, HERE.parent / "docs" / name)
            assert any(place.exists() for place in there) or name in made or name in ("seeds/", "assets/reader/"), (
                f"{path.name}: {name}"
            )


def test_the_guide_names_no_host() -> None:
    for path in FOLDER.glob("*.md"):
        assert not re.search("mk" + "docs|mate" + "rial", path.read_text(encoding="utf-8"), re.IGNORECASE), path.name


def test_the_floors_are_those_of_the_imports_and_no_arrow_goes_up() -> None:
    below, high = floors(), {}
    for height, row in enumerate(reversed(rows(below))):
        high |= dict.fromkeys(row, height)
    assert all(high[floor] > high[other] for floor, others in below.items() for other in others)
    assert {"model", "input", "text", "analysis", "pages", "commands"} <= set(below)
    assert below["model"] == frozenset()


def test_the_steps_are_those_that_gather_calls_in_their_order() -> None:
    names = [step.name for step in steps()]
    order = ["load_facts", "read_seed", "repair", "structure", "keep_ids", "emend", "anchor_all", "states", "lint"]
    assert [name for name in names if name in order] == order
    assert all((ENGINE / f"{step.module}.py").is_file() for step in steps())


def test_the_guide_is_shown_where_the_course_asks_for_it() -> None:
    course = gather(TOY, Report())
    assert not [page for page in planned_pages(course) if page.path.startswith("engine/")]
    asked = replace(course, facts=CourseFacts.model_validate({"guide": "true"}))
    planned = {page.path: page.page() for page in guide_pages(index_of(asked))}
    assert sorted(planned) == sorted(f"engine/{path.stem}.md" for path in FOLDER.glob("*.md"))
    for page in planned.values():
        assert not [name for name in PICTURES if f"<!-- {name} -->" in page.text]
    assert planned["engine/index.md"].source == "scripts/coursereader/guide/index.md"
    about = next(shelf for shelf in navigation(asked, [*planned]).shelves if shelf.id == "about")
    assert [entry.path for entry in about.entries] == ["engine/index.md"]
