"""The files of a course, laid out from its documents in TEI: each text's folder, each record's file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...html.prose import unprinted
from ...input.contents import Handwritten
from ...input.folders import ID, PAGE_NAME
from ...input.formats.unreadable import UnreadableError
from ...input.kinds import RecordKind
from ...input.quotation import Quotation, Strict
from ...input.recipe import Recipe
from ...input.records import Record
from ...model.formats import SourceFormat
from ...model.passages import Text
from ...text.lock_file import written
from ...text.repair.rule_names import NAMES
from ...text.repair.rules import STATED
from ...text.repair.stated.passages import as_stated
from ..file import File
from .reading import OURS, holds_a_text, read_pages, read_records, read_text

RECIPE = Recipe(format=SourceFormat.PASSAGES, repairs=tuple(name for name in NAMES if name in STATED))
_PAGE = re.compile(rf"{PAGE_NAME.pattern}\.md")
_NAME = re.compile(rf"{ID.pattern}|{ID.pattern}\.(?:md|yml|txt|lock)")


def laid_out(raw: bytes, kinds: Sequence[RecordKind]) -> Iterator[File]:
    """The files of a document. Raises UnreadableError where an id in it can be no name of a file, or it holds none; and
    as `read_text` does."""
    files = list(_text_files(raw) if holds_a_text(raw) else _record_files(raw, kinds))
    if not files:
        raise UnreadableError("no text and no record of ours stands in the file.", OURS)
    return iter(files)


def _file(words: str, folder: str, *names: str, pattern: re.Pattern[str] = _NAME) -> File:
    """A file in one of the course's folders. `names`: what leads to it from there, each of them one that may."""
    for name in names:
        if not pattern.fullmatch(name):
            raise UnreadableError(f'"{name[:60]}" can be no name of a file of a course.', OURS)
    return File("/".join((folder, *names)), words.encode())


def _text_files(raw: bytes) -> Iterator[File]:
    """The folder of a text: its words as they were received, each passage with what it is; what is known of them; the
    corrections; the ids that were published."""
    read = read_text(raw)
    words = as_stated(read.received)
    digest = hashlib.sha256(words.encode()).hexdigest()
    seed = {"seed": f"{read.id}.txt", "sha256": digest, "recipe": RECIPE}
    yield _file(words, "seeds", read.id, f"{read.id}.txt")
    yield _file(unprinted(_rows(read.source.model_copy(update=seed))), "seeds", read.id, "source.yml")
    yield _file(written(Text(read.id, "", (), read.received)), "seeds", read.id, "passages.lock")
    for one in read.emendations:
        yield _file(unprinted(_rows(one, "text")), "seeds", read.id, "emendations", f"{one.id}.yml")


def _record_files(raw: bytes, kinds: Sequence[RecordKind]) -> Iterator[File]:
    """Every record in a file of its own, and the hand-written pages."""
    for id, records in read_records(raw, kinds).items():
        (kind,) = (one for one in kinds if one.id == id)
        for record in records:
            below = (record.text,) if kind.by_text and isinstance(record, Quotation) else ()
            yield _file(_of_record(record), f"docs/{kind.folder}", *below, f"{record.id}.md")
    for page in read_pages(raw):
        yield _file(_of_page(page), "docs", page.path.removeprefix("docs/"), pattern=_PAGE)


def _of_record(record: Record) -> str:
    return unprinted(f"---\n{_rows(record)}---\n" + (f"\n{record.body}\n" if record.body else ""))


def _of_page(page: Handwritten) -> str:
    return unprinted((f"---\n{page.front}\n---\n\n" if page.front else "") + f"{page.body}\n")


def _rows(part: Strict, *but: str) -> str:
    """What a file says: a key a row, of a list an entry a row."""
    said = part.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=set(but))
    return "".join(_row(key, value) for key, value in said.items())


def _row(key: str, value: Any) -> str:
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return f"{key}:\n" + "".join(f"  - {_plain(one)}\n" for one in value)
    return f"{key}: {_plain(value)}\n"


def _plain(value: Any) -> str:
    """As YAML and JSON both have it, in one row; what is not printed, by its number."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_plain(key)}: {_plain(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_plain, value)) + "]"
    if isinstance(value, str):
        return "".join(
            one if one.isprintable() else json.dumps(one)[1:-1] for one in json.dumps(value, ensure_ascii=False)
        )
    return json.dumps(value)
