"""`reader build`: check, write the pages, render them, finish. A problem leaves the last good site whole."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from ..analysis.course import Course
from ..analysis.sharing import published
from ..flow import gather
from ..host import Host, configure
from ..html.prose import printed
from ..input.commit import first_days
from ..input.course_file import FILE, CourseFacts
from ..kinds import planned_pages
from ..model.problems import Report
from ..pages.navigation import navigation
from ..publish.finish import finish
from ..publish.hold import Hold
from ..publish.site_folder import beside, swap
from ..writing import data_of_pages, write_pages
from .arguments import counted, course_of, parser, plain_output, shown
from .places import Places
from .shrinking import tell_what_shrank

NOT_BUILT = "The site was not built; the last good one is unchanged."


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and a site, or 1 and every problem."""
    does = "Check the course and build its site. Where something is wrong, the last good site stays as it is."
    options = parser("build", does, "", "--course ~/courses/bridges --site /tmp/site", here=here)
    options.add_argument("--pages", type=Path, metavar="DIR", help="where the Markdown pages go (build/pages)")
    options.add_argument("--site", type=Path, metavar="DIR", help="where the site goes (site)")
    options.add_argument("--only", choices=["pages"], help="stop when the pages are written")
    options.add_argument("--timings", action="store_true", help="print the seconds of each stage as JSON")
    given = options.parse_args(arguments)
    places, clock = Places.of(course_of(given), given.pages, given.site), Clock()
    plain_output()
    places.pages.parent.mkdir(parents=True, exist_ok=True)
    with Hold(places.pages.parent):
        if given.only:
            return _only_pages(places, clock)
        with beside(places.site) as fresh, Host(places.root, places.pages.parent) as host:
            return _build(host, places, fresh, clock, given.timings)


def _only_pages(places: Places, clock: Clock) -> int:
    course = _checked(places.root, clock)
    if course is None:
        return 1
    print(f"Wrote {_write(course, places)} pages to {shown(places.pages, places.root)}.")
    return 0


def _build(host: Host, places: Places, fresh: Path, clock: Clock, timings: bool) -> int:
    course = _checked(places.root, clock)
    if course is None:
        return 1
    if not rendered_site(host, course, places, fresh, clock):
        return 1
    site = shown(places.site, places.root)
    told = f"The site is in {site}/. Open {site}/index.html in a browser; it needs no server."
    print(json.dumps(clock.seconds) if timings else "\n".join([told, *unset(course.facts)]))
    return 0


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
    return None if refused(report) else published(printed(course))


def _write(course: Course, places: Places) -> int:
    """Every file the host needs, in the pages folder; how many pages there are."""
    planned = planned_pages(course)
    configure(places.pages.parent, course, navigation(course, [page.path for page in planned]))
    write_pages(course, planned, places.root / "docs/assets", places.pages, data=True)
    return len(planned)


def rendered_site(host: Host, course: Course, places: Places, fresh: Path, clock: Clock) -> bool:
    """Whether the site could be built, beside the last good one, and put in its place."""
    _write(course, places)
    clock.mark("pages")
    host.render(places.pages, fresh)
    if said := host.ended():
        print(said, NOT_BUILT, sep="\n", file=sys.stderr)
        return False
    clock.mark("host")
    if refused(finish(fresh, partial(data_of_pages, course, first_days(places.root)))):
        return False
    swap(fresh, places.site)
    clock.mark("finish")
    return True


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """End a stage."""
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._last, 3)
        self._last = now


def refused(problems: Iterable[object], not_done: str = NOT_BUILT) -> bool:
    """Whether there are problems; they are printed, and what was not done."""
    listed = list(problems)
    if listed:
        print(*listed, f"{counted(len(listed), 'problem')}. {not_done}", sep="\n", file=sys.stderr)
    return bool(listed)
