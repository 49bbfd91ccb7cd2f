#!/usr/bin/env python3
"""Seconds by stage and peak memory of a build, as a ratio to plain MkDocs on the same written pages, in one run."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coursereader.host.mkdocs.rendering import environment

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


def main() -> int:
    """Prints a table; exit 1 where a build fails."""
    with tempfile.TemporaryDirectory() as folder:
        builds = [_build(Path(folder) / str(n)) for n in range(RUNS)]
        if not all(builds):
            return 1
        again = [_build(Path(folder) / str(n)) for n in range(RUNS)]
        peers = [_peer(Path(folder) / str(n)) for n in range(RUNS)]
    peer = statistics.median(peers)
    print(f"Median of {RUNS} runs; ratio to plain MkDocs on the same pages ({peer:.2f} s).")
    print(f"{'stage':<18}{'seconds':>9}{'ratio':>8}")
    for stage in builds[0]:
        seconds = statistics.median(build[stage] for build in builds)
        print(f"{stage:<18}{seconds:>9.2f}{seconds / peer:>8.2f}")
    total = statistics.median(sum(build.values()) for build in builds)
    print(f"{'whole build':<18}{total:>9.2f}{total / peer:>8.2f}")
    warm = statistics.median(sum(build.values()) for build in again)
    print(f"{'and once more':<18}{warm:>9.2f}{warm / peer:>8.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of one process: {peak:.0f} MB")
    return 0


def _build(folder: Path) -> dict[str, float]:
    """The seconds by stage of a build in a folder of its own: from nothing the first time."""
    ran = subprocess.run(
        [
            sys.executable, str(ROOT / "scripts/build.py"), "--timings",
            "--pages", str(folder / "pages"), "--site", str(folder / "site"),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode:
        print(ran.stderr, file=sys.stderr)
        return {}
    seconds: dict[str, float] = json.loads(ran.stdout)
    return seconds


def _peer(folder: Path) -> float:
    """What MkDocs needs for the same pages."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml"), "-d", str(folder / "peer")],
        cwd=ROOT, env=environment(ROOT), capture_output=True, check=True,
    )  # fmt: skip
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
