"""The world's faults: one line, an exit code, nothing half-written, nothing lost; the next run goes on."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.model.whole_files import HALF, write_whole
from coursereader.publish.finish import SUMS
from coursereader.publish.site_folder import not_of_the_site
from courses import TOY, complaints, heeding_the_interrupt_key, toy_with

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
READER = "import sys; sys.path.insert(0, sys.argv.pop(1)); from coursereader.commands import main; sys.exit(main())"
FULL = OSError(28, "No space left on device")


def reader(*given: str | Path, before: Callable[[], object] | None = None) -> subprocess.Popen[str]:
    """The command as one runs it."""
    return subprocess.Popen(
        [sys.executable, "-c", READER, str(SCRIPTS), *map(str, given)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before,
    )  # fmt: skip


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit code and what it complained of."""
    _, said = running.communicate(timeout=120)
    return running.returncode, complaints(said)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def of_authors(course: Path) -> dict[str, bytes]:
    """Every file of a course that is not made of others."""
    return {path: content for path, content in contents(course).items() if not path.startswith("build/")}


def small_files() -> None:
    """No file may grow over 4 kB, as where the disk is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))


@pytest.mark.parametrize("broken", ["pathlib.Path.open", "os.replace"])
def test_a_file_that_cannot_be_written_is_as_it_was(
    tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise FULL

    (tmp_path / "a").write_bytes(b"good")
    monkeypatch.setattr(broken, fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"new")
    monkeypatch.undo()
    assert contents(tmp_path) == {"a": b"good"}
    write_whole(tmp_path / "a", b"new")
    assert contents(tmp_path) == {"a": b"new"}


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "a").symlink_to(tmp_path / "mine")
    write_whole(tmp_path / "a", b"new")
    assert (contents(tmp_path), (tmp_path / "a").is_symlink()) == ({"mine": b"mine", "a": b"new"}, False)


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(OSError, match="no plain file") as told:
            write_whole(tmp_path / name, b"new")
        assert told.value.filename == str(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]
    assert (tmp_path / "pipe").is_fifo()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A source of some length."""
    file = tmp_path / "cedar.txt"
    file.write_text(
        "\n\n".join(f"The {n}th bridge fell at noon, when nobody was upon it." for n in range(200)), "utf-8"
    )
    return file


def test_a_full_disk_leaves_sources_and_locks_as_they_were(tmp_path: Path, text: Path) -> None:
    course = toy_with(tmp_path, {})
    before = contents(course)
    kept = "The sources of the course are as they were.\n"
    code, said = ended(reader("add-source", text, "--course", course, before=small_files))
    assert (code, said.count("\n"), said.endswith(f"File too large. {kept}")) == (1, 1, True), said
    assert contents(course) == before
    assert main(["add-source", str(text), "--course", str(course)]) == 0
    before = contents(course)
    code, said = ended(reader("lock", "--course", course, before=small_files))
    kept = "Every lock is whole: as it was, or as it is to be.\n"
    assert (code, said.count("\n"), said.endswith(f"File too large. {kept}")) == (1, 1, True), said
    assert {path: content for path, content in contents(course).items() if path in before} == before
    assert not list(course.rglob(f".*{HALF}"))


@pytest.mark.parametrize("most", [4_000, 30_000, 150_000])
def test_a_full_disk_leaves_the_last_good_site_whole_and_is_not_kept_full(
    site: Path, tmp_path: Path, most: int
) -> None:
    shutil.copytree(site, tmp_path / "site")
    given = ("build", "--course", TOY, "--pages", tmp_path / "build/pages", "--site", tmp_path / "site")
    code, said = ended(reader(*given, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))))
    assert code == 1
    assert "Traceback" not in said
    assert "File too large." in said
    assert "The last good site is as it was." in said or "the last good one is unchanged." in said
    assert contents(tmp_path / "site") == contents(site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]
    assert not list((tmp_path / "build").rglob(f".*{HALF}"))


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("a file", "utf-8")
    inside = tmp_path / "file/site"
    assert main(["build", "--course", str(TOY), "--site", str(inside), "--pages", str(tmp_path / "b/pages")]) == 1
    kept = "The last good site is as it was."
    assert capsys.readouterr().err == f"{tmp_path / 'file'}: File exists. {kept}\n"
    long = tmp_path / ("x" * 254)
    assert main(["build", "--course", str(TOY), "--site", str(long), "--pages", str(tmp_path / "b/pages")]) == 1
    assert capsys.readouterr().err.endswith(f"File name too long. {kept}\n")
    assert main(["new-course", str(tmp_path / "file/course")]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'file/course'}: Not a directory. ")


def test_an_output_that_takes_no_more_is_one_line() -> None:
    script = f"{sys.executable} -c '{READER}' {SCRIPTS} text --json alder --course {TOY} > /dev/full"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "No space left on device.\n")


def test_a_folder_and_a_file_that_cannot_be_opened_are_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = toy_with(tmp_path, {f"docs/events/{'a' * 101}.md": "", "seeds/alder/passages.lock": b"p1 \xff\n"})
    closed = {course / "docs/figures", course / "seeds/birch/birch.txt", course / "docs/events/bridge-fall.md"}
    listed, opened = os.listdir, os.open

    def refuse(real: Callable[..., object]) -> Callable[..., object]:
        def asked(place: Path, *more: object) -> object:
            if place in closed:
                raise PermissionError(13, "Permission denied", str(place))
            return real(place, *more)

        return asked

    monkeypatch.setattr("os.listdir", refuse(listed))
    monkeypatch.setattr("os.open", refuse(opened))
    assert main(["check", "--course", str(course)]) == 1
    rows = capsys.readouterr().out.splitlines()
    denied = "1: it cannot be opened: Permission denied. Look at its permissions."
    assert {f"docs/figures:{denied}", f"seeds/birch/birch.txt:{denied}"} <= set(rows)
    assert f"docs/events/{'a' * 101}.md:1: the name is longer than 100 letters. Give it a shorter one." in rows
    assert "seeds/alder/passages.lock:1: the file is not UTF-8 here. Put the last good one back." in rows


@pytest.mark.parametrize(("name", "code", "first"), [("SIGINT", 130, "Interrupted."), ("SIGTERM", 143, "Ended from")])
def test_who_ends_a_build_is_told_what_is_kept(site: Path, tmp_path: Path, name: str, code: int, first: str) -> None:
    shutil.copytree(site, tmp_path / "site")
    given = ("build", "--course", TOY, "--pages", tmp_path / "b/pages", "--site", tmp_path / "site")
    running = reader(*given, before=heeding_the_interrupt_key)
    while not (tmp_path / "b/pages").exists():
        time.sleep(0.02)
    os.kill(running.pid, getattr(signal, name))
    ended_with, said = ended(running)
    assert (ended_with, said.splitlines()[1:]) == (code, [])
    assert said.startswith(first)
    assert said.endswith("The last good site is as it was.\n")
    assert contents(tmp_path / "site") == contents(site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "site"]


KILLS = 10
"""Of each command, at moments spread over its run."""


def killed(most: float, number: int, *given: str | Path) -> None:
    """Ends a command in the way no program can answer, somewhere in its first seconds."""
    running = reader(*given)
    time.sleep(random.Random(number).uniform(0, most))
    running.kill()
    running.communicate()


def test_killed_builds_leave_the_last_good_site_whole(site: Path, tmp_path: Path) -> None:
    given = ("build", "--course", TOY, "--pages", tmp_path / "b/pages", "--site", tmp_path / "site")
    assert ended(reader(*given)) == (0, "")
    for number in range(KILLS):
        shutil.rmtree(tmp_path / "b", ignore_errors=True)
        killed(5, number, *given)
        assert contents(tmp_path / "site") == contents(site) or (tmp_path / ".site.old").is_dir()
    assert ended(reader(*given)) == (0, "")
    assert (tmp_path / "site" / SUMS).read_bytes() == (site / SUMS).read_bytes()
    assert not_of_the_site(tmp_path / "site") == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "site"]


def test_killed_locks_are_whole(tmp_path: Path) -> None:
    course = toy_with(tmp_path, {})
    assert ended(reader("lock", "--course", course)) == (0, "")
    good = of_authors(course)
    for number in range(KILLS):
        killed(1.5, number, "lock", "--course", course)
        assert {path: content for path, content in of_authors(course).items() if HALF not in path} == good
    assert ended(reader("lock", "--course", course)) == (0, "")
    assert of_authors(course) == good


def test_a_source_that_was_being_added_is_there_whole_or_not_at_all(tmp_path: Path, text: Path) -> None:
    course = toy_with(tmp_path, {})
    for number in range(KILLS):
        killed(1.5, number, "add-source", text, "--course", course, "--id", f"cedar-{number}")
        if (course / f"seeds/cedar-{number}").exists():
            assert contents(course / f"seeds/cedar-{number}")["cedar.txt"] == text.read_bytes()
            assert (course / f"seeds/cedar-{number}/source.yml").is_file()
    assert ended(reader("add-source", text, "--course", course, "--id", "last")) == (0, "")
    assert not list((course / "seeds").glob(".*"))


def test_a_course_that_was_being_drafted_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real = tmp_path / "course", os.replace
    (folder / ".git").mkdir(parents=True)
    left = iter(range(2))

    def fail(one: Path, other: Path) -> None:
        if next(left, None) is None:
            raise FULL
        real(one, other)

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", fail)
        assert main(["new-course", str(folder)]) == 1
        assert main(["new-course", str(tmp_path / "new")]) == 1
    assert not (tmp_path / "new").exists()
    assert main(["new-course", str(folder)]) == 0
    assert main(["check", "--course", str(folder)]) == 0
    assert not (folder / ".begun").exists()
