"""The declared cases: which text, made by whom, read by what; made once and kept under `build/bench`."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from .extractors import EXTRACTORS, ITSELF
from .makers import MAKERS, Maker
from .programs import CannotMakeError, lacks
from .texts import SPLITS, Base, texts

KEPT = Path(__file__).resolve().parent.parent / "build" / "bench" / "cases"
MAKERS_OF_A_TEXT = 4
READINGS_OF_A_PDF = 2
"""Extractors besides the document itself: all six of each would take three hours."""
CODE = ["articles", "documents", "extractors", "groff", "latex", "makers", "mom", "page_setter", "plain", "programs"]


@dataclass(frozen=True)
class Case:
    """One text, one maker, one reading."""

    base: Base
    maker: Maker
    reading: str

    @property
    def split(self) -> str:
        """Where both its text and its maker stand."""
        return self.maker.split

    @property
    def name(self) -> str:
        """For filters, and for lists of what is missing."""
        return f"{self.base.name} {self.maker.name} {self.reading}"

    @property
    def folder(self) -> Path:
        """Where what was made for it is kept, by the sum of all that it is made from."""
        return KEPT / f"{self.base.name}.{self.maker.name}.{_sum(self.base.sum, self.maker.made_by)}"

    @property
    def document(self) -> Path:
        """What the maker writes."""
        return self.folder / f"{self.base.name}.{self.maker.ending}"

    @property
    def received(self) -> Path:
        """The file that goes to the engine."""
        return self.document if self.reading == ITSELF else self.folder / f"{self.reading}.txt"


def declared() -> list[Case]:
    """All cases, always the same: some makers for each text, so that each maker gets its share, and those of its genre
    alone; of each document the file itself and some extractors."""
    count = dict.fromkeys((maker.name for maker in MAKERS), 0)
    found = []
    for split in SPLITS:
        for base in (base for base in texts() if base.split == split):
            rng = random.Random(base.name)
            able = [maker for maker in MAKERS if maker.takes(base)]
            own = [maker for maker in able if maker.genres == (base.genre,)]
            rest = [maker for maker in able if maker not in own]
            rest.sort(key=lambda maker: (count[maker.name], rng.random()))
            for maker in rest[:MAKERS_OF_A_TEXT] + own:
                count[maker.name] += 1
                some = rng.sample(sorted(maker.extractors), min(READINGS_OF_A_PDF, len(maker.extractors)))
                found += [Case(base, maker, reading) for reading in (*some, ITSELF)]
    return found


def by_document(cases: Iterable[Case]) -> list[list[Case]]:
    """Cases of one document together: one process makes it, and reads it in every way."""
    found: dict[Path, list[Case]] = {}
    for case in cases:
        found.setdefault(case.document, []).append(case)
    return list(found.values())


def made_of_one(cases: Sequence[Case]) -> list[tuple[Case, str]]:
    """Makes the cases of one document, each with the reason where it is missing."""
    return [(case, made(case)) for case in cases]


def made(case: Case) -> str:
    """Makes a case, where it is not kept already; why it cannot be made, or nothing."""
    needs = case.maker.needs if case.reading == ITSELF else (*case.maker.needs, *EXTRACTORS[case.reading].needs)
    if case.received.exists():
        return ""
    reason = lacks(*needs)
    if reason:
        return reason
    try:
        if not case.document.exists():
            _write(case)
        if case.reading != ITSELF:
            case.received.write_text(EXTRACTORS[case.reading].read(case.document), "utf-8")
    except CannotMakeError as error:
        return str(error)
    return ""


def _write(case: Case) -> None:
    """In a folder beside the one where it is kept, so that a stop leaves no half of a document, nor two runs one."""
    draft = case.folder.with_name(f"{case.folder.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    case.maker.make(case.base, draft / case.document.name)
    for path in list(draft.iterdir()):
        if path.name != case.document.name:
            path.unlink()
    case.folder.mkdir(parents=True, exist_ok=True)
    (draft / case.document.name).replace(case.document)
    draft.rmdir()


def without_old(cases: Iterable[Case]) -> None:
    """Removes what no declared case is made of any more."""
    kept = {case.folder.name for case in cases}
    for folder in KEPT.glob("*"):
        if folder.name not in kept and folder.stem not in kept:  # `stem`: another run may be making it
            shutil.rmtree(folder)


@cache
def _sum(text: str, made_by: tuple[str, ...]) -> str:
    here = Path(__file__).parent
    parts = [(here / f"{one}.py").read_text("utf-8") if one.isidentifier() else one for one in made_by]
    return sha256("\0".join([text, *parts]).encode()).hexdigest()[:12]
