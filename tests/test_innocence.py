"""Who is told: the newcomer, not the published record; the correction with the slip, not the records that quote."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.input.records import Comparison, Event, Note, Term
from coursereader.model.problems import Report
from courses import TOY, git, said, toy_with, written

MENDED = "seeds/birch/emendations/ferry.yml"
GOOD = 'quote: "the ferry was the proof"\nreading: "that ferry was the very proof"\nreason: "r"\nby: "b"\n'
NOTE = """\
---
text: birch
quote: "that ferry was the very proof"
by: "Ada Reed"
date: "2024-05-01"
---

A note.
"""
SLIPS = {
    "no reason": GOOD.replace('reason: "r"\n', ""),
    "an unknown key": f"{GOOD}sure: yes\n",
    "words that are not there": GOOD.replace("the ferry was", "the ferry wass"),
    "a quotation that stands twice": GOOD.replace("the ferry was the proof", "the"),
    "no YAML": GOOD.replace('"the ferry', 'the: "ferry'),
    "a list": "- " + GOOD.replace("\n", "\n  ").rstrip(" "),
    "nothing": "",
    "no words": "reading: [\n",
    "another text": f"text: alder\n{GOOD}",
    "no reading": GOOD.replace('"that ferry was the very proof"', ""),
}


def checked(root: Path) -> list[str]:
    gather(root, report := Report())
    return said(report)


UNREADABLE = ("nothing", "no words", "no reading")
"""Of these nobody can tell what would have been read: only a record that was published is known to be innocent."""


@pytest.mark.parametrize(
    ("slip", "locked"),
    [*((slip, True) for slip in SLIPS), *((slip, False) for slip in SLIPS if slip not in UNREADABLE)],
)
def test_a_slip_in_a_correction_blames_no_record_that_quotes_its_words(slip: str, locked: bool, tmp_path: Path) -> None:
    root = toy_with(tmp_path, {MENDED: GOOD, "docs/notes/birch/proof.md": NOTE})
    assert checked(root) == []
    if locked:
        assert main(["lock", "--course", str(root)]) == 0
    written(root, {MENDED: SLIPS[slip]})
    problems = checked(root)
    assert problems
    assert {problem.partition(":")[0] for problem in problems} == {MENDED}


def test_a_record_that_is_wrong_by_itself_is_told_beside_a_correction_that_is_wrong(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {MENDED: SLIPS["no reason"], "docs/notes/birch/proof.md": NOTE})
    written(root, {"docs/notes/birch/other.md": NOTE.replace("that ferry was the very proof", "no such words")})
    assert [problem.partition(":")[0] for problem in checked(root)] == ["docs/notes/birch/other.md", MENDED]


@pytest.fixture(params=["git", "anchors.lock"])
def course(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The toy course as it was published: in a repository, or with its locks only."""
    root = tmp_path / "course"
    shutil.copytree(TOY, root)
    if request.param == "git":
        git(root, "init", "-q", "-b", "main")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "A state")
        git(root, "switch", "-q", "-c", "mine")
    return root


def test_of_two_terms_with_one_form_the_newcomer_is_told(course: Path) -> None:
    term = '---\nterm: "a zeal"\nforms: ["undermined"]\nkind: concept\n---\n\nA word.\n'
    written(course, {"docs/glossary/a-zeal.md": term})
    gather_report = Report()
    made = gather(course, gather_report)
    assert said(gather_report) == [
        'docs/glossary/a-zeal.md:3: the form "undermined" belongs to the term "undermining" already. '
        "Take it out of one of the two."
    ]
    assert {one.id: one.forms for one in made.of(Term)}["a-zeal"] == ()


def test_of_two_records_with_one_name_the_newcomer_is_told(course: Path) -> None:
    event = (course / "docs/events/bridge-fell.md").read_text("utf-8")
    written(course, {"docs/events/a-fall.md": event})
    made = gather(course, report := Report())
    assert said(report) == [
        'docs/events/a-fall.md:2: docs/events/bridge-fell.md has the same name: "Fall of the bridge at Wend". '
        "Add to that record, or give this one another name."
    ]
    assert {event.id for event in made.of(Event)} >= {"a-fall", "bridge-fell"}


@pytest.mark.parametrize("course", ["git"], indirect=True)
def test_of_two_names_one_of_which_is_a_form_of_the_other_the_newcomer_is_told(course: Path) -> None:
    written(course, {"docs/names/birch.md": '---\nname: "Mr Birch"\nkind: person\nwho: "A keeper."\n---\n'})
    gather(course, report := Report())
    assert said(report) == [
        'docs/names/birch.md:2: the form "Mr Birch" belongs to the name "jonas-birch" already. Take it out of one of '
        'the two, or say with "only" in which passages it is this one.'
    ]


@pytest.mark.parametrize("course", ["git"], indirect=True)
def test_of_two_sessions_at_one_place_the_newcomer_is_told(course: Path) -> None:
    session = (course / "docs/sessions/the-price.md").read_text("utf-8").replace("What it cost", "The bill")
    written(course, {"docs/sessions/a-bill.md": session})
    gather(course, report := Report())
    assert said(report) == [
        "docs/sessions/a-bill.md:2: docs/sessions/the-price.md has the same place. "
        "Give each session a number of its own."
    ]


def test_of_two_notes_with_one_id_the_newcomer_is_told(course: Path) -> None:
    note = NOTE.replace("birch", "alder").replace("that ferry was the very proof", "nobody owned the bridge")
    written(course, {"docs/notes/alder/whose-company.md": note})
    made = gather(course, report := Report())
    assert said(report) == [
        'docs/notes/alder/whose-company.md:1: the id "whose-company" is taken by docs/notes/birch/whose-company.md. '
        "Give this file another name."
    ]
    assert {note.path for note in made.of(Note)} >= {"docs/notes/birch/whose-company.md"}


def test_of_two_corrections_of_the_same_words_the_newcomer_is_told(course: Path) -> None:
    said_of_it = 'quote: "It is tempting to"\nreading: "One may"\nreason: "r"\nby: "b"\n'
    written(course, {"seeds/alder/emendations/a.yml": said_of_it})
    made = gather(course, report := Report())
    assert said(report) == [
        'seeds/alder/emendations/a.yml:1: this emendation overlaps another one in p6: "It is tempting to" and '
        '"tempting to to blame". Make one of the two.'
    ]
    assert {one.id for one in made.edition("alder").emendations} >= {"tempting-to-to-blame"}


def test_of_two_answers_of_one_text_the_newcomer_is_told(course: Path) -> None:
    path = course / "docs/comparisons/cause.md"
    rows = path.read_text("utf-8").split("\n")
    at = rows.index("answers:")
    rows.insert(at + 1, '  - {text: alder, says: "The storm.", quotes: ["The water rose for three days"]}')
    path.write_text("\n".join(rows), "utf-8")
    made = gather(course, report := Report())
    assert said(report) == [f'docs/comparisons/cause.md:{at + 2}: "alder" answers twice. Make one answer of the two.']
    cause = next(one for one in made.of(Comparison) if one.id == "cause")
    assert [answer.says for answer in cause.answers if answer.text == "alder"] != ["The storm."]
