"""What a contributor sees: `reader check` and `reader find`."""

from __future__ import annotations

import json

import pytest
from coursereader.commands import check, find
from courses import HERE, TOY, toy_with

WRONG = HERE / "everything_wrong"


def test_a_good_course_reports_nothing(capsys):
    assert check.main(["--root", str(TOY)]) == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_a_course_with_every_mistake_says_each_of_them(capsys):
    assert check.main(["--root", str(WRONG / "course")]) == 1
    *messages, count = capsys.readouterr().out.splitlines()
    assert messages == (WRONG / "messages.txt").read_text(encoding="utf-8").splitlines()
    assert count == f"{len(messages)} problems."


def test_problems_stand_beside_their_lines_of_a_pull_request(tmp_path, capsys):
    root = toy_with(tmp_path, {"docs/events/a.md": "---\ntitle: 100%: sure\n---\n"})
    assert check.main(["--root", str(root), "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=docs/events/a.md,line=2::there is a colon in a value without quotation marks, "
        "or a line indented too far: "
        'title: 100%25: sure. Put the whole value between double quotes; write \\" for one inside it.\n'
    )


def test_problems_as_data(tmp_path, capsys):
    root = toy_with(tmp_path, {"docs/events/a.md": ""})
    assert check.main(["--root", str(root), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"] == [
        {"path": "docs/events/a.md", "line": 1, "what": "the file is empty.",
         "todo": 'Begin with a line "---", the keys, and another line "---".'},
    ]  # fmt: skip


def test_a_good_course_as_data_has_an_empty_list(capsys):
    assert check.main(["--root", str(TOY), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


def test_find_shows_every_place_in_any_case(capsys):
    assert find.main(["Bridge  FELL", "--root", str(TOY)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1. alder#p4: … of 9 March 1911 the toll keeper closed the gate, and the [bridge fell] at noon, "
        "when no one was upon it. The commission of …",
        "2. birch#p3: … stood on the bank that morning, and he always said the [bridge fell] at dawn, "
        "before anybody had closed anything.",
    ]


def test_find_reads_the_emended_text(capsys):
    assert find.main(["tempting to blame", "--root", str(TOY)]) == 0
    assert find.main(["tempting to to blame", "--root", str(TOY)]) == 1
    assert capsys.readouterr().err == '"tempting to to blame" stands in none of the texts.\n'


@pytest.mark.parametrize("kind", ["note", "event", "term"])
@pytest.mark.parametrize(
    ("words", "place"), [("against bridges", 0), ("divided responsibility", 3), ("company", 2), ("the", 20)]
)
def test_a_record_that_find_prints_passes_the_check(tmp_path, capsys, kind, words, place):
    arguments = [words, "--as", kind, "--root", str(TOY), *(["--place", str(place)] if place else [])]
    assert find.main(arguments) == 0
    printed = capsys.readouterr()
    path = printed.err.removeprefix("Save this as ").strip().replace(".md", "-new.md")
    record = printed.out.replace(f'term: "{words}"', 'term: "a new term"')
    root = toy_with(tmp_path, {path: record})
    check.main(["--root", str(root)])
    assert capsys.readouterr().out == "No problems.\n"


def test_find_asks_which_of_several_places_a_record_quotes(capsys):
    assert find.main(["bridge fell", "--as", "note", "--root", str(TOY)]) == 1
    assert capsys.readouterr().err == "Choose one of the 2 places: --place 1. Or give more words.\n"
    assert find.main(["bridge fell", "--as", "note", "--place", "9", "--root", str(TOY)]) == 1
    assert capsys.readouterr().err == "There are 2 places, and no place 9.\n"
