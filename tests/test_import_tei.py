"""A course laid out from its TEI: the same passages, corrections and records, and never over what is there."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from coursereader.analysis.course import Course
from coursereader.commands import main
from coursereader.exports.tei.documents import tei_files
from coursereader.exports.tei.laid_out import laid_out
from coursereader.flow import gather
from coursereader.html.prose import printed, unprinted
from coursereader.input.formats.unreadable import UnreadableError
from coursereader.kinds import KINDS
from coursereader.model.passages import Passage, PassageKind, Span, SpanKind, Text
from coursereader.model.problems import Report
from coursereader.text.repair.rules import repair
from coursereader.text.repair.stated.passages import as_stated
from coursereader.text.structure import structure
from courses import TOY, toy_with
from hypothesis import given
from hypothesis import strategies as st

FOLDERS = {kind.folder for kind in KINDS}
OF_THE_FILE = re.compile(
    rb' source="[^"]*"|<bibl type="file">.*?</bibl>|<f name="(seed|sha256|recipe)">.*?\n   </f>', re.DOTALL
)
"""What is another where the seed is another file."""


def documents(course: Course) -> dict[str, bytes]:
    """By name."""
    return {Path(file.path).name: file.content for file in tei_files(course, {})}


def bare(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The toy course without its texts, records and pages, and a folder of documents beside it."""
    root, tei = toy_with(folder, {}), folder / "tei"
    shutil.rmtree(root / "seeds")
    for name in FOLDERS:
        shutil.rmtree(root / "docs" / name, ignore_errors=True)
    for page in (root / "docs").glob("*.md"):
        page.unlink()
    tei.mkdir()
    for name, content in files.items():
        (tei / name).write_bytes(content)
    return root


def imported(root: Path, *given: str) -> int:
    return main(["import-tei", str(root.parent / "tei"), "--course", str(root), *given])


@pytest.mark.parametrize("name", ["written", "printed"])
def test_a_course_comes_back_from_its_tei(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = gather(TOY, Report())
    before = documents(course if name == "written" else printed(course))
    root = bare(tmp_path, before)
    assert imported(root, "--dry-run") == 0
    assert not (root / "seeds").exists()
    assert imported(root) == 0, capsys.readouterr().err
    again = gather(root, report := Report())
    assert len(report) == 0
    after = documents(again if name == "written" else printed(again))
    for document in before:
        assert OF_THE_FILE.sub(b"", after[document]) == OF_THE_FILE.sub(b"", before[document])
    for old, new in zip(course.editions, again.editions, strict=True):
        assert [replace(p, lines=(0, 0)) for p in new.text.passages] == [
            replace(p, lines=(0, 0)) for p in old.text.passages
        ]
    assert main(["lock", "--course", str(root)]) == 0
    for id in ("alder", "birch"):
        lock = f"seeds/{id}/passages.lock"
        assert (root / lock).read_text("utf-8") == (TOY / lock).read_text("utf-8")
    pages = sorted((TOY / "docs").glob("*.md"))
    assert {page.name: page.read_text("utf-8") for page in pages} == {
        page.name: page.read_text("utf-8") for page in (root / "docs").glob("*.md")
    }
    assert any(page.read_text("utf-8").startswith("---") for page in pages)


def test_what_is_there_is_left_and_what_does_not_fit_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = bare(tmp_path, documents(gather(TOY, Report())))
    assert imported(root) == 0
    assert imported(root) == 0
    assert capsys.readouterr().out.endswith("0 files written.\n")
    event = root / "docs/events/storm-1908.md"
    event.write_text("Mine.", "utf-8")
    shutil.rmtree(root / "seeds/birch")
    (root / "course.yml").write_text("kinds: {texts: [article]}\n", "utf-8")
    assert imported(root) == 1
    said = capsys.readouterr().err
    assert "docs/events/storm-1908.md:1: there is another file of this name." in said
    assert "seeds/birch/source.yml" in said
    assert event.read_text("utf-8") == "Mine."
    assert not (root / "seeds/birch/source.yml").exists()


def test_packed_documents_are_read_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = documents(gather(TOY, Report()))
    root = bare(tmp_path, {f"{name}.gz": gzip.compress(content) for name, content in files.items()})
    assert imported(root) == 0
    assert (root / "seeds/birch/passages.lock").is_file()
    (tmp_path / "tei/alder.xml.gz").write_bytes(b"no")
    assert imported(root) == 2
    assert "this is no file packed with gzip" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'type="source" n="alder"', b'type="source" n="../../x"', "can be no name of a file"),
        (b'type="source" n="alder"', b'type="other" n="alder"', "nothing is said of its source"),
        (b'<f name="label">', b'<f name="lable">', "label: Field required."),
        (b"<TEI ", b"<!DOCTYPE TEI><TEI ", "the file has a document type"),
    ],
)
def test_what_is_none_of_ours_is_told_in_a_line(
    old: bytes, new: bytes, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = documents(gather(TOY, Report()))["alder.xml"]
    assert old in document
    root = bare(tmp_path, {"alder.xml": document.replace(old, new, 1)})
    assert imported(root) == 1
    assert what in capsys.readouterr().err
    assert not (root / "seeds").exists()
    assert main(["import-tei", str(tmp_path / "none.xml"), "--course", str(root)]) == 2


@pytest.mark.parametrize("name", [b"../guide.md", b"events/guide.md", b"/guide.md", b"guide.yml", b".md"])
def test_a_page_lies_in_the_folder_of_pages_or_nowhere(name: bytes) -> None:
    document = documents(gather(TOY, Report()))["course.xml"]
    assert b'type="page" n="guide.md"' in document
    with pytest.raises(UnreadableError, match="can be no name of a file"):
        laid_out(document.replace(b'type="page" n="guide.md"', b'type="page" n="%s"' % name), KINDS)


def test_a_document_without_a_record_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text and no record of ours"):
        laid_out(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', KINDS)


BODY = (PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.QUOTATION, PassageKind.REFERENCE)
WORDS = st.text(st.sampled_from("ab é\\{}[]*_<&#.1"), min_size=1, max_size=12).filter(str.strip)


@st.composite
def passages(draw: st.DrawFn) -> list[Passage]:
    """Of each kind, with emphasis and marks."""
    made = []
    for kind in draw(st.lists(st.sampled_from([kind for kind in PassageKind if kind is not PassageKind.NOTE]))):
        words = draw(WORDS)
        a, b = sorted((draw(st.integers(0, len(words))), draw(st.integers(0, len(words) - 1))))
        spans = [Span(a, b, draw(st.sampled_from([SpanKind.ITALIC, SpanKind.BOLD])))] if a < b else []
        spans += [Span(b, b, SpanKind.NOTE, "7]")] if b and draw(st.booleans()) else []
        spans += [Span(a, a, SpanKind.PAGE, "xi")] if kind in BODY and draw(st.booleans()) else []
        made.append(Passage(
            "", kind, words, tuple(spans), level=2 if kind == PassageKind.HEADING else 0,
            speaker=draw(WORDS) if kind == PassageKind.PARAGRAPH and draw(st.booleans()) else "",
        ))  # fmt: skip
    return [*made, *(Passage("", PassageKind.NOTE, draw(WORDS), number=str(n)) for n in range(draw(st.integers(0, 2))))]


@given(made=passages())
def test_passages_of_any_letters_are_read_as_they_are_stated(made: list[Passage]) -> None:
    read: Text = structure("x", repair(as_stated(made), None, "passages"))
    said = [(p.kind, p.text, set(p.spans), p.level, p.speaker, p.number) for p in read.passages]
    assert said == [(p.kind, p.text, set(p.spans), p.level, p.speaker, p.number) for p in made]


@pytest.mark.parametrize(
    ("printed_as", "written_as"),
    [
        ("[Alder 12](../texts/alder.md#p12)", "[[alder#p12]]"),
        ("[Alder 9–14](texts/alder.html#p9), [20](texts/alder.html#p20).", "[[alder#p9-p14, p20]]."),
        ("[as he says](texts/alder.html#p9), [20](texts/alder.html#p20)", "[[alder#p9, p20|as he says]]"),
        ("[Alder, note 1](../texts/alder.md#n1)", "[[alder#n1]]"),
        ("[Note 1](../texts/alder.md#n1)", "[[alder#n1|Note 1]]"),
        ("[“it fell at noon”](../texts/alder.md#w-fall-1)", "“it fell at noon”"),
        ("[Alder 12](../texts/alder.md#w-fall-1)", "[[alder#p12]]"),
        ("[Alder 12](https://example.org/texts/alder.md#p12) [x](y.md)",) * 2,
    ],
)
def test_a_link_that_was_printed_is_a_mention_again(printed_as: str, written_as: str) -> None:
    assert unprinted(printed_as) == written_as
