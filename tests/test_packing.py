"""The data of a large course are packed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from conftest import Opened
from coursereader.analysis.course import Course
from coursereader.exports import packing
from coursereader.exports.drafting import drafting
from coursereader.flow import gather
from coursereader.input.kept_rows import KeptRows
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.publish.finish import finish
from coursereader.writing import data_files, data_of_pages
from courses import TOY, made_pages
from playwright.sync_api import Page

WORDS = {
    "data/texts.json", "data/annotations.jsonld", "data/tei/alder.xml", "data/tei/birch.xml", "data/tei/course.xml",
}  # fmt: skip
"""What holds the words of the texts; each table grows with them too."""


def toy() -> Course:
    """The toy course."""
    return gather(TOY, Report())


def tables(found: Iterable[str]) -> set[str]:
    """Which of these are tables."""
    return {path for path in found if path.endswith(".csv")}


def large(monkeypatch: pytest.MonkeyPatch) -> Course:
    """The same, beyond the border."""
    course = toy()
    monkeypatch.setattr(packing, "MOST_LETTERS", sum(len(edition.text.raw) for edition in course.editions) - 1)
    return course


def data(course: Course) -> dict[str, bytes]:
    """Its data, by path."""
    return {file.path: file.content for file in data_files(course, planned_pages(course))}


def test_beyond_the_border_what_grows_with_the_texts_is_packed_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, after = data(toy()), data(large(monkeypatch))
    grows = WORDS | tables(before)
    assert len(grows) > len(WORDS) + 5
    assert after.keys() == before.keys() - grows | {f"{path}.gz" for path in grows}
    assert all(gzip.decompress(after[f"{path}.gz"]) == before[path] for path in grows)


def test_the_border_itself_is_not_beyond_it(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = sum(len(edition.text.raw) for edition in toy().editions)
    monkeypatch.setattr(packing, "MOST_LETTERS", letters)
    assert data(toy()).keys() >= WORDS


def test_the_same_course_is_packed_to_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert data(large(monkeypatch)) == data(large(monkeypatch))


def test_who_reads_of_a_packed_file_finds_it_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    course = large(monkeypatch)
    found = data(course)
    urls = {table["url"] for table in json.loads(found["data/csv/csv-metadata.json"])["tables"]}
    assert {"texts.csv.gz", "texts.passages.csv.gz"} <= urls
    assert {f"data/csv/{url}" for url in urls} <= found.keys()
    assert "(data/annotations.jsonld.gz)" in found["llms.txt"].decode()
    assert json.loads(found["data/build.json"])["sums"].keys() >= {f"{path}.gz" for path in WORDS}
    page = made_pages(course)["data.md"].text
    assert "are packed with gzip" in page
    assert "data/texts.json.gz" in page
    assert "application/gzip" in page


def test_of_a_course_of_common_size_the_page_says_nothing_of_it() -> None:
    assert "gzip" not in made_pages(toy())["data.md"].text


def test_what_is_said_of_finished_pages_is_packed_as_it_was_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, site: Path
) -> None:
    pages = {f"texts/{id}.html": (site / f"texts/{id}.html").read_text("utf-8") for id in ("alder", "birch")}
    plain = {file.path: file.content for file in data_of_pages(toy(), {}, KeptRows(), pages, [])}
    course = large(monkeypatch)
    for path, raw in (data(course) | {path: html.encode() for path, html in pages.items()}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    finish(tmp_path, partial(data_of_pages, course, {}, KeptRows()))
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert not there & (WORDS | tables(there))
    annotations = (tmp_path / "data/annotations.jsonld.gz").read_bytes()
    assert gzip.decompress(annotations) == plain["data/annotations.jsonld"]


def test_who_drafts_reads_the_same_of_a_text_packed_or_not(monkeypatch: pytest.MonkeyPatch, opened: Opened) -> None:
    plain, packed = scripts(toy()), scripts(large(monkeypatch))
    assert packed["course.js"] == plain["course.js"]
    assert b"bridge" in plain["alder.js"]
    assert b"bridge" not in packed["alder.js"]
    read = [drafted(opened("texts/alder.html"), said["alder.js"]) for said in (plain, packed)]
    assert read[0] == read[1] == json.loads(plain["alder.js"].split(b"] = ", 1)[1].rstrip(b";\n"))


def scripts(course: Course) -> dict[str, bytes]:
    """What is known to who drafts, by the name of the file."""
    return {file.path.rpartition("/")[2]: file.content for file in drafting(course)}


def drafted(page: Page, script: bytes) -> object:
    """What a page makes of the script of a text."""
    page.route("**/drafting/texts/alder.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    return page.evaluate("window.reader.drafted('alder')")
