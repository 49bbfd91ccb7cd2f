"""`counts.lock`: what a course held when its editors last said so, a count a line. What falls is a problem."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.problems import Problem, Report
from .counts import IDS, SEEDS, WORDS, Count

FILE = "counts.lock"
HEAD = """\
# What the course holds. The check fails where one of these falls, or where the words of a text change.
# Who only adds need not touch this file. "reader lock" writes it; its diff says what is gone.
"""
LINE = re.compile(r"(?P<value>[0-9a-f]+) (?P<name>[^\s\ud800-\udfff][^\ud800-\udfff]*)")
UNION = "merge=union"
"""What git is told of the file: of two branches that were joined it keeps both lines, and asks nobody."""
ASK = 'Put {them} back, or run "reader lock" to say that they {are}.'
ANEW = 'Put the file back, or run "reader lock" to write it anew.'


@dataclass(frozen=True)
class Said:
    """One line of the file."""

    line: int
    name: str
    value: str

    @property
    def is_sum(self) -> bool:
        """Whether it says which words a text has, not how many there are of something."""
        return self.name.startswith(WORDS)

    @property
    def is_of_ids(self) -> bool:
        """Whether it says how many published ids a text has."""
        return self.name.startswith(IDS)

    @property
    def text(self) -> str:
        """The text it is about, where it is about one."""
        return self.name.rpartition(" ")[2]


def parse(written: str) -> tuple[Said, ...]:
    """The lines that can be read. Two branches that were joined may each have one of a name: both stay."""
    return tuple(Said(number, *_parts(line)) for number, line in _lines(written) if _is_count(line))


def _lines(written: str) -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(written.split("\n"), 1) if line.strip() and not line.startswith("#"))


def _is_count(line: str) -> bool:
    found = LINE.fullmatch(line)
    return found is not None and (found["value"].isdecimal() or found["name"].startswith(WORDS))


def _parts(line: str) -> tuple[str, str]:
    value, _, name = line.partition(" ")
    return name, value


def written(counts: Iterable[Count]) -> str:
    """The file: by name, a count a line."""
    return HEAD + "".join(f"{count.value} {count.name}\n" for count in sorted(counts, key=lambda one: one.name))


def tell_what_is_broken(written: str, report: Report) -> None:
    """What no `reader lock` writes: no count, a line that is none, an end within a line."""
    lines = list(_lines(written))
    for number, line in lines:
        if not _is_count(line):
            shown = "".join(sign if sign.isprintable() else "?" for sign in line[:60])
            report.add(FILE, number, f'this is no count: "{shown}".', ANEW)
    if not lines:
        report.add(FILE, 1, "there is no count in this file.", ANEW)
    elif not written.endswith("\n"):
        report.add(FILE, written.count("\n") + 1, "the file ends within a line; it may have lost others.", ANEW)


def tell_what_fell(said: Sequence[Said], counts: Iterable[Count], report: Report) -> None:
    """Each line of the file that the course falls short of. What cannot be read is a problem already, and not gone."""
    now = {count.name: count for count in counts}
    unread = [problem for problem in report if not problem.path.endswith(".lock")]
    for line in _highest(said):
        count = now.get(line.name) or Count(line.name, "" if line.is_sum else 0, (f"{SEEDS}{line.text}/",))
        if line.is_sum:
            _tell_of_words(line, [one.value for one in said if one.name == line.name], count, unread, report)
        elif isinstance(count.value, int) and count.value < int(line.value) and not _is_unread(count, unread):
            what = f"there were {line.value} {line.name}; there are {count.value}."
            report.add(FILE, line.line, what, _todo(line, line.name in now))


def _tell_of_words(line: Said, sums: Collection[str], count: Count, unread: Sequence[Problem], report: Report) -> None:
    if count.value and count.value not in sums:
        what = f"the {line.name} are not what they were."
        report.add(FILE, line.line, what, ASK.format(them="them", are="have changed"))
    elif not count.value and not _is_unread(count, unread):
        report.add(FILE, line.line, f"the {line.name} are gone.", ASK.format(them="them", are="are gone"))


def _todo(line: Said, text_is_there: bool) -> str:
    if line.is_of_ids and text_is_there:
        return f"Put their lines back into {SEEDS}{line.text}/passages.lock; a published address never dies."
    return ASK.format(them="them", are="are gone")


def _highest(said: Iterable[Said]) -> Iterator[Said]:
    """Of lines of one name, the one that says most; they come from branches that each added something."""
    by_name: dict[str, Said] = {}
    for line in said:
        other = by_name.get(line.name)
        if other is None or (not line.is_sum and int(line.value) > int(other.value)):
            by_name[line.name] = line
    return iter(by_name.values())


def _is_unread(count: Count, problems: Iterable[Problem]) -> bool:
    return any(problem.path.startswith(count.rests_on) for problem in problems)


def lines_due(counts: Sequence[Count], texts: Collection[str]) -> Iterator[Said]:
    """The lines that the file has at least: those of no text, and those of texts that were published, for whoever
    publishes a text writes its lines. Of a text that was only added there may be none."""
    every = {count.name.removeprefix(WORDS) for count in counts if count.name.startswith(WORDS)}
    for count in counts:
        text = count.name.rpartition(" ")[2]
        if text not in every or text in texts:
            yield Said(1, count.name, str(count.value))


def tell_lost_lines(said: Sequence[Said], before: Sequence[Said], counts: Iterable[Count], report: Report) -> None:
    """Lines that the file had, of what is still there: such a line is not gone, but lost. A file that is broken is
    told as such."""
    there, now = {line.name for line in said}, {count.name for count in counts if count.value}
    lost = {line.name for line in before if line.name in now} - there
    if lost and not any(problem.path == FILE and problem.todo == ANEW for problem in report):
        for name in sorted(lost):
            report.add(FILE, 1, f"the line of the {name} is gone from this file.", ANEW)


def says_fewer_ids(text: str, ids: int, said: Sequence[Said], before: Sequence[Said]) -> bool:
    """Whether the file says in the same change that a text has no more than so many published ids."""
    now, then = _ids_of(text, said), _ids_of(text, before)
    return now is not None and now <= ids and (then is None or now < then)


def _ids_of(text: str, said: Iterable[Said]) -> int | None:
    found = {line.name: int(line.value) for line in _highest(said) if not line.is_sum}
    return found.get(f"{IDS}{text}")
