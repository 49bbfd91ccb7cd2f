"""The data as tables: every value in a cell, every list in a table of its own, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from coursereader.exports.tables import tables_of
from coursereader.pages import manual
from hypothesis import given
from hypothesis import strategies as st

EVENTS = {
    "events": [
        {"id": "fall", "older": [], "at": [1, 2], "marked": {"alder": ["p1", "p2"]}, "tells": [
            {"text": "alder", "quote": "it fell"}, {"text": "birch", "quote": "=it(fell)", "seen": None},
        ]},
        {"id": "storm", "older": ["x"], "at": None, "marked": {"alder": []}, "tells": []},
    ]
}  # fmt: skip
PYTHON = Path(str(manual.__file__)).with_name("several_tellings.txt")


def read(name: str, data: object) -> dict[str, list[dict[str, str]]]:
    return {
        path: [*csv.DictReader(io.StringIO(words.decode("utf-8-sig"), newline=""))]
        for path, words in tables_of(name, data)
    }


def test_a_list_within_a_record_is_a_table_whose_rows_name_it() -> None:
    assert read("events.json", EVENTS) == {
        "data/csv/events.csv": [
            {"id": "fall", "older": "", "at": "1 | 2", "marked.alder": "p1 | p2"},
            {"id": "storm", "older": "x", "at": "", "marked.alder": ""},
        ],
        "data/csv/events.tells.csv": [
            {"events.id": "fall", "text": "alder", "quote": "it fell", "seen": ""},
            {"events.id": "fall", "text": "birch", "quote": "'=it(fell)", "seen": ""},
        ],
    }


def test_what_has_no_name_is_numbered_and_lists_by_text_begin_with_the_text() -> None:
    data = {"texts": {"alder": {"citations": [{"raw": "a", "parts": [{"pages": "1"}]}, {"raw": "b", "parts": []}]}}}
    assert read("citations.json", data)["data/csv/citations.citations.parts.csv"] == [
        {"citations.id": "alder", "citations.number": "1", "pages": "1"}
    ]
    assert read("emendations.json", [{"by": "a"}]) == {"data/csv/emendations.csv": [{"by": "a"}]}
    assert read("annotations.jsonld", {"items": [{"id": "x"}]}) == {}


@pytest.mark.parametrize("cell", ["-5", "+1,5 %".replace(" ", ""), "- a", "−3", "12:30", "no", "a=b"])
def test_plain_numbers_and_words_stay_as_they_are(cell: str) -> None:
    (row,) = read("x.json", [{"cell": cell}])["data/csv/x.csv"]
    assert row["cell"] == ("'" + cell if cell == "- a" else cell)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1))
def test_no_value_is_lost_and_none_is_a_formula(values: list[str]) -> None:
    rows = read("x.json", [{"id": str(n), "cell": value} for n, value in enumerate(values)])["data/csv/x.csv"]
    for row, value in zip(rows, values, strict=True):
        assert row["cell"] in (value, f"'{value}")
        assert not row["cell"].startswith(("=", "@", "\t", "\r"))


def test_every_record_of_the_site_s_data_has_its_row(site: Path) -> None:
    tables = {path.name for path in (site / "data/csv").iterdir()}
    assert {"events.csv", "events.tells.csv", "comparisons.answers.evidence.csv", "texts.passages.csv"} <= tables
    told = [one for event in json.loads((site / "data/events.json").read_bytes())["events"] for one in event["tells"]]
    words = (site / "data/csv/events.tells.csv").read_text("utf-8-sig")
    assert [row["quote"] for row in csv.DictReader(io.StringIO(words, newline=""))] == [one["quote"] for one in told]


def test_the_ten_lines_of_python_do_what_the_manual_says(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, PYTHON], cwd=site, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert (
        "1911-03-09  Fall of the bridge at Wend  (events/bridge-fell.html)\n    alder p4: “the bridge fell at"
        in done.stdout
    )
    assert len(PYTHON.read_text("utf-8").strip().splitlines()) <= 10
