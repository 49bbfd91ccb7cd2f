"""Signs that nobody sees: told where they mislead, passed where a script needs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from coursereader.flow import gather
from coursereader.input.frontmatter import text_of
from coursereader.input.yaml_lines import read_yaml
from coursereader.model.problems import Report
from courses import said, toy_with


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("The bridge \u202eknurd", "U+202E, right-to-left override"),
        ("The bridge \u2067x", "U+2067, right-to-left isolate"),
        ("The bridge \u200bx", "U+200B, zero width space"),
        ("The bridge \u200dx", "U+200D, zero width joiner"),
        ("The bridge \u200ex", "U+200E, left-to-right mark"),
        ("The bridge \u2060x", "U+2060, word joiner"),
        ("The bridge \U000e0041x", "U+E0041, tag latin capital letter a"),
        ("The bridge &#x202e;knurd", "U+202E, right-to-left override"),
        ("The bridge &zwj;x", "U+200D, zero width joiner"),
    ],
)
def test_a_sign_that_nobody_sees_is_told(words: str, sign: str) -> None:
    text_of(f"One.\n{words}".encode(), "a.md", report := Report())
    assert said(report)[0] == f'a.md:2: a sign that nobody sees stands after "The bridge": {sign}. Take it out.'


@pytest.mark.parametrize(
    "words",
    [
        "می\u200cخواهم",
        "क्\u200dष and ക്\u200c",
        "שלום\u200f (Alder)\u200e",
        "👩\u200d🔬 and 👩\U0001f3fd\u200d🔬 and ❤\ufe0f\u200d🔥",
        "soft\u00adhyphen, no\u00a0break, caf\u0065\u0301",
    ],
)
def test_what_a_script_needs_is_passed(words: str) -> None:
    assert text_of(words.encode(), "a.md", report := Report()) == words
    assert said(report) == []


def test_a_sign_written_as_an_escape_is_told_once() -> None:
    read_yaml('a: "x"\ntitle: "The \\u202ebridge"\nb: "می\\u200cخواهم"', "a.yml", report := Report())
    what = 'a sign that nobody sees stands after "The": U+202E, right-to-left override. Take it out.'
    assert said(report) == [f"a.yml:2: {what}"]


def test_every_file_of_a_course_is_looked_at(tmp_path: Path) -> None:
    files = {
        name: (Path(__file__).parent / "toy" / name).read_text("utf-8").replace(old, new, 1)
        for name, old, new in (
            ("course.yml", "title: ", "title: \u200b"),
            ("docs/about.md", "# ", "# \u2066"),
            ("docs/events/storm-1908.md", "Storm", "Sto\u202erm"),
            ("seeds/alder/source.yml", "label: ", "label: \u200b"),
        )
    }
    gather(toy_with(tmp_path, dict(files)), report := Report())
    assert {problem.path for problem in report if "nobody sees" in problem.what} == set(files)
