"""Whatever is edited, and whatever befell what an earlier build left: a warm build is a cold one, byte for byte."""

from __future__ import annotations

import gzip
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from coursereader import editions as editions_module
from coursereader import writing
from coursereader.commands import building, main
from coursereader.exports import packing
from coursereader.exports.file import File
from coursereader.flow import gather
from coursereader.input.kept_rows import KeptRows
from coursereader.model.problems import Report
from coursereader.pages import Planned, some_of
from coursereader.pages.index import CourseIndex
from coursereader.pages.search import search_pages
from coursereader.publish import look
from coursereader.publish.kept_rows import key_of
from courses import TOY, toy_with

ROUNDS, EDITS = 3, 3
LEFT = tuple(f"build/{name}" for name in ("seen", "records", "last-build", "rendered/*", "texts/*", "pages/**/*.md"))
NOT_COPIED = shutil.ignore_patterns("build", "site")
Chance = random.Random


def some(root: Path, chance: Chance, pattern: str) -> Path:
    """One of the files of that pattern."""
    return chance.choice(sorted(path for path in root.glob(pattern) if path.is_file()))


def longer(pattern: str) -> Callable[[Path, Chance], None]:
    """A sentence more under a record."""

    def edit(root: Path, chance: Chance) -> None:
        path = some(root, chance, pattern)
        path.write_text(f"{path.read_text('utf-8').rstrip()} More of it, {chance.random()}.\n", "utf-8")

    return edit


def correction(root: Path, chance: Chance) -> None:
    """Another reason."""
    path = some(root, chance, "seeds/*/emendations/*.yml")
    rows = [row for row in path.read_text("utf-8").splitlines() if not row.startswith("reason:")]
    path.write_text("\n".join([*rows, f'reason: "A slip, {chance.random()}."', ""]), "utf-8")


def course_file(root: Path, chance: Chance) -> None:
    """Another subtitle."""
    path = root / "course.yml"
    rows = [row for row in path.read_text("utf-8").splitlines() if not row.startswith("subtitle:")]
    path.write_text("\n".join([*rows, f'subtitle: "Of bridges, {chance.random()}"', ""]), "utf-8")


def new_note(root: Path, chance: Chance) -> None:
    """A note beside another, at the same words."""
    path = some(root, chance, "docs/notes/*/*.md")
    shutil.copy(path, path.with_name(f"new-{chance.randrange(1000)}.md"))


def without(pattern: str) -> Callable[[Path, Chance], None]:
    """A record less: where others speak of it, that is a problem."""
    return lambda root, chance: some(root, chance, pattern).unlink()


def damaged(root: Path, chance: Chance) -> None:
    """Some of what was kept is cut, emptied, overwritten with something else of its kind, or gone."""
    for pattern in LEFT:
        for path in sorted(root.glob(pattern)):
            if chance.random() < 0.3:
                kept = path.read_bytes()
                other = some(root, chance, pattern).read_bytes()
                path.write_bytes(chance.choice([kept[: len(kept) // 2], b"", other, kept.replace(b"1", b"2")]))
            elif chance.random() < 0.1:
                path.unlink()


CHANGES = (
    *map(longer, ("docs/notes/*/*.md", "docs/glossary/*.md", "docs/events/*.md", "docs/about.md")),
    *(correction, course_file, new_note, damaged, damaged),
    *map(without, ("docs/notes/*/*.md", "docs/names/*.md")),
)


def built(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, dict[str, bytes]]:
    """What a build says, and all that it came to, as in a process of its own."""
    editions_module._last.cache_clear()
    code = main(["build", "--course", str(root)])
    said = capsys.readouterr()
    made = {path.relative_to(root): path for folder in ("site", "build/pages") for path in (root / folder).rglob("*")}
    files = {name.as_posix(): path.read_bytes() for name, path in made.items() if path.is_file()}
    return code, (said.out + said.err).replace(str(root), ""), files


@pytest.mark.parametrize("seed", range(2))
def test_a_warm_build_is_a_cold_one(tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    chance = Chance(seed)
    root, elsewhere = toy_with(tmp_path, {}), tmp_path / "cold"
    assert built(root, capsys)[0] == 0
    for _ in range(ROUNDS):
        before = tmp_path / "before"
        shutil.copytree(root, before, ignore=NOT_COPIED)
        for _ in range(EDITS):
            chance.choice(CHANGES)(root, chance)
        shutil.copytree(root, elsewhere, ignore=NOT_COPIED)
        code, said, files = built(root, capsys)
        cold = built(elsewhere, capsys)
        assert (code, said) == cold[:2]
        if code:  # refused, and the last good site stands: go on from the course as it was
            for folder in ("docs", "seeds"):
                shutil.rmtree(root / folder)
            shutil.copytree(before, root, dirs_exist_ok=True)
        else:
            assert {path for path in files.keys() | cold[2].keys() if files.get(path) != cold[2].get(path)} == set()
        shutil.rmtree(before)
        shutil.rmtree(elsewhere)


def test_only_pages_that_changed_are_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = toy_with(tmp_path, {})
    assert built(root, capsys)[0] == 0
    looked: list[str] = []
    monkeypatch.setattr(look, "look_at", lambda html, see=look.look_at: looked.append(html) or see(html))
    longer("docs/notes/alder/*.md")(root, Chance(0))
    assert built(root, capsys)[0] == 0
    assert 1 <= len(looked) <= 3


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"\nkey words\n", b"\xff\n", b"no sum\n" + b"[" * 100_000])
def test_rows_that_are_not_those_that_were_written_say_nothing(tmp_path: Path, damage: bytes) -> None:
    file, key = tmp_path / building.SEEN, key_of("a")
    rows = KeptRows(file)
    assert rows.words(key, lambda: "made\nonce ß") == "made\nonce ß"
    rows.close()
    assert KeptRows(file).words(key, lambda: "again") == "made\nonce ß"
    assert KeptRows(file).found(key, lambda said: said.keys()) is None
    file.write_bytes(damage)
    assert KeptRows(file).words(key, lambda: "again") == "again"
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_bytes(b"")
    assert KeptRows(file).words(key, lambda: "again") == "again"


def test_what_nobody_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    rows = KeptRows(tmp_path / "rows")
    for name in "ab":
        rows.put(key_of(name), name)
    rows.close()
    rows = KeptRows(tmp_path / "rows")
    assert rows.found(key_of("a"), str) == "a"
    rows.close()
    assert KeptRows(tmp_path / "rows").found(key_of("b"), str) is None
    assert KeptRows(tmp_path / "rows").found(key_of("a"), str) == "a"


def test_what_was_packed_is_not_packed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_LETTERS", 0)
    course, once = gather(TOY, Report()), partial(writing._once, KeptRows())
    (first,) = packing.packed([File("data/texts.json", b"{}")], course, once)
    assert gzip.decompress(first.content) == b"{}"
    monkeypatch.setattr(gzip, "compress", None)
    assert packing.packed([File("data/texts.json", b"{}")], course, once) == [first]


def test_no_more_pages_are_planned_than_until_those_that_are_asked_for_are_found() -> None:
    def never(index: CourseIndex) -> list[Planned[Any]]:
        raise AssertionError

    assert [page.path for page in some_of(gather(TOY, Report()), {"search.md"}, (search_pages, never))] == ["search.md"]
