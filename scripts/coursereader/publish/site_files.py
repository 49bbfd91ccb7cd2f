"""The files of a built site, each read when it is asked for: those of four hundred texts take half a gigabyte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class SiteFiles(Mapping[str, T]):
    """Files by path from the site's root. Nothing that was read is held."""

    def __init__(self, site: Path, paths: Iterable[str], read: Callable[[Path], T]) -> None:
        self._site, self._paths, self._read = site, dict.fromkeys(paths), read

    def __getitem__(self, path: str) -> T:
        if path not in self._paths:
            raise KeyError(path)
        return self._read(self._site / path)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def paths_of(site: Path) -> list[str]:
    """Of all files of a site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def contents(site: Path, paths: Iterable[str]) -> SiteFiles[bytes]:
    """What files hold."""
    return SiteFiles(site, paths, Path.read_bytes)


def words(site: Path, paths: Iterable[str], ending: str) -> SiteFiles[str]:
    """What those of one kind say; `ending`: in small letters."""
    kind = (path for path in paths if path.lower().endswith(ending))
    return SiteFiles(site, kind, partial(Path.read_text, encoding="utf-8", errors="replace"))
