"""The built site: links, ids, what is fetched, headers and sums."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from coursereader.publish.finish import finish, headers, sums
from coursereader.publish.inspection import faults
from courses import written

FILES = ("index.html", "texts/alder.html", "assets/a.css", "texts/index.html")


def found(html: str, page: str = "texts/alder.html", style: str = "") -> list[str]:
    """What is wrong with one page of a small site."""
    pages = {"index.html": '<h1 id="top">Home</h1><p id="naïve">', page: html}
    return [str(fault) for fault in faults(pages, FILES, {"assets/a.css": style})]


@pytest.mark.parametrize(
    "html",
    [
        '<p id="p1"><a href="#p1">1</a> <a href="../index.html">home</a> <a href="../index.html#top">top</a></p>',
        '<a href="../index.html?q=x#top">top</a><a href="../index.html#na%C3%AFve">x</a><a href="../index.html#naïve">',
        '<a href="https://elsewhere.example/">there</a> <a href="mailto:a@b.example">write</a> <a href="#">up</a>',
        '<link rel="canonical" href="https://ours.example/alder.html"><link rel="stylesheet" href="../assets/a.css">',
        '<script>var s = \'<img src="https://no.example/x.png" id="a"><p id="a">\';</script>',
        '<!-- <a href="nowhere.html"> --> &lt;a href="nowhere.html"&gt; <code>id="a" id="a"</code>',
        '<img src="data:image/png;base64,AAAA" alt="a > b" id="a">',
        '<p data-id="a" id="b"></p><p data-id="a"></p>',
    ],
)
def test_a_sound_page_has_no_faults(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<a href="birch.html">x</a>', 'the link "birch.html" leads to no file.'),
        ('<a class="mark" href="#p9">x</a>', 'the link "#p9" leads to no id on texts/alder.html.'),
        ("<a href='../index.html#p9'>x</a>", 'the link "../index.html#p9" leads to no id on index.html.'),
        ('<a href="../texts/">x</a>', 'the link "../texts/" leads to a folder.'),
        (
            '<a href="/index.html">x</a>',
            'the link "/index.html" begins at the server\'s root and leads nowhere in a folder.',
        ),
        ('<img src="a.png">', 'the link "a.png" leads to no file.'),
        ('<p id="p1"></p><p id="p1"></p>', 'the id "p1" stands twice.'),
        ('<script src="https://cdn.example/a.js"></script>', '"https://cdn.example/a.js" is fetched from elsewhere.'),
        ('<link href="//cdn.example/a.css" rel="stylesheet">', '"//cdn.example/a.css" is fetched from elsewhere.'),
        ('<img srcset="https://cdn.example/a.png 2x">', '"https://cdn.example/a.png" is fetched from elsewhere.'),
        ('<iframe src="https://cdn.example/a"></iframe>', '"https://cdn.example/a" is fetched from elsewhere.'),
    ],
)
def test_a_fault_is_named_with_its_page(html: str, what: str) -> None:
    assert found(html) == [f"texts/alder.html: {what}"]


def test_a_stylesheet_that_fetches_is_found() -> None:
    assert found("", style='@import "https://cdn.example/a.css"; p {background: url("a.png")}') == [
        'assets/a.css: "https://cdn.example/a.css" is fetched from elsewhere.'
    ]
    assert found("", style="@font-face {src: url(//cdn.example/a.woff2)}") == [
        'assets/a.css: "//cdn.example/a.woff2" is fetched from elsewhere.'
    ]


def test_the_page_for_what_is_not_found_may_begin_at_the_root() -> None:
    assert found('<a href="/course/index.html">home</a>', "404.html") == []


def test_four_hundred_pages_take_less_than_two_seconds() -> None:
    page = "".join(
        f'<p id="p{n}"><a class="mark" href="#p{n}">{n}</a> {"words and words " * 30}</p>' for n in range(60)
    )
    pages = {f"texts/{n}.html": page for n in range(400)}
    start = time.process_time()
    assert faults(pages, pages) == []
    assert time.process_time() - start < 2


def test_sums_are_as_sha256sum_writes_them() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sums({"b.html": b"", "a/c.html": b""}) == f"{empty}  a/c.html\n{empty}  b.html\n"


def test_headers_allow_the_pages_own_scripts_by_their_sum_and_nothing_else() -> None:
    page = '<script>a()</script><script src="x.js"></script><script type="application/json">{}</script>'
    policy = headers([page, page, "<script>b()</script>"])
    assert policy.count("'sha256-") == 2
    assert policy.startswith("/*\n  Content-Security-Policy: script-src 'self' 'sha256-")
    assert "http" not in policy
    script_src = policy.partition("script-src ")[2].partition(";")[0]
    assert "unsafe" not in script_src


def test_a_site_is_finished(tmp_path: Path) -> None:
    site = written(tmp_path, {"index.html": '<a href="gone.html">x</a>', "assets/a.css": "p {}"})
    assert [str(fault) for fault in finish(site)] == ['index.html: the link "gone.html" leads to no file.']
    assert (site / ".nojekyll").read_bytes() == b""
    listed = [line.split("  ")[1] for line in (site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert listed == sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.name != "SHA256SUMS"
    )
    first = (site / "SHA256SUMS").read_bytes()
    finish(site)
    assert (site / "SHA256SUMS").read_bytes() == first
