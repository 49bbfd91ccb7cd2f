"""The catalogues: the words of the interface in the languages that the reader ships."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LOCALE = Path(__file__).resolve().parent / "locale"
DOMAIN = "reader"


def po_file(folder: str) -> Path:
    """What translators write."""
    return LOCALE / folder / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_file(folder: str) -> Path:
    """What the reader reads: the same, compiled by `make words`. Reading the other takes a tenth of a second."""
    return po_file(folder).with_suffix(".mo")


@cache
def catalogue(code: str) -> NullTranslations:
    """The catalogue of a language; an empty one, which gives the English words back, where there is none."""
    path = mo_file(code.partition("-")[0].lower())
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)
