"""Runs the fast tests of each module that holds a law against its mutants, and prints those that none noticed.

    python -m mutants [--most 100] [--every] [model/pieces.py ...]      from the folder `tests`
    python -m mutants --drawn 56 --seed 7 [model/pieces.py ...]         so many of all modules together, by lot

It works in a copy. Libraries are loaded once, and each mutant is tried in a fork of the process that has them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from .laws import ENGINE, LAWS
from .mistakes import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent.parent
LOADED = ("hypothesis", "playwright.sync_api", "pydantic", "rapidfuzz", "markdown", "nh3", "yaml", "jinja2", "wordfreq")
OPTIONS = [
    "-x",
    "-n0",
    "-q",
    "--no-header",
    "--tb=no",
    "-p",
    "no:cacheprovider",
    "--hypothesis-profile=mutants",
    "-k",
    "not second",
]
"""Stop at the first failure, in one process; a test of how many seconds something takes says nothing of a mutant."""
SECONDS = 60
"""Of a processor: a mutant that takes longer is one that was noticed, however busy the machine is."""
ASLEEP = 600
"""Seconds by the clock, after which a mutant waits for what never comes."""


@dataclass(frozen=True)
class Tally:
    """What became of the mutants of a module, or of all."""

    tried: int = 0
    lived: int = 0
    """Noticed by no test."""
    explained: int = 0
    """Of those that lived, the ones of which `equivalent.md` says why they may."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tried + other.tried, self.lived + other.lived, self.explained + other.explained)

    def __str__(self) -> str:
        noticed, open_ = self.tried - self.lived, self.lived - self.explained
        share = f"{100 * open_ / self.tried:.1f} %" if self.tried else "none"
        lived = f"{self.lived} lived, {self.explained} of them explained ({share} not)"
        return f"{self.tried} made, {noticed} noticed, {lived}"


def main() -> int:
    """Exit code 1 where a mutant lived that nobody has explained."""
    asked = argparse.ArgumentParser(prog="make mutate")
    asked.add_argument("modules", nargs="*", default=list(LAWS))
    asked.add_argument("--most", type=int, default=100, help="mutants a module, evenly chosen")
    asked.add_argument("--every", action="store_true", help="all mutants of each module")
    asked.add_argument("--drawn", type=int, help="mutants of all modules together, drawn by lot")
    asked.add_argument("--seed", type=int, default=0, help="of the lot")
    given = asked.parse_args()
    explained = " ".join((Path(__file__).parent / "equivalent.md").read_text(encoding="utf-8").split())
    total = Tally()
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        made = {module: mutants((Path(ENGINE) / module).read_text(encoding="utf-8")) for module in given.modules}
        if given.drawn:
            made = _drawn(made, given.drawn, given.seed)
        elif not given.every:
            made = {module: of[:: max(1, -(-len(of) // given.most))] for module, of in made.items()}
        for module, of in made.items():
            total += _of_module(module, of, explained)
    print(f"all: {total}")
    return 1 if total.lived > total.explained else 0


def _drawn(made: Mapping[str, Sequence[Mutant]], number: int, seed: int) -> dict[str, list[Mutant]]:
    """So many by lot, each as likely as any other whatever its module."""
    every = [(module, mutant) for module, of in made.items() for mutant in of]
    lot = random.Random(seed).sample(range(len(every)), min(number, len(every)))
    chosen: dict[str, list[Mutant]] = {}
    for module, mutant in (every[n] for n in sorted(lot)):
        chosen.setdefault(module, []).append(mutant)
    return chosen


def _prepare(folder: Path) -> None:
    """Copy the repository and load what no mutant changes."""
    listed = subprocess.run(
        ["git", "ls-files", "-zco", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().split("\0"):
        if name and not name.startswith("docs/") and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    os.chdir(folder)
    for name in LOADED:
        importlib.import_module(name)
    found = (Phase.explicit, Phase.generate)  # what fails need not be made small
    settings.register_profile("mutants", deadline=None, derandomize=True, database=None, phases=found, max_examples=50)


def _of_module(module: str, chosen: Sequence[Mutant], explained: str) -> Tally:
    """Each that lived is printed."""
    path = Path(ENGINE) / module
    source = path.read_text(encoding="utf-8")
    tests = [f"tests/{name}" for name in LAWS[module]]
    if not _passes(tests, 5 * SECONDS):
        sys.exit(f"{module}: its tests fail as it is: {' '.join(tests)}")
    lines = source.split("\n")
    began, tally = time.monotonic(), Tally()
    for mutant in chosen:
        lives = _lives(path, mutant, tests)
        said = f"{module}: `{lines[mutant.line - 1].strip()}`: `{mutant.what}`"
        is_known = lives and " ".join(said.split()) in explained
        tally += Tally(1, lives, is_known)
        if lives:
            print(f"{'explained' if is_known else 'LIVED'}: {said}", flush=True)
    path.write_text(source, encoding="utf-8")
    print(f"{module}: {tally}, {time.monotonic() - began:.0f} s", flush=True)
    return tally


def _lives(path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    path.write_text(mutant.source, encoding="utf-8")
    for made in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        made.unlink()  # compiled in the same second, from a file as long
    return _passes(tests, SECONDS, keep=False)


def _passes(tests: Sequence[str], seconds: int, keep: bool = True) -> bool:
    """Whether the tests pass in time, in a process of their own; `keep` what they compile."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        sys.dont_write_bytecode = not keep
        os.environ["PYTHONDONTWRITEBYTECODE"] = "" if keep else "1"
        try:
            os._exit(int(pytest.main([*OPTIONS, *tests])))
        finally:
            os._exit(9)
    until = time.monotonic() + ASLEEP
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


if __name__ == "__main__":
    sys.exit(main())
