"""The flow, one way: seeds and records in, a course out. One function calls the stages, in their order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from .analysis.anchoring import anchor_all
from .analysis.assigned import with_known_passages
from .analysis.bibliography import works
from .analysis.blame import Blame
from .analysis.copied import tell_copied
from .analysis.course import Course, Edition
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
from .input.cross_references import without_dangling
from .input.guide_files import guide_paths
from .input.kept_records import KeptRecords
from .input.kinds import RecordKind
from .input.link_targets import LinkTargets
from .input.lint import lint
from .input.load import load
from .input.records import Comparison, Event, Name, Term
from .kinds import KINDS, pages_as_rendered
from .model import progress
from .model.parallel import at_once, in_turn
from .model.passages import page_ids
from .model.problems import Problem, Report

GENERATED = (
    "bibliography.md", "citing.md", "concordance.md", "contributing.md", "data.md", "index.md", "mine.md", "packet.md",
    "reading.md", "search.md", "silences.md", "teaching.md", "timeline.md", "vocabulary.md", "wanted.md",
)  # fmt: skip
"""Pages at the site's root that the engine makes: hand-written pages may link to them."""


def gather(root: Path, report: Report, kinds: Sequence[RecordKind] = KINDS, only: Collection[str] = ()) -> Course:
    """The course of a project's folder; every problem of it goes to the report, every good record into the course.
    `only`: files, where nobody asks for the problems of others, nor for what is found in the words of texts."""
    course = gathered(root, report, kinds, only)
    tell_moved(moved(course, only), report)
    return replace(course, problems=tuple(report))


def gathered(root: Path, report: Report, kinds: Sequence[RecordKind] = KINDS, only: Collection[str] = ()) -> Course:
    """The same, and nobody asks whether the words of a quotation stand where they stood."""
    progress.doing("Reading and checking the course")
    facts = load_facts(root, report)
    kept = KeptRecords(root, kinds)
    beside = in_turn if kept.any else at_once
    read, (records, problems) = beside(lambda: editions(root, report), lambda: _loaded(root, kinds, facts, kept))
    report.extend(problems)
    facts = first_text(facts, [edition.id for edition in read], report)
    texts = {edition.id: edition.text for edition in read}
    passages = {id: page_ids(text) for id, text in texts.items()}
    there = LinkTargets.of(written := records, kinds, generated(records, facts), passages, facts.address)
    look_at_assets(root, report)
    look_at_preview(root, facts, report)
    records = without_dangling(_in_the_texts(written, read, facts, kept, report))
    course = Course(
        facts=facts,
        emblem=emblem(root, facts, report),
        editions=read,
        kinds=tuple(kinds),
        by_model={**records.by_model, Event: by_date(records.of(Event))},
        handwritten=records.handwritten,
        states=states(records.of(Event), records.sources),
    )
    whole = cache(lambda: _whole(course, commit_of(root)))
    lint(written, report, there, lambda files: {} if len(report) else pages_as_rendered(whole(), files), only)
    return course if only else whole()


def _whole(course: Course, commit: str) -> Course:
    """The course with all that is found in the words of its texts; nothing of it is a problem."""
    texts = tuple(edition.text for edition in course.editions)
    cited = {text.id: referencing(text) for text in texts}
    found, register = occurrences(course.of(Term), texts), named(course.of(Name), texts)
    terms = TermsThere(found, marked(found, texts, cited))
    return replace(
        course,
        occurrences=found,
        marked=terms.marked,
        named=register,
        marked_names=marked_names(course.of(Name), register, terms, texts, cited),
        referencing=cited,
        works=works(cited),
        commit=commit,
    )


def _in_the_texts(
    written: Records, read: Sequence[Edition], facts: CourseFacts, kept: KeptRecords, report: Report
) -> Records:
    """The records, each quotation with its place. Of those that were kept all this is known, and nothing to be said."""
    new, texts = written.not_kept(), {edition.id: edition.text for edition in read}
    tell_copied(new, texts, report)
    tell_doubtful_forms((*new.of(Term), *new.of(Name)), tuple(texts.values()), facts.language, report)
    tell_spelling(new, facts.spelling, report)
    found = with_mentions(new, texts, report)
    found = anchor_all(found, texts, report, {edition.id: Blame.of(edition) for edition in read})
    found = with_known_passages(found, texts, report)
    kept.keep(new, found, (problem.path for problem in report))
    return found.with_kept(written)


def generated(records: Records, facts: CourseFacts) -> tuple[str, ...]:
    """The pages that the engine makes of no one record: hand-written pages and bodies may link to them."""
    guide = guide_paths() if facts.guide else ()
    on_map = ["map.md"] if any(name.at for name in records.of(Name)) else []
    asked = [f"handouts/{comparison.id}.md" for comparison in records.of(Comparison)]
    return (*GENERATED, *guide, *on_map, *asked, *(["handouts/index.md"] if asked else []))


def _loaded(
    root: Path, kinds: Sequence[RecordKind], facts: CourseFacts, kept: KeptRecords
) -> tuple[Records, tuple[Problem, ...]]:
    """The records as read, and what was wrong with their files."""
    records = load(root, kinds, facts, report := Report(), kept)
    return records, tuple(report)
