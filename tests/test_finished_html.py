"""What is HTML already passes through the host as it is: the same bytes, the same ids, as where it is parsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from coursereader.host.mkdocs.renderer import FinishedHtml, whole_blocks
from coursereader.input.allow_list import EXTENSIONS
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure.pages import _RawHTMLPreprocessor

PARTS = (
    *("<div>", "</div>", '<div class="a" id="x1">', "<p>", "</p>", '<p id="a&amp;b">', "<h1>", "</h1>", "<br>", "<hr>"),
    *('<a name="y" href="#x1">', "</a>", "<span hidden>", "</span>", '<line x1="0"/>', "<svg>", "</svg>", "<script>"),
    *("</script>", "<textarea>", "</textarea>", "<!-- c -->", "<div a='b'>", "<DIV>", "</p x>", "<", ">", "&amp;"),
    *("&#60;", "&#60 ", "&", "`", "```", "# ", "- ", "> ", "{: #z }", "[l](#x1)", "*w*", "word", " ", "    ", "\t"),
    *("\n", "\n", "\n\n", "\n\n", "\n \n", "\r\n", "<title>t</title>", "<template>", "</template>", '"', "<p/>"),
)
"""Of which pages are put together: most of them come to nothing that anybody would write."""


def rendered(words: str, *ours: FinishedHtml) -> tuple[str, set[str], object]:
    """The HTML of a page, its ids as MkDocs sees them, its headings."""
    wishes = {name: dict(said) for name, said in EXTENSIONS.items()}
    md = Markdown(extensions=[*EXTENSIONS, *ours], extension_configs=wishes)
    raw = _RawHTMLPreprocessor()  # type: ignore[no-untyped-call]
    raw._register(md)
    return md.convert(words), raw.present_anchor_ids, md.toc_tokens  # type: ignore[attr-defined]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_a_page_is_the_same_whether_its_html_is_parsed_or_put_in(words: str) -> None:
    assert rendered(words, FinishedHtml()) == rendered(words)


@given(st.lists(st.sampled_from(["<p>w</p>", "<p>w</p>\n", "<div>\n<b>w</b>\n\n</div>", "w", "## h", "<i>w</i>"])))
def test_so_is_one_of_whole_elements(parts: list[str]) -> None:
    words = "\n\n".join(parts)
    assert rendered(words, FinishedHtml()) == rendered(words)


def test_elements_that_begin_and_end_a_line_are_put_in_whole_and_words_between_are_markdown() -> None:
    words = '<div id="a">\n<p>one\n\n</div>\n\n## A *heading*\n\n<p>two</p>\n'
    assert [words[a:b] for a, b in whole_blocks(words, _is_block())] == ['<div id="a">\n<p>one\n\n</div>', "<p>two</p>"]


@pytest.mark.parametrize(
    "words",
    ["<div>", "<p>a</p> b", " <div>a</div>", "<p a='b'>c</p>", "<script>a</script>", "<p>a < b</p>", "<p>&#60 </p>"],
)
def test_what_can_be_read_in_more_than_one_way_is_left_to_the_host(words: str) -> None:
    assert whole_blocks(words, _is_block()) == []


def _is_block() -> Callable[[str], bool]:
    return Markdown().is_block_level
