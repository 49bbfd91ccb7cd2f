"""Nothing shrinks in silence: what falls against `counts.lock`, and ids that git or the counts know of."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from coursereader.analysis.counts_file import FILE, UNION
from coursereader.commands import main
from coursereader.commands.serve import Preview
from coursereader.input.anchors_file import FILE as ANCHORS
from courses import TOY, commit, git, written

ADDED = """\
---
text: birch
quote: "I have nothing against bridges"
by: "Ada Reed"
date: "2024-05-01"
---

A picture of the speaker's own.
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the toy course, locks and all, in no repository."""
    shutil.copytree(TOY, tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture
def kept(course: Path) -> Path:
    """The same, committed to a repository of its own."""
    git(course, "init", "-q", "-b", "main")
    commit(course)
    return course


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[[Path], list[str]]:
    """What the check prints, without its last line."""

    def problems(course: Path) -> list[str]:
        capsys.readouterr()
        code = main(["check", "--course", str(course)])
        *lines, last = capsys.readouterr().out.splitlines()
        assert (code == 0) == (last == "No problems.")
        return lines

    return problems


Check = Callable[[Path], list[str]]


def fell(lines: list[str]) -> set[str]:
    """What is said to have fallen: `183 notes -> 163`."""
    found = (re.search(r"there were (.+); there are (\d+)\.", line) for line in lines)
    return {f"{one[1]} -> {one[2]}" for one in found if one}


def line_of(course: Path, name: str) -> int:
    rows = (course / "counts.lock").read_text("utf-8").splitlines()
    return next(n for n, row in enumerate(rows, 1) if row.partition(" ")[2] == name)


def test_the_toy_course_holds_what_its_file_says(course: Path, check: Check) -> None:
    before = (course / "counts.lock").read_bytes()
    assert check(course) == []
    assert main(["lock", "--course", str(course)]) == 0
    assert (course / "counts.lock").read_bytes() == before


def test_a_removed_note_is_told_with_its_line_and_what_to_do(course: Path, check: Check) -> None:
    (course / "docs/notes/birch/whose-company.md").unlink()
    lines = check(course)
    assert (
        f"counts.lock:{line_of(course, 'notes')}: there were 3 notes; there are 2. "
        'Put them back, or run "reader lock" to say that they are gone.'
    ) in lines
    assert {"3 notes -> 2", "1 notes on birch -> 0"} <= fell(lines)


def test_the_diff_of_the_file_says_what_is_gone(course: Path, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "docs/notes/birch/whose-company.md").unlink()
    assert main(["lock", "--course", str(course)]) == 0
    assert "counts.lock: there were 3 notes; there are 2.\n" in capsys.readouterr().out
    assert "\n2 notes\n" in (course / "counts.lock").read_text("utf-8")
    assert check(course) == []


@pytest.mark.parametrize(
    ("folder", "lost"), [("names", "3 names -> 0"), ("events", "4 events -> 0"), ("differences", "1 differences -> 0")]
)
def test_a_kind_that_is_gone_is_told(course: Path, check: Check, folder: str, lost: str) -> None:
    shutil.rmtree(course / "docs" / folder)
    assert lost in fell(check(course))


def test_a_mention_that_is_gone_is_told_by_its_relation(course: Path, check: Check) -> None:
    for event in (course / "docs/events").glob("*.md"):
        event.write_text(event.read_text("utf-8").replace("relation: contradicts", "relation: main"), "utf-8")
    assert fell(check(course)) == {"1 events told as contradicts -> 0"}


@pytest.mark.parametrize(
    ("files", "old", "new", "lost"),
    [
        ("docs/glossary/*.md", r"^forms:.*\n(?:  .*\n)*", "", "forms of terms"),
        ("docs/names/*.md", r"^forms:.*\n(?:  .*\n)*", "", "forms of names"),
        ("docs/notes/*/*.md", r"^tags:.*\n(?:  .*\n)*", "", "tags of notes"),
        ("docs/comparisons/*.md", r"\A(---\n(?:.*\n)*?---\n)(?:.*\n)*", r"\1", "bodies of comparisons"),
        ("docs/notes/birch/*.md", r"\A(---\n(?:.*\n)*?---\n)(?:.*\n)*", r"\1\nNothing.\n", "bodies of notes"),
        ("seeds/birch/source.yml", r"^reading:\n(?:  .*\n)+", "", "facts about birch"),
        ("seeds/birch/source.yml", r"^rights:.*\n", "", "facts about birch"),
        ("course.yml", r"^(?!title).*\n", "", "facts in course.yml"),
    ],
)
def test_what_a_record_loses_and_is_still_read_is_told(
    course: Path, check: Check, files: str, old: str, new: str, lost: str
) -> None:
    written = list(course.glob(files))
    for file in written:
        file.write_text(re.sub(old, new, file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert [one for one in fell(check(course)) if f" {lost} -> " in one]


def test_a_course_file_that_is_gone_is_told(course: Path, check: Check) -> None:
    (course / "course.yml").unlink()
    assert [one for one in fell(check(course)) if " facts in course.yml -> 0" in one]


def changed_seed(course: Path, old: str, new: str) -> None:
    """Words of a seed changed, and its sum with them."""
    seed, source = course / "seeds/birch/birch.txt", course / "seeds/birch/source.yml"
    before = seed.read_text("utf-8")
    assert before.count(old) >= 1
    seed.write_text(before.replace(old, new, 1), "utf-8")
    sums = (hashlib.sha256(words.encode()).hexdigest() for words in (before, seed.read_text("utf-8")))
    source.write_text(source.read_text("utf-8").replace(*sums), "utf-8")


def test_a_letter_of_a_seed_that_is_changed_with_its_sum_is_told(course: Path, check: Check) -> None:
    changed_seed(course, "nothing against", "nothing againts")
    assert (
        f"counts.lock:{line_of(course, 'words of birch')}: the words of birch are not what they were. "
        'Put them back, or run "reader lock" to say that they have changed.'
    ) in check(course)


def test_who_only_adds_need_not_touch_the_file(course: Path, check: Check) -> None:
    written(course, {"docs/notes/birch/sick.md": ADDED})
    assert check(course) == []


def test_a_record_that_cannot_be_read_is_not_gone(course: Path, check: Check) -> None:
    written(course, {"docs/notes/birch/whose-company.md": "---\ntext: birch\n---\n"})
    assert not fell(check(course))


def test_a_text_that_cannot_be_read_is_not_gone(course: Path, check: Check) -> None:
    (course / "seeds/birch/birch.txt").unlink()
    lines = check(course)
    assert lines
    assert not [line for line in lines if line.startswith("counts.lock")]


def test_facts_of_a_course_file_that_cannot_be_read_are_not_gone(course: Path, check: Check) -> None:
    written(course, {"course.yml": "title: [\n"})
    lines = check(course)
    assert any(line.startswith("course.yml") for line in lines)
    assert not [line for line in lines if "facts in course.yml" in line]


def test_a_course_without_the_file_is_not_looked_at(course: Path, check: Check) -> None:
    (course / "counts.lock").unlink()
    assert [line.partition(" Put")[0] for line in check(course)] == ["counts.lock:1: this file is gone."]
    for lock in course.rglob("passages.lock"):  # nothing of it is published
        lock.unlink()
    shutil.rmtree(course / "docs/names")
    assert check(course) == []
    assert main(["lock", "--course", str(course)]) == 0
    assert "\n0 names\n" in (course / "counts.lock").read_text("utf-8")


def test_lines_that_cannot_be_read_are_told(course: Path, check: Check) -> None:
    written(course, {"counts.lock": "3 notes\n<<<<<<< HEAD\nthree names\n3 nam"})
    todo = 'Put the file back, or run "reader lock" to write it anew.'
    assert check(course) == [
        f'counts.lock:2: this is no count: "<<<<<<< HEAD". {todo}',
        f'counts.lock:3: this is no count: "three names". {todo}',
        f"counts.lock:4: the file ends within a line; it may have lost others. {todo}",
        'counts.lock:4: there were 3 nam; there are 0. Put them back, or run "reader lock" to say that they are gone.',
    ]


def test_two_branches_that_both_wrote_the_file_may_leave_both_lines(course: Path, check: Check) -> None:
    file = course / "counts.lock"
    file.write_text(file.read_text("utf-8").replace("3 notes\n", "2 notes\n3 notes\n"), "utf-8")
    assert check(course) == []
    file.write_text(file.read_text("utf-8").replace("2 notes\n", "4 notes\n"), "utf-8")
    assert fell(check(course)) == {"4 notes -> 3"}


def test_nothing_is_counted_while_something_cannot_be_read(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (course / "counts.lock").read_bytes()
    written(course, {"docs/notes/birch/whose-company.md": "---\ntext: birch\n---\n"})
    assert main(["lock", "--course", str(course)]) == 1
    assert capsys.readouterr().err.startswith("counts.lock was not written: ")
    assert (course / "counts.lock").read_bytes() == before


def test_a_build_fails_too(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(course / "docs/names")
    assert main(["build", "--course", str(course), "--only", "pages", "--pages", str(tmp_path / "pages")]) == 1
    assert "there were 3 names; there are 0." in capsys.readouterr().err


def test_the_preview_only_reports(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(course / "docs/names")
    preview = Preview(course, tmp_path / "build")
    preview.build()
    if preview.following:
        preview.following.join()
    assert "there were 3 names; there are 0." in capsys.readouterr().out
    assert (tmp_path / "build/serve/index.html").is_file()


def test_a_truncated_lock_is_told_by_the_counts(course: Path, check: Check) -> None:
    lock = course / "seeds/birch/passages.lock"
    lock.write_text("\n".join(lock.read_text("utf-8").split("\n")[:4]) + "\n", "utf-8")
    row = f"counts.lock:{line_of(course, 'ids of birch')}: there were 11 ids of birch; there are 3. "
    told = row + "Put their lines back into seeds/birch/passages.lock; a published address never dies."
    assert check(course) == [told]
    before = lock.read_bytes()
    assert main(["lock", "--course", str(course)]) == 1
    assert lock.read_bytes() == before


def test_a_deleted_lock_is_told_by_the_counts(course: Path, check: Check) -> None:
    (course / "seeds/birch/passages.lock").unlink()
    assert fell(check(course)) == {"11 ids of birch -> 0"}
    assert main(["lock", "--course", str(course)]) == 1


def test_ids_that_git_knows_and_the_lock_does_not_are_told(kept: Path, check: Check) -> None:
    for name in ("counts.lock", "seeds/alder/passages.lock", "seeds/birch/passages.lock"):
        (kept / name).unlink()
    lines = check(kept)
    assert lines[0] == 'counts.lock:1: this file is gone. Put it back, or run "reader lock" to write it anew.'
    assert lines[2] == (
        "seeds/birch/passages.lock:1: published ids are gone from this file: p1, f1, h1, p2, p3 and 6 more. "
        "Put their lines back; a published address never dies."
    )
    assert main(["lock", "--course", str(kept)]) == 1


def test_ids_that_the_main_branch_knows_are_told_after_the_commit_too(kept: Path, check: Check) -> None:
    git(kept, "switch", "-q", "-c", "mine")
    for name in ("counts.lock", "seeds/alder/passages.lock"):
        (kept / name).unlink()
    commit(kept)
    assert [line.partition(":")[0] for line in check(kept)] == ["counts.lock", "seeds/alder/passages.lock"]


def test_a_git_that_was_ended_has_not_said_that_it_knows_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    killed = subprocess.CompletedProcess([], -9, "", "")
    monkeypatch.setattr("coursereader.commands.history.subprocess.run", lambda *_, **__: killed)
    assert main(["check", "--course", str(kept)]) == 1
    assert "git: it was ended by signal 9 before it answered; ask again" in capsys.readouterr().err


def test_ids_may_go_where_the_counts_say_so_in_the_same_change(kept: Path, check: Check) -> None:
    lock, counts = kept / "seeds/birch/passages.lock", kept / "counts.lock"
    rows = lock.read_text("utf-8").splitlines(keepends=True)
    lock.write_text("".join(rows[:-1]), "utf-8")
    assert len(check(kept)) == 2
    counts.write_text(counts.read_text("utf-8").replace("11 ids of birch", "10 ids of birch"), "utf-8")
    assert check(kept) == []


def test_a_count_that_lost_its_line_is_told(kept: Path, check: Check) -> None:
    counts = kept / "counts.lock"
    counts.write_text(counts.read_text("utf-8").replace("3 notes\n", ""), "utf-8")
    assert check(kept) == [
        "counts.lock:1: the line of the notes is gone from this file. "
        'Put the file back, or run "reader lock" to write it anew.'
    ]


def test_a_text_may_go_as_a_whole_where_its_editors_say_so(kept: Path, check: Check) -> None:
    shutil.rmtree(kept / "seeds/birch")
    lines = check(kept)
    assert {"11 ids of birch -> 0", "11 passages of birch -> 0"} <= fell(lines)
    assert not [line for line in lines if "passages.lock" in line]
    assert (
        f"counts.lock:{line_of(kept, 'words of birch')}: the words of birch are gone. "
        'Put them back, or run "reader lock" to say that they are gone.'
    ) in lines


def test_branches_that_both_wrote_the_file_are_joined_without_a_conflict(kept: Path, check: Check) -> None:
    written(kept, {".gitattributes": f"{FILE} {UNION}\nseeds/*/{ANCHORS} {UNION}\n"})
    commit(kept)
    names = {"one": ["docs/notes/birch/sick.md"], "two": ["docs/notes/birch/pain.md", "docs/notes/birch/ache.md"]}
    for branch, paths in names.items():
        git(kept, "switch", "-q", "-c", branch, "main")
        written(kept, dict.fromkeys(paths, ADDED))
        assert main(["lock", "--course", str(kept)]) == 0
        commit(kept)
    git(kept, "merge", "-q", "one", "-m", "Both")
    rows = (kept / FILE).read_text("utf-8").splitlines()
    assert sorted(row for row in rows if re.fullmatch(r"\d+ notes", row)) == ["4 notes", "5 notes"]
    assert check(kept) == []


def test_branches_that_only_add_are_joined_without_a_conflict(kept: Path, check: Check) -> None:
    names = {"one": "docs/notes/birch/sick.md", "two": "docs/notes/birch/pain.md"}
    for branch, path in names.items():
        git(kept, "switch", "-q", "-c", branch, "main")
        written(kept, {path: ADDED})
        commit(kept)
    git(kept, "merge", "-q", "one", "-m", "Both")
    assert check(kept) == []


@pytest.mark.parametrize("how", ["link", "pipe", "folder"])
def test_what_stands_in_the_place_of_the_counts_is_told(course: Path, check: Check, how: str) -> None:
    (course / FILE).unlink()
    if how == "link":
        (course / FILE).symlink_to(course / "course.yml")
    elif how == "pipe":
        os.mkfifo(course / FILE)
    else:
        (course / FILE).mkdir()
    assert [line for line in check(course) if line.startswith(f"{FILE}:1: this is ")]


@pytest.mark.parametrize("lost", [1, 10, 30])
def test_lines_that_the_file_lost_are_told_without_git(course: Path, check: Check, lost: int) -> None:
    rows = (course / FILE).read_text("utf-8").splitlines(keepends=True)
    gone = [row for row in rows[-lost:] if not row.startswith("0 ")]
    (course / FILE).write_text("".join(rows[:-lost]), "utf-8")
    assert len([line for line in check(course) if "is gone from this file" in line]) == len(gone)
