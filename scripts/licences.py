"""List the licences of all that is installed to make a course in LICENSES.md: `make licences`, after versions have
changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from coursereader.input.packages import Package, packages, packages_for_print

FILE = Path(__file__).resolve().parent.parent / "LICENSES.md"
HEADS: dict[str, Callable[[], tuple[Package, ...]]] = {
    "## What a site is made with\n": packages,
    "## What texts are printed and archives packed with\n": packages_for_print,
}
TABLE = "| Package | Version | Licence |\n| --- | --- | --- |\n"


def table(listed: Iterable[Package]) -> str:
    """A row a package: those that are installed, then those whose files lie with the reader."""
    return TABLE + "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in listed)


def with_tables(text: str) -> str:
    """The page with its tables as they should be; all words around them stay."""
    for heading, listed in HEADS.items():
        rows = table(listed())
        pattern = rf"({re.escape(heading)}[^|]*){re.escape(TABLE)}(?:\|.*\n)*"
        text = re.sub(pattern, rf"\g<1>{rows}", text)
    return text


if __name__ == "__main__":
    FILE.write_text(with_tables(FILE.read_text(encoding="utf-8")), encoding="utf-8")
