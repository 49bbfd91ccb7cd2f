"""The page of a text: what it shows of the toy course, and what it depends on."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from coursereader.analysis.course import Course
from coursereader.flow import gather
from coursereader.input.records import Note, Term
from coursereader.model.problems import Report
from coursereader.pages.blocks import CUTS
from coursereader.pages.cards import runs
from coursereader.pages.index import index_of
from coursereader.pages.text import text_pages
from courses import TOY, toy_with

DOCS = TOY / "docs"


@pytest.fixture(scope="module")
def course() -> Course:
    """The toy course."""
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def alder(course: Course) -> str:
    """The page of an article."""
    return pages(course)["alder"]


@pytest.fixture(scope="module")
def birch(course: Course) -> str:
    """The page of an interview."""
    return pages(course)["birch"]


def pages(course: Course) -> dict[str, str]:
    """The pages of a course's texts, by text."""
    return {planned.view.edition.id: planned.page().text for planned in text_pages(index_of(course))}


def keys(course: Course) -> dict[str, str]:
    """What the pages depend on, by text."""
    return {planned.view.edition.id: planned.key for planned in text_pages(index_of(course))}


def changed(folder: Path, file: str, old: str, new: str) -> set[str]:
    """The texts whose pages have to be made again when a file of `docs/` is edited."""
    words = (DOCS / file).read_text(encoding="utf-8")
    assert old in words
    edited = {f"docs/{file}": words.replace(old, new)}
    before, after = (
        keys(gather(toy_with(folder / name, files), Report())) for name, files in (("a", {}), ("b", edited))
    )
    return {text for text, key in after.items() if key != before[text]}


def test_a_text_is_given_whole(course: Course) -> None:
    made = pages(course)
    for edition in course.editions:
        html = re.sub(r'<sup class="nr">.*?</sup>', "", made[edition.id])
        words = unescape(re.sub(r"<[^>]*>", "", html))
        for passage in edition.text.passages:
            assert passage.text in words or passage.text.casefold() in words.casefold(), passage.id


def test_an_event_of_another_text_too_has_uprights_and_stands_beside_the_passage(alder: str) -> None:
    assert '<a class="mark ev" href="#e-bridge-fell" data-lights="q-bridge-fell-1" aria-label=' in alder
    assert re.search(
        '<a class="mark plain" href="#x-birch-bridge-fell-1"[^>]*>At dawn, by his father.s account.</a>', alder
    )


def test_an_event_of_one_text_only_has_no_uprights(alder: str) -> None:
    assert 'id="q-storm-1908-1"' in alder
    assert "#e-storm-1908" not in alder


def test_quotations_that_cross_have_a_number_so_that_all_their_pieces_light_up(alder: str) -> None:
    cut = re.findall(r'data-q="([^"]+)" data-cut="(\d+)"', alder)
    assert set(cut) == {("q-bridge-fell-1", "1")}
    assert len(cut) > 1
    assert re.findall(r'data-q="q-bridge-fell-1"(?! data-cut)', alder) == []
    style = (Path(__file__).parent.parent / "scripts/coursereader/assets/css/marks.css").read_text("utf-8")
    assert re.findall(r'&:has\(\[data-cut="(\d+)"\]:target\)', style) == [str(n) for n in range(1, CUTS + 1)]


def test_a_correction_shows_what_was_received_and_damage_warns(alder: str) -> None:
    assert '<a class="mark em" href="#em1" data-received="tempting to to blame">tempting to blame</a>' in alder
    assert "<s>tempting to to blame</s> → tempting to blame" in alder
    assert '<a class="mark dmg" href="#dmg1">in the rain, to an audience of engineers</a>' in alder
    assert "Damaged in our copy" in alder


def test_a_heading_in_capitals_keeps_its_letters_and_is_a_sentence_in_the_contents(alder: str) -> None:
    assert '## THE STORM {: #h3 .caps lang="en" data-words="h3" data-toc-label="The storm" }' in alder


def test_under_a_heading_that_holds_only_notes_the_page_says_where_they_are(alder: str) -> None:
    after = alder.partition("## NOTES")[2]
    assert after.index("The notes are cards on this page") < after.index("## REFERENCES")


def test_in_an_interview_the_one_who_is_no_author_asks(birch: str) -> None:
    assert '<div class="passage turn-q" id="p2"' in birch
    assert '<span class="turn">Jonas Birch</span>' in birch


def test_a_text_with_no_record_about_it_has_a_page_without_marks_of_ours(course: Course) -> None:
    text = pages(Course(editions=course.editions[:1]))["alder"]
    assert set(re.findall(r'class="mark (\w+)', text)) == {"note", "em", "dmg"}


def test_words_of_a_text_in_another_language_say_so_and_ours_among_them_too(tmp_path: Path) -> None:
    source = (TOY / "seeds/birch/source.yml").read_text(encoding="utf-8")
    made = pages(gather(toy_with(tmp_path, {"seeds/birch/source.yml": f"{source}\nlanguage: he\n"}), Report()))
    assert (
        '<p data-words="p4" lang="he" dir="rtl"><a class="pn" href="#p4" aria-label="Passage 4" lang="en" dir="ltr"'
        in made["birch"]
    )
    assert 'lang="en" dir="ltr" aria-label="Other texts on: Fall of the bridge at Wend"></a>' in made["birch"]
    assert '<blockquote lang="he" dir="rtl"><p>' in made["alder"]


def test_the_numbers_of_lost_notes_are_runs() -> None:
    assert runs(["3", "4", "5", "8", "x"]) == "3–5, 8, x"


def test_a_note_makes_only_its_text_again(course: Course) -> None:
    without = {**course.by_model, Note: tuple(note for note in course.of(Note) if note.text != "birch")}
    before, after = keys(course), keys(replace(course, by_model=without))
    assert after["alder"] == before["alder"]
    assert after["birch"] != before["birch"]


def test_a_term_makes_only_the_texts_again_that_mark_it(course: Course) -> None:
    marked = {place.text for place in course.marked["wend-navigation-company"]}
    terms = tuple(
        term.model_copy(update={"body": "Edited."}) if term.id == "wend-navigation-company" else term
        for term in course.of(Term)
    )
    before, after = keys(course), keys(replace(course, by_model={**course.by_model, Term: terms}))
    assert {text for text in before if after[text] != before[text]} == marked


def test_what_no_card_shows_makes_no_text_again(tmp_path: Path) -> None:
    assert changed(tmp_path, "events/storm-1908.md", "title: ", "title: The great ") == set()
