"""Where help is wanted: what nobody has looked at, in the toy course and in one with gaps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from coursereader.flow import gather
from coursereader.input.course_file import CourseFacts
from coursereader.model.problems import Report
from coursereader.pages.index import index_of
from coursereader.pages.wanted import WantedView, wanted_pages
from courses import TOY, made_pages, said, toy_with

GAPS = {
    "docs/glossary/hay.md": "---\nterm: Hay\nkind: concept\n---\n\nDry grass.\n",
    "docs/comparisons/hay.md": "---\nquestion: Why hay?\nanswers:\n  - {text: alder, silent: [hay]}\n---\n",
    "docs/figures/hats.md": """---
title: Hats
unit: hats
readings:
  - {text: birch, quote: "lost one hat", value: "1", as_of: "1920"}
  - {text: birch, quote: "in nine years we carried 200,000 people", value: "200,000", as_of: "1919"}
---
""",
}


def view_of(root: Path) -> WantedView:
    (planned,) = wanted_pages(index_of(gather(root, Report())))
    return planned.view


@pytest.fixture
def gaps(tmp_path: Path) -> Path:
    root = toy_with(tmp_path, dict(GAPS))
    facts = (root / "course.yml").read_text("utf-8")
    (root / "course.yml").write_text(f'{facts}\nedit_base: "https://host.example/edit/main/"\n', "utf-8")
    gather(root, report := Report())
    assert said(report) == []
    return root


def test_passages_are_those_that_no_record_quotes() -> None:
    view = view_of(TOY)
    found = {one.text: [ref.id for section in one.sections for ref in section.refs] for one in view.in_texts}
    assert found == {"alder": ["p1"], "birch": ["p5", "p9"]}
    assert [one.damage[0].words for one in view.in_texts if one.damage] == ["in the rain, to an audience of engineers"]


def test_an_event_is_wanted_where_one_text_tells_and_another_could(tmp_path: Path) -> None:
    assert [(event.title, event.told, event.asked) for event in view_of(TOY).events] == [
        ("Storm of 1908", ("alder",), ())
    ]
    words = (TOY / "docs/events/storm-1908.md").read_text("utf-8")
    unread = re.sub(r"silent:.*\n", "", words)
    assert unread != words
    (event,) = view_of(toy_with(tmp_path, {"docs/events/storm-1908.md": unread})).events
    assert event.asked == ("birch",)


def test_terms_questions_and_figures_with_gaps_are_listed_with_the_way_to_their_files(gaps: Path) -> None:
    view = view_of(gaps)
    assert [term.title for term in view.terms] == ["Hay"]
    assert [(one.title, one.asked) for one in view.questions] == [("Why hay?", ("birch",))]
    assert [one.title for one in view.figures] == ["Hats"]
    page = made_pages(gather(gaps, Report()))["wanted.md"].text
    assert '<a href="https://host.example/edit/main/docs/comparisons/hay.md" rel="edit">Add to it</a>' in page
    assert "not yet read: " in page


def test_without_an_edit_base_no_entry_leads_to_a_host() -> None:
    assert CourseFacts().edit_base == ""
    page = made_pages(gather(TOY, Report()))["wanted.md"].text
    assert "Add to it" not in page
    assert 'href="texts/birch.html#p5"' in page


def test_a_long_list_is_folded(tmp_path: Path) -> None:
    terms = {f"docs/glossary/hay-{n}.md": f"---\nterm: Hay{n}\nkind: concept\n---\n\nGrass.\n" for n in range(20)}
    page = made_pages(gather(toy_with(tmp_path, dict(terms)), Report()))["wanted.md"].text
    assert '<details class="wanted"><summary>20 records</summary>' in page


def test_the_page_is_among_those_about_the_site_after_contributing(site: Path) -> None:
    html = (site / "wanted.html").read_text("utf-8")
    assert html.index('href="contributing.html"') < html.index('href="wanted.html"')
    assert 'href="wanted.html"' in (site / "contributing.html").read_text("utf-8")
