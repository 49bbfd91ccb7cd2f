"""Repaired texts that are kept: the same texts as those made anew, whatever lies in the folder, whoever makes them."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from coursereader import editions as editions_module
from coursereader.editions import edition, editions
from coursereader.model.problems import Report
from coursereader.text import kept_drafts, repairing
from coursereader.text.draft_file import from_json, to_json
from coursereader.text.drafts import drafts
from coursereader.text.kept_drafts import KeptDrafts, Unrepaired
from coursereader.text.repair.rules import repair
from courses import toy_with
from hostile_shapes import SHAPES

FIXTURES = sorted((Path(__file__).parent / "repair").glob("*.md"))
RAWS = [path.read_text("utf-8") for path in FIXTURES] + [shape(2000) for shape in SHAPES.values()]


def asked(raws: list[str]) -> list[Unrepaired]:
    return [Unrepaired(f"text-{n}", raw, None, "") for n, raw in enumerate(raws)]


def test_a_draft_comes_back_from_its_file_as_it_was() -> None:
    for raw in RAWS:
        draft = repair(raw)
        again = from_json(to_json(draft), raw)
        assert again is not None
        assert (again.pieces, again.streams, again.format) == (draft.pieces, draft.streams, draft.format)


def test_a_draft_of_another_seed_is_none() -> None:
    assert from_json(to_json(repair("The council met.\n")), "The council me.\n") is None


def _cut(kept: bytes) -> bytes:
    return kept[: len(kept) // 2]


def _reworded(kept: bytes) -> bytes:
    return kept.replace(b"paragraph", b"page-join")


def _emptied(kept: bytes) -> bytes:
    return b""


def _nested(kept: bytes) -> bytes:
    return kept.split(b"\n")[0] + b"\n" + b"[" * 100_000


def _foreign(kept: bytes) -> bytes:
    return b"0" * 64 + kept[64:]


DAMAGES: list[Callable[[bytes], bytes]] = [_cut, _reworded, _emptied, _nested, _foreign]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_edited_and_damaged_warm_is_as_cold(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = toy_with(tmp_path, {})
    seeds = sorted((root / "seeds").glob("*/*.txt"))
    folder = root / "build/texts"
    for _ in range(6):
        path = chance.choice(seeds)
        lines = path.read_text("utf-8").split("\n")
        at = chance.randrange(len(lines))
        lines[at : at + chance.randrange(3)] = chance.choice(([], ["The council met in the hall and"], [""]))
        path.write_text("\n".join(lines), "utf-8")
        for kept in folder.glob("*"):
            if chance.random() < 0.4:
                kept.write_bytes(chance.choice(DAMAGES)(kept.read_bytes()))
        editions_module._last.cache_clear()
        warm = [one.received for one in editions(root, Report())]
        elsewhere = tmp_path / "cold"
        shutil.rmtree(elsewhere, ignore_errors=True)
        shutil.copytree(root, elsewhere, ignore=shutil.ignore_patterns("build"))
        cold = [one.received for one in editions(elsewhere, Report())]
        assert [(one.pieces, one.passages) for one in warm] == [(one.pieces, one.passages) for one in cold]
        assert [[p.pieces for p in one.passages] for one in warm] == [[p.pieces for p in one.passages] for one in cold]


def test_what_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = toy_with(tmp_path, {})
    made: list[str] = []
    monkeypatch.setattr(repairing, "_repaired", lambda one: made.append(one.id) or repair(one.raw))
    ids = [one.id for one in editions(root, Report())]
    assert sorted(made) == sorted(ids)
    editions_module._last.cache_clear()  # as in another process
    assert {path.name for path in (root / "build/texts").iterdir()} == {f"{id}.draft" for id in ids}
    assert edition(root, ids[0], Report())
    assert len(made) == len(ids)


def test_another_engine_makes_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [one] = asked(["The council\nmet.\n"])
    KeptDrafts(tmp_path).keep(one, repair(one.raw))
    assert KeptDrafts(tmp_path).find(one)
    monkeypatch.setattr(kept_drafts, "engine_sum", lambda: "another")
    assert not KeptDrafts(tmp_path).find(Unrepaired(one.id, one.raw, None, ""))


@pytest.mark.parametrize("file", ["text/repair/rules.py", "text/repair/labeller/weights.txt", "model/pieces.py"])
def test_every_file_that_has_a_say_in_a_repair_makes_another_engine(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in kept_drafts.WHAT_REPAIRS:
        shutil.copytree(kept_drafts.ENGINE / folder, tmp_path / folder)
    monkeypatch.setattr(kept_drafts, "ENGINE", tmp_path)
    kept_drafts.engine_sum.cache_clear()
    before = kept_drafts.engine_sum()
    (tmp_path / file).write_text((tmp_path / file).read_text("utf-8") + "\n", "utf-8")
    kept_drafts.engine_sum.cache_clear()
    assert kept_drafts.engine_sum() != before
    kept_drafts.engine_sum.cache_clear()


def test_no_link_is_followed_and_what_is_no_text_goes(tmp_path: Path) -> None:
    [one] = asked(["The council met.\n"])
    (tmp_path / "course").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "course/build").symlink_to(tmp_path / "elsewhere")
    kept = KeptDrafts(tmp_path / "course")
    kept.keep(one, repair(one.raw))
    assert not list((tmp_path / "elsewhere").iterdir())
    (tmp_path / "course/build").unlink()
    kept.keep(one, repair(one.raw))
    kept.sweep({"another"})
    assert not kept.find(one)


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_the_same_texts_whoever_makes_them(tmp_path: Path, workers: int) -> None:
    all = asked(RAWS[::4])
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        _same(drafts(all, KeptDrafts(tmp_path / "a"), pool), all)


def test_threads_would_do(tmp_path: Path) -> None:
    all = asked(RAWS[:4])
    executor: Executor = ThreadPoolExecutor(1)
    _same(drafts(all, KeptDrafts(tmp_path), executor), all)


def test_many_texts_are_made_by_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "FEW_LETTERS", 0)
    all = asked(RAWS[:5])
    _same(drafts(all, KeptDrafts(tmp_path)), all)


def _killed(one: Unrepaired) -> str:
    if one.id == "text-1":
        os.kill(os.getpid(), signal.SIGKILL)
    return to_json(repair(one.raw))


def test_a_process_that_is_killed_is_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repairing, "_repaired_as_json", _killed)
    all = asked(RAWS[:4])
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        _same(drafts(all, KeptDrafts(tmp_path), pool), all)
        _same(drafts(all, KeptDrafts(tmp_path / "again"), pool), all)
    assert capsys.readouterr().err.count("was ended") == 2


def _same(found: dict[str, object], all: list[Unrepaired]) -> None:
    assert {one.id: to_json(found[one.id]) for one in all} == {one.id: to_json(repair(one.raw)) for one in all}  # type: ignore[arg-type]
