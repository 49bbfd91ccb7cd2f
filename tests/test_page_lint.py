"""What a hand-written page may not hold: the words to look for, what is wrong, what to do."""

from __future__ import annotations

import pytest
from coursereader.input.page_lint import PageHtml, addresses, refused, rendered

OUT = "Take it out: pages hold words and plain tags only."
LISTS = "Write ids and classes only: {: #where .what }."
PLAIN = 'Write "&lt;" for the sign "<".'
NAMES = "Write letters, digits and hyphens only, and no underscores before it."
HERE = "Put it in docs/assets/."
RUNS = "can run or load something."
NONE = "is none of the attributes of a page."


def found(html: str, *listed: str) -> list[tuple[str, str, str]]:
    """All that is refused of a page as rendered."""
    return list(refused(PageHtml(html, listed)))


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>x</script>", ("<script", f'"script" {RUNS}', OUT)),
        ('<script src="x" onload="y">z</script>', ("<script", f'"script" {RUNS}', OUT)),
        ('<p onclick="x">y</p>', ("onclick", f'"onclick" {RUNS}', OUT)),
        ('<p style="x">y</p>', ("style", f'"style" {RUNS}', OUT)),
        ('<img srcset="x">', ("srcset", f'"srcset" {RUNS}', OUT)),
        ('<img src="x.png" data="y">', ("data", f'"data" {RUNS}', OUT)),
        ('<a ping="x">y</a>', ("ping", f'"ping" {RUNS}', OUT)),
        ('<p poster="x">y</p>', ("poster", f'"poster" {RUNS}', OUT)),
        ('<p background="x">y</p>', ("background", f'"background" {RUNS}', OUT)),
        ('<p formaction="x">y</p>', ("formaction", f'"formaction" {RUNS}', OUT)),
        ('<p http-equiv="x">y</p>', ("http-equiv", f'"http-equiv" {RUNS}', OUT)),
        ('<a xlink:href="x">y</a>', ("xlink:href", f'"xlink:href" {RUNS}', OUT)),
        ('<p href="x">y</p>', ("href", f'"href" {NONE}', OUT)),
        ('<p data-x="x">y</p>', ("data-x", f'"data-x" {NONE}', OUT)),
        ('<p id="__x">y</p>', ("__x", 'the id "__x" is no name.', NAMES)),
        ('<p id="">y</p>', ("id", 'the id "" is no name.', NAMES)),
        ('<p class=" ">y</p>', (" ", 'the class " " is no name.', NAMES)),
        ('<p class="a b! c">y</p>', ("a b! c", 'the class "a b! c" is no name.', NAMES)),
        ('<img src="https://b.io/">', ("https://b.io/", 'the image "https://b.io/" is fetched from elsewhere.', HERE)),
        ('<img src="//b.io/c.png">', ("//b.io/c.png", 'the image "//b.io/c.png" is fetched from elsewhere.', HERE)),
        ('<img src="data:x/y;z">', ("data:x/y;z", 'the image "data:x/y;z" is fetched from elsewhere.', HERE)),
        (f'<img src="www.{"b" * 60}">',
         (f"www.{'b' * 60}", f'the image "www.{"b" * 56}" is fetched from elsewhere.', HERE)),
        ("<td>x</td>", ("<td>", '"<td>" is not where HTML has it, or can run something.', OUT)),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_with_the_words_to_look_for(html: str, told: tuple[str, str, str]) -> None:
    assert found(html) == [told]


def test_what_cannot_be_read_is_told() -> None:
    words, what, todo = found("<p/onclick>")[0]
    assert what == f'"{words}" cannot be read as HTML.'
    assert todo == PLAIN
    long, _, _ = found(f"<p/{'x' * 80}>")[0]
    assert long == f"<p/{'x' * 57}"


def test_what_may_stand_in_a_page_is_passed_in_silence() -> None:
    assert found('<p id="a" class="b c-d" title="e"><a href="http://b.io/">f</a> <a href="g.html#h">i</a></p>') == []
    assert found('<img src="assets/a.png" alt="b"><a href="//b.example/">c</a><!-- d -->') == []
    assert found('<a href="ftp://b.example/">c</a> <a href="javascript:x">c</a>') == []
    assert found("") == []


def test_attributes_of_lists_are_told_once_and_hide_what_stands_in_the_wrong_place() -> None:
    listed = ("onclick", 'an attribute list says "onclick".', LISTS)
    assert found("<p>x</p>", "onclick") == [listed]
    assert found('<p onclick="x">x</p>', "onclick") == [("onclick", f'"onclick" {RUNS}', OUT)]
    assert found("<p>x</p>", "y" * 61) == [("y" * 61, f'an attribute list says "{"y" * 60}".', LISTS)]
    assert found("<td>x</td>", "a", "b") == [
        ("a", 'an attribute list says "a".', LISTS), ("b", 'an attribute list says "b".', LISTS),
        ("<td>", '"<td>" is not where HTML has it, or can run something.', OUT),
    ]  # fmt: skip
    assert found('<td>x</td><p style="x">y</p>') == [("style", f'"style" {RUNS}', OUT)]


def test_a_tag_that_stands_twice_and_is_taken_out_is_told_twice() -> None:
    assert [words for words, _, _ in found("<td>x</td><td>y</td>")] == ["<td>", "<td>"]
    assert found('<table><tr><td class="a  b">x</td></tr></table>') == []


@pytest.mark.parametrize(
    ("body", "html", "listed"),
    [
        ("*a*{: #b .c }", '<p><em class="c" id="b">a</em></p>', ()),
        ("*a*{: title=b lang=ru }", '<p><em lang="ru" title="b">a</em></p>', ("title", "lang")),
        ("# a {: dir=rtl }", '<h1 dir="rtl" id="a">a</h1>', ("dir",)),
        ("``` { .python #e }\nx\n```", '<pre id="e"><code class="language-python">x\n</code></pre>', ()),
        ("```python\nx\n```", '<pre><code class="language-python">x\n</code></pre>', ()),
        ("``` { .python title=b }\nx\n```",
         '<pre title="b"><code class="language-python">x\n</code></pre>', ("title",)),
        ("| a |\n|:-:|\n| b |",
         '<table>\n<thead>\n<tr>\n<th align="center">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
         '<td align="center">b</td>\n</tr>\n</tbody>\n</table>', ()),
        ("<u>a</u> &copy;", "<p><u>a</u> &copy;</p>", ()),
    ],
)  # fmt: skip
def test_a_page_is_rendered_as_the_host_renders_it_and_its_lists_are_noted(
    body: str, html: str, listed: tuple[str, ...]
) -> None:
    page = rendered(body)
    assert sorted(page.html) == sorted(html)
    assert page.listed == listed
    assert rendered("x") == PageHtml("<p>x</p>")


def test_addresses_are_those_of_links_and_images() -> None:
    assert addresses('<a href="a">b</a><img src="c" alt="d"><p id="e" title="f"><a href="h" src="i">j</a>') == [
        "a", "c", "h", "i"
    ]  # fmt: skip
