"""The command `reader`: its help, its exit codes, what it loads, and one line where something stops it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from coursereader.commands import COMMANDS, main
from courses import TOY, git, heeding_the_interrupt_key, toy_with

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
DOORS = {
    "build.py": "build", "check.py": "check", "text.py": "text", "find.py": "find", "add_source.py": "add-source",
    "import_annotations.py": "import-annotations",
    "serve.py": "serve", "lock.py": "lock", "suggest.py": "suggest",
}  # fmt: skip
READER = "import sys; sys.path.insert(0, sys.argv.pop(1)); from coursereader.commands import main; sys.exit(main())"


def reader(*given: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command as one runs it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", READER, str(SCRIPTS), *map(str, given)],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_help_lists_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {name}" in shown for name in COMMANDS)
    assert "0 all is well; 1 there are problems; 2 wrong use" in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_an_example_and_the_exit_codes(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert f"examples:\n  reader {command}" in shown
    assert "exit codes: 0" in shown
    assert ("--course DIR" in shown) is (command != "new-course")


def test_a_command_that_is_none_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == 2
    assert capsys.readouterr().err == 'There is no command "chek". Did you mean "check"?\n'


@pytest.mark.parametrize("command", ["check", "build", "serve", "lock", "review", "find x", "add-source x.txt"])
def test_a_folder_that_is_no_course_is_a_wrong_use(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), "--course", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}: this is no course: there is no course.yml, no seeds/ and no docs/ in it. "
        'Name the folder of one with --course DIR, or draft one with "reader new-course DIR".\n'
    )


def test_a_folder_that_is_not_there_is_a_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--course", str(tmp_path / "gone")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'gone'}: there is no such folder.\n"


def test_the_course_is_the_folder_one_stands_in(tmp_path: Path) -> None:
    done = reader("check", cwd=toy_with(tmp_path, {}))
    assert (done.returncode, done.stdout, done.stderr) == (0, "No problems.\n", "")


def test_any_file_can_be_read_where_there_is_no_course(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge fell.\n", "utf-8")
    done = reader("text", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "The bridge fell.\n")


@pytest.mark.parametrize("door", DOORS)
def test_the_scripts_are_doors_to_the_commands(door: str) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPTS / door, "--help"], capture_output=True, text=True, cwd="/", check=False
    )  # fmt: skip
    assert (done.returncode, done.stdout.split(" [")[0]) == (0, f"usage: reader {DOORS[door]}")


HEAVY = ("jinja2", "markdown", "mkdocs", "material", "babel", "coursereader.host")


@pytest.mark.parametrize("command", [("check",), ("find", "bridge fell"), ("text", "alder"), ("lock",), ("suggest",)])
def test_a_command_loads_only_what_it_needs(command: tuple[str, ...], tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    shown = (
        "import sys, json; sys.path.insert(0, sys.argv.pop(1)); from coursereader.commands import main; "
        "code = main(); print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", shown, str(SCRIPTS), *command, "--course", str(root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    needed = {"markdown"}  # every page of the course is looked at as rendered
    assert not [name for name in HEAVY if name in loaded and name not in needed]
    others = {f"coursereader.commands.{name.replace('-', '_')}" for name in COMMANDS if name != command[0]}
    assert not others & set(loaded)


def test_a_file_that_the_system_does_not_give_is_one_line(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    (root / "seeds/alder/passages.lock").unlink(missing_ok=True)
    (root / "seeds/alder/passages.lock").mkdir()
    done = reader("lock", "--course", root)
    said = "seeds/alder/passages.lock:1: this is no plain file. Put the file itself here.\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_whoever_stops_reading_sees_no_traceback() -> None:
    script = f"{sys.executable} -c '{READER}' {SCRIPTS} text --json alder --course {TOY} | head -c 1"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{", "")


def test_the_interrupt_key_ends_quietly(tmp_path: Path) -> None:
    raw = "\n".join(f"Line {n} of a very long text about bridges, which takes a while to read." for n in range(60000))
    (tmp_path / "long.txt").write_text(raw, "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-c", READER, str(SCRIPTS), "text", str(tmp_path / "long.txt")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heeding_the_interrupt_key,
    )  # fmt: skip
    time.sleep(3)
    os.kill(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "Interrupted.\n")


def test_one_text_is_printed_whatever_the_others_are(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"seeds/birch/source.yml": "nothing", "docs/events/a.md": ""})
    done = reader("text", "alder", "--course", root)
    assert (done.returncode, done.stderr) == (0, "")
    done = reader("text", "birch", "--course", root)
    assert done.returncode == 1
    assert done.stderr.startswith("seeds/birch/source.yml:1: ")


def test_a_drafted_record_has_a_kind_that_the_course_knows(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"course.yml": 'kinds:\n  events: {fall: "a fall", flood: "a flood"}\n'})
    done = reader("find", "bridge fell", "--as", "event", "--place", "1", "--course", root)
    assert "\nkind: fall  # or another kind\n" in done.stdout


def test_a_review_says_what_changed_and_what_is_wrong_in_it(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"docs/events/old.md": "", "docs/names/other.md": ""})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "a")
    (root / "docs/events/old.md").unlink()
    (root / "docs/notes/alder/new.md").write_text("---\ntext: alder\nquote: no such words\n---\n\nA note.\n", "utf-8")
    emendation = '{quote: "the bridge fell at noon", reading: "the bridge fell at one", reason: "Why.", by: "us"}\n'
    (root / "seeds/alder/emendations/noon.yml").write_text(emendation, "utf-8")
    done = reader("review", "--course", root)
    assert done.returncode == 1
    rows = done.stdout.splitlines()
    assert rows[:4] == [
        "Records and pages:",
        "  removed  docs/events/old.md",
        "  new      docs/notes/alder/new.md: no such words",
        "  new      seeds/alder/emendations/noon.yml",
    ]
    assert "  changed  alder#p4" in rows
    assert any(row.startswith("    + ") and "the bridge fell at one" in row for row in rows)
    assert any(row.startswith("docs/notes/alder/new.md:") for row in rows)
    assert not any("docs/names/other.md" in row for row in rows)
    assert rows[-2].startswith("3 files changed, ")
    assert rows[-1].endswith(" elsewhere: reader check lists them.")


def test_a_review_without_changes_says_so(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "a")
    assert reader("review", "--course", root).stdout == "Nothing changed.\n"
    done = reader("review", "nowhere", "--course", root)
    assert done.returncode == 2
    assert done.stderr == 'git does not know "nowhere" here. Name a branch or a commit: reader review HEAD~1.\n'


def test_a_review_without_git_says_so(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    done = reader("review", "--course", root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "course: this course is in no git repository, so nothing can be compared.\n"
