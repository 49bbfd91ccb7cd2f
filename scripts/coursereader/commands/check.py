"""`reader check`: every problem of the course, as `path:line: what is wrong. What to do.`"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from ..analysis.future import tell_of_the_future
from ..analysis.packets import look_at_packet
from ..flow import gather
from ..model.problems import Problem, Report
from .arguments import counted, course_of, in_the_course, parser, plain_output, today
from .fix_quotes import fix_quotes
from .refused_pairs import read_refusals
from .shrinking import tell_what_shrank
from .wrong_use import WrongUseError


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
    """Print the problems of the course, or of some files; with --fix-quotes, what would mend quotations."""
    examples = ("", "docs/notes/alder/fire.md", "--fix-quotes", "--format json")
    options = parser("check", "List every problem of the course, or of some of its files.", *examples, here=here)
    options.add_argument("files", nargs="*", metavar="FILE", help="only what is wrong in these files")
    options.add_argument("--format", choices=FORMATS, default="text", help="how to print the problems")
    options.add_argument("--fix-quotes", action="store_true", help="show how quotations would be mended")
    options.add_argument("--write", action="store_true", help="with --fix-quotes: mend them")
    given = options.parse_args(arguments)
    root = course_of(given)
    only = [in_the_course(file, root) for file in given.files]
    if given.write and not given.fix_quotes:
        raise WrongUseError("--write goes with --fix-quotes: nothing else is written here.")
    plain_output()
    if given.fix_quotes:
        return fix_quotes(root, only, given.write)
    course = gather(root, report := Report(), only=only)
    tell_what_shrank(root, course, report, only)
    tell_of_the_future(course, today(), report)
    read_refusals(root, report)
    look_at_packet(course, root, report)
    problems = [problem for problem in report if not only or problem.path in only]
    if printed := FORMATS[given.format](problems):
        print(printed)
    return 1 if problems else 0
