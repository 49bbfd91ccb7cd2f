"""Records that are kept: a check with them says what a check without them says, whatever was edited or befell them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from coursereader.commands import check
from coursereader.commands.shrinking import tell_what_shrank
from coursereader.flow import gather
from coursereader.input import engine_files, kept_records
from coursereader.input.kept_records import KEPT
from coursereader.input.load import _Loader
from coursereader.kinds import KINDS
from coursereader.model.problems import Report
from courses import said, toy_with
from test_warm import correction, course_file, longer, new_note, some, without

ROUNDS = 8
COPIED = shutil.ignore_patterns("build", "site")
Chance = random.Random


def reworded(pattern: str) -> Callable[[Path, Chance], None]:
    """One word less, in a quotation, a key, a form, an id or a body."""

    def edit(root: Path, chance: Chance) -> None:
        path = some(root, chance, pattern)
        words = path.read_text("utf-8").split(" ")
        del words[chance.randrange(len(words))]
        path.write_text(" ".join(words), "utf-8")

    return edit


def damaged(root: Path, chance: Chance) -> None:
    """What was kept is cut, emptied, foreign, full of something else, or gone."""
    kept = (root / KEPT).read_bytes() if (root / KEPT).is_file() else b""
    (root / KEPT).parent.mkdir(exist_ok=True)
    others = [kept[: len(kept) // 2], b"", b"0" * 64 + kept[64:], kept.replace(b"bridge", b"tower"), b"[" * 100_000]
    (root / KEPT).write_bytes(chance.choice(others))


CHANGES = (
    *map(reworded, ("docs/notes/*/*.md", "docs/glossary/*.md", "docs/events/*.md", "docs/*/*.md", "seeds/*/*.yml")),
    *map(longer, ("docs/notes/*/*.md", "docs/names/*.md", "seeds/*/*.txt")),
    *(correction, course_file, new_note, damaged),
    *map(without, ("docs/events/*.md", "docs/glossary/*.md", "docs/names/*.md")),
)


def told(root: Path, only: Sequence[str] = ()) -> list[str]:
    """What a check says, of all files or of some."""
    course = gather(root, report := Report(), only=only)
    tell_what_shrank(root, course, report, only)
    return [str(problem) for problem in report if not only or problem.path in only]


def found(root: Path) -> tuple[list[str], object]:
    """What is said of a course, and all that is known of it."""
    course = gather(root, report := Report())
    return said(report), (course.by_model, course.marked, course.handwritten, course.problems)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_edited_a_check_with_kept_records_says_what_one_without_says(tmp_path: Path, seed: int) -> None:
    chance, root, cold = Chance(seed), toy_with(tmp_path, {}), tmp_path / "cold"
    good = tmp_path / "good"
    shutil.copytree(root, good, ignore=COPIED)
    for _ in range(ROUNDS):
        for _ in range(chance.randrange(3)):
            chance.choice(CHANGES)(root, chance)
        shutil.copytree(root, cold, ignore=COPIED)
        warm = [found(root), found(root)]
        assert warm == [found(cold)] * 2
        files = [path.relative_to(root).as_posix() for path in root.glob("docs/**/*.md")]
        files += {line.partition(":")[0] for line in warm[0][0]}
        for file in [*chance.sample(sorted(files), 3), "docs/about.md", "counts.lock"]:
            assert told(root, [file]) == [line for line in told(cold) if line.startswith(f"{file}:")], file
        shutil.rmtree(cold)
        if chance.random() < 0.4:  # go on from the good one, so that much is kept
            for folder in ("docs", "seeds"):
                shutil.rmtree(root / folder)
            shutil.copytree(good, root, dirs_exist_ok=True)


def test_only_the_record_that_was_edited_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, read = toy_with(tmp_path, {}), list[str]()
    monkeypatch.setattr("coursereader.flow.at_once", lambda one, other: (one(), other()))
    do = _Loader.read
    monkeypatch.setattr(_Loader, "read", lambda self, path, *more: read.append(path.stem) or do(self, path, *more))
    gather(root, Report())
    everything = len(read)
    assert everything == sum(len(list((root / "docs" / kind.folder).rglob("*.md"))) for kind in KINDS)
    gather(root, Report())
    assert len(read) == everything
    edited = some(root, Chance(0), "docs/notes/*/*.md")
    edited.write_text(f"{edited.read_text('utf-8')}\nMore of it.\n", "utf-8")
    gather(root, Report())
    assert read[everything:] == [edited.stem]


def test_of_what_is_wrong_nothing_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = toy_with(tmp_path, {})
    edited = some(root, Chance(1), "docs/notes/*/*.md")
    edited.write_text(edited.read_text("utf-8").replace('quote: "', 'quote: "Nobody wrote this. '), "utf-8")
    printed = []
    for _ in range(3):
        assert check.main(["--course", str(root)]) == 1
        printed.append(capsys.readouterr().out)
    assert edited.name in printed[0]
    assert printed == printed[:1] * 3


def test_what_another_engine_kept_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = toy_with(tmp_path, {})
    gather(root, Report())
    assert kept_records.KeptRecords(root, KINDS).any
    monkeypatch.setattr(kept_records, "engine_sum", lambda *names: "another")
    assert not kept_records.KeptRecords(root, KINDS).any


@pytest.mark.parametrize("file", ["input/load.py", "analysis/anchoring.py", "text/fold.py", "flow.py"])
def test_every_file_that_has_a_say_in_a_record_makes_another_engine(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in kept_records.WHAT_READS:
        ours = engine_files.ENGINE / name
        (shutil.copytree if ours.is_dir() else shutil.copy)(ours, tmp_path / name)
    monkeypatch.setattr(engine_files, "ENGINE", tmp_path)
    sums = set()
    for more in ("", "\n"):
        (tmp_path / file).write_text((tmp_path / file).read_text("utf-8") + more, "utf-8")
        engine_files.engine_sum.cache_clear()
        sums.add(engine_files.engine_sum(*kept_records.WHAT_READS))
    engine_files.engine_sum.cache_clear()
    assert len(sums) == 2


def test_no_link_is_followed_to_what_is_kept(tmp_path: Path) -> None:
    root, elsewhere = toy_with(tmp_path, {}), tmp_path / "elsewhere"
    (root / "build").mkdir(exist_ok=True)
    elsewhere.write_bytes(b"kept")
    (root / KEPT).symlink_to(elsewhere)
    gather(root, Report())
    assert (root / KEPT).is_symlink()
    assert elsewhere.read_bytes() == b"kept"
