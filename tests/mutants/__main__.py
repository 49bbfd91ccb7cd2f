"""Runs the fast tests of each module that holds a law against its mutants, and prints those that none noticed.

    python -m mutants [--most 100] [--every] [model/pieces.py ...]      from the folder `tests`

It works in a copy. Libraries are loaded once, and each mutant is tried in a fork of the process that has them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from .mistakes import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent.parent
ENGINE = Path("scripts/coursereader")
LAWS = {
    "model/pieces.py": ["test_tiling.py"],
    "text/anchor.py": ["test_near_matches.py", "test_anchor.py"],
    "text/fold.py": ["test_folded_signs.py", "test_anchor.py"],
    "text/lock.py": ["test_lock.py", "test_lock_properties.py"],
    "text/lock_file.py": ["test_lock.py", "test_lock_properties.py"],
    "text/same_words.py": ["test_lock.py", "test_lock_properties.py"],
    "html/weave.py": ["test_escaping.py", "test_weave.py"],
    "analysis/emend.py": ["test_emend.py"],
    "text/near_matches.py": ["test_near_matches.py", "test_anchor.py"],
    "publish/write.py": ["test_write.py"],
    "publish/inspection.py": ["test_finish.py"],
    "input/read.py": ["test_read.py"],
}
"""The modules that hold the laws, and the fast tests of each."""
LOADED = ("hypothesis", "playwright.sync_api", "pydantic", "rapidfuzz", "markdown", "nh3", "yaml", "jinja2", "wordfreq")
OPTIONS = [
    "-x",
    "-q",
    "--no-header",
    "--tb=no",
    "-p",
    "no:cacheprovider",
    "--hypothesis-profile=mutants",
    "-k",
    "not second",
]
"""Stop at the first failure; a test of how many seconds something takes says nothing of a mutant."""
SECONDS = 20.0
"""A mutant that takes longer is one that was noticed."""


def main() -> int:
    """Exit code 1 where a mutant lived that nobody has explained."""
    asked = argparse.ArgumentParser(prog="make mutate")
    asked.add_argument("modules", nargs="*", default=list(LAWS))
    asked.add_argument("--most", type=int, default=100, help="mutants a module, evenly chosen")
    asked.add_argument("--every", action="store_true", help="all mutants of each module")
    given = asked.parse_args()
    explained = (Path(__file__).parent / "equivalent.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        lived = [_of_module(module, 10**6 if given.every else given.most, explained) for module in given.modules]
    return 1 if any(lived) else 0


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


def _of_module(module: str, most: int, explained: str) -> int:
    """How many of its mutants lived and are not explained; each is printed."""
    path = ENGINE / module
    source = path.read_text(encoding="utf-8")
    tests = [f"tests/{name}" for name in LAWS[module]]
    if not _passes(tests, 10 * SECONDS):
        sys.exit(f"{module}: its tests fail as it is: {' '.join(tests)}")
    made = mutants(source)
    lines = source.split("\n")
    tried = made[:: max(1, -(-len(made) // most))]
    began, lived, known = time.monotonic(), 0, 0
    for mutant in tried:
        if _lives(path, mutant, tests):
            said = f"{module}: `{lines[mutant.line - 1].strip()}`: `{mutant.what}`"
            is_known = said in explained
            known += is_known
            lived += not is_known
            print(f"{'explained' if is_known else 'LIVED'}: {said}", flush=True)
    path.write_text(source, encoding="utf-8")
    took = time.monotonic() - began
    print(f"{module}: {len(tried)} of {len(made)} mutants, {lived} lived, {known} explained, {took:.0f} s", flush=True)
    return lived


def _lives(path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    path.write_text(mutant.source, encoding="utf-8")
    for made in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        made.unlink()  # compiled in the same second, from a file as long
    return _passes(tests, SECONDS, keep=False)


def _passes(tests: Sequence[str], seconds: float, keep: bool = True) -> bool:
    """Whether the tests pass in time, in a process of their own; `keep` what they compile."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        sys.dont_write_bytecode = not keep
        os.environ["PYTHONDONTWRITEBYTECODE"] = "" if keep else "1"
        try:
            os._exit(int(pytest.main([*OPTIONS, *tests])))
        finally:
            os._exit(9)
    until = time.monotonic() + seconds
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
