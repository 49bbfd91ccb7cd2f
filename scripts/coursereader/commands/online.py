"""`reader online`: the site as a server gives it out, with every edition that is kept below it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..input.course_file import load_facts
from ..input.git import asked, told
from ..input.kept_editions import KeptEdition, kept_editions
from ..model import progress
from ..model.problems import Report
from ..publish.hold import Hold
from ..publish.online import BuiltEdition, put_online
from ..publish.site_folder import beside, not_of_the_site, swap
from ..text import lock_file
from . import build
from .arguments import counted, course_of, parser, plain_output, shown
from .building import whole_site
from .clock import Clock
from .places import Places
from .refusing import refused
from .waiting import ON
from .wrong_use import WrongUseError

NOT_DONE = "Nothing was put in the folder; what was there is unchanged."
FOLDER = "build/online"
_OF_MAKE = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES")


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and a folder to be served, or 1 and every problem."""
    does = (
        "Build the site, and each edition that is kept (reader keep-edition) with the engine of its own time, and put\n"
        f"them into {FOLDER} as a server is to give them out: the newest at its root, 2026-autumn/ below it."
    )
    root = course_of(parser("online", does, "", here=here).parse_args(arguments))
    plain_output()
    folder = root / FOLDER
    if foreign := not_of_the_site(folder):
        raise WrongUseError(f'{folder}: this holds "{foreign}", which no build put there. Move it elsewhere.')
    kept = kept_editions(root, report := Report())
    if refused(report, NOT_DONE) or build.main(["--course", str(root)]):
        return 1
    made = [built for one in kept if (built := _built(root, one))]
    if len(made) < len(kept):
        return 1
    progress.doing("Putting them into one folder")
    facts = load_facts(root, Report())
    with beside(folder) as fresh:
        put_online(root / "site", made, (facts.address, facts.language), fresh, report)
        if refused(report, NOT_DONE):
            return 1
        swap(fresh, folder)
    others = f", with {counted(len(kept), 'edition')} below it" if kept else ""
    print(f"What a server gives out is in {shown(folder, root)}/: the newest site{others}.")
    return 0


def _built(root: Path, kept: KeptEdition) -> BuiltEdition | None:
    """An edition, built anew from its commit; None, and why, where it cannot be."""
    progress.doing(f"Building the edition {kept.name}")
    folder = root / "build/editions" / kept.name
    top, prefix = (asked(root, "rev-parse", word) or "" for word in ("--show-toplevel", "--show-prefix"))
    said = _checked_out(Path(top.strip()), kept.commit, folder)
    course = folder / prefix.strip()
    if not said:
        own = not prefix.strip() and _has_engine(folder)
        said = _made(folder, lambda words: progress.doing(f"{kept.name}: {words}")) if own else _made_here(course)
    if said:
        print(said, f"The edition {kept.name} could not be built. {NOT_DONE}", sep="\n", file=sys.stderr)
        return None
    locks = {
        lock.parent.name: [locked.id for locked in lock_file.parse(lock.read_text("utf-8"))]
        for lock in sorted(course.glob("seeds/*/passages.lock"))
    }
    return BuiltEdition(kept.name, course / "site", locks)


def _checked_out(repository: Path, commit: str, folder: Path) -> str:
    """A repository of its own at that commit, so that its files have their dates too; what git says against it."""
    if (folder / ".git").is_dir() and (asked(folder, "rev-parse", "HEAD") or "").strip() == commit:
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    cloned = told(repository, "clone", "--quiet", "--shared", "--no-checkout", str(repository), str(folder))
    return cloned or told(folder, "checkout", "--quiet", "--detach", commit)


def _has_engine(folder: Path) -> bool:
    makefile = folder / "Makefile"
    return makefile.is_file() and bool(re.search(r"^site:", makefile.read_text("utf-8", "replace"), re.MULTILINE))


def _made(folder: Path, doing: Callable[[str], None]) -> str:
    """By the engine that the edition brings; what that says where it fails. What it says it is doing is passed on."""
    own, said = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}, []
    with subprocess.Popen(
        ["make", "site"], cwd=folder, env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        errors="replace",
    ) as made:  # fmt: skip
        for line in made.stdout or ():
            said.append(line)
            if line.rstrip().endswith(ON):
                doing(line.rstrip().removesuffix(ON).rstrip())
    return "".join(said).strip() or "make site failed." if made.returncode else ""


def _made_here(course: Path) -> str:
    """By this engine, where an edition is of a course alone."""
    places = Places.of(course, None, None)
    places.pages.parent.mkdir(parents=True, exist_ok=True)
    with Hold(places.pages.parent):
        return "" if whole_site(places, Clock()) else "Its course is not sound for this engine."
