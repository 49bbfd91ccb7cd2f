"""Where nothing has changed there is nothing to build; where anything has, the site is built as from nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from coursereader.commands import building, main
from coursereader.flow import gather
from coursereader.model.problems import Report
from coursereader.publish import last_build
from coursereader.publish.last_build import FILE, OF_A_COURSE, LastBuild
from courses import TOY, commit, git, toy_with

EDITED = "docs/notes/alder/new.md"


@pytest.fixture
def last(tmp_path: Path) -> LastBuild:
    """A course, and what a build of it left, which said something."""
    course = toy_with(tmp_path, {"build/site/index.html": "<p>", "build/pages/index.md": "", "own.yml": "a: b\n"})
    made = (course / "build/site", course / "build/pages")
    one = LastBuild(course / "build", course, (course / "own.yml",), made)
    one.ended(one.begun(), ["It is there."])
    return one


def test_a_build_of_which_nothing_has_changed_says_what_it_said(last: LastBuild) -> None:
    assert last.said(last.begun()) == ("It is there.",)


def add(path: Path) -> None:
    """A letter more, in a file that may be new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.read_text("utf-8") + "x" if path.exists() else "x", "utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "docs/glossary/undermining.md", EDITED, "docs/assets/new.svg", "course.yml", "counts.lock", "own.yml",
        "seeds/alder/source.yml", "seeds/alder/emendations/new.yml", "build/site/index.html", "build/site/new.html",
        "build/pages/index.md", "build/pages/new.md", f"build/{FILE}",
    ],
)  # fmt: skip
def test_a_file_that_was_changed_or_added_by_anybody_is_seen(last: LastBuild, path: str) -> None:
    add(last.root / path)
    assert last.said(last.begun()) is None


@pytest.mark.parametrize("path", ["docs/notes", "seeds/birch", "build/site/index.html", "build/pages", f"build/{FILE}"])
def test_so_is_what_was_taken_away_or_became_a_link(last: LastBuild, path: str) -> None:
    os.rename(last.root / path, last.root / "elsewhere")
    assert last.said(last.begun()) is None
    (last.root / path).symlink_to(last.root / "elsewhere")
    assert last.said(last.begun()) is None


def test_so_is_another_state_of_the_repository_another_date_and_what_changed_while_it_was_built(
    last: LastBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(last.root, "init", "-q")
    commit(last.root)
    assert last.said(last.begun()) is None
    last.ended(last.begun(), ["Now."])
    begun = last.begun()
    assert last.said(begun) == ("Now.",)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert last.said(last.begun()) is None
    add(last.root / EDITED)
    last.ended(begun, ["Then."])
    assert last.said(last.begun()) is None


def test_where_a_file_cannot_be_read_nothing_is_known(last: LastBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, most: int, root: Path | None = None) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(last_build, "plain_bytes", refused)
    assert last.begun() == ""
    last.ended("", ["It is there."])
    assert last.said("") is None
    assert not (last.folder / FILE).exists()


def test_no_file_of_a_course_is_read_that_is_not_summed() -> None:
    opened: set[str] = set()
    watching = [True]

    def heard(event: str, said: tuple[object, ...]) -> None:
        if watching and event == "open" and isinstance(said[0], (str, Path)):
            opened.add(os.path.realpath(said[0]))

    sys.addaudithook(heard)
    gather(TOY, Report())
    watching.clear()
    read = {Path(path).relative_to(TOY.resolve()).parts[0] for path in opened if path.startswith(f"{TOY.resolve()}/")}
    assert {"course.yml", "docs", "seeds"} <= read <= {*OF_A_COURSE, "build"}


def test_the_command_gathers_nothing_where_nothing_has_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    course = toy_with(tmp_path, {})
    assert main(["build", "--course", str(course)]) == 0
    said = capsys.readouterr().out
    monkeypatch.setattr(building, "gather", None)
    assert main(["build", "--course", str(course)]) == 0
    assert capsys.readouterr().out == said
