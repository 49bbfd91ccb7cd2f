"""List the licences of all that a site is made with in LICENSES.md: `make licences`, after versions have changed."""

from __future__ import annotations

from pathlib import Path

from coursereader.input.packages import packages

FILE = Path(__file__).resolve().parent.parent / "LICENSES.md"
HEAD = "\n## What a site is made with\n"


def table() -> str:
    """A row a package: those that are installed, then those whose files lie with the reader."""
    rows = [f"| {one.name} | {one.version} | {one.licence} |" for one in packages()]
    return "\n".join(["| Package | Version | Licence |", "| --- | --- | --- |", *rows, ""])


def with_table(text: str) -> str:
    """The page with the table as it should be; what stands before it and the words under its heading stay."""
    before, heading, rest = text.partition(HEAD)
    return f"{before}{heading}{rest.partition('| Package |')[0]}{table()}"


if __name__ == "__main__":
    FILE.write_text(with_table(FILE.read_text(encoding="utf-8")), encoding="utf-8")
