"""The one writer: files go to the pages folder where they changed, and what an earlier build left there is removed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ..html.emblem import favicon_svg
from ..input.course_assets import fault_of_asset, is_meant
from ..input.plain_files import LinkError, NotPlainError, first_link, only_plain, plain_bytes
from ..model.parallel import at_once, in_turn
from ..model.progress import stepped
from ..model.whole_files import HALF, write_whole
from .bundles import bundled

if TYPE_CHECKING:  # who asks what lies in a folder need not wait for all pages
    from ..pages import Planned

ASSETS = Path(__file__).parent.parent / "assets"
"""The reader's own: stylesheets, scripts, fonts."""
OWN_ENDINGS = (".css", ".js", ".txt", ".woff2")
"""Of those, what is published."""
LIST = ".written"
"""What we wrote, in the folder itself, a file a row: the sum of its bytes, what it was made from, its path. Nothing
that is not listed is ever removed. Hosts pass over dot files."""
NO_KEY = "-"
"""Of a file that is written anew each time."""


Makers = Mapping[str, Callable[[], bytes]]
"""By path, what makes a file."""


@dataclass(frozen=True)
class Written:
    """What one run did, each sorted."""

    changed: tuple[str, ...]
    """Written, because new or different."""
    removed: tuple[str, ...]
    """Left by an earlier run, and no longer of the site."""


def page_makers(pages: Iterable[Planned[Any]]) -> Makers:
    """What makes pages as files, by path."""
    return {page.path: partial(_page_file, page) for page in pages}


def _page_file(page: Planned[Any]) -> bytes:
    return page.page().text.encode()


def asset_files(own: Path) -> dict[str, bytes]:
    """The reader's stylesheets, scripts and fonts under `assets/reader/`; a course's own, from its `docs/assets`,
    under `assets/`. Neither of these two folders is followed where it is a link."""
    given = {} if own.parent.is_symlink() else _files("assets/", own)
    given = {path: content for path, content in given.items() if _is_published(PurePosixPath(path), content)}
    ours = {path: content for path, content in _files("", ASSETS).items() if path.endswith(OWN_ENDINGS)}
    return given | {f"assets/reader/{path}": content for path, content in bundled(ours).items()}


def _is_published(path: PurePosixPath, content: bytes) -> bool:
    return is_meant(path) and fault_of_asset(path, content) is None


def _files(under: str, folder: Path) -> dict[str, bytes]:
    """The files of a folder by their path after `under`. No link is followed."""
    if folder.is_symlink():
        return {}
    named = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        f"{under}{name.as_posix()}": path.read_bytes() for name, path in named.items() if not first_link(path, folder)
    }


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
    there = [path for path, key in keys.items() if path in rows and rows[path].key == key]
    return frozenset(path for path in there if _sum_of(folder, path) == rows[path].sum)


def not_of_the_pages(folder: Path) -> str:
    """What lies in a folder that is no pages folder of ours, the first by name; empty where it is one, or is empty."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return folder.name
    found = sorted(path.name for path in folder.iterdir() if not path.name.endswith(HALF)) if folder.exists() else []
    ours = LIST in found or (folder / "assets/reader").is_dir()
    return "" if ours else next(iter(found), "")


def write(
    folder: Path,
    files: Mapping[str, bytes],
    keys: Mapping[str, str] | None = None,
    kept: Collection[str] = (),
    sweep: bool = True,
) -> Written:
    """Make the folder hold these files, and those that are kept as they stand.

    `keys`: what files are made from, for `standing` to compare. Without `sweep`, nothing is removed. Raises ValueError
    where a path would leave the folder, OSError where a link lies in it, before anything is written.
    """
    before = _begun(folder, files)
    rows = {path: Row(_sum(content), (keys or {}).get(path, NO_KEY)) for path, content in files.items()}
    _list(folder, before | rows)  # first, so that a run that is ended leaves nothing that is not listed
    changed = [path for path in sorted(files) if _put(folder, path, files[path])]
    now = {path: before[path] for path in (kept if sweep else before) if path in before}
    now |= rows
    removed = [path for path in sorted(before) if path not in now and _remove(folder, path)]
    _list(folder, now)
    return Written(tuple(changed), tuple(removed))


def write_each(folder: Path, parts: tuple[Makers, Makers], keys: Mapping[str, str]) -> tuple[str, ...]:
    """Make files and write each before the next is made: those of a large course together find no room. Two parts are
    made on two cores. Nothing is removed. Which were new or different, sorted; raises as `write` does."""
    paths = [path for part in parts for path in part]
    before = _begun(folder, paths)
    _list(folder, before | {path: Row("", NO_KEY) for path in paths})
    first, second = (partial(_put_each, folder, part, keys) for part in parts)
    mine, other = at_once(first, second) if all(parts) else in_turn(first, second)
    rows = mine | other
    _list(folder, before | {path: row for path, (row, _) in rows.items()})
    return tuple(path for path, (_, changed) in sorted(rows.items()) if changed)


def _put_each(folder: Path, part: Makers, keys: Mapping[str, str]) -> dict[str, tuple[Row, bool]]:
    rows = {}
    for path, make in stepped(part.items(), len(part)):
        content = make()
        rows[path] = Row(_sum(content), keys.get(path, NO_KEY)), _put(folder, path, content)
    return rows


def _begun(folder: Path, paths: Iterable[str]) -> dict[str, Row]:
    """What is listed in a folder in which these are to be written, and no half of a file is left."""
    for path in paths:
        _inside(folder, path)
    only_plain(folder)
    for left in folder.rglob(f".*{HALF}"):
        left.unlink()
    return _listed(folder)


def _list(folder: Path, rows: Mapping[str, Row]) -> None:
    _put(folder, LIST, "".join(f"{row.sum} {row.key} {path}\n" for path, row in sorted(rows.items())).encode())


def _inside(folder: Path, path: str) -> Path:
    pure = PurePosixPath(path)
    if not pure.parts or pure.is_absolute() or ".." in pure.parts or "\\" in path or path == LIST:
        raise ValueError(f"a page may not stand at {path!r}")
    return folder.joinpath(*pure.parts)


def _listed(folder: Path) -> dict[str, Row]:
    """By path; a file whose row is cut, or of an older list that held paths alone, is ours and is written anew."""
    words = (_bytes(folder, LIST) or b"").decode("utf-8", "replace")
    rows = [line.split(" ", 2) for line in words.splitlines()]
    found = {row[-1]: Row(row[0], row[1]) if len(row) == 3 else Row("", NO_KEY) for row in rows}
    return {path: row for path, row in found.items() if _is_inside(folder, path)}


def _is_inside(folder: Path, path: str) -> bool:
    try:
        return bool(_inside(folder, path))
    except ValueError:
        return False


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sum_of(folder: Path, path: str) -> str:
    """Empty where there is no plain file."""
    content = _bytes(folder, path)
    return "" if content is None else _sum(content)


def _bytes(folder: Path, path: str) -> bytes | None:
    """None where there is no plain file."""
    try:
        return plain_bytes(folder / path, -1, folder)
    except (FileNotFoundError, NotADirectoryError, LinkError, NotPlainError):
        return None


def _put(folder: Path, path: str, content: bytes) -> bool:
    """Whether it had to be written. It appears whole: a server that watches the folder never reads half a page."""
    if _bytes(folder, path) == content:
        return False
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, content)
    return True


def _remove(folder: Path, path: str) -> bool:
    place = _inside(folder, path)
    if first_link(place, folder) or not place.is_file():
        return False
    place.unlink()
    for parent in place.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
