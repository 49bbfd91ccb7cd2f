"""The built site: links, ids, what is fetched, headers and sums."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from coursereader.host.mkdocs.inline import inline_scripts
from coursereader.publish.finish import finish, sums
from coursereader.publish.inspection import faults
from coursereader.publish.policy import IN_PAGES, INLINE, LIST, META, header_files, listed, sent, sum_of, with_script
from courses import written

OVERRIDES = Path(__file__).parent.parent / "overrides/partials/javascripts"
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
        '<!-- a comment, "quoted" --> &lt;a href="nowhere.html"&gt; <code>id="a" id="a"</code>',
        '<script id="c" type="application/json">{"a": "\\u003cscript"}</script><script src="../assets/a.css"></script>',
        '<svg viewBox="0 0 1 1"><path d="M0 0h1" fill="none" transform="rotate(3)"/></svg><p title="url(//a)">',
        '<form action="../index.html" method="get"><input type="search" name="q"></form>',
        '<img src="data:image/png;base64,AAAA" alt="a > b" id="a">',
        '<p data-id="a" id="b"></p><p data-id="a"></p>',
        '<link rel="icon" id="b"><a href="https://elsewhere.example/" rel="prefetch">x</a>',
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
        ('<a href="//b.example/">x</a>', 'the address "//b.example/" leads elsewhere without a scheme.'),
        ('<p id="p1"></p><p id="p1"></p>', 'the id "p1" stands twice.'),
        ('<script src="https://cdn.example/a.js"></script>', '"https://cdn.example/a.js" is fetched from elsewhere.'),
        ('<link href="//cdn.example/a.css" rel="stylesheet">', '"//cdn.example/a.css" is fetched from elsewhere.'),
        ('<IMG SRC="https://cdn.example/a.png">', '"https://cdn.example/a.png" is fetched from elsewhere.'),
    ],
)
def test_a_fault_is_named_with_its_page(html: str, what: str) -> None:
    assert found(html) == [f"texts/alder.html: {what}"]


LIVE = [
    ("<script>x()</script>", 'a script that is not the theme\'s own begins "x()".'),
    ("<script>x()", 'a script that is not the theme\'s own begins "x()".'),
    ('<script type="module">x()</script>', 'a script that is not the theme\'s own begins "x()".'),
    ('<SCRIPT type="importmap">{}</SCRIPT>', 'a script that is not the theme\'s own begins "{}".'),
    ('<p onclick="x()">', 'an attribute onclick="x()" stands in <p>.'),
    ('<details ONTOGGLE=x open>', 'an attribute ontoggle="x" stands in <details>.'),
    ('<p style="color:red">', 'an attribute style="color:red" stands in <p>.'),
    ("<svg/onload=x>", '"<svg/onload=x>" cannot be read as HTML.'),
    ('<p title="<b>">', '"<p title="<b>">" cannot be read as HTML.'),
    ("<p", '"<p" cannot be read as HTML.'),
    ("<!-- <p> -->", '"<!-- <p> -->" cannot be read as HTML.'),
    ('<a href="javascript:x">', 'the address "javascript:x" begins with "javascript:".'),
    ('<a href=" java&#10;script&colon;x">', 'the address "java script:x" begins with "javascript:".'),
    ('<a href="data:text/html,x">', 'the address "data:text/html,x" begins with "data:".'),
    ('<img src="data:image/svg+xml,x">', 'the address "data:image/svg+xml,x" begins with "data:".'),
    ('<a href="/\\no.example/">', 'the address "/\\no.example/" holds signs that browsers read in their own way.'),
    ('<a href="//no.example/">', 'the address "//no.example/" leads elsewhere without a scheme.'),
    ('<iframe srcdoc="x"></iframe>', 'an element <iframe> stands in it: "<iframe srcdoc="x">".'),
    ('<base href="index.html">', 'an element <base> stands in it: "<base href="index.html">".'),
    ("<math></math>", 'an element <math> stands in it: "<math>".'),
    ("<style>p {}</style>", 'an element <style> stands in it: "<style>".'),
    ('<meta http-equiv="refresh">', '"http-equiv" stands in a <meta>: "<meta http-equiv="refresh">".'),
    ('<form action="https://no.example/">', 'a form is sent to "https://no.example/".'),
    ('<path fill="url(//no.example/#a)"/>', 'fill="url(//no.example/#a)" fetches something.'),
    ('<img srcset="//no.example/a.png 2x">', 'an attribute srcset="//no.example/a.png 2x" stands in <img>.'),
    ("<!doctype html><p>", "it does not say by which policy scripts run on it."),
    (f"{META.replace('none', 'self')}", '"http-equiv" stands in a <meta>: "<meta http-equiv="Content-Security-Policy" '
     'content="default-…".'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "what"), LIVE)
def test_what_is_live_on_a_page_is_a_fault(html: str, what: str) -> None:
    assert f"texts/alder.html: {what}" in found(html)


def policy(ours: str, *more: str) -> str:
    """What a browser may do with a page, as it is said to it."""
    scripts = " ".join(f"'{sum}'" for sum in (*INLINE, *more))
    return (
        f"default-src 'none'; script-src {ours} {scripts}; style-src {ours}; font-src {ours}; img-src {ours} data:; "
        f"worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action {ours}"
    )


def meta(said: str) -> str:
    """The element that says it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{said}">'


def test_the_policy_of_pages_and_headers_to_the_letter() -> None:
    assert sum_of("x") == "sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE="
    assert listed("# no\n\nsha256-a one.html\n  \nsha256-b two words\n") == ("sha256-a", "sha256-b")
    assert listed(LIST.read_text("utf-8")) == INLINE
    assert meta(policy("'self' file:")) == META
    previewed = meta(policy("'self'", sum_of("x")))
    assert with_script(f"<head>{META}</head>", "x") == f"<head>{previewed}</head>"
    assert list(sent().items()) == [
        ("Content-Security-Policy", policy("'self'") + "; frame-ancestors 'self'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ]


def test_each_host_reads_the_headers_in_its_own_file() -> None:
    (csp, policed), (sniff, no), (referrer, none) = sent().items()
    assert header_files() == {
        "_headers": f"/*\n  {csp}: {policed}\n  {sniff}: {no}\n  {referrer}: {none}\n",
        ".htaccess": f'<IfModule mod_headers.c>\n  Header always set {csp} "{policed}"\n'
        f'  Header always set {sniff} "{no}"\n  Header always set {referrer} "{none}"\n</IfModule>\n',
        "nginx-headers.conf": f'# To be included in the server\'s block.\nadd_header {csp} "{policed}" always;\n'
        f'add_header {sniff} "{no}" always;\nadd_header {referrer} "{none}" always;\n',
        "caddy-headers.conf": f'# To be imported into the site\'s block.\nheader {csp} "{policed}"\n'
        f'header {sniff} "{no}"\nheader {referrer} "{none}"\n',
    }


def test_a_preview_may_run_its_own_script_and_ask_its_own_server_and_nothing_else() -> None:
    page = with_script(f"<head>{META}</head>", "reload()")
    said = dict(part.split(" ", 1) for part in page.partition('content="')[2].partition('"')[0].split("; "))
    usual = dict(part.split(" ", 1) for part in IN_PAGES.split("; "))
    assert (said["default-src"], said["base-uri"]) == ("'none'", "'none'")
    assert said["connect-src"] == usual["connect-src"] == "'self'"
    assert f"'{sum_of('reload()')}'" in said["script-src"]
    assert "unsafe" not in page


def test_a_page_with_the_scripts_of_the_list_and_the_policy_is_sound() -> None:
    scripts = re.findall(r"<script>(.*?)</script>", (OVERRIDES / "early.html").read_text("utf-8"), re.DOTALL)
    assert scripts
    page = "".join(f"<script>{script}</script>" for script in scripts)
    assert found(f"<!doctype html><head>{META}{page}") == []
    assert found(f"<!doctype html><head>{META}{page.replace('</script>', ' </script>')}") != []


DRAWINGS = [
    "<svg><script>x()</script></svg>",
    "<svg onload='x()'/>",
    '<svg><a href="javascript:x">x</a></svg>',
    '<svg><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></svg>',
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>',
    "<svg><rect fill='url(https://no.example/a#b)'/></svg>",
    "<svg><set attributeName='onload' to='x'/></svg>",
]


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_that_can_run_something_is_a_fault(drawing: str) -> None:
    (fault,) = faults({}, (), None, {"assets/a.svg": drawing})
    assert str(fault).startswith("assets/a.svg: the drawing can run or load something: ")


def test_a_plain_drawing_is_sound() -> None:
    plain = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><g fill="url(#a)"><use href="#b"/></g></svg>'
    assert faults({}, (), None, {"assets/a.svg": plain}) == []


def test_a_file_that_a_browser_opens_as_a_page_is_a_fault() -> None:
    assert [str(fault) for fault in faults({}, ("assets/a.XHTML", "sitemap.xml", "assets/a.png"))] == [
        "assets/a.XHTML: a browser opens it as a page, and nobody looked at it."
    ]


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


def test_the_list_of_scripts_is_made_from_the_templates_alone() -> None:
    assert LIST.read_text("utf-8") == inline_scripts(), "run `make hashes`, and read the difference"


@pytest.mark.parametrize("name", ["_headers", ".htaccess", "nginx-headers.conf", "caddy-headers.conf"])
def test_headers_allow_the_scripts_of_the_list_and_nothing_else(name: str) -> None:
    words = header_files()[name]
    script_src = words.partition("script-src ")[2].partition(";")[0]
    assert script_src.split()[0] == "'self'"
    assert script_src.count("'sha256-") == len(LIST.read_text("utf-8").splitlines()) - 1
    assert "unsafe" not in words
    assert "http" not in words.replace("http-", "")
    assert sum_of("x()") not in words


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


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="stylesheet" href=//cdn.example/a.css>',
        "<link rel='shortcut icon' href='HTTPS://cdn.example/a.ico'>",
        '<link rel="modulepreload" href="https://cdn.example/a.js">',
        '<svg><use href="https://cdn.example/a.svg#b"></use></svg>',
        '<svg><image href="https://cdn.example/a.png"></image></svg>',
        '<video poster="https://cdn.example/a.png"></video>',
        '<object data="https://cdn.example/a"></object>',
        '<img srcset="../assets/a.css 1x, https://cdn.example/b.png 2x, ">',
        '<img srcset="../assets/a.css 1x,https://cdn.example/b.png 2x">',
        '<svg><image src="https://cdn.example/a.png" href="../assets/a.css"></image></svg>',
        '<script>x</script><script src="//cdn.example/a.js"></script>',
        '<img alt="a > b" src="https://cdn.example/a.png">',
        "<img\nsrc='https://cdn.example/a.png'\n>",
        '<img src="https:&#47;&#47;cdn.example/a.png">',
    ],
)
def test_whatever_a_browser_fetches_by_itself_is_looked_at(html: str) -> None:
    assert [fault for fault in found(html) if "fetched from elsewhere" in fault]


@pytest.mark.parametrize("rel", ["stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest"])
def test_every_kind_of_link_that_loads_is_known(rel: str) -> None:
    assert '"//cdn.example/a" is fetched from elsewhere.' in "".join(
        found(f'<link href="//cdn.example/a" rel="{rel}">')
    )
    assert "elsewhere" not in "".join(found('<link href="//cdn.example/a" rel="canonical license">'))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="MAILTO:a@b.example">x</a><a href="https://elsewhere.example/a">y</a><a href="tel:+1">z</a>',
        '<a href="?q=x">x</a><a href="">y</a><a href="?q=x#p1" id="p1">z</a>',
        '<a href="./alder.html?x#p1" id="p1">x</a><a href="../texts/alder.html#p1">y</a>',
        '<a href="../assets/a.css#anything">a file that is no page has any fragment</a>',
        '<script type="application/json">{"a": "<a href=\\"gone.html\\">"}</script><!-- <p id="a"> --><p id="a">',
        '<!-- a\n<a href="gone.html">\n-->',
        '<script id="a">\n"<p id=\'b\'>"\n</script><p id="b">',
    ],
)
def test_links_that_lead_somewhere_are_no_faults(html: str) -> None:
    assert not [fault for fault in found(html) if "leads" in fault or "twice" in fault]


def test_a_picture_before_a_film_is_a_link_like_any() -> None:
    assert 'texts/alder.html: the link "a.png" leads to no file.' in found('<video poster="a.png">')


def test_links_are_read_as_browsers_read_them() -> None:
    html = (
        "<a href=gone.html>x</a><a href='../gone%20too.html'>y</a><img src=\"a&amp;b.png\"><script src=c.js></script>"
    )
    assert found(html) == [
        f'texts/alder.html: the link "{address}" leads to no file.'
        for address in ("../gone%20too.html", "a&b.png", "c.js", "gone.html")
    ]


def test_a_fault_is_told_once_and_all_are_in_order() -> None:
    html = (
        '<p id="b"></p><p id="b"></p><p id="b"></p><a href="x.html"></a><a href="x.html"></a><p id="a"></p><p id="a">'
    )
    assert found(html) == [
        'texts/alder.html: the id "a" stands twice.',
        'texts/alder.html: the id "b" stands twice.',
        'texts/alder.html: the link "x.html" leads to no file.',
    ]


@pytest.mark.parametrize(
    ("address", "folder"),
    [("..", True), ("../texts", True), (".", True), ("../assets", False), ("../texts/#p1", True)],
)
def test_a_link_to_a_folder_is_told_from_one_to_nothing(address: str, folder: bool) -> None:
    what = "a folder" if folder else "no file"
    assert f'the link "{address}" leads to {what}.' in "".join(found(f'<a href="{address}">x</a>'))


def test_a_link_to_the_root_of_a_site_that_has_an_index_leads_to_a_folder() -> None:
    assert found('<a href="./">x</a>', "index.html") == ['index.html: the link "./" leads to a folder.']


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ("@import url(https://cdn.example/a.css);", "https://cdn.example/a.css"),
        ("@import\turl('//cdn.example/a.css') print;", "//cdn.example/a.css"),
        ("@import '//cdn.example/a.css';", "//cdn.example/a.css"),
        ('p {background: url( "https://cdn.example/a b.png" )}', "https://cdn.example/a b.png"),
        ("p {background: url(a.png), url(HTTP://cdn.example/b.png)}", "HTTP://cdn.example/b.png"),
    ],
)
def test_every_way_of_a_stylesheet_to_fetch_is_found(style: str, address: str) -> None:
    assert found("", style=style) == [f'assets/a.css: "{address}" is fetched from elsewhere.']


def test_pages_are_looked_at_though_they_are_many() -> None:
    pages = {f"{n}.html": f'<a href="{n}.css">x</a><p id="{n}">' for n in range(5)}
    assert [str(fault) for fault in faults(pages, pages)] == [
        f'{n}.html: the link "{n}.css" leads to no file.' for n in range(5)
    ]
