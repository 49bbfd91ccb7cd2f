"""The map: where places lie on paper, what land there is, names that lie on nothing, and what a writer is told."""

from __future__ import annotations

import json
import re
from itertools import combinations
from math import hypot

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.files import exports
from coursereader.flow import gather
from coursereader.html.boxes import Box, Label, set_beside
from coursereader.html.coasts import goes_round, land_path
from coursereader.html.projection import RIM, Projection, middle_of
from coursereader.input.land import Shore, decoded, shores
from coursereader.kinds import planned_pages, record_data
from coursereader.model.problems import Report
from coursereader.pages.map import MapPlace, map_signs
from coursereader.pages.naming import texts_of
from courses import TOY, made_pages, said, toy_with

WEND = "docs/names/wend.md"
AT = "at: [54.6, -2.1]"
TWO = "two numbers belong here. Write latitude and longitude, with points for decimals: [43.12, 131.9]."
DEGREES = "Write degrees with a point for decimals, and a minus for south and west: [-33.9, 18.4]."
POLES = "the poles are at 90 and -90"
PAPER = Box(-400, -300, 400, 300)


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def site(course: Course) -> dict[str, str]:
    return {path: page.text for path, page in made_pages(course).items()}


def place(n: int, texts: tuple[str, ...]) -> MapPlace:
    """A place of that number, which these texts name."""
    return MapPlace(f"n{n}", f"Town {n}", (0, 0), "city", f"names/index.html#n{n}", tuple((t, ()) for t in texts))


def problems(folder, put):
    """What the check says of the toy course with something else in the place of the coordinates."""
    written = (TOY / WEND).read_text("utf-8")
    assert AT in written
    report = Report()
    gather(toy_with(folder, {WEND: written.replace(AT, put)}), report)
    return said(report)


def test_the_middle_lies_in_the_middle_and_north_is_above():
    on_map = Projection((45.0, 90.0))
    assert on_map((45.0, 90.0)) == pytest.approx((0, 0))
    assert on_map((60.0, 90.0))[0] == pytest.approx(0)
    assert on_map((60.0, 90.0))[1] < 0 < on_map((45.0, 100.0))[0]


def test_equal_areas_stay_equal_and_the_other_side_is_the_rim():
    on_map = Projection((0.0, 0.0))
    hemisphere = hypot(*on_map((0.0, 90.0)))
    assert 3.14159265 * hemisphere**2 == pytest.approx(2 * 3.14159265)
    assert hypot(*on_map((0.0, 180.0))) == RIM


def test_the_middle_of_places_on_both_sides_of_the_date_line_lies_between_them():
    latitude, longitude = middle_of([(10.0, 170.0), (10.0, -170.0)])
    assert abs(longitude) == pytest.approx(180)
    assert latitude == pytest.approx(10, abs=0.3)


def test_an_outline_is_decoded_as_its_steps_say():
    arcs = [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]]
    transform = {"scale": [0.5, 0.5], "translate": [-10, 20]}
    land = {"geometries": [{"arcs": [[[0, -2]]]}]}
    [shore] = decoded({"transform": transform, "arcs": arcs, "objects": {"land": land}})
    assert shore == Shore(((20, -10), (20, -5), (25, -5), (25, -10)), False)


def test_towns_lie_on_land_and_the_middle_of_a_sea_does_not():
    dry, wet = [(55.75, 37.6), (48.48, 135.07), (39.9, 116.4)], [(40.0, 135.0), (42.0, 51.0)]
    assert [covered(*at) for at in dry + wet] == [True, True, True, False, False]


@pytest.mark.parametrize("middle", [(45.0, 90.0), (-40.0, 175.0), (-23.0, -66.0), (0.0, -140.0), (42.0, 51.0)])
def test_land_is_land_wherever_the_middle_of_the_map_is(middle):
    paper = Box(-60, -60, 60, 60)
    path = str(land_path(shores(), enlarged(middle), paper))
    assert inside(path, (0.05, 0.05)) is covered(*middle)


def enlarged(middle):
    """A map around a point."""
    on_map = Projection(middle)
    return lambda at: tuple(200 * n for n in on_map(at))


def covered(latitude, longitude):
    """Whether there is land, by the outline itself."""
    odd = False
    for shore in shores():
        ring = [(lon, lat) for lat, lon in shore.points]
        odd ^= crossings(ring, (longitude, latitude)) % 2 == 1
    return odd


def crossings(ring, point):
    """How often the way from a point to the right crosses a ring."""
    x, y = point
    n = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        n += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return n


def inside(path, point):
    """Whether a point is filled, by the rule of evenness."""
    n = 0
    for x0, y0, steps in re.findall(r"M(\S+) ([^l]+)l([^z]*)z", path):
        x, y = float(x0), float(y0)
        ring, numbers = [(x, y)], [float(step) for step in steps.split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        n += crossings(ring, point)
    return n % 2 == 1


def test_a_coast_round_the_other_side_turns_the_other_way():
    ring = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
    assert (goes_round(ring), goes_round(ring[::-1]), goes_round([(x + 5, y) for x, y in ring])) == (1, -1, 0)


def test_nothing_is_drawn_beyond_the_paper():
    path = str(land_path(shores(), enlarged((45.0, 90.0)), Box(-60, -60, 60, 60)))
    for x0, y0, steps in re.findall(r"M(\S+) ([^l]+)l([^z]*)z", path):
        x, y = float(x0), float(y0)
        numbers = [float(step) for step in steps.split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            assert max(abs(x), abs(y)) < 60.5


def test_names_lie_on_no_other_name_on_no_place_and_within_the_paper(course):
    spots = [(-100 + 70 * (n % 5), -100 + 40 * (n // 5)) for n in range(30)]
    places = [place(n, ("alder", "birch")) for n in range(30)]
    signs = map_signs(texts_of(course), places, spots, PAPER)
    boxes = [sign.box for sign in signs if sign.box]
    assert len(boxes) == 30
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(PAPER.holds(box) for box in boxes)
    assert not any(box.left < x < box.right and box.top < y < box.bottom for box in boxes for x, y in spots)
    lines = [sign.line for sign in signs if sign.line]
    assert lines
    assert not any(box.is_crossed(line) for box in boxes for line in lines if not ends_at(box, line))


def ends_at(box, line):
    return box.left <= line[2] <= box.right and box.top <= line[3] <= box.bottom


def test_a_name_without_room_is_left_out_and_its_place_is_not(course):
    signs = map_signs(texts_of(course), [place(1, ("alder",))], [(0, 0)], Box(-9, -9, 9, 9))
    assert (signs[0].box, signs[0].x, signs[0].signs) == (None, 0, ())


def test_a_label_alone_stands_at_the_right_and_at_the_edge_at_the_left():
    paper = Box(0, 0, 100, 100)
    [middle] = set_beside([Label(20, 50, 40, 10)], paper, [])
    [edge] = set_beside([Label(95, 50, 40, 10)], paper, [])
    assert middle
    assert middle.box == Box(26, 45, 66, 55)
    assert edge
    assert edge.box == Box(49, 45, 89, 55)


def test_a_line_crosses_a_box_only_where_it_has_a_part_in_it():
    box = Box(0, 0, 10, 10)
    assert box.is_crossed((-5, 5, 15, 5))
    assert box.is_crossed((2, 2, 3, 3))
    assert not box.is_crossed((-5, 0, 15, 0))
    assert not box.is_crossed((-5, 5, -1, 5))
    assert not box.is_crossed((-5, 8, 8, 21))


def test_the_map_shows_each_place_with_its_texts_and_says_the_same_in_a_list(site):
    page = site["map.md"]
    assert re.search(r'<a class="at city" href="names/index.html#wend"><title>Wend: [^<]*, [^<]*</title>', page)
    assert len(re.findall(r'<g class="fill c-\d"><path', page.partition("</svg>")[0])) == 2
    assert '<div id="wend"><dt><a href="names/index.html#wend">Wend</a></dt>' in page
    assert 'href="texts/birch.html#p1"' in page.partition("{: #places }")[2]
    assert "The outline of land; no border is drawn." in page
    assert " style=" not in page
    assert "<script" not in page


def test_the_register_leads_to_the_map_only_for_what_is_on_it(site):
    assert site["names/index.md"].count("On the map") == 1
    assert 'href="../map.html#wend"' in site["names/index.md"]


def test_a_course_that_says_of_no_place_where_it_lies_has_no_map(tmp_path):
    written = (TOY / WEND).read_text("utf-8").replace(f"{AT}\n", "")
    planned = planned_pages(gather(toy_with(tmp_path, {WEND: written}), report := Report()))
    assert said(report) == []
    assert "map.md" not in {page.path for page in planned}


def test_the_data_say_where_a_place_lies(course):
    files = {file.path: file.content for file in exports(course, record_data())}
    names = {name["id"]: name for name in json.loads(files["data/names.json"])["names"]}
    assert (names["wend"]["at"], names["wend"]["size"]) == ([54.6, -2.1], "city")
    assert (names["marsh"]["at"], names["marsh"]["size"]) == (None, "")


@pytest.mark.parametrize(
    ("put", "told"),
    [
        ("at: [54.6]", TWO),
        ('at: "54.6, -2.1"', TWO),
        ("at: [54°36′, -2.1]", '"54°36′" is not a number of degrees. ' + DEGREES),
        ("at: [1e1, -2.1]", '"1e1" is not a number of degrees. ' + DEGREES),
        ("at: [131.9, 43.12]", f"no latitude is 131.9; {POLES}. Write the latitude first: [43.12, 131.9]."),
        ("at: [540.6, -2.1]", f"no latitude is 540.6; {POLES}. Look it up again."),
        ("at: [54.6, 357.9]", "no longitude is 357.9. Write it between -180 and 180; west is less than 0."),
    ],
)  # fmt: skip
def test_a_writer_is_told_what_is_wrong_with_coordinates(tmp_path, put, told):
    assert problems(tmp_path, put) == [f'{WEND}:4: "at": {told}']


def test_only_a_place_is_on_the_map(tmp_path):
    path = "docs/names/marsh.md"
    written = (TOY / path).read_text("utf-8").replace("kind: person\n", "kind: person\nat: [1, 2]\n")
    gather(toy_with(tmp_path, {path: written}), report := Report())
    told = '"at": this is a person, and only a place is on the map. Leave it out, or write kind: place.'
    assert said(report) == [f"{path}:5: {told}"]


def test_the_size_of_a_place_is_one_of_four(tmp_path):
    [told] = problems(tmp_path, f"{AT}\nsize: town")
    assert told == f'{WEND}:5: "size" cannot be "town". Choose one of: city, region, country, sea.'
