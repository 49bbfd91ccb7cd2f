"""A build from nothing: check, write the pages, render them, finish."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..analysis.course import Course
from ..analysis.sharing import published
from ..flow import gather
from ..host import Host, configure
from ..html.prose import printed
from ..input.commit import first_days
from ..input.course_file import FILE, CourseFacts
from ..input.kept_rows import KeptRows
from ..kinds import planned_pages
from ..model import progress
from ..model.problems import Report
from ..pages.navigation import navigation
from ..publish.finish import finish
from ..publish.site_folder import beside, swap
from ..writing import data_of_pages, write_pages
from .arguments import counted, shown
from .clock import Clock
from .places import Places
from .refusing import refused
from .shrinking import tell_what_shrank

Lighter = Callable[[str, str], str]
"""What becomes of a page, by its path."""
SEEN = "seen"
"""In the build folder: what was found out of pages, and made for data, that are the same again."""
NOT_BUILT = "The site was not built; the last good one is unchanged."


def pages_alone(places: Places, clock: Clock) -> list[str]:
    """Write the pages; what is to be said of them, nothing where something is wrong with the course."""
    course = _checked(places.root, clock)
    if course is None:
        return []
    return [f"Wrote {_write(course, places, clock, KeptRows())} pages to {shown(places.pages, places.root)}."]


def whole_site(places: Places, clock: Clock) -> list[str]:
    """Build the site; what is to be said of it, nothing where it could not be."""
    with beside(places.site) as fresh, Host(places.root, places.pages.parent) as host:
        return _build(host, places, fresh, clock)


def _build(host: Host, places: Places, fresh: Path, clock: Clock) -> list[str]:
    """What is to be said of the site that was built; nothing where it could not be."""
    course = _checked(places.root, clock)
    if course is None:
        return []
    if not rendered_site(host, course, places, fresh, clock):
        return []
    site = shown(places.site, places.root)
    told = f"The site is in {site}/. Open {site}/index.html in a browser; it needs no server."
    return [told, *unset(course.facts)]


def unset(facts: CourseFacts) -> list[str]:
    """In one line, which addresses `course.yml` leaves out, and what that costs."""
    costs = {
        "edit_base": (
            facts.edit_base,
            "no page leads to where it is edited, and annotations are only copied or downloaded",
        ),
        "address": (facts.address, "exported annotations name no site"),
    }
    missing = [f"without {key}, {cost}" for key, (given, cost) in costs.items() if not given]
    return [f"{FILE}: {'; '.join(missing)}."] if missing else []


def _checked(root: Path, clock: Clock) -> Course | None:
    """The course as it is printed; None, with every problem said, where something is wrong with it."""
    course = gather(root, report := Report())
    tell_what_shrank(root, course, report)
    clock.mark("read and check")
    return None if refused(report, NOT_BUILT) else published(printed(course))


def _write(course: Course, places: Places, clock: Clock, seen: KeptRows) -> int:
    """Every file the host needs, in the pages folder; how many pages there are."""
    progress.doing("Choosing what each page says")
    planned = planned_pages(course)
    progress.doing(f"Writing those of {counted(len(planned), 'page')} that are new")
    configure(places.pages.parent, course, navigation(course, [page.path for page in planned]))
    write_pages(course, planned, places.root / "docs/assets", places.pages, data=True, seen=seen)
    return len(planned)


def rendered_site(
    host: Host, course: Course, places: Places, fresh: Path, clock: Clock, lighter: Lighter | None = None
) -> bool:
    """Whether the site could be built, beside the last good one, and put in its place. `lighter`: what becomes of a
    page once it is rendered, before places in it are counted."""
    seen = KeptRows(places.pages.parent / SEEN)
    pages = _write(course, places, clock, seen)
    clock.mark("pages")
    progress.doing(f"Rendering those of {counted(pages, 'page')} that are new")
    host.render(places.pages, fresh)
    if said := host.ended(seen):
        print(said, NOT_BUILT, sep="\n", file=sys.stderr)
        return False
    if lighter:
        for path in sorted(fresh.rglob("*.html")):
            page = lighter(path.relative_to(fresh).as_posix(), path.read_text("utf-8"))
            path.write_text(page, "utf-8")
    clock.mark("host")
    progress.doing("Writing down where words stand on the pages")
    if refused(finish(fresh, partial(data_of_pages, course, first_days(places.root), seen), seen), NOT_BUILT):
        return False
    seen.close()
    swap(fresh, places.site)
    clock.mark("finish")
    return True
