"""A course's own files: what is published, what is refused, and what nobody means."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from coursereader.flow import gather
from coursereader.input.course_assets import BEGINS, fault_of_asset, look_at_assets
from coursereader.input.drawings import DEEPEST, fault_of_drawing
from coursereader.model.problems import Report
from coursereader.publish.bundles import SCRIPT, SCRIPTS, STYLE, STYLES
from coursereader.publish.write import ASSETS, asset_files
from courses import TOY, said, toy_with

PNG = b"\x89PNG\r\n\x1a\n0000"


def drawing(inside: str, attributes: str = "") -> bytes:
    """A drawing that holds these words from its second line on."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names} {attributes}>\n{inside}</svg>".encode()


def problems(root: Path, name: str, content: bytes) -> list[str]:
    """What is said of one file among a course's assets."""
    place = root / "docs/assets" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    look_at_assets(root, report := Report())
    return said(report)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("map.png", PNG),
        ("scan.jpg", b"\xff\xd8\xff\xe0"),
        ("a/b.webp", b"RIFF0000WEBPVP8 "),
        ("face.woff2", b"wOF2"),
        ("paper.pdf", b"%PDF-1.7"),
        ("OFL.txt", b"Licence"),
        ("ring.svg", drawing('<defs><g id="a"/></defs><use href="#a" fill="url(#b)" style="fill: url( \'#c\' )"/>')),
        ("dot.svg", drawing('<image href="data:image/png;base64,AAAA"/><style>.a {fill: red}</style>')),
    ],
)
def test_pictures_faces_and_documents_are_published(tmp_path: Path, name: str, content: bytes) -> None:
    assert problems(tmp_path, name, content) == []
    assert asset_files(tmp_path / "docs/assets")[f"assets/{name}"] == content


@pytest.mark.parametrize("name", ["a.js", "a.mjs", "a.css", "a.html", "a.HTM", "a.xml", "a.svgz", "deep/er/a.js"])
def test_what_would_run_is_refused(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name, b"alert(1)") == [
        f"docs/assets/{name}:1: a browser would run this file. A course has pictures, faces and documents. Remove it."
    ]
    assert f"assets/{name}" not in asset_files(tmp_path / "docs/assets")


@pytest.mark.parametrize(
    "name", ["a\\b.png", "a\nb.png", "a#b.png", "a?b.png", "a%2fb.png", "<b>.png", 'a"/b.png', "\udcff.png"]
)
def test_a_name_that_is_no_address_is_refused(tmp_path: Path, name: str) -> None:
    (found,) = problems(tmp_path, name, PNG)
    assert found.endswith(":1: the name cannot be an address. Use letters, digits and hyphens only.")
    assert all(path.startswith("assets/reader/") for path in asset_files(tmp_path / "docs/assets"))


@pytest.mark.parametrize("name", ["a.exe", "a", "a.PNG", "a.md", "a.docx", "a.png.zip"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    found = problems(tmp_path, name, PNG)
    assert found == [
        f"docs/assets/{name}:1: a file of this kind is not published."
        f" Published are {', '.join(list(BEGINS)[:-1])} and .woff2. Remove it."
    ]
    assert f"assets/{name}" not in asset_files(tmp_path / "docs/assets")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.pdf", "a.woff", "a.woff2"])
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str) -> None:
    ending = PurePosixPath(name).suffix
    assert problems(tmp_path, name, b"<script>alert(1)</script>") == [
        f'docs/assets/{name}:1: this is no file of the kind that "{ending}" says. Save it again as what it is named.'
    ]


@pytest.mark.parametrize(
    "name", ["map.png~", ".map.png", ".git/x.png", "a.js.orig", ".a.png.swp", "old.bak/a.js", "x.rej"]
)
def test_what_nobody_means_is_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, name, PNG) == []
    assert all(path.startswith("assets/reader/") for path in asset_files(tmp_path / "docs/assets"))


def test_of_the_reader_s_own_only_what_pages_ask_for_is_published() -> None:
    published = {path.removeprefix("assets/reader/") for path in asset_files(Path("nowhere"))}
    there = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()}
    parts = {*(f"css/{name}.css" for name in STYLES), *(f"js/{name}.js" for name in SCRIPTS)}
    lists = {f"stopwords/{path.name}" for path in (ASSETS / "stopwords").iterdir()}
    assert there - published == {"VENDORED.toml", "outlines/land-50m.json"} | parts | lists
    assert published - there == {STYLE, SCRIPT}


HOSTILE = {
    "<script>alert(1)</script>": "<script> may not stand in a drawing.",
    '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>': "<script> may not stand in a drawing.",
    '<g xmlns="http://www.w3.org/1999/xhtml"/>': "<g> may not stand in a drawing.",
    '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>': "<foreignObject> may not stand in a"
    " drawing.",
    '<a href="#x"/>': "<a> may not stand in a drawing.",
    '<set attributeName="href" to="javascript:alert(1)"/>': "<set> may not stand in a drawing.",
    '<g onclick="alert(1)"/>': 'the attribute "onclick" runs a script.',
    '<g OnLoad="alert(1)"/>': 'the attribute "OnLoad" runs a script.',
    '<use href="other.svg#a"/>': 'the address "other.svg#a" leads out of the drawing.',
    '<use xlink:href=" javascript:alert(1)"/>': 'the address "javascript:alert(1)" leads out of the drawing.',
    '<image href="https://elsewhere.example/a.png"/>': 'the address "https://elsewhere.example/a.png" leads out of the'
    " drawing.",
    '<image href="data:image/svg+xml;base64,AAAA"/>': 'the address "data:image/svg+xml;base64,AAAA" leads out of the'
    " drawing.",
    '<g fill="url(//elsewhere.example/a)"/>': 'the attribute "fill" loads something from elsewhere.',
    "<g style='fill: u\\72l(x)'/>": 'the attribute "style" loads something from elsewhere.',
    "<g style=\"cursor: image-set('//x' 1x)\"/>": 'the attribute "style" loads something from elsewhere.',
    "<style>@import '//elsewhere.example/a.css';</style>": "a style loads something from elsewhere.",
    "<style>a {b: <![CDATA[url(]]>//x)}</style>": "a style loads something from elsewhere.",
    "<style>@import '//x';<g/></style>": "<g> may not stand in a style.",
    '<g xml:base="https://elsewhere.example/"/>': 'the attribute "base" is none of SVG.',
    "<?xml-stylesheet href='a.css'?>": "the drawing declares a document type or an instruction of its own.",
    "<g>": "this is no well-formed SVG: mismatched tag.",
}


@pytest.mark.parametrize("inside", HOSTILE)
def test_a_drawing_that_runs_loads_or_leads_away_is_refused(tmp_path: Path, inside: str) -> None:
    assert problems(tmp_path, "a.svg", drawing(inside)) == [
        f"docs/assets/a.svg:2: {HOSTILE[inside]} Save it as a plain SVG, without it."
    ]
    assert "assets/a.svg" not in asset_files(tmp_path / "docs/assets")


def test_a_drawing_declares_nothing_and_is_one() -> None:
    laughs = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + drawing("&b;")
    for wrong in (laughs, b"<html/>", b"", drawing("<g>" * DEEPEST + "</g>" * DEEPEST), b"\xff\xfe<\0s\0v\0g\0"):
        assert fault_of_drawing(wrong)
    assert fault_of_drawing(b'<?xml version="1.0" encoding="iso-2022-jp"?>' + drawing(""))
    assert fault_of_drawing(b'<?xml version="1.0" encoding="UTF-8"?>' + drawing("")) is None


def test_a_drawing_of_any_size_is_read_at_once() -> None:
    assert fault_of_drawing(drawing("<g/>" * 200_000)) is None
    assert fault_of_drawing(drawing(f"<style>{'url(#a) ' * 200_000}</style>")) is None


def test_a_file_has_a_bound() -> None:
    assert fault_of_asset(PurePosixPath("a.txt"), b"a" * 20_000_001)


def test_the_check_looks_at_them(tmp_path: Path) -> None:
    gather(toy_with(tmp_path, {"docs/assets/evil.js": "alert(1)"}), report := Report())
    assert [one.partition(":")[0] for one in said(report)] == ["docs/assets/evil.js"]
    gather(TOY, report := Report())
    assert said(report) == []
