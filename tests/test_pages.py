"""Pages of the toy course: what each says, and that every link of every page leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml
from coursereader.analysis.addresses import addresses
from coursereader.analysis.course import Course
from coursereader.flow import gather
from coursereader.input.contents import Handwritten
from coursereader.input.records import Name, Note, Record, Term
from coursereader.kinds import KINDS, planned_pages
from coursereader.model.problems import Problem, Report
from coursereader.pages import Page
from coursereader.pages.excerpt import window
from coursereader.pages.names import sorted_by
from coursereader.pages.planning import fingerprint
from coursereader.text.sentences import first_sentence
from courses import TOY, made_pages, said, toy_with, written


@pytest.fixture(scope="module")
def course() -> Course:
    """The toy course."""
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def site(course: Course) -> dict[str, Page]:
    """Its pages by path."""
    return made_pages(course)


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
        "tab": "events",
        "beside": True,
        "edit_path": "docs/events/bridge-fell.md",
    }


def test_a_page_that_only_gathers_others_has_no_one_file_to_edit(site: dict[str, Page]) -> None:
    assert "search" not in head(site["events/index.md"])
    assert "edit_path" not in head(site["events/index.md"])


def test_every_link_of_every_page_leads_to_an_address_that_exists(site: dict[str, Page]) -> None:
    there = {path.removesuffix(".md") + ".html": set(ids(page)) for path, page in site.items()}
    for path, page in site.items():
        for href in re.findall(r'href="([^"]*)"', page.text):
            if href.startswith(("http", "mailto:")):
                continue
            file, _, fragment = unescape(href).partition("#")
            file = file.partition("?")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path[:-3] + ".html"
            if target.startswith(("cite/", "data/")):
                continue  # tests/test_citing.py and tests/test_reader.py see that these files are there
            assert target in there, f"{path}: {href}"
            assert not fragment or fragment in there[target], f"{path}: {href}"


def test_no_address_stands_twice_on_a_page(site: dict[str, Page]) -> None:
    for path, page in site.items():
        found = ids(page)
        assert sorted(found) == sorted(set(found)), path


def test_two_runs_write_the_same_bytes(course: Course, site: dict[str, Page]) -> None:
    assert made_pages(course) == site


def test_quoted_words_have_an_address_that_counts_in_reading_order(course: Course) -> None:
    found = [quoted.address for quoted in addresses(course).in_text("alder") if quoted.record == "cause"]
    assert found == ["q-cause-1", "q-cause-2"]


def test_the_matrix_tells_silence_from_unread_and_from_older(site: dict[str, Page]) -> None:
    cells = set(re.findall(r'<td class="m-(\w+)">', site["events/index.md"].text))
    assert cells == {"tells", "touches", "silent"}


def test_the_edition_accounts_for_every_character(course: Course, site: dict[str, Page]) -> None:
    for edition in course.editions:
        text = site[f"editions/{edition.id}.md"].text
        assert f"Together they are {len(edition.received.raw):,} characters: the whole file" in text


def test_problems_have_a_page_and_a_warning_only_when_there_are_some(course: Course, site: dict[str, Page]) -> None:
    assert "problems.md" not in site
    wrong = replace(course, problems=(Problem("docs/events/x.md", 3, "It <b>is</b> wrong.", "Mend it."),))
    found = {path: page.text for path, page in made_pages(wrong).items()}
    assert "It &#60;b&#62;is&#60;/b&#62; wrong." in found["problems.md"]
    assert "1 problem in the course’s files" in found["index.md"]


TELLING = 'text: "birch"\nquote: "{}"\nsays: "Of the fall."\n'
LOST = {
    "docs/notes/alder/lost.md": "---\ntext: alder\nquote: the bridge fell at none\nby: Ana\ndate: '2026'\n---\n\nSo?\n",
    "docs/notes/birch/birch-odd.md": '---\ntext: birch\nquot: "The wind did it."\n---\n\n<b>So</b>?\n',
    "docs/events/bridge-fell/birch-no.yml": TELLING.format("no such words"),
    "docs/events/storm.md": '---\ntitle: "Storm"\ndate: "1903"\ntells: [{text: birch, says: "x"}]\n---\n\nA storm.\n',
    "docs/names/kate-wood.md": '---\nname: "Kate Wood"\nkind: ferry\nwho: "She rowed."\n---\n',
    "seeds/alder/emendations/slip.yml": 'quote: "no such slip"\nreading: "none"\nreason: "It is none."\nby: Ana\n',
}
"""Bad records, each of another kind."""
LOST_ON = {
    "texts/alder.md": ["docs/notes/alder/lost.md", "seeds/alder/emendations/slip.yml"],
    "texts/birch.md": [
        "docs/events/bridge-fell/birch-no.yml", "docs/events/storm.md", "docs/notes/birch/birch-odd.md",
    ],
    "events/bridge-fell.md": ["docs/events/bridge-fell/birch-no.yml"],
    "events/index.md": ["docs/events/storm.md"],
    "names/index.md": ["docs/names/kate-wood.md"],
    "notes/index.md": ["docs/notes/alder/lost.md", "docs/notes/birch/birch-odd.md"],
}  # fmt: skip


def test_a_bad_record_is_listed_under_the_pages_on_which_it_would_stand(tmp_path: Path) -> None:
    host = 'edit_base: "https://host.example/o/r/edit/main/"\n'
    root = toy_with(tmp_path, {**LOST, "course.yml": (TOY / "course.yml").read_text("utf-8") + host})
    course = gather(root, Report())
    found = {path: page.text for path, page in made_pages(course).items()}
    feet = {path: text.partition('id="lost-its-place"')[2] for path, text in found.items()}
    on = {path: [file for file in sorted(LOST) if f"<b>{file}</b>" in under] for path, under in feet.items() if under}
    assert on == LOST_ON
    assert "quote not found in &#34;alder&#34;: &#34;the bridge fell at none&#34;." in feet["texts/alder.md"]
    way = '<a href="https://host.example/o/r/edit/main/docs/events/bridge-fell/birch-no.yml" rel="edit">'
    assert all(way in feet[path] for path in ("texts/birch.md", "events/bridge-fell.md"))
    corrected = "https://host.example/o/r/edit/main/seeds/alder/emendations/tempting-to-to-blame.yml"
    assert all(f'href="{corrected}"' in found[path] for path in ("texts/alder.md", "editions/alder.md"))


def test_the_check_lets_links_lead_to_every_page_that_is_made_and_to_no_other(tmp_path: Path) -> None:
    facts = (TOY / "course.yml").read_text("utf-8") + "guide: true\n"
    made = {page.path for page in planned_pages(gather(toy_with(tmp_path / "first", {"course.yml": facts}), Report()))}
    assert {"editions/alder.md", "received/birch.md", "engine/flow.md"} < made
    head = '---\ntext: birch\nquote: "The wind did it."\nvoice: editors\nby: Ana\ndate: "2026"\n---\n\n'
    links = " ".join(f"[so](../../{path})" for path in sorted({*made, "names/wend.md", "notes/alder/wnc.md"}))
    root = toy_with(tmp_path / "second", {"course.yml": facts, "docs/notes/birch/links.md": f"{head}{links}\n"})
    gather(root, report := Report())
    way = "leads to a record that has no page of its own. Write the way to its place in the list:"
    assert said(report) == [
        f'docs/notes/birch/links.md:9: the link "../../names/wend.md" {way} "../../names/index.md#wend".',
        f'docs/notes/birch/links.md:9: the link "../../notes/alder/wnc.md" {way} "../index.md#wnc".',
    ]


def test_an_edit_that_mends_a_lost_record_makes_its_pages_again(tmp_path: Path) -> None:
    path = "docs/events/bridge-fell/birch-no.yml"
    keys = []
    root = toy_with(tmp_path, {})
    for quote in ("no such words", "no such words", "still no such", "The wind did it."):
        written(root, {path: TELLING.format(quote)})
        keys.append({page.path: page.key for page in planned_pages(gather(root, Report()))})
    for page in ("texts/birch.md", "events/bridge-fell.md"):
        first, same, other, mended = (one[page] for one in keys)
        assert first == same
        assert len({first, other, mended}) == 3
    assert keys[0]["texts/alder.md"] == keys[2]["texts/alder.md"]


def test_a_course_of_nothing_still_has_its_pages() -> None:
    assert "index.md" in made_pages(Course(kinds=KINDS))


def test_a_hand_written_page_keeps_its_words_and_never_replaces_one_of_ours(course: Course) -> None:
    written = [Handwritten("docs/guide.md", "# The *guide*\n\nRead on.", 1), Handwritten("docs/timeline.md", "# No", 1)]
    found = made_pages(replace(course, handwritten=tuple(written)))
    assert found["guide.md"].text.endswith("# The *guide*\n\nRead on.\n")
    assert found["guide.md"].source == "docs/guide.md"
    assert "# No" not in found["timeline.md"].text


def test_short_forms_of_words() -> None:
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


def changed(before: Course, after: Course) -> set[str]:
    """The pages that are made again, or anew."""
    keys = {page.path: page.key for page in planned_pages(before)}
    return {page.path for page in planned_pages(after) if keys.get(page.path) != page.key}


def with_records(course: Course, model: type[Record], records: Iterable[Record]) -> Course:
    """The course with other records of one kind."""
    return replace(course, by_model={**course.by_model, model: tuple(records)})


def test_an_edited_note_makes_its_text_and_the_list_of_notes_again(course: Course) -> None:
    notes = {note.id: note for note in course.of(Note)}
    edited = {**notes, "whose-company": notes["whose-company"].model_copy(update={"body": "Other words."})}.values()
    assert changed(course, with_records(course, Note, edited)) == {"texts/birch.md", "notes/index.md"}


def test_a_line_that_moved_in_a_file_makes_nothing_again(course: Course) -> None:
    edited = [note.model_copy(update={"body_line": 99, "lines": {"quote": 98}}) for note in course.of(Note)]
    assert not changed(course, with_records(course, Note, edited))


def test_an_edited_term_makes_only_the_pages_again_that_mark_it(course: Course, site: dict[str, Page]) -> None:
    term = course.of(Term)[0]
    edited = [term.model_copy(update={"body": "Another meaning."}), *course.of(Term)[1:]]
    marking = {path for path, page in site.items() if f'href="#t-{term.id}"' in page.text}
    assert changed(course, with_records(course, Term, edited)) == {
        *marking, f"glossary/{term.id}.md", "glossary/index.md"
    }  # fmt: skip


def test_another_engine_makes_every_page_again(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {page.path: page.key for page in planned_pages(course)}
    monkeypatch.setattr("coursereader.pages.planning.engine", lambda: "another")
    assert not [page.path for page in planned_pages(course) if page.key == before[page.path]]


def test_a_view_may_hold_nothing_that_cannot_be_compared() -> None:
    with pytest.raises(TypeError, match="a view may not hold object"):
        fingerprint((object(),))


def test_values_that_would_read_alike_are_told_apart() -> None:
    values = [("ab", "c"), ("a", "bc"), ("abc",), "abc", (("ab",), "c"), 1, "1", True, None, {"a": "b"}, ("a", "b")]
    assert len({fingerprint(value) for value in values}) == len(values)


def test_the_words_an_editor_lists_are_counted_by_text(site: dict[str, Page]) -> None:
    page = site["vocabulary.md"]
    assert page.source == "docs/vocabulary.md"
    row = next(line for line in page.text.splitlines() if ">noon</a></b>" in line)
    assert re.findall(r'<td><b class="n">(\d+)</b>', row) == ["1", "1"]


def test_figures_that_differ_come_first(site: dict[str, Page]) -> None:
    assert site["figures/index.md"].text.index("Where values disagree") < site["figures/index.md"].text.index(
        "All figures"
    )
