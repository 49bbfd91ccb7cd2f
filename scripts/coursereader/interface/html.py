"""The interface's words in templates: `_("Glossary")`, `count(n, "{n} term", "{n} terms")`, `number(n)`, `date(x)`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from .language import Language
from .words import filled_html


def interface_globals(language: Language, escape: Callable[[str], Markup]) -> dict[str, object]:
    """What every template may call. Words come escaped, and so do values that are not HTML already."""

    @cache
    def plain(words: str) -> Markup:
        return escape(language.translated(words))

    def say(words: str, /, **values: object) -> Markup:
        return filled_html(language.translated(words), values, escape) if values else plain(words)

    def count(n: int, one: str, many: str, /, **values: object) -> Markup:
        return filled_html(language.plural(n, one, many), {"n": language.number(n), **values}, escape)

    return {
        "_": say,
        "count": count,
        "number": language.number,
        "date": language.date,
        "joined": language.joined,
        "language_name": language.language_name,
    }
