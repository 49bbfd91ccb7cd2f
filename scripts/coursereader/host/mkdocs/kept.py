"""The HTML of pages, kept from build to build by a sum of everything it follows from."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ...model.whole_files import HALF, write_whole
from .files import overrides, reads_more

FOLDER = "rendered"
"""In the build folder."""
LEAN = Path(__file__).with_name("lean.py")
"""What becomes of each page."""
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "markupsafe", "pyyaml")
_ENTRY = re.compile(rf"[0-9a-f]{{64}}|\.[0-9a-f]+{re.escape(HALF)}")
_LINKS = re.compile(rb"\]\(|\]:|\]\[")


@dataclass(frozen=True)
class Kept:
    """A folder of entries. Each is a file named by its key: the sum of key and HTML, a line end, the HTML."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The HTML; None where there is none, or where it is not what was put there."""
        try:
            sum, _, html = (self.folder / key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return html if sum == _sum(key, html) else None

    def put(self, key: str, html: bytes) -> None:
        """Keep it. It appears whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / key, _sum(key, html) + b"\n" + html)

    def only(self, keys: Iterable[str]) -> None:
        """Forget all others, and what a run left that was ended. What is no entry is none of ours."""
        if self.folder.is_dir():
            for name in {path.name for path in self.folder.iterdir()} - set(keys):
                if _ENTRY.fullmatch(name):
                    (self.folder / name).unlink()


def _sum(key: str, html: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + html).hexdigest().encode()


def keys(own: Path, ours: Path, pages: Path) -> dict[str, str]:
    """By path of a page, the key of its HTML; none where it may follow from more than we know."""
    if own.is_symlink():  # it is not followed
        own = ours
    if own.is_file() and own != ours and reads_more(own):
        return {}
    everywhere = _everywhere(own, ours)
    found = sorted(path for path in pages.rglob("*") if path.is_file() and not path.name.startswith("."))
    names = {path: path.relative_to(pages).as_posix() for path in found}
    all_names = hashlib.sha256("\n".join(names.values()).encode()).digest()
    made = {}
    for path, name in names.items():
        if path.suffix == ".md" and path.name != "README.md":
            words = path.read_bytes()
            parts = (everywhere, name.encode(), all_names if has_links(words) else b"", words)
            made[name] = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return made


def has_links(page: bytes) -> bool:
    """Whether a page may have links in Markdown: of these the host looks whether their files are there."""
    return _LINKS.search(page) is not None


def _everywhere(own: Path, ours: Path) -> bytes:
    """What every page follows from: configuration, templates, versions, what makes them lean."""
    folder = overrides()
    templates = sorted(path for path in folder.rglob("*") if path.is_file())
    said = [sys.version, *(f"{name} {_version(name)}" for name in _PACKAGES)]
    said += [f"{path.relative_to(folder).as_posix()} {_digest(path)}" for path in templates]
    said += [f"{path.name} {_digest(path)}" for path in (ours, own, LEAN) if path.is_file()]
    return "\n".join(said).encode()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
