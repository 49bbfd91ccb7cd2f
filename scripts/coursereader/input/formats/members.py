"""A zip that may be hostile: its members are read by name, into memory, within bounds. Nothing is ever unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .unreadable import UnreadableError, damaged, too_much

MOST_MEMBERS = 10_000
"""Files in one zip. A book of a thousand chapters, each with its picture, has some two thousand."""
LARGEST_MEMBER, LARGEST_TOGETHER = 40_000_000, 80_000_000
"""Bytes of one part that is read, and of all, unpacked: the XML of a book of five megabytes of words takes 30 MB in a
word processor that marks every word's language."""
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
)


@dataclass
class Members:
    """The parts of one file, and how many bytes may still be read."""

    archive: zipfile.ZipFile
    format: str
    """Of the file, as it is named to people."""
    left: int = LARGEST_TOGETHER

    @property
    def names(self) -> list[str]:
        """Of all parts; each is a name only, never a place on a disk."""
        return self.archive.namelist()

    def read(self, name: str) -> bytes | None:
        """One part; None where there is none of that name. Raises UnreadableError."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise locked(self.format)
        try:
            with self.archive.open(info) as file:
                content = file.read(min(LARGEST_MEMBER, self.left) + 1)  # what the zip says of its size may be a lie
        except BROKEN as error:
            raise damaged(self.format) from error
        self.left -= len(content)
        if len(content) > LARGEST_MEMBER or self.left < 0:
            most = LARGEST_MEMBER if len(content) > LARGEST_MEMBER else LARGEST_TOGETHER
            raise too_much(f"the {self.format} file unpacks to more than {most // 1_000_000} MB of text parts.")
        return content


def locked(format: str) -> UnreadableError:
    """What a file says that only its owner can open."""
    return UnreadableError(
        f"the {format} file is locked by a password or by digital rights management.",
        "Take the lock away in the program that made it, where you may, and save it anew.",
    )


@contextmanager
def members_of(data: bytes, format: str) -> Iterator[Members]:
    """The parts of a zip. Raises UnreadableError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise damaged(format) from error
    with archive:
        if len(archive.namelist()) > MOST_MEMBERS:
            raise too_much(f"the {format} file has more than {MOST_MEMBERS} parts.")
        yield Members(archive, format)


def first_names(data: bytes) -> list[str]:
    """The names of a zip's parts; none where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()[: MOST_MEMBERS + 1]
    except BROKEN:
        return []


def small_member(data: bytes, name: str, most: int = 200) -> str:
    """The first letters of a small part; empty where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as file:
            return file.read(most).decode("ascii", "replace").strip()
    except (*BROKEN, KeyError):
        return ""
