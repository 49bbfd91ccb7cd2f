"""The writer: what changed is written, what is stale goes, nothing leaves the folder."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import pytest
from coursereader.input.plain_files import LinkError
from coursereader.pages import Page, Planned
from coursereader.publish.write import (
    LIST,
    Written,
    asset_files,
    emblem_file,
    not_of_the_pages,
    page_makers,
    standing,
    write,
    write_each,
)

STAR = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one", "texts/b.md": b"two"})
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert write(tmp_path, {"a.md": b"one", "texts/b.md": b"three"}) == Written(("texts/b.md",), ())
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    assert (tmp_path / "texts/b.md").read_bytes() == b"three"


def test_what_an_earlier_run_left_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one", "events/deep/b.md": b"two"})
    assert write(tmp_path, {"a.md": b"one"}) == Written((), ("events/deep/b.md",))
    assert not (tmp_path / "events").exists()


def test_a_file_we_did_not_write_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    write(tmp_path, {"a.md": b"one"})
    write(tmp_path, {})
    assert [path.name for path in sorted(tmp_path.iterdir())] == [".written", "letter.txt"]


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "b/../../a.md", "", ".written", "a\\..\\b.md"])
def test_a_path_that_would_leave_the_folder_is_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "pages"
    with pytest.raises(ValueError, match="may not stand"):
        write(folder, {"good.md": b"one", path: b"two"})
    assert not folder.exists()


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "texts").symlink_to(tmp_path)
    with pytest.raises(LinkError, match="this is a link to another place"):
        write(folder, {"texts/a.md": b"one"})
    assert [path.name for path in tmp_path.iterdir()] == ["pages"]


def test_pages_are_files_by_path() -> None:
    planned = Planned("texts/é.md", lambda words: Page("texts/é.md", words, ""), "é")
    assert {path: make() for path, make in page_makers([planned]).items()} == {"texts/é.md": b"\xc3\xa9"}


@pytest.mark.parametrize("beside", [{}, {"c.md": b"three"}])
def test_what_is_made_one_by_one_stands_as_what_is_written_together(tmp_path: Path, beside: dict[str, bytes]) -> None:
    files = {"texts/b.md": b"two", "a.md": b"one"}
    for folder in ("each", "all"):
        write(tmp_path / folder, {"a.md": b"one", "old.md": b"old"}, KEYS)
    one, other = ({path: partial(bytes, content) for path, content in part.items()} for part in (files, beside))
    changed = write_each(tmp_path / "each", (one, other), KEYS)
    assert changed == write(tmp_path / "all", files | beside, KEYS, sweep=False).changed
    assert (tmp_path / "each" / LIST).read_bytes() == (tmp_path / "all" / LIST).read_bytes()
    assert {path: (tmp_path / "each" / path).read_bytes() for path in files | beside} == files | beside


def test_each_is_written_before_the_next_is_made_and_all_are_listed_where_one_fails(tmp_path: Path) -> None:
    def second() -> bytes:
        assert (tmp_path / "a.md").read_bytes() == b"one"
        raise ValueError("no such bridge")

    with pytest.raises(ValueError, match="no such bridge"):
        write_each(tmp_path, ({"a.md": lambda: b"one", "b.md": second}, {}), KEYS)
    assert not standing(tmp_path, KEYS)
    assert write(tmp_path, {}) == Written((), ("a.md",))


def test_no_path_of_those_made_one_by_one_leaves_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="may not stand"):
        write_each(tmp_path / "pages", ({"good.md": bytes}, {"../a.md": bytes}), {})
    assert not (tmp_path / "pages").exists()


def test_the_reader_s_assets_stand_beside_the_course_s_own(tmp_path: Path) -> None:
    (tmp_path / "emblems").mkdir()
    (tmp_path / "emblems/a.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / ".hidden").write_bytes(b"no")
    found = asset_files(tmp_path)
    assert {path for path in found if not path.startswith("assets/reader/")} == {"assets/emblems/a.svg"}
    assert {"assets/reader/js/page.js", "assets/reader/fonts/OFL-Literata.txt"} <= set(found)


def test_no_link_among_the_assets_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key").write_bytes(b"secret")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/file").symlink_to(tmp_path / "secret/key")
    (tmp_path / "assets/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "other").symlink_to(tmp_path / "secret")
    for folder in ("assets", "other"):
        assert all(path.startswith("assets/reader/") for path in asset_files(tmp_path / folder))


KEYS = {"a.md": "made-from-one", "b.md": "made-from-two"}


def kept(folder: Path) -> frozenset[str]:
    """What need not be made again in a folder where both were written."""
    write(folder, {"a.md": b"one", "b.md": b"two"}, KEYS)
    return standing(folder, KEYS)


def test_a_page_stands_that_would_be_made_from_the_same(tmp_path: Path) -> None:
    assert kept(tmp_path) == {"a.md", "b.md"}
    assert standing(tmp_path, {**KEYS, "b.md": "made-from-three"}) == {"a.md"}
    assert write(tmp_path, {"b.md": b"three"}, KEYS, kept={"a.md"}) == Written(("b.md",), ())
    assert (tmp_path / "a.md").read_bytes() == b"one"


@pytest.mark.parametrize("bytes_", [b"", b"on", b"two", b"one\n"])
def test_a_page_that_anybody_changed_is_made_again(tmp_path: Path, bytes_: bytes) -> None:
    kept(tmp_path)
    (tmp_path / "a.md").write_bytes(bytes_)
    assert standing(tmp_path, KEYS) == {"b.md"}


def test_a_page_that_is_gone_or_a_link_now_is_made_again(tmp_path: Path) -> None:
    kept(tmp_path)
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").rename(tmp_path / "elsewhere")
    (tmp_path / "b.md").symlink_to(tmp_path / "elsewhere")
    assert not standing(tmp_path, KEYS)


@pytest.mark.parametrize(
    "list_",
    ["", "a.md\nb.md\n", "x y a.md\n", "\0\n", "made-from-one made-from-one a.md\n", "one two ../../etc/passwd\n"],
)
def test_a_list_that_is_cut_or_of_another_time_or_place_keeps_nothing(tmp_path: Path, list_: str) -> None:
    kept(tmp_path)
    (tmp_path / LIST).write_text(list_)
    assert not standing(tmp_path, KEYS)
    write(tmp_path, {"a.md": b"one", "b.md": b"two"}, KEYS)
    assert standing(tmp_path, KEYS) == {"a.md", "b.md"}


def test_pages_of_another_course_in_the_folder_are_no_pages_of_this_one(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"theirs", "c.md": b"theirs"}, {"a.md": "made-from-theirs", "c.md": "made-from-theirs"})
    assert not standing(tmp_path, KEYS)
    assert write(tmp_path, {"a.md": b"one", "b.md": b"two"}, KEYS) == Written(("a.md", "b.md"), ("c.md",))


def test_what_is_written_is_listed_with_its_sum_and_key(tmp_path: Path) -> None:
    sums = {word: hashlib.sha256(word.encode()).hexdigest() for word in ("one", "two")}
    write(tmp_path, {"b.md": b"two", "a b.md": b"one"}, {"b.md": "made-from-two"})
    assert (tmp_path / LIST).read_text() == f"{sums['one']} - a b.md\n{sums['two']} made-from-two b.md\n"
    assert standing(tmp_path, {"a b.md": "-", "b.md": "made-from-two", "c.md": "-"}) == {"a b.md", "b.md"}


def test_without_a_sweep_what_stands_stays_and_is_still_ours(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one", "b.md": b"two"}, KEYS)
    assert write(tmp_path, {"c.md": b"three"}, sweep=False) == Written(("c.md",), ())
    assert standing(tmp_path, KEYS) == {"a.md", "b.md"}
    assert write(tmp_path, {}) == Written((), ("a.md", "b.md", "c.md"))


def test_only_what_is_kept_and_was_ours_stays(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one", "b.md": b"two"}, KEYS)
    assert write(tmp_path, {}, kept=["a.md", "stranger.md"]) == Written((), ("b.md",))
    assert "stranger" not in (tmp_path / LIST).read_text()


def test_a_folder_that_holds_something_else_stays_when_ours_goes(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/one.md": b"one", "a/two.md": b"two"})
    (tmp_path / "a/mine.txt").write_text("mine")
    assert write(tmp_path, {}) == Written((), ("a/b/one.md", "a/two.md"))
    assert not (tmp_path / "a/b").exists()
    assert (tmp_path / "a/mine.txt").read_text() == "mine"


def test_a_file_that_is_gone_already_is_not_removed_again(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one", "c/b.md": b"two"})
    (tmp_path / "a.md").unlink()
    assert write(tmp_path, {}) == Written((), ("c/b.md",))
    assert tmp_path.is_dir()


def test_a_file_is_put_whole_and_nothing_half_stays(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/.a.md.half").write_bytes(b"of a run that was ended")
    assert write(tmp_path, {"deep/er/a.md": b"one"}) == Written(("deep/er/a.md",), ())
    assert write(tmp_path, {"deep/er/a.md": b"two"}) == Written(("deep/er/a.md",), ())
    assert [path.name for path in sorted(tmp_path.rglob("*")) if path.is_file()] == [LIST, "a.md"]
    assert (tmp_path / "deep/er/a.md").read_bytes() == b"two"


def test_a_run_that_is_ended_leaves_nothing_that_is_not_listed(tmp_path: Path) -> None:
    write(tmp_path, {"old.md": b"old"})
    with pytest.raises(OSError, match="b"):
        write(tmp_path, {"a.md": b"one", "b": b"two", "b/c.md": b"three"})
    assert write(tmp_path, {"d.md": b"four"}) == Written(("d.md",), ("a.md", "b", "old.md"))


def test_a_folder_is_of_the_pages_where_it_is_empty_or_has_our_list(tmp_path: Path) -> None:
    assert not_of_the_pages(tmp_path / "gone") == not_of_the_pages(tmp_path) == ""
    (tmp_path / ".a.half").write_bytes(b"of a run that was ended")
    assert not_of_the_pages(tmp_path) == ""
    (tmp_path / "half.md").write_bytes(b"theirs")
    (tmp_path / "assets").mkdir()
    assert not_of_the_pages(tmp_path) == "assets"
    assert not_of_the_pages(tmp_path / "half.md") == "half.md"
    (tmp_path / "assets/reader").mkdir()
    assert not_of_the_pages(tmp_path) == ""
    (tmp_path / "link").symlink_to(tmp_path)
    assert not_of_the_pages(tmp_path / "link") == "link"
    write(tmp_path / "ours", {"a.md": b"one"})
    assert not_of_the_pages(tmp_path / "ours") == ""


def test_of_the_reader_s_own_folder_only_what_pages_load_is_published(tmp_path: Path) -> None:
    assert {Path(path).suffix for path in asset_files(tmp_path)} == {".css", ".js", ".txt", ".woff2"}


def test_a_picture_behind_a_link_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "star.svg").write_bytes(STAR)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/link.svg").symlink_to(tmp_path / "star.svg")
    (tmp_path / "assets/star.svg").write_bytes(STAR)
    assert {path for path in asset_files(tmp_path / "assets") if path.endswith(".svg")} == {"assets/star.svg"}


def test_files_of_assets_have_their_paths_and_nothing_hidden_or_faulty_is_published(tmp_path: Path) -> None:
    for name in ("a/b/c.txt", "a/.git/d.txt", ".e/f.txt", "g.csv", "old.bak/h.txt", "i.js", "j.exe", "k.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    found = {path: words for path, words in asset_files(tmp_path).items() if not path.startswith("assets/reader/")}
    assert found == {"assets/a/b/c.txt": b"a/b/c.txt", "assets/g.csv": b"g.csv"}


def test_an_emblem_is_the_picture_of_the_tab(tmp_path: Path) -> None:
    assert emblem_file("") == {}
    (drawn,) = emblem_file('<svg><path d="M0 0"></path></svg>').items()
    assert drawn[0] == "assets/favicon.svg"
    assert drawn[1].startswith(b'<svg color="#777777"><path')


def test_what_an_older_list_holds_is_removed_too(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"one", "old.css": b"old"})
    (tmp_path / LIST).write_text("a.md\nold.css\n")
    assert write(tmp_path, {"a.md": b"one"}) == Written((), ("old.css",))
