"""The files of the book: its chapters, what a reading system asks for, a cover, and whose words it holds."""

from __future__ import annotations

import mimetypes
import textwrap
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from ...analysis.course import Course
from ...exports.terms_of_use import terms, terms_of_use
from ...html.weave import escape, shown
from ...input.page_lint import rendered
from ...interface.html import interface_globals
from ...interface.language import Language
from ...model import progress
from ...pages import Page, Planned, make
from ...pages.templating import environment
from ..archive import packed
from ..repeats import without_repeats
from .chapter import STYLE, Chapter, ChapterDraft, place
from .contents import BookPart, contents, is_in_the_book

HERE = Path(__file__).resolve().parent
TYPE_FILE, TYPE = "mimetype", "application/epub+zip"
ROOT = "EPUB/"
"""Where all lies that is read."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WIDTH = 18
"""Letters of a line of the cover."""
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/svg+xml", "image/webp")
"""What every reading system shows."""


@dataclass(frozen=True)
class BookFile:
    """A file of the book as its package lists it."""

    id: str
    href: str
    media: str
    properties: str = ""


def book(course: Course, planned: Sequence[Planned[Any]], assets: Mapping[str, bytes], day: str) -> bytes:
    """The whole book. `course`: as it may be exported; `assets`: files of the site, by path, of which the images are
    taken that its pages show; `day`: when the course was last put on record, as `2026-11-20T08:12:31Z`."""
    progress.doing("Making the book")
    chosen = [replace(one, foot=None, mentions=None) for one in planned if is_in_the_book(course, one.path)]
    pages = {page.path: page for page in make(chosen)}
    titles = {path: _title(page) for path, page in pages.items()}
    parts = contents(course, titles)
    order = [path for part in parts for path in part.paths()]
    chapters = _chapters(course, [pages[path] for path in order], titles, assets)
    return packed(_files(course, parts, chapters, assets, day), TYPE_FILE)


def _title(page: Page) -> str:
    return shown(str(yaml.load(page.text.split("---\n", 2)[1], _LOADER)["title"]))


def _chapters(
    course: Course, pages: Sequence[Page], titles: Mapping[str, str], assets: Mapping[str, bytes]
) -> list[Chapter]:
    language = Language(course.facts.language)
    sigla = {f"texts/{edition.id}.md": edition.source.siglum for edition in course.editions}
    drafts = []
    for page in progress.stepped(pages, len(pages)):
        body = shown(without_repeats(rendered(page.text.partition("\n---\n")[2]).html))
        drafts.append(ChapterDraft(page.path, titles[page.path], body, sigla.get(page.path, ""), language))
    there = {draft.path: draft.ids for draft in drafts}
    images = frozenset(path for path in assets if mimetypes.guess_type(path)[0] in IMAGES)
    return [draft.chapter(there, images) for draft in drafts]


def _files(
    course: Course, parts: Sequence[BookPart], chapters: Sequence[Chapter], assets: Mapping[str, bytes], day: str
) -> dict[str, bytes]:
    shown = sorted({image for chapter in chapters for image in chapter.images})
    listed = [
        BookFile("cover-image", "cover.svg", "image/svg+xml", "cover-image"),
        BookFile("style", STYLE, "text/css"),
        *(BookFile(f"i{n}", path, str(mimetypes.guess_type(path)[0])) for n, path in enumerate(shown, 1)),
    ]
    spine = [
        BookFile("cover", "cover.xhtml", "application/xhtml+xml"),
        BookFile("title", "title.xhtml", "application/xhtml+xml"),
        BookFile("nav", "nav.xhtml", "application/xhtml+xml", "nav"),
        *(BookFile(f"c{n}", one.path, "application/xhtml+xml") for n, one in enumerate(chapters, 1)),
    ]
    told = _told(course, parts, chapters, day) | {"listed": listed, "spine": spine}
    made = {f"{ROOT}{name}": _filled(name, course, told) for name in MADE}
    made |= {f"{ROOT}{chapter.path}": chapter.content for chapter in chapters}
    made |= {f"{ROOT}{path}": assets[path] for path in shown}
    made |= {f"{ROOT}{STYLE}": (HERE / STYLE).read_bytes(), TYPE_FILE: TYPE.encode()}
    return made | {"META-INF/container.xml": _filled("container.xml", course, told)}


MADE = ("cover.svg", "cover.xhtml", "nav.xhtml", "package.opf", "title.xhtml")
"""The files that are made of templates of their names."""


def _told(course: Course, parts: Sequence[BookPart], chapters: Sequence[Chapter], day: str) -> dict[str, object]:
    facts, texts = course.facts, [edition.source for edition in course.editions]
    bodies = [chapter.path for chapter in chapters if chapter.path.startswith("texts/")]
    known = {chapter.path for chapter in chapters}
    return {
        "facts": facts,
        "sources": texts,
        "direction": Language(facts.language).direction,
        "languages": sorted({course.language_of(one.id) for one in texts} - {facts.language}),
        "authors": list(dict.fromkeys(author.name for one in texts for author in one.authors)),
        "id": uuid.uuid5(uuid.NAMESPACE_URL, facts.address or f"urn:course:{facts.title}").urn,
        "day": day,
        "terms": terms(course),
        "rights": " ".join(terms_of_use(course).split()),
        "parts": parts,
        "place": place,
        "numbers": [number for chapter in chapters for number in chapter.numbers],
        "body": bodies[0] if bodies else chapters[0].path if chapters else "title.xhtml",
        "bibliography": next((path for path in ("bibliography.xhtml",) if path in known), ""),
        "glossary": next((path for path in ("glossary/index.xhtml",) if path in known), ""),
        "lines": textwrap.wrap(facts.title, WIDTH),
        "under": textwrap.wrap(facts.subtitle, 2 * WIDTH),
        "colours": [one.light for one in facts.colours][: len(texts)],
    }


def _filled(name: str, course: Course, told: Mapping[str, object]) -> bytes:
    said = {**interface_globals(Language(course.facts.language), escape), **told}
    return (environment(HERE / "templates").get_template(f"{name}.j2").render(**said).strip() + "\n").encode()
