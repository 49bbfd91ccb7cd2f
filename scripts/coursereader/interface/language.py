"""One language of the interface: its words from the catalogue, its dates, numbers and lists from CLDR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..input import dates


@dataclass(frozen=True)
class Language:
    """How the interface speaks. A value: two of one code are equal."""

    code: str
    """As BCP 47 has it: `en`, `pt`, `pt-BR`, `ru`."""

    def say(self, words: str, /, **values: object) -> str:
        """The words in this language, `{name}` replaced by its value; the English words where there are none."""
        return words.format(**values)

    def count(self, n: int, one: str, many: str, /, **values: object) -> str:
        """`{n} term` or `{n} terms`, with the number as this language writes it, in the plural it asks for."""
        return (one if n == 1 else many).format(n=self.number(n), **values)

    def number(self, n: float) -> str:
        """A number as this language groups its digits."""
        return f"{n:,}".replace(",", "\u202f")

    def date(self, iso: str) -> str:
        """A date or range as one reads it; anything else as it stands."""
        return dates.words(iso)

    def joined(self, words: Sequence[str]) -> str:
        """`one, two and three`."""
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "ltr"
