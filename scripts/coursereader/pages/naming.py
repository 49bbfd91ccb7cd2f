"""How pages name the texts: by label, siglum, colour and shape, in the interface's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import count

from markupsafe import Markup

from ..analysis.course import Course, Edition
from ..html.shapes import SHAPES, path
from ..input.records import Place
from ..input.source import short_labels
from ..interface.language import Language
from ..interface.typography import set_in_type

COLOURS = 6
"""In the stylesheet, `c-1` and on."""
MANY, SOME = 24, 8
"""A course of more texts than that has no column, row or sign for each of them on pages about all: there it is counted,
and the first few are named."""


@dataclass(frozen=True)
class TextName:
    """One text, as every page names it."""

    id: str
    label: str
    """`Alder 2013`."""
    short: str
    """`Alder`, where that tells it from the others."""
    siglum: str
    language: str
    """As BCP 47 has it."""
    horizon: str
    """After which it knows nothing."""
    written: str
    """The same, or where only these are known, its termini."""


@dataclass(frozen=True)
class SiteName:
    """The course, as one cites it."""

    title: str = ""
    address: str = ""
    """Where the site is published; empty where that is not said."""


@dataclass(frozen=True)
class Texts:
    """All texts of a course in the order of writing, and the language that pages speak of them."""

    language: Language
    names: tuple[TextName, ...] = ()
    edit_base: str = ""
    """Before the path of a file: where it is edited; empty where nobody said."""
    site: SiteName = SiteName()

    @cached_property
    def fingerprint(self) -> str:
        """Names all of it: every page holds it, and a page is known by what it holds."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()

    def edit(self, path: str) -> str:
        """Where a file is edited; empty where that is not known."""
        return f"{self.edit_base}{path}" if self.edit_base and path else ""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The texts' ids, in the order of writing."""
        return tuple(self._by_id)

    @cached_property
    def _by_id(self) -> dict[str, TextName]:
        return {name.id: name for name in self.names}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name.id: n for n, name in enumerate(self.names)}

    @property
    def are_many(self) -> bool:
        """Too many for a column each."""
        return len(self.names) > MANY

    @property
    def columns(self) -> tuple[str, ...]:
        """The texts that have a column each; none where they are too many."""
        return () if self.are_many else self.ids

    def some(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Of texts that stand in one line: all, or where the course has many, the first few."""
        return tuple(ids[:SOME] if self.are_many else ids)

    def order(self, text: str) -> int:
        """Its place in the order of writing, from 0."""
        return self._order[text]

    def label(self, text: str) -> str:
        return self._by_id[text].label

    def short(self, text: str) -> str:
        """What our prose calls it."""
        return self._by_id[text].short

    def siglum(self, text: str) -> str:
        return self._by_id[text].siglum

    def horizon(self, text: str) -> str:
        return self._by_id[text].horizon

    def written(self, text: str) -> str:
        return self._by_id[text].written

    def colour(self, text: str) -> int:
        """The number of its colour in the stylesheet, from 1. Each round through the colours begins with the next, so
        that texts of one shape differ in colour."""
        rounds, place = divmod(self._order[text], COLOURS)
        return (place + rounds) % COLOURS + 1

    def shape(self, text: str, x: float, y: float, r: float) -> Markup:
        """The text's shape around a point of a picture."""
        return path(SHAPES[self._order[text] % len(SHAPES)], x, y, r)

    def language_of(self, text: str) -> str:
        """As BCP 47 has it."""
        return self._by_id[text].language

    def lang(self, text: str) -> Markup:
        """The attributes of an element that holds the text's words: ` lang="ru"`, and `dir` where it runs otherwise."""
        return self.in_language(self._by_id[text].language)

    def in_language(self, code: str) -> Markup:
        """As `lang`, of words in a language that is told by its code."""
        direction = Language(code).direction
        turned = f' dir="{direction}"' if direction != self.language.direction else ""
        return Markup(f' lang="{code}"{turned}')

    def lang_of_ours(self, text: str) -> Markup:
        """As `lang`, of words of the interface among those of a text; nothing where both are of one language."""
        ours = self.language.interface
        if ours == self._by_id[text].language:
            return Markup("")
        turned = f' dir="{self.language.direction}"' if "dir=" in self.lang(text) else ""
        return Markup(f' lang="{ours}"{turned}')

    def grouped(self, places: Iterable[Place]) -> list[tuple[str, list[Place]]]:
        """Places by text, in the order of writing; texts without one are left out."""
        found: dict[str, list[Place]] = {}
        for place in places:
            found.setdefault(place.text, []).append(place)
        return [(text, found[text]) for text in self.ids if text in found]


def texts_of(course: Course) -> Texts:
    """The texts of a course as its pages name them."""
    language = course.facts.language
    short = short_labels([edition.source for edition in course.editions])
    signs = told_apart([edition.source.siglum for edition in course.editions])
    names = tuple(
        _name(edition, short[edition.id], sign, language) for edition, sign in zip(course.editions, signs, strict=True)
    )
    site = SiteName(course.facts.title, course.facts.address)
    return Texts(Language(language), names, course.facts.edit_base, site)


def other_forms(name: str, forms: Iterable[str], language: Language) -> tuple[str, ...]:
    """The forms of a name as one sets them in type, each once, without the name itself."""
    _, *others = dict.fromkeys(set_in_type(form, language.code) for form in (name, *forms))
    return tuple(others)


def told_apart(sigla: Sequence[str]) -> list[str]:
    """Sigla of which no two are alike: one that another text has already is numbered, `X2`."""
    found: list[str] = []
    taken = set(sigla)
    seen: set[str] = set()
    for siglum in sigla:
        numbered = (f"{siglum}{n}" for n in count(2))
        sign = siglum if siglum not in seen else next(one for one in numbered if one not in taken)
        found.append(sign)
        seen.add(sign)
        taken.add(sign)
    return found


def _name(edition: Edition, short: str, siglum: str, language: str) -> TextName:
    source, horizon = edition.source, edition.source.horizon
    return TextName(source.id, source.label, short, siglum, source.language or language, horizon.last, horizon.when)
