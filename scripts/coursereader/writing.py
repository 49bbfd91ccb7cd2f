"""From the course to the pages folder: what is planned, what stands there already, what is made, what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from .analysis.addresses import text_url
from .analysis.course import Course
from .analysis.quotations import anchored
from .analysis.sharing import exported
from .citing.days import FILE as DAYS
from .citing.days import days_script
from .exports.annotations import FILE, collection
from .exports.feed import feed
from .exports.file import File
from .exports.files import canonical, exports
from .exports.packing import packed
from .exports.page_words import PageWords, page_words
from .exports.provenance import BUILD, PARTS, provenance
from .exports.search_documents import SitePage
from .exports.style import course_style
from .exports.tei.documents import tei_files
from .input.kept_rows import KeptRows
from .input.packages import READER, Package, installed, packages
from .interface.language import Language
from .interface.script_words import script_words
from .kinds import record_data
from .pages import Planned, shares
from .pages.navigation import navigation
from .pages.planning import fingerprint
from .pages.shelves import ABOUT
from .publish.kept_rows import key_of
from .publish.write import Written, asset_files, emblem_file, page_makers, standing, write, write_each

SCRIPT_WORDS = "assets/reader/words.js"


def data_files(course: Course, planned: Sequence[Planned[Any]], seen: KeptRows | None = None) -> list[File]:
    """What the site holds besides pages: data, and the index of the search. `seen`: what was made before."""
    seen = seen or KeptRows()
    files = exports(course, record_data(), site_pages(course, planned, seen), partial(_once, seen))
    data = [file for file in files if file.path.startswith("data/")]
    return [*files, *_provenance(course, data)]


def data_of_pages(
    course: Course, days: Mapping[str, str], seen: KeptRows, pages: Mapping[str, str], data: Sequence[File]
) -> list[File]:
    """The data that say where words stand on the finished pages, and what follows from them. `days`: by
    file, when it was put on record; `seen`: what was made before; `pages`: HTML, by path."""
    quoted: dict[str, dict[str, str]] = {}
    given = exported(course)
    for said in anchored(given):
        if course.edition(said.place.text).cut != given.edition(said.place.text).cut:
            continue  # where words stand among others that are not to leave the page, is told by their passage
        words = course.edition(said.place.text).text.passage(said.place.passage).text
        quoted.setdefault(said.place.text, {})[said.place.passage] = words
    read = {text: _words_of(pages[text_url(text)], words, seen) for text, words in quoted.items()}
    placed = File(FILE, canonical(collection(given, read, days)))
    once = partial(_once, seen)
    dated = packed(chain([placed], tei_files(given, days, once)), course, once)
    made = {file.path for file in dated}
    others = [file for file in data if file.path not in {*made, BUILD, PARTS}]
    return [*dated, *feed(course, days), *_provenance(course, [*others, *dated])]


def _words_of(html: str, passages: Mapping[str, str], seen: KeptRows) -> PageWords:
    key = key_of("words", html, *(part for passage in passages.items() for part in passage))
    found = seen.found(key, PageWords.from_json)
    if found is None:
        found = page_words(html, passages)
        seen.put(key, found.as_json())
    return found


def _once(seen: KeptRows, parts: tuple[object, ...], make: Callable[[], str]) -> str:
    return seen.words(key_of("made", fingerprint(parts)), make)


def _provenance(course: Course, data: Sequence[File]) -> list[File]:
    return provenance(course, data, installed(READER) or Package(READER, "", "MIT"), packages())


def site_pages(course: Course, planned: Sequence[Planned[Any]], seen: KeptRows) -> Iterator[SitePage]:
    """The pages of the shelves that nobody wrote: the lists by their titles, the manual with its words."""
    by_path = {page.path: page for page in planned}
    written = {page.path.removeprefix("docs/") for page in course.handwritten}
    for shelf in navigation(course, by_path).shelves:
        for entry in shelf.entries:
            if shelf.id != ABOUT:
                yield SitePage(entry.address, entry.title)
            elif entry.path not in written:
                page = by_path[entry.path]
                words = seen.words(key_of("page", page.key), lambda: page.page().text)  # noqa: B023
                yield SitePage(entry.address, entry.title, words.partition("\n---\n")[2])


def write_pages(
    course: Course,
    planned: Sequence[Planned[Any]],
    assets: Path,
    folder: Path,
    data: bool,
    seen: KeptRows | None = None,
) -> Written:
    """Make the pages folder hold the site; a page is made again only where something it shows has changed.

    `assets`: the course's own; `seen`: what was made before. Without `data`, the data files stand as they are, and are
    to be written later.
    """
    keys = {page.path: page.key for page in planned}
    kept = standing(folder, keys)
    one, other = shares([page for page in planned if page.path not in kept])
    changed = write_each(folder, (page_makers(one), page_makers(other)), keys)
    words = script_words(Language(course.facts.language))
    days = File(DAYS, days_script(Language(course.facts.language)))
    files = emblem_file(course.emblem) | asset_files(assets)
    files |= {file.path: file.content for file in (course_style(course), File(SCRIPT_WORDS, words), days)}
    if data:
        files |= {file.path: file.content for file in data_files(course, planned, seen)}
    others = write(folder, files, kept=keys, sweep=data)
    return Written(tuple(sorted({*changed, *others.changed})), others.removed)
