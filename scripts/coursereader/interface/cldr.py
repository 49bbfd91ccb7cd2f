"""What CLDR knows of a language: how dates, numbers and lists are written, what languages are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date as day
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import NumberFormatError, format_decimal, get_group_symbol, parse_decimal

from ..input import dates

PREFERRED: Mapping[str, str] = {"en": "en-GB", "pt": "pt-PT"}
"""Whose habits a language without a region has. CLDR's own are those of the most speakers: the month before the day."""
_SCRIPTS = (
    "Adlm Arab Armi Avst Chrs Cprt Elym Hatr Hebr Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Palm Phli "
    "Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi"
)
RIGHT_TO_LEFT = frozenset(_SCRIPTS.split())
"""Scripts that run from right to left, as Unicode has them."""


@cache
def locale(code: str) -> Locale:
    """CLDR's data for a language; for one that it does not know as for English."""
    for known in (PREFERRED.get(code, code), code.partition("-")[0], PREFERRED["en"]):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise UnknownLocaleError(code)


@lru_cache(maxsize=4096)
def number(n: float, code: str) -> str:
    """`12,500`, as the language groups digits."""
    return format_decimal(n, locale=locale(code))


def parsed(written: str, code: str) -> float | None:
    """The number that somebody wrote as the language writes numbers: `12,500`; None of anything else, as `4–5`."""
    signs = written.strip().replace("\N{MINUS SIGN}", "-")
    if (group := get_group_symbol(locale(code))).isspace():
        signs = re.sub(r"\s", group, signs)
    if not re.fullmatch(r"[-+]?\d[\d\s.,'’\u066b\u066c]*", signs):
        return None
    try:
        return float(parse_decimal(signs, locale=locale(code), strict=True))
    except NumberFormatError:
        return None


def joined(words: Sequence[str], code: str) -> str:
    """`one, two and three`."""
    return format_list(list(words), locale=locale(code)) if words else ""


@lru_cache(maxsize=4096)
def date(iso: str, code: str) -> str:
    """An ISO date or range in the language's own order and form, as precise as it is given; else as it stands."""
    if not dates.is_date(iso):
        return iso
    first, last = dates.halves(iso)
    if first == last:
        return _one(first, code)
    fields = _fields(first)
    if fields != _fields(last):
        return _fallback(_one(first, code), _one(last, code), code)
    return _between(first, last, fields, code)


def _fields(iso: str) -> str:
    return "yMd"[: iso.count("-") + 1]


def _one(iso: str, code: str) -> str:
    known = locale(code)
    skeletons = {"y": "y", "yM": "yMMMM"}
    fields = _fields(iso)
    pattern = known.date_formats["long"] if fields == "yMd" else known.datetime_skeletons[skeletons[fields]]
    return format_date(dates.begin(iso), str(pattern), locale=known)


def _between(first: str, last: str, fields: str, code: str) -> str:
    """`2–9 September 2012`: what the two share is said once, where the language does so."""
    begin, end = dates.begin(first), dates.begin(last)
    ways = locale(code).interval_formats.get({"y": "y", "yM": "yMMMM", "yMd": "yMMMd"}[fields], {})
    parts = ways.get(_differing(begin, end))
    if not parts:
        return _fallback(_one(first, code), _one(last, code), code)
    # CLDR has days only with short months; a longer month is the same form with a longer name.
    long = [re.sub(r"(?<![ML])(MMM|LLL)(?![ML])", lambda found: found[1] + found[1][0], part) for part in parts]
    return "".join(
        format_date(one, pattern, locale=locale(code)) for one, pattern in zip((begin, end), long, strict=True)
    )


def _differing(begin: day, end: day) -> str:
    if begin.year != end.year:
        return "y"
    return "M" if begin.month != end.month else "d"


def _fallback(first: str, last: str, code: str) -> str:
    return str(locale(code).interval_formats.get(None, "{0} – {1}")).format(first, last)


def language_name(code: str, said_in: str) -> str:
    """What a language is called in another: with its script and region where the code has them."""
    try:
        return Locale.parse(code, sep="-").get_display_name(locale(said_in)) or code
    except (UnknownLocaleError, ValueError):
        return str(locale(said_in).languages.get(code.partition("-")[0].lower(), code))


@cache
def direction(code: str) -> str:
    """`rtl` of a language written from right to left, else `ltr`: by its script, said or usual."""
    parts = code.split("-")
    said = next((part.title() for part in parts[1:] if re.fullmatch("[A-Za-z]{4}", part)), "")
    usual = get_global("likely_subtags").get(parts[0].lower(), "").split("_")
    return "rtl" if (said or (usual[1] if len(usual) > 1 else "")) in RIGHT_TO_LEFT else "ltr"


def plural_category(n: int, code: str) -> str:
    """`one`, `few`, `other`: the plural that so many ask for."""
    return locale(code).plural_form(n)
