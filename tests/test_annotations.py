"""The annotations of the built toy site: whoever knows only the W3C model finds their words in a browser."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import Opened, reloaded
from coursereader.exports.annotations import collection
from coursereader.exports.page_words import page_words
from coursereader.flow import gather
from coursereader.input.commit import first_days
from coursereader.model.problems import Report
from courses import TOY

DRAWN = {"reader.received": "on", "reader.drafts": '[{"id": "1"}]'}
"""What the browser remembers of a reader for whom the scripts draw all they can."""
FIND = """([exact, prefix, suffix, start, end, passage, first, last]) => {
    const text = document.body.textContent, whole = prefix + exact + suffix, at = text.indexOf(whole);
    return [text.indexOf(whole, at + 1), at + prefix.length, text.slice(start, end),
        document.getElementById(passage).textContent.slice(first, last)];
}"""


@pytest.fixture(scope="module")
def items(site: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site / "data/annotations.jsonld").read_text("utf-8"))["first"]["items"]
    return found


@pytest.mark.parametrize(("scripts", "kept"), [(True, {}), (True, DRAWN), (False, {})])
def test_each_is_found_by_its_words_by_its_position_and_in_its_passage(
    opened: Opened, items: list[dict[str, Any]], scripts: bool, kept: dict[str, str]
) -> None:
    pages = {text: opened(f"texts/{text}.html", java_script_enabled=scripts) for text in ("alder", "birch")}
    for page in pages.values():
        for name, value in kept.items():
            page.evaluate("([name, value]) => localStorage.setItem(name, value)", [name, value])
        if scripts:
            reloaded(page)
            page.wait_for_selector(".tools")
    for item in items:
        quotation, position, fragment = item["target"]["selector"]
        within = fragment["refinedBy"]
        asked = [quotation["exact"], quotation["prefix"], quotation["suffix"], position["start"], position["end"]]
        asked += [fragment["value"], within["start"], within["end"]]
        page = pages[Path(item["target"]["source"]).stem]
        another, at, whole, part = page.evaluate(FIND, asked)
        assert (another, at) == (-1, position["start"]), item["id"]
        assert whole == part == quotation["exact"]


def test_it_says_who_made_it_and_a_note_when(items: list[dict[str, Any]]) -> None:
    assert all(item["creator"]["name"] and item["target"]["language"] for item in items)
    notes = [item for item in items if "#note-" in item["id"]]
    assert notes
    assert all(item["created"].endswith("T00:00:00Z") for item in notes)


def test_other_records_are_of_the_day_when_they_were_put_on_record(tmp_path: Path) -> None:
    (tmp_path / "docs/events").mkdir(parents=True)
    assert first_days(tmp_path) == {}
    for name, day in (("a", "2026-11-20T08:12:31+02:00"), ("b", "2026-11-21T00:00:00+00:00")):
        (tmp_path / f"docs/events/{name}.md").write_text(name, "utf-8")
        (tmp_path / "docs/events/a.md").write_text(day, "utf-8")
        env = {**os.environ, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", name]):
            who = ["-c", "user.name=Ada", "-c", "user.email=ada@wend.example"]
            subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, env=env)
    days = {"docs/events/a.md": "2026-11-20T06:12:31Z", "docs/events/b.md": "2026-11-21T00:00:00Z"}
    assert first_days(tmp_path) == days
    found = collection(gather(TOY, Report()), days={"docs/events/bridge-fell.md": days["docs/events/b.md"]})
    told = {one["created"] for one in found["first"]["items"] if "#event-bridge-fell-" in one["id"]}  # type: ignore[index]
    assert told == {"2026-11-21T00:00:00Z"}


PAGE = """<html><head><title>No</title></head><body><p>Before &amp; <script>x()</script></p>
<template><p id="p1">not of the page</p></template><br>
<div id="p1"><p><a class="pn">1</a> It <em>f<b>e</b>ll</em><sup class="nr"><a>7</a></sup>, &#38; &lt; all.</p>
</div></body>
</html>"""


def test_the_words_of_a_passage_are_told_from_what_stands_among_them() -> None:
    found = page_words(PAGE, {"p1": "It fell, & < all."})
    assert found.body[: found.passages["p1"].start] == "Before & x()\n\n"
    start, end = found.passages["p1"].within(3, 8)
    assert found.body[start:end] == "fell7,"


def test_a_page_without_the_words_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="p1"):
        page_words(PAGE, {"p1": "It stood."})
    with pytest.raises(ValueError, match="p2"):
        page_words(PAGE, {"p2": "It fell"})
