"""The bibliography of all texts together: a work that two of them cite is one entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..input.records import Place
from .cited import Cited, cited
from .course import Citation, CitationPart, CitedWork, Reference, Referencing
from .findings import alike
from .persons import plain, surname
from .references import leaves_out

FACTS = ("year", "title", "doi", "url")
"""Of a work, beside who wrote it."""


@dataclass
class _Gathered:
    """A work while it is being gathered."""

    references: list[Reference] = field(default_factory=list)
    parts: list[Cited] = field(default_factory=list)
    """Citations that no list explains."""
    cited: dict[str, list[Place]] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        if self.references:
            return tuple(plain(surname(author)) for author in self.references[0].authors)
        return tuple(plain(author) for author in self.parts[0].authors)

    def year(self) -> str:
        return self.references[0].year if self.references else next((part.year for part in self.parts if part.year), "")

    def title(self) -> str:
        return self.references[0].title if self.references else self.parts[0].title


def works(referencing: Mapping[str, Referencing]) -> tuple[CitedWork, ...]:
    """The works the texts list or cite, by label; a citation that may mean two of them stands under neither."""
    gathered: list[_Gathered] = []
    for text, one in referencing.items():
        _add_list(gathered, text, one)
    for text, one in referencing.items():
        # Those with a year first: `Jones and Smith: p. 185` then finds the one of 2007.
        for place, part in sorted(_unlisted(text, one), key=lambda found: not found[1].year):
            _add_citation(gathered, place, part)
    return _entitled(gathered)


def _add_list(gathered: list[_Gathered], text: str, referencing: Referencing) -> None:
    by_id: dict[str, _Gathered] = {}
    for reference in referencing.references:
        work = next(
            (work for work in gathered if any(alike(known, reference) for known in work.references)), _Gathered()
        )
        if not work.references:
            gathered.append(work)
        work.references.append(reference)
        work.cited.setdefault(text, [])
        by_id[reference.id] = work
    for citation, part in _parts(referencing):
        meant = {id(by_id[one]): by_id[one] for one in (part.reference, *part.candidates) if one in by_id}
        if len(meant) == 1 and (part.reference or len(part.candidates) > 1):
            [one_work] = meant.values()
            one_work.cited[text].append(_place(text, citation, part))


def _unlisted(text: str, referencing: Referencing) -> Iterator[tuple[Place, Cited]]:
    for citation, part in _parts(referencing):
        if not part.reference and not part.candidates:
            said = {one.start: one for one in cited(citation.raw[1:-1], citation.start + 1)}
            if part.start in said:
                yield _place(text, citation, part), said[part.start]


def _add_citation(gathered: list[_Gathered], place: Place, part: Cited) -> None:
    same = [work for work in gathered if _may_be(work, part)]
    if not same:
        same = [_Gathered(parts=[part])]
        gathered += same
    if len(same) == 1:
        same[0].cited.setdefault(place.text, []).append(place)


def _may_be(work: _Gathered, part: Cited) -> bool:
    if part.year and part.year[:4] != work.year()[:4]:
        return False
    names = tuple(plain(author) for author in part.authors)
    if names:
        return work.names() == names or (part.others and work.names()[: len(names)] == names)
    return bool(part.title) and plain(work.title()) == plain(part.title)


def _parts(referencing: Referencing) -> Iterator[tuple[Citation, CitationPart]]:
    for citation in referencing.citations:
        for part in citation.parts:
            yield citation, part


def _place(text: str, citation: Citation, part: CitationPart) -> Place:
    return Place(text=text, passage=citation.passage, start=part.start, end=part.end)


def _entitled(gathered: list[_Gathered]) -> tuple[CitedWork, ...]:
    """Labels, and ids made of them; works of one label are told apart by their titles' first words, then by number."""
    found = sorted(gathered, key=lambda work: (plain(_label(work)), plain(work.title()), _raw(work)))
    labels = [plain(_label(work)) for work in found]
    taken: set[str] = set()
    entitled = []
    for work, label in zip(found, labels, strict=True):
        more = plain(work.title()).split()[:3] if labels.count(label) > 1 else []
        id = _free(re.sub(r"[^a-z0-9]+", "-", " ".join([label, *more]))[:60].strip("-") or "work", taken)
        places = {text: tuple(places) for text, places in work.cited.items()}
        entitled.append(CitedWork(id, _label(work), _raw(work), places, _known(work)))
    return tuple(entitled)


def _free(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    taken.add(free)
    return free


def _label(work: _Gathered) -> str:
    if work.references:
        names, others = [surname(author) for author in work.references[0].authors], leaves_out(work.references[0])
    else:
        names, others = list(work.parts[0].authors), work.parts[0].others
    if not names:
        who = work.title() if len(work.title()) <= 60 else work.title()[:60].rsplit(" ", 1)[0] + " …"
    elif others or len(names) > 2:
        who = f"{names[0]} et al."
    else:
        who = " and ".join(names)
    return f"{who} {work.year()}".strip() or _raw(work)


def _raw(work: _Gathered) -> str:
    if work.references:
        return max((reference.raw for reference in work.references), key=len)
    return work.parts[0].raw


def _known(work: _Gathered) -> Reference:
    """Of each fact the first that is said; of a work that no list has, what its citations say."""
    said = work.references or [Reference("", part.raw, part.authors, part.year, part.title) for part in work.parts]
    facts = {name: next((value for one in said if (value := getattr(one, name))), "") for name in FACTS}
    authors = next((one.authors for one in said if one.authors), ())
    return Reference("", _raw(work) if work.references else _label(work), authors, **facts)
