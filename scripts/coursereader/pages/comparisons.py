"""Questions put to every text: one page each, and the overview with all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..html.bodies import plain, record_html
from ..input.folders import ID
from ..input.records import Comparison
from .excerpt import excerpt, words_html
from .index import CourseIndex, EventName
from .naming import Texts
from .neighbours import Neighbours, neighbours
from .page import Head, Page, page
from .passages import QuotedWords
from .planning import Planned


@dataclass(frozen=True)
class TextAnswer:
    """What one text answers."""

    text: str
    state: str
    """`says`, `silent` or `unread`: nothing written down is unread, never silent."""
    says: str = ""
    silent: tuple[str, ...] = ()
    """The words looked for."""
    quoted: tuple[QuotedWords, ...] = ()


@dataclass(frozen=True)
class Theme:
    """What several questions are about."""

    id: str
    """As a record writes it; empty where a question has none."""
    title: str
    """Empty where the course has no themes."""
    place: str
    """The id of its part of the overview."""


@dataclass(frozen=True)
class ComparisonView:
    """What the page of one question prints."""

    texts: Texts
    comparison: Comparison
    answers: tuple[TextAnswer, ...]
    """One a text."""
    theme: Theme | None
    event_name: EventName | None
    neighbours: Neighbours
    """In the overview."""


@dataclass(frozen=True)
class Asked:
    """One question in the overview."""

    id: str
    question: str
    url: str
    theme: str
    answers: tuple[TextAnswer, ...]
    """None where the course has too many texts for a column each."""
    said: tuple[str, ...]
    """The texts that answer."""


@dataclass(frozen=True)
class ComparisonsView:
    """What the overview prints."""

    texts: Texts
    questions: tuple[Asked, ...]
    themes: tuple[Theme, ...]
    """Those of the course that a question has."""


def comparison_pages(index: CourseIndex) -> Iterator[Planned[ComparisonView] | Planned[ComparisonsView]]:
    """A page for each question, and the overview."""
    asked, all_themes = [], themes(index)
    beside = neighbours(_listed(index, all_themes))
    for comparison in index.course.of(Comparison):
        given = answers(index, comparison)
        theme = next((theme for theme in all_themes if theme.id == comparison.theme != ""), None)
        event = index.event_name(comparison.event)
        view = ComparisonView(index.texts, comparison, given, theme, event, beside[comparison.id])
        yield Planned(f"comparisons/{comparison.id}.md", comparison_page, view)
        url = index.course.url(Comparison, comparison.id)
        said = tuple(answer.text for answer in given if answer.state == "says")
        cells = () if index.texts.are_many else given
        asked.append(Asked(comparison.id, comparison.question, url, comparison.theme, cells, said))
    yield Planned("comparisons/index.md", comparisons_page, ComparisonsView(index.texts, tuple(asked), all_themes))


def _listed(index: CourseIndex, themes: tuple[Theme, ...]) -> Iterator[tuple[str, str, str]]:
    """Id, question and address of each comparison, theme after theme, as the overview has them."""
    for theme in themes:
        for asked in index.course.of(Comparison):
            if asked.theme == theme.id:
                yield asked.id, asked.question, index.course.url(Comparison, asked.id)


def themes(index: CourseIndex) -> tuple[Theme, ...]:
    """What questions of the course are about, in its order; last, where there are any, those about nothing of it."""
    labels = index.course.facts.themes
    used = {comparison.theme for comparison in index.course.of(Comparison)}
    written = [*labels, *sorted(used - labels.keys() - {""})]
    places = {id: f"theme-{id if ID.fullmatch(id) else n}" for n, id in enumerate(written, 1)}
    found = [Theme(id, labels.get(id, id), place) for id, place in places.items() if id in used]
    other = index.texts.language.say("Other questions") if found else ""
    return (*found, Theme("", other, "other-questions")) if "" in used else tuple(found)


def answers(index: CourseIndex, comparison: Comparison) -> tuple[TextAnswer, ...]:
    """What each text answers."""
    given = {text: TextAnswer(text, "unread") for text in index.texts.ids}
    for answer in comparison.answers:
        if answer.says:
            quoted = tuple(index.quoted(comparison.id, q.place) for q in answer.quotes if q.place is not None)
            given[answer.text] = TextAnswer(answer.text, "says", answer.says, quoted=quoted)
        elif answer.silent:
            given[answer.text] = TextAnswer(answer.text, "silent", silent=answer.silent)
    return tuple(given.values())


def comparison_page(view: ComparisonView) -> Page:
    """The page of one question."""
    comparison = view.comparison
    path = f"comparisons/{comparison.id}.md"
    head = Head(path, comparison.question, plain(comparison.body) or comparison.question, comparison.path)
    return page(
        head,
        view.texts,
        "comparison.md.j2",
        view=view,
        body=record_html(comparison.path, comparison.body, path) if comparison.body else "",
        sides=[(a, [(q, excerpt(q)) for q in a.quoted]) for a in view.answers if a.state == "says"],
        silent=[answer for answer in view.answers if answer.state == "silent"],
        unread=[answer.text for answer in view.answers if answer.state == "unread"],
    )


def comparisons_page(view: ComparisonsView) -> Page:
    """All questions as a table."""
    language = view.texts.language
    head = Head(
        "comparisons/index.md",
        language.say("Comparisons"),
        language.say("Questions to all texts, and what each answers."),
        "docs/comparisons",
    )
    summary = language.say(
        "{questions}, {texts}. Each answer is the editors’, in a line. Open it for the words it rests on.",
        questions=language.count(len(view.questions), "{n} question", "{n} questions"),
        texts=language.count(len(view.texts.ids), "{n} text", "{n} texts"),
    )
    parts = [(theme, [_row(asked) for asked in view.questions if asked.theme == theme.id]) for theme in view.themes]
    return page(head, view.texts, "comparisons.md.j2", parts=parts, summary=summary)


def _row(asked: Asked) -> tuple[Asked, list[tuple[TextAnswer, list[tuple[QuotedWords, Markup]]]]]:
    """A question, and each text's answer with its quotations."""
    return asked, [(a, [(q, words_html(q)) for q in a.quoted]) for a in asked.answers]
