"""From the course to the pages folder: what is planned, what stands there already, what is made, what is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .analysis.course import Course
from .exports.file import File
from .exports.files import exports
from .exports.provenance import provenance
from .exports.search_documents import SitePage
from .exports.style import course_style
from .input.packages import READER, Package, installed, packages
from .interface.language import Language
from .interface.script_words import script_words
from .kinds import record_data, record_pages
from .pages import Planned, make, plan
from .pages.manual import manual_pages
from .pages.navigation import navigation
from .pages.shelves import ABOUT
from .publish.write import Written, asset_files, emblem_file, page_files, standing, write

SCRIPT_WORDS = "assets/reader/words.js"


def planned_pages(course: Course) -> list[Planned[Any]]:
    """Every page of the course's site, by path."""
    return plan(course, (*record_pages(), partial(manual_pages, records=record_data())))


def data_files(course: Course, planned: Sequence[Planned[Any]]) -> list[File]:
    """What the site holds besides pages: data, and the index of the search."""
    files = exports(course, record_data(), site_pages(course, planned))
    data = [file for file in files if file.path.startswith("data/")]
    return [*files, *provenance(course, data, installed(READER) or Package(READER, "", "MIT"), packages())]


def site_pages(course: Course, planned: Sequence[Planned[Any]]) -> Iterator[SitePage]:
    """The pages of the shelves that nobody wrote: the lists by their titles, the manual with its words."""
    by_path = {page.path: page for page in planned}
    written = {page.path.removeprefix("docs/") for page in course.handwritten}
    for shelf in navigation(course, by_path).shelves:
        for entry in shelf.entries:
            if shelf.id != ABOUT:
                yield SitePage(entry.address, entry.title)
            elif entry.path not in written:
                yield SitePage(entry.address, entry.title, by_path[entry.path].page().text.partition("\n---\n")[2])


def write_pages(course: Course, planned: Sequence[Planned[Any]], assets: Path, folder: Path, data: bool) -> Written:
    """Make the pages folder hold the site; a page is made again only where something it shows has changed.

    `assets`: the course's own. Without `data`, the data files stand as they are, and are to be written later.
    """
    keys = {page.path: page.key for page in planned}
    kept = standing(folder, keys)
    made = make([page for page in planned if page.path not in kept])
    words = script_words(Language(course.facts.language))
    files = emblem_file(course.emblem) | asset_files(assets) | page_files(made)
    files |= {file.path: file.content for file in (course_style(course), File(SCRIPT_WORDS, words))}
    if data:
        files |= {file.path: file.content for file in data_files(course, planned)}
    return write(folder, files, keys, kept, sweep=data)
