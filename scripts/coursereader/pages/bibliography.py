"""The works the texts cite, merged: those that more than one cites come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis.course import CitedWork
from ..input.records import Name
from .index import CourseIndex
from .names import sorted_by
from .naming import Texts
from .page import Head, Page, page
from .passages import PassageRef
from .planning import Planned

Passages = tuple[tuple[str, tuple[PassageRef, ...]], ...]
"""By text."""


@dataclass(frozen=True)
class ListedWork:
    """One work, and who cites it where."""

    id: str
    label: str
    raw: str
    """The reference, where we have more of it than authors and year."""
    citing: int
    """How many texts cite it."""
    passages: Passages


@dataclass(frozen=True)
class NamedPerson:
    """A person whom more than one text names: who cites whom, where no work is shared."""

    name: str
    who: str
    url: str
    passages: Passages


@dataclass(frozen=True)
class BibliographyView:
    """What the bibliography prints."""

    texts: Texts
    works: tuple[ListedWork, ...]
    persons: tuple[NamedPerson, ...]


def bibliography_pages(index: CourseIndex) -> Iterator[Planned[BibliographyView]]:
    """The merged bibliography."""
    works = sorted(index.course.works, key=lambda work: (work.label.casefold(), work.id))
    listed = tuple(_listed(index, work) for work in works)
    view = BibliographyView(index.texts, listed, tuple(_persons(index)))
    yield Planned("bibliography.md", bibliography_page, view)


def _listed(index: CourseIndex, work: CitedWork) -> ListedWork:
    places = [place for cited in work.cited.values() for place in cited]
    citing = sum(bool(cited) for cited in work.cited.values())
    return ListedWork(work.id, work.label, _full(work), citing, index.refs(places))


def _full(work: CitedWork) -> str:
    raw, label = ("".join(c for c in words.casefold() if c.isalnum()) for words in (work.raw, work.label))
    return "" if raw.startswith(label) else work.raw


def _persons(index: CourseIndex) -> Iterator[NamedPerson]:
    for name in sorted(index.course.of(Name), key=sorted_by):
        passages = index.refs(index.course.named.get(name.id, ()))
        if name.kind == "person" and len(passages) > 1:
            yield NamedPerson(name.name, name.who, index.course.url(Name, name.id), passages)


def bibliography_page(view: BibliographyView) -> Page:
    """All works, and who cites them where."""
    texts, say = view.texts, view.texts.language.say
    alone = [(text, [w for w in view.works if w.citing == 1 and w.passages[0][0] == text]) for text in texts.ids]
    return page(
        Head("bibliography.md", say("Bibliography"), say("The works the texts cite, and where."), "seeds"),
        texts,
        "bibliography.md.j2",
        view=view,
        shared=[work for work in view.works if work.citing > 1],
        alone=[(text, works) for text, works in alone if works],
        summary=_summary(view),
    )


def _summary(view: BibliographyView) -> str:
    language, shared = view.texts.language, sum(work.citing > 1 for work in view.works)
    if not shared:
        return language.count(
            len(view.works),
            "{n} work; none cited by more than one text.",
            "{n} works; none cited by more than one text.",
        )
    return language.count(
        len(view.works),
        "{n} work; {shared} cited by more than one text.",
        "{n} works; {shared} cited by more than one text.",
        shared=language.number(shared),
    )
