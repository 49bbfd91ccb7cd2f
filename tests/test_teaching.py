"""What one teaches from: outlines, key quotations, handouts, sessions, sources, a self-test, what came after."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from coursereader.analysis.assigned import stretch
from coursereader.flow import gather
from coursereader.interface.language import Language
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.pages.index import index_of
from coursereader.pages.length import WORDS_A_MINUTE, words_of
from coursereader.pages.naming import other_forms
from coursereader.pages.navigation import navigation
from coursereader.pages.sessions import session_views
from coursereader.writing import data_files
from courses import TOY, made_pages, said, text_of, toy_with


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages of the toy course."""
    return {path: page.text for path, page in made_pages(gather(TOY, Report())).items()}


def of_toy(path: str) -> str:
    """A file of the toy course's `docs/`."""
    return (TOY / "docs" / path).read_text("utf-8")


def told(folder: Path, path: str, *changes: tuple[str, str]) -> list[str]:
    """What the check says of a record of the toy course in which some words are others."""
    words = of_toy(path)
    for before, after in changes:
        assert before in words
        words = words.replace(before, after)
    gather(toy_with(folder, {f"docs/{path}": words}), report := Report())
    return said(report)


def bare(html: str) -> str:
    """The words of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_an_outline_gives_each_step_its_part_and_its_words(pages: dict[str, str]) -> None:
    page = pages["outlines/alder.md"]
    assert (
        "Evidence The company had long been warned. the Navigation Company had been told so in writing passage 4"
        in bare(page)
    )
    assert 'href="../texts/alder.html#q-alder-2"' in page
    assert "The verdict · [Who is to blame]" in bare(page)


def test_a_text_leads_to_its_sheets_and_shows_whose_a_title_is(pages: dict[str, str]) -> None:
    alder, birch = pages["texts/alder.md"], pages["texts/birch.md"]
    assert 'href="../outlines/alder.html">Outline of the argument</a>' in alder
    assert "key-quotations/" not in alder
    assert 'href="../key-quotations/birch.html">Key quotations</a>' in birch
    assert 'data-toc-label="The verdict · [Who is to blame]"' in unescape(alder)
    assert "[Who is to blame] title by the editors" in bare(alder)
    assert "title by the editors" not in birch


def test_key_quotations_say_why_they_matter(pages: dict[str, str]) -> None:
    assert "the bridge fell at dawn passage 3 The hour that the other text contradicts." in bare(
        pages["key-quotations/birch.md"]
    )


def test_a_question_has_a_handout_with_answers_silences_and_lines(pages: dict[str, str]) -> None:
    cause, ballad = pages["handouts/cause.md"], pages["handouts/ballad.md"]
    assert "The wind. it falls because of the wind passage 4" in bare(cause)
    assert "Not discussed. Looked for: ballad" in bare(ballad)
    assert 'class="lines__r"' in cause
    assert 'href="../handouts/cause.html"' in pages["comparisons/cause.md"]


def test_a_sheet_names_the_works_whose_words_it_gives_and_no_other(pages: dict[str, str]) -> None:
    assert "Ada Holloway" in bare(pages["outlines/alder.md"])
    named = {id: bare(pages[f"handouts/{id}.md"].partition('<ul class="paper__f')[2]) for id in ("cause", "ballad")}
    assert "Ada Holloway" in named["cause"]
    assert "Jonas Birch" in named["cause"]
    assert "Ada Holloway" in named["ballad"]
    assert "Jonas Birch" not in named["ballad"]


def test_handouts_stand_under_what_they_are_about(pages: dict[str, str], tmp_path: Path) -> None:
    assert 'href="cause.html"' in pages["handouts/index.md"]
    assert "theme-" not in pages["handouts/index.md"]
    cause = of_toy("comparisons/cause.md").replace("question:", "theme: floods\nquestion:")
    root = toy_with(tmp_path, {"docs/comparisons/cause.md": cause})
    themed = {path: page.text for path, page in made_pages(gather(root, Report())).items()}
    for path, folder in (("handouts/index.md", ""), ("teaching.md", "handouts/")):
        listed = themed[path]
        first, last = (f'href="{folder}{id}.html"' for id in ("cause", "ballad"))
        places = ('id="theme-floods"', first, 'id="other-questions"', last)
        assert sorted(places, key=listed.index) == list(places)


def test_a_session_leads_to_the_sheets_of_what_is_read(pages: dict[str, str]) -> None:
    assert 'href="../outlines/alder.html">Outline of the argument</a>' in pages["sessions/the-fall.md"]
    assert 'href="../handouts/cause.html"' in pages["sessions/index.md"]


def test_other_forms_are_set_in_type_and_none_is_the_name_itself() -> None:
    english = Language("en")
    assert other_forms("People’s Army", ["People's Army", "the 'Army'", "the ‘Army’"], english) == ("the ‘Army’",)


def test_the_minutes_of_reading_are_counted_from_the_words(pages: dict[str, str]) -> None:
    course = gather(TOY, Report())
    first, second = session_views(index_of(course))
    passages = stretch(course.edition("alder").text, "p4", "p6")
    assert [passage.id for passage in passages] == ["p4", "p5", "f2", "h4", "p6"]
    assert first.readings[0].words == words_of(passages) == sum(len(p.text.split()) for p in passages if p.id != "f2")
    assert first.minutes == max(1, round(sum(one.words for one in first.readings) / WORDS_A_MINUTE))
    assert (first.after, second.before) == (
        ("What it cost", "sessions/the-price.html"),
        ("Why it fell", "sessions/the-fall.html"),
    )
    assert "Holloway 1952, passages 4 to 6" in bare(pages["sessions/the-fall.md"])
    assert "Birch 1960, passage 3" in bare(pages["sessions/the-fall.md"])
    assert 'href="../handouts/cause.html"' in pages["sessions/the-fall.md"]
    assert pages["sessions/index.md"].index("Why it fell") < pages["sessions/index.md"].index("What it cost")
    assert "<h1>Two evenings</h1>" in pages["sessions/index.md"]


def test_a_reading_may_name_an_id_that_leads_elsewhere_now() -> None:
    text = text_of("alder", "One.", "Two.", "Three.")
    assert [passage.id for passage in stretch(text, "p2", "p3")] == ["p2", "p3"]
    assert stretch(text, "p3", "p2") == stretch(text, "p2", "p9") == ()


def test_a_primary_source_names_its_place_and_its_event(pages: dict[str, str]) -> None:
    page = pages["primary-sources/index.md"]
    assert "report · 1912 · English" in page
    assert "Given in: A Holloway 1952, reference list · Event: Report of the commission of inquiry" in bare(page)
    assert "The texts give no address." in page
    assert 'href="../primary-sources/index.html#report-1912"' in pages["events/commission-report-1912.md"]


def test_an_answer_of_the_self_test_is_folded_and_quotes(pages: dict[str, str]) -> None:
    page = pages["self-test/index.md"]
    folded = page[page.index("<details") : page.index("</details>")]
    assert "At noon in one text" in folded
    assert "the bridge fell at dawn Birch 1960, passage 3" in bare(folded)
    assert "At what hour" not in folded


def test_what_came_after_is_dated_and_not_from_the_texts(pages: dict[str, str]) -> None:
    page = bare(pages["since/index.md"])
    assert (
        "Not from the texts: what is known by 1970 1961 A second bridge was opened. To check: In the county’s gazette."
        in page
    )


def test_the_page_for_teachers_shows_what_is_there_and_nothing_else(pages: dict[str, str], tmp_path: Path) -> None:
    page = pages["teaching.md"]
    for address in ("sessions/the-fall", "outlines/alder", "key-quotations/birch", "handouts/cause", "self-test/index"):
        assert f'href="{address}.html"' in page
    assert "rubrics.html" in page
    assert "further-reading" not in page
    root = toy_with(tmp_path, {})
    for kind in ("sessions", "outlines", "key-quotations", "primary-sources", "self-test", "since", "comparisons"):
        for path in (root / "docs" / kind).iterdir():
            path.unlink()
    less = made_pages(gather(root, Report()))["teaching.md"].text
    assert "Two evenings" not in less
    assert "Handouts" not in less
    assert "Holloway 1952" in less
    course = gather(TOY, Report())
    shelf = next(one for one in navigation(course, pages).shelves if one.id == "teaching")
    assert [entry.path for entry in shelf.entries] == [
        "teaching.md", "sessions/index.md", "outlines/index.md", "key-quotations/index.md", "primary-sources/index.md",
        "self-test/index.md", "since/index.md", "handouts/index.md", "packet.md", "rubrics.md",
    ]  # fmt: skip


def test_every_kind_has_its_file_of_data() -> None:
    course = gather(TOY, Report())
    files = {file.path: file.content.decode() for file in data_files(course, planned_pages(course))}
    for name, words in {
        "sessions": '"from": "p4"', "outlines": '"part": "thesis"', "key-quotations": '"why": "The hour',
        "primary-sources": '"event": "commission-report-1912"', "self-test": '"question": "At what hour',
        "since": '"known": "1970"',
    }.items():  # fmt: skip
        assert words in files[f"data/{name}.json"]


WRONG = {
    "a long outline": (
        "outlines/alder.md",
        ("sections:", "".join(f'  - {{part: step, says: "More.", quote: "{w}"}}\n' for w in (
            "The water rose for three days", "closed the gate", "believed eleven of them", "offered a ferry instead",
            "accepted the ferry", "ended in a queue", "The town council knew", "the company knew", "a poor one",
        )) + "sections:"),
        ["docs/outlines/alder.md:3: the outline has 13 steps; the most is 12. Leave steps out, or make one of two."],
    ),
    "a heading that is none": (
        "outlines/alder.md", ("heading: h4", "heading: p3"),
        ['docs/outlines/alder.md:9: there is no heading "p3" in "alder". Take its number from the page.'],
    ),
    "a part that is none": (
        "outlines/alder.md", ("part: objection", "part: objektion"),
        ['docs/outlines/alder.md:6: "part" cannot be "objektion". '
         'Did you mean "objection"? Choose one of: thesis, step, evidence, objection, conclusion.'],
    ),
    "an outline of no text": (
        "outlines/alder.md", ("text: alder", "text: elder"),
        ['docs/outlines/alder.md:2: there is no text "elder". Did you mean "alder"?'],
    ),
    "a sheet under another name": (
        "key-quotations/birch.md", ("text: birch", "text: alder"),
        ['docs/key-quotations/birch.md:2: this is about "alder" and has another name. '
         "Name the file docs/key-quotations/alder.md."],
    ),
    "a sheet that quotes another text": (
        "key-quotations/birch.md",
        ('{quote: "the bridge fell at dawn"', '{text: alder, quote: "the bridge fell at noon"'),
        ['docs/key-quotations/birch.md:4: the sheet of "birch" quotes "alder". '
         "Leave the key out, and quote the sheet's own text."],
    ),
    "words that stand nowhere": (
        "key-quotations/birch.md", ("fell at dawn", "fell at dusk"),
        ['docs/key-quotations/birch.md:4: quote not found in "birch": "the bridge fell at dusk". '
         'Nearest is p3: "the bridge fell at dawn". Copy the words from the page.'],
    ),
    "a plan that does not add up": (
        "sessions/the-fall.md", ("minutes: 30", "minutes: 20"),
        ["docs/sessions/the-fall.md:13: the parts of the plan take 35 minutes; the session has 45. "
         "Change minutes until they add up."],
    ),
    "minutes in words": (
        "sessions/the-price.md", ("minutes: 45\n", "minutes: many\n"),
        ['docs/sessions/the-price.md:4: "minutes" has the wrong shape: "many". Write a whole number.'],
    ),
    "two sessions at one place": (
        "sessions/the-price.md", ("order: 2", "order: 1"),
        ["docs/sessions/the-price.md:2: docs/sessions/the-fall.md has the same place. "
         "Give each session a number of its own."],
    ),
    "a passage that is none": (
        "sessions/the-price.md", ("from: p7", "from: p70"),
        ['docs/sessions/the-price.md:7: there is no passage "p70" in "birch". Take its number from the page.'],
    ),
    "a reading that ends before it begins": (
        "sessions/the-price.md", ("from: p7, to: p8", "from: p8, to: p7"),
        ['docs/sessions/the-price.md:7: the reading ends before it begins: "p8" to "p7". Change from and to.'],
    ),
    "a reading of no text": (
        "sessions/the-price.md", ("text: birch", "text: bitch"),
        ['docs/sessions/the-price.md:7: there is no text "bitch". Did you mean "birch"?'],
    ),
    "a handout of no question": (
        "sessions/the-fall.md", ("handouts: [cause]", "handouts: [clause]"),
        ['docs/sessions/the-fall.md:12: there is no comparison "clause". Did you mean "cause"?'],
    ),
    "an address that is not printed": (
        "primary-sources/report-1912.md", ("language: en\n", "language: en\naddress: https://example.org/report\n"),
        ['docs/primary-sources/report-1912.md:6: the address "https://example.org/report" stands in no text that '
         "is quoted. Copy it as the text prints it."],
    ),
    "a source of no event": (
        "primary-sources/report-1912.md", ("event: commission-report-1912", "event: commission-report-1921"),
        ['docs/primary-sources/report-1912.md:7: there is no event "commission-report-1921". '
         'Did you mean "commission-report-1912"?'],
    ),
    "an answer without words": (
        "self-test/when.md",
        (of_toy("self-test/when.md").partition("?\"\n")[2].partition("---")[0], ""),
        ['docs/self-test/when.md:2: the key "quotes" is missing. Add it.'],
    ),
    "a fact without a date": (
        "since/ferries.md", ('date: "1961", ', ""),
        ['docs/since/ferries.md:6: the key "date" is missing in "facts", entry 1. '
         'Add it: date: as precise as is known, "2012", "2012-09" or "2012-09-08".'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_on_its_line(name: str, tmp_path: Path) -> None:
    path, change, messages = WRONG[name]
    assert told(tmp_path, path, change) == messages
