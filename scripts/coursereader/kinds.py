"""The kinds of records: one row each. What a row does not say is what it says for every kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .analysis.course import Course
from .exports import records as data
from .input.conflicts import events_possible, forms_claimed_once, ids_given_once, named_once, names_apart
from .input.kinds import RecordKind
from .input.page_lint import rendered
from .input.plans import outlines_in_order, quotations_in_order, sessions_add_up
from .input.records import Comparison, Difference, Event, Figure, Name, Note, Term
from .input.teaching import KeyQuotations, Outline, PrimarySource, SelfTest, Session, Since
from .interface.words import N_

if TYPE_CHECKING:
    from .pages import Planned, Planner
    from .pages.index import CourseIndex


@dataclass(frozen=True)
class Kind(RecordKind):
    """One kind of record, with what is made of it."""

    pages: str = ""
    """What plans its pages and their list: a module of `pages/` and a function, loaded when a page is asked for."""
    data: Callable[[Course], object] | None = None
    """What `data/<folder>.json` holds; what the model says of itself where nothing else is given."""
    exported: bool = True
    """Whether there is such a file."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "event", Event, "events", N_("Event"), N_("Events"), fresh=N_("New event"),
        motive="identifying", shelf="events", kinds_of="events", grows="tells",
        check=events_possible, pages="events.event_pages", data=data.events,
    ),
    Kind(
        "term", Term, "glossary", N_("Term"), N_("Terms"), fresh=N_("New term"),
        shelf="glossary", list_title=N_("Glossary"), kinds_of="terms", grows="uses",
        check=forms_claimed_once, pages="glossary.term_pages", data=data.glossary,
    ),
    Kind(
        "comparison", Comparison, "comparisons", N_("Question"), N_("Comparisons"), fresh=N_("New question"),
        kinds_of="themes", kind_key="theme", grows="answers",
        check=named_once, pages="comparisons.comparison_pages", data=data.comparisons,
    ),
    Kind(
        "difference", Difference, "differences", N_("Difference"), N_("Differences"), fresh=N_("New difference"),
        grows="sides", check=named_once, pages="differences.difference_pages", data=data.differences,
    ),
    Kind(
        "figure", Figure, "figures", N_("Figure"), N_("Figures"), fresh=N_("New figure"),
        motive="classifying", grows="readings", check=named_once, pages="figures.figure_pages", data=data.figures,
    ),
    Kind(
        "name", Name, "names", N_("Name"), N_("Names"), fresh=N_("New name"),
        shelf="glossary", own_pages=False, check=names_apart, pages="names.name_pages", data=data.names,
    ),
    Kind(
        "note", Note, "notes", N_("Note"), N_("Notes"),
        motive="commenting", shelf="texts", by_text=True, own_pages=False,
        check=ids_given_once, pages="notes.note_pages", exported=False,
    ),
    Kind(
        "session", Session, "sessions", N_("Session"), N_("Sessions"),
        shelf="teaching", check=sessions_add_up, pages="sessions.session_pages",
    ),
    Kind(
        "outline", Outline, "outlines", N_("Outline"), N_("Outlines"),
        shelf="teaching", check=outlines_in_order, pages="sheets.outline_pages",
    ),
    Kind(
        "key-quotations", KeyQuotations, "key-quotations", N_("Sheet of key quotations"), N_("Key quotations"),
        motive="highlighting", shelf="teaching", check=quotations_in_order, pages="sheets.key_quotation_pages",
    ),
    Kind(
        "primary-source", PrimarySource, "primary-sources", N_("Primary source"), N_("Primary sources"),
        motive="linking", shelf="teaching", own_pages=False, pages="study.source_pages",
    ),
    Kind(
        "self-test", SelfTest, "self-test", N_("Question of the self-test"), N_("Self-test"),
        motive="questioning", shelf="teaching", own_pages=False, pages="study.self_test_pages",
    ),
    Kind(
        "since", Since, "since", N_("Forecast"), N_("What has happened since"),
        motive="assessing", shelf="teaching", own_pages=False, pages="study.since_pages",
    ),
)  # fmt: skip
"""Every kind. A new one takes a row, a model, a module of pages, its templates, its words and its tests."""


def record_pages(kinds: Iterable[Kind] = KINDS) -> list[Planner]:
    """What plans the pages of each kind."""
    return [_planner(kind.pages) for kind in kinds if kind.pages]


def _planner(named: str) -> Planner:
    module, _, function = named.partition(".")
    planner: Planner = getattr(import_module(f".pages.{module}", __package__), function)
    return planner


def record_data(kinds: Iterable[Kind] = KINDS) -> Mapping[str, Callable[[Course], object]]:
    """What makes the data file of each kind that has one, by its folder."""
    return {kind.folder: kind.data or partial(data.as_declared, kind=kind) for kind in kinds if kind.exported}


def planned_pages(course: Course) -> list[Planned[Any]]:
    """Every page of the course's site, by path."""
    from .pages import plan

    return plan(course, (*record_pages(), _manual))


def _manual(index: CourseIndex) -> Iterable[Planned[Any]]:
    from .pages.manual import manual_pages

    return manual_pages(index, records=record_data())


def pages_as_rendered(course: Course, paths: Collection[str]) -> Mapping[str, str]:
    """The HTML of some pages, of those that are there, by path."""
    from .pages import GATHERED, make, some_of

    of_kinds = record_pages(kind for kind in KINDS if any(path.startswith(f"{kind.folder}/") for path in paths))
    made = make(some_of(course, paths, (*of_kinds, _manual, *GATHERED, *record_pages())))
    return {page.path: rendered(page.text.partition("\n---\n")[2]).html for page in made}
