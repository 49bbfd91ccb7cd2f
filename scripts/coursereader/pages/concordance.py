"""The page of the concordance: a form, how many words each text has, and an empty table that its script fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from .index import CourseIndex
from .length import all_words
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned

EITHER = "|"
"""Between words of which any is looked for."""


@dataclass(frozen=True)
class ConcordanceView:
    """What the page of the concordance prints."""

    texts: Texts
    words: tuple[tuple[str, int], ...]
    """By text: how many words it has."""


def concordance_of(forms: Sequence[str]) -> str:
    """Where every place of these words is shown, whichever of the forms stands there."""
    return f"concordance.html?q={quote(EITHER.join(form for form in forms if EITHER not in form), safe='')}"


def concordance_pages(index: CourseIndex) -> Iterator[Planned[ConcordanceView]]:
    """The concordance."""
    words = tuple((edition.id, all_words(edition.text.passages)) for edition in index.course.editions)
    yield Planned("concordance.md", concordance_page, ConcordanceView(index.texts, words))


def concordance_page(view: ConcordanceView) -> Page:
    """`concordance.html?q=WORDS&forms=exact&sort=left&text=ID` shows every place of the words."""
    say = view.texts.language.say
    said = say("Every place of any word of the texts, with the words around it.")
    head = Head("concordance.md", say("Concordance"), said, "")
    return page(head, view.texts, "concordance.md.j2", view=view)
