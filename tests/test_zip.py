"""The archive: one folder, an index that is found, all of the site, opened from a disk without a network."""

from __future__ import annotations

import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.publish.archive import FIRST_DAY, packed
from coursereader.publish.offline import without_repeats
from courses import TOY, toy_with
from playwright.sync_api import Browser

NAME = "the-bridge-at-wend"
BYTES_OF_A_PAGE = 3600
"""Packed, at most, on the average of the toy's pages."""
UNQUOTED = "Few accidents of the period"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    root = toy_with(folder, {})
    assert main(["zip", "--course", str(root), "--to", str(folder / "a.zip")]) == 0
    return folder / "a.zip"


def test_it_is_one_folder_with_an_index_the_terms_the_book_and_the_site(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        names, days = zipped.namelist(), {entry.date_time for entry in zipped.infolist()}
        assert zipped.testzip() is None
        assert "Ada Holloway" in zipped.read(f"{NAME}/TERMS.txt").decode()
        book = zipped.read(f"{NAME}/{NAME}.epub")
    assert days == {FIRST_DAY}
    assert {name.split("/")[0] for name in names} == {NAME}
    top = {name.split("/")[1] for name in names}
    assert top == {"index.html", "TERMS.txt", "data.tar.xz", f"{NAME}.epub", "reader"}
    assert f"{NAME}/reader/assets/reader/search-index.js" in names
    assert names == sorted(names)
    assert book[30:38] == b"mimetype"


def test_it_opens_by_a_double_click_without_a_network(archive: Path, browser: Browser, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(tmp_path)
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:")) else wrong.append(asked.url)
    )
    page.goto((tmp_path / NAME / "index.html").as_uri())
    page.wait_for_url("**/reader/index.html")
    assert page.title().endswith("The Bridge at Wend")
    assert page.locator("html.js[data-scheme]").count() == 1
    page.goto((tmp_path / NAME / "reader/texts/alder.html").as_uri())
    page.locator("a.mark.term").first.hover()
    page.locator(".pop").first.wait_for()
    page.goto((tmp_path / NAME / "reader/search.html").as_uri() + "?q=bridge")
    page.locator("ol.results > li a").first.wait_for()
    context.close()
    assert wrong == []


def test_no_page_says_twice_what_lies_a_step_away_and_no_file_lies_there_for_nothing(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        sizes = {entry.filename: entry.compress_size for entry in zipped.infolist()}
        pages = {
            name: zipped.read(name).decode()
            for name in sizes
            if name.startswith(f"{NAME}/reader/") and name.endswith(".html")
        }
    said = "".join(pages.values())
    assert 'class="side__q"' in said
    assert ">The whole passage<" not in said
    assert not [words for words in ("sha256-", "reader-faces", "md-dialog", "data-md-component") if words in said]
    assert 'data-md-toggle="drawer"' in said
    assert "md-skip reader-skip" in said
    pictures = [name for name in sizes if name.endswith((".png", ".webp"))]
    assert [name for name in pictures if name.split("/")[-1] not in said] == []
    assert sum(sizes[name] for name in pages) / len(pages) < BYTES_OF_A_PAGE


def test_a_passage_goes_only_where_the_link_to_it_stands_before_it() -> None:
    whole = '<details class="whole"><summary>The whole passage</summary><p lang="en"><mark>Of</mark> it.</p></details>'
    more = '<details class="whole"><summary>2 more</summary><ol><li>a</li></ol></details>'
    led = '<p class="side__f"><a href="a.html#p1">Read it in its place</a></p>'
    assert without_repeats(f"{led}{whole}<p>on</p>") == f"{led}<p>on</p>"
    for kept in (f"<p>a</p>{whole}", f"{led}{more}", f"{led}{more}{whole}"):
        assert without_repeats(kept) == kept


def test_the_same_files_are_the_same_bytes() -> None:
    files = {"b": b"2", "a": b"1", "first": b"0"}
    assert packed(files, "first") == packed(dict(reversed(files.items())), "first")


def test_a_text_that_may_not_go_everywhere_is_not_in_it(tmp_path: Path) -> None:
    source = (TOY / "seeds/alder/source.yml").read_text("utf-8")
    root = toy_with(tmp_path, {"seeds/alder/source.yml": f"{source}sharing: site\n"})
    assert main(["zip", "--course", str(root), "--to", str(tmp_path / "a.zip"), "--without-book"]) == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    with tarfile.open(fileobj=BytesIO(files[f"{NAME}/data.tar.xz"])) as packed_data:
        data = {one.name: inside.read() for one in packed_data if (inside := packed_data.extractfile(one))}
    assert "[…]" in data["data/texts.json"].decode()
    assert [name for name, content in (files | data).items() if UNQUOTED.encode() in content] == []
    assert not [name for name, content in files.items() if b'href="data/' in content or b'href="../data/' in content]
