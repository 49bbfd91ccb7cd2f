"""The zip of drafts that the page's tray makes: each file under the path that it shall have in the course.

`docs/notes/alder/the-fall.md`, `docs/events/the-fire.md`, what is added to that event,
`docs/events/the-fire/alder.yml`, and a correction,
`seeds/alder/emendations/the-slip.yml`. Any other name is refused: none leads out.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.problems import Report

SIGNATURE = b"PK"
MOST = 500
"""Files."""
LARGEST, LARGEST_WHOLE = 200_000, 5_000_000
"""Bytes of one file, and of all."""
_ID = "[a-z0-9-]{1,100}"
NAMES = re.compile(rf"docs/{_ID}/(?:{_ID}/)?{_ID}\.md|docs/{_ID}/{_ID}/{_ID}\.yml|seeds/{_ID}/emendations/{_ID}\.yml")


@dataclass(frozen=True)
class DraftedFile:
    """One file that a page's tray made."""

    number: int
    """In what it came in, from 1."""
    path: str
    """Of the form `NAMES`."""
    words: str


def drafts(raw: bytes, path: str, report: Report) -> list[DraftedFile]:
    """The files of a zip; what is no draft is a problem at its number."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return list(_files(archive, path, report))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError):
        report.add(path, 1, "the zip cannot be read.", "Download it again from the page.")
        return []


def _files(archive: zipfile.ZipFile, path: str, report: Report) -> Iterator[DraftedFile]:
    listed = [info for info in archive.infolist() if not info.is_dir()]
    if len(listed) > MOST:
        report.add(path, 1, f"there are more than {MOST} files in it.", "Split it.")
        return
    left = LARGEST_WHOLE
    for number, info in enumerate(listed, 1):
        if wrong := _refused(info):
            report.add(path, number, *wrong)
            continue
        with archive.open(info) as file:
            content = file.read(LARGEST + 1)  # what the zip says of its size may be a lie
        left -= len(content)
        try:
            if len(content) > LARGEST or left < 0:
                report.add(path, number, f'"{info.filename}" is too large.', "Write it shorter.")
            else:
                yield DraftedFile(number, info.filename, content.decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError:
            report.add(path, number, f'"{info.filename}" is not UTF-8.', "Save it as UTF-8.")
        if left < 0:
            return


def _refused(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    name = re.sub(r"[^\x20-\x7e]", "?", info.filename)[:120]
    if stat.S_ISLNK(info.external_attr >> 16) or info.flag_bits & 1:
        return f'"{name}" is a link, or locked.', "Take it out."
    if not NAMES.fullmatch(info.filename):
        return f'"{name}" is no draft.', "Drafts lie in docs/ or in seeds/TEXT/emendations/."
    return None
