"""No link is followed: a canary that lies elsewhere is in no page, no file and no message, wherever a link leads to it.

The site is made as `reader serve` makes it, which goes on where there are problems; `reader build` stops there.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.host import NAME
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.writing import write_pages
from courses import complaints, said, toy_with

ROOT = Path(__file__).parent.parent
CANARY = "Canary-4711"
EVENT = f"---\ntitle: {CANARY}\ndate: 1911\nkind: disaster\nwho: {CANARY}\n---\n\n{CANARY}\n"
FILES = {
    "docs/assets/leak.txt": CANARY,
    "docs/assets/deep/er/leak.svg": f"<svg>{CANARY}</svg>",
    "docs/assets/emblem.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><path class="{CANARY}" d="M0 0"/></svg>',
    "docs/index.md": f"# {CANARY}\n\n{CANARY}\n",
    "docs/leak.md": f"# {CANARY}\n",
    "docs/events/leak.md": EVENT,
    "docs/glossary/leak.md": f"{CANARY}: 1",
    "docs/notes/alder/leak.md": CANARY,
    "seeds/alder/alder.txt": f"{CANARY}\n\n{CANARY} fell at noon.\n",
    "seeds/alder/source.yml": f"{CANARY}: {CANARY}\n",
    "seeds/alder/emendations/leak.yml": f"{CANARY}: 1\n",
    "seeds/alder/passages.lock": f"p1 {CANARY}\n",
    "course.yml": f"title: {CANARY}\n{CANARY}: 1\n",
    NAME: f"site_name: {CANARY}\n",
    "overrides/main.html": CANARY,
}
FOLDERS = ("docs", "docs/assets", "docs/events", "docs/notes", "docs/notes/alder", "seeds", "seeds/alder", "overrides")
LINK = "this is a link to another place. Put the file itself here."


def planted(tmp_path: Path, place: str, leads_to: Path) -> Path:
    """A copy of the toy course with a link in it."""
    course = toy_with(tmp_path, {})
    if place == "docs/assets/emblem.svg":
        facts = course / "course.yml"
        facts.write_text(facts.read_text("utf-8") + f"\nemblem: {place}\n" if facts.is_file() else f"emblem: {place}\n")
    link = course / place
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.symlink_to(leads_to)
    return course


def shown(course: Path, pages: Path) -> tuple[list[str], bytes]:
    """What the check says, and every byte that a site made of it holds."""
    made = gather(course, report := Report())
    write_pages(made, planned_pages(made), course / "docs/assets", pages, data=True)
    return said(report), b"".join(path.read_bytes() for path in sorted(pages.rglob("*")) if path.is_file())


@pytest.mark.parametrize("place", FILES)
def test_a_linked_file_is_told_once_and_nothing_of_it_is_shown(tmp_path: Path, place: str) -> None:
    secret = tmp_path / "elsewhere"
    secret.write_text(FILES[place], "utf-8")
    messages, site = shown(planted(tmp_path, place, secret), tmp_path / "pages")
    assert [line for line in messages if LINK in line] == [f"{place}:1: {LINK}"]
    assert CANARY not in "".join(messages)
    assert CANARY.encode() not in site


@pytest.mark.parametrize("place", FOLDERS)
def test_a_linked_folder_is_told_once_and_nothing_in_it_is_shown(tmp_path: Path, place: str) -> None:
    outer, _, inner = ("elsewhere/" + place).rpartition("/")
    for path, words in FILES.items():
        (tmp_path / "elsewhere" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "elsewhere" / path).write_text(words, "utf-8")
    messages, site = shown(planted(tmp_path, place, tmp_path / outer / inner), tmp_path / "pages")
    assert [line for line in messages if LINK in line] == [f"{place}:1: {LINK}"]
    assert CANARY not in "".join(messages)
    assert CANARY.encode() not in site


@pytest.mark.parametrize("place", [*FILES, "docs/assets", "docs/events", "seeds/alder"])
@pytest.mark.parametrize("command", ["find Canary", "text alder", "lock"])
def test_no_other_command_reads_through_a_link(
    tmp_path: Path, place: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").write_text(FILES.get(place, CANARY), "utf-8")
    course = planted(tmp_path, place, tmp_path / "elsewhere")
    main([*command.split(), "--course", str(course)])
    printed = capsys.readouterr()
    assert CANARY not in printed.out + printed.err
    assert (tmp_path / "elsewhere").read_text("utf-8") == FILES.get(place, CANARY)


def test_a_lock_that_is_a_link_is_not_written_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "elsewhere").write_text("mine", "utf-8")
    course = planted(tmp_path, "seeds/alder/passages.lock", tmp_path / "elsewhere")
    assert main(["lock", "--course", str(course)]) == 1
    assert capsys.readouterr().err == f"seeds/alder/passages.lock:1: {LINK}\n"
    assert (tmp_path / "elsewhere").read_text("utf-8") == "mine"


@pytest.mark.parametrize("place", FILES)
def test_a_pipe_where_a_file_belongs_is_told_and_nobody_waits_for_it(tmp_path: Path, place: str) -> None:
    course = planted(tmp_path, place, tmp_path / "elsewhere")
    (course / place).unlink()
    os.mkfifo(course / place)
    signal.alarm(60)  # ends the tests where somebody waits
    messages, _ = shown(course, tmp_path / "pages")
    signal.alarm(0)
    assert f"{place}:1: this is no plain file. Put the file itself here." in messages


@pytest.mark.parametrize("place", ["seeds/alder/alder.txt", "seeds/alder/source.yml", "seeds/alder/passages.lock"])
def test_a_folder_where_a_file_belongs_is_told(tmp_path: Path, place: str) -> None:
    course = planted(tmp_path, place, tmp_path / "elsewhere")
    (course / place).unlink()
    (course / place).mkdir()
    messages, _ = shown(course, tmp_path / "pages")
    assert f"{place}:1: this is no plain file. Put the file itself here." in messages


@pytest.mark.parametrize("place", ["build", "build/pages", "site"])
def test_a_link_where_the_build_writes_is_refused(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    course = planted(tmp_path, place, tmp_path / "elsewhere")
    assert main(["build", "--course", str(course)]) == 2
    assert capsys.readouterr().err.startswith(f"{course / place}: this is a link to another place. ")
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("place", ["pages/leak.txt", "pages/texts/leak", "pages/leak.md", "rendered"])
def test_a_link_among_what_is_built_stops_the_build(tmp_path: Path, place: str) -> None:
    secret = tmp_path / "elsewhere"
    secret.mkdir()
    (secret / "leak.md").write_text(f"# {CANARY}\n", "utf-8")
    link = tmp_path / "build" / place
    link.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "build/pages").mkdir(exist_ok=True)
    (tmp_path / "build/pages/.written").touch()
    link.symlink_to(secret / "leak.md" if link.suffix else secret)
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/build.py"), "--course", str(ROOT / "tests/toy"),
         "--pages", str(tmp_path / "build/pages"), "--site", str(tmp_path / "site")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    kept = "Take it away. The last good site is as it was."
    told = complaints(done.stderr)
    assert (done.returncode, told) == (1, f"{link}: this is a link to another place. {kept}\n")
    assert [path.name for path in secret.iterdir()] == ["leak.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "elsewhere"]
