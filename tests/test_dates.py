"""Dates: when they begin and end."""

from __future__ import annotations

from datetime import date

import pytest
from coursereader.input import dates
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2001-07-16", date(2001, 7, 16), date(2001, 7, 16)),
        ("2012-09", date(2012, 9, 1), date(2012, 9, 30)),
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-09-02/2012-09-09", date(2012, 9, 2), date(2012, 9, 9)),
        ("2012-08-30/2012-09-02", date(2012, 8, 30), date(2012, 9, 2)),
        ("2012-12-30/2013-01-02", date(2012, 12, 30), date(2013, 1, 2)),
        ("2012-09/2012-10", date(2012, 9, 1), date(2012, 10, 31)),
        ("2012/2014", date(2012, 1, 1), date(2014, 12, 31)),
        ("2012/2014-05", date(2012, 1, 1), date(2014, 5, 31)),
    ],
)
def test_a_date_has_a_beginning_and_an_end(iso: str, first: date, last: date) -> None:
    assert (dates.begin(iso), dates.end(iso)) == (first, last)


@pytest.mark.parametrize(
    "no_date", ["", "soon", "2012-13", "2012-02-30", "2012-9", "12-09-2012", "2012/", "2014/2012", "٢٠١٢"]
)
def test_what_is_no_date_is_said_to_be_none(no_date: str) -> None:
    assert not dates.is_date(no_date)


@given(st.dates(), st.dates())
def test_a_range_begins_where_its_first_date_does_and_ends_where_its_last_does(one: date, other: date) -> None:
    first, last = sorted((one, other))
    iso = f"{first.isoformat()}/{last.isoformat()}"
    assert dates.is_date(iso)
    assert (dates.begin(iso), dates.end(iso)) == (first, last)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("29.11.2026", "2026-11-29"), ("29/11/2026", "2026-11-29"), ("11/29/2026", "2026-11-29"),
        ("29 November 2026", "2026-11-29"), ("Nov. 29, 2026", "2026-11-29"), ("September 2012", "2012-09"),
        ("2026-9-1", "2026-09-01"), ("2012-09-02–2012-09-09", "2012-09-02/2012-09-09"), ("2012-2014", "2012/2014"),
        ("05/06/2026", ""), ("2026-13-01", ""), ("about 2012", ""), ("31.02.2026", ""),
    ],
)  # fmt: skip
def test_what_is_meant_by_a_date_of_another_form(written, meant):
    assert dates.as_iso(written) == meant
