"""Plain words for the search: of records' bodies, of hand-written pages, and the words that initials stand for."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from ..analysis.course import Course
from ..html.bodies import body_html
from ..input.contents import Handwritten
from ..input.records import Term

_BLOCKS = re.compile(r"</?(?:p|li|blockquote|ul|ol)>")
_BREAK = re.compile(r"<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
"""HTML that stands in a hand-written page's Markdown."""
_ROW = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*(?:\{[^}]*\})?$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}")
_FENCE = re.compile(r"^(?:```|~~~).*$", re.MULTILINE)


@lru_cache(maxsize=4096)
def body_words(body: str) -> tuple[str, ...]:
    """The paragraphs of a body that is Markdown, as plain words."""
    parts = (unescape(_TAG.sub("", _BREAK.sub(" ", part))) for part in _BLOCKS.split(body_html(body, "", "")))
    return tuple(words for part in parts if (words := " ".join(part.split())))


def page_title(page: Handwritten) -> str:
    """The first heading of a hand-written page."""
    found = _HEADING.search(page.body)
    return " ".join(body_words(found[1])) if found else ""


def page_headings(markdown: str) -> tuple[str, ...]:
    """All headings of a page but the first."""
    return tuple(" ".join(body_words(found)) for found in _HEADING.findall(markdown)[1:])


@lru_cache(maxsize=256)
def page_words(body: str) -> tuple[str, ...]:
    """The paragraphs and table rows of a hand-written page; its HTML leaves only its words."""
    bare = _FENCE.sub("", _HEADING.sub(r"\n\1\n", _MARKUP.sub(" ", _ATTRIBUTES.sub("", body))))
    lines = (line for line in bare.splitlines() if not ("|" in line and _ROW.match(line)))
    spread = (" ".join(cell.strip() for cell in line.split("|")) + "\n" if "|" in line else line for line in lines)
    return body_words("\n".join(spread))


def full_words(course: Course) -> dict[tuple[str, str], tuple[str, ...]]:
    """By text and passage: the terms that stand there only as lower-case initials (`wnc`), in full."""
    full: dict[tuple[str, str], tuple[str, ...]] = {}
    words = {(edition.id, passage.id): passage.text for edition in course.editions for passage in edition.text.passages}
    for term in course.of(Term):
        for place in course.occurrences.get(term.id, ()):
            at = (place.text, place.passage)
            if _is_short(words[at][place.start : place.end], term) and term.term not in full.get(at, ()):
                full[at] = (*full.get(at, ()), term.term)
    return full


def _is_short(form: str, term: Term) -> bool:
    """Whether a form is the term's initials in lower case, as small capitals are often received."""
    words = term.term.split()
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())}
    return form.islower() and form.isalpha() and (form.upper() in {*initials, *term.forms})
