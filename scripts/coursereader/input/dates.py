"""Dates as people write them: ISO, as precise as is known (`2012`, `2012-09`, `2012-09-08`), or a range `first/last`.

Records take their kinds of date from here; pages, exports and events ask here when a date begins and ends. How it is
read in a language, the interface knows.

Of what is dated only by its earliest and latest possible dates, the termini, the date is written as EDTF has it, one of
a set: `[2016-10..]`, not before October 2016; `[..2017]`; `[2016-10..2017]`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_TERMINI = re.compile(r"\[([\d-]*)\.\.([\d-]*)\]", re.ASCII)


@cache
def begin(iso: str) -> date:
    """The first day of a date or range: `2012-09` begins on 1 September 2012. Raises ValueError where it is no date."""
    first, _ = termini(iso) or halves(iso)
    if not first and termini(iso):
        return date.min
    year, month, day = _parts(first)
    return date(year, month or 1, day or 1)


@cache
def end(iso: str) -> date:
    """The last day of a date or range: `2012` ends on 31 December 2012. Raises ValueError where it is no date."""
    _, last = termini(iso) or halves(iso)
    if not last and termini(iso):
        return date.max
    year, month, day = _parts(last)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_date(iso: str) -> bool:
    """Whether it is an ISO date or range, and does not end before it begins."""
    try:
        return begin(iso) <= end(iso) and not termini(iso)
    except ValueError:
        return False


def between(not_before: str, not_after: str) -> str:
    """One date of which only the termini are known; either may be empty."""
    return f"[{not_before}..{not_after}]"


def termini(iso: str) -> tuple[str, str] | None:
    """Before and after which a date is not; empty where nothing is known. None of a date that is known itself."""
    found = _TERMINI.fullmatch(iso)
    return (found[1], found[2]) if found else None


def halves(iso: str) -> tuple[str, str]:
    """The two dates of a range as they are written; twice the same where it is one date."""
    first, slash, last = iso.partition("/")
    return first, last if slash else first


def order(iso: str) -> tuple[date, date]:
    """What dates are sorted by: the earlier beginning, then the earlier end."""
    return begin(iso), end(iso)


def year(iso: str) -> str:
    """The year it begins in."""
    return iso[:4]


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    found = _ISO.fullmatch(iso)
    if not found:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def as_iso(written: str) -> str:
    """The date or range that somebody means who writes `29.11.2026`, `29 November 2026` or `2026-11-29 – 2026-12-02`;
    empty where that is not certain."""
    if whole := _meant(written):
        return whole
    for sign in re.finditer(r"\s*(?:[–—/]|\bto\b|\buntil\b|(?<=\d)\s*-\s*(?=\d{4}))\s*", written):
        first, last = _meant(written[: sign.start()]), _meant(written[sign.end() :])
        if first and last and is_date(f"{first}/{last}"):
            return f"{first}/{last}"
    return ""


def _meant(written: str) -> str:
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written.strip(" \t,;.").lower())
    for pattern in _OTHER_WAYS:
        if found := pattern.fullmatch(words):
            named = found.groupdict()
            month = _month(named["month"])
            parts = [named["year"], *([f"{month:02}"] if month else [])]
            parts += [f"{int(named['day']):02}"] if named.get("day") else []
            iso = "-".join(parts)
            return iso if month and is_date(iso) else ""
    return words if _ISO.fullmatch(words) and is_date(words) else ""


def _month(written: str) -> int:
    """Its number; 0 where it is no month's name, or the beginning of one."""
    if written.isdigit():
        return int(written)
    name = written.rstrip(".")
    return next((n for n, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name[:4])), 0)


_OTHER_WAYS = tuple(
    re.compile(way, re.ASCII)
    for way in (
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
        r"(?P<day>1[3-9]|[23]\d)[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})",
        r"(?P<month>\d{1,2})/(?P<day>1[3-9]|[23]\d)/(?P<year>\d{4})",
        r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<month>\d{1,2})[./-](?P<year>\d{4})",
        r"(?P<year>\d{4})[./-](?P<month>\d{1,2})",
        r"(?P<day>\d{1,2})\.?[ -](?P<month>[a-z]{3,9}\.?),?[ -](?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9}\.?) (?P<day>\d{1,2}),? (?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9}\.?),? (?P<year>\d{4})",
    )
)
"""How dates are written elsewhere. Where day and month could be either, points say that the day stands first."""


def _no_date(written: str, examples: str) -> PydanticCustomError:
    """What is wrong with it, and the date that is meant where that is certain."""
    first, last = halves(written)
    wrong, todo = "is not a date", examples
    if "/" in written and is_date(first) and is_date(last) and not is_date(written):
        wrong, todo = "ends before it begins", f'Write the earlier date first: "{last}/{first}".'
    elif (meant := as_iso(written)) and ("/" not in meant or "range" in examples):
        todo = f'Write "{meant}".'
    return PydanticCustomError(
        "date", '"{written}" {wrong}. {todo}', {"written": written[:80], "wrong": wrong, "todo": todo}
    )


def _one_date(written: str) -> str:
    if "/" in written or not is_date(written):
        raise _no_date(written, "Write 2012, 2012-09 or 2012-09-08.")
    return written


def _date_or_range(written: str) -> str:
    if not is_date(written):
        raise _no_date(written, "Write 2012, 2012-09 or 2012-09-08, or a range: 2012-09-02/2012-09-09.")
    return written


def _as_of(written: str) -> str:
    return _date_or_range(written) if not any(sign.isalpha() for sign in written) else written


def _year_or_unknown(written: str) -> str:
    if written != "unknown" and not re.fullmatch(r"\d{4}", written, re.ASCII):
        raise PydanticCustomError(
            "date", '"{written}" is not a year. Write 2012, or unknown.', {"written": written[:80]}
        )
    return written


_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
Date = Annotated[str, AfterValidator(_one_date), WithJsonSchema({"type": "string", "pattern": f"^{_DAY}$"})]
"""One date, as precise as is known."""
DateIfKnown = Annotated[
    str,
    AfterValidator(lambda written: written and _one_date(written)),
    WithJsonSchema({"type": "string", "pattern": f"^({_DAY})?$"}),
]
"""One date; empty where it is not known."""
DateOrRange = Annotated[
    str, AfterValidator(_date_or_range), WithJsonSchema({"type": "string", "pattern": f"^{_DAY}(/{_DAY})?$"})
]
"""One date, or first and last."""
YearOrUnknown = Annotated[
    str, AfterValidator(_year_or_unknown), WithJsonSchema({"type": "string", "pattern": r"^(\d{4}|unknown)$"})
]
"""A year, or the word unknown."""
AsOf = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_as_of)]
"""The date or range a figure holds for; words where the text gives none."""
