"""The texts of a course: each seed read, repaired by its recipe, given its published ids and emended."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from .analysis.course import Edition
from .analysis.emend import emend
from .input.contents import Records
from .input.course_file import load_facts
from .input.load import load_source, load_sources
from .input.read import read_seed
from .input.records import Emendation, Source
from .input.validation import nearest
from .model.passages import Text
from .model.problems import Report
from .text.lock import keep_ids, parse
from .text.repair.rules import NAMES, is_no_book, line_count, repair
from .text.structure import structure


def editions(root: Path, report: Report) -> tuple[Edition, ...]:
    """Every text that can be read, in the order of writing."""
    return tuple(_editions(root, load_sources(root, load_facts(root, report), report), report))


def edition(root: Path, id: str, report: Report) -> Edition | None:
    """One text of the course, and no other is looked at; None, and why, where it cannot be read."""
    return next(iter(_editions(root, load_source(root, id, load_facts(root, report), report), report)), None)


def _editions(root: Path, records: Records, report: Report) -> Iterable[Edition]:
    for source in sorted(records.sources, key=lambda source: (source.horizon.value, source.id)):
        received = _received(root, source, report)
        if received is not None:
            corrections = records.emendations.get(source.id, ())
            text, made = emend(received, corrections, report)
            yield Edition(source, received, text, made, _fingerprint(root, source, received, corrections))


def _fingerprint(root: Path, source: Source, received: Text, corrections: Sequence[Emendation]) -> str:
    said = [one.model_dump_json() for one in corrections]
    parts = (received.raw, repr(source.recipe), _lock(root, source), *said)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _received(root: Path, source: Source, report: Report) -> Text | None:
    """The repaired layer of one source, with its published ids."""
    folder = root / "seeds" / source.id
    raw = read_seed(folder / source.seed, f"seeds/{source.id}/{source.seed}", report, source.sha256)
    if raw is None:
        return None
    if is_no_book(raw):
        what = f"the file has {line_count(raw)} lines, more than a book has: it is left as it came."
        report.add(f"seeds/{source.id}/{source.seed}", 1, what, "Split it, or take out what is no text.")
    text = _cut(source.id, raw, _repairs(source, report), source.recipe.format or "")
    return keep_ids(text, parse(_lock(root, source)), f"seeds/{source.id}/passages.lock", report)


def _lock(root: Path, source: Source) -> str:
    """The published ids of a source, as written."""
    lock = root / "seeds" / source.id / "passages.lock"
    return lock.read_text(encoding="utf-8", errors="replace") if lock.is_file() else ""


def _repairs(source: Source, report: Report) -> tuple[str, ...] | None:
    """The rules that the recipe names; None, for all of them, where it names none."""
    named = source.recipe.repairs
    if named is None:
        return None
    for at, name in enumerate(named):
        if name not in NAMES:
            todo = nearest(name, list(NAMES)) or f"Use some of: {', '.join(NAMES)}."
            report.add(source.path, source.line("recipe", "repairs", at), f'"{name[:80]}" is no repair.', todo)
    return tuple(name for name in NAMES if name in named)


@lru_cache(maxsize=64)
def _cut(id: str, raw: str, repairs: tuple[str, ...] | None, format: str) -> Text:
    """A seed's passages; remembered, since they follow from their arguments alone."""
    return structure(id, repair(raw, repairs, format))
