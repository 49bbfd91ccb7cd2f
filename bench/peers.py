"""What others make of the same cases: two ways of our own that anybody would try first, and public tools.

The public tools live in an environment of their own, `build/bench/peers`, which `make bench-text` sets up: one of them
is under the AGPL, and nothing of ours is to import it.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from .cases import Case
from .extractors import ITSELF

PYTHON = Path(__file__).resolve().parent.parent / "build" / "bench" / "peers" / "bin" / "python"
PROGRAMS = {
    "pymupdf4llm": "import pymupdf4llm; made = pymupdf4llm.to_markdown(path)",
    "trafilatura": "import trafilatura; made = trafilatura.extract(open(path, encoding='utf-8').read(), "
    "output_format='markdown', include_formatting=True, include_tables=True) or ''",
}
"""By peer: what is run for each `path`."""
READS = {"pymupdf4llm": ("pdf",), "trafilatura": ("html",)}
LOOP = """
import contextlib, io, os, sys
def make(path):
    with contextlib.redirect_stdout(io.StringIO()):
        PROGRAM
    return made
for path, kept in zip(sys.argv[1::2], sys.argv[2::2]):
    try:
        words = make(path)
    except Exception:  # of a document that it cannot read a tool gives nothing
        words = ""
    with open(kept, "w", encoding="utf-8") as file:
        file.write(words)
"""
NAMES = ("naive", "heuristic", *PROGRAMS)
NOTE = re.compile(r"(?<=[\w.,;:!?)”’»\"'])(?:\[(\d{1,3})\]|<sup>\[?(\d{1,3})\]?</sup>)")
BODY = re.compile(r"^(?:> )?(?:\[(\d{1,3})\]|<sup>\[?(\d{1,3})\]?</sup>)\s*")


def missing() -> dict[str, str]:
    """The public peers that are not here, and why."""
    found = {}
    for name in PROGRAMS:
        if not PYTHON.exists() or subprocess.run([PYTHON, "-c", f"import {name}"], capture_output=True).returncode:
            found[name] = "not in build/bench/peers (requirements/peers.txt)"
    return found


def prepare(cases: Iterable[Case], pool: Executor, processes: int) -> None:
    """Has the public peers read each document once; what they make of it is kept beside it."""
    absent, cases = missing(), list(cases)
    for name in PROGRAMS:
        due = {
            (str(case.document), str(kept_by(name, case)))
            for case in cases
            if case.maker.ending in READS[name] and case.document.exists() and not kept_by(name, case).exists()
        }
        if due and name not in absent:
            shares = [sorted(due)[at::processes] for at in range(processes)]
            list(pool.map(_read, [name] * processes, shares))


def _read(name: str, documents: Sequence[tuple[str, str]]) -> None:
    command = [PYTHON, "-c", LOOP.replace("PROGRAM", PROGRAMS[name]), *itertools.chain.from_iterable(documents)]
    subprocess.run(command, capture_output=True, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"})


def kept_by(peer: str, case: Case) -> Path:
    """Where a peer's output of a document is kept."""
    return case.folder / f"{peer}.out"


def made(peer: str, case: Case) -> str | None:
    """What a peer makes of a case; None where it reads no such thing, or is not here."""
    if peer in PROGRAMS:
        path = kept_by(peer, case)
        return _plain(path.read_text("utf-8")) if case.reading == ITSELF and path.exists() else None
    if case.received.suffix not in (".txt", ".md"):
        return None
    raw = case.received.read_text("utf-8")
    return naive(raw) if peer == "naive" else heuristic(raw)


def _plain(markdown: str) -> str:
    """A tool's Markdown as ours is read: its raised numbers are marks, the blocks that one opens are notes."""
    blocks = []
    for block in re.split(r"\n\s*\n", re.sub(r"(?m)^-{3,}$", "", markdown)):
        body = BODY.match(block)
        if body:
            block = f"[^{body[1] or body[2]}]: {block[body.end() :]}"
        blocks += [NOTE.sub(lambda found: f"[^{found[1] or found[2]}]", block)]
    rows = "\n\n".join(blocks)
    return re.sub(r"(?m)^(#+ .*|\|.*|- .*)$", r"\n\1\n", rows).replace("\\", "")


def naive(raw: str) -> str:
    """Joins every line to the next, every hyphen at a line end closed; an empty line ends a paragraph."""
    words = re.sub(r"-\n[ ]*(?=[a-z])", "", raw.replace("\r\n", "\n").replace("\f", "\n\n"))
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", words) if part.strip())


def heuristic(raw: str) -> str:
    """What a careful evening's script does: folios and repeated lines go, short unfinished lines are headings, a line
    that ends early ends a paragraph, a number that opens a line below the text is a note."""
    lines = [line.strip() for line in raw.replace("\f", "\n\n").splitlines()]
    often = {line for line in lines if line and line[-1] not in ".!?" and lines.count(line) > 2}
    lines = [line for line in lines if line not in often and not re.fullmatch(r"[-–\s]*\d+[-–\s]*", line)]
    full = sorted(map(len, filter(None, lines)))[int(0.7 * sum(map(bool, lines)))] if any(lines) else 0
    blocks: list[str] = []
    for line in lines:
        blocks = _laid(blocks, line, full)
    return "\n\n".join(_labelled(block) for block in blocks if block)


def _laid(blocks: list[str], line: str, full: int) -> list[str]:
    last = blocks[-1] if blocks else ""
    if not last or not line:
        return [*blocks, line]
    width = len(last.rsplit("\n", 1)[-1])
    if width < 0.75 * full and (last[-1] in '.!?:”"' or not line[0].islower()):
        return [*blocks, line]
    return [*blocks[:-1], f"{last}\n{line}"]


def _labelled(block: str) -> str:
    words = " ".join(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", block).split())
    body = re.match(r"\[?(\d{1,3})\]?[. ]+(?=[A-Z“])", words)
    if body:
        return f"[^{body[1]}]: {words[body.end() :]}"
    words = re.sub(r"(?<=[a-z][.,;”])\[?(\d{1,2})\]?(?=\s|$)", r"[^\1]", words)
    return f"## {words}" if len(words) < 70 and words[-1] not in ".,;:!?" and words[0].isupper() else words
