"""The files people write, found where they belong. Nothing outside the project's folder is ever read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Report
from .frontmatter import MAX_BYTES

ID = re.compile("[a-z0-9-]+")
RESERVED = frozenset({"index"})
"""The list of each folder's records is a page of that name."""
_NAMING = "Use small letters a to z, digits and hyphens only."


@dataclass(frozen=True)
class CourseFolder:
    """One project's folder, and where to complain about what lies in it."""

    root: Path
    report: Report

    def name(self, path: Path) -> str:
        """The path from the project's root, as messages print it."""
        name = path.relative_to(self.root).as_posix().encode("utf-8", "backslashreplace").decode()
        return re.sub(r"[\x00-\x1f\x7f]", "?", name)

    def entries(self, folder: Path) -> list[Path]:
        """What lies in a folder, by name, without hidden files; a link to elsewhere is a problem."""
        if folder.is_symlink():
            self._refuse_link(folder)
            return []
        links = self.links(folder)
        return [path for path in _visible(folder) if path not in links]

    def links(self, folder: Path) -> list[Path]:
        """The links to elsewhere that lie in a folder; each is a problem."""
        found = [path for path in _visible(folder) if path.is_symlink()]
        for link in found:
            self._refuse_link(link)
        return found

    def folders(self, folder: Path) -> list[Path]:
        """The folders in it whose names are ids."""
        return [path for path in self.entries(folder) if path.is_dir() and self._is_id(path, path.name)]

    def records(self, folder: Path) -> list[Path]:
        """The Markdown files in it whose names are ids."""
        return [path for path in self.entries(folder) if self._is_record(path)]

    def everything(self, folder: Path) -> Iterator[str]:
        """Every file below a folder, as its path from there."""
        if folder.is_dir() and not folder.is_symlink():
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(folder).as_posix()

    def read(self, path: Path) -> bytes | None:
        """A file's bytes, not many more than it may have; None, with a problem, where it cannot be opened."""
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            self.report.add(
                self.name(path), 1, f"the file cannot be opened: {error.strerror}.", "Look at its permissions."
            )
            return None

    def _is_record(self, path: Path) -> bool:
        if not path.is_file() or path.suffix != ".md":
            self.report.add(
                self.name(path), 1, "this is not a record.", "A record is a file ending in .md, directly in its folder."
            )
            return False
        return self._is_id(path, path.stem)

    def _is_id(self, path: Path, id: str) -> bool:
        if id in RESERVED:
            self.report.add(
                self.name(path), 1, f'"{id}" is the name of the list of these records.', "Give the file another name."
            )
            return False
        if ID.fullmatch(id):
            return True
        proposed = re.sub("[^a-z0-9]+", "-", id.lower()).strip("-")
        todo = f'Rename it to "{proposed}{path.suffix}".' if proposed and path.suffix in ("", ".md") else _NAMING
        self.report.add(
            self.name(path), 1, "the name cannot be an id.", todo if todo == _NAMING else f"{_NAMING} {todo}"
        )
        return False

    def _refuse_link(self, path: Path) -> None:
        self.report.add(self.name(path), 1, "this is a link to another place.", "Put the file itself here.")


def _visible(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")] if folder.is_dir() else []
