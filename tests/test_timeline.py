"""The timeline: every event drawn, its words whole, its date as honest as it is known."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pytest
from coursereader.flow import gather
from coursereader.html.boxes import Box, words_width
from coursereader.interface.language import Language
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.pages import timeline
from coursereader.pages.naming import TextName, Texts
from coursereader.pages.timed_events import TimedEvent, kind_codes
from coursereader.pages.timeline_overview import ROW, overview
from coursereader.pages.timeline_picture import EDGE, LETTER, WIDTH, Picture, picture, years_on
from coursereader.pages.year_scale import TimeSpan, time_span, year_scale
from courses import TOY

TEXTS = Texts(
    Language("en"),
    tuple(TextName(id, id, id, id[0].upper(), "en", "2021-10", "2021-10") for id in ("ash", "birch", "cedar")),
)
WORDS = tuple(f"{start}{end}" for start in ("decl", "agree", "bord", "gas") for end in ("", "er", "ation", " of two"))


def many(count: int) -> list[TimedEvent]:
    """Events as courses have them: most within ten years, many of a year alone, some for long, with long names."""
    draw, found = Random(7), []
    for n in range(count):
        year = draw.choice([1896, 1939, 1972, 1996, *range(2001, 2012), *[*range(2012, 2022)] * 6])
        iso = draw.choice(
            [f"{year}", f"{year}-0{draw.randint(1, 9)}", f"{year}-07-{draw.randint(10, 30)}", f"{year}/2025"]
        )
        title = " ".join(draw.choice(WORDS) for _ in range(draw.randint(2, 12)))
        states = {text: draw.choice(("tells", "touches", "silent")) for text in TEXTS.ids}
        found.append(TimedEvent(f"e{n}", title, iso, draw.choice(("war", "deal")), f"events/e{n}.html", states))
    return sorted(found, key=lambda event: event.date)


def drawn(count: int) -> Picture:
    made = picture(TEXTS, many(count), {"war": "W", "deal": "D"})
    assert made
    return made


@pytest.mark.parametrize("count", [1, 40, 220])
def test_every_event_is_drawn_and_no_words_are_cut_or_lie_on_others(count: int) -> None:
    made = drawn(count)
    assert len(made.events) == count
    paper = Box(0, 0, made.width, made.height)
    for one in made.events:
        assert one.width + 0.1 >= one.words + words_width(one.event.title, LETTER)
        assert paper.holds(one.box)
        assert one.x + one.width <= WIDTH - EDGE + 0.1
    assert not [(a.event.id, b.event.id) for a, b in combinations(made.events, 2) if a.box.meets(b.box)]


@pytest.mark.parametrize("count", [1, 40, 220])
def test_at_one_look_every_event_stands_in_its_time_and_none_on_another(count: int) -> None:
    made = overview(TEXTS, many(count))
    assert made
    boxes = [Box(one.x, one.y, one.x + one.width, one.y + ROW) for one in made.marks]
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.meets(b)]
    assert made.height <= 300
    scale = year_scale([e.date for e in many(count)], ["2021-10"], EDGE, WIDTH - EDGE)
    for one in made.marks:
        first, last = time_span(one.event.date, scale).begins
        assert min(first, WIDTH - EDGE - one.width) - 0.1 <= one.x <= max(first, last - one.width) + 0.1
        assert len(one.signs) == len(one.event.told_by) + len(one.event.touched_by)


def test_the_names_of_years_have_room_on_the_page_and_on_a_phone() -> None:
    for wide, size in ((WIDTH, 10.5), (350.0, 11.0)):
        years = [one for one in years_on(year_scale([e.date for e in many(220)], [], 0, wide), size) if one.name]
        edges = [(y.middle - words_width(y.name, size) / 2, y.middle + words_width(y.name, size) / 2) for y in years]
        assert len(years) > 5
        assert edges[0][0] >= -0.1
        assert edges[-1][1] <= wide + 0.1
        assert all(before[1] <= after[0] for before, after in pairwise(edges))


def test_a_year_is_as_wide_as_what_begins_in_it_and_quiet_years_are_folded() -> None:
    scale = year_scale(["1896", "2012", "2012", "2012", "2014"], ["2015"], 0, 1000)
    assert scale.years == (1896, 1897, 2012, 2013, 2014, 2015, 2016)
    wide = {year: b - a for year, a, b in zip(scale.years, scale.edges, scale.edges[1:], strict=False)}
    assert wide[2012] > 2 * wide[2014] > 4 * wide[2013]
    assert scale.is_folded(1)
    assert scale.edges[0] == 0
    assert scale.edges[-1] == 1000
    days = [
        date(1896, 5, 1),
        date(1950, 1, 1),
        date(2012, 1, 1),
        date(2012, 12, 31),
        date(2013, 1, 1),
        date(2030, 1, 1),
    ]
    assert [scale(day) for day in days] == sorted(scale(day) for day in days)
    assert scale(date(2012, 1, 1)) == scale.edges[2]
    assert scale(date(2030, 1, 1)) == 1000


@pytest.mark.parametrize(
    ("iso", "unsure", "sure", "days"),
    [
        ("2001-07-16", 0, False, 1),
        ("2001-07", 1, False, 0),
        ("2001", 1, False, 0),
        ("2001/2005", 2, True, 0),
        ("2001-07-16/2001-09-02", 0, True, 2),
        ("2001/2002-03-04", 1, True, 1),
        ("[2001..2003-05]", 1, False, 0),
        ("[..2003]", 1, False, 0),
    ],
)
def test_what_is_only_known_to_lie_within_a_year_is_drawn_so(iso: str, unsure: int, sure: bool, days: int) -> None:
    scale = year_scale([f"{year}" for year in range(2000, 2007)], [], 0, 700)
    time = time_span(iso, scale)
    assert (len(time.unsure), bool(time.sure), len(time.days)) == (unsure, sure, days)
    assert 0 <= time.left <= time.right <= 700


def test_a_year_reaches_from_its_first_day_to_the_next_years() -> None:
    scale = year_scale(["2001", "2002", "2003"], [], 0, 300)
    assert time_span("2002", scale) == TimeSpan((100.0, 200.0), (100.0, 200.0))
    assert time_span("2001/2003", scale).sure == (100.0, 200.0)


def test_kinds_have_letters_of_their_own() -> None:
    kinds = [("speech", "speech"), ("summit", "summit"), ("statement", "statement"), ("1", "Война"), ("2", "S")]
    assert kind_codes(kinds) == {"speech": "S", "summit": "Su", "statement": "St", "1": "В", "2": "5"}


def test_picture_and_list_have_the_same_events_and_only_the_list_is_read_aloud() -> None:
    planned = {page.path: page for page in planned_pages(gather(TOY, Report()))}
    html = planned["timeline.md"].page().text
    svg = html[html.index('<svg class="tl"') : html.index("</svg>", html.index('<svg class="tl"'))]
    assert svg.count('<a class="te"') == html.count('<li id="e-') == 4
    assert 'aria-hidden="true"' in svg.partition(">")[0]
    assert html.count('<a class="to"') == 4
    assert svg.count('tabindex="-1"') == 4
    assert "Fall of the bridge at Wend" in svg
    assert " style=" not in html


def test_an_event_page_leads_to_its_neighbours_and_its_place_on_the_timeline() -> None:
    planned = {page.path: page for page in planned_pages(gather(TOY, Report()))}
    html = planned["events/bridge-fell.md"].page().text
    around = html[html.index('<dl class="around">') : html.index("</dl>")]
    assert [word in around for word in ("storm-1908.html", "commission-report-1912.html")] == [True, True]
    assert '<a href="../timeline.html#e-bridge-fell">' in html
    first = planned["events/storm-1908.md"].page().text
    assert "<dt>After</dt>" in first
    assert "<dt>Before</dt>" not in first


def test_beyond_a_border_each_decade_has_a_page_and_every_address_leads_where_it_led(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = made_pages(TOY)["timeline.md"]
    monkeypatch.setattr(timeline, "MOST_EVENTS", 3)
    pages = made_pages(TOY)
    first, parts = pages["timeline.md"], {path: html for path, html in pages.items() if path.startswith("timeline/")}
    assert list(parts) == [f"timeline/{decade}.md" for decade in (1900, 1910, 1920)]
    assert places(first) == places(whole) == [place for html in parts.values() for place in places(html)]
    assert [f'<a href="timeline/{decade}.html">' in first for decade in (1900, 1910, 1920)] == [True] * 3
    assert [html.count('<a class="te"') for html in parts.values()] == [len(places(html)) for html in parts.values()]
    assert 'rel="next" href="1910.html"' in parts["timeline/1900.md"]
    assert 'rel="prev" href="1900.html"' in parts["timeline/1910.md"]
    assert '<svg class="tl"' not in first
    monkeypatch.setattr(timeline, "MOST_EVENTS", 4)
    assert made_pages(TOY)["timeline.md"] == whole


def made_pages(root: Path) -> dict[str, str]:
    return {page.path: page.page().text for page in planned_pages(gather(root, Report())) if "timeline" in page.path}


def places(html: str) -> list[str]:
    return re.findall(r'<li id="(e-[^"]+)"', html)
