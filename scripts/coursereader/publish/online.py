"""The folder that a server gives out: the newest site, and below it each edition that is kept."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Report
from .finish import SUMS, sum_row
from .kept_edition import STYLE, Newest, ids_of, kept_files, scripts_of
from .policy import INLINE, header_files

SHOWN = 5
"""So many lost ids are named."""


@dataclass(frozen=True)
class BuiltEdition:
    """An edition as it was built anew."""

    name: str
    site: Path
    locks: Mapping[str, Sequence[str]]
    """By text, the ids that it had published."""


def put_online(site: Path, kept: Sequence[BuiltEdition], said: tuple[str, str], folder: Path, report: Report) -> None:
    """Fill an empty folder; what keeps an address from leading on is reported. `said`: the newest's address and
    language."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    newest, scripts = Newest(frozenset(_files(site)), *said), dict.fromkeys(INLINE)
    for edition in kept:
        if any(path.startswith(f"{edition.name}/") for path in newest.files):
            report.add(f"docs/{edition.name}", 1, "a kept edition is to stand at this address.", "Name it otherwise.")
        _tell_what_leads_nowhere(edition, site, report)
        files = {path: (edition.site / path).read_bytes() for path in _files(edition.site)}
        scripts |= dict.fromkeys(scripts_of(page.decode() for path, page in files.items() if path.endswith(".html")))
        _put(folder, kept_files(edition.name, files, newest))
    if kept:
        _put(folder, {STYLE: Path(__file__).with_name("kept.css").read_bytes()})
    headers = header_files([sum for sum in scripts if sum not in INLINE])
    _put(folder, {name: words.encode() for name, words in headers.items()})
    rows = (sum_row(path, (folder / path).read_bytes()) for path in _files(folder) if path != SUMS)
    (folder / SUMS).write_text("".join(rows), encoding="utf-8")


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _tell_what_leads_nowhere(edition: BuiltEdition, site: Path, report: Report) -> None:
    """Published passages that had an address in the edition, and have none in the newest."""
    for text, ids in edition.locks.items():
        now = _ids(site / f"texts/{text}.html")
        lost = [id for id in ids if id in _ids(edition.site / f"texts/{text}.html") and id not in now]
        if lost:
            named = ", ".join(lost[:SHOWN]) + (f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else "")
            what = f"the edition {edition.name} has passages that lead nowhere now: {named}."
            todo = "Put their lines back, or the text where it is gone; a published address never dies."
            report.add(f"seeds/{text}/passages.lock", 1, what, todo)


def _ids(page: Path) -> frozenset[str]:
    return ids_of(page.read_text(encoding="utf-8")) if page.is_file() else frozenset()


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
