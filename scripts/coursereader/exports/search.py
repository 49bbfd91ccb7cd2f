"""The index of the reader's search, in two scripts: what is found, not how.

A script, since a page that was opened from a folder may load one but may not fetch data. Words are folded, compared
and ranked in the browser (`assets/js/later/search-reading.js`, `search-letters.js`, `search-ranking.js`,
`search-engine.js`).

Ours, not MiniSearch: with the same words, stems and weights of fields and kinds, 7.2.0 had 46 of the 64 queries of
`bench/queries.yml` right at once and 58 within three results, ours 58 and 64; its index weighs 157 kB packed and needs
the texts besides (234 kB), for phrases and for words in context; ours has all in it.

The second script is asked for once the first results stand. What was measured to do without it, of the 125 kB that the
bodies weigh packed: references to the same words further up (of five and more) save 1.7 kB, LZMA saves 7, and PPM saves
30 and is read in half a second.
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

PATH, MORE = "assets/reader/search-index.js", "assets/reader/search-index-more.js"
LATER = frozenset({"note", "reference", "page"})
"""The kinds whose bodies come with the second script: long, and seldom what comes first. What they are called is in the
first."""


def search_index(course: Course, others: Iterable[SitePage] = ()) -> list[File]:
    """The index, as a script that leaves it in `window.readerIndex`, and as one that adds `more` to it."""
    say, called = Language(course.facts.language).say, {**{kind.id: kind.label for kind in course.kinds}, **OF_TEXTS}
    about = {
        "language": course.facts.language,
        "languages": languages(course),
        "texts": [_text(course, edition) for edition in course.editions],
        "kinds": {id: say(label) for id, label in called.items()},
    }
    return index_of(documents(course, others), about)


def index_of(found: Sequence[SearchDocument], about: Mapping[str, object]) -> list[File]:
    """The index of these documents; `about`: what it says of their course."""
    fields: dict[str, list[tuple[str, ...]]] = {
        "title": [(one.title,) if one.title else () for one in found],
        "forms": [one.forms for one in found],
        "body": [() if one.kind in LATER else one.body for one in found],
        "also": [one.also for one in found],
    }
    later = [one.body if one.kind in LATER else () for one in found]
    written, more = coded([field for column in fields.values() for field in column], later)
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
    return [
        _script(PATH, "window.readerIndex", index),
        _script(MORE, "window.readerIndex.more", {"words": more.words, "body": more.texts}),
    ]


def _script(path: str, name: str, value: object) -> File:
    # All in ASCII: a script that is read from a folder declares no encoding.
    return File(path, f"{name} = {json.dumps(value, separators=(',', ':'))};\n".encode())


def _text(course: Course, edition: Edition) -> dict[str, str]:
    year = edition.source.published.known_year
    said = {"id": edition.id, "label": edition.source.label, "language": course.language_of(edition.id)}
    return {**said, "year": "" if year == "unknown" else year}
