"""Check the course: every problem in it, as `path:line: what is wrong. What to do.` Exit 1 if there is any."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from coursereader.flow import gather
from coursereader.model.problems import Problem, Report

ROOT = Path(__file__).resolve().parent.parent


def as_text(problems: Sequence[Problem]) -> str:
    """One problem a line, and how many there are."""
    lines = [" ".join(str(problem).splitlines()) for problem in problems]
    return "\n".join([*lines, f"{len(lines)} problem{'' if len(lines) == 1 else 's'}." if lines else "No problems."])


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a line, so that each problem stands beside its line of a pull request."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    message = f"{problem.what} {problem.todo}".rstrip()
    return f"::error file={_escaped(problem.path, ':,')},line={max(1, problem.line)}::{_escaped(message)}"


def _escaped(words: str, more: str = "") -> str:
    words = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in more:
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words


def as_json(problems: Sequence[Problem]) -> str:
    """`{"problems": [{"path", "line", "what", "todo"}]}`."""
    found = [{"path": one.path, "line": one.line, "what": one.what, "todo": one.todo} for one in problems]
    return json.dumps({"problems": found}, ensure_ascii=False, indent=1, sort_keys=True)


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def main(arguments: Sequence[str] | None = None) -> int:
    """Gather the course and print its problems."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print the problems")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    report = Report()
    gather(options.root.resolve(), report)
    problems = list(report)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if printed := FORMATS[options.format](problems):
        print(printed)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
