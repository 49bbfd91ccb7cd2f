"""Words with placeholders: marked for the catalogue where they stand as values, and filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from string import Formatter

from markupsafe import Markup


def N_(words: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Words that are translated where they are used, not where they stand: the extraction finds them by this name."""
    return words


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """As `N_`, of words that are counted: `language.count(n, *NN_("{n} note", "{n} notes"))`."""
    return one, many


def filled(words: str, values: Mapping[str, object]) -> str:
    """The words with their placeholders replaced; a brace in a value is only a brace."""
    return words.format(**values) if values else words


def filled_html(words: str, values: Mapping[str, object], escape: Callable[[str], Markup]) -> Markup:
    """As `filled`, for a page: the words and every value escaped, but for values that are HTML already."""
    return Markup("".join(_parts(words, values, escape)))


def _parts(words: str, values: Mapping[str, object], escape: Callable[[str], Markup]) -> Iterator[Markup]:
    for literal, name in _parsed(words):
        yield escape(literal)
        if name is not None:
            value = values[name]
            yield value if isinstance(value, Markup) else escape(str(value))


@cache
def _parsed(words: str) -> tuple[tuple[str, str | None], ...]:
    """What stands between placeholders, each with the name of the one behind it; the interface has some hundred."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(words))
