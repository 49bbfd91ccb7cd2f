"""What a contributor sees: `reader check` and `reader find`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
from coursereader.analysis.drafts import DRAFTS
from coursereader.commands import check, find
from coursereader.commands.wrong_use import WrongUseError
from coursereader.host.mkdocs.rendering import environment
from coursereader.input.placeholders import AS_OF, DATE, DRAFTED, OTHER_SIDE, VALUE
from courses import HERE, TOY, toy_with

WRONG = HERE / "everything_wrong"


def test_a_good_course_reports_nothing(capsys):
    assert check.main(["--root", str(TOY)]) == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_a_course_with_every_mistake_says_each_of_them(tmp_path, capsys):
    root = shutil.copytree(WRONG / "course", tmp_path / "course")  # where no repository says which record is new
    assert check.main(["--root", str(root)]) == 1
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
    assert "[tempting to blame]" in capsys.readouterr().out
    assert find.main(["no words of any text here", "--root", str(TOY)]) == 1
    assert capsys.readouterr().err == '"no words of any text here" stands in none of the texts.\n'


@pytest.mark.parametrize("asked", ["the bridge fel at noon", "the brídge fell at noon", "the bridge … noon"])
def test_find_forgives_a_letter_an_accent_and_words_left_out(capsys, asked):
    assert find.main([asked, "--root", str(TOY)]) == 0
    assert "alder#p4" in (found := capsys.readouterr().out)
    assert "[the bridge fell at noon]" in found


TO = {
    "telling": "bridge-fell", "use": "undermining", "reading": "cost-of-the-new-bridge", "side": "noon-or-dawn",
    "answer": "ballad",
}  # fmt: skip
"""A record to which something of that kind can be added."""


@pytest.mark.parametrize("kind", DRAFTS)
def test_a_draft_passes_the_check_once_what_it_asks_for_is_written(tmp_path, capsys, kind):
    root = toy_with(tmp_path, {})
    if kind == "answer":  # both texts have answered there; a question that nobody has answered yet
        question = (root / "docs/comparisons/ballad.md").read_text("utf-8")
        rest = question[question.index("---", 3) :]
        (root / "docs/comparisons/ballad.md").write_text(f'---\nquestion: "Who pays?"\nanswers: []\n{rest}', "utf-8")
    added = ["--to", TO[kind]] if kind in TO else []
    assert find.main(["against bridges", "--as", kind, "--write", "--id", "new", *added, "--root", str(root)]) == 0
    path = root / capsys.readouterr().out.split()[1].rstrip(".")
    words = path.read_text("utf-8").replace(OTHER_SIDE, "the bridge fell at noon")
    for n, asked in enumerate(DRAFTED):
        words = words.replace(asked, "1911" if asked in (AS_OF, DATE, VALUE) else f"Said of it by Ana, {n}")
    path.write_text(words, "utf-8")
    assert check.main(["--root", str(root)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("kind", DRAFTS)
@pytest.mark.parametrize(
    ("words", "place"), [("against bridges", 0), ("divided responsibility", 3), ("company", 2), ("the", 20)]
)
def test_a_record_that_find_prints_passes_the_check(tmp_path, capsys, kind, words, place):
    root = toy_with(tmp_path, {})
    added = ["--to", TO[kind]] if kind in TO else []
    chosen = ["--place", str(place)] if place else []
    assert find.main([words, "--as", kind, "--write", "--id", "new", *chosen, *added, "--root", str(root)]) == 0
    assert "Now fill it in" in capsys.readouterr().out
    check.main(["--root", str(root)])
    *told, _ = capsys.readouterr().out.splitlines()
    due = (
        "left as it was in a draft",
        f'"{DATE}" is not a date',
        OTHER_SIDE,
        "answers twice",
        "belongs to the term",
        "is silent about",
    )
    assert not [line for line in told if not any(words in line for words in due)]
    with pytest.raises(WrongUseError):
        find.main([words, "--as", kind, "--write", "--id", "new", *chosen, *added, "--root", str(root)])


def test_find_asks_which_of_several_places_a_record_quotes(capsys):
    assert find.main(["bridge fell", "--as", "note", "--root", str(TOY)]) == 1
    assert capsys.readouterr().err == "Choose one of the 2 places: --place 1. Or give more words.\n"
    assert find.main(["bridge fell", "--as", "note", "--place", "9", "--root", str(TOY)]) == 1
    assert capsys.readouterr().err == "There are 2 places, and no place 9.\n"


SLIP = """---
text: alder   # a comment
quote: 'the bridge fel at noon'
voice: editors
by: "A. Reader"
date: "1960"
---

A remark.
"""


def test_quotations_are_mended_and_nothing_else_changes(tmp_path, capsys):
    root = toy_with(tmp_path, {"docs/notes/alder/slip.md": SLIP})
    assert check.main(["--root", str(root), "--fix-quotes"]) == 0
    shown = capsys.readouterr().out
    assert "-quote: 'the bridge fel at noon'\n+quote: 'the bridge fell at noon'\n" in shown
    assert (root / "docs/notes/alder/slip.md").read_text() == SLIP
    assert check.main(["--root", str(root), "--fix-quotes", "--write"]) == 0
    assert (root / "docs/notes/alder/slip.md").read_text() == SLIP.replace("fel at", "fell at")
    capsys.readouterr()
    assert check.main(["--root", str(root)]) == 0


def test_some_files_are_judged_in_the_context_of_all(tmp_path, capsys):
    root = toy_with(tmp_path, {"docs/notes/alder/slip.md": SLIP, "docs/events/a.md": ""})
    assert check.main(["docs/events/storm-1908.md", "--root", str(root)]) == 0
    assert check.main(["docs/events/a.md", "--root", str(root)]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        'docs/events/a.md:1: the file is empty. Begin with a line "---", the keys, and another line "---".',
        "1 problem.",
    ]


def test_a_note_of_the_future_is_told_where_the_day_is_known(tmp_path, capsys, monkeypatch):
    root = toy_with(
        tmp_path, {"docs/notes/alder/slip.md": SLIP.replace("fel at", "fell at").replace("1960", "1970-01-09")}
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "864000")
    assert check.main(["docs/notes/alder/slip.md", "--root", str(root)]) == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert check.main(["docs/notes/alder/slip.md", "--root", str(root)]) == 1
    assert 'the note is dated "1970-01-09", which is not yet. Write the day it was written: "1970-01-01".' in (
        capsys.readouterr().out
    )


def test_of_one_file_it_says_what_it_says_of_it_among_all(tmp_path, capsys):
    root = shutil.copytree(WRONG / "course", tmp_path / "course")
    messages = (WRONG / "messages.txt").read_text(encoding="utf-8").splitlines()
    files = sorted({message.partition(":")[0] for message in messages})
    for file in files[::50]:
        assert check.main(["--root", str(root), str(root / file)]) == 1
        said = capsys.readouterr().out.splitlines()[:-1]
        assert said == [message for message in messages if message.startswith(f"{file}:")]


def test_of_one_file_no_page_is_made_that_another_leads_to(tmp_path, monkeypatch):
    files = {"docs/about.md": "# About\n\n[x](contributing.md#a-note)\n"}
    asked = []
    monkeypatch.setattr("coursereader.flow.pages_as_rendered", lambda course, paths: asked.append(paths) or {})
    root = toy_with(tmp_path, files)
    check.main(["--root", str(root), str(root / "docs/index.md")])
    assert asked == []
    check.main(["--root", str(root), str(root / "docs/about.md")])
    assert asked == [{"contributing.md"}]


def test_a_check_loads_neither_what_makes_pages_nor_what_repairs_nor_what_reads_other_formats() -> None:
    look = "import sys, coursereader.commands.check; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", look], env=environment(HERE), stdout=subprocess.PIPE, text=True, check=True
    )
    loaded = ran.stdout.split()
    assert "coursereader.flow" in loaded
    unneeded = (
        "coursereader.pages",
        "coursereader.text.repair.rules",
        "coursereader.text.repair.layout",
        "coursereader.text.repairing",
        "lxml",
        "wordfreq",
        "concurrent",
    )
    assert [name for name in loaded if name.startswith(unneeded)] == []
