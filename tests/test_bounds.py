"""What is beyond a bound is told and left out; the rest is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from coursereader.flow import gather
from coursereader.html.bodies import body_html
from coursereader.input.bounds import within_bounds
from coursereader.input.records import Event
from coursereader.input.yaml_lines import read_yaml
from coursereader.model.problems import Report
from courses import said, toy_with

TODO = "Make it less, or split the file; until then it is left out."


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("x\n" * 100_001, "f.md:7: the words under the front matter have 200002 characters; 200000 are allowed."),
        ("x\n" * 5_000, "f.md:7: here follow 5001 lines; 5000 are allowed."),
        ("a\n" + "x" * 10_001, "f.md:8: the line has 10001 characters; 10000 are allowed."),
        ("a\n\n" + "[" * 1_001, 'f.md:9: here follow 1001 opening brackets "["; 1000 are allowed.'),
        ("a\n" + "*" * 2_001, "f.md:8: here follow 2001 signs that mark words up (* _ ~ ^ = ` & < and backslashes); "
         "2000 are allowed."),
        ("a\n\n" + "[" * 21, "f.md:9: more than 20 brackets are open at once here."),
        ("a\n" + "> " * 21 + "x", "f.md:8: lists and quotations are nested more than 20 deep here."),
        ("\n".join("    " * n + "- x" for n in range(300)),
         "f.md:27: lists and quotations are nested more than 20 deep here."),
        ("\t" * 20 + "1. x", "f.md:7: lists and quotations are nested more than 20 deep here."),
    ],
)  # fmt: skip
def test_what_is_beyond_a_bound_is_told_with_its_line(body: str, message: str) -> None:
    report = Report()
    assert not within_bounds(body, 7, "f.md", report)
    assert said(report) == [f"{message} {TODO}"]


@pytest.mark.parametrize(
    "body",
    [
        ("[" * 20 + "\n\n") * 50,
        "*" * 2_000,
        "\\" * 2_000,
        "> " * 20 + "x",
        "- " * 20 + "x",
        "[a](b " * 1_000,
        "[a](<" * 1_000,
        "![a](" * 1_000,
        "- x\n" * 4_999,
        "\n".join("    " * n + "- x" for n in range(20)),
        ("word " * 1_900 + "\n") * 20,
    ],
)
def test_what_is_within_the_bounds_is_rendered_in_time(body: str) -> None:
    report = Report()
    assert within_bounds(body, 1, "f.md", report)
    began = time.process_time()
    body_html(body, "", "")
    assert time.process_time() - began < 5
    assert said(report) == []


@pytest.mark.parametrize("body", ["[" * 20_000, "\n".join("    " * n + "- x" for n in range(300))])
def test_a_body_beyond_a_bound_is_left_out_and_the_rest_is_read(tmp_path: Path, body: str) -> None:
    front = '---\ntitle: "Too much"\ndate: 1999\ndated: {by: editors}\nkind: law\n---\n\n'
    root = toy_with(tmp_path, {"docs/events/too-much.md": front + body, "docs/too-much.md": body})
    report = Report()
    began = time.process_time()
    course = gather(root, report)
    assert time.process_time() - began < 5
    assert [str(one).split(":")[0] for one in report] == ["docs/events/too-much.md", "docs/too-much.md"]
    assert course.by_model[Event]
    assert "too-much" not in {event.id for event in course.by_model[Event]}
    assert "docs/too-much.md" not in {page.path for page in course.handwritten}


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (f'quote: "{"x" * 20_001}"',
         "f.md:2: the words here have 20001 characters; 20000 are allowed. Shorten them; until then the file is "
         "left out."),
        ("forms: [" + "a, " * 10_000 + "]", "f.md:2: there are more than 5000 entries or keys beside each other. "
         "Keep those that are needed; until then the file is left out."),
        ("\n".join(f"k{n}: a" for n in range(100_000)), "f.md:5002: there are more than 5000 entries or keys beside "
         "each other. Keep those that are needed; until then the file is left out."),
    ],
)  # fmt: skip
def test_a_field_beyond_a_bound_is_told(front: str, message: str) -> None:
    report = Report()
    assert read_yaml(front, "f.md", report, 2) is None
    assert said(report) == [message]
