"""What is new in a course, for readers of feeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.feed import MOST, NEVER, feed
from coursereader.flow import gather
from coursereader.input.commit import first_days
from coursereader.input.course_file import CourseFacts
from coursereader.input.records import Note
from coursereader.model.problems import Report
from courses import TOY, commit, git, toy_with
from hypothesis import given
from hypothesis import strategies as st

TOLD = gather(TOY, Report())
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def course() -> Course:
    return TOLD


def read(course: Course, days: dict[str, str]) -> Element:
    (file,) = feed(course, days)
    assert file.path == "feed.xml"
    return fromstring(file.content)


def said(parent: Element, name: str) -> list[str]:
    return [one.text or "" for one in parent.iter(ATOM + name)]


def test_the_newest_come_first_with_their_addresses(course: Course) -> None:
    days = {"docs/events/bridge-fell.md": "2036-02-01T10:00:00Z", "seeds/alder/source.yml": "2036-01-01T10:00:00Z"}
    made = read(course, days)
    entries = list(made.iter(ATOM + "entry"))
    assert [said(entry, "title")[0] for entry in entries[:2]] == [
        "Fall of the bridge at Wend", "The Fall of the Wend Bridge",
    ]  # fmt: skip
    assert said(entries[0], "id") == ["https://example.org/wend/events/bridge-fell.html"]
    assert said(made, "updated")[:2] == ["2036-02-01T10:00:00Z", "2036-02-01T10:00:00Z"]
    assert len(entries) == 2 + len(course.of(Note)), "a note says its own day"
    assert said(entries[-1], "name") == [min(course.of(Note), key=lambda note: note.date).by]


def test_a_course_without_an_address_has_no_feed_and_one_of_nothing_new_an_empty_one(course: Course) -> None:
    assert list(feed(replace(course, facts=CourseFacts()), {})) == []
    made = read(Course(facts=course.facts), {})
    assert said(made, "updated") == [NEVER]
    assert not list(made.iter(ATOM + "entry"))


def test_only_the_newest_are_listed(course: Course) -> None:
    (note, *_) = course.of(Note)
    many = {Note: tuple(note.model_copy(update={"id": f"n{n}", "date": f"20{n:02}-01-01"}) for n in range(MOST + 20))}
    made = read(replace(course, by_model=many), {})
    assert len(list(made.iter(ATOM + "entry"))) == MOST
    assert said(made, "updated")[0] == f"20{MOST + 19}-01-01T00:00:00Z"


@given(st.text())
def test_whatever_somebody_writes_stays_words(words: str) -> None:
    (note, *_) = TOLD.of(Note)
    hostile = note.model_copy(update={"by": "<script>" + words, "body": words + "]]>&", "quote": words})
    made = read(replace(TOLD, by_model={Note: (hostile,)}), {})
    assert len(list(made.iter(ATOM + "entry"))) == 1
    assert said(made, "name")[1].startswith("<script>")


def test_days_are_those_of_texts_and_records_in_git(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    git(root, "init", "-q")
    commit(root)
    days = first_days(root)
    assert {"seeds/alder/source.yml", "docs/events/bridge-fell.md"} <= set(days)
    assert "seeds/alder/alder.txt" not in days


def test_every_page_names_the_feed(site: Path) -> None:
    html = (site / "texts/alder.html").read_text("utf-8")
    link = '<link rel="feed alternate" type="application/atom+xml" title="The Bridge at Wend" href="../feed.xml">'
    assert link in html
    assert (site / "feed.xml").is_file()
