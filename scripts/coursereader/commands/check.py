"""`reader check`: every problem of the course, as `path:line: what is wrong. What to do.`"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from ..flow import gather
from ..model.problems import Problem, Report
from .arguments import counted, course_of, parser, plain_output
from .shrinking import tell_what_shrank


def as_text(problems: Sequence[Problem]) -> str:
    """One problem a line, and how many there are."""
    lines = [" ".join(str(problem).splitlines()) for problem in problems]
    return "\n".join([*lines, f"{counted(len(lines), 'problem')}." if lines else "No problems."])


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


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Gather the course and print its problems."""
    options = parser("check", "List every problem of the course.", "", "--format json", here=here)
    options.add_argument("--format", choices=FORMATS, default="text", help="how to print the problems")
    given = options.parse_args(arguments)
    root = course_of(given)
    tell_what_shrank(root, gather(root, report := Report()), report)
    problems = list(report)
    plain_output()
    if printed := FORMATS[given.format](problems):
        print(printed)
    return 1 if problems else 0
