"""The course as pages need it: how texts are named and coloured, where records lead, and a passage's words woven."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..analysis.addresses import Addresses
from ..analysis.course import Course, Edition
from ..html.shapes import SHAPES, path
from ..html.weave import body_html, lead_html
from ..input.records import Event, Place, Term
from ..model.passages import Passage

COLOURS = 6
"""How many colours the stylesheet has for texts (`--t1` to `--t6`)."""


@dataclass(frozen=True)
class Book:
    """A course on its way to paper."""

    course: Course
    addresses: Addresses

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts' ids in the order of writing."""
        return tuple(edition.id for edition in self.course.editions)

    @cached_property
    def _editions(self) -> Mapping[str, Edition]:
        return {edition.id: edition for edition in self.course.editions}

    @cached_property
    def _passages(self) -> Mapping[tuple[str, str], Passage]:
        return {(e.id, p.id): p for e in self.course.editions for p in e.text.passages}

    @cached_property
    def _records(self) -> Mapping[tuple[str, str], object]:
        course = self.course
        return {("event", e.id): e for e in course.events} | {("term", t.id): t for t in course.terms}

    def edition(self, text: str) -> Edition:
        return self._editions[text]

    def label(self, text: str) -> str:
        return self._editions[text].source.label

    def letter(self, text: str) -> str:
        return self._editions[text].source.siglum

    def colour(self, text: str) -> int:
        """1 to 6, by order of writing."""
        return self.texts.index(text) % COLOURS + 1

    def shape(self, text: str, x: float, y: float, r: float) -> Markup:
        """The text's shape around a point of a picture."""
        return path(SHAPES[self.texts.index(text) % len(SHAPES)], x, y, r)

    def passage(self, text: str, passage: str) -> Passage:
        return self._passages[text, passage]

    def passage_words(self, place: Place) -> str:
        """How one refers to it: passage 12, note 3, a heading."""
        return passage_words(self.passage(place.text, place.passage))

    def event(self, id: str) -> Event | None:
        found = self._records.get(("event", id))
        return found if isinstance(found, Event) else None

    def term(self, id: str) -> Term | None:
        found = self._records.get(("term", id))
        return found if isinstance(found, Term) else None

    def state(self, event: str, text: str) -> str:
        """`tells`, `silent`, `older` or `unread`."""
        return self.course.states.get(event, {}).get(text, "unread")

    def body(self, path: str, body: str, shown: str) -> Markup:
        """A record's body for the page at `shown`."""
        return body_html(body, path.removeprefix("docs/"), shown)

    def lead(self, path: str, body: str, shown: str) -> Markup:
        """The first paragraph of it."""
        return lead_html(body, path.removeprefix("docs/"), shown)

    def grouped(self, places: Iterable[Place]) -> list[tuple[str, list[Place]]]:
        """Places by text, in the order of writing; texts without one are left out."""
        listed = list(places)
        return [(text, mine) for text in self.texts if (mine := [p for p in listed if p.text == text])]


def once(places: Iterable[Place]) -> list[Place]:
    """Of several places in one passage of a text only the first."""
    first: dict[tuple[str, str], Place] = {}
    for place in places:
        first.setdefault((place.text, place.passage), place)
    return list(first.values())


def passage_words(passage: Passage) -> str:
    """How one refers to a passage in words."""
    if passage.kind == "note":
        return f"note {passage.number or number(passage.id)}"
    if passage.kind in ("heading", "reference"):
        return {"heading": "a heading", "reference": "reference list"}[passage.kind]
    return f"passage {number(passage.id)}"


def number(passage: str) -> str:
    """The number in a passage's id."""
    return passage.lstrip("abcdefghijklmnopqrstuvwxyz")


def counted(n: int, one: str, many: str = "") -> str:
    """`1 quotation`, `2 quotations`."""
    return f"{numeral(n)} {one if n == 1 else many or one + 's'}"


def numeral(n: int) -> str:
    """`12 500`, with a narrow space that no line breaks at."""
    return f"{n:,}".replace(",", "\u202f")


def plain(markdown: str, limit: int = 155) -> str:
    """The first words of a body, for a description: no marks, cut at a word."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"[*_`>#]", "", markdown))
    words = " ".join(words.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def joined(words: Sequence[str]) -> str:
    """`one, two and three`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))
