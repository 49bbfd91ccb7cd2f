"""The languages in which the search compares words: how they are inflected, and which words carry nothing alone.

Stems are cut in the browser, by Snowball's own scripts: `assets/js/later/stemmers/english.js` defines `EnglishStemmer`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from ..analysis.course import Course
from ..input.original_forms import InOriginal
from ..input.records import Record

ASSETS = Path(__file__).resolve().parent.parent / "assets"
_SAME = {"nb": "no", "nn": "no"}


@dataclass(frozen=True)
class SearchLanguage:
    """One language of words in the index."""

    script: str
    """The file of its stemmer, beside the reader's; empty where there is none."""
    stemmer: str
    """What that file defines."""
    small: str
    """Words that carry nothing alone, with blanks between them."""


def languages(course: Course) -> list[dict[str, str]]:
    """Those of the course and its texts; and those of original forms in a script that none of these has."""
    own = dict.fromkeys([course.facts.language, *(course.language_of(one.id) for one in course.editions)])
    written = {_script(tag) for tag in own}
    foreign = dict.fromkeys(tag for tag in _of_originals(course) if _script(tag) not in written)
    known = dict.fromkeys(_base(tag) for tag in (*own, *foreign))
    return [asdict(found) for code in known if (found := search_language(code)).small or found.stemmer]


def _of_originals(course: Course) -> Iterator[str]:
    for kind in course.kinds:
        for record in course.of(kind.model):
            yield from _originals(record)


def _originals(record: Record) -> Iterator[str]:
    for original in record.originals if isinstance(record, InOriginal) else ():
        yield original.language


def _base(tag: str) -> str:
    code = tag.partition("-")[0].lower()
    return _SAME.get(code, code)


@cache
def _script(tag: str) -> str:
    from babel.core import get_global

    subtags = tag.split("-")[1:]
    said = next((part.title() for part in subtags if len(part) == 4 and part.isalpha()), "")
    return said or (get_global("likely_subtags").get(_base(tag), "").split("_")[1:2] or [""])[0]


@cache
def search_language(code: str) -> SearchLanguage:
    """By its code; without stemmer and small words where we have none of it."""
    from babel.core import Locale

    name = (Locale("en").languages.get(code) or "").lower()
    script, listed = f"js/later/stemmers/{name}.js", ASSETS / f"stopwords/{code}.list"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    small = (word for line in lines for word in line.partition("|")[0].split())
    stemmer = f"{name.capitalize()}Stemmer" if (ASSETS / script).is_file() else ""
    return SearchLanguage(script if stemmer else "", stemmer, " ".join(dict.fromkeys(small)))
