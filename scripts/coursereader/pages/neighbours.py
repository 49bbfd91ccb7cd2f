"""What comes before a page and after it, in the order in which its list has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise


@dataclass(frozen=True)
class Neighbour:
    """A page beside another."""

    title: str
    url: str
    """From the site's root: `events/the-fire.html`."""


@dataclass(frozen=True)
class Neighbours:
    """The two beside a page; none at either end of the list."""

    before: Neighbour | None
    after: Neighbour | None


def neighbours(listed: Iterable[tuple[str, str, str]]) -> Mapping[str, Neighbours]:
    """By id, from the id, title and address of each page in the list."""
    pages = {id: Neighbour(title, url) for id, title, url in listed}
    ends = chain((None,), pages.values(), (None,))
    around = pairwise(pairwise(ends))
    return {id: Neighbours(before, after) for id, ((before, _), (_, after)) in zip(pages, around, strict=True)}
