"""A Markdown file, taken apart."""

from __future__ import annotations

import pytest
from coursereader.input.frontmatter import Markdown, split, split_page
from coursereader.model.problems import Report
from courses import said
from hypothesis import given
from hypothesis import strategies as st

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
        (b"---\n" + b"x" * 1_000_001, "f.md:1: the file is larger than 1 MB. Split it."),
    ],
)
def test_what_cannot_be_taken_apart_is_said(raw, problem):
    report = Report()
    assert split(raw, "f.md", report) is None
    assert said(report) == [problem]


def test_a_merge_that_left_two_versions_is_told_at_its_first_line():
    report = Report()
    assert split(b"---\na: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n---\nBody.\n", "a.md", report) is None
    assert said(report) == [
        'a.md:3: a merge left two versions here: "<<<<<<< HEAD". Keep one of the two versions, and take out the lines '
        "<<<<<<<, ======= and >>>>>>>."
    ]


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
