"""`reader`: the commands of a course, a module each. Only the one that is asked for is loaded."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from types import FrameType

from ..model.progress import heard_by
from .waiting import Waiting
from .wrong_use import WrongUseError

COMMANDS = {
    "new-course": "draft the folder of a new course",
    "add-source": "draft the folder of a new text from a file",
    "check": "list every problem of the course",
    "find": "find where words stand in the texts, and draft a record on them",
    "suggest": "list passages of two texts that may speak of the same thing",
    "text": "print one text as plain Markdown",
    "serve": "show the site while one writes",
    "build": "check the course and build its site",
    "keep-edition": "keep the course as it is as the edition of a term",
    "online": "put the site, and each edition that is kept, into one folder for a server",
    "epub": "make one book of the whole course",
    "zip": "pack the site into one file that opens by a double click",
    "pdf": "set texts for print, or a packet of passages and records",
    "preview": "draw the picture that a shared link shows",
    "lock": "publish the ids of new passages, say what the course holds",
    "split-corrections": "make one file of each correction of an old emendations.yml",
    "import-annotations": "make notes of annotations from elsewhere, or of a zip of drafts",
    "import-tei": "lay out texts and records from the TEI that a build has written",
    "schema": "write what editors need to complete and check what people write",
    "review": "say what changed since another state of the course, and what is wrong in it",
}
"""By name: what each does."""
FINE, PROBLEMS, WRONG_USE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
"""The exit codes of every command."""
KEPT = {
    "new-course": "The same command goes on with what was begun.",
    "add-source": "The sources of the course are as they were.",
    "build": "The last good site is as it was.",
    "serve": "The course is as it was.",
    "lock": "Every lock is whole: as it was, or as it is to be.",
    "split-corrections": "Every emendations.yml is as it was, or in files; the same command goes on.",
}
"""What is said of what was there, where something stops a command for good; of one that only reads, nothing."""


QUIET = "READER_QUIET"
"""Of the environment: where it is set, nobody is told what long work does."""


class _TerminatedError(KeyboardInterrupt):
    """The system, or another process, asked the command to end."""


def main(arguments: Sequence[str] | None = None, here: Path | None = None) -> int:
    """Run one command on the course in `here`, or in the folder one stands in; its exit code."""
    command, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if command in ("--help", "-h", "help"):
        print(described())
        return FINE
    if command not in COMMANDS:
        near = get_close_matches(command, COMMANDS, 1)
        hint = f'Did you mean "{near[0]}"?' if near else "reader --help lists them."
        return _said(f'There is no command "{command}". {hint}', WRONG_USE)
    return _run(command, rest, here or Path())


def _run(command: str, rest: Sequence[str], here: Path) -> int:
    """What stops a command for good is one line: a wrong use, a file of the system, the interrupt key."""
    kept = KEPT.get(command, "")
    try:
        with _told_to_end(), Waiting() as waiting, heard_by(None if os.environ.get(QUIET) else waiting):
            code = import_module(f".{command.replace('-', '_')}", __name__).main(rest, here)
            sys.stdout.flush()
        return int(code)
    except WrongUseError as error:
        return _said(str(error), WRONG_USE)
    except _TerminatedError:
        return _said(f"Ended from outside. {kept}", TERMINATED)
    except KeyboardInterrupt:
        return _said(f"Interrupted. {kept}", INTERRUPTED)
    except BrokenPipeError:  # whoever read the output has had enough of it
        _say_no_more()
        return PROBLEMS
    except OSError as error:
        place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, (str, bytes)) else ""
        return _said(f"{place}{error.strerror or error}. {kept}", PROBLEMS)


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Meanwhile SIGTERM ends the command as the interrupt key does: what is half made is taken away first."""

    def end(number: int, frame: FrameType | None) -> None:
        raise _TerminatedError

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread: who called us there decides
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _said(words: str, code: int) -> int:
    """One line, after what was printed before it; where that cannot be written any more, it is let go."""
    try:
        sys.stdout.flush()
    except OSError:
        _say_no_more()
    with suppress(OSError):
        print(" ".join(words.split()), file=sys.stderr, flush=True)
    return code


def _say_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def described() -> str:
    """The list of commands, as `reader --help` prints it."""
    width = max(map(len, COMMANDS)) + 2
    rows = [f"  {name:<{width}}{does}" for name, does in COMMANDS.items()]
    return "\n".join(
        [
            "usage: reader COMMAND [--course DIR] ...",
            "",
            "An annotated reader: texts as received, repaired, annotated and compared.",
            "",
            *rows,
            "",
            "reader COMMAND --help says more about one. Each works on the course in the folder",
            "one stands in, or in the one that --course names.",
            "",
            EXIT_CODES,
        ]
    )


EXIT_CODES = "exit codes: 0 all is well; 1 there are problems; 2 wrong use; 130 interrupted, 143 ended"
