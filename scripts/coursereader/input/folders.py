"""The files people write, found where they belong. Nothing outside the project's folder is ever read."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Report
from .frontmatter import MAX_BYTES, text_of
from .plain_files import LinkError, NotPlainError, first_link, plain_bytes, tell
from .yaml_lines import Document, read_yaml

ID = re.compile("[a-z0-9-]+")
PAGE_NAME = re.compile(r"\w[\w .-]*")
"""Of a hand-written page: it stands in addresses as it is, so no sign in it may mean something there."""
RESERVED = frozenset({"index"})
"""The list of each folder's records is a page of that name."""
LONGEST_NAME = 100
"""Letters of an id that is the name of a file: the pages made of it have longer names, and systems have bounds."""
MADE_OF = ("docs", "overrides", "seeds")
"""The folders of a course, as far as they are there. Beside them lie its files of rows."""
ROWS = (".yml", ".lock")
"""How the names of these end: `course.yml`, `counts.lock`."""
_NAMING = "Use small letters a to z, digits and hyphens only."


_MISNAMED = re.compile(r"(?:\.(?:md|markdown|mdown|mkd|mdx|txt|text|yml|yaml|rtf|docx?|html?))+$", re.IGNORECASE)
"""Endings of files that somebody meant for a record."""


def _proposed(name: str) -> str:
    """An id that is like a name, accents taken off; empty where no letter is left."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")


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
        links = self.links(folder)
        return [path for path in self._visible(folder) if path not in links]

    def first_in(self, folder: Path) -> str:
        """The name of the first file below a folder, since code hosts show problems beside files; else its own."""
        return next((self.name(folder / name) for name in self.everything(folder)), self.name(folder))

    def links(self, folder: Path) -> list[Path]:
        """The links to elsewhere that lie in a folder; each is a problem."""
        found = [path for path in self._visible(folder) if path.is_symlink()]
        for link in found:
            self._refuse_link(link)
        return found

    def ids(self, folder: Path) -> frozenset[str]:
        """The names of the Markdown files in it, without their ending; nothing is said of what else lies there."""
        quiet = CourseFolder(self.root, Report())
        return frozenset(path.stem for path in quiet.entries(folder) if path.suffix == ".md")

    def folders(self, folder: Path) -> list[Path]:
        """The folders in it whose names are ids."""
        return [path for path in self.entries(folder) if path.is_dir() and self._is_id(path, path.name)]

    def records(self, folder: Path, ending: str = ".md", folders: bool = False) -> list[Path]:
        """The files of that ending in it whose names are ids; `folders`: beside them, there may be some."""
        entries = [path for path in self.entries(folder) if not (folders and path.is_dir())]
        return [path for path in entries if self._is_record(path, ending)]

    def pages(self, folder: Path) -> list[Path]:
        """The Markdown files in it whose names can be addresses."""
        written = [path for path in self.entries(folder) if path.is_file() and path.suffix == ".md"]
        for path in written:
            if not PAGE_NAME.fullmatch(path.name):
                self.report.add(self.name(path), 1, "the name cannot be an address.", _NAMING)
        return [path for path in written if PAGE_NAME.fullmatch(path.name)]

    def everything(self, folder: Path) -> Iterator[str]:
        """Every file below a folder, as its path from there."""
        if folder.is_dir() and not first_link(folder, self.root):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(folder).as_posix()

    def look_for_links(self) -> None:
        """Every link in what a course is made of, and everything that is neither file nor folder, is a problem; also
        where nobody reads it, for hosts and editors would."""
        rows = [path for path in self._visible(self.root) if path.suffix in ROWS]
        for path in rows:
            if path.is_dir() and not path.is_symlink():
                tell(NotPlainError(), self.name(path), self.report)
        waiting = [*rows, *(self.root / name for name in MADE_OF if os.path.lexists(self.root / name))]
        while waiting:
            path = waiting.pop()
            if path.is_symlink():
                self._refuse_link(path)
            elif path.is_dir():
                waiting += self._visible(path)
            elif not path.is_file():
                tell(NotPlainError(), self.name(path), self.report)

    def read(self, path: Path, most: int = MAX_BYTES) -> bytes | None:
        """A file's bytes, one more than it may have where it has more; None, with a problem, where it cannot be read.
        None and no problem where there is no such file."""
        try:
            return plain_bytes(path, most + 1, self.root)
        except FileNotFoundError:
            return None
        except LinkError as error:
            self._refuse_link(Path(error.filename))
        except OSError as error:
            tell(error, self.name(path), self.report)
        return None

    def yaml(self, path: Path) -> Document | None:
        """What a file of YAML says; None, with a problem, where it cannot be read, and where there is none."""
        name, raw = self.name(path), self.read(path)
        text = None if raw is None else text_of(raw, name, self.report)
        return None if text is None else read_yaml(text, name, self.report)

    def _visible(self, folder: Path) -> list[Path]:
        """What lies in a folder that is one, and is reached through no link, by name; no hidden file."""
        try:
            if link := first_link(folder, self.root):
                self._refuse_link(link)
                return []
            names = sorted(os.listdir(folder)) if folder.is_dir() else []
            if names and not os.access(folder, os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            tell(error, self.name(folder), self.report)
            return []
        return [folder / name for name in names if not name.startswith(".")]

    def _is_record(self, path: Path, ending: str) -> bool:
        if not path.is_file() or path.suffix != ending:
            todo = f"A record is a file ending in {ending}, directly in its folder."
            if path.is_file() and (stem := _MISNAMED.sub("", path.name)) != path.name:
                todo = f'A record here ends in {ending}. Rename it to "{_proposed(stem)}{ending}".'
            self.report.add(self.name(path), 1, "this is not a record.", todo)
            return False
        return self._is_id(path, path.stem)

    def _is_id(self, path: Path, id: str) -> bool:
        if len(id) > LONGEST_NAME:
            self.report.add(
                self.name(path), 1, f"the name is longer than {LONGEST_NAME} letters.", "Give it a shorter one."
            )
            return False
        if id in RESERVED:
            self.report.add(
                self.name(path), 1, f'"{id}" is the name of the list of these records.', "Give the file another name."
            )
            return False
        if ID.fullmatch(id):
            return True
        proposed = _proposed(id)
        known = path.suffix in ("", ".md", ".yml")
        todo = f'Rename it to "{proposed}{path.suffix}".' if proposed and known else _NAMING
        self.report.add(
            self.name(path), 1, "the name cannot be an id.", todo if todo == _NAMING else f"{_NAMING} {todo}"
        )
        return False

    def _refuse_link(self, path: Path) -> None:
        tell(LinkError(), self.name(path), self.report)
