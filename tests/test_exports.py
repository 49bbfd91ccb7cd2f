"""The data files of the site, from the toy course."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.annotations import MODEL, collection
from coursereader.exports.crawlers import for_crawlers
from coursereader.exports.file import File
from coursereader.exports.files import FILES, canonical, exports
from coursereader.flow import gather
from coursereader.input.course_file import CourseFacts
from coursereader.kinds import record_data
from coursereader.model.problems import Report
from courses import TOY


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


def data_of(course: Course) -> list[File]:
    """The data files, without their tables and schemas, the texts in TEI, and the works they cite."""
    found = (file for file in exports(course, record_data()) if file.path.startswith("data/"))
    others = re.compile(r"data/(csv|schema|tei|bibliography)\b")
    return [file for file in found if not others.match(file.path)]


@pytest.fixture(scope="module")
def data(course: Course) -> dict[str, Any]:
    """The parsed files by their name."""
    return {file.path.removeprefix("data/"): json.loads(file.content) for file in data_of(course)}


STATES = {"tells", "touches", "uses", "silent", "older", "unread"}
EVENT_KEYS = {"id", "title", "originals", "date", "date_end", "kind", "url", *STATES}
SHAPES = {
    "texts.json": (
        "texts",
        {
            "id",
            "title",
            "label",
            "authors",
            "year",
            "published",
            "language",
            "witnesses",
            "rights",
            "whole",
            "url",
            "passages",
        },
    ),
    "glossary.json": (
        "terms",
        {"id", "term", "forms", "originals", "kind", "meaning", "url", "uses", "occurrences", "marked"},
    ),
    "events.json": ("events", EVENT_KEYS),
    "comparisons.json": ("comparisons", {"id", "question", "theme", "url", "answers"}),
    "figures.json": ("figures", {"id", "title", "unit", "url", "verdict", "why", "readings"}),
    "differences.json": ("differences", {"id", "title", "kind", "url", "sides"}),
    "names.json": (
        "names",
        {"id", "name", "forms", "originals", "kind", "at", "size", "who", "url", "occurrences", "marked"},
    ),
}
DECLARED = {
    "sessions.json": {
        "order",
        "title",
        "minutes",
        "aims",
        "readings",
        "questions",
        "task",
        "prepare",
        "handouts",
        "plan",
    },
    "outlines.json": {"text", "steps", "sections"},
    "key-quotations.json": {"text", "quotations"},
    "primary-sources.json": {"title", "kind", "date", "language", "address", "given_in", "event"},
    "self-test.json": {"question", "order", "quotes"},
    "since.json": {"text", "quote", "prefix", "suffix", "passage", "foresees", "facts", "known"},
}  # fmt: skip
"""Files whose keys are those of their models."""
PARTS = {
    ("texts.json", "passages"): {"id", "kind", "text", "section", "url", "lines"},
    ("texts.json", "witnesses"): {
        "is",
        "language",
        "title",
        "in",
        "date",
        "doi",
        "address",
        "from",
        "where",
        "seen",
    },
    ("glossary.json", "originals"): {"form", "language", "transliteration", "literal"},
    ("glossary.json", "uses"): {"text", "passage", "quote", "says"},
    ("events.json", "tells"): {"text", "passage", "quote", "says", "relation"},
    ("comparisons.json", "answers"): {"text", "state", "says", "evidence"},
    ("figures.json", "readings"): {"text", "passage", "quote", "value", "as_of"},
    ("differences.json", "sides"): {"text", "passage", "quote", "says"},
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_file_of_records_has_the_documented_shape(data: dict[str, Any], name: str) -> None:
    of, keys = SHAPES[name]
    assert set(data[name]) == {of}
    assert data[name][of]
    assert all(set(record) == keys for record in data[name][of])


@pytest.mark.parametrize("name", DECLARED)
def test_a_file_of_other_records_has_the_keys_of_their_files(data: dict[str, Any], name: str) -> None:
    (records,) = data[name].values()
    assert records
    assert all(set(record) == DECLARED[name] | {"id", "url", "body", "formerly"} for record in records)


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_parts_of_a_record_have_the_documented_shape(data: dict[str, Any], name: str, part: str) -> None:
    parts = [one for record in data[name][SHAPES[name][0]] for one in record[part]]
    assert parts
    assert all(set(one) == PARTS[name, part] for one in parts)


def test_every_quotation_stands_in_its_passage(data: dict[str, Any]) -> None:
    words = {(text["id"], one["id"]): one["text"] for text in data["texts.json"]["texts"] for one in text["passages"]}
    for name, part in PARTS:
        for record in data[name][SHAPES[name][0]]:
            for one in record[part]:
                if "quote" in one:
                    assert one["quote"] in words[one["text"], one["passage"]]


def test_every_text_is_in_exactly_one_state_of_an_event(data: dict[str, Any]) -> None:
    texts = sorted(text["id"] for text in data["texts.json"]["texts"])
    for event in data["events.json"]["events"]:
        told = {telling["text"] for telling in event["tells"]}
        assert sorted([*told, *event["silent"], *event["older"], *event["unread"]]) == texts
        assert event["date"] <= event["date_end"]


def test_a_comparison_answers_for_every_text(data: dict[str, Any]) -> None:
    for comparison in data["comparisons.json"]["comparisons"]:
        assert len(comparison["answers"]) == len(data["texts.json"]["texts"])
        for answer in comparison["answers"]:
            assert answer["state"] in ("says", "silent", "unread")
            assert bool(answer["says"]) == (answer["state"] == "says")
            assert all(set(one) == {"passage", "quote"} for one in answer["evidence"])


def test_citations_name_references_that_there_are(data: dict[str, Any]) -> None:
    assert set(data["citations.json"]["texts"]) == {text["id"] for text in data["texts.json"]["texts"]}
    for referencing in data["citations.json"]["texts"].values():
        assert set(referencing) == {"references", "citations", "notes"}
        listed = {reference["id"] for reference in referencing["references"]}
        keys = {"id", "raw", "authors", "year", "title", "doi", "url"}
        assert all(set(reference) == keys for reference in referencing["references"])
        for citation in referencing["citations"]:
            assert set(citation) == {"passage", "raw", "parts"}
            for part in citation["parts"]:
                assert set(part) == {"raw", "reference", "candidates", "pages"}
                assert part["raw"] in citation["raw"]
                assert part["reference"] is None or part["reference"] in listed
        assert all(set(note) == {"n", "mark", "body"} for note in referencing["notes"])


def test_emendations_keep_the_words_as_received(data: dict[str, Any], course: Course) -> None:
    assert data["emendations.json"]
    for one in data["emendations.json"]:
        assert set(one) == {"text", "passage", "received", "reading", "reason", "by"}
        assert one["received"] in course.edition(one["text"]).received.passage(one["passage"]).text


def test_annotations_are_a_collection_of_the_web_annotation_model(data: dict[str, Any]) -> None:
    found = data["annotations.jsonld"]
    assert MODEL in found["@context"]
    assert found["type"] == "AnnotationCollection"
    assert found["first"]["type"] == "AnnotationPage"
    assert found["first"]["partOf"] == found["id"]
    items = found["first"]["items"]
    assert found["total"] == len(items) > 0
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["target"]["source"]
        assert {"value", "type", "format"} <= set(item["body"][0])


def test_before_there_is_a_page_an_annotation_tells_its_words_and_its_passage(
    data: dict[str, Any], course: Course
) -> None:
    for item in data["annotations.jsonld"]["first"]["items"]:
        quotation, fragment = item["target"]["selector"]
        text = item["target"]["source"].removeprefix(course.facts.address + "texts/").removesuffix(".html")
        words = course.edition(text).text.passage(fragment["value"]).text
        assert set(fragment) == {"type", "conformsTo", "value"}
        assert quotation["type"] == "TextQuoteSelector"
        assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in words


def test_addresses_begin_with_the_site_s_and_are_relative_where_it_has_none(course: Course) -> None:
    there = replace(course, facts=course.facts.model_copy(update={"address": "https://wend.example/"}))
    nowhere = replace(course, facts=course.facts.model_copy(update={"address": ""}))
    for base, found in (("https://wend.example/", collection(there)), ("", collection(nowhere))):
        item = found["first"]["items"][0]  # type: ignore[index]
        assert item["id"].startswith(f"{base}data/annotations.jsonld#")
        assert item["target"]["source"].startswith(f"{base}texts/")
        assert found["@context"] == (MODEL if base else [MODEL, {"@base": "../"}])


def test_two_exports_are_the_same_bytes(course: Course) -> None:
    assert data_of(course) == data_of(gather(TOY, Report()))
    assert {file.path for file in data_of(course)} == {f"data/{name}" for name in (*FILES, *SHAPES, *DECLARED)}


def test_canonical_json_is_sorted_unescaped_and_ends_its_line() -> None:
    assert canonical({"b": "Łódź", "a": []}) == '{\n "a": [],\n "b": "Łódź"\n}\n'.encode()


def test_crawlers_are_told_where_the_pages_are_listed(course: Course) -> None:
    first, _ = for_crawlers(Course())
    assert first.content == b"User-agent: *\nAllow: /\n"
    first, _ = for_crawlers(Course(facts=CourseFacts(address="https://example.org/course/")))
    assert first.content.endswith(b"Sitemap: https://example.org/course/sitemap.xml\n")


def test_programs_that_read_sites_are_told_what_is_here(course: Course, site: Path) -> None:
    _, overview = for_crawlers(course)
    words = overview.content.decode()
    assert words.startswith("# The Bridge at Wend\n\n> Two texts about one bridge, read side by side.\n\nInvented")
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\)", words, re.MULTILINE)
    assert {"texts/alder.html", "texts/birch.html", "events/index.html", "data.html"} <= set(links)
    for link in links:
        assert (site / link).is_file()
