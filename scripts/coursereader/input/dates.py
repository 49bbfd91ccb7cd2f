"""Dates as people write them: ISO, as precise as is known (`2012`, `2012-09`, `2012-09-08`), or a range `first/last`.

Records take their kinds of date from here; pages, exports and events ask here when a date begins and ends. How it is
read in a language, the interface knows.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def begin(iso: str) -> date:
    """The first day of a date or range: `2012-09` begins on 1 September 2012. Raises ValueError where it is no date."""
    year, month, day = _parts(halves(iso)[0])
    return date(year, month or 1, day or 1)


def end(iso: str) -> date:
    """The last day of a date or range: `2012` ends on 31 December 2012. Raises ValueError where it is no date."""
    year, month, day = _parts(halves(iso)[1])
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_date(iso: str) -> bool:
    """Whether it is an ISO date or range, and does not end before it begins."""
    try:
        return begin(iso) <= end(iso)
    except ValueError:
        return False


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


def _one_date(written: str) -> str:
    if "/" in written or not is_date(written):
        raise PydanticCustomError(
            "date", '"{written}" is not a date. Write 2012, 2012-09 or 2012-09-08.', {"written": written[:80]}
        )
    return written


def _date_or_range(written: str) -> str:
    if not is_date(written):
        todo = "Write 2012, 2012-09 or 2012-09-08, or a range: 2012-09-02/2012-09-09."
        raise PydanticCustomError("date", '"{written}" is not a date. {todo}', {"written": written[:80], "todo": todo})
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
