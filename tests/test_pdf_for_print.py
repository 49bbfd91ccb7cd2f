"""Texts for print: every word of a text is in its PDF, none is markup, the bytes are the same."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from coursereader.analysis.packets import look_at_packet
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.host.mkdocs.configuration import preview_address
from coursereader.html.prose import printed
from coursereader.input.course_file import CourseFacts, look_at_preview
from coursereader.input.packet_file import PacketFile, packet_at
from coursereader.input.records import Comparison, Event
from coursereader.model.passages import FURNITURE, NOTE, Passage, SpanKind
from coursereader.model.problems import Report
from coursereader.pages.index import CourseIndex, index_of
from coursereader.typeset.runs import PaperRun, lines, runs, said
from coursereader.typeset.sheet import (
    PaperHeading,
    PaperPassage,
    PaperProse,
    PaperSheet,
    PaperTitle,
    PreviewWords,
    stepped,
)
from coursereader.typeset.text_sheet import text_sheet
from coursereader.typeset.typesetter import is_there, pdf, picture
from courses import TOY, toy_with
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


def columns(content: bytes) -> list[list[tuple[float, str]]]:
    """The lines of both columns of the last page, each with how high it stands in points, the last one first."""
    *_, page = pypdfium2.PdfDocument(content)
    text, middle = page.get_textpage(), page.get_width() / 2
    found = [(rect, text.get_text_bounded(*rect)) for rect in map(text.get_rect, range(text.count_rects()))]
    ours = [(x, (y, words)) for (x, y, _, _), words in found if FOOT < y < page.get_height() - FOOT]
    return [sorted(line for x, line in ours if (x > middle) == right) for right in (False, True)]


FOOT, LINE = 60, 14
"""Points: what the words at the head and foot of a page take, and a line of what the editors say."""


@typesets
@pytest.mark.parametrize("lines", [9, 60, 113, 118, 150])
def test_the_columns_of_the_last_page_end_together_and_lose_nothing(lines: int) -> None:
    after = [PaperProse(said(f"said{n}"), "entry") for n in range(lines)]
    content = pdf(replace(sheet_of("Words"), after=tuple(after))).content
    left, right = (column[0][0] for column in columns(content))
    assert left - LINE < right < left + 2 * LINE
    read = "".join(words_in(content))
    assert [n for n in range(lines) if not re.search(rf"said{n}\b", read)] == []


@typesets
@pytest.mark.parametrize("first", range(1, 6))
def test_no_heading_is_parted_from_its_words_where_columns_are_made_to_end_together(first: int) -> None:
    one, heading = PaperProse(said("said"), "entry"), PaperHeading(said("Heading"), 1, "Heading", ours=True)
    after = (*[one] * first, heading, *[one] * (6 - first))
    left, right = columns(pdf(replace(sheet_of("Words"), after=after)).content)
    assert left[0][1] == "said" == right[0][1]


@typesets
def test_the_number_of_a_note_stands_in_the_column_of_its_words() -> None:
    filling = said("Words that fill the lines of both columns to their very ends, and the next ones too. " * 3)
    after = tuple(PaperPassage(f"a:n{n}", f"{10 + n}", filling, "en", "note") for n in range(12))
    *_, page = pypdfium2.PdfDocument(pdf(replace(sheet_of("Words"), after=after)).content)
    text = page.get_textpage()
    found = [(rect, text.get_text_bounded(*rect)) for rect in map(text.get_rect, range(text.count_rects()))]
    numbers = {round(x) for (x, _, _, _), words in found if re.fullmatch(r"[12]\d", words.strip())}
    ends = max(to for (x, _, to, _), _ in found if to < max(numbers))
    assert max(numbers) - ends > GUTTER


GUTTER = 14
"""Points: less than what parts the two columns."""


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


PACKET = """\
title: "Bridges and blame"
term: "Autumn 2026"
with:
  - alder:p2-p6
  - birch#p2–p4
  - events/bridge-fell
  - comparisons/cause
  - figures/cost-of-the-new-bridge
  - glossary/undermining
"""


@typesets
def test_a_packet_has_its_passages_their_notes_the_records_and_whose_words_they_are(
    toy: CourseIndex, tmp_path: Path
) -> None:
    (tmp_path / "week.yml").write_text(PACKET, "utf-8")
    given = ["pdf", "--packet", str(tmp_path / "week.yml"), "--to", str(tmp_path)]
    assert main(given, ROOT / "tests/toy") == 0
    pages = words_in((tmp_path / "week.pdf").read_bytes())
    read = letters("".join(pages))
    alder, event = toy.edition("alder"), next(one for one in toy.course.of(Event) if one.id == "bridge-fell")
    chosen = [alder.text.passage(id) for id in ("p2", "p3", "p4", "p5", "p6", "n1", "n2")]
    assert [one.id for one in chosen if lost(one, read)] == []
    assert letters(alder.text.passage("p7").text) not in read
    assert all(letters(telling.quote) in read for telling in event.tells)
    quoted = [
        one.quote
        for record in toy.course.of(Comparison)
        if record.id == "cause"
        for a in record.answers
        for one in a.quotes
    ]
    assert quoted
    assert all(letters(quote) in read for quote in quoted)
    assert "Contents" in pages[0]
    assert letters(toy.edition("birch").source.rights) in letters(pages[-1])


def packet_pages(folder: Path, *parts: str) -> list[str]:
    """The words of each page of a packet of these parts."""
    rows = "".join(f"  - {part}\n" for part in parts)
    (folder / "some.yml").write_text(f"title: Some of it\nwith:\n{rows}", "utf-8")
    assert main(["pdf", "--packet", str(folder / "some.yml"), "--to", str(folder)], ROOT / "tests/toy") == 0
    return words_in((folder / "some.pdf").read_bytes())


@typesets
def test_chosen_passages_run_on_and_a_whole_text_begins_a_page(toy: CourseIndex, tmp_path: Path) -> None:
    words = {text: letters(toy.edition(text).text.passage("p2").text) for text in toy.texts.ids}
    title, both, *_ = map(letters, packet_pages(tmp_path, "alder:p2", "birch:p2"))
    assert [text for text in words if words[text][:40] not in both or words[text][:40] in title] == []
    _, first, *others = map(letters, packet_pages(tmp_path, "alder:p2", "birch"))
    assert words["birch"][:40] not in first
    assert words["birch"][:40] in "".join(others)
    title, event, *_ = packet_pages(tmp_path, "events/bridge-fell")
    assert "Sources and licences" in event
    assert "Not mentioned" not in title


@typesets
def test_headings_step_down_one_by_one_whatever_was_chosen() -> None:
    levels = [1, 3, 3, 2, 4, 1, 2]
    parts = [PaperHeading(said(f"H{n}"), level, f"H{n}") for n, level in enumerate(levels)]
    sheet = replace(sheet_of("Words"), parts=tuple(parts))
    assert [part.level for part in stepped(parts) if isinstance(part, PaperHeading)] == [1, 2, 2, 2, 3, 1, 2]
    document = pypdfium2.PdfDocument(pdf(sheet).content)
    assert [entry.level for entry in document.get_toc()] == [0, 1, 1, 1, 2, 0, 1]


def test_what_is_wrong_in_a_packet_is_told_with_its_line(toy: CourseIndex, tmp_path: Path) -> None:
    wrong = ["alder:p6-p2", "aldr:p1", "alder:p99", "events/bridge-fel", "notes/x", "the first page"]
    (tmp_path / "packet.yml").write_text("title: x\nwith:\n" + "".join(f'  - "{one}"\n' for one in wrong), "utf-8")
    look_at_packet(toy.course, tmp_path, report := Report())
    assert [str(problem) for problem in report] == [
        "packet.yml:3: p2 stands before p6. Write alder:p2-p6.",
        'packet.yml:4: there is no text "aldr". Did you mean "alder"?',
        'packet.yml:5: "alder" has no passage p99. It has p1 to p7.',
        'packet.yml:6: there is no events/bridge-fel. Did you mean "bridge-fell"?',
        'packet.yml:7: a packet holds no records of "notes". These are: events, glossary, comparisons, figures.',
        'packet.yml:8: "the first page" names no passages and no record. '
        "Write alder:p12-p20, alder, events/ID, comparisons/ID, figures/ID or glossary/ID.",
    ]
    (tmp_path / "packet.yml").write_text("titel: x\nwith: []\n", "utf-8")
    look_at_packet(toy.course, tmp_path, report := Report())
    assert [problem.line for problem in report] == [1, 1, 2]


def test_the_address_of_a_packet_is_a_packet() -> None:
    packet = packet_at("https://x.org/c/packet.html?with=alder:p2-p6,events/bridge-fell&title=Bridges%20and%20blame")
    assert packet == PacketFile.model_validate(
        {"title": "Bridges and blame", "with": ["alder:p2-p6", "events/bridge-fell"]}
    )
    assert packet_at("packet.yml") is None


@typesets
def test_the_picture_of_a_shared_link_has_its_size_and_is_the_same_each_time(tmp_path: Path) -> None:
    front = PreviewWords("#panic() The Bridge", "Two texts", (("Alder", "#2a6cc0"), ("Birch", "#5d2366")), "en")
    drawn = picture(front)
    assert drawn == picture(front)
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/p.png").write_bytes(drawn)
    look_at_preview(tmp_path, CourseFacts(preview="docs/assets/p.png"), report := Report())
    assert list(report) == []
    (tmp_path / "docs/assets/p.png").write_bytes(drawn[:16] + bytes(8))
    look_at_preview(tmp_path, CourseFacts(preview="docs/assets/p.png"), report)
    look_at_preview(tmp_path, CourseFacts(preview="../p.png"), report)
    assert [str(one) for one in report] == [
        f'course.yml:1: the preview "{path}" is no PNG in docs/assets/ of 1200 × 630 pixels. Draw it: reader preview.'
        for path in ("../p.png", "docs/assets/p.png")
    ]


def test_pages_name_the_picture_only_where_it_has_an_address() -> None:
    named = CourseFacts(preview="docs/assets/p.png", address="https://x.org/c/")
    assert preview_address(named) == "https://x.org/c/assets/p.png"
    assert preview_address(named.model_copy(update={"address": ""})) == ""
    assert preview_address(named.model_copy(update={"preview": ""})) == ""


@typesets
def test_a_picture_is_drawn_of_a_sound_course_and_into_its_own_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course, elsewhere = toy_with(tmp_path, {"course.yml": "title: ["}), tmp_path / "elsewhere"
    assert main(["preview", "--course", str(course)]) == 1
    assert "course.yml:2: this cannot be read as YAML" in (said := capsys.readouterr().err)
    assert said.endswith("1 problem. The picture was not drawn.\n")
    shutil.copy(TOY / "course.yml", course)
    shutil.rmtree(course / "docs/assets", ignore_errors=True)
    elsewhere.mkdir()
    (course / "docs/assets").symlink_to(elsewhere)
    assert main(["preview", "--course", str(course)]) == 1
    assert capsys.readouterr().err.startswith(f"{course / 'docs/assets'}: a link to another place.")
    assert list(elsewhere.iterdir()) == []
    (course / "docs/assets").unlink()
    assert main(["preview", "--course", str(course)]) == 0
    assert (course / "docs/assets/preview.png").read_bytes().startswith(b"\x89PNG")
