"""`reader zip`: the site, the book and the texts for print in one file, which a student unpacks and opens by a double
click."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..analysis.course import Course
from ..exports.terms_of_use import terms_of_use
from ..host import Host, light, with_more, without_foot
from ..input.commit import recorded
from ..input.course_file import FILE
from ..interface.language import Language
from ..kinds import planned_pages
from ..model import progress
from ..model.problems import Report
from ..pages.index import index_of
from ..publish.archive import packed_tightly, packs_tightly
from ..publish.epub.book import book
from ..publish.hold import Hold
from ..publish.offline import FIRST_PAGE, ArchiveFacts, FileBeside, beside_html, offline
from ..publish.repeats import without_repeats
from ..publish.site_folder import beside
from ..publish.write import asset_files
from ..typeset.text_sheet import text_sheet
from ..typeset.typesetter import is_there, pdf
from .arguments import course_of, parser, plain_output
from .building import rendered_site
from .clock import Clock
from .exporting import course_to_give, file_stem, put, size, tell_of_faceless
from .places import Places
from .refusing import refused

NOT_THERE = "What packs the archive and sets its texts for print is not installed. Run make zip, which sets it up."


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and an archive, or 1 and every problem."""
    does = "Pack the site, the course as one book and its texts for print into one file that opens by a double click."
    options = parser("zip", does, "", "--to ~/bridges.zip", here=here)
    options.add_argument("--to", type=Path, metavar="FILE", help="where the archive goes (build/TITLE.zip)")
    options.add_argument("--site-alone", action="store_true", help="leave out the book (EPUB) and the texts for print")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    if not (packs_tightly() and is_there()):
        print(NOT_THERE, file=sys.stderr)
        return 1
    course = course_to_give(root, "The archive was not made.")
    if course is None:
        return 1
    facts = _facts(course)
    site = _site(course, root)
    taken = list(_taken_along(course, root, facts)) if site and not given.site_alone else []
    progress.doing("Packing it all")
    made = packed_tightly(_files(site, facts, taken)) if site else b""
    if not made:
        return 1
    put(given.to or root / f"build/{file_stem(course.facts)}.zip", made, root)
    rest = len(made) - sum(len(one.content) for one in taken)
    if taken:
        print(f"Without the book and the texts for print it would be {size(rest)}: --site-alone leaves them out.")
    look_at_size(rest, course.facts.archive_mb, report := Report())
    return 1 if refused(report, "The archive is larger than it may be.") else 0


def look_at_size(bytes: int, most: float, report: Report) -> None:
    """Tells where the archive without what is taken along is larger than the course wants it; `most`: in megabytes."""
    if 0 < most < bytes / 1e6:
        what = f"the archive takes {bytes / 1e6:.2f} MB without the book and the texts for print, more than {most:g}."
        report.add(FILE, 1, what, "Take out of docs/assets/ what is large and not needed, or raise archive_mb.")


def _files(site: Mapping[str, bytes], facts: ArchiveFacts, taken: Sequence[FileBeside]) -> dict[str, bytes]:
    """All that goes into the archive, by path."""
    links = beside_html("../", taken, facts.language)
    return offline({**site, FIRST_PAGE: with_more(site[FIRST_PAGE].decode(), links).encode()}, facts, taken)


def _facts(course: Course) -> ArchiveFacts:
    facts = course.facts
    return ArchiveFacts(file_stem(facts), facts.title, Language(facts.language), terms_of_use(course))


def _taken_along(course: Course, root: Path, facts: ArchiveFacts) -> Iterator[FileBeside]:
    """The book, and for print each text of which all words may leave."""
    say, index = facts.language.say, index_of(course)
    made = book(course, planned_pages(course), asset_files(root / "docs/assets"), recorded(root))
    yield FileBeside(f"{facts.name}.epub", say("The whole course as one book (EPUB)"), made)
    for edition in course.editions:
        if not edition.cut:
            progress.doing(f"Setting {edition.id} for print")
            printed, path = pdf(text_sheet(index, edition.id)), f"pdf/{edition.id}.pdf"
            tell_of_faceless(path, printed.faceless)
            yield FileBeside(path, say("{text}, for print (PDF)", text=edition.source.label), printed.content)


def _lighter(path: str, page: str) -> str:
    """What stands at the foot of every page is read on the first one."""
    less = light(without_repeats(page))
    return less if path == FIRST_PAGE else without_foot(less)


def _site(course: Course, root: Path) -> dict[str, bytes]:
    """The files of the site of a course as it may leave; none where it could not be built. `site/` is left alone."""
    places = Places.of(root, root / "build/zip/pages", root / "build/zip/site")
    places.pages.parent.mkdir(parents=True, exist_ok=True)
    with (
        Hold(places.pages.parent),
        beside(places.site) as fresh,
        Host(root, places.pages.parent) as host,
    ):
        if not rendered_site(host, course, places, fresh, Clock(), _lighter):
            return {}
    files = sorted(path for path in places.site.rglob("*") if path.is_file())
    return {path.relative_to(places.site).as_posix(): path.read_bytes() for path in files}
