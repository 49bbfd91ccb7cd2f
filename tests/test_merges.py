"""Two people add at once: git joins what they wrote without asking anybody, and the course has no problem then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import combinations_with_replacement
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.commands.shrinking import tell_what_shrank
from coursereader.flow import gather
from coursereader.input.records import Event, Figure, Term
from coursereader.model.problems import Report
from courses import HERE, TOY, commit, git, said, written

WORDS = {"one": "Few accidents of the period", "two": "nobody owned the bridge"}
"""Of `alder`: what each of the two writes about."""


def correction(who: str) -> dict[str, str]:
    words = WORDS[who]
    said = f'quote: "{words}"\nreading: "{words.upper()}"\nreason: "They shout."\nby: "{who}"\n'
    return {f"seeds/alder/emendations/{who}.yml": said}


def note(who: str) -> dict[str, str]:
    front = f'text: alder\nquote: "the town owned the road"\nby: "{who}"\ndate: "2024-05-01"'
    return {f"docs/notes/alder/{who}.md": f"---\n{front}\n---\n\nA word of {who}.\n"}


def entry(home: str, more: str) -> Callable[[str], dict[str, str]]:
    def addition(who: str) -> dict[str, str]:
        said = f'text: alder\nquote: "the town owned the road"\n{more.format(who=who)}\n'
        return {f"docs/{home}/{who}.yml": said}

    return addition


KINDS = {
    "correction": correction,
    "note": note,
    "telling": entry("events/bridge-fell", 'says: "The road, {who} says."\nrelation: background'),
    "use": entry("glossary/undermining", 'says: "As {who} says."'),
    "reading": entry("figures/cost-of-the-new-bridge", 'value: "{who}"\nas_of: "1912"'),
}
PAIRS = [*combinations_with_replacement(KINDS, 2)]


@pytest.fixture(scope="module")
def trunk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy course in a repository, with what the project tells git of its files."""
    course = tmp_path_factory.mktemp("merges") / "course"
    shutil.copytree(TOY, course)
    shutil.copy(HERE.parent / ".gitattributes", course)
    git(course, "init", "-q", "-b", "main")
    commit(course)
    return course


def merged(trunk: Path, files: dict[str, dict[str, str]], locks: bool) -> list[str]:
    """The problems of a course in which two branches of `main` were joined. Raises where git finds a conflict."""
    for branch, added in files.items():
        git(trunk, "switch", "-q", "-C", branch, "main")
        written(trunk, dict(added))
        if locks:
            assert main(["lock", "--course", str(trunk)]) == 0
        commit(trunk)
    git(trunk, "merge", "-q", "one", "-m", "Both")
    report = Report()
    tell_what_shrank(trunk, gather(trunk, report), report)
    return said(report)


@pytest.mark.parametrize("locks", [False, True], ids=["", "locked"])
@pytest.mark.parametrize("kinds", PAIRS, ids="-".join)
def test_two_additions_are_joined_without_a_conflict(kinds: tuple[str, str], locks: bool, trunk: Path) -> None:
    files = {who: KINDS[kind](who) for who, kind in zip(WORDS, kinds, strict=True)}
    assert merged(trunk, files, locks) == []
    assert all((trunk / path).is_file() for added in files.values() for path in added)


def test_the_locks_of_a_joined_course_are_put_in_order_by_the_next_reader_lock(trunk: Path) -> None:
    merged(trunk, {who: correction(who) | note(who) for who in WORDS}, locks=True)
    joined = {path: path.read_text("utf-8") for path in trunk.rglob("*.lock")}
    assert main(["lock", "--course", str(trunk)]) == 0
    rows = (trunk / "seeds/alder/anchors.lock").read_text("utf-8").splitlines()[2:]
    assert rows == sorted(set(rows))
    assert {path.name for path in joined if path.read_text("utf-8") != joined[path]} <= {"counts.lock", "anchors.lock"}
    assert "4 corrections of alder\n" in (trunk / "counts.lock").read_text("utf-8")


def test_an_addition_is_part_of_its_record(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "course")
    root = tmp_path / "course"
    for kind in ("telling", "use", "reading"):
        written(root, dict(KINDS[kind]("ann")))
    course = gather(root, report := Report())
    assert said(report) == []
    event = next(one for one in course.of(Event) if one.id == "bridge-fell")
    term = next(one for one in course.of(Term) if one.id == "undermining")
    figure = next(one for one in course.of(Figure) if one.id == "cost-of-the-new-bridge")
    last = [event.tells[-1], term.uses[-1], figure.readings[-1]]
    assert [one.place.passage for one in last if one.place] == ["p2", "p2", "p2"]
    assert [one.where.path.rpartition("/")[2] for one in last if one.where] == ["ann.yml"] * 3
    assert course.states["bridge-fell"]["alder"] == "tells"


@pytest.mark.parametrize(
    ("path", "words", "told"),
    [
        (
            "docs/events/bridge-fell/a.yml",
            'quote: x\nsays: "s"\n',
            ':1: the key "text" is missing. Add it: text: the id of the text.',
        ),
        (
            "docs/events/bridge-fell/a.yml",
            'says: "s"\ntext: cedar\nquote: x\n',
            ':2: there is no text "cedar". The texts are alder, birch.',
        ),
        (
            "docs/events/bridge-fell/a.yml",
            'text: alder\nsays: "s"\nquote: "no such words"\n',
            ':3: quote not found in "alder": "no such words". Copy the words from the page.',
        ),
        (
            "docs/events/storm-1908/a.yml",
            'text: birch\nsays: "s"\nquote: "How do you see it?"\n',
            ':3: docs/events/storm-1908.md says that "birch" is silent about the event. '
            'Take it out of "silent" there, or quote another text.',
        ),
        (
            "docs/events/bridge-fell/a.yml",
            'text: alder\nsays: "…"\nquote: "Spring 2024"\n',
            ':2: "…" was left as it was in a draft. Write your own words in its place.',
        ),
        ("docs/comparisons/cause/a.yml", 'text: alder\nsilent: ["x"]\n', ':1: "alder" answers twice.'),
        ("docs/events/bridge-fell/A.yml", "x", ":1: the name cannot be an id."),
        ("docs/events/bridge-fell/a.md", "x", ":1: this is not a record. A record here ends in .yml. Rename it"),
    ],
)
def test_what_is_wrong_in_an_addition_is_told_there(path: str, words: str, told: str, tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "course")
    gather(written(tmp_path / "course", {path: words}), report := Report())
    assert [problem.startswith(path + told) for problem in said(report)][:1] == [True]


def test_additions_to_nothing_are_told(tmp_path: Path) -> None:
    shutil.copytree(TOY, tmp_path / "course")
    gather(written(tmp_path / "course", {"docs/events/bridge/a.yml": "x"}), report := Report())
    assert said(report) == [
        "docs/events/bridge/a.yml:1: there is no bridge.md to which the files of this folder could be added. "
        'Did you mean "bridge-fell"? Name the folder after the record, without .md.'
    ]
