"""Questions by theme, the first text to read, and addresses that lead on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from coursereader.flow import gather
from coursereader.model.problems import Report
from courses import TOY, made_pages, said, toy_with

FACTS = (TOY / "course.yml").read_text("utf-8")
THEMES = FACTS + 'themes: {"river": "The river", "blame": "Who is to blame"}\n'
CAUSE, BALLAD = ((TOY / f"docs/comparisons/{id}.md").read_text("utf-8") for id in ("cause", "ballad"))


def with_key(record: str, key: str) -> str:
    """A record with one more key."""
    return record.replace("---\n", f"---\n{key}\n", 1)


def built(folder: Path, files: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """The pages of the toy course with these files, by path, and what the check says."""
    course = gather(toy_with(folder, dict(files)), report := Report())
    return {path: page.text for path, page in made_pages(course).items()}, said(report)


def test_questions_stand_by_theme_in_the_order_of_the_course(tmp_path: Path) -> None:
    files = {
        "course.yml": THEMES,
        "docs/comparisons/cause.md": with_key(CAUSE, "theme: blame"),
        "docs/comparisons/ballad.md": with_key(BALLAD, "theme: river"),
    }
    made, problems = built(tmp_path, files)
    page = made["comparisons/index.md"]
    assert problems == []
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [
        "The river {: #theme-river }",
        "Who is to blame {: #theme-blame }",
    ]
    assert page.count('<table class="cmp"') == 2
    assert '<li><a href="#theme-river">The river</a> <span>1</span></li>' in page
    assert page.index('id="ballad"') < page.index("theme-blame }") < page.index('id="cause"')
    assert '<a href="index.html#theme-blame">Who is to blame</a>' in made["comparisons/cause.md"]


def test_questions_without_a_theme_come_last_under_a_name_of_their_own(tmp_path: Path) -> None:
    made, problems = built(
        tmp_path, {"course.yml": THEMES, "docs/comparisons/cause.md": with_key(CAUSE, "theme: blame")}
    )
    page = made["comparisons/index.md"]
    assert problems == []
    assert page.index("## Who is to blame") < page.index("## Other questions {: #other-questions }")
    assert page.index("#other-questions }") < page.index('id="ballad"')
    assert "Other questions" not in made["comparisons/ballad.md"]


def test_a_course_without_themes_has_one_table(tmp_path: Path) -> None:
    page = built(tmp_path, {})[0]["comparisons/index.md"]
    assert page.count('<table class="cmp"') == 1
    assert not re.search("^## ", page, re.MULTILINE)
    assert 'class="themes' not in page


def test_a_theme_that_the_course_does_not_know_is_a_problem(tmp_path: Path) -> None:
    files = {"course.yml": THEMES, "docs/comparisons/cause.md": with_key(CAUSE, "theme: rivers")}
    assert built(tmp_path, files)[1] == [
        'docs/comparisons/cause.md:2: "theme" cannot be "rivers". Did you mean "river"? Choose one of: river, blame.'
    ]


def test_home_says_which_text_to_read_first_how_long_and_when_each_was_written(tmp_path: Path) -> None:
    start = FACTS + 'start: {text: birch, why: "It is short."}\n'
    made, problems = built(tmp_path, {"course.yml": start})
    door = made["index.md"].partition('<section class="start"')[2].partition("</section>")[0]
    assert problems == []
    assert '<b>Read first: <a href="texts/birch.html">Birch 1960</a></b>' in door
    assert "It is short." in door
    assert '<a href="guide.html">Reading guide</a>' in door
    beside = made["index.md"].partition('class="start"')[2].partition('class="do flat"')[0]
    assert beside.count("knows nothing after") == 2
    assert len(re.findall(r"· \d minutes?</span></a>", beside)) == 2
    assert made["index.md"].index('class="start"') < made["index.md"].index('class="do flat"')


def test_home_names_no_first_text_where_the_course_names_none(tmp_path: Path) -> None:
    made, _ = built(tmp_path, {})
    assert "Read first:" not in made["index.md"]
    assert made["index.md"].count("knows nothing after") == 4


def test_a_first_text_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    made, problems = built(tmp_path, {"course.yml": FACTS + 'start: {text: birches, why: "So."}\n'})
    assert problems == ['course.yml:1: there is no text "birches" to start with. Did you mean "birch"?']
    assert "Read first:" not in made["index.md"]


def test_a_former_address_leads_on_without_a_script(tmp_path: Path) -> None:
    term = (TOY / "docs/glossary/undermining.md").read_text("utf-8")
    made, problems = built(tmp_path, {"docs/glossary/undermining.md": with_key(term, "formerly: [events/the-pier]")})
    assert problems == []
    page = made["events/the-pier.md"]
    assert '<a href="../glossary/undermining.html">Go on to ' in page
    assert "<script" not in page
    assert "events/the-pier" not in made["events/index.md"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "events/bridge-fell",
            '"events/bridge-fell" is that of docs/events/bridge-fell.md. Take it out of one of them.',
        ),
        ("names/the-pier", '"names/the-pier" is no address of a record. Write its folder and its id: events/the-fire.'),
        ("The Pier", '"The Pier" is no address of a record. Write its folder and its id: events/the-fire.'),
    ],
)
def test_an_address_that_cannot_lead_on_is_a_problem(tmp_path: Path, address: str, message: str) -> None:
    term = (TOY / "docs/glossary/undermining.md").read_text("utf-8")
    made, problems = built(tmp_path, {"docs/glossary/undermining.md": with_key(term, f"formerly: [{address}]")})
    assert problems == [f"docs/glossary/undermining.md:2: {message}"]
    assert "Go on to" not in "".join(made.values())


def test_the_page_of_a_text_skips_to_its_first_passage_and_does_not_name_its_author_twice_over(tmp_path: Path) -> None:
    made, _ = built(tmp_path, {})
    assert all(re.search(r"^skip: p1$", made[f"texts/{text}.md"], re.MULTILINE) for text in ("alder", "birch"))
    head, words = made["texts/alder.md"].partition("</header>")[::2]
    assert ("Ada Holloway</p>" in head) == ("</a> Ada Holloway</p>" not in words)
    assert '<p class="mast__by">' in made["texts/birch.md"]
