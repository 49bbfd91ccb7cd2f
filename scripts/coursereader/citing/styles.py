"""The styles in which the reader cites, each a file of the Citation Style Language beside this one.

The published files of these styles are longer by far, and the processor reads them wrong: it writes initials where the
style forbids them, a title twice where a work has no author, points after a closing quotation mark, and the place
cited in the list of works. Ours say what they say of the works that a reader cites, in words that it reads right.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from ..interface.words import N_
from .headline import PREPOSITIONS, SHORT

HERE = Path(__file__).resolve().parent / "styles"


@dataclass(frozen=True)
class CitationStyle:
    """One style."""

    id: str
    """Also of its file."""
    name: str
    """In English."""
    small: Set[str] | None = SHORT
    """The words that an English title writes small; None where it has capitals as a sentence has."""
    in_notes: bool = False
    """Whether works are cited in notes, and not in brackets in the text."""

    @property
    def path(self) -> Path:
        """Its file."""
        return HERE / f"{self.id}.csl"


STYLES = (
    CitationStyle("author-date", N_("Author and date")),
    CitationStyle("chicago", N_("Chicago, notes"), in_notes=True),
    CitationStyle("mla", N_("MLA"), small=PREPOSITIONS),
    CitationStyle("apa", N_("APA"), small=None),
)
"""In the order in which they are offered; the first is taken where nobody chose."""
