"""The flow, one way: seeds and records in, a course out. One function calls the stages, in their order."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from .analysis.anchoring import anchor_all
from .analysis.bibliography import works
from .analysis.course import Course, Edition
from .analysis.emend import emend
from .analysis.events import by_date, states
from .analysis.referencing import referencing
from .analysis.term_marks import marked
from .analysis.terms import named, occurrences
from .input.course_file import emblem, load_facts
from .input.lint import lint
from .input.load import load, load_sources
from .input.read import read_seed
from .input.records import Records, Source
from .model.parallel import at_once
from .model.passages import Text
from .model.problems import Problem, Report
from .text.lock import keep_ids, parse
from .text.repair.rules import NAMES, repair
from .text.structure import structure

GENERATED = (
    "bibliography.md", "citing.md", "contributing.md", "data.md", "index.md", "reading.md", "silences.md",
    "timeline.md", "vocabulary.md",
)  # fmt: skip
"""Pages at the site's root that the engine makes: hand-written pages may link to them."""


def gather(root: Path, report: Report) -> Course:
    """The course of a project's folder; every problem of it goes to the report, every good record into the course."""
    editions, (records, problems) = at_once(lambda: _editions(root, report), lambda: _loaded(root))
    report.extend(problems)
    texts = {edition.id: edition.text for edition in editions}
    lint(records, report, GENERATED)
    records = anchor_all(records, texts, report)
    cited = {id: referencing(text) for id, text in texts.items()}
    found = occurrences(records.terms, texts.values())
    facts = load_facts(root, report)
    return Course(
        facts=facts,
        emblem=emblem(root, facts, report),
        editions=editions,
        terms=records.terms,
        events=by_date(records.events),
        comparisons=records.comparisons,
        figures=records.figures,
        differences=records.differences,
        names=records.names,
        notes=records.notes,
        handwritten=records.handwritten,
        occurrences=found,
        marked=marked(found, texts.values(), cited),
        named=named(records.names, texts.values()),
        referencing=cited,
        works=works(cited),
        states=states(records.events, records.sources),
        problems=tuple(report),
    )


def edition(root: Path, id: str, report: Report) -> Edition | None:
    """One text of the course; None, and why, where it cannot be read."""
    return next((edition for edition in _editions(root, report) if edition.id == id), None)


def _loaded(root: Path) -> tuple[Records, tuple[Problem, ...]]:
    """The records as read, and what was wrong with their files."""
    records = load(root, report := Report())
    return records, tuple(report)


def _editions(root: Path, report: Report) -> tuple[Edition, ...]:
    """Every text that can be read, in the order of writing."""
    records = load_sources(root, report)
    found = []
    for source in sorted(records.sources, key=lambda source: (source.horizon.value, source.id)):
        received = _received(root, source, report)
        if received is not None:
            text, made = emend(received, records.emendations.get(source.id, ()), report)
            found.append(Edition(source, received, text, made))
    return tuple(found)


def _received(root: Path, source: Source, report: Report) -> Text | None:
    """The repaired layer of one source, with its published ids."""
    folder = root / "seeds" / source.id
    raw = read_seed(folder / source.seed, f"seeds/{source.id}/{source.seed}", report, source.sha256)
    if raw is None:
        return None
    text = _cut(source.id, raw, _repairs(source, report))
    lock = folder / "passages.lock"
    words = lock.read_text(encoding="utf-8", errors="replace") if lock.is_file() else ""
    return keep_ids(text, parse(words), f"seeds/{source.id}/passages.lock", report)


def _repairs(source: Source, report: Report) -> tuple[str, ...] | None:
    """The rules that the recipe names; all of them where it names none."""
    named = source.recipe.get("repairs")
    if not isinstance(named, list):
        return None
    for name in named:
        if name not in NAMES:
            report.add(source.path, 1, f'"{name}" is no repair.', f"Use some of: {', '.join(NAMES)}.")
    return tuple(name for name in NAMES if name in named)


@lru_cache(maxsize=64)
def _cut(id: str, raw: str, repairs: tuple[str, ...] | None) -> Text:
    """A seed's passages; remembered, since they follow from their arguments alone."""
    return structure(id, repair(raw, repairs))
