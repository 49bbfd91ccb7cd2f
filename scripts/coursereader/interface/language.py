"""One language of the interface: its words from the catalogue, its dates, numbers and lists from CLDR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..input import dates
from .catalogue import catalogue
from .words import filled

# What CLDR says is asked of Babel, and Babel takes a tenth of a second to import: each method imports it when a page
# is made, so that commands which make none never wait for it.


@dataclass(frozen=True)
class Language:
    """How the interface speaks. A value: two of one code are equal."""

    code: str
    """As BCP 47 has it: `en`, `pt`, `pt-BR`, `ru`."""

    @cached_property
    def interface(self) -> str:
        """The language the interface speaks: this one where it has a catalogue, else English."""
        return interface_of(self.code)

    def say(self, words: str, /, **values: object) -> str:
        """The words in this language, `{name}` replaced by its value; the English words where there are none."""
        return filled(self.translated(words), values)

    def count(self, n: int, one: str, many: str, /, **values: object) -> str:
        """`{n} term` or `{n} terms`, with the number as this language writes it, in the plural it asks for."""
        return filled(self.plural(n, one, many), {"n": self.number(n), **values})

    def translated(self, words: str) -> str:
        """The words in this language with their placeholders as they are."""
        return catalogue(self.interface).gettext(words)

    def plural(self, n: int, one: str, many: str) -> str:
        """The words for so many, with their placeholders as they are."""
        return catalogue(self.interface).ngettext(one, many, n)

    def number(self, n: float) -> str:
        """A number as this language groups its digits."""
        from .cldr import number

        return number(n, self.interface)

    def parsed(self, written: str) -> float | None:
        """The number that is written, in digits, as this language writes numbers; None where it is none."""
        from .cldr import parsed

        return parsed(written, self.code)

    @cached_property
    def decimal_point(self) -> str:
        """What stands before the decimals of a number in this language."""
        from .cldr import locale

        return str(locale(self.code).number_symbols["latn"]["decimal"])

    @cached_property
    def months(self) -> list[str]:
        """The names of the months within a date."""
        from .cldr import locale

        return list(locale(self.code).months["format"]["wide"].values())

    def date(self, iso: str) -> str:
        """A date or range as one reads it, or its termini: `not before October 2016`; anything else as it stands."""
        from .cldr import date

        first, last = (date(one, self.interface) for one in dates.termini(iso) or (iso, iso))
        if not dates.termini(iso):
            return first
        if not last:
            return self.say("not before {date}", date=first)
        return (
            self.say("between {first} and {last}", first=first, last=last)
            if first
            else self.say("not after {date}", date=last)
        )

    def joined(self, words: Sequence[str]) -> str:
        """`one, two and three`."""
        from .cldr import joined

        return joined(words, self.interface)

    def language_name(self, code: str) -> str:
        """`Portuguese`, as this language calls it; the code itself where no name is known."""
        from .cldr import language_name

        return language_name(code, self.interface)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`: of what is written in this language, whatever the interface speaks."""
        from .cldr import direction

        return direction(self.code)


ENGLISH = "en"
"""Its words stand in the code itself."""
TRANSLATED = ("pt", "ru")
"""The languages that have a catalogue. One more takes a word here; `make words` then writes its file to fill."""


def interface_of(code: str) -> str:
    """What the interface speaks in a course of that language: `pt-BR` as it is, English where there is no catalogue."""
    return code if primary(code) in (ENGLISH, *TRANSLATED) else ENGLISH


def primary(code: str) -> str:
    """The language without script and region: `pt` of `pt-BR`."""
    return code.partition("-")[0].lower()
