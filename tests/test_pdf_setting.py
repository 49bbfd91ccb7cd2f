"""PDF: how type is set, from a font's name to lines that are too full, and what a reader makes of it."""

from __future__ import annotations

import pytest
from coursereader.input.formats.pdf.sight import font_of
from pdfs import MadePage, pdf
from test_pdf import ONE, THREE, TWO, read

PLAIN = ONE.replace("^1^", "")


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("KQIFDS+LMRoman10-Bold", True, False),
        ("TimesNewRomanPS-BoldItalicMT", True, True),
        ("TimesNewRoman,Bold", True, False),
        ("CMBX12", True, False),
        ("HelveticaNeue-Roman", False, False),
        ("Blackletter-Regular", False, False),
        ("LMRoman10-Regular", False, False),
    ],
)
def test_a_font_is_bold_by_its_style_and_not_by_its_familys_name(name: str, bold: bool, italic: bool) -> None:
    font = font_of(name, 0, 400)
    assert (font.bold, font.italic) == (bold, italic)


def test_a_hyphen_of_the_setting_in_a_title_goes() -> None:
    page = MadePage()
    page.put(60, 560, "The bridges of Alder: theory and prac-", 14, "bold")
    page.put(60, 542, "tice", 14, "bold")
    page.prose(60, 510, PLAIN, 50)
    assert read(pdf(page)).startswith("# The bridges of Alder: theory and practice\n\n")


def test_a_line_too_full_for_its_column_runs_through_no_gutter() -> None:
    page = MadePage()
    page.put(60, 560, "A title that runs over both of the columns", 12, "bold")
    left = page.prose(20, 520, PLAIN, 30)
    page.prose(20, left, THREE, 30, indent=3)
    page.put(20, 532, "Available at https://alder.example/report")
    page.prose(225, 532, "It is told otherwise too. " + TWO.replace("^2^", ""), 30)
    blocks = read(pdf(page)).rstrip().split("\n\n")
    assert blocks[1].startswith("Available at https://alder.example/report")
    assert "otherwise" not in blocks[1] + blocks[2]


def test_a_plain_number_is_no_label_where_labels_are_raised() -> None:
    page = MadePage()
    page.prose(60, 540, ONE, 50)
    page.prose(60, 400, TWO.replace("^2^", "^8^"), 50)
    page.rule(60, 120, 80)
    page.prose(60, 105, "^1^See alder.example/papers/report-", 60, size=8)
    page.prose(60, 95, "8.pdf, as read in May.", 60, size=8)
    said = read(pdf(page))
    assert "[^1]: See alder.example/papers/report-8.pdf, as read in May." in said
    assert "[^8]:" not in said


def test_the_first_entry_of_a_list_may_begin_with_a_full_line_that_ends() -> None:
    page = MadePage()
    y = page.prose(60, 560, PLAIN + " It was dear.", 50, indent=3)
    y = page.prose(60, y, TWO.replace("^2^", ""), 50, indent=3)
    y = page.prose(60, y, THREE, 50, indent=3)
    page.put(60, y - 20, "References", 12, "bold")
    rows = (
        (60, "Rosenthal, Ludwig, and Karen Eriksen-Holm, 1998."),
        (78, "“Rural borders: theory and practice.” Annals of"),
        (78, "the Lesser Powers, 51(3), 173–182."),
        (60, "Haddad, C. 2019. “Rural debt: between the state or"),
        (78, "market.” Annals of the Lesser Powers, 7, 1–9."),
    )
    for n, (x, words) in enumerate(rows):
        page.put(x, y - 44 - 12 * n, words)
    assert read(pdf(page)).rstrip().split("\n\n")[-2:] == [
        "- Rosenthal, Ludwig, and Karen Eriksen-Holm, 1998. “Rural borders: theory and practice.” Annals of the Lesser "
        "Powers, 51(3), 173–182.",
        "- Haddad, C. 2019. “Rural debt: between the state or market.” Annals of the Lesser Powers, 7, 1–9.",
    ]


def test_a_narrow_cell_is_cut_where_the_columns_of_its_neighbours_are() -> None:
    page = MadePage()
    y = page.prose(60, 560, PLAIN, 50)
    rows = (
        ("Region", "1945", "1955"),
        ("North", "15.4", " 9.1"),
        ("South-Eastern", "46.1", "26.8"),
        ("Isles", "55.7", "56.5"),
    )
    for n, row in enumerate(rows):
        for x, words in zip((60, 60 + 6 * 14, 200), row, strict=True):
            page.put(x, y - 30 - 12 * n, words)
    assert "| South-Eastern | 46.1 | 26.8 |" in read(pdf(page))


def test_verses_stay_lines_where_nothing_else_says_how_long_a_line_is() -> None:
    verses = (
        "Upon the bridge of Alder stood the clerk",
        "And counted carts till it was dark,",
        "And nothing he wrote down was ever lost",
        "Nor found beneath the moss",
        "By those who crossed it",
        "Upon the first of May with bread and salt",
        "And knew the arch and did not see the fault.",
    )
    page = MadePage()
    for n, verse in enumerate(verses):
        page.put(60, 540 - 12 * n, verse)
    assert read(pdf(page)).rstrip().split("\n\n") == [*verses]


def test_one_line_too_full_does_not_widen_a_quotation() -> None:
    page = MadePage()
    y = page.prose(60, 560, PLAIN, 54)
    page.put(84, y - 8, "They said that nobody had seen why preservations")
    y = page.prose(84, y - 20, "of the arches paid for, " + TWO.replace("^2^", ""), 46)
    page.prose(60, y - 8, THREE, 54)
    quoted = read(pdf(page)).rstrip().split("\n\n")[1]
    assert (
        quoted == f"> They said that nobody had seen why preservations of the arches paid for, {TWO.replace('^2^', '')}"
    )
