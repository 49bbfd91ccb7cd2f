"""Pages of the toy course: what each says, and that every link of every page leads somewhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html import unescape

import pytest
import yaml
from coursereader.analysis.addresses import addresses
from coursereader.analysis.course import Course
from coursereader.flow import gather
from coursereader.input.records import Handwritten, Name
from coursereader.model.problems import Problem, Report
from coursereader.pages import Page, pages
from coursereader.pages.book import counted, joined, plain
from coursereader.pages.cards import runs
from coursereader.pages.excerpt import window
from coursereader.pages.names import sorted_by
from coursereader.text.sentences import first_sentence
from courses import TOY


@pytest.fixture(scope="module")
def course() -> Course:
    """The toy course."""
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def site(course: Course) -> dict[str, Page]:
    """Its pages by path."""
    return {page.path: page for page in pages(course, course.handwritten)[0]}


def head(page: Page) -> dict[str, object]:
    """A page's front matter."""
    return dict(yaml.safe_load(page.text.split("---\n")[1]))


def ids(page: Page) -> list[str]:
    """Every address on a page: of elements, and of headings."""
    return re.findall(r'\bid="([^"]+)"', page.text) + re.findall(r"\{: #([\w-]+)", page.text)


def test_a_page_says_what_it_is_and_where_it_was_written(site: dict[str, Page]) -> None:
    page = site["events/bridge-fell.md"]
    assert page.source == "docs/events/bridge-fell.md"
    assert head(page) == {
        "title": "Fall of the bridge at Wend",
        "description": "The road bridge over the Wend fell after three days of high water. "
        "The two texts disagree about the hour and the cause.",
        "hide": ["navigation"],
        "edit_path": "docs/events/bridge-fell.md",
    }


def test_a_page_that_only_gathers_others_has_no_one_file_to_edit(site: dict[str, Page]) -> None:
    assert "edit_path" not in head(site["events/index.md"])


def test_every_link_of_every_page_leads_to_an_address_that_exists(site: dict[str, Page]) -> None:
    there = {path.removesuffix(".md") + ".html": set(ids(page)) for path, page in site.items()}
    for path, page in site.items():
        for href in re.findall(r'href="([^"]*)"', page.text):
            if href.startswith(("http", "mailto:")):
                continue
            file, _, fragment = unescape(href).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path[:-3] + ".html"
            assert target in there, f"{path}: {href}"
            assert not fragment or fragment in there[target], f"{path}: {href}"


def test_no_address_stands_twice_on_a_page(site: dict[str, Page]) -> None:
    for path, page in site.items():
        found = ids(page)
        assert sorted(found) == sorted(set(found)), path


def test_two_runs_write_the_same_bytes(course: Course, site: dict[str, Page]) -> None:
    assert [page.text for page in pages(course, course.handwritten)[0]] == [page.text for page in site.values()]


def test_a_text_is_given_whole(course: Course, site: dict[str, Page]) -> None:
    for edition in course.editions:
        html = re.sub(r'<sup class="nr">.*?</sup>|<span class="vh">.*?</span>', "", site[f"texts/{edition.id}.md"].text)
        words = unescape(re.sub(r"<[^>]*>", "", html))
        for passage in edition.text.passages:
            assert passage.text in words or passage.text.casefold() in words.casefold(), passage.id


def test_quoted_words_have_an_address_that_counts_in_reading_order(course: Course) -> None:
    found = [quoted.address for quoted in addresses(course).in_text("alder") if quoted.record == "cause"]
    assert found == ["q-cause-1", "q-cause-2"]


def test_an_event_of_another_text_too_has_uprights_and_stands_beside_the_passage(site: dict[str, Page]) -> None:
    text = site["texts/alder.md"].text
    assert '<a class="mark ev" href="#e-bridge-fell" data-lights="q-bridge-fell-1">' in text
    assert '<a class="mark plain" href="#x-birch-bridge-fell-1">At dawn, by his father\'s account.</a>' in text


def test_an_event_of_one_text_only_has_no_uprights(site: dict[str, Page]) -> None:
    assert 'id="q-storm-1908-1"' in site["texts/alder.md"].text
    assert "#e-storm-1908" not in site["texts/alder.md"].text


def test_quotations_that_cross_are_named_in_the_front_matter_so_that_all_their_pieces_light_up(
    site: dict[str, Page],
) -> None:
    assert head(site["texts/alder.md"])["split"] == ["q-bridge-fell-1"]


def test_a_correction_shows_what_was_received_and_damage_warns(site: dict[str, Page]) -> None:
    text = site["texts/alder.md"].text
    assert '<a class="mark em" href="#em1" data-received="tempting to to blame">tempting to blame</a>' in text
    assert "<s>tempting to to blame</s> → tempting to blame" in text
    assert '<a class="mark dmg" href="#dmg1">in the rain, to an audience of engineers</a>' in text
    assert "Damaged in our copy" in text


def test_a_heading_in_capitals_keeps_its_letters_and_is_a_sentence_in_the_contents(site: dict[str, Page]) -> None:
    assert '## THE STORM {: #h3 .caps data-toc-label="The storm" }' in site["texts/alder.md"].text


def test_under_a_heading_that_holds_only_notes_the_page_says_where_they_are(site: dict[str, Page]) -> None:
    after = site["texts/alder.md"].text.partition("## NOTES")[2]
    assert after.index("The notes are cards on this page") < after.index("## REFERENCES")


def test_in_an_interview_the_one_who_is_no_author_asks(site: dict[str, Page]) -> None:
    text = site["texts/birch.md"].text
    assert '<div class="passage turn-q" id="p2"' in text
    assert '<span class="turn">Jonas Birch</span>' in text


def test_the_matrix_tells_silence_from_unread_and_from_older(site: dict[str, Page]) -> None:
    cells = set(re.findall(r'<td class="m-(\w+)">', site["events/index.md"].text))
    assert cells <= {"main", "touches", "silent", "older", "unread"}
    assert "main" in cells


def test_the_edition_accounts_for_every_character(course: Course, site: dict[str, Page]) -> None:
    for edition in course.editions:
        text = site[f"editions/{edition.id}.md"].text
        assert f"Together they are {counted(len(edition.received.raw), 'character')}: the whole file" in text


def test_problems_have_a_page_and_a_warning_only_when_there_are_some(course: Course, site: dict[str, Page]) -> None:
    assert "problems.md" not in site
    wrong = replace(course, problems=(Problem("docs/events/x.md", 3, "It <b>is</b> wrong.", "Mend it."),))
    found = {page.path: page.text for page in pages(wrong)[0]}
    assert "It &#60;b&#62;is&#60;/b&#62; wrong." in found["problems.md"]
    assert "1 problem in the course’s files" in found["index.md"]


def test_a_course_of_nothing_still_has_its_pages() -> None:
    assert "index.md" in {page.path for page in pages(Course())[0]}


def test_a_text_with_no_record_about_it_has_a_page_without_marks_of_ours(course: Course) -> None:
    text = next(page.text for page in pages(Course(editions=course.editions[:1]))[0] if page.path == "texts/alder.md")
    assert set(re.findall(r'class="mark (\w+)', text)) == {"note", "em", "dmg"}


def test_a_hand_written_page_keeps_its_words_and_never_replaces_one_of_ours(course: Course) -> None:
    written = [Handwritten("docs/guide.md", "# The *guide*\n\nRead on.", 1), Handwritten("docs/timeline.md", "# No", 1)]
    found = {page.path: page for page in pages(course, written)[0]}
    assert found["guide.md"].text.endswith("# The *guide*\n\nRead on.\n")
    assert found["guide.md"].source == "docs/guide.md"
    assert "# No" not in found["timeline.md"].text


@pytest.mark.parametrize(("given", "shown"), [((1, "note"), "1 note"), ((12500, "word"), "12\u202f500 words")])
def test_counted(given: tuple[int, str], shown: str) -> None:
    assert counted(*given) == shown


def test_short_forms_of_words() -> None:
    assert joined(["one", "two", "three"]) == "one, two and three"
    assert plain("A *b* [c](d.md).\n\nE") == "A b c. E"
    assert runs(["3", "4", "5", "8", "x"]) == "3–5, 8, x"
    assert first_sentence("One thing, p. 3. Another.") == "One thing, p. 3."


def test_an_excerpt_ends_at_sentences_and_never_inside_the_quotation() -> None:
    text = "One two. Three four five. Six seven. Eight."
    start = text.index("four")
    assert text[slice(*window(text, start, start + 4, 3))] == "Three four five."
    assert text[slice(*window(text, start, start + 4, 5))] == "Three four five. Six seven."
    assert text[slice(*window(text, start, start + 4, 99))] == text


def test_persons_stand_under_their_family_names() -> None:
    def under(name: str, kind: str = "person") -> str:
        return sorted_by(Name.model_validate({"name": name, "kind": kind, "who": "x"})).split()[0]

    assert under("Jonas Birch") == "Birch"
    assert under("Feng S. (cited in 2016)") == "Feng"
    assert under("River Weekly", "organisation") == "River"


def test_another_note_makes_only_its_text_again(course: Course) -> None:
    _, made = pages(course, course.handwritten)
    fewer = replace(course, notes=tuple(note for note in course.notes if note.text != "birch"))
    second, again = pages(fewer, fewer.handwritten, made)
    assert again.pages[""] is made.pages[""]
    assert again.pages["alder"] is made.pages["alder"]
    assert again.pages["birch"] != made.pages["birch"]
    assert second == pages(fewer, fewer.handwritten)[0]


def test_another_term_makes_all_again(course: Course) -> None:
    _, made = pages(course, course.handwritten)
    fewer = replace(course, terms=course.terms[1:])
    second, again = pages(fewer, fewer.handwritten, made)
    assert again.pages[""] is not made.pages[""]
    assert second == pages(fewer, fewer.handwritten)[0]


def test_the_words_an_editor_lists_are_counted_by_text(site: dict[str, Page]) -> None:
    page = site["vocabulary.md"]
    assert page.source == "docs/vocabulary.md"
    row = next(line for line in page.text.splitlines() if "<b>noon</b>" in line)
    assert re.findall(r"<td><b>(\d+)</b>", row) == ["1", "1"]


def test_figures_that_differ_come_first(site: dict[str, Page]) -> None:
    assert site["figures/index.md"].text.index("Where values disagree") < site["figures/index.md"].text.index(
        "All figures"
    )
