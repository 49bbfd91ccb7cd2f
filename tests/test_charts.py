"""Charts of figures: what is drawn, where, and what stays in the table alone."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from coursereader.analysis.course import Course
from coursereader.flow import gather
from coursereader.input.records import Reading
from coursereader.interface.language import Language
from coursereader.model.problems import Report
from coursereader.pages.charts import chart, comparable, pads, ticks
from coursereader.pages.naming import Texts, texts_of
from coursereader.publish.live import live
from courses import TOY, made_pages

EN, RU = Language("en"), Language("ru")
FIGURE = "figures/cost-of-the-new-bridge.md"


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def texts(course: Course) -> Texts:
    return texts_of(course)


def reading(value: str, as_of: str, text: str = "alder") -> Reading:
    return Reading(text=text, quote="…", value=value, as_of=as_of)


SERIES = [
    reading("4", "1999"),
    reading("10.5", "2013", "birch"),
    reading("16.7", "2019", "birch"),
    reading("16.6", "2019"),
    reading("18.3", "2020", "birch"),
]


@pytest.mark.parametrize(
    ("language", "written", "number"),
    [
        (EN, "12,000", 12000), (EN, "16.7", 16.7), (EN, "−3", -3), (RU, "16,7", 16.7), (RU, "12 000", 12000),
        (EN, "4–5", None), (EN, "two thirds", None), (EN, "16,7", None), (EN, "NaN", None),
        (EN, "1e9", None), (EN, "", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_language_writes_it(language, written, number):
    assert language.parsed(written) == number


def test_words_and_dates_in_words_cannot_be_compared():
    readings = [*SERIES[:1], reading("4–5", "2001"), reading("7", "since 2010"), reading("8", "2012/2014")]
    assert [(one.value, n) for one, n in comparable(EN, readings)] == [("4", 4), ("8", 8)]


def test_two_that_can_be_compared_make_no_chart(texts):
    assert chart(texts, [*SERIES[:2], reading("7", "since 2010")]) is None


def test_signs_stand_in_the_order_of_time_and_as_high_as_their_values(texts):
    drawn = chart(texts, SERIES)
    assert drawn
    first, second, third, fourth, last = drawn.signs
    assert first.x < second.x < fourth.x < last.x
    assert first.y > second.y > fourth.y > third.y > last.y
    zero, full = drawn.zero, min(y for y, _ in drawn.across)
    assert (zero - second.y) / (zero - first.y) == pytest.approx(10.5 / 4, rel=0.01)
    assert [number for _, number in drawn.across] == ["0", "5", "10", "15", "20"]
    assert (zero - last.y) / (zero - full) == pytest.approx(18.3 / 20, rel=0.01)


def test_no_sign_lies_on_another_and_no_value_on_a_sign_a_value_or_a_stem(texts):
    drawn = chart(texts, SERIES)
    assert drawn
    assert all(abs(one.x - other.x) > 10 for one, other in combinations(drawn.signs, 2))
    boxes = [sign.label.box for sign in drawn.signs if sign.label]
    assert len(boxes) == len(SERIES)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.is_crossed((s.x, s.y, s.x, drawn.zero)) for box in boxes for s in drawn.signs)
    assert all(box.left >= 0 and box.right <= drawn.width and box.top >= 0 for box in boxes)


def test_what_cannot_be_drawn_is_counted(texts):
    drawn = chart(texts, [*SERIES, reading("1", "long term")])
    assert drawn
    assert (drawn.left_out, len(drawn.signs)) == (1, 5)


def test_readings_of_one_date_stand_side_by_side_over_it(texts):
    of_birch = [reading(value, "1912", "birch") for value in ("12,000", "15,000")]
    drawn = chart(texts, [reading("12,000", "1912"), *of_birch])
    assert drawn
    assert drawn.dates == 1
    assert [name for _, name in drawn.years] == ["1912"]
    assert len({sign.x for sign in drawn.signs}) == 3
    assert drawn.signs[0].y == drawn.signs[1].y > drawn.signs[2].y


def test_what_holds_for_years_has_a_line_as_long(texts):
    drawn = chart(texts, [*SERIES[:2], reading("8", "2014/2016")])
    assert drawn
    assert [bool(sign.span) for sign in drawn.signs] == [False, False, True]
    begin, end = drawn.signs[2].span or (0, 0)
    assert begin < drawn.signs[2].x < end


@pytest.mark.parametrize(
    ("values", "lines"),
    [([3, 62], [0, 20, 40, 60, 80]), ([-3, 4], [-4, -2, 0, 2, 4]), ([0.8, 2], [0, 0.5, 1, 1.5, 2]), ([0, 0], [0])],
)
def test_lines_across_are_round_and_zero_is_one_of_them(values, lines):
    assert ticks(values) == lines


def test_points_stand_under_each_other():
    blank, point = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}"
    assert pads(EN, ["4", "10.5", "16.75", "some"]) == [point + blank * 2, blank, "", point + blank * 2]
    assert pads(RU, ["4", "10,5"]) == [point + blank, ""]
    assert pads(EN, ["4", "5"]) == ["", ""]


def test_the_page_of_a_figure_draws_and_says_what_its_table_says(course):
    page = made_pages(course)[FIGURE].text
    assert list(live(page.partition("\n---\n")[2])) == []
    assert '<svg class="chart"' in page
    assert '<title id="chart-t">Cost of the new bridge: a chart</title>' in page
    description = re.search(r'<desc id="chart-d">(.*?)</desc>', page)
    assert description
    assert description[1].count("12,000") == 2
    assert description[1].startswith("pounds.")
    assert page.index("</svg>") < page.index('<table class="fg fg-v"')
    assert " style=" not in page
