"""Texts for print: every word of a text is in its PDF, none is markup, the bytes are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.model.passages import FURNITURE, NOTE, Passage, SpanKind
from coursereader.model.problems import Report
from coursereader.pages.index import CourseIndex, index_of
from coursereader.typeset.runs import PaperRun, lines, runs, said
from coursereader.typeset.sheet import PaperPassage, PaperSheet, PaperTitle
from coursereader.typeset.text_sheet import text_sheet
from coursereader.typeset.typesetter import is_there, pdf
from pypdfium2 import raw

ROOT = Path(__file__).parent.parent
typesets = pytest.mark.skipif(not is_there(), reason="the typesetter is not installed: make test sets it up")
AT_A_LINES_END = "\ufffe"
"""What PDFium has for a hyphen there."""
HOSTILE = (
    '#read("/etc/passwd") #import "@preview/x:1.0.0": * #sys.version $x^2$ @cite [b] \\u{41} `raw` <label> // c '
    "/* d */ *b* _i_ = h - l + e --- ~ ' \" #panic() ]) }} \u202e\u200b"
)


@pytest.fixture(scope="module")
def toy() -> CourseIndex:
    return index_of(printed(gather(ROOT / "tests/toy", Report())))


def words_in(content: bytes) -> list[str]:
    """The text of each page, as a program that copies it has it; a hyphen at a line's end is one of the text."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range().replace(AT_A_LINES_END, "-") for page in document]


def letters(words: str) -> str:
    """What is left when the lines are set otherwise: white space and ligatures are of the setting."""
    folded = unicodedata.normalize("NFKC", words)
    return "".join(sign for sign in folded if not sign.isspace() and unicodedata.category(sign) != "Cf")


def pieces(passage: Passage) -> Iterator[str]:
    """Its words between the marks that stand among them."""
    points = {span.start for span in passage.spans if span.start == span.end}
    edges = {end for span in passage.spans if span.kind == SpanKind.CORRECTION for end in (span.start, span.end)}
    cuts = sorted({0, len(passage.text)} | points | edges)
    yield from (letters(passage.text[a:b]) for a, b in pairwise(cuts))


def lost(passage: Passage, pages: str) -> str:
    """The longest part of a passage that is not in the pages in one row or over a turn of pages; empty where all is."""
    for piece in pieces(passage):
        if piece not in pages and not any(
            piece[:cut] in pages and piece[cut:] in pages for cut in range(1, len(piece))
        ):
            return piece
    return ""


@typesets
def test_every_passage_and_every_note_is_in_the_pdf_of_its_text(toy: CourseIndex) -> None:
    found = []
    for edition in toy.course.editions:
        pages = letters("".join(words_in(pdf(text_sheet(toy, edition.id)).content)))
        assert [(one.id, part) for one in edition.text.passages if (part := lost(one, pages))] == []
        found += [passage.kind for passage in edition.text.passages]
    assert len(found) > 30
    assert found.count(NOTE) > 1 < found.count(FURNITURE)


@typesets
def test_a_note_stands_at_the_foot_of_the_page_of_its_mark(toy: CourseIndex) -> None:
    first = words_in(pdf(text_sheet(toy, "alder")).content)[0]
    note = toy.edition("alder").text.passage("n2").text
    assert first.index("no one was upon it") < first.index(note) < len(first)


@typesets
def test_the_same_sheet_is_the_same_bytes(toy: CourseIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = text_sheet(toy, "birch")
    once = pdf(sheet)
    monkeypatch.setenv("TZ", "Asia/Vladivostok")
    assert pdf(sheet) == once
    assert once.faceless == ""
    assert b"pdfuaid" in once.content
    assert b"CreationDate" not in once.content


@typesets
def test_a_reader_program_finds_language_title_outline_and_tags(toy: CourseIndex) -> None:
    document = pypdfium2.PdfDocument(pdf(text_sheet(toy, "alder")).content)
    assert document.get_metadata_value("Title") == toy.edition("alder").source.title.value
    assert document.get_metadata_value("Author") == "Ada Holloway"
    assert raw.FPDFCatalog_IsTagged(document)
    outline = [entry.get_title() for entry in document.get_toc()]
    assert outline[:2] == ["Introduction", "The storm"]
    assert all(font_is_within(page) for page in document)


def font_is_within(page: pypdfium2.PdfPage) -> bool:
    """Whether every face of a page is in the file."""
    shown = [one for one in page.get_objects() if one.type == raw.FPDF_PAGEOBJ_TEXT]
    return bool(shown) and all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one)) == 1 for one in shown)


def sheet_of(words: str) -> PaperSheet:
    row = said(words)
    return PaperSheet(
        title=words, authors=(words,), language="en", course=words, running=words, description=words,
        parts=(PaperTitle(row, row, "en"), PaperPassage("a:p1", "1", row, "en", speaker=words, beside=(row,))),
        words={"page": "p.", "editors": ""},
    )  # fmt: skip


@typesets
def test_words_are_never_the_markup_of_the_typesetter() -> None:
    read = letters("".join(words_in(pdf(sheet_of(HOSTILE)).content)))
    assert read.count(letters(HOSTILE)) >= 3
    assert "root:" not in read


@typesets
def test_letters_without_a_face_are_named_and_letters_that_are_none_are_replaced() -> None:
    assert set(pdf(sheet_of("አማ Комерсантъ 马卡洛夫 대한민국 インド Հայ الإمارات ệ")).faceless) == set("አማ")
    assert pdf(sheet_of("a\x00b\x07c\ud800d\uffff")).faceless == ""


def test_html_becomes_rows_of_words_and_nothing_else() -> None:
    assert runs('<i>a</i> &lt;b&gt; <a href="https://x.org/">c</a><a href="../e.html">d</a>') == (
        PaperRun("a", ("italic",)), PaperRun(" <b> "), PaperRun("c", to="https://x.org/"), PaperRun("d"),
    )  # fmt: skip
    listed = lines("<p>a</p><ol><li>b</li><li>c<ul><li>d</li></ul></li></ol><blockquote><p>e</p></blockquote>")
    assert [(one.mark, one.deep) for one in listed] == [("", 0), ("1.", 1), ("2.", 1), ("–", 2), ("", 1)]


def test_a_correction_that_another_mark_cuts_has_its_brackets_once() -> None:
    mended = '<a class="mark em" href="#em1">{}</a>'
    cut = runs(mended.format("a") + '<a class="mark ev" href="#e-x"></a>' + mended.format("b"))
    signs = [run.sign or run.words for run in cut if run.sign or run.words]
    assert signs == ["opens", "a", "event", "b", "closes"]


@typesets
def test_the_command_prints_one_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf", "birch", "--to", str(tmp_path)], ROOT / "tests/toy") == 0
    assert re.fullmatch(r".*birch\.pdf: \d+ kB\.\n", capsys.readouterr().out)
    assert [path.name for path in tmp_path.iterdir()] == ["birch.pdf"]
    assert main(["pdf", "brich", "--to", str(tmp_path)], ROOT / "tests/toy") == 2
    assert 'there is no text "brich". Did you mean "birch"?' in capsys.readouterr().err
