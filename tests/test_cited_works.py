"""The works that the texts cite, and the course itself, as programs for citing and archives read them."""

from __future__ import annotations

import json
import lzma
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from citeproc import CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from coursereader.analysis.bibliography import works
from coursereader.analysis.course import Course
from coursereader.analysis.referencing import referencing
from coursereader.citing import styles
from coursereader.citing.bibtex import bibtex
from coursereader.citing.listed import cited_work
from coursereader.exports.citation_file import citation_file
from coursereader.exports.citing import citing_files
from coursereader.flow import gather
from coursereader.input.course_file import CourseFacts
from coursereader.model.passages import REFERENCE, Passage
from coursereader.model.problems import Report
from courses import TOY, made_pages, text_of
from jsonschema import Draft7Validator

CFF = Path(__file__).parent / "others/cff-1.2.0.json.xz"
STYLE = Path(str(styles.__file__)).with_name("styles") / "chicago.csl"


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


def item(raw: str, words: str = "Nothing.") -> dict[str, object]:
    """The one work of a text with this reference."""
    (work,) = works({"a": referencing(text_of("a", words, *([Passage("r1", REFERENCE, raw)] if raw else [])))})
    return dict(cited_work(work))


def test_what_a_reference_says_for_certain_is_told_and_all_of_it_is_a_note() -> None:
    raw = "Holm A., Ruane V. 2018. On the Brink. Rivers. 15(3). P. 1–20. DOI: 10.1000/x"
    assert item(raw) == {
        "id": "holm-and-ruane-2018", "type": "document", "title": "On the Brink", "note": raw, "DOI": "10.1000/x",
        "author": [{"family": "Holm", "given": "A."}, {"family": "Ruane", "given": "V."}],
        "issued": {"date-parts": [[2018]]},
    }  # fmt: skip


def test_what_is_not_understood_is_called_by_all_its_words() -> None:
    raw = "Files of the ferry company, in a drawer"
    assert {key: value for key, value in item(raw).items() if key != "id"} == {"type": "document", "title": raw}


def test_an_institution_is_one_name_and_a_citation_without_a_list_has_its_surnames() -> None:
    ministry = item("Ministry of Bridges (1912). Report on a Fall. Wend: Town Press.")
    assert ministry["author"] == [{"family": "Ministry of Bridges"}]
    assert "author = {{Ministry of Bridges}}," in bibtex(ministry)
    pell = item("", "So it was (Pell 1930: 4).")
    assert (pell["author"], pell["title"], pell["note"]) == ([{"family": "Pell"}], "Pell 1930", "Pell 1930: 4")


def test_the_bibliography_has_files_and_its_page_leads_to_them(course: Course) -> None:
    files = {file.path: file.content.decode() for file in citing_files(course)}
    data = json.loads(files["data/bibliography.json"])
    assert [one["id"] for one in data] == [work.id for work in course.works] != []
    assert len(re.findall(r"^@\w+{", files["data/bibliography.bib"], re.MULTILINE)) == len(data)
    assert files["data/bibliography.ris"].count("ER  - ") == len(data)
    page = made_pages(course)["bibliography.md"].text
    for end in ("bib", "ris", "json"):
        assert f'href="data/bibliography.{end}" download' in page
    source = CiteProcJSON(data)  # what reads CSL-JSON reads ours
    made = CitationStylesBibliography(CitationStylesStyle(str(STYLE), validate=False), source, formatter.plain)
    assert made is not None
    assert set(source) == {work.id for work in course.works}


@pytest.mark.parametrize(
    "facts", [{}, {"title": "A: “b” #c", "subtitle": "x\ny", "language": "pt", "address": "https://a.example/"}]
)
def test_the_course_says_how_it_is_cited_as_the_format_wants_it(course: Course, facts: dict[str, str]) -> None:
    schema = json.loads(lzma.decompress(CFF.read_bytes()))
    other = replace(course, facts=CourseFacts.model_validate(facts))
    for one in (course, other, replace(other, editions=())):
        said = yaml.safe_load(citation_file(one).content)
        assert [error.message for error in Draft7Validator(schema).iter_errors(said)] == []
        assert said["title"] == one.facts.title
        assert len(said.get("references", ())) == len(one.editions)
    assert yaml.safe_load(citation_file(course).content)["references"][0]["authors"] == [
        {"family-names": "Holloway", "given-names": "Ada"}
    ]
