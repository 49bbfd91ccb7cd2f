"""Seconds of the processor that reading each hostile shape takes, at one and at four megabytes, and how it grows:
`python -m bench.hostile [NAME …]`. Fails where a shape grows more than fivefold, or takes more than half a minute."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from hostile_shapes import SHAPES

SMALL, LARGE = 1_000_000, 4_000_000
MOST_GROWTH, MOST_SECONDS = 5.0, 30.0
SECONDS_THAT_TELL = 1.0
"""Below this growth says nothing."""


def seconds(raw: str) -> float:
    """What the processor needs to read one text."""
    began = time.process_time()
    structure("hostile", repair(raw))
    return time.process_time() - began


def main(names: list[str]) -> int:
    """One row a shape; 1 where one is too slow."""
    slow = 0
    repair("Words that load the word list.")
    for name in names or SHAPES:
        small, large = (seconds(SHAPES[name](size)) for size in (SMALL, LARGE))
        bad = large > MOST_SECONDS or (large > SECONDS_THAT_TELL and large > MOST_GROWTH * small)
        slow += bad
        print(f"{name:20} {small:7.2f} {large:7.2f}  ×{large / small:.1f}{'  too slow' if bad else ''}", flush=True)
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
