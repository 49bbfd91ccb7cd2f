"""Find where words stand in the texts as they are read; with `--as`, print a ready record that quotes them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from coursereader.analysis import concordance
from coursereader.analysis.concordance import Found
from coursereader.flow import gather
from coursereader.model.problems import Report

ROOT = Path(__file__).resolve().parent.parent
KINDS: dict[str, Callable[[Found, date], str]] = {
    "note": concordance.note,
    "event": concordance.event,
    "term": concordance.term,
}


def listed(number: int, found: Found) -> str:
    """One place on one line: its number, its passage, the words with what stands around them."""
    aside = f'  ({found.side}: "{found.aside}")' if found.side else ""
    return f"{number}. {found.place.text}#{found.place.passage}: {found.before}[{found.quote}]{found.after}{aside}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Gather the course, look for the words, print the places or the record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", help="the words, in quotation marks")
    parser.add_argument("--as", dest="kind", choices=KINDS, help="print a record of that kind, to paste and fill in")
    parser.add_argument(
        "--place", type=int, default=0, help="the number of the place in the list that the record quotes"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    course = gather(options.root.resolve(), Report())
    found = concordance.places(options.words, [edition.text for edition in course.editions])
    if not found:
        print(f'"{options.words}" stands in none of the texts.', file=sys.stderr)
        return 1
    if options.kind and (options.place or len(found) == 1):
        return _print_record(found, options.place or 1, options.kind)
    print("\n".join(listed(number, one) for number, one in enumerate(found, 1)))
    if options.kind:
        print(f"Choose one of the {len(found)} places: --place 1. Or give more words.", file=sys.stderr)
    return 1 if options.kind else 0


def _print_record(found: Sequence[Found], number: int, kind: str) -> int:
    if not 1 <= number <= len(found):
        print(f"There are {len(found)} places, and no place {number}.", file=sys.stderr)
        return 1
    one = found[number - 1]
    print(f"Save this as {concordance.file_name(one, kind)}", file=sys.stderr)
    print(KINDS[kind](one, date.today()), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
