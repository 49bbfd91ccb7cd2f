"""The search index that the site is finished with."""

from __future__ import annotations

import json
from typing import Any

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.search import copies, documents, search_files
from coursereader.flow import gather
from coursereader.model.problems import Report
from courses import TOY
from hypothesis import given
from hypothesis import strategies as st

BUILT = json.dumps(
    {
        "config": {"lang": ["en"], "separator": "[\\s\\-]+", "pipeline": [], "fields": {}},
        "docs": [
            {"location": "about.html", "title": "About", "text": "<p>A naïve page.</p>"},
            {"location": "about.html#how", "title": "How", "text": "<p>Plain.</p>"},
            {"location": "texts/alder.html", "title": "Alder", "text": "<p>what the theme made of it</p>"},
            {"location": "texts/alder.html#p1", "title": "Alder", "text": "<p>beside, cards, menus</p>"},
        ],
    }
)


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def index(course: Course) -> Any:
    return json.loads(search_files(BUILT, documents(course))[1].content)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain words", []),
        ("a naïveté, a résumé", ["naivete", "resume"]),
        ("Łódź, İstanbul, Straße, Œuvre, København", ["Lodz", "Istanbul", "Strasse", "OEuvre", "Kobenhavn"]),
        ("диктатура и йод", []),
        ("共产党", ["共产", "产党"]),
        ("中国共产党", ["中国", "国共", "共产", "产党", "中国共", "国共产", "共产党"]),
        ("共", []),
    ],
)
def test_accents_and_chinese_are_found_in_parts(words: str, expected: list[str]) -> None:
    assert copies(words) == expected


@given(st.text())
def test_what_words_are_also_found_by_never_fails_nor_repeats(words: str) -> None:
    assert len(copies(words)) == len(set(copies(words)))


def test_hand_written_pages_keep_what_mkdocs_found_and_gain_plain_letters(index: Any) -> None:
    by_location = {document["location"]: document["text"] for document in index["docs"]}
    assert by_location["about.html"] == "<p>A naïve page.</p><p>naive</p>"
    assert by_location["about.html#how"] == "<p>Plain.</p>"


def test_what_mkdocs_made_of_our_own_pages_is_left_out(index: Any) -> None:
    assert "beside, cards, menus" not in json.dumps(index)
    assert len({document["location"] for document in index["docs"]}) == len(index["docs"])


def test_every_passage_but_furniture_is_a_document(course: Course, index: Any) -> None:
    found = {document["location"]: document for document in index["docs"]}
    for edition in course.editions:
        for passage in edition.text.passages:
            location = f"texts/{edition.id}.html#{passage.id}"
            assert (location in found) == (passage.kind != "furniture")
    heading = next(passage for passage in course.editions[0].text.passages if passage.kind == "heading")
    assert found[f"texts/{course.editions[0].id}.html#{heading.id}"]["title"] == heading.text
    assert found["texts/alder.html#p1"]["title"] == f"{course.edition('alder').source.label} · passage 1"
    assert found["texts/alder.html#n1"]["title"] == f"{course.edition('alder').source.label} · note 1"


def test_a_page_comes_before_its_parts(course: Course) -> None:
    seen: set[str] = set()
    for document in documents(course):
        page, part, _ = str(document["location"]).partition("#")
        assert not part or page in seen
        seen.add(page)


def test_every_record_is_a_document(course: Course, index: Any) -> None:
    locations = {document["location"] for document in index["docs"]}
    assert {f"glossary/{term.id}.html" for term in course.terms} <= locations
    assert {f"events/{event.id}.html" for event in course.events} <= locations
    assert {f"comparisons/{one.id}.html" for one in course.comparisons} <= locations
    assert {f"figures/{one.id}.html" for one in course.figures} <= locations
    assert {f"differences/{one.id}.html" for one in course.differences} <= locations
    assert {f"names/index.html#{name.id}" for name in course.names} <= locations
    assert {f"notes/index.html#{note.id}" for note in course.notes} <= locations


def test_lower_case_initials_are_found_by_the_full_words(course: Course) -> None:
    passage = next(passage for passage in course.edition("alder").text.passages if "(wnc)" in passage.text)
    text = next(str(one["text"]) for one in documents(course) if one["location"] == f"texts/alder.html#{passage.id}")
    assert "Wend Navigation Company" in text.rpartition("<p>")[2]


def test_signs_of_markup_in_words_are_escaped(course: Course) -> None:
    for document in documents(course):
        bare = str(document["text"]).replace("<p>", "").replace("</p>", "")
        assert "<" not in bare
        assert ">" not in bare


def test_the_folders_script_is_the_webs_data(course: Course) -> None:
    script, data = search_files(BUILT, documents(course))
    assert (script.path, data.path) == ("search/search_index.js", "search/search_index.json")
    assert script.content == b"var __index = " + data.content
    assert data.content.isascii()
    assert search_files(BUILT, documents(course)) == search_files(BUILT, documents(gather(TOY, Report())))
