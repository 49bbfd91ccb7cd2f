"""Why a file cannot be read: by its format's name, and with a way out."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that is no text for us: a contributor's problem, told in one line."""

    def __init__(self, what: str, todo: str, line: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.line = line


def damaged(format: str) -> UnreadableError:
    """A file that says it is of a format and cannot be read as that."""
    what = f"the {format} file is damaged: it cannot be read to its end."
    return UnreadableError(what, "Open it in the program that made it, and save it anew.")


def too_much(what: str) -> UnreadableError:
    """A file beyond one of the bounds."""
    return UnreadableError(what, "Split it, or take out what is no text.")
