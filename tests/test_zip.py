"""The archive: one folder, an index that is found, all of the site, opened from a disk without a network."""

from __future__ import annotations

import re
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from coursereader.commands import main
from coursereader.commands.zip import look_at_size
from coursereader.model.problems import Report
from coursereader.publish.archive import FIRST_DAY, packed, packed_tightly
from coursereader.publish.repeats import without_repeats
from courses import TOY, toy_with
from firefox import ENTER, NO_NETWORK, Firefox
from playwright.sync_api import Browser, Error

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
    assert top == {"index.html", "TERMS.txt", "data.tar.xz", f"{NAME}.epub", "pdf", "reader"}
    assert {f"{NAME}/reader/assets/reader/search-index{more}.js" for more in ("", "-more")} <= set(names)
    assert names == sorted(names)
    assert book[30:38] == b"mimetype"


@pytest.fixture(scope="module")
def folder(archive: Path) -> Path:
    """As a student has it who unpacked the archive."""
    shutil.unpack_archive(archive, archive.parent / "unpacked")
    return archive.parent / "unpacked" / NAME


def test_it_opens_by_a_double_click_without_a_network(folder: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda asked: None if asked.url.startswith(("file:", "data:", "blob:")) else wrong.append(asked.url)
    )
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url("**/reader/index.html")
    assert page.title().endswith("The Bridge at Wend")
    assert page.locator("html.js[data-scheme]").count() == 1
    page.goto((folder / "reader/texts/alder.html").as_uri())
    page.locator("a.mark.term").first.hover()
    page.locator(".pop").first.wait_for()
    page.goto((folder / "reader/search.html").as_uri() + "?q=bridge")
    page.locator("ol.results > li a").first.wait_for()
    context.close()
    assert wrong == []


class Chromium:
    """One window, with the same verbs as Firefox."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_context(viewport={"width": 1440, "height": 1000}, offline=True).new_page()

    def open(self, address: str) -> None:
        self.page.goto(address)

    def run(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait(self, script: str) -> None:
        for _ in range(600):
            with suppress(Error):  # while it goes from one page to the next
                if self.page.evaluate(script):
                    return
            self.page.wait_for_timeout(100)
        raise AssertionError(script)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press({ENTER: "Enter"}.get(key, key))

    def close(self) -> None:
        self.page.context.close()


@pytest.fixture(params=["chromium", "firefox"])
def window(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium | Firefox]:
    """Of a browser that has no network."""
    if request.param == "chromium":
        window: Chromium | Firefox = Chromium(browser)
    else:
        window = Firefox(tmp_path_factory.mktemp("firefox") / "profile", more=NO_NETWORK)
    yield window
    window.close()


OF_THE_FOLDER = ("file:", "data:", "blob:")
ASKED = "performance.getEntriesByType('resource').map(one => one.name)"
LINKS = "[...document.querySelectorAll('.beside a')].map(link => [link.textContent, link.href])"
CLICK = "([...document.querySelectorAll('{0}')].find(one => one.textContent.trim() === {1!r}).click(), 0)"


def test_in_either_browser_a_student_finds_opens_keeps_and_takes_along(
    folder: Path, window: Chromium | Firefox
) -> None:
    reader = (folder / "reader").as_uri()
    window.open((folder / "index.html").as_uri())
    window.wait("location.href.endsWith('/reader/index.html') && document.readyState === 'complete'")
    links = {words: Path(unquote(urlsplit(address).path)) for words, address in window.run(LINKS)}
    assert [path.relative_to(folder).as_posix() for path in links.values()] == [
        f"{NAME}.epub", "pdf/alder.pdf", "pdf/birch.pdf",
    ]  # fmt: skip
    assert [path.read_bytes()[:4] for path in links.values()] == [b"PK\x03\x04", b"%PDF", b"%PDF"]

    window.open(f"{reader}/search.html?q=%22bridge+fell+at+noon%22")
    window.wait("document.querySelectorAll('ol.results > li a').length > 0")
    window.run("(document.querySelector('ol.results > li a').click(), 0)")
    window.wait("location.pathname.endsWith('texts/alder.html') && !!window.reader && !!CSS.highlights.size")

    window.open(f"{reader}/texts/birch.html")
    window.run("(document.querySelector('.passage a.mark.term').focus(), 0)")
    window.press(ENTER)
    window.wait("!!document.querySelector('.pop')")
    assert all(name.startswith(OF_THE_FOLDER) for name in window.run(ASKED))

    words = "document.querySelector('[data-words=p1]')"
    window.run(f"(getSelection().removeAllRanges(), getSelection().addRange(reader.words.range({words}, 4, 17)), 0)")
    said = window.run("reader.words.selected().words")
    window.wait("[...document.querySelectorAll('button')].some(one => one.textContent.trim() === 'My note')")
    window.run(CLICK.format("button", "My note"))
    window.wait("document.activeElement.matches('textarea')")
    window.press(*"Mine")
    window.run(CLICK.format("button", "Done"))
    window.open(f"{reader}/mine.html")
    window.wait("document.querySelectorAll('.mine-here li').length === 1")
    kept = window.run("document.querySelector('.mine-here li').textContent")
    assert said in kept
    assert "Mine" in kept


def test_it_is_the_same_bytes_again_and_its_size_is_told_without_what_was_taken_along(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again, alone = archive.parent / "again.zip", archive.parent / "alone.zip"
    assert main(["zip", "--course", str(archive.parent / "course"), "--to", str(again)]) == 0
    assert again.read_bytes() == archive.read_bytes()
    said = re.search(r"Without the book and the texts for print it would be (\d+) kB", capsys.readouterr().out)
    assert main(["zip", "--course", str(archive.parent / "course"), "--to", str(alone), "--site-alone"]) == 0
    assert said
    assert abs(int(said[1]) - alone.stat().st_size // 1000) <= 2


def test_an_archive_that_is_larger_than_the_course_wants_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = toy_with(tmp_path, {"course.yml": (TOY / "course.yml").read_text("utf-8") + "archive_mb: 0.1\n"})
    assert main(["zip", "--course", str(root), "--site-alone", "--to", str(tmp_path / "a.zip")]) == 1
    assert re.search(
        r"^course\.yml:1: the archive takes 0\.\d\d MB without the book and the texts for print, more than 0\.1\. "
        r"Take out of docs/assets/ what is large and not needed, or raise archive_mb\.$",
        capsys.readouterr().err,
        re.MULTILINE,
    )
    look_at_size(5_000_000, 5, report := Report())
    look_at_size(5_000_001, 0, report)
    assert list(report) == []


def test_texts_of_which_not_all_words_may_leave_are_not_printed_and_nothing_leads_to_them(tmp_path: Path) -> None:
    source = (TOY / "seeds/alder/source.yml").read_text("utf-8")
    root = toy_with(tmp_path, {"seeds/alder/source.yml": f"{source}sharing: site\n"})
    assert main(["zip", "--course", str(root), "--to", str(tmp_path / "a.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        assert [name for name in zipped.namelist() if name.endswith(".pdf")] == [f"{NAME}/pdf/birch.pdf"]
        for page in ("index.html", "reader/index.html"):
            assert b"pdf/birch.pdf" in (said := zipped.read(f"{NAME}/{page}"))
            assert b"pdf/alder.pdf" not in said


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
    again = dict(reversed(files.items()))
    assert packed(files, "first") == packed(again, "first")
    assert packed_tightly(files) == packed_tightly(again)


def test_what_is_packed_tightly_is_smaller_and_any_program_unpacks_it() -> None:
    page = "".join(f"<p>{n * n} bridges fell at {n} o’clock</p>" for n in range(999)).encode()
    files = {"a.html": page, "b.pdf": page[:99], "empty.txt": b""}
    with zipfile.ZipFile(BytesIO(packed_tightly(files))) as zipped:
        assert {name: zipped.read(name) for name in zipped.namelist()} == files
        kinds = {entry.filename: entry.compress_type for entry in zipped.infolist()}
        assert kinds == {"a.html": zipfile.ZIP_DEFLATED, "b.pdf": zipfile.ZIP_STORED, "empty.txt": zipfile.ZIP_DEFLATED}
        assert zipped.getinfo("a.html").compress_size < 0.99 * len(zlib.compress(page, 9, -15))
    # the first header says all itself, so that programs which read from the front unpack it too
    assert packed_tightly(files)[6:8] == b"\0\0"


def test_without_what_packs_and_prints_nothing_is_made_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("coursereader.commands.zip.packs_tightly", lambda: False)
    assert main(["zip", "--course", str(TOY), "--to", str(tmp_path / "a.zip")]) == 1
    assert capsys.readouterr().err == (
        "What packs the archive and sets its texts for print is not installed. Run make zip, which sets it up.\n"
    )
    assert not list(tmp_path.iterdir())


def test_a_text_that_may_not_go_everywhere_is_not_in_it(tmp_path: Path) -> None:
    source = (TOY / "seeds/alder/source.yml").read_text("utf-8")
    root = toy_with(tmp_path, {"seeds/alder/source.yml": f"{source}sharing: site\n"})
    assert main(["zip", "--course", str(root), "--to", str(tmp_path / "a.zip"), "--site-alone"]) == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    with tarfile.open(fileobj=BytesIO(files[f"{NAME}/data.tar.xz"])) as packed_data:
        data = {one.name: inside.read() for one in packed_data if (inside := packed_data.extractfile(one))}
    assert "[…]" in data["data/texts.json"].decode()
    assert [name for name, content in (files | data).items() if UNQUOTED.encode() in content] == []
    assert not [name for name, content in files.items() if b'href="data/' in content or b'href="../data/' in content]
