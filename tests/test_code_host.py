"""Where files are edited and begun: what one address in `course.yml` says of its host."""

from __future__ import annotations

from pathlib import Path

import pytest
from coursereader.commands.building import unset
from coursereader.flow import gather
from coursereader.input.code_host import code_host
from coursereader.input.course_file import CourseFacts
from coursereader.input.skeleton import skeleton
from coursereader.kinds import KINDS
from coursereader.model.problems import Report
from courses import said, toy_with


@pytest.mark.parametrize(
    ("edit_base", "name", "new", "folder"),
    [
        (
            "https://github.com/o/r/edit/main/", "GitHub",
            "https://github.com/o/r/new/main?filename={path}&value={content}", "https://github.com/o/r/tree/main/{path}",
        ),
        (
            "https://gitlab.com/g/s/r/-/edit/main/", "GitLab",
            "https://gitlab.com/g/s/r/-/new/main?file_name={path}", "https://gitlab.com/g/s/r/-/tree/main/{path}",
        ),
        (
            "https://codeberg.org/o/r/_edit/main/", "Codeberg",
            "https://codeberg.org/o/r/_new/main?filename={path}&value={content}",
            "https://codeberg.org/o/r/src/branch/main/{path}",
        ),
        ("https://files.example/course/", "", "", ""),
    ],
)  # fmt: skip
def test_a_host_is_known_by_its_address(edit_base: str, name: str, new: str, folder: str) -> None:
    host = code_host(edit_base)
    assert host is not None
    assert (host.name, host.edit, host.new, host.folder) == (name, edit_base + "{path}", new, folder)


def test_without_an_address_there_is_no_host() -> None:
    assert code_host("") is None


def test_the_build_says_once_what_unset_addresses_cost() -> None:
    assert unset(CourseFacts()) == [
        "course.yml: without edit_base, no page leads to where it is edited, and annotations are only copied or "
        "downloaded; without address, exported annotations name no site."
    ]
    assert unset(CourseFacts(edit_base="https://github.com/o/r/edit/main/", address="https://o.example/")) == []


def test_a_new_record_has_every_key_it_needs_and_the_check_says_what_to_write(tmp_path: Path) -> None:
    event = next(kind for kind in KINDS if kind.id == "event")
    made = skeleton(event.model)
    entry = '  - text: ""\n    quote: ""\n    says: ""\n'
    assert made == f'---\ntitle: ""\ndate: ""\ndated: {{by: "", why: ""}}\nkind: ""\ntells:\n{entry}---\n\n'
    gather(toy_with(tmp_path, {"docs/events/new-event.md": made}), report := Report())
    told = [problem for problem in said(report) if problem.startswith("docs/events/new-event.md")]
    assert any('"title" is empty' in problem for problem in told)
    assert not any("missing" in problem for problem in told)
