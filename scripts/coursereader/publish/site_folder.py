"""The folder of the finished site: made beside it, put in its place whole; never another's folder."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .finish import NO_JEKYLL, SUMS
from .hold import HeldError, Hold

OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that file managers put into each folder one looks at."""


def not_of_the_site(site: Path) -> str:
    """What would be lost with a folder that is replaced: the first file there that the sums of a site do not list;
    empty where there is none. Raises OSError where it cannot be read."""
    if not os.path.lexists(site):
        return ""
    if site.is_symlink() or not site.is_dir():
        return site.name
    listed = {SUMS, *_listed(site / SUMS)}
    return next((path for path in sorted(_files(site)) if path not in listed), "")


def _listed(sums: Path) -> list[str]:
    if sums.is_symlink() or not sums.is_file():
        return []
    rows = [line.partition("  ")[2] for line in sums.read_text(encoding="utf-8", errors="replace").splitlines()]
    return rows if NO_JEKYLL in rows else []  # others keep such lists too: what they list is none of ours


def _files(site: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(site, onerror=_raise):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in (*files, *links):
            if name not in OF_THE_SYSTEM:
                yield Path(folder, name).relative_to(site).as_posix()


def _raise(error: OSError) -> None:
    raise error


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """An empty folder to make the site in, which `swap` puts in its place. It is gone where that did not come about.

    Raises HeldError where another makes that site, OSError where there is no place to make it.
    """
    fresh = site.with_name(f".{site.name}.fresh")
    site.parent.mkdir(parents=True, exist_ok=True)
    if fresh.is_symlink() or fresh.is_file():
        fresh.unlink()
    fresh.mkdir(exist_ok=True)
    with Hold(fresh) as hold:
        if not hold.is_of(fresh):
            raise HeldError(errno.EAGAIN, "another build has just put its site here. Build again", str(site))
        _recover(site)
        try:
            for left in fresh.iterdir():
                _remove(left)
            yield fresh
        finally:
            if hold.is_of(fresh):
                shutil.rmtree(fresh, ignore_errors=True)


def swap(fresh: Path, site: Path) -> None:
    """Put a finished site in the place of the old one; nobody sees half of either, and one of them is always there or
    comes back with the next build. Raises OSError; then the old one stands."""
    old = _old(site)
    with _undisturbed():
        if site.exists():
            os.replace(site, old)
        try:
            os.replace(fresh, site)
        except OSError:
            if old.exists():
                os.replace(old, site)
            raise
    _remove_site(old)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _recover(site: Path) -> None:
    """Put back the site, or remove the old one, that a build left which was ended while it put its own in place."""
    old = _old(site)
    if not os.path.lexists(old):
        return
    if foreign := not_of_the_site(old):
        said = f'it holds "{foreign}", which is none of the site\'s files. Move it elsewhere'
        raise OSError(errno.ENOTEMPTY, said, str(old))
    if site.exists():
        _remove_site(old)
    else:
        os.replace(old, site)


def _remove_site(folder: Path) -> None:
    """Its sums last: what is left of it is then known as ours."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name != SUMS:
                _remove(path)
        shutil.rmtree(folder, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Who ends the command waits for these few steps."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
