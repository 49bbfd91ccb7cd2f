"""The day of access as each style writes it: for the browser, which alone knows the day."""

from __future__ import annotations

import json

from ..interface.language import Language
from .processor import in_list, term
from .styles import STYLES, CitationStyle
from .works import ACCESSED, page_of

FILE = "assets/reader/days.js"
YEAR, MONTH, DAY = 8888, 11, 22
"""Stand for those to come."""
LONG = None
"""The form of a name that is not said."""


def days_script(language: Language) -> bytes:
    """A script that says, by style, how a day is written, and what its months are called."""
    said = {style.id: _days(style, language) for style in STYLES}
    return f"window.readerDays = {json.dumps(said, ensure_ascii=False)};\n".encode()


def _days(style: CitationStyle, language: Language) -> list[object]:
    page, code = page_of("a", "b"), language.code
    before, _, after = in_list(page, style, code).partition(ACCESSED)
    whole = in_list({**page, "accessed": {"date-parts": [[YEAR, MONTH, DAY]]}}, style, code)
    day = whole.removeprefix(before).removesuffix(after).replace(str(DAY), "{day}").replace(str(YEAR), "{year}")
    names = {form: [term(style, code, f"month-{n:02}", form) for n in range(1, 13)] for form in (LONG, "short")}
    form = LONG if names[LONG][MONTH - 1] in day else "short"
    # The processor knows one form of a name; in a date, many a language has another.
    months = language.months if form == LONG else names[form]
    return [day.replace(names[form][MONTH - 1], "{month}"), months]
