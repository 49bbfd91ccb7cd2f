"""Where the texts differ, or only seem to: one page each, and the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..html.bodies import plain, record_html, record_lead
from ..input.records import Difference
from ..interface.words import N_
from .excerpt import excerpt
from .index import CourseIndex, EventName
from .naming import Texts
from .page import Head, Page, page
from .passages import QuotedWords
from .planning import Planned

KINDS: Mapping[str, tuple[str, str]] = {
    "factual": (N_("factual"), N_("they state different facts")),
    "figure": (N_("figure"), N_("they give different numbers")),
    "evaluation": (N_("evaluation"), N_("they judge the same thing differently")),
    "interpretation": (N_("interpretation"), N_("they explain the same thing differently")),
    "vocabulary": (N_("vocabulary"), N_("they use different words for it")),
    "stale": (N_("stale"), N_("one was written before the other could know")),
    "apparent": (N_("apparent"), N_("they only seem to differ")),
    "internal": (N_("internal"), N_("a text differs with itself")),
}
"""The sorts of difference in the order in which they are listed: what each is called, and what it rests on."""


@dataclass(frozen=True)
class QuotedSide:
    """One side of a difference, with its words."""

    says: str
    quoted: QuotedWords


@dataclass(frozen=True)
class DifferenceView:
    """What the page of one difference prints."""

    texts: Texts
    difference: Difference
    sides: tuple[tuple[str, tuple[QuotedSide, ...]], ...]
    """By text."""
    event_name: EventName | None


@dataclass(frozen=True)
class ListedDifference:
    """One difference in the list."""

    id: str
    title: str
    url: str
    kind: str
    path: str
    body: str
    between: tuple[str, ...]
    """The texts on its sides, in the order of writing."""


@dataclass(frozen=True)
class DifferencesView:
    """What the list prints."""

    texts: Texts
    differences: tuple[ListedDifference, ...]


def difference_pages(index: CourseIndex) -> Iterator[Planned[DifferenceView] | Planned[DifferencesView]]:
    """A page for each difference, and the list."""
    listed = []
    for difference in index.course.of(Difference):
        yield Planned(f"differences/{difference.id}.md", difference_page, difference_view(index, difference))
        sides = {side.text for side in difference.sides}
        between = tuple(text for text in index.texts.ids if text in sides)
        url = index.course.url(Difference, difference.id)
        listed.append(
            ListedDifference(
                difference.id, difference.title, url, difference.kind, difference.path, difference.body, between
            )
        )
    yield Planned("differences/index.md", differences_page, DifferencesView(index.texts, tuple(listed)))


def difference_view(index: CourseIndex, difference: Difference) -> DifferenceView:
    """What the page of that difference prints."""
    sides = [
        QuotedSide(side.says, index.quoted(difference.id, side.place))
        for side in difference.sides
        if side.place is not None
    ]
    grouped = ((text, tuple(side for side in sides if side.quoted.text == text)) for text in index.texts.ids)
    return DifferenceView(
        index.texts, difference, tuple(group for group in grouped if group[1]), index.event_name(difference.event)
    )


def difference_page(view: DifferenceView) -> Page:
    """The page of one difference."""
    difference, say = view.difference, view.texts.language.say
    path = f"differences/{difference.id}.md"
    name, meaning = KINDS[difference.kind]
    return page(
        Head(path, difference.title, plain(difference.body) or difference.title, difference.path),
        view.texts,
        "difference.md.j2",
        view=view,
        kind=say(name),
        meaning=sentence(say(meaning)),
        body=record_html(difference.path, difference.body, path) if difference.body else "",
        sides=[(text, [(side, excerpt(side.quoted)) for side in mine]) for text, mine in view.sides],
    )


def differences_page(view: DifferencesView) -> Page:
    """All differences, by what they rest on."""
    language = view.texts.language
    path = "differences/index.md"
    head = Head(
        path,
        language.say("Differences"),
        language.say("Where the texts differ, and what the difference rests on."),
        "docs/differences",
    )
    groups = [
        (kind, sentence(language.say(name)), sentence(language.say(meaning)), mine)
        for kind, (name, meaning) in KINDS.items()
        if (mine := [(d, record_lead(d.path, d.body, path)) for d in view.differences if d.kind == kind])
    ]
    return page(head, view.texts, "differences.md.j2", view=view, groups=groups)


def sentence(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
