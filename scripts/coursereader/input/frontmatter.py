"""A Markdown file is a front matter between two lines of `---`, and a body."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..model.problems import Report
from .unseen import unseen

MAX_BYTES = 1_000_000
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
"""What a merge leaves about words on which two versions differ."""
_SHOW = 'Begin with a line "---", the keys, and another line "---".'
_KEEP_ONE = "Keep one of the two versions, and take out the lines <<<<<<<, ======= and >>>>>>>."


@dataclass(frozen=True)
class Markdown:
    """One file, taken apart. Lines end in a line feed alone."""

    front: str
    """What stands between the two lines of `---`; empty where there is no front matter."""
    front_line: int
    """The line of the file on which that begins."""
    body: str
    """The rest, without the blank lines before and after it."""
    body_line: int
    """The line of the file on which that begins."""
    written: str
    """The whole of it."""


def text_of(raw: bytes, path: str, report: Report) -> str | None:
    """A file's characters, lines ending in a line feed; None, with a problem, where it is not UTF-8, too
    large, or two versions in one."""
    if len(raw) > MAX_BYTES:
        report.add(path, 1, "the file is larger than 1 MB.", "Split it.")
        return None
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in raw[:100]:
        report.add(path, 1, "the file is UTF-16, not UTF-8.", "Save it as UTF-8.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        report.add(path, line, "the file is not UTF-8 here.", "Save it as UTF-8.")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if mark := CONFLICT.search(text):
        line = text[: mark.start()].count("\n") + 1
        report.add(path, line, f'a merge left two versions here: "{mark[0][:60]}".', _KEEP_ONE)
        return None
    for line, what, todo in unseen(text):
        report.add(path, line + 1, what, todo)
    return text


def split(raw: bytes, path: str, report: Report) -> Markdown | None:
    """Take a record's file apart; None, with a problem, where it has no front matter that can be read."""
    text = text_of(raw, path, report)
    if text is None:
        return None
    found = _taken_apart(text)
    if isinstance(found, Markdown):
        return found
    report.add(path, 1, *found)
    return None


def split_page(raw: bytes, path: str, report: Report) -> Markdown | None:
    """Take a hand-written page apart; it need not have a front matter."""
    text = text_of(raw, path, report)
    if text is None:
        return None
    found = _taken_apart(text)
    return found if isinstance(found, Markdown) else Markdown("", 1, *_body(text.split("\n"), 0), text)


def _taken_apart(text: str) -> Markdown | tuple[str, str]:
    """The parts, or what is wrong and what to do."""
    if not text.strip():
        return "the file is empty.", _SHOW
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return f'there is no front matter; the file begins "{lines[0].strip()[:60]}".', _SHOW
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), None)
    if end is None:
        return "the front matter never ends.", 'Put a line "---" after its last key.'
    front = "\n".join(lines[1:end])
    if not front.strip():
        return "the front matter is empty.", "Write the keys between the two lines of ---."
    return Markdown(front, 2, *_body(lines, end + 1), text)


def _body(lines: list[str], first: int) -> tuple[str, int]:
    words = next((n for n in range(first, len(lines)) if lines[n].strip()), first)
    return "\n".join(lines[words:]).rstrip(), words + 1
