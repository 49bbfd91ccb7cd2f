"""Where the glossary's terms and the register's names stand in the texts: the longest first, none inside another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..input.records import Name, Place, Term
from ..model.passages import FURNITURE, Passage, Text
from .forms import Forms, Hit, longest

Places = dict[str, tuple[Place, ...]]


def occurrences(terms: Iterable[Term], texts: Iterable[Text]) -> Places:
    """By term: every place in the texts where one of its forms stands, in reading order; furniture is not read."""
    known = {term.id: (term.term, *term.forms) for term in terms}
    return _places(known, texts, lambda text, passage, hit: True)


def named(names: Iterable[Name], texts: Iterable[Text]) -> Places:
    """By name: every place where one of its forms stands and means this one.

    `only` names the passages where it does; `not` names longer words that are somebody else's.
    """
    by_id = {name.id: name for name in names}
    others = {name.id: Forms((words, name.id) for words in name.not_) for name in by_id.values() if name.not_}

    def means_it(text: Text, passage: Passage, hit: Hit) -> bool:
        only = by_id[hit.of].only
        if only and passage.id not in only.get(text.id, ()):
            return False
        return hit.of not in others or not any(other.holds(hit) for other in others[hit.of].hits(passage.text))

    return _places({name.id: (name.name, *name.forms) for name in by_id.values()}, texts, means_it)


def _places(
    known: dict[str, tuple[str, ...]], texts: Iterable[Text], counts: Callable[[Text, Passage, Hit], bool]
) -> Places:
    forms = Forms((form, of) for of, forms in known.items() for form in forms)
    found: dict[str, list[Place]] = {of: [] for of in known}
    for text in texts:
        for passage in text.passages:
            if passage.kind != FURNITURE:
                for hit in longest(hit for hit in forms.hits(passage.text) if counts(text, passage, hit)):
                    found[hit.of].append(Place(text=text.id, passage=passage.id, start=hit.start, end=hit.end))
    return {of: tuple(places) for of, places in found.items()}
