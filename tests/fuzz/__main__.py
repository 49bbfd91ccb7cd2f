"""Looks for input that breaks a law; keeps what it finds as files that a test replays: `make fuzz SECONDS=300`.

python -m fuzz [--seconds 300] [weave lock ...]      from the folder `tests`, with `scripts` on the path
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .shorter import shortened
from .targets import TARGETS, target

TESTS = Path(__file__).resolve().parent.parent
FINDS = TESTS / "finds"
"""By target, what once broke it, and an example of what it takes."""
WORK = TESTS.parent / "build" / "fuzz"
"""What the engine learnt so far; nothing is lost with it."""
SEEDS = {
    "repair": "repair/*.md", "front-matter": "toy/docs/*/*.md", "yaml": "toy/seeds/*/*.yml", "page": "toy/docs/*.md",
    "body": "toy/docs/notes/*/*.md",
}  # fmt: skip
LIMITS = (
    "-max_len=3000",
    "-timeout=20",
    "-rss_limit_mb=2000",
    "-print_final_stats=0",
    "-verbosity=0",
    "-report_slow_units=20",
)
SECONDS_TO_SHORTEN = 20
WORDS = ("%%", "---", ": ", "- ", "```", "](", "<a ", "{: ", "[^1]", "#", "\\x0c", "\\xc2\\xad", "**", "'", "|", "&#")


def main() -> int:
    """Exit code 1 where something was found."""
    asked = argparse.ArgumentParser(prog="make fuzz")
    asked.add_argument("targets", nargs="*", default=list(TARGETS))
    asked.add_argument("--seconds", type=int, default=300, help="for all targets together")
    given = asked.parse_args()
    share = max(5, given.seconds // len(given.targets))
    found = [find for name in given.targets for find in _fuzz(name, share)]
    for find in found:
        print(f"{find.relative_to(TESTS.parent)}: this breaks a law. Mend it, and leave the file: a test replays it.")
    return 1 if found else 0


def _fuzz(name: str, seconds: int) -> list[Path]:
    """New finds of a target."""
    work = WORK / name
    corpus = work / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    (work / "words").write_text("".join(f'"{word}"\n' for word in WORDS), encoding="ascii")
    kept = FINDS / name
    for seed in (*TESTS.glob(SEEDS.get(name, "none")), *kept.glob("*")):
        shutil.copyfile(seed, corpus / f"seed-{seed.name}")
    print(f"{name}: {seconds} s …", flush=True)
    _run(name, [f"-max_total_time={seconds}", f"-dict={work / 'words'}", f"-artifact_prefix={work}/", str(corpus)])
    return [_kept(name, broken) for broken in _broken(work)]


def _broken(folder: Path) -> Iterable[Path]:
    return sorted(path for kind in ("crash", "timeout", "oom") for path in folder.glob(f"{kind}-*"))


def _kept(name: str, broken: Path) -> Path:
    """A find, made shorter where it can be, at its place among the tests."""
    content = broken.read_bytes()
    if broken.name.startswith("crash"):
        content = shortened(content, target(name), SECONDS_TO_SHORTEN)
    place = FINDS / name / f"{hashlib.sha256(content).hexdigest()[:10]}.txt"
    place.write_bytes(content)
    broken.unlink()
    return place


def _run(name: str, options: list[str]) -> None:
    command = [sys.executable, "-m", "fuzz.engine", name, *LIMITS, *options]
    with (WORK / name / "log").open("ab") as log:
        subprocess.run(command, stdout=log, stderr=log, check=False)


if __name__ == "__main__":
    sys.exit(main())
