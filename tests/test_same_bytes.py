"""Each export of a course is the same bytes when it is read and made again, in either language of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from coursereader.analysis.packets import parts_of
from coursereader.analysis.sharing import exported
from coursereader.exports.files import exports
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.input.packet_file import PacketFile
from coursereader.kinds import planned_pages, record_data
from coursereader.model.problems import Report
from coursereader.pages.index import index_of
from coursereader.publish.epub.book import book
from coursereader.typeset.packet_sheet import packet_sheet
from coursereader.typeset.text_sheet import text_sheet
from coursereader.typeset.typesetter import pdf
from courses import TOY, toy_with

COURSE_FILE = (TOY / "course.yml").read_text("utf-8")
ENDS = {".xml", ".csv", ".json", ".jsonld", ".bib", ".ris", ".cff", ".epub", ".pdf"}


def made(root: Path) -> dict[str, bytes]:
    """Every file to be given away, by its name."""
    course = exported(printed(gather(root, Report())))
    index, files = index_of(course), {file.path: file.content for file in exports(course, record_data())}
    prints = {f"{id}.pdf": pdf(text_sheet(index, id)).content for id in index.texts.ids}
    packet = PacketFile.model_validate({"title": "Week 2", "with": ["alder:p2-p4", "events/bridge-fell"]})
    parts = parts_of(course, packet, "packet.yml", Report())
    prints["packet.pdf"] = pdf(packet_sheet(index, packet, parts)).content
    return files | prints | {"a.epub": book(course, planned_pages(course), {}, "2026-11-20T08:12:31Z")}


@pytest.mark.parametrize("language", ["en", "pt"])
def test_every_export_is_made_and_is_the_same_bytes_twice(tmp_path: Path, language: str) -> None:
    root = toy_with(tmp_path, {"course.yml": COURSE_FILE.replace("language: en", f"language: {language}")})
    once, again = made(root), made(root)
    assert {Path(name).suffix for name in once} >= ENDS
    assert [name for name in once if once[name] != again.get(name)] == []
    assert once.keys() == again.keys()
