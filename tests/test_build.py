"""Building as a user does: the same bytes twice, the last good site kept, an edit on its page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from courses import TOY, toy_with
from hosts import pages_of

ROOT = Path(__file__).parent.parent


def build(course: Path, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Runs `scripts/build.py` on a course, into a folder."""
    command = [
        sys.executable, str(ROOT / "scripts/build.py"), "--course", str(course),
        "--pages", str(folder / "pages"), "--site", str(folder / "site"), *more,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert build(TOY, tmp_path).returncode == 0
    sums = (tmp_path / "site/SHA256SUMS").read_text("utf-8")
    assert sums == (site / "SHA256SUMS").read_text("utf-8")
    assert len(sums.splitlines()) > 60


def test_an_edited_note_changes_three_pages_at_most_and_a_warm_build_is_a_cold_one(tmp_path: Path) -> None:
    course = toy_with(tmp_path, {})
    assert build(course, tmp_path / "warm").returncode == 0
    before = contents(tmp_path / "warm/site")
    note = sorted((course / "docs/notes/alder").glob("*.md"))[0]
    note.write_text(note.read_text("utf-8").rstrip() + " And more.\n", "utf-8")
    assert build(course, tmp_path / "warm").returncode == 0
    assert build(course, tmp_path / "cold").returncode == 0
    warm = contents(tmp_path / "warm/site")
    assert warm == contents(tmp_path / "cold/site")
    changed = {path for path in warm if path.endswith(".html") and warm[path] != before.get(path)}
    assert 1 <= len(changed) <= 3


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_nothing_of_another_course_is_in_the_site_of_this_one(site: Path) -> None:
    words = ("turn east", "russia\\b", "china", "putin", "kireeva", "freire", "makarov", "rising powers", "vladivostok")
    kinds = (".html", ".js", ".css", ".json", ".jsonld", ".xml", ".svg", "")
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.suffix in kinds):
        found = re.findall("|".join(words), path.read_text(encoding="utf-8", errors="replace").casefold())
        assert not found, f"{path.relative_to(site)}: {found[0]}"


def test_a_problem_is_printed_and_leaves_the_last_good_site_whole(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    course = toy_with(
        tmp_path,
        {"docs/notes/alder/new.md": "---\ntext: alder\nquote: nowhere at all\nby: me\ndate: 2026-01-01\n---\n\nNo.\n"},
    )
    ran = build(course, tmp_path)
    assert ran.returncode == 1
    assert "docs/notes/alder/new.md:3: " in ran.stderr
    assert "the last good one is unchanged" in ran.stderr
    assert (tmp_path / "site/SHA256SUMS").read_bytes() == (site / "SHA256SUMS").read_bytes()


def test_plain_mkdocs_builds_the_written_pages_strictly(site: Path, tmp_path: Path) -> None:
    config = site.with_name("mkdocs.yml")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(tmp_path / "plain")],
        capture_output=True, text=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    theirs, ours = pages_of(tmp_path / "plain"), pages_of(site)
    assert ours.keys() <= theirs.keys()
    assert [path for path in sorted(ours) if theirs[path] != ours[path]] == []


def test_a_new_source_is_read_and_shown_without_code(tmp_path: Path) -> None:
    course = toy_with(tmp_path, {})
    file = tmp_path / "Cedar (scan).txt"
    file.write_text(
        "THE THIRD BRIDGE\n\nNobody remembers the third bridge over the Wend, which was\n"
        "made of cedar and burnt in 1840.\n",
        "utf-8",
    )
    drafted = subprocess.run(
        [sys.executable, str(ROOT / "scripts/add_source.py"), str(file), "--id", "cedar", "--root", str(course)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert drafted.returncode == 0, drafted.stderr
    ran = build(course, tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "made of cedar and burnt in 1840" in (tmp_path / "site/texts/cedar.html").read_text("utf-8")


@pytest.fixture
def port() -> int:
    """A free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_serving_shows_an_edit_and_lists_a_mistake_beside_the_good_records(tmp_path: Path, port: int) -> None:
    course = toy_with(tmp_path, {})
    server = subprocess.Popen(
        [
            sys.executable, str(ROOT / "scripts/serve.py"), "--course", str(course), "--build", str(tmp_path / "build"),
            "--port", str(port),
        ],
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/"
        assert shows(address + "glossary/undermining.html", "washing out of the ground")
        term = course / "docs/glossary/undermining.md"
        term.write_text(term.read_text("utf-8").replace("washing out", "slow washing out"), "utf-8")
        assert shows(address + "glossary/undermining.html", "slow washing out of the ground")
        (course / "docs/glossary/new.md").write_text("---\nterm: new\n", "utf-8")
        assert shows(address + "problems.html", "docs/glossary/new.md")
        assert shows(address + "glossary/undermining.html", "slow washing out of the ground")
    finally:
        server.terminate()
        server.wait(10)


def shows(address: str, words: str, seconds: float = 60) -> bool:
    """Whether a page comes to hold these words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if words in urllib.request.urlopen(address, timeout=5).read().decode():
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False
