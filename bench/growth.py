"""How building grows with a course: courses of 4 to 400 texts, ours beside other makers of sites, in one run.

`make bench`; `SIZES="4 20"` for some sizes only, `BENCH_FULL=1` for 1,000 texts too. Processor seconds, since clocks
count what else the machine does."""

from __future__ import annotations

import json
import math
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursereader.exports.search import PATH as INDEX
from coursereader.host.mkdocs.rendering import environment

from .builders import BUILDERS, HERE
from .courses import bare, course, terms

SIZES, FULL = (4, 20, 100, 400), 1000
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


@dataclass
class Size:
    """What was measured of courses of one size: ours by what was done, the others by their names."""

    ours: dict[str, Run] = field(default_factory=dict)
    others: dict[str, Run] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    """Megabytes of our site, of its search index, of its largest page."""


def main() -> int:
    """Prints the tables; 1 where something could not be built."""
    sizes = [int(size) for size in os.environ.get("SIZES", "").split()] or list(SIZES)
    sizes += [FULL] if os.environ.get("BENCH_FULL") else []
    measured = {}
    for size in sizes:
        print(f"{size} texts …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            measured[size] = _measured(Path(folder), size)
    print("\n".join(tables(measured)))
    return 0


def _measured(folder: Path, size: int) -> Size:
    made, found = course(folder / "course", size), Size()
    bare(folder / "bare", made)
    found.ours["cold"] = _ours(folder)
    found.weights = dict(_weights(folder / "build/site"))
    found.ours["nothing changed"] = _ours(folder)
    for name, path in EDITS.items():
        _edit(folder / "course" / path.format(term=terms()[0]))
        found.ours[name] = _ours(folder)
    plain = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(folder / "build/mkdocs.yml")]
    found.others["MkDocs, Material, our pages"] = run([*plain, "-d", str(folder / "again")])
    for builder in BUILDERS:
        home = folder / builder.prepared.__name__
        home.mkdir()
        if command := builder.prepared(home, folder / "bare"):
            found.others[builder.name] = run(command)
            shutil.rmtree(home / "site", ignore_errors=True)
    return found


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
    """Runs it. Raises SystemExit with what it said where it fails."""
    with tempfile.TemporaryFile() as out:
        pid = os.posix_spawn(
            command[0],
            command,
            environment(HERE),
            file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)],
        )
        _, status, used = os.wait4(pid, 0)
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    if status:
        raise SystemExit(f"{' '.join(command)}\n{said}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10), said)


def _weights(site: Path) -> Iterator[tuple[str, float]]:
    sizes = {path: path.stat().st_size / 1e6 for path in site.rglob("*") if path.is_file()}
    yield "site", sum(sizes.values())
    yield "search index", sum(size for path, size in sizes.items() if path.match(f"{Path(INDEX).stem}*.js"))
    yield "largest page", max(size for path, size in sizes.items() if path.suffix == ".html")
    yield "a text's page", sizes[site / "texts/text-0000.html"]


def tables(measured: Mapping[int, Size]) -> Iterator[str]:
    """As Markdown: seconds and ratios, stages, weights, and how each grows from size to size."""
    sizes = list(measured)
    yield f"Processor seconds on {os.cpu_count()} cores, {os.uname().machine}, {time.strftime('%Y-%m-%d')}.\n"
    yield _row("", *(f"{size} texts" for size in sizes), "growth")
    yield _row("---", *("---" for _ in sizes), "---")
    for name in measured[sizes[0]].ours:
        yield _row(f"ours, {name}", *_counted({size: one.ours[name].seconds for size, one in measured.items()}))
    for name in measured[sizes[0]].others:
        yield _row(name, *_counted({size: one.others[name].seconds for size, one in measured.items()}))
    for name in measured[sizes[0]].others:
        ratios = [one.ours["cold"].seconds / one.others[name].seconds for one in measured.values()]
        yield _row(f"ours, cold, to {name}", *(f"× {ratio:.1f}" for ratio in ratios), "")
    stages = {size: json.loads(one.ours["cold"].said.splitlines()[-1]) for size, one in measured.items()}
    for stage in STAGES:
        yield _row(
            f"seconds by the clock, {stage}", *_counted({size: said.get(stage, 0) for size, said in stages.items()})
        )
    yield _row("peak, MB", *_counted({size: one.ours["cold"].peak for size, one in measured.items()}))
    for name in measured[sizes[0]].weights:
        yield _row(f"{name}, MB", *_counted({size: one.weights[name] for size, one in measured.items()}))


def _counted(values: Mapping[int, float]) -> list[str]:
    """The values, and the exponent with which they grow from the second size to the last."""
    said = [f"{value:.2f}" if value < 10 else f"{value:.0f}" for value in values.values()]
    (size, value), (most, last) = (
        list(values.items())[1 if values.keys() - {4} and len(values) > 2 else 0],
        [*values.items()][-1],
    )
    grows = math.log(last / value) / math.log(most / size) if most > size and value and last else None
    return [*said, f"n^{grows:.2f}" if grows is not None else ""]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
