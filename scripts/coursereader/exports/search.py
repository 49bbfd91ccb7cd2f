"""The index of the reader's search, in one script: what is found, not how.

A script, since a page that was opened from a folder may load one but may not fetch data. Words are folded, compared
and ranked in the browser (`assets/js/later/search-reading.js`, `search-letters.js`, `search-ranking.js`,
`search-engine.js`).

Ours, not MiniSearch: with the same words, stems and weights of fields and kinds, 7.2.0 had 46 of the 64 queries of
`bench/queries.yml` right at once and 58 within three results, ours 58 and 64; its index weighs 157 kB packed and needs
the texts besides (234 kB), for phrases and for words in context; ours weighs 167 kB with all in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from ..analysis.course import Course, Edition
from ..interface.language import Language
from .file import File
from .search_coding import DIGITS, ONE, THREE, TWO, coded
from .search_documents import OF_TEXTS, SearchDocument, SitePage, documents
from .search_languages import languages

PATH = "assets/reader/search-index.js"


def search_index(course: Course, others: Iterable[SitePage] = ()) -> File:
    """The index, as a script that leaves it in `window.readerIndex`."""
    say, called = Language(course.facts.language).say, {**{kind.id: kind.label for kind in course.kinds}, **OF_TEXTS}
    about = {
        "language": course.facts.language,
        "languages": languages(course),
        "texts": [_text(course, edition) for edition in course.editions],
        "kinds": {id: say(label) for id, label in called.items()},
    }
    return index_of(documents(course, others), about)


def index_of(found: Sequence[SearchDocument], about: Mapping[str, object]) -> File:
    """The index of these documents; `about`: what it says of their course."""
    fields: dict[str, list[tuple[str, ...]]] = {
        "title": [(one.title,) if one.title else () for one in found],
        "forms": [one.forms for one in found],
        "body": [one.body for one in found],
        "also": [one.also for one in found],
    }
    written = coded([field for column in fields.values() for field in column])
    rows = iter(written.texts)
    index = {
        **about,
        "digits": {"signs": DIGITS, "first": [ONE, TWO, THREE]},
        "words": written.words,
        "address": [one.address for one in found],
        "kind": [one.kind for one in found],
        "in": [" ".join(one.texts) for one in found],
        "number": [one.number for one in found],
        "year": [one.year for one in found],
        **{name: [next(rows) for _ in column] for name, column in fields.items()},
    }
    # All in ASCII: a script that is read from a folder declares no encoding.
    return File(PATH, f"window.readerIndex = {json.dumps(index, separators=(',', ':'))};\n".encode())


def _text(course: Course, edition: Edition) -> dict[str, str]:
    year = edition.source.published.known_year
    said = {"id": edition.id, "label": edition.source.label, "language": course.language_of(edition.id)}
    return {**said, "year": "" if year == "unknown" else year}
