"""The data of a large course, packed: a file that holds the words of texts is four times as large as it needs be."""

from __future__ import annotations

import gzip
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256

from ..analysis.course import Course
from .file import File, Once, anew

MOST_LETTERS = 2_500_000
"""Of all texts together, as received, about fifty of 8,000 words: of more, what grows with them is packed."""
ENDING = ".gz"
_GROWS = re.compile(r"data/(?:texts\.json|annotations\.jsonld|csv/[^/]+\.csv|tei/[^/]+\.xml)")
_LEVEL = 5
"""Above it a file takes twice the time and is hardly smaller."""


def is_large(course: Course) -> bool:
    """Whether its texts are so long together that their words are packed."""
    return sum(len(edition.text.raw) for edition in course.editions) > MOST_LETTERS


def given_as(path: str, course: Course) -> str:
    """Under which path a file of `data/` is given away."""
    return path + ENDING if is_large(course) and _GROWS.fullmatch(path) else path


def packed(files: Iterable[File], course: Course, once: Once = anew) -> list[File]:
    """The files as they are given away; the same content is packed to the same bytes."""
    return [_packed(file, given_as(file.path, course), once) for file in files]


def in_letters(content: bytes) -> str:
    """Packed, for a script that is read from a folder: base 64 of the zlib format."""
    return b64encode(zlib.compress(content, _LEVEL)).decode()


def _packed(file: File, path: str, once: Once) -> File:
    if path == file.path:
        return file
    parts = ("packed", zlib.ZLIB_RUNTIME_VERSION, sha256(file.content).hexdigest())
    made = once(parts, lambda: b64encode(gzip.compress(file.content, _LEVEL, mtime=0)).decode())
    return File(path, b64decode(made))
