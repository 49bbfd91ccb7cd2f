"""The flow, one way: seeds and records in, a course out. One function calls the stages, in their order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from .analysis.anchoring import anchor_all
from .analysis.assigned import with_known_passages
from .analysis.bibliography import works
from .analysis.blame import Blame
from .analysis.copied import tell_copied
from .analysis.course import Course
from .analysis.doubtful_forms import tell_doubtful_forms
from .analysis.events import by_date, states
from .analysis.mentions import with_mentions
from .analysis.moves import moved, tell_moved
from .analysis.name_marks import TermsThere, marked_names
from .analysis.prose import tell_spelling
from .analysis.referencing import referencing
from .analysis.term_marks import marked
from .analysis.terms import named, occurrences
from .editions import editions
from .input.commit import commit_of
from .input.contents import Records
from .input.course_assets import look_at_assets
from .input.course_file import CourseFacts, emblem, first_text, load_facts, look_at_preview
from .input.guide_files import guide_paths
from .input.kinds import RecordKind
from .input.link_targets import LinkTargets
from .input.lint import lint
from .input.load import load
from .input.records import Comparison, Event, Name, Term
from .kinds import KINDS, pages_as_rendered
from .model.parallel import at_once
from .model.passages import page_ids
from .model.problems import Problem, Report

GENERATED = (
    "bibliography.md", "citing.md", "concordance.md", "contributing.md", "data.md", "index.md", "mine.md", "packet.md",
    "reading.md", "search.md", "silences.md", "teaching.md", "timeline.md", "vocabulary.md", "wanted.md",
)  # fmt: skip
"""Pages at the site's root that the engine makes: hand-written pages may link to them."""


def gather(root: Path, report: Report, kinds: Sequence[RecordKind] = KINDS, only: Collection[str] = ()) -> Course:
    """The course of a project's folder; every problem of it goes to the report, every good record into the course.
    `only`: files, where nobody asks for the problems of others."""
    course = gathered(root, report, kinds, only)
    tell_moved(moved(course, only), report)
    return replace(course, problems=tuple(report))


def gathered(root: Path, report: Report, kinds: Sequence[RecordKind] = KINDS, only: Collection[str] = ()) -> Course:
    """The same, and nobody asks whether the words of a quotation stand where they stood."""
    facts = load_facts(root, report)
    read, (records, problems) = at_once(lambda: editions(root, report), lambda: _loaded(root, kinds, facts))
    report.extend(problems)
    facts = first_text(facts, [edition.id for edition in read], report)
    texts = {edition.id: edition.text for edition in read}
    passages = {id: page_ids(text) for id, text in texts.items()}
    there = LinkTargets.of(written := records, kinds, generated(records, facts), passages, facts.address)
    look_at_assets(root, report)
    look_at_preview(root, facts, report)
    tell_copied(records, texts, report)
    tell_doubtful_forms((*records.of(Term), *records.of(Name)), tuple(texts.values()), facts.language, report)
    tell_spelling(records, facts.spelling, report)
    records = with_mentions(records, texts, report)
    records = anchor_all(records, texts, report, {edition.id: Blame.of(edition) for edition in read})
    records = with_known_passages(records, texts, report)
    cited = {id: referencing(text) for id, text in texts.items()}
    found, register = occurrences(records.of(Term), texts.values()), named(records.of(Name), texts.values())
    terms = TermsThere(found, marked(found, texts.values(), cited))
    course = Course(
        facts=facts,
        emblem=emblem(root, facts, report),
        editions=read,
        kinds=tuple(kinds),
        by_model={**records.by_model, Event: by_date(records.of(Event))},
        handwritten=records.handwritten,
        occurrences=found,
        marked=terms.marked,
        named=register,
        marked_names=marked_names(records.of(Name), register, terms, texts.values(), cited),
        referencing=cited,
        works=works(cited),
        states=states(records.of(Event), records.sources),
        commit=commit_of(root),
    )
    lint(written, report, there, lambda files: {} if len(report) else pages_as_rendered(course, files), only)
    return course


def generated(records: Records, facts: CourseFacts) -> tuple[str, ...]:
    """The pages that the engine makes of no one record: hand-written pages and bodies may link to them."""
    guide = guide_paths() if facts.guide else ()
    on_map = ["map.md"] if any(name.at for name in records.of(Name)) else []
    asked = [f"handouts/{comparison.id}.md" for comparison in records.of(Comparison)]
    return (*GENERATED, *guide, *on_map, *asked, *(["handouts/index.md"] if asked else []))


def _loaded(root: Path, kinds: Sequence[RecordKind], facts: CourseFacts) -> tuple[Records, tuple[Problem, ...]]:
    """The records as read, and what was wrong with their files."""
    records = load(root, kinds, facts, report := Report())
    return records, tuple(report)
