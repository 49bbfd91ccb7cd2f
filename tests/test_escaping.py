"""Sign by sign: what Markdown and HTML would read as their own never comes through."""

from __future__ import annotations

import pytest
from coursereader.html.weave import (
    BOLD,
    MARK,
    TOLD,
    Deferred,
    Point,
    Wrap,
    apart,
    deferred,
    element,
    escape,
    fenced,
    in_a_tag,
    weave,
)
from markupsafe import Markup

SIGNS = '&<>"`*_{}[]|#\\~^$\t\n\r'
READABLE_IN_A_TAG = "#*_~^$"
CONTROLS = [chr(n) for n in [*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF] if chr(n) not in "\t\n\r"]


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_of_html_and_markdown_is_an_entity(sign: str) -> None:
    assert escape(f"a{sign}b") == f"a&#{ord(sign)};b"


@pytest.mark.parametrize("sign", SIGNS)
def test_in_a_tag_all_are_entities_but_those_that_addresses_have(sign: str) -> None:
    kept = sign in READABLE_IN_A_TAG
    assert in_a_tag(f"a{sign}b") == (f"a{sign}b" if kept else f"a&#{ord(sign)};b")
    assert element("a", (("href", sign),)) == f'<a href="{in_a_tag(sign)}">'


@pytest.mark.parametrize("sign", CONTROLS)
def test_what_html_cannot_say_is_shown_as_unsayable(sign: str) -> None:
    assert escape(sign) == in_a_tag(sign) == "\ufffd"
    assert fenced(f"a{sign}b") == "```\na\ufffdb\n```"


@pytest.mark.parametrize("sign", " !'()+,-./:;=?@azAZ09~é\u00a0中\u2028")
def test_other_signs_stay(sign: str) -> None:
    assert in_a_tag(sign) == sign
    assert escape(sign) == (sign if sign != "~" else "&#126;")


def test_an_element_says_its_attributes_and_holds_what_is_html() -> None:
    assert element("li", (("class", "a b"), ("hidden", "")), Markup("<b>x</b>")) == (
        '<li class="a b" hidden><b>x</b></li>'
    )
    assert element("br") == "<br>"
    assert element("p", (), Markup("")) == "<p></p>"


@pytest.mark.parametrize(
    ("words", "fence"), [("a", "```"), ("``", "```"), ("```", "````"), ("` ````` ``", "``````"), ("", "```")]
)
def test_a_fence_is_longer_than_any_within(words: str, fence: str) -> None:
    assert fenced(words, "yaml") == f"{fence}yaml\n{words}\n{fence}"


def test_a_fence_begins_and_ends_its_own_lines() -> None:
    assert fenced("\n\na\r\nb\n") == "```\na\n\nb\n```"
    assert fenced("\n  a: \n") == "```\n  a: \n```"


def test_what_a_script_puts_in_has_the_places_where_it_belongs() -> None:
    mark, other = Markup('<a href="#n1">1</a>'), Markup("<b>2</b>")
    points = [
        Deferred("p7", 2, mark), Deferred("p7", 4, other), Deferred("p7", 4, mark), Deferred("p9", 0, mark),
        Deferred("p7", 4, other),
    ]  # fmt: skip
    assert deferred(points, {"p7": "a😀b😀c", "p9": ""}) == (
        '<li data-at="p7 3 6.1 p9 0"><a href="#n1">1</a></li>\n<li data-at="p7 6 6.2"><b>2</b></li>'
    )
    assert deferred([], {}) == ""


def mark(start: int, end: int, strength: int = 0) -> Wrap:
    """A mark of that strength."""
    return Wrap(start, end, MARK, "a", (("href", "#t"),), once=(("id", "m"),), strength=strength)


def ends(*wraps: Wrap) -> list[tuple[int, int, bool]]:
    """Where marks stand when they are apart, and which piece has the id."""
    return [(one.start, one.end, bool(one.once)) for one in apart(wraps)]


def test_of_two_that_begin_at_one_place_the_longer_is_outside() -> None:
    assert weave("abcd", [Wrap(0, 2, BOLD, "b"), Wrap(0, 4, BOLD, "strong")]) == "<strong><b>ab</b>cd</strong>"


def test_a_mark_is_cut_by_all_stronger_ones_in_whatever_order_they_are_given() -> None:
    found = ends(mark(0, 8, 2), mark(1, 2, 1), mark(4, 6))
    assert found == [(4, 6, True), (1, 2, True), (0, 1, True), (2, 4, False), (6, 8, False)]


def test_marks_are_cut_by_stronger_ones_and_keep_one_id() -> None:
    assert ends(mark(0, 10, 1), mark(2, 4), mark(6, 8)) == [(2, 4, True), (6, 8, True), (0, 2, True), (4, 6, False),
                                                           (8, 10, False)]  # fmt: skip
    assert ends(mark(2, 4), mark(4, 6, 1)) == [(2, 4, True), (4, 6, True)]
    assert ends(mark(2, 4), mark(1, 3, 1)) == [(2, 4, True), (1, 2, True)]
    assert ends(mark(2, 4), mark(3, 6, 1)) == [(2, 4, True), (4, 6, True)]
    assert ends(mark(2, 4), mark(0, 3)) == [(0, 3, True), (3, 4, True)]
    assert ends(mark(6, 8), mark(0, 2, 1), mark(2, 6, 1)) == [(6, 8, True), (0, 2, True), (2, 6, True)]
    assert ends(mark(2, 4), mark(2, 6)) == [(2, 6, True)]
    assert ends(mark(3, 3), Wrap(3, 3, TOLD, "span"), Wrap(3, 4, TOLD, "span")) == [(3, 4, False)]


def test_a_mark_without_a_strength_is_as_strong_as_any() -> None:
    assert apart([Wrap(1, 3, MARK, "a"), mark(0, 2)])[0] == mark(0, 2)


def test_a_mark_stays_open_over_faces_of_type_and_points_that_are_no_links() -> None:
    assert weave("abc", [mark(0, 3), Wrap(1, 2, BOLD, "b")]) == '<a id="m" href="#t">a<b>b</b>c</a>'
    assert weave("ab", [mark(0, 2)], [Point(1, Markup("<i></i>"), mark=False)]) == '<a id="m" href="#t">a<i></i>b</a>'


def test_quoted_words_stay_open_over_links_and_only_the_mark_is_closed() -> None:
    link = Point(1, Markup("<a>1</a>"), mark=True)
    assert weave("ab", [Wrap(0, 2, TOLD, "q")], [link]) == "<q>a<a>1</a>b</q>"
    assert weave("ab", [Wrap(0, 2, TOLD, "q"), mark(0, 2), Wrap(0, 2, BOLD, "b")], [link]) == (
        '<q><a id="m" href="#t"><b>a</b></a><a>1</a><a href="#t"><b>b</b></a></q>'
    )
