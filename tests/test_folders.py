"""A build replaces what is its own, and no other folder; two never work in one at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.commands.places import Places, build_folder
from coursereader.commands.wrong_use import WrongUseError
from coursereader.host import NAME
from coursereader.publish.finish import SUMS, sums
from coursereader.publish.hold import HeldError, Hold
from coursereader.publish.site_folder import beside, not_of_the_site, swap
from courses import TOY, complaints, written

ROOT = Path(__file__).parent.parent
SITE: dict[str, str | bytes] = {"index.html": "home", "a/b.html": "b", ".nojekyll": ""}


def site_of(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A folder with these files and their sums."""
    listed = sums({path: content.encode() for path, content in files.items() if isinstance(content, str)})
    return written(folder, {**files, SUMS: listed})


def words(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, ""), ({".DS_Store": ""}, ""), ({"a.docx": ""}, "a.docx"), ({".git/config": ""}, ".git/config"),
        ({"a/mine.txt": ""}, "a/mine.txt"), ({SUMS: "00  debian.iso\n", "debian.iso": ""}, "debian.iso"),
    ],
)  # fmt: skip
def test_what_is_none_of_the_site_is_found_before_it_is_replaced(
    tmp_path: Path, files: dict[str, str | bytes], found: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert not_of_the_site(written(tmp_path / "empty", files)) == found
    site = site_of(tmp_path / "site", SITE)
    assert not_of_the_site(site) == ""
    if SUMS not in files:
        assert not_of_the_site(written(site, files)) == found


@pytest.mark.parametrize("option", ["--site", "--pages"])
def test_another_s_folder_is_refused_and_stays(tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "thesis", {"chapter.md": "mine"})
    assert main(["build", "--course", str(TOY), option, str(tmp_path / "thesis")]) == 2
    assert capsys.readouterr().err == (
        f'{tmp_path / "thesis"}: this holds "chapter.md", which no build put there, and would replace it. '
        f"Name another folder for the {option[2:]}, or move it elsewhere.\n"
    )
    assert (tmp_path / "thesis/chapter.md").read_text("utf-8") == "mine"
    assert names(tmp_path) == ["thesis"]


@pytest.mark.parametrize("folder", ["pages", "serve"])
def test_serving_takes_no_other_s_folder(tmp_path: Path, folder: str) -> None:
    written(tmp_path / folder, {"chapter.md": "mine"})
    with pytest.raises(WrongUseError, match="chapter"):
        build_folder(TOY, tmp_path)


def test_a_file_of_another_host_is_not_written_over(tmp_path: Path) -> None:
    written(tmp_path, {NAME: "site_name: Mine\n"})
    with pytest.raises(WrongUseError, match="this one is not from it"):
        Places.of(TOY, tmp_path / "pages", tmp_path / "site")


@pytest.mark.parametrize(
    ("pages", "site"),
    [
        ("a", "a"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a", "course"),
        ("a", "course/docs/x"),
        ("course/seeds", "a"),
    ],
)
def test_folders_that_would_lie_in_one_another_are_refused(tmp_path: Path, pages: str, site: str) -> None:
    (tmp_path / "course").mkdir()
    with pytest.raises(WrongUseError):
        Places.of(tmp_path / "course", tmp_path / pages, tmp_path / site)


def test_a_finished_site_takes_the_place_of_the_old_one_and_of_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, {"old-site/mine.txt": "mine", "fresh/mine.txt": "mine"})
    site = site_of(tmp_path / "site", SITE)
    with beside(site) as fresh:
        site_of(fresh, {"index.html": "new", ".nojekyll": ""})
        swap(fresh, site)
    assert words(site) == "new"
    assert names(site) == [".nojekyll", SUMS, "index.html"]
    assert names(tmp_path) == ["fresh", "old-site", "site"]


def test_a_site_that_was_not_finished_is_gone_and_the_old_one_whole(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", SITE)
    with suppress(KeyboardInterrupt), beside(site) as fresh:
        site_of(fresh, {"index.html": "new"})
        raise KeyboardInterrupt
    assert (words(site), names(tmp_path)) == ("home", ["site"])


def test_where_the_new_site_cannot_be_put_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, real = site_of(tmp_path / "site", SITE), os.replace

    def fail(one: Path, other: Path) -> None:
        if one.name == ".site.fresh":
            raise OSError(5, "Input/output error")
        real(one, other)

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="Input"), beside(site) as fresh:
        swap(site_of(fresh, {"index.html": "new"}), site)
    assert (words(site), names(tmp_path)) == ("home", ["site"])


def test_what_an_ended_build_left_is_put_right_by_the_next(tmp_path: Path) -> None:
    site_of(tmp_path / ".site.old", SITE)  # ended between the two steps of the swap
    written(tmp_path / ".site.fresh", {"half.html": "ha"})
    with beside(tmp_path / "site") as fresh:
        assert words(tmp_path / "site") == "home"
        assert names(fresh) == []
    assert names(tmp_path) == ["site"]
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old/index.html").write_text("rest")  # ended while the old one was removed
    (tmp_path / ".site.old" / SUMS).write_text("00  .nojekyll\n00  index.html\n")
    with beside(tmp_path / "site"):
        pass
    assert names(tmp_path) == ["site"]


def test_a_link_where_the_site_is_made_is_taken_away_and_not_followed(tmp_path: Path) -> None:
    written(tmp_path / "mine", {"letter": "mine"})
    (tmp_path / ".site.fresh").symlink_to(tmp_path / "mine")
    with beside(tmp_path / "site") as fresh:
        assert not fresh.is_symlink()
    assert names(tmp_path / "mine") == ["letter"]
    written(tmp_path / ".site.old", {"letter": "mine"})
    with pytest.raises(OSError, match="none of the site"), beside(tmp_path / "site"):
        pass
    assert names(tmp_path / ".site.old") == ["letter"]


def test_a_folder_is_held_by_one_and_by_none_that_ended(tmp_path: Path) -> None:
    with Hold(tmp_path), pytest.raises(HeldError):
        Hold(tmp_path)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(ROOT / "scripts"), str(tmp_path)], stdout=subprocess.PIPE
    )  # fmt: skip
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    with pytest.raises(HeldError):
        Hold(tmp_path)
    other.kill()
    other.wait()
    with Hold(tmp_path):  # although the process that it began lives on
        pass


HOLD = (
    "import os, sys, time; sys.path.insert(0, sys.argv[1]); from pathlib import Path; "
    "from coursereader.publish.hold import Hold; hold = Hold(Path(sys.argv[2])); "
    "os.fork() or (print('held', flush=True), time.sleep(5), os._exit(0)); time.sleep(60)"
)


@contextmanager
def building(folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A build of the toy course in a process of its own."""
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--course", str(TOY), "--site", str(folder / "site")]
    running = subprocess.Popen(
        [*command, *(more or ("--pages", str(folder / "pages")))],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def test_of_two_builds_at_once_one_is_refused_and_the_site_is_whole(site: Path, tmp_path: Path) -> None:
    for name, more in {"same": (), "another": ("--pages", str(tmp_path / "other/pages"))}.items():
        folder = tmp_path / name  # a new one: where nothing has changed, a build has ended before another begins
        folder.mkdir()
        with building(folder) as one:
            time.sleep(1)
            with building(folder, *more) as other:
                ended = [running.communicate() for running in (one, other)]
                codes = sorted([one.returncode, other.returncode])
        assert codes == [0, 1], ended
        refused = "".join(complaints(said) for _, said in ended)
        assert "is at work in this folder. Wait until it has ended, or end it." in refused
        assert len(refused.splitlines()) == 1
        assert (folder / "site" / SUMS).read_bytes() == (site / SUMS).read_bytes()
        assert not not_of_the_site(folder / "site")
