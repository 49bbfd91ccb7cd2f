"""`reader zip`: the site and the book in one file, which a student unpacks and opens by a double click."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..analysis.course import Course
from ..exports.terms_of_use import terms_of_use
from ..host import Host, light
from ..input.commit import recorded
from ..interface.language import Language
from ..kinds import planned_pages
from ..publish.archive import packed
from ..publish.epub.book import book
from ..publish.hold import Hold
from ..publish.offline import offline, without_repeats
from ..publish.site_folder import beside
from ..publish.write import asset_files
from .arguments import course_of, parser, plain_output
from .building import rendered_site
from .clock import Clock
from .exporting import course_to_give, file_stem, put
from .places import Places


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and an archive, or 1 and every problem."""
    does = "Pack the site, and the course as one book, into one file that opens from a folder by a double click."
    options = parser("zip", does, "", "--to ~/bridges.zip", here=here)
    options.add_argument("--to", type=Path, metavar="FILE", help="where the archive goes (build/TITLE.zip)")
    options.add_argument("--without-book", action="store_true", help="leave the book (EPUB) out")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    course = course_to_give(root, "The archive was not made.")
    if course is None:
        return 1
    site = _site(course, root)
    if site is None:
        return 1
    name, facts = file_stem(course.facts), course.facts
    made = offline(site, name, facts.title, Language(facts.language), terms_of_use(course))
    if not given.without_book:
        assets = asset_files(root / "docs/assets")
        made[f"{name}/{name}.epub"] = book(course, planned_pages(course), assets, recorded(root))
    put(given.to or root / f"build/{name}.zip", packed(made), root)
    return 0


def _site(course: Course, root: Path) -> dict[str, bytes] | None:
    """The files of the site of a course as it may leave; None where it could not be built. `site/` is left alone."""
    places = Places.of(root, root / "build/zip/pages", root / "build/zip/site")
    places.pages.parent.mkdir(parents=True, exist_ok=True)
    with (
        Hold(places.pages.parent),
        beside(places.site) as fresh,
        Host(root, places.pages.parent) as host,
    ):
        if not rendered_site(host, course, places, fresh, Clock(), lambda page: light(without_repeats(page))):
            return None
    files = sorted(path for path in places.site.rglob("*") if path.is_file())
    return {path.relative_to(places.site).as_posix(): path.read_bytes() for path in files}
