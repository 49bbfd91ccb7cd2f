"""Where a build reads and writes. It replaces only what is its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from ..host import NAME, is_free
from ..input.plain_files import first_link
from ..publish.site_folder import not_of_the_site
from ..publish.write import not_of_the_pages
from .wrong_use import WrongUseError

WRITTEN_BY_PEOPLE = ("seeds", "docs")
"""The folders of a course in which nothing is built."""


@dataclass(frozen=True)
class Places:
    """The three folders of a build."""

    root: Path
    """The course's folder."""
    pages: Path
    """The Markdown pages; the configuration of the host lies beside them."""
    site: Path
    """The finished site."""

    @staticmethod
    def of(root: Path, pages: Path | None, site: Path | None) -> Places:
        """As asked; else `build/pages` and `site` of the course. Raises WrongUseError where one of them holds what is
        none of ours."""
        places = Places(root, _place(root, pages, "build/pages"), _place(root, site, "site"))
        _refuse_others(places.pages, not_of_the_pages(places.pages), "pages")
        _refuse_others(places.site, not_of_the_site(places.site), "site")
        _refuse_what_lies_within(places)
        refuse_configuration(places.pages.parent)
        return places


def build_folder(root: Path, build: Path | None) -> Path:
    """Where `reader serve` makes its pages and its site: as asked, else `build` of the course. Raises WrongUseError."""
    folder = _place(root, build, "build")
    for name in ("pages", "serve"):
        _refuse_others(folder / name, not_of_the_pages(folder / name), name)
    _refuse_what_lies_within(Places(root, folder / "pages", folder / "serve"))
    refuse_configuration(folder)
    return folder


def refuse_configuration(build: Path) -> None:
    """Raises WrongUseError where somebody else's configuration lies where ours is to be."""
    if not is_free(build):
        raise WrongUseError(
            f"{build / NAME}: the build writes a file of this name, and this one is not from it. Name another folder."
        )


def _place(root: Path, asked: Path | None, usual: str) -> Path:
    """A folder that was named may be a link; one in the course is not followed."""
    if asked is not None:
        return asked.resolve()
    if link := first_link(root / usual, root):
        raise WrongUseError(f"{link}: this is a link to another place. Name that place: reader build --help says how.")
    return root / usual


def _refuse_others(folder: Path, found: str, what: str) -> None:
    if found:
        raise WrongUseError(
            f'{folder}: this holds "{found}", which no build put there, and would replace it. '
            f"Name another folder for the {what}, or move it elsewhere."
        )


def _refuse_what_lies_within(places: Places) -> None:
    for one, other in permutations((places.pages, places.site), 2):
        if one.is_relative_to(other):
            raise WrongUseError(f"{one}: this lies in {other}. Name two folders of which neither is in the other.")
    for folder in (places.pages, places.site):
        if places.root.is_relative_to(folder):
            raise WrongUseError(f"{folder}: the course is in this folder. Name another.")
        if any(folder.is_relative_to(places.root / name) for name in WRITTEN_BY_PEOPLE):
            raise WrongUseError(f"{folder}: this is among the files of the course. Name another folder.")
