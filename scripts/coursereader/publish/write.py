"""The one writer: files go to the pages folder where they changed, and what an earlier build left there is removed."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..html.emblem import favicon_svg
from ..input.course_assets import fault_of_asset, is_meant
from ..pages import Page

ASSETS = Path(__file__).parent.parent / "assets"
"""The reader's own: stylesheets, scripts, fonts."""
OWN_ENDINGS = (".css", ".js", ".txt", ".woff2")
"""Of those, what is published."""
LIST = ".written"
"""What we wrote, in the folder itself, a file a row: the sum of its bytes, what it was made from, its path. Nothing
that is not listed is ever removed. Hosts pass over dot files."""
NO_KEY = "-"
"""Of a file that is written anew each time."""


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
    given, ours = _files("assets", own), _files("assets/reader", ASSETS)
    given = {path: content for path, content in given.items() if _is_published(PurePosixPath(path), content)}
    return given | {path: content for path, content in ours.items() if path.endswith(OWN_ENDINGS)}


def _is_published(path: PurePosixPath, content: bytes) -> bool:
    return is_meant(path) and fault_of_asset(path, content) is None


def _files(under: str, folder: Path) -> dict[str, bytes]:
    """The files of a folder by their path on the site. No link is followed, nothing hidden published."""
    named = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {f"{under}/{name.as_posix()}": path.read_bytes() for name, path in named.items() if _plain(folder, name)}


def _plain(folder: Path, name: Path) -> bool:
    places = [folder, *(folder / part for part in (name, *name.parents))]
    return not any(part.startswith(".") for part in name.parts) and not any(place.is_symlink() for place in places)


def emblem_file(emblem: str) -> dict[str, bytes]:
    """The course's emblem as the picture that browsers show on a tab; none where it has none. A file that a course
    gives under that name goes over it."""
    drawn = favicon_svg(emblem)
    return {"assets/favicon.svg": drawn.encode()} if drawn else {}


@dataclass(frozen=True)
class Row:
    """One file that we wrote."""

    sum: str
    """SHA-256 of its bytes."""
    key: str
    """What it was made from."""


def standing(folder: Path, keys: Mapping[str, str]) -> frozenset[str]:
    """The files that stand in the folder byte for byte as they were made from what they would be made from now.

    A file that anybody else changed, or that came from elsewhere, has another sum and is made again.
    """
    rows = _listed(folder)
    there = {path: folder / path for path, key in keys.items() if path in rows and rows[path].key == key}
    return frozenset(path for path, place in there.items() if _sum_of(place) == rows[path].sum)


def write(
    folder: Path,
    files: Mapping[str, bytes],
    keys: Mapping[str, str] | None = None,
    kept: Collection[str] = (),
    sweep: bool = True,
) -> Written:
    """Make the folder hold these files, and those that are kept as they stand.

    `keys`: what files are made from, for `standing` to compare. Without `sweep`, nothing is removed. Raises ValueError
    where a path would leave the folder, before anything is written.
    """
    places = {path: _inside(folder, path) for path in files}
    before = _listed(folder)
    changed = [path for path in sorted(files) if _put(places[path], files[path])]
    now = {path: before[path] for path in (kept if sweep else before) if path in before}
    now |= {path: Row(_sum(content), (keys or {}).get(path, NO_KEY)) for path, content in files.items()}
    removed = [path for path in sorted(before) if path not in now and _remove(folder, path)]
    _put(folder / LIST, "".join(f"{row.sum} {row.key} {path}\n" for path, row in sorted(now.items())).encode())
    return Written(tuple(changed), tuple(removed))


def put(folder: Path, path: str, content: bytes) -> bool:
    """Write one file; whether it had to be. Raises ValueError where its path would leave the folder."""
    return _put(_inside(folder, path), content)


def swap(fresh: Path, site: Path) -> None:
    """Put a finished site in the place of the old one; nobody sees half of either."""
    old = fresh.with_name("old-site")
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        os.replace(site, old)
    os.replace(fresh, site)
    shutil.rmtree(old, ignore_errors=True)


def _inside(folder: Path, path: str) -> Path:
    pure = PurePosixPath(path)
    if not pure.parts or pure.is_absolute() or ".." in pure.parts or "\\" in path or path == LIST:
        raise ValueError(f"a page may not stand at {path!r}")
    place = folder.joinpath(*pure.parts)
    if not place.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"a link leads {path!r} out of {folder.name}")
    return place


def _listed(folder: Path) -> dict[str, Row]:
    """By path; a row that is none of ours is passed over, and its file is written anew."""
    list_ = folder / LIST
    words = list_.read_text(encoding="utf-8", errors="replace") if list_.is_file() else ""
    rows = (line.split(" ", 2) for line in words.splitlines())
    return {row[2]: Row(row[0], row[1]) for row in rows if len(row) == 3 and _is_inside(folder, row[2])}


def _is_inside(folder: Path, path: str) -> bool:
    try:
        return bool(_inside(folder, path))
    except ValueError:
        return False


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sum_of(place: Path) -> str:
    """Empty where there is no plain file."""
    return _sum(place.read_bytes()) if place.is_file() and not place.is_symlink() else ""


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
