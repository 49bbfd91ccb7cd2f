"""Which occurrences of a name bear a mark, and what its card says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Opened
from coursereader.analysis.course import Course
from coursereader.analysis.mark_places import WORDS_A_MARK
from coursereader.analysis.name_marks import TermsThere, marked_names
from coursereader.analysis.referencing import referencing
from coursereader.analysis.term_marks import marked
from coursereader.analysis.terms import named, occurrences
from coursereader.flow import gather
from coursereader.input.records import Name
from coursereader.model.passages import HEADING, NOTE, PARAGRAPH, REFERENCE, Passage, Span
from coursereader.model.problems import Report
from coursereader.pages.index import index_of
from coursereader.pages.text import text_pages
from courses import TOY, text_of, toy_with
from playwright.sync_api import expect
from test_terms import term

LONG = " and more" * WORDS_A_MARK
"""Words with room for two marks."""


def name(words: str, kind: str = "place", *forms: str) -> Name:
    id = words.lower().replace(" ", "-")
    return Name.model_validate({"id": id, "name": words, "forms": forms, "kind": kind, "who": "Known."})


WEND, MARSH, PELL, COUNTY = name("Wend"), name("Marsh", "person"), name("Pell", "person"), name("County")
FERRY, FERRY_AT_WEND = term("ferry", "ferry"), term("ferry-at-wend", "ferry at Wend")


def marks(*passages: str | Passage, terms: tuple[object, ...] = (FERRY, FERRY_AT_WEND)) -> list[str]:
    """The marked names of the text `alder`; `birch` names the county too."""
    texts = text_of("alder", *passages), text_of("birch", "The County.")
    names = (WEND, MARSH, PELL, COUNTY)
    cited = {text.id: referencing(text) for text in texts}
    found = occurrences(terms, texts)  # type: ignore[arg-type]
    there = TermsThere(found, marked(found, texts, cited))
    bearing = marked_names(names, named(names, texts), there, texts, cited)
    return sorted(f"{place.passage} {id}" for id, all_ in bearing.items() for place in all_ if place.text == "alder")


def in_section(id: str, words: str, section: str) -> Passage:
    return Passage(id, PARAGRAPH, words, section=section)


def test_a_name_is_marked_at_its_first_use_in_a_section() -> None:
    assert marks("At Wend they met." + LONG, "At Wend again." + LONG) == ["p1 wend"]
    assert marks(in_section("p1", "Wend.", "h1"), in_section("p2", "Wend.", "h2")) == ["p1 wend", "p2 wend"]


@pytest.mark.parametrize("kind", [HEADING, NOTE, REFERENCE])
def test_a_heading_a_note_and_a_reference_bear_no_name(kind: str) -> None:
    assert marks(Passage("x1", kind, "Marsh at Wend" + LONG)) == []


def test_a_title_an_address_a_citation_and_a_correction_bear_no_name() -> None:
    assert marks("In “The Bridge of Wend” he wept.") == []
    assert marks("At https://wend.example/Wend one reads.") == []
    assert marks("It sank (Marsh 1912: 40).") == []
    assert marks(Passage("p1", PARAGRAPH, "At Wend.", (Span(3, 7, "correction", "Wendt"),))) == []


def test_terms_and_names_share_one_room_and_terms_choose_first() -> None:
    assert marks("A ferry and Wend.") == []
    assert marks("A road and Wend.") == ["p1 wend"]
    assert marks("A ferry and Wend." + LONG) == ["p1 wend"]


def test_a_full_section_takes_no_more() -> None:
    text = in_section("p1", "A ferry." + LONG, "h1"), in_section("p2", "Marsh, Wend, the County.", "h1")
    assert marks(*text) == ["p2 marsh"]


def test_no_name_is_marked_within_a_term() -> None:
    assert marks("The ferry at Wend." + LONG * 2) == []
    assert marks("The ferry at Wend." + LONG * 2, terms=()) == ["p1 wend"]


def test_persons_go_first_and_then_what_several_texts_name() -> None:
    assert marks("Wend, the County and Marsh.") == ["p1 marsh"]
    assert marks("Wend and the County.") == ["p1 county"]


def test_a_name_new_to_the_text_goes_before_a_person_it_has_marked() -> None:
    text = in_section("p1", "Marsh.", "h1"), in_section("p2", "Marsh at Wend.", "h2")
    assert marks(*text) == ["p1 marsh", "p2 wend"]


def test_a_person_new_to_the_text_may_crowd_a_passage_and_never_a_section() -> None:
    crowd = "A ferry, Marsh, Pell and Wend."
    assert marks(crowd) == []
    assert marks(crowd, LONG * 3) == ["p1 marsh", "p1 pell"]


def test_what_found_no_room_is_marked_at_its_next_use() -> None:
    assert marks("A ferry, Marsh, Wend.", "Wend." + LONG * 2) == ["p1 marsh", "p2 wend"]


@pytest.fixture(scope="module")
def course() -> Course:
    """The toy course."""
    return gather(TOY, Report())


def page_of(course: Course, text: str) -> str:
    return next(planned.page().text for planned in text_pages(index_of(course)) if planned.view.edition.id == text)


def test_all_marks_of_a_section_keep_the_measure(course: Course) -> None:
    for edition in course.editions:
        words: dict[str, int] = {}
        held: dict[str, int] = {}
        for passage in edition.text.passages:
            if passage.kind == PARAGRAPH:
                words[passage.section] = words.get(passage.section, 0) + len(passage.text.split())
        for place in (p for places in course.marked_names.values() for p in places if p.text == edition.id):
            section = edition.text.passage(place.passage).section
            held[section] = held.get(section, 0) + 1
        assert all(number <= max(1, words[section] // WORDS_A_MARK) for section, number in held.items())


def test_a_card_says_who_in_which_language_and_where_else(tmp_path: Path) -> None:
    other = '---\nname: "Ruth Oder"\nkind: person\nwho: "She asks."\n---\n'
    page = page_of(gather(toy_with(tmp_path, {"docs/names/jonas-birch.md": other}), Report()), "birch")
    assert page.count('<a class="mark name" href="#name-wend">Wend</a>') == 1
    card = re.search(r'<article [^>]*class="card v-editors" id="name-wend">.*?</article>', page, re.DOTALL)
    assert card
    assert "The river, and the town on it." in card.group()
    assert '<b lang="ja">ウェンド川</b>' in card.group()
    assert '<a href="alder.html#p2" aria-label="Holloway 1952, passage 2">2</a>' in card.group()
    assert 'href="../names/index.html#wend"' in card.group()
    assert "4 places in 2 texts" in card.group()


def test_enter_goes_into_a_names_card_and_escape_comes_back(opened: Opened) -> None:
    page = opened("texts/birch.html")
    page.locator("a.name").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pop:popover-open")).to_contain_text("The last keeper of the ferry at Wend.")
    assert page.evaluate("document.activeElement.closest('.pop') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".pop:popover-open")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('a.name')")


def test_hiding_the_marks_hides_those_of_names(opened: Opened) -> None:
    page = opened("texts/birch.html")
    page.locator("a.name").first.wait_for()
    page.keyboard.press("m")
    line = "getComputedStyle(document.querySelector('a.name')).textDecorationLine"
    assert page.evaluate(line) == "none"
