"""How building grows with a course: courses of 4 to 400 texts, ours beside other makers of sites, in one run.

`make bench`; `SIZES="4 20"` for some sizes only, `BENCH_FULL=1` for 1,000 texts too. Processor seconds, since clocks
count what else the machine does. What fails or does not end is said under the table, and the others are measured."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursereader.exports.search import PATH as INDEX
from coursereader.host.mkdocs.rendering import environment

from .builders import BUILDERS, HERE, Builder
from .courses import bare, course, terms

SIZES, FULL = (4, 20, 100, 400), 1000
LONGEST = 3600
"""Seconds by the clock that one command may take."""
PLAIN = BUILDERS[0].name
STAGES = ("read and check", "pages", "host", "finish")
EDITS: Mapping[str, str] = {
    "one note": "docs/notes/text-0000/note-0-0.md",
    "one term": "docs/glossary/{term}.md",
    "one event": "docs/events/own-0-0.md",
    "one correction": "seeds/text-0000/emendations/slip-1.yml",
}
"""What is edited before the course is built again."""


@dataclass(frozen=True)
class Run:
    """What one command took."""

    seconds: float
    """Of processors, its children's too."""
    peak: float
    """Megabytes of its largest process."""
    said: str


class NotRunError(Exception):
    """A command that failed, that did not end, or that is not there: why, in a few words."""


@dataclass
class Size:
    """What was measured of courses of one size: ours by what was done, the others by their names."""

    ours: dict[str, Run] = field(default_factory=dict)
    others: dict[str, Run] = field(default_factory=dict)
    not_run: dict[str, str] = field(default_factory=dict)
    """By name, why."""
    weights: dict[str, float] = field(default_factory=dict)
    """Megabytes of our site, of its search index, of its largest page."""


def main() -> int:
    """Prints the tables; 1 where our own site could not be built."""
    sizes = [int(size) for size in os.environ.get("SIZES", "").split()] or list(SIZES)
    sizes += [FULL] if os.environ.get("BENCH_FULL") else []
    measured = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured[size] = _measured(Path(folder), size)
        print("\n".join(tables(measured)), flush=True)
    return 0 if all("cold" in one.ours for one in measured.values()) else 1


def _measured(folder: Path, size: int) -> Size:
    _say(f"{size} texts: making the course")
    made, found = course(folder / "course", size), Size()
    bare(folder / "bare", made)
    _measure(found, found.ours, "cold", lambda: _ours(folder))
    if "cold" in found.ours:
        found.weights = dict(_weights(folder / "build/site"))
        _measure(found, found.ours, "nothing changed", lambda: _ours(folder))
        for name, path in EDITS.items():
            _edit(folder / "course" / path.format(term=terms()[0]))
            _measure(found, found.ours, name, lambda: _ours(folder))
        plain = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "build/mkdocs.yml")]
        _measure(found, found.others, "MkDocs, Material, our pages", lambda: run([*plain, "-d", str(folder / "again")]))
    for builder in BUILDERS:
        _measure(found, found.others, builder.name, lambda: _built(builder, folder))  # noqa: B023
    return found


def _measure(size: Size, among: dict[str, Run], name: str, measured: Callable[[], Run]) -> None:
    """One row: what it took, or why it was not run."""
    _say(name)
    try:
        among[name] = measured()
    except NotRunError as error:
        size.not_run[name] = str(error)


def _built(builder: Builder, folder: Path) -> Run:
    """Another maker of sites, with the bare texts."""
    home = folder / builder.prepared.__name__
    home.mkdir()
    try:
        if command := builder.prepared(home, folder / "bare"):
            return run(command)
        raise NotRunError("it is not installed")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _say(words: str) -> None:
    print(f"{words} …", file=sys.stderr, flush=True)


def _ours(folder: Path) -> Run:
    places = ["--pages", str(folder / "build/pages"), "--site", str(folder / "build/site")]
    build = [sys.executable, str(HERE / "scripts/build.py"), "--timings", "--course", str(folder / "course"), *places]
    return run(build)


def _edit(path: Path) -> None:
    """A word more in what an editor says; in a correction, in its reason."""
    words = path.read_text(encoding="utf-8")
    path.write_text(
        words.replace("A word stands", "Here a word stands") + ("One word more.\n" if path.suffix == ".md" else "")
    )


def run(command: list[str]) -> Run:
    """Runs it. Raises NotRunError with the last line it said where it fails."""
    with tempfile.TemporaryFile() as out:
        try:
            process = subprocess.Popen(command, env=environment(HERE), stdout=out, stderr=subprocess.STDOUT)
        except OSError as error:
            raise NotRunError(error.strerror or "it cannot be begun") from error
        end = threading.Timer(LONGEST, process.kill)
        end.start()
        _, status, used = os.wait4(process.pid, 0)
        end.cancel()
        process.returncode = status
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    if status:
        lines = said.strip().splitlines() or [f"it ended with {status}"]
        raise NotRunError(lines[-1][:200])
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10), said)


def _weights(site: Path) -> Iterator[tuple[str, float]]:
    sizes = {path: path.stat().st_size / 1e6 for path in site.rglob("*") if path.is_file()}
    yield "site", sum(sizes.values())
    yield "search index", sum(size for path, size in sizes.items() if path.match(f"{Path(INDEX).stem}*.js"))
    yield "largest page", max(size for path, size in sizes.items() if path.suffix == ".html")
    yield "a text's page", sizes[site / "texts/text-0000.html"]


def tables(measured: Mapping[int, Size]) -> Iterator[str]:
    """As Markdown: seconds and ratios, stages, weights, and how each grows; what was not run, and why."""
    cold = {size: one.ours["cold"] for size, one in measured.items() if "cold" in one.ours}
    yield f"\nProcessor seconds on {os.cpu_count()} cores, {os.uname().machine}, {time.strftime('%Y-%m-%d')}.\n"
    yield _row("", *(f"{size} texts" for size in measured), "growth")
    yield _row("---", *("---" for _ in measured), "---")
    for name in _names(one.ours for one in measured.values()):
        yield _counted(measured, f"ours, {name}", {size: one.ours.get(name) for size, one in measured.items()})
    for name in _names(one.others for one in measured.values()):
        yield _counted(measured, name, {size: one.others.get(name) for size, one in measured.items()})
    for did in _names(one.ours for one in measured.values()):
        yield _row(f"ours, {did}, to {PLAIN}", *(_ratio(one, did, PLAIN) for one in measured.values()), "")
    for name in _names(one.others for one in measured.values()):
        if name != PLAIN:
            yield _row(f"ours, cold, to {name}", *(_ratio(one, "cold", name) for one in measured.values()), "")
    stages = {size: json.loads(one.said.splitlines()[-1]) for size, one in cold.items()}
    for stage in STAGES:
        said = {size: one.get(stage) for size, one in stages.items()}
        yield _counted(measured, f"seconds by the clock, {stage}", said)
    yield _counted(measured, "peak, MB", {size: one.peak for size, one in cold.items()})
    for name in _names(one.weights for one in measured.values()):
        yield _counted(measured, f"{name}, MB", {size: one.weights.get(name) for size, one in measured.items()})
    yield ""
    for size, one in measured.items():
        yield from (f"- {size} texts, {name}: not run: {why}" for name, why in one.not_run.items())


def _names(rows: Iterable[Mapping[str, object]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _ratio(size: Size, did: str, name: str) -> str:
    if did not in size.ours or name not in size.others:
        return "not run"
    return f"× {size.ours[did].seconds / size.others[name].seconds:.2f}"


def _counted(sizes: Iterable[int], name: str, found: Mapping[int, Run | float | None]) -> str:
    """A row of values, and the exponent with which they grow from twenty texts on."""
    values = {size: one.seconds if isinstance(one, Run) else one for size, one in found.items() if one is not None}
    said = [_number(values.get(size)) for size in sizes]
    many = {size: value for size, value in values.items() if size >= SIZES[1] and value}
    least, most = min(many, default=0), max(many, default=0)
    grows = f"n^{math.log(many[most] / many[least]) / math.log(most / least):.2f}" if least < most else ""
    return _row(name, *said, grows)


def _number(value: float | None) -> str:
    return "not run" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
