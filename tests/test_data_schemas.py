"""Every file of `data/` is as its schema says, and every column of its tables is explained."""

from __future__ import annotations

import json
from typing import Any

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.data_schemas import data_schemas
from coursereader.exports.files import canonical, exports
from coursereader.exports.provenance import provenance
from coursereader.exports.texts import texts
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.input.packages import Package
from coursereader.kinds import KINDS, record_data
from coursereader.model.problems import Report
from courses import TOY
from jsonschema import Draft202012Validator

SCHEMAS = data_schemas(kind for kind in KINDS if kind.exported)
WITH_THEIR_OWN = ("sbom",)
"""Files in a format whose schema others publish, and another test asks."""


@pytest.fixture(scope="module")
def course() -> Course:
    return printed(gather(TOY, Report()))


@pytest.fixture(scope="module")
def files(course: Course) -> dict[str, bytes]:
    found = exports(course, record_data())
    found += provenance(course, found, Package("reader", "1", "MIT"), ())
    return {file.path.removeprefix("data/"): file.content for file in found if file.path.startswith("data/")}


def wrong(name: str, data: Any) -> list[str]:
    return [f"{one.json_path}: {one.message}"[:200] for one in Draft202012Validator(SCHEMAS[name]).iter_errors(data)]


def test_every_file_has_a_schema_and_is_as_it_says(files: dict[str, bytes]) -> None:
    data = {path.partition(".")[0]: raw for path, raw in files.items() if path.endswith((".json", ".jsonld"))}
    data = {name: json.loads(raw) for name, raw in data.items() if "/" not in name and name not in WITH_THEIR_OWN}
    assert set(data) == set(SCHEMAS)
    assert {name: found for name in data if (found := wrong(name, data[name]))} == {}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_is_a_schema_that_explains_its_keys_and_lies_beside_the_data(name: str, files: dict[str, bytes]) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert files[f"schema/{name}.schema.json"] == canonical(SCHEMAS[name])
    for part in SCHEMAS[name].get("$defs", {}).values():
        assert all("description" in said for said in part.get("properties", {}).values()), part


def test_a_key_too_much_and_one_too_few_are_told(course: Course) -> None:
    data: Any = texts(course)
    del data["texts"][0]["passages"][0]["kind"]
    data["texts"][0]["more"] = 1
    assert len(wrong("texts", data)) == 2


def test_every_column_of_every_table_is_explained(files: dict[str, bytes]) -> None:
    told = json.loads(files["csv/csv-metadata.json"])["tables"]
    tables = {path.removeprefix("csv/"): raw for path, raw in files.items() if path.endswith(".csv")}
    assert {table["url"] for table in told} == set(tables)
    columns = {table["url"]: table["tableSchema"]["columns"] for table in told}
    for url, raw in tables.items():
        assert raw.decode("utf-8-sig").split("\r\n")[0] == ",".join(one["titles"] for one in columns[url])
    assert {(url, one["titles"]) for url in columns for one in columns[url] if not one["dc:description"]} == set()
    by_name = {one["titles"]: one["dc:description"] for one in columns["events.tells.csv"]}
    assert by_name["events.id"] == "Which row of events.csv it belongs to: its id."
    assert by_name["quote"] == "The words, as the text as corrected has them."
