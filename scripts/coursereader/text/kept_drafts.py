"""Repaired texts, kept under `build/texts` of a course: a seed hardly ever changes, and to repair it takes long."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from ..input.plain_files import first_link, plain_bytes
from ..model.whole_files import write_whole
from .draft_file import from_json, to_json
from .repair.draft import Draft

ENGINE = Path(__file__).parent.parent
WHAT_REPAIRS = ("model", "text")
"""Folders of the engine: what is made of a seed depends on no other."""
ENDING = ".draft"
LARGEST_DRAFT = 64_000_000
"""Bytes: what is larger is made anew each time."""


@dataclass(frozen=True)
class Unrepaired:
    """A seed, and what its recipe says."""

    id: str
    raw: str
    repairs: tuple[str, ...] | None
    format: str

    @cached_property
    def sum(self) -> str:
        """Of all that its repaired text depends on."""
        parts = (engine_sum(), repr(self.repairs), self.format, self.raw)
        return _sum("\0".join(parts))


@dataclass(frozen=True)
class KeptDrafts:
    """Of each text of a course the one that was repaired last. The folder can be removed at any time."""

    root: Path
    """The course's folder."""

    def find(self, asked: Unrepaired) -> Draft | None:
        """What was made of this very seed by this very engine; None where it is not there whole."""
        try:
            said = plain_bytes(self._place(asked.id), LARGEST_DRAFT + 1, self.root).decode("ascii")
        except (OSError, ValueError):
            return None
        head, _, words = said.partition("\n")
        return from_json(words, asked.raw) if head == _head(asked, words) else None

    def keep(self, asked: Unrepaired, draft: Draft) -> None:
        """For the next time. Where nothing can be written, it will be made anew."""
        words, place = to_json(draft), self._place(asked.id)
        said = f"{_head(asked, words)}\n{words}".encode("ascii")
        if len(said) <= LARGEST_DRAFT and not first_link(place.parent, self.root):
            with suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                write_whole(place, said)

    def sweep(self, ids: Collection[str]) -> None:
        """Removes those of texts that the course has no more."""
        folder = self._place("").parent
        if not first_link(folder, self.root):
            with suppress(OSError):
                for place in folder.glob(f"*{ENDING}"):
                    if place.name.removesuffix(ENDING) not in ids:
                        place.unlink()

    def _place(self, id: str) -> Path:
        return self.root / "build" / "texts" / f"{id}{ENDING}"


def _head(asked: Unrepaired, words: str) -> str:
    """What a file begins with: whose it is, and that it is whole."""
    return f"{asked.sum} {_sum(asked.sum + words)}"


def _sum(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def engine_sum() -> str:
    """Of the engine's own files, those that it learnt too, and of what they stand on."""
    files = sorted(path for folder in WHAT_REPAIRS for path in (ENGINE / folder).rglob("*") if path.is_file())
    ours = (path for path in files if path.suffix != ".pyc")
    read = [f"{path.relative_to(ENGINE).as_posix()}\0{path.read_text('utf-8')}" for path in ours]
    return _sum("\0".join([sys.version, unicodedata.unidata_version, version("wordfreq"), *read]))
