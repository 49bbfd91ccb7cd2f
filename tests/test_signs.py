"""How long words among tags are."""

from __future__ import annotations

import pytest
from coursereader.html.signs import signs
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup


@pytest.mark.parametrize(
    ("html", "length"),
    [("", 0), ("a <b>c</b>\n\n d", 5), ('<p title="a b">&lt;p&gt; &#38;</p>', 5), ("<!-- <b> -->a", 1), ("1 < 2", 5)],
)
def test_what_counts_is_what_one_reads(html: str, length: int) -> None:
    assert signs(html) == length


@given(st.lists(st.sampled_from(["<p>", '<a href="x">', "</p>", " ", "\n", "a", "é", "&amp;", "&#62;", ">"])))
def test_it_is_the_length_of_the_words_without_tags(parts: list[str]) -> None:
    html = "".join(parts)
    assert signs(html) == len(Markup(html).striptags())
