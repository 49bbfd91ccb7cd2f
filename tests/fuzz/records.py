"""Files that people write: their front matter, their YAML."""

from __future__ import annotations

import yaml
from coursereader.input.frontmatter import Markdown, split, split_page
from coursereader.input.yaml_lines import Written, read_yaml
from coursereader.model.problems import Report

from .parts import words_of

PATH = "docs/notes/alder/fire.md"


def front_matter(data: bytes) -> None:
    """A file comes apart into what it holds, or a problem says on which of its lines it does not."""
    report = Report()
    found = split(data, PATH, report)
    assert (found is None) == bool(len(report))
    assert split(data, PATH, Report()) == found
    page = split_page(data, PATH, again := Report())
    assert (page is None) == bool(len(again))
    for parts in (found, page):
        if parts:
            _stands(parts, data)
    if found:
        _said_of_its_lines(found, report)


def _stands(parts: Markdown, data: bytes) -> None:
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert "\n".join(lines[parts.body_line - 1 :]).rstrip() == parts.body
    first = parts.front_line - 1
    assert parts.front.split("\n") == lines[first : first + parts.front.count("\n") + 1] or not parts.front


def _said_of_its_lines(parts: Markdown, report: Report) -> None:
    document = read_yaml(parts.front, PATH, report, parts.front_line)
    last = parts.front_line + parts.front.count("\n") + 1
    assert document is not None or len(report)
    assert all(parts.front_line <= problem.line <= last for problem in report), list(report)


def strict_yaml(data: bytes) -> None:
    """Every scalar is text, every key has its line, and written as YAML again it says the same."""
    words = words_of(data)
    report = Report()
    document = read_yaml(words, PATH, report)
    assert document is not None or len(report)
    last = (
        words.count("\n") + words.count("\r") + words.count("\x85") + words.count("\u2028") + words.count("\u2029") + 2
    )
    assert all(1 <= problem.line <= last for problem in report), list(report)
    if document is None:
        return
    assert all(1 <= line <= last for line in document.lines.values())
    _is_typed(document.data)
    if not len(report):
        said = yaml.safe_dump(document.data, allow_unicode=True, default_style='"')
        again = read_yaml(said, PATH, Report())
        assert again is not None
        assert _without_none(again.data) == _without_none(document.data)


def _is_typed(data: Written) -> None:
    if isinstance(data, dict):
        assert all(isinstance(key, str) for key in data)
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        _is_typed(one)
    assert data is None or isinstance(data, (str, list, dict))


def _without_none(data: Written) -> Written:
    """None comes back as the word for it, being quoted."""
    if isinstance(data, dict):
        return {key: _without_none(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_none(one) for one in data]
    return "null" if data is None else data
