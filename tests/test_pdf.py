"""PDF: what is printed comes out as it was meant, and every character of the file is accounted for."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.exports.plain_text import printed
from coursereader.input.formats.pdf.brackets import with_brackets
from coursereader.input.formats.pdf.glyphs import GlyphFont
from coursereader.input.formats.pdf.lines import lines_of
from coursereader.input.formats.pdf.reading import PdfText, read_with_places
from coursereader.input.formats.pdf.runs import runs_of
from coursereader.input.formats.pdf.sight import seen
from coursereader.input.formats.stated import AsideName
from coursereader.input.formats.unreadable import UnreadableError
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from pdfs import MadePage, pdf

ONE = (
    "The bridge of Alder stood for two hundred years, and nobody had ever asked who was to keep it. The stones were "
    "cut in the quarry above the mill, and carried down in winter, when the road was hard.^1^ The council kept a "
    "book of what was paid, and the book was lost in the flood of the year that followed the repair of the arches."
)
TWO = (
    "It is said that the mayor himself had seen the crack, and had it closed with lime before the market.^2^ Whether "
    "that is so cannot be known today, for he left no papers, and his clerk went away to the coast in the same month."
)
THREE = "The millers told another story, and they told it to every traveller who came over the new bridge by night."
LOCK = f"<</Filter/Standard/V 1/R 2/P -4/O<{'1' * 64}>/U<{'2' * 64}>>>"
NOTES = ("1 The quarry was closed in 1811, when its stone gave out.", "2 The clerk is named in a letter of that year.")


def plain(words: str) -> str:
    """Words with their marks as they are printed."""
    parts = words.split("^")
    return "".join(f"[^{part}]" if n % 2 else part for n, part in enumerate(parts))


def read(data: bytes) -> str:
    return printed(structure("made", repair(read_with_places(data).text, format="explicit-markdown")))


def article() -> bytes:
    """Three pages with heads and folios, a title, a heading, notes at the foot, the last going on overleaf."""
    first, second, third = MadePage(), MadePage(), MadePage()
    first.put(120, 540, "The Fall of the Bridge", 14, "bold")
    y = first.prose(60, 500, ONE, 50)
    y = first.prose(60, y, TWO, 50, indent=3)
    first.rule(60, 120, 80)
    y = first.prose(60, 106, NOTES[0], 60, 8, step=10)
    first.prose(60, y, NOTES[1], 60, 8, step=10)
    for page, folio, words in (
        (second, "42", (THREE, ONE.replace("^1^", ""))),
        (third, "43", (TWO.replace("^2^", ""),)),
    ):
        page.put(60, 560, "Annals of Alder", 8, "italic")
        page.put(345, 560, folio, 8)
        y = 520.0
        if page is second:
            page.put(60, y, "What the millers said", 10, "bold")
            y -= 24
        for said in words:
            y = page.prose(60, y, said, 50, indent=0 if y > 490 else 3)
    return pdf(first, second, third)


def test_an_article_comes_out_with_its_headings_notes_and_paragraphs() -> None:
    assert read(article()).split("\n\n") == [
        "# The Fall of the Bridge",
        plain(ONE),
        plain(TWO),
        "## What the millers said",
        THREE,
        ONE.replace("^1^", ""),
        TWO.replace("^2^", ""),
        f"[^1]: {NOTES[0][2:]}",
        f"[^2]: {NOTES[1][2:]}\n",
    ]


def test_pages_begin_in_the_text_under_their_printed_numbers() -> None:
    text = structure("made", repair(read_with_places(article()).text, format="explicit-markdown"))
    pages = [span.value for passage in text.passages for span in passage.spans if span.kind == "page"]
    assert pages == ["41", "42", "43"]


def accounted(found: PdfText) -> None:
    """Every character of the file stands in the text once, or was set aside under a name; and what stands is itself."""
    kept = [at for at in found.where if at >= 0]
    assert not set(kept) & set(found.aside_of)
    assert set(kept) | set(found.aside_of) == set(range(found.count))
    runs = [b for a, b in pairwise([-2, *kept]) if a != b]
    assert len(runs) == len(set(runs))


def test_every_character_is_accounted_for_with_its_page_and_box() -> None:
    found = read_with_places(article())
    accounted(found)
    heads = [(one.words, one.page) for one in found.aside if one.name == AsideName.RUNNING_HEAD]
    folios = [(one.words, one.page, one.box) for one in found.aside if one.name == AsideName.PAGE_NUMBER]
    assert heads == [("Annals of Alder", 2), ("Annals of Alder", 3)]
    assert [(words, page) for words, page, _ in folios] == [("42", 2), ("43", 3)]
    left, top, right, bottom = folios[0][2]
    assert (left, right) == (345, 355)
    assert 30 < top < bottom < 50


def test_two_columns_are_read_down_and_a_title_over_both_comes_first() -> None:
    page = MadePage()
    page.put(60, 560, "A title that runs over both of the columns", 12, "bold")
    left = page.prose(20, 520, ONE.replace("^1^", ""), 30)
    page.prose(20, left, THREE, 30, indent=3)
    page.prose(220, 520, TWO.replace("^2^", ""), 30)
    assert read(pdf(page)).rstrip().split("\n\n") == [
        "# A title that runs over both of the columns",
        ONE.replace("^1^", ""),
        THREE,
        TWO.replace("^2^", ""),
    ]


def test_a_quotation_is_known_by_its_margins_and_a_hyphen_by_the_words() -> None:
    page = MadePage()
    y = page.prose(60, 540, "Of the reconstruction much was written. " + ONE.replace("^1^", ""), 50)
    y = page.prose(90, y - 6, TWO.replace("^2^", ""), 40)
    page.put(60, y - 6, "Nobody has told what this new and bold recon-")
    page.put(60, y - 18, "struction was to cost.")
    assert read(pdf(page)).rstrip().split("\n\n")[1:] == [
        f"> {TWO.replace('^2^', '')}",
        "Nobody has told what this new and bold reconstruction was to cost.",
    ]


def test_what_nobody_sees_is_set_aside_by_name() -> None:
    page = MadePage()
    page.prose(60, 540, THREE, 50)
    page.put(60, 300, "white words", more="1 1 1 rg")
    page.put(60, 280, "drawn by nothing", more="3 Tr")
    page.drawn.append("BT /plain 10 Tf 0 1 -1 0 30 100 Tm (sideways) Tj ET")
    page.put(900, 260, "beyond the page")
    found = read_with_places(pdf(page))
    accounted(found)
    assert found.text.replace("\n", " ").endswith(f"{THREE} ")
    assert {(one.name, one.words) for one in found.aside} == {
        (AsideName.HIDDEN, "white words"),
        (AsideName.HIDDEN, "drawn by nothing"),
        (AsideName.ROTATED, "sideways"),
        (AsideName.OFF_PAGE, "beyond the page"),
    }


PICTURE = "q 400 0 0 580 10 10 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xee EI Q"


def test_a_scan_without_letters_is_refused_with_a_way_to_get_some() -> None:
    page = MadePage([PICTURE])
    with pytest.raises(UnreadableError) as refused:
        read_with_places(pdf(page))
    assert refused.value.what == "the pages of the PDF file are pictures: no letters stand in it."
    assert "OCR" in refused.value.todo


def test_letters_recognised_from_a_scan_are_read_and_doubted() -> None:
    page = MadePage([PICTURE, "3 Tr"])
    page.prose(60, 540, THREE, 50)
    found = read_with_places(pdf(page))
    accounted(found)
    assert found.text.replace("\n", " ").endswith(f"{THREE} ")
    assert found.doubts == ("The letters were recognised from pictures of the pages: read them against these.",)


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    page = MadePage()
    page.prose(60, 540, THREE, 50)
    page.prose(60.4, 540, THREE, 50)
    found = read_with_places(pdf(page))
    accounted(found)
    assert found.text.replace("\n", " ").endswith(f"{THREE} ")
    assert {one.name for one in found.aside} <= {AsideName.OVERPRINTED}


def test_a_dropped_capital_is_the_first_letter_of_its_word() -> None:
    page = MadePage()
    page.put(60, 516, "T", 36, "bold")
    page.put(84, 532, "he bridge of Alder stood for two hundred years")
    page.put(84, 520, "and nobody had ever asked who was to keep it; ")
    page.prose(60, 508, "so it fell, and it was not known whose loss that was, for there was no owner of it.", 50)
    assert read(pdf(page)).startswith("The bridge of Alder stood for two hundred years and nobody had ever asked")


def test_figures_that_call_no_note_stay_where_they_are() -> None:
    page = MadePage()
    page.prose(60, 540, "The field had 10^3^ acres and the wood as many. " + THREE, 50)
    assert read(pdf(page)) == f"The field had 103 acres and the wood as many. {THREE}\n"


def test_signs_of_markdown_in_the_print_stay_letters() -> None:
    page = MadePage()
    page.put(60, 540, "# 5 *stars* and [^1] and _one_ <b>tag</b> & a \\ stroke")
    page.put(60, 500, "1) no list, this")
    assert read(pdf(page)) == "# 5 *stars* and [^1] and _one_ <b>tag</b> & a \\ stroke\n\n1) no list, this\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (pdf(MadePage()), "no text stands in the PDF file."),
        (article()[:700], "the PDF file is damaged: it cannot be read to its end."),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "the PDF file is damaged: it cannot be read to its end."),
        (pdf(*[MadePage()] * 3001), "the PDF file has more than 3000 pages."),
        (
            pdf(MadePage(), trailer=f"/ID[<00><00>]/Encrypt{LOCK}"),
            "the PDF file is locked by a password.",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_with_places(data)
    assert refused.value.what == what
    assert refused.value.todo.endswith(".")


def test_a_pdf_becomes_a_source_and_stays_as_received(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mason-2019.pdf"
    file.write_bytes(article())
    assert main(["new-course", str(tmp_path / "course")]) == 0
    assert main(["add-source", str(file), "--id", "mason", "--course", str(tmp_path / "course")]) == 0
    told = capsys.readouterr().out
    seed = tmp_path / "course" / "seeds" / "mason" / "mason-2019.pdf"
    assert seed.read_bytes() == article()
    assert hashlib.sha256(article()).hexdigest() in (seed.parent / "source.yml").read_text("utf-8")
    assert "read as PDF" in told
    assert "running head (26)" in told
    assert main(["text", "mason", "--course", str(tmp_path / "course")]) == 0
    assert capsys.readouterr().out == read(article())


@pytest.mark.parametrize(("taken", "words"), [([2], "el fc"), ([], "elfc")])
def test_a_narrow_gap_is_a_blank_where_the_widths_of_the_font_say_so(taken: list[int], words: str) -> None:
    places = [(0, 500), (500, 1000), (1100, 1600), (1600, 2100)]  # hundredths of a point; a tenth of the size apart
    chars = [[ord(sign), left, 0, right, 1000, 0, 0] for sign, (left, right) in zip("elfc", places, strict=True)]
    row = {"box": [0, 0, 60000, 80000], "chars": chars, "objects": [[0, 1000, 0, 0, 100, 0, 0, 0, 0, 0, 255]]}
    row |= {"blanks": taken, "rules": [], "images": [], "fills": [], "label": ""}
    page, _ = seen(0, row, [GlyphFont("Serif", False, False, False)], 0)
    assert [line.text for line in lines_of(runs_of(page), page, 10)] == [words]


def test_pages_are_called_what_the_file_calls_them_unless_other_numbers_are_printed() -> None:
    labels = "/PageLabels<</Nums[0<</S/r>>1<</S/D/St {}>>]>>"
    bare = pdf(*(_filled(words) for words in (ONE, THREE, TWO)), catalog=labels.format(17))
    assert pages_in(bare) == ["i", "17", "18"]
    pages = [_filled(ONE), _filled(TWO), _filled(THREE)]
    for folio, page in zip(("31", "32"), pages[1:], strict=True):
        page.put(345, 560, folio, 8)
    assert pages_in(pdf(*pages, catalog=labels.format(31))) == ["i", "31", "32"]
    assert pages_in(pdf(*pages, catalog=labels.format(1))) == ["30", "31", "32"]


def pages_in(data: bytes) -> list[str]:
    """The numbers of the pages that the text has."""
    return re.findall(r'<span id="page-(.*?)"></span>', read_with_places(data).text)


def _filled(words: str) -> MadePage:
    page = MadePage()
    page.prose(60, 500, words.replace("^", ""), 50)
    return page


@pytest.mark.parametrize("brackets", [str.maketrans("", ""), str.maketrans("()", ")(")])
def test_a_page_in_a_script_that_runs_to_the_left_is_read_from_its_right_edge(brackets: dict[int, int]) -> None:
    shown = [  # as they stand on the page, from the left
        [("Alder Bridge", 60), ("ואר(", 150), ("םירבדה", 190), ("ולא", 240)],
        [(".)1811", 200), ("תנשב", 245)],
    ]
    placed = [
        (letter, x + 5 * n, y)
        for y, row in zip((500, 480), shown, strict=True)
        for words, x in row
        for n, letter in enumerate(words.translate(brackets))
    ]
    chars = [
        [ord(sign), 100 * x, 100 * y, 100 * x + 500, 100 * y + 1000, 0, k]
        for k, (sign, x, y) in enumerate(placed)
        if sign != " "
    ]
    objects = [[0, 1000, 100 * x, 100 * y, 100, 0, 0, 0, 0, 0, 255] for _, x, y in placed]
    row = {"box": [0, 0, 42000, 60000], "chars": chars, "objects": objects, "blanks": [], "label": ""}
    page, _ = seen(0, row | {"rules": [], "images": [], "fills": []}, [GlyphFont("Serif", False, False, False)], 0)
    lines = with_brackets(lines_of(runs_of(page), page, 10))
    assert [line.text for line in lines] == ["אלו הדברים (ראו Alder Bridge", "בשנת 1811)."]
    assert [round(line.left) for line in lines] == [165, 155]


def ruled() -> bytes:
    """A page with a table between rules, its caption, a figure of one line, and a list whose signs stand apart."""
    page = MadePage()
    page.prose(60, 560, ONE.replace("^1^", ""), 50)
    page.put(60, 420, "Table 1. What was paid at the bridge.", 9)
    for y in (410, 396, 342):
        page.rule(60, y, 240)
    for y, row in ((400, ("Year", "Carts", "On foot")), (380, ("1811", "412", "88")), (366, ("1812", "", "93"))):
        for x, words in zip((60, 140, 240), row, strict=True):
            page.put(x, y, words)
    page.put(60, 352, "1813")
    page.put(140, 352, "390 | in all")
    page.put(240, 352, "120")
    page.put(60, 300, "Table 1 says what was paid, and nobody says to whom.")
    for n, words in enumerate(("the first", "the second", "the third")):
        page.put(60, 270 - 12 * n, f"{n + 1}.")
        page.put(100, 270 - 12 * n, f"{words} of the arches")
    return pdf(page)


def test_a_table_between_rules_becomes_a_table_and_its_caption_a_caption() -> None:
    found = read_with_places(ruled())
    accounted(found)
    caption, table = found.text.split("\n\n")[1:3]
    assert caption == "![Table 1. What was paid at the bridge.](#caption)"
    assert table.split("\n") == [
        "| Year | Carts | On foot |",
        "| --- | --- | --- |",
        "| 1811 | 412 | 88 |",
        "| 1812 |  | 93 |",
        "| 1813 | 390 \\| in all | 120 |",
    ]
    assert "Table 1 says what was paid" in found.text.split("\n\n")[3]
    assert "| 2" not in found.text


def test_a_paragraph_goes_on_below_a_table_that_floats() -> None:
    page = MadePage()
    y = page.prose(60, 560, ONE.replace("^1^", "").removesuffix("."), 50)
    page.put(60, y - 20, "Table 2. Who paid.", 9)
    for n, row in enumerate((("Anna", "miller", "12"), ("John", "mason", "7"), ("Ruth", "clerk", "31"))):
        for x, words in zip((60, 140, 240), row, strict=True):
            page.put(x, y - 40 - 12 * n, words)
    page.prose(60, y - 100, "as it is said, and not one of them was ever found again.", 50)
    told = read_with_places(pdf(page)).text
    assert told.index("not one of them") < told.index("Table 2") < told.index("| John | mason | 7 |")
    assert "arches\nas it is said" in told
