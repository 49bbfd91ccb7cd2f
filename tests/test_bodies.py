"""Bodies of records: safe HTML, links that fit the page that shows them, short forms."""

from __future__ import annotations

import re

import pytest
from coursereader.html.bodies import body_html, lead, plain, rebase, record_html, record_lead
from hypothesis import given
from test_weave import words as hostile


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("A *word* and **two**.", "<p>A <em>word</em> and <strong>two</strong>.</p>"),
        ("<script>x</script> <b>y</b>", "<p>&lt;script&gt;x&lt;/script&gt; &lt;b&gt;y&lt;/b&gt;</p>"),
        ("<div>\n\nz\n\n</div>", "<p>&lt;div&gt;</p>\n<p>z</p>\n<p>&lt;/div&gt;</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("![a](https://b.example/c.png)", "<p></p>"),
        ("[a](https://b.example/)", '<p><a href="https://b.example/">a</a></p>'),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n\n> two", "<ol>\n<li>one</li>\n</ol>\n<blockquote>\n<p>two</p>\n</blockquote>"),
        ("a `b`  \nc", "<p>a <code>b</code><br>\nc</p>"),
        ("# a\n\n---\n\n    b", "a\n\n<code>b\n</code>"),
        ('[a](https://b.example/ "c")', '<p><a href="https://b.example/" title="c">a</a></p>'),
        ("[a](http://b.example/)", '<p><a href="http://b.example/">a</a></p>'),
        ("[a](ftp://b.example/) [c](mailto:d@e.example)", '<p><a>a</a> <a href="mailto:d@e.example">c</a></p>'),
        ("[a](//b.example/) [c](www.b.example)", "<p><a>a</a> <a>c</a></p>"),
    ],
)
def test_the_body_of_a_record_is_safe_and_its_html_is_letters(body: str, html: str) -> None:
    assert body_html(body, "", "") == html


def test_a_link_of_a_body_to_words_of_a_text_is_a_mention_and_fits_the_page() -> None:
    body = "First, [so](../../texts/birch.md#p3).\n\nThen [this](../../glossary/dam.md)."
    first = '<p>First, <a class="mention" href="birch.html#p3">so</a>.</p>'
    assert record_lead("docs/notes/alder/fire.md", body, "texts/alder.md") == first
    assert record_html("docs/notes/alder/fire.md", body, "texts/alder.md") == (
        first + '\n<p>Then <a href="../glossary/dam.html">this</a>.</p>'
    )


@given(hostile)
def test_no_body_brings_an_element_of_its_own(body: str) -> None:
    tags = set(re.findall(r"<\s*/?\s*(\w+)", body_html(body, "", "")))
    assert tags <= {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"}


@pytest.mark.parametrize(
    ("href", "written", "shown", "link"),
    [
        ("../../glossary/dam.md", "notes/alder/fire.md", "texts/alder.md", "../glossary/dam.html"),
        ("../texts/birch.md#p3", "events/fire.md", "texts/alder.md", "birch.html#p3"),
        ("fire.md", "events/flood.md", "events/index.md", "fire.html"),
        ("../about.md", "events/fire.md", "index.md", "about.html"),
        ("#here", "events/fire.md", "texts/alder.md", "#here"),
        ("mailto:a@b.example", "events/fire.md", "texts/alder.md", "mailto:a@b.example"),
        ("HTTPS://b.example/c.md", "events/fire.md", "texts/alder.md", "HTTPS://b.example/c.md"),
        ("//b.example/c.md", "events/fire.md", "texts/alder.md", "//b.example/c.md"),
        ("../about.md#a#b", "events/fire.md", "texts/alder.md", "../about.html#a#b"),
        ("a.md.svg", "about.md", "index.md", "a.md.svg"),
        ("", "events/fire.md", "texts/alder.md", ""),
    ],
)
def test_a_link_is_written_as_its_file_sees_it_and_works_on_the_page(
    href: str, written: str, shown: str, link: str
) -> None:
    assert rebase(href, written, shown) == link


@pytest.mark.parametrize(
    ("href", "is_mention"),
    [
        ("../../texts/birch.md#p3", True),
        ("../../received/birch.md#p3", False),
        ("../../texts/birch.md", False),
        ("https://b.example/texts/birch.html#p3", False),
    ],
)
def test_only_words_of_a_text_are_mentioned(href: str, is_mention: bool) -> None:
    for shown in ("texts/alder.md", "index.md", "glossary/index.md"):
        html = body_html(f"[a]({href})", "notes/alder/fire.md", shown)
        assert html.startswith('<p><a class="mention" href="' if is_mention else '<p><a href="')


def test_the_first_paragraph_of_a_body_is_what_stands_before_the_first_empty_line() -> None:
    assert lead("\nOne\ntwo.\n\nThree.\n\nFour.\n") == "One\ntwo."
    assert lead("One.") == "One."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("A *b* [c](d.md) [e](f.md).\n\nE", "A b c e. E"),
        ("> _A_ `b`\n> # c", "A b c"),
        ("[*a*](b.md)", "a"),
        ("a" * 155, "a" * 155),
        ("a" * 154 + " b", "a" * 154 + " …"),
        ("a" * 156, "a" * 155 + " …"),
        ("one two " + "a" * 148, "one two …"),
        ("word " * 31, ("word " * 31).strip()),
        ("word " * 32, "word " * 31 + "…"),
    ],
)
def test_a_description_is_the_first_words_of_a_body_cut_at_a_word(body: str, words: str) -> None:
    assert plain(body) == words


def test_a_description_is_as_short_as_one_asks() -> None:
    assert plain("one two three", 12) == "one two …"
    assert plain("one two three", 13) == "one two three"
