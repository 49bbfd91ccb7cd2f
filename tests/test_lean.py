"""A built page in fewer bytes says what it said."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from coursereader.host.mkdocs.lean import lean
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<ul>\n    \n  <li>The mill\n\n   burnt.</li>\n</ul>", "<ul>\n<li>The mill\nburnt.</li>\n</ul>"),
        ("<pre>\n  The mill\n\n    burnt.</pre>", "<pre>\n  The mill\n\n    burnt.</pre>"),
        ("<script>\n  f(\"&#36;\");\n</script>", "<script>\n  f(\"&#36;\");\n</script>"),
        ("<p>&#34;&#36;5&#34;, &#42;he&#42; said.</p>", '<p>"$5", *he* said.</p>'),
        ('<a title="&#34;Mill&#34; &#36;">x</a>', '<a title="&#34;Mill&#34; $">x</a>'),
        ("<a title='&#39; onclick=f()'>It&#39;s</a>", "<a title='&#39; onclick=f()'>It's</a>"),
        ("<p>&#60;b&#62; &#38;amp; &amp;#36; &#160;&#109;</p>", "<p>&#60;b&#62; &#38;amp; &amp;#36; &#160;&#109;</p>"),
        ("<pre>&#10;one<i>&#10;</i></pre>", "<pre>&#10;one<i>\n</i></pre>"),
        ('<nav data-md-level="0" id="n"><svg xmlns="http://www.w3.org/2000/svg"/></nav>', '<nav id="n"><svg/></nav>'),
    ],
)  # fmt: skip
def test_indents_go_and_signs_are_themselves_but_where_that_would_be_read_otherwise(page: str, said: str) -> None:
    assert lean(page) == said
    assert lean(said) == said


@pytest.mark.parametrize(
    ("begin", "hidden", "said", "end"),
    [
        ("<p>", "&#34;a", '"a', "</p>"), ("<pre>a", "&#10;b", "\nb", "</pre>"), ("<p>", " ", " ", "x</p>"),
        ("", "<pre>", "<pre>", ""),
    ],
)  # fmt: skip
def test_a_long_page_takes_no_longer_a_letter_than_a_short_one(begin: str, hidden: str, said: str, end: str) -> None:
    assert lean(begin + 200_000 * hidden + end) == begin + 200_000 * said + end


class _Read(HTMLParser):
    """What a page says, blank for blank, and the titles in it."""

    said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += f"<{tag} {attrs}>"

    def handle_data(self, data: str) -> None:
        self.said += data


def _read(page: str) -> str:
    reader = _Read()
    reader.feed(page)
    reader.close()
    return reader.said


HIDDEN = st.integers(9, 127).map(lambda n: f"&#{n};") | st.sampled_from(
    ["<b>", "</b>", "a", ";", "&amp;", "#36;", "\n"]
)


@given(st.lists(HIDDEN).map("".join), st.integers(32, 127))
def test_a_file_line_by_line_reads_as_before(words: str, sign: int) -> None:
    page = f'<pre class="rc"><i title="a&#{sign};b">{words}</i></pre>'
    assert _read(lean(page)) == _read(page)
