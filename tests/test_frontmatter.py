"""A Markdown file, taken apart."""

from __future__ import annotations

import pytest
from coursereader.input.frontmatter import Markdown, split, split_page
from coursereader.model.problems import Report
from courses import said
from hypothesis import given
from hypothesis import strategies as st

UTF_16 = "the file is UTF-16, not UTF-8. Save it as UTF-8."
SHOW = 'Begin with a line "---", the keys, and another line "---".'


def test_front_matter_and_body_know_where_they_begin():
    written = "---\nterm: a\n---\n\nThe body.\n"
    assert split(written.encode(), "f.md", Report()) == Markdown("term: a", 2, "The body.", 5, written)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_order_mark_and_line_ends_of_another_system_make_no_difference(end):
    raw = b"\xef\xbb\xbf---\nterm: a\n---\n\nThe body.\n".replace(b"\n", end)
    written = "---\nterm: a\n---\n\nThe body.\n"
    assert split(raw, "f.md", Report()) == Markdown("term: a", 2, "The body.", 5, written)


def test_a_line_of_hyphens_in_the_body_is_the_bodys():
    parts = split(b"---\na: b\n---\nx\n\n---\n\ny", "f.md", Report())
    assert parts is not None
    assert parts.body == "x\n\n---\n\ny"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", f"f.md:1: the file is empty. {SHOW}"),
        (b"term: a\n", f'f.md:1: there is no front matter; the file begins "term: a". {SHOW}'),
        (b"---\nterm: a\n", 'f.md:1: the front matter never ends. Put a line "---" after its last key.'),
        (b"---\n\n---\nBody", "f.md:1: the front matter is empty. Write the keys between the two lines of ---."),
        (b"---\nterm: a\nsee: \xff\n---\n", "f.md:3: the file is not UTF-8 here. Save it as UTF-8."),
        (b"---\n" + b"x" * 999_997, "f.md:1: the file is larger than 1 MB. Split it."),
        (b"---\n" + b"x" * 999_996, 'f.md:1: the front matter never ends. Put a line "---" after its last key.'),
        (b"\n\xff\n\n", "f.md:2: the file is not UTF-8 here. Save it as UTF-8."),
        (b" \n\n", f"f.md:1: the file is empty. {SHOW}"),
        (b" " + b"x" * 61, f'f.md:1: there is no front matter; the file begins "{"x" * 60}". {SHOW}'),
        (b" ---\na: b\n---\n", f'f.md:1: there is no front matter; the file begins "---". {SHOW}'),
        (b"---\na: b\n ---\n", 'f.md:1: the front matter never ends. Put a line "---" after its last key.'),
        ("---\na: b\n---\n".encode("utf-16"), f"f.md:1: {UTF_16}"),
        ("\ufeff\u4e2d".encode("utf-16-be"), f"f.md:1: {UTF_16}"),
        ("\ufeff\u4e2d".encode("utf-16-le"), f"f.md:1: {UTF_16}"),
        (b"x" * 99 + b"\0", f"f.md:1: {UTF_16}"),
        (b"x" * 100 + b"\0", f'f.md:1: there is no front matter; the file begins "{"x" * 60}". {SHOW}'),
    ],
)
def test_what_cannot_be_taken_apart_is_said(raw, problem):
    report = Report()
    assert split(raw, "f.md", report) is None
    assert said(report) == [problem]


@pytest.mark.parametrize(
    ("before", "mark", "shown"),
    [
        ("---\na: 1\n", "<<<<<<< HEAD", "<<<<<<< HEAD"),
        ("\n\n", ">>>>>>>", ">>>>>>>"),
        ("", "||||||| " + "x" * 60, "||||||| " + "x" * 52),
    ],
)
def test_a_merge_that_left_two_versions_is_told_at_its_first_line(before, mark, shown):
    report = Report()
    assert split(f"{before}{mark}\nb: 2\n=======\nb: 3\n>>>>>>> x\n---\nBody.\n".encode(), "a.md", report) is None
    assert said(report) == [
        f'a.md:{before.count(chr(10)) + 1}: a merge left two versions here: "{shown}". '
        "Keep one of the two versions, and take out the lines <<<<<<<, ======= and >>>>>>>."
    ]


def test_seven_signs_within_a_line_are_no_merge():
    for words in ("a <<<<<<< b", "<<<<<<<b", "<<<<<<<< b", "======="):
        assert split(f"---\na: b\n---\n{words}\n".encode(), "a.md", report := Report()) is not None
        assert said(report) == []


def test_a_sign_that_nobody_sees_is_told_at_its_line():
    report = Report()
    assert split("---\na: b\n---\nx\u202ey\n".encode(), "a.md", report) is not None
    assert said(report) == [
        'a.md:4: a sign that nobody sees stands after "x": U+202E, right-to-left override. Take it out.'
    ]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("---\na: b\n---\n", ("a: b", 2, "", 4)),
        ("---\na: b\n---", ("a: b", 2, "", 4)),
        ("--- \na: b\n\nc: d\n---\t\n\n\n  Body.\n\nMore.\n\n", ("a: b\n\nc: d", 2, "  Body.\n\nMore.", 8)),
    ],
)
def test_blanks_around_the_parts_are_nobodys(written, parts):
    for taken in (split, split_page):
        assert taken(written.encode(), "f.md", Report()) == Markdown(*parts, written)


@pytest.mark.parametrize(
    "written", ["---\nwords\n", "---\n\n---\nwords\n", "words\n---\na: b\n---\n", " ---\na: b\n---"]
)
def test_a_page_whose_front_matter_is_none_is_all_body(written):
    report = Report()
    assert split_page(written.encode(), "f.md", report) == Markdown("", 1, written.rstrip(), 1, written)
    assert said(report) == []


def test_a_page_that_cannot_be_read_is_told():
    assert split_page(b"a\n\xff", "f.md", report := Report()) is None
    assert said(report) == ["f.md:2: the file is not UTF-8 here. Save it as UTF-8."]
    assert split_page(b"\n\n a", "f.md", Report()) == Markdown("", 1, " a", 3, "\n\n a")


def test_a_page_needs_no_front_matter():
    report = Report()
    assert split_page(b"# A page\n", "f.md", report) == Markdown("", 1, "# A page", 1, "# A page\n")
    written = "---\ntitle: A\n---\n# A page\n"
    assert split_page(written.encode(), "f.md", report) == Markdown("title: A", 2, "# A page", 4, written)
    assert said(report) == []


@given(st.binary())
def test_no_bytes_raise(raw):
    report = Report()
    assert split(raw, "f.md", report) is not None or len(report) == 1
    split_page(raw, "f.md", report)
