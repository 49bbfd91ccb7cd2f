"""`reader build`: check, write the pages, render them, finish. A problem leaves the last good site whole.

Where nothing has changed since the last build, that is all there is to find out, and nothing else is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from ..host import NAME, follows_from
from ..publish.hold import Hold
from ..publish.last_build import LastBuild
from .arguments import course_of, parser, plain_output
from .clock import Clock
from .places import Places


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
        said = _building().pages_alone(places, clock) if given.only else _site(places, clock)
    if said:
        print(json.dumps(clock.seconds) if given.timings and not given.only else "\n".join(said))
    return 0 if said else 1


def _site(places: Places, clock: Clock) -> list[str]:
    """What is said of the site, which stands there as it has to be; nothing where it could not be built."""
    last = _last(places)
    begun = last.begun() if last else ""
    known = last.said(begun) if last else None
    clock.mark("what changed")
    if known is not None:
        return list(known)
    said: list[str] = _building().whole_site(places, clock)
    if said and last:
        last.ended(begun, said)
    clock.mark("remember")
    return said


def _last(places: Places) -> LastBuild | None:
    """The last build in these places; None where a site may follow from files that we do not know."""
    more, build = follows_from(places.root), places.pages.parent
    made = (places.pages, places.site, build / NAME)
    return None if more is None else LastBuild(build, places.root, more, made)


def _building() -> Any:
    """All that builds: half a second until it is there."""
    return import_module(".building", __package__)
