"""The map: the places that texts speak of, each with the signs of the texts that name it, and the same as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..html.boxes import Box, Label, Line, set_beside, words_width
from ..html.coasts import land_path
from ..html.projection import Projection, Spot, middle_of
from ..input.land import shores
from ..input.records import Name
from .index import CourseIndex
from .names import alphabetic, map_url
from .naming import Texts
from .page import Head, Page, page
from .passages import PassageRef
from .planning import Planned

WIDTH, SIDE, LEAST, MOST = 880.0, 80.0, 380.0, 900.0
"""Of the picture: its width, what is kept free at its edges, the least and the greatest height."""
NEAREST = 0.25
"""In radii of the earth: a map of one town shows this much around it."""
LETTER, ROW, SIGN, DOT = 12.5, 16.0, 11.0, 3.0
"""The size of a name, the height of its row, the width of a text's sign before it, half that of the place's own."""
Passages = tuple[tuple[str, tuple[PassageRef, ...]], ...]


@dataclass(frozen=True)
class MapPlace:
    """One place that texts name."""

    id: str
    name: str
    at: tuple[float, float]
    size: str
    """`city`, `region`, `country` or `sea`."""
    url: str
    passages: Passages
    """By text, each once."""


@dataclass(frozen=True)
class MapView:
    """What the map prints."""

    texts: Texts
    places: tuple[MapPlace, ...]
    """From A to Z."""


@dataclass(frozen=True)
class MapSign:
    """One place of the picture."""

    place: MapPlace
    x: float
    y: float
    box: Box | None
    """Of its name and signs; None where there is no room for them."""
    line: Line | None
    signs: tuple[tuple[str, Markup], ...]
    """By text: its shape."""
    base: Spot
    """Where its name begins."""

    @property
    def named_by(self) -> tuple[str, ...]:
        """The texts, in the order of writing."""
        return tuple(text for text, _ in self.place.passages)


def map_pages(index: CourseIndex) -> Iterator[Planned[MapView]]:
    """The map, where texts name places of which somebody said where they lie."""
    found = (_place(index, name) for name in sorted(index.course.of(Name), key=alphabetic))
    if places := tuple(place for place in found if place):
        yield Planned("map.md", map_page, MapView(index.texts, places))


def map_page(view: MapView) -> Page:
    """The map, and the list of its places."""
    say = view.texts.language.say
    head = Head("map.md", say("Map"), say("The places that the texts speak of."), "docs/names")
    on_map, paper = _sheet([place.at for place in view.places])
    signs = map_signs(view.texts, view.places, [on_map(place.at) for place in view.places], paper)
    return page(
        head,
        view.texts,
        "map.md.j2",
        view=view,
        paper=paper,
        land=land_path(shores(), on_map, paper),
        signs=signs,
        crowded=sum(sign.box is None for sign in signs),
    )


def _place(index: CourseIndex, name: Name) -> MapPlace | None:
    passages = index.refs(index.course.named.get(name.id, ()))
    if not name.at or not map_url(name, passages):
        return None
    return MapPlace(name.id, name.name, name.at, name.size, index.course.url(Name, name.id), passages)


@dataclass(frozen=True)
class _OnMap:
    """The projection, enlarged; its middle stays at 0, 0."""

    projection: Projection
    scale: float

    def __call__(self, at: tuple[float, float]) -> Spot:
        x, y = self.projection(at)
        return x * self.scale, y * self.scale


def _sheet(places: Sequence[tuple[float, float]]) -> tuple[_OnMap, Box]:
    """How places come to lie on paper, and the paper around them all."""
    projection = Projection(middle_of(places))
    across, down = zip(*map(projection, places), strict=True)
    wide, high = max(max(across) - min(across), NEAREST), max(max(down) - min(down), NEAREST / 2)
    scale = min((WIDTH - 2 * SIDE) / wide, (MOST - 2 * SIDE) / high)
    height = max(high * scale + 2 * SIDE, LEAST)
    x, y = ((min(side) + max(side)) / 2 * scale for side in (across, down))
    left, top = round(x - WIDTH / 2), round(y - height / 2)
    return _OnMap(projection, scale), Box(left, top, left + WIDTH, top + round(height))


def map_signs(texts: Texts, places: Sequence[MapPlace], spots: Sequence[Spot], paper: Box) -> list[MapSign]:
    """Every place with its name beside it: no name lies on another, on a place or on the line to one."""
    labels = [
        Label(x, y, len(place.passages) * SIGN + words_width(place.name, LETTER) + 2, ROW)
        for place, (x, y) in zip(places, spots, strict=True)
    ]
    dots = [Box(x - DOT - 1, y - DOT - 1, x + DOT + 1, y + DOT + 1) for x, y in spots]
    inside = Box(paper.left + 4, paper.top + 4, paper.right - 4, paper.bottom - 4)
    set_ = set_beside(labels, inside, dots)
    return [
        _sign(texts, place, spot, found.box if found else None, found.line if found else None)
        for place, spot, found in zip(places, spots, set_, strict=True)
    ]


def _sign(texts: Texts, place: MapPlace, spot: Spot, box: Box | None, line: Line | None) -> MapSign:
    x, y = round(spot[0], 1), round(spot[1], 1)
    if box is None:
        return MapSign(place, x, y, None, None, (), (x, y))
    middle = (box.top + box.bottom) / 2
    begins = [box.left + SIGN * n for n in range(len(place.passages) + 1)]
    shapes = tuple(
        (text, texts.shape(text, left + SIGN / 2, middle, 3.6))
        for left, (text, _) in zip(begins, place.passages, strict=False)
    )
    return MapSign(place, x, y, box, line, shapes, (round(begins[-1] + 2, 1), round(middle + 4.3, 1)))
