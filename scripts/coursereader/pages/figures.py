"""Quantities the texts give: one page each, and a table of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..html.bodies import plain, record_html
from ..input.records import Figure, Reading
from ..interface.words import N_
from .charts import chart, pads
from .excerpt import excerpt
from .index import CourseIndex, EventName
from .naming import Texts
from .page import Head, Page, page
from .passages import QuotedWords
from .planning import Planned

VERDICTS: Mapping[str, str] = {
    "": "",
    "agree": N_("The texts agree"),
    "differ": N_("The texts differ"),
    "apparent": N_("They only seem to differ"),
    "stale": N_("Out of date"),
}
"""What values of one date come to, in words."""


@dataclass(frozen=True)
class FigureView:
    """What the page of one quantity prints."""

    texts: Texts
    figure: Figure
    readings: tuple[tuple[Reading, QuotedWords], ...]
    """In the order of the dates they hold for, then of writing."""
    event_name: EventName | None


@dataclass(frozen=True)
class ListedFigure:
    """One quantity in the table."""

    title: str
    unit: str
    url: str
    verdict: str
    """`agree`, `differ`, `apparent`, `stale`, or empty."""
    why: str
    values: tuple[tuple[str, str, str], ...]
    """Text, value, and the date it holds for."""


@dataclass(frozen=True)
class FiguresView:
    """What the table prints."""

    texts: Texts
    figures: tuple[ListedFigure, ...]


def figure_pages(index: CourseIndex) -> Iterator[Planned[FigureView] | Planned[FiguresView]]:
    """A page for each quantity, and the table."""
    listed = []
    for figure in index.course.of(Figure):
        view = figure_view(index, figure)
        yield Planned(f"figures/{figure.id}.md", figure_page, view)
        verdict, why = (figure.verdict.verdict, figure.verdict.why) if figure.verdict else ("", "")
        values = tuple((reading.text, reading.value, reading.as_of) for reading, _ in view.readings)
        url = index.course.url(Figure, figure.id)
        listed.append(ListedFigure(figure.title, figure.unit, url, verdict, why, values))
    yield Planned("figures/index.md", figures_page, FiguresView(index.texts, tuple(listed)))


def figure_view(index: CourseIndex, figure: Figure) -> FigureView:
    """What the page of that quantity prints."""
    placed = [(reading, reading.place) for reading in figure.readings if reading.place is not None]
    order = sorted(placed, key=lambda found: (found[0].as_of, index.texts.order(found[0].text)))
    readings = tuple((reading, index.quoted(figure.id, place)) for reading, place in order)
    return FigureView(index.texts, figure, readings, index.event_name(figure.event))


def figure_page(view: FigureView) -> Page:
    """The page of one quantity."""
    figure, say = view.figure, view.texts.language.say
    path = f"figures/{figure.id}.md"
    said = plain(figure.body) or say("{title}: what each text gives.", title=figure.title)
    return page(
        Head(path, figure.title, said, figure.path),
        view.texts,
        "figure.md.j2",
        figure=figure,
        view=view,
        body=record_html(figure.path, figure.body, path) if figure.body else "",
        given=[(reading, quoted, excerpt(quoted)) for reading, quoted in view.readings],
        verdict=say(VERDICTS[figure.verdict.verdict]) if figure.verdict else "",
        chart=chart(view.texts, [reading for reading, _ in view.readings]),
        pads=pads(view.texts.language, [reading.value for reading, _ in view.readings]),
    )


def figures_page(view: FiguresView) -> Page:
    """All quantities; first those whose values disagree, or seem to."""
    say = view.texts.language.say
    head = Head("figures/index.md", say("Figures"), say("Numbers the texts give, side by side."), "docs/figures")
    return page(
        head,
        view.texts,
        "figures.md.j2",
        view=view,
        unlike=[figure for figure in view.figures if figure.verdict not in ("", "agree")],
        verdicts=VERDICTS,
        padded=lambda values: pads(view.texts.language, values),
    )
