"""The one writer: files go to the pages folder where they changed, and what an earlier build left there is removed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..pages import Page

ASSETS = Path(__file__).parent.parent / "assets"
"""The reader's own: stylesheets, scripts, fonts."""
LIST = ".written"
"""The names of the files we wrote, in the folder itself: nothing else is ever removed. MkDocs passes over dot files."""


@dataclass(frozen=True)
class Written:
    """What one run did, each sorted."""

    changed: tuple[str, ...]
    """Written, because new or different."""
    removed: tuple[str, ...]
    """Left by an earlier run, and no longer of the site."""


def page_files(pages: Iterable[Page]) -> dict[str, bytes]:
    """Pages as files, by path."""
    return {page.path: page.text.encode() for page in pages}


def asset_files(own: Path) -> dict[str, bytes]:
    """The reader's stylesheets, scripts and fonts under `assets/reader/`; a course's own, from its `docs/assets`,
    under `assets/`."""
    return _files("assets", own) | _files("assets/reader", ASSETS)


def _files(under: str, folder: Path) -> dict[str, bytes]:
    """The files of a folder by their path on the site. No link is followed, nothing hidden published."""
    named = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {f"{under}/{name.as_posix()}": path.read_bytes() for name, path in named.items() if _plain(folder, name)}


def _plain(folder: Path, name: Path) -> bool:
    places = [folder, *(folder / part for part in (name, *name.parents))]
    return not any(part.startswith(".") for part in name.parts) and not any(place.is_symlink() for place in places)


def write(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make the folder hold these files. Raises ValueError where a path would leave it, before anything is written."""
    places = {path: _inside(folder, path) for path in files}
    before = _listed(folder)
    changed = [path for path in sorted(files) if _put(places[path], files[path])]
    removed = [path for path in before if path not in files and _remove(folder, path)]
    _put(folder / LIST, "".join(f"{path}\n" for path in sorted(files)).encode())
    return Written(tuple(changed), tuple(removed))


def _inside(folder: Path, path: str) -> Path:
    pure = PurePosixPath(path)
    if not pure.parts or pure.is_absolute() or ".." in pure.parts or "\\" in path or path == LIST:
        raise ValueError(f"a page may not stand at {path!r}")
    place = folder.joinpath(*pure.parts)
    if not place.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"a link leads {path!r} out of {folder.name}")
    return place


def _listed(folder: Path) -> list[str]:
    list_ = folder / LIST
    return list_.read_text(encoding="utf-8").splitlines() if list_.is_file() else []


def _put(place: Path, content: bytes) -> bool:
    """Whether it had to be written. It appears whole: a server that watches the folder never reads half a page."""
    if place.is_file() and place.read_bytes() == content:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.half")
    half.write_bytes(content)
    os.replace(half, place)
    return True


def _remove(folder: Path, path: str) -> bool:
    place = _inside(folder, path)
    if not place.is_file():
        return False
    place.unlink()
    for parent in place.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
