"""The texts of a course: each seed read, repaired by its recipe, given its published ids and emended."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .analysis.course import Edition
from .analysis.emend import emend
from .input import anchors_file
from .input.anchors_file import LockedAnchor, anchors_path
from .input.contents import Records
from .input.corrections import Corrections, LostCorrection
from .input.course_file import load_facts
from .input.folders import CourseFolder
from .input.formats.reading import ReadFile
from .input.load import load_source, load_sources
from .input.published import Published
from .input.read import LARGEST, read_seed
from .input.records import Emendation, Source
from .input.validation import nearest
from .model.passages import Text
from .model.problems import Report
from .text.drafts import drafts
from .text.kept_drafts import KeptDrafts, Unrepaired
from .text.lock import keep_ids
from .text.lock_file import parse, tell_what_is_broken
from .text.repair.book import is_no_book, line_count
from .text.repair.rule_names import NAMES
from .text.structure import structure

LARGEST_LOCK = 3 * LARGEST
"""Bytes: the words of a text, and an id for each passage."""


def editions(root: Path, report: Report) -> tuple[Edition, ...]:
    """Every text that can be read, in the order of writing."""
    records = load_sources(root, load_facts(root, report), report)
    KeptDrafts(root).sweep({source.id for source in records.sources})
    return tuple(_editions(root, records, report))


def edition(root: Path, id: str, report: Report) -> Edition | None:
    """One text of the course, and no other is looked at; None, and why, where it cannot be read."""
    return next(iter(_editions(root, load_source(root, id, load_facts(root, report), report), report)), None)


def _editions(root: Path, records: Records, report: Report) -> Iterable[Edition]:
    sources = sorted(records.sources, key=lambda source: (source.horizon.last, source.id))
    read = [(source, seed) for source in sources if (seed := _read(root, source, report)) is not None]
    texts = _repaired(root, [seed.asked for _, seed in read])
    for source, seed in read:
        text = keep_ids(texts[source.id], parse(seed.lock), lock_path(source.id), report)
        received = ReceivedText(text, seed.lock, seed.file)
        corrections = records.corrections.get(source.id, Corrections())
        text, made = emend(received.text, corrections.good, report, Published(root))
        lost = (*corrections.lost, *_not_made(corrections.good, made))
        locked = _locked(root, source.id, report)
        sum = _fingerprint(source, received, corrections.good)
        yield Edition(source, received.text, text, made, lost, locked, sum, received.file.format, received.file.aside)


def _repaired(root: Path, asked: Sequence[Unrepaired]) -> dict[str, Text]:
    """By id: each as it was last repaired, or anew where its seed, its recipe or the engine is another."""
    last = _last(root)
    left = {one.id: _as_it_came(one) for one in asked if is_no_book(one.raw)}
    new = [one for one in asked if one.id not in left and last.get(one.id, ("",))[0] != one.sum]
    made = drafts(new, KeptDrafts(root))
    last.update((one.id, (one.sum, structure(one.id, made[one.id]))) for one in new)
    return {one.id: last[one.id][1] for one in asked if one.id not in left} | left


def _as_it_came(one: Unrepaired) -> Text:
    """A text that is no book: no rule does anything in it."""
    from .text.repair.rules import repair  # the rules take long to load, and hardly any check needs one

    return structure(one.id, repair(one.raw, one.repairs, one.format))


@lru_cache(maxsize=2)
def _last(root: Path) -> dict[str, tuple[str, Text]]:
    """The texts of one course, as many as it has, each with its sum: who serves it asks at every edit."""
    return {}


@dataclass(frozen=True)
class ReadSeed:
    """A seed, as its file says it."""

    asked: Unrepaired
    lock: str
    """Its published ids, as written."""
    file: ReadFile


def _not_made(corrections: Iterable[Emendation], made: Iterable[Emendation]) -> Iterator[LostCorrection]:
    """Those that have no place; words that are only flagged stay as they are."""
    done = {one.where for one in made}
    for one in corrections:
        if one.where not in done and one.reading is not None:
            yield LostCorrection(one.quote, one.reading)


@dataclass(frozen=True)
class ReceivedText:
    """A source as it was received."""

    text: Text
    """The repaired layer, with its published ids."""
    lock: str
    """These ids, as written."""
    file: ReadFile
    """What the text was read out of."""


def _fingerprint(source: Source, received: ReceivedText, corrections: Sequence[Emendation]) -> str:
    said = [f"{one.id}\0{one.model_dump_json()}" for one in corrections]
    aside = [f"{one.name}\0{one.words}" for one in received.file.aside]
    parts = (received.text.raw, repr(source.recipe), received.lock, *said, received.file.format, *aside)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _read(root: Path, source: Source, report: Report) -> ReadSeed | None:
    """None, and why, where the seed or its published ids cannot be read: under other ids it is another text."""
    folder = root / "seeds" / source.id
    path, recipe = f"seeds/{source.id}/{source.seed}", source.recipe
    seed = read_seed(folder / source.seed, path, report, source.sha256, root, recipe.encoding)
    lock = _lock(folder / "passages.lock", CourseFolder(root, report))
    if seed is None or lock is None:
        return None
    raw = seed.text
    if lock or os.path.lexists(folder / "passages.lock"):
        tell_what_is_broken(lock, lock_path(source.id), report)
    if is_no_book(raw):
        what = f"the file has {line_count(raw)} lines, more than a book has: it is left as it came."
        report.add(path, 1, what, "Split it, or take out what is no text.")
    asked = Unrepaired(source.id, raw, _repairs(source, report), recipe.format or seed.format or "")
    return ReadSeed(asked, lock, seed.file)


def lock_path(text: str) -> str:
    """Where the published ids of a text are kept, from the course's folder."""
    return f"seeds/{text}/passages.lock"


def _locked(root: Path, text: str, report: Report) -> tuple[LockedAnchor, ...]:
    """The places of a text's quotations as they were last said; none where that cannot be read."""
    path = anchors_path(text)
    words = _lock(root / path, CourseFolder(root, report))
    if words:
        anchors_file.tell_what_is_broken(words, path, report)
    return anchors_file.parse(words or "")


def _lock(path: Path, folder: CourseFolder) -> str | None:
    """What a lock of a source says; empty where there is none. None, and why, where it cannot be read."""
    if not os.path.lexists(path):
        return ""
    raw = folder.read(path, LARGEST_LOCK)
    if raw is None:
        return None
    if len(raw) > LARGEST_LOCK:
        what = f"the file is larger than {LARGEST_LOCK // 1_000_000} MB."
        folder.report.add(folder.name(path), 1, what, "Put the last good one back.")
        return None
    try:
        lock = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        folder.report.add(folder.name(path), line, "the file is not UTF-8 here.", "Put the last good one back.")
        return None
    return lock


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
