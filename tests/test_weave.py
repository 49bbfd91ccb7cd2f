"""Weaving: whatever the words, the page gives them back; a mark never holds a mark."""

from __future__ import annotations

from coursereader.html.weave import (
    BOLD,
    ITALIC,
    LETTERS,
    MARK,
    TOLD,
    Point,
    Wrap,
    apart,
    escape,
    weave,
)
from fuzz.rendering import Read, rendered, without_notes
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

HOSTILE = (
    "<script>alert(1)</script>", "</div>", "</p></div>", "&amp;", "&lt;", "&#60;", "&nbsp", "*a*", "__b__", "`c`",
    "[d](e)", "![f](g)", "{#h .i}", "{: #j }", "| k | l |", "# m", "## n ##", "1. o", "2) p", "- q", "+ r", "> s",
    "    t", "***", "---", "===", "~~u~~", "\\*", "^v^", "$w$", "[^1]", "[^1]: x", "https://y.example/",
    "<https://z.example>", "a@b.example", '"', "'", "«»", "“”", "😀", "中文", "שלום", "مرحبا", "e\u0301", "\u00a0",
    "\u200b", "\u202e", "<!-- c -->", "<![CDATA[", "<?php", "&", "<", ">", "\\", "\t", "  ", "klzzwxh:0001",
    "<div markdown='1'>", "{{ x }}", "{% y %}",
)  # fmt: skip
words = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)), max_size=8
).map(" ".join)
"""Words as hostile as they come; without control characters, which HTML cannot say."""


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Wrap], list[Point]]:
    """Words, elements around any stretches of them, and points between any two."""
    text = draw(words)
    at = st.integers(0, len(text))
    nests = st.sampled_from([(TOLD, "span"), (MARK, "a"), (MARK, "a"), (BOLD, "b"), (ITALIC, "i"), (LETTERS, "span")])
    wraps = [
        Wrap(min(ends), max(ends), *nest, once=(("id", f"w{n}"),), strength=n % 3)
        for n, (ends, nest) in enumerate(draw(st.lists(st.tuples(st.tuples(at, at), nests), max_size=6)))
    ]
    note = Markup('<sup class="nr"><a href="#n1">1</a></sup>')
    return text, wraps, [Point(place, note, mark=True) for place in draw(st.lists(at, max_size=3))]


@given(marked())
def test_a_passage_rendered_and_stripped_of_its_tags_is_the_text_again(
    given: tuple[str, list[Wrap], list[Point]],
) -> None:
    text, wraps, points = given
    html = rendered(f'<div class="passage" id="p1">\n<p>{weave(text, wraps, points)}</p>\n</div>\n\n## After')
    passage, _, after = html.partition("</p>\n</div>")
    assert Read(without_notes(passage.partition("<p>")[2])).words == text
    assert after.strip() == '<h2 id="after">After</h2>'


@given(words)
def test_a_heading_rendered_and_stripped_of_its_tags_is_the_text_again(text: str) -> None:
    text = " ".join(text.split()) or "x"
    html = rendered(f'## {weave(text)} {{: #h1 .caps data-toc-label="{escape(text)}" }}')
    assert Read(html).words == text
    assert Read(html).ids == ["h1"]


@given(marked())
def test_elements_close_in_order_no_link_holds_a_link_and_no_id_stands_twice(
    given: tuple[str, list[Wrap], list[Point]],
) -> None:
    text, wraps, points = given
    read = Read(weave(text, wraps, points))
    assert read.open == [""]
    assert not read.nested
    assert len(read.ids) == len(set(read.ids))


def told(start: int, end: int, id: str) -> Wrap:
    """Quoted words with an address."""
    return Wrap(start, end, TOLD, "span", (("class", "told"),), once=(("id", id),))


def mark(start: int, end: int, to: str, strength: int = 0) -> Wrap:
    """A mark that opens a card."""
    return Wrap(start, end, MARK, "a", (("href", f"#{to}"),), strength=strength)


def test_a_mark_stands_inside_quoted_words() -> None:
    assert weave("the bridge fell", [mark(4, 10, "t"), told(0, 15, "q")]) == (
        '<span id="q" class="told">the <a href="#t">bridge</a> fell</span>'
    )


def test_quotations_that_cross_are_cut_and_only_the_first_piece_has_the_address() -> None:
    assert weave("one two three", [told(0, 7, "q"), told(4, 13, "r")]) == (
        '<span id="q" class="told">one <span id="r" class="told">two</span></span><span class="told"> three</span>'
    )


def test_of_two_marks_that_overlap_the_stronger_keeps_its_words() -> None:
    assert weave("one two three", [mark(0, 7, "weak", 3), mark(4, 13, "strong", 1)]) == (
        '<a href="#weak">one </a><a href="#strong">two three</a>'
    )


def test_a_mark_inside_a_stronger_one_is_left_out() -> None:
    assert apart([mark(2, 4, "weak", 3), mark(0, 6, "strong", 1)]) == [mark(0, 6, "strong", 1)]


def test_a_note_number_inside_a_mark_parts_it() -> None:
    note = Point(3, Markup('<sup><a href="#n1">1</a></sup>'), mark=True)
    assert weave("onetwo", [mark(0, 6, "t")], [note]) == (
        '<a href="#t">one</a><sup><a href="#n1">1</a></sup><a href="#t">two</a>'
    )


def test_a_control_character_is_shown_as_what_cannot_be_shown() -> None:
    assert weave("a\x02b\x00c") == "a\ufffdb\ufffdc"
