"""`reader find`: where words stand in the texts as they are read; with `--as`, a ready record that quotes them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..analysis import concordance
from ..analysis.concordance import Found
from ..editions import editions
from ..input.course_file import load_facts
from ..model.problems import Report
from .arguments import course_of, parser, plain_output

KINDS: dict[str, Callable[[Found, date, str], str]] = {
    "note": concordance.note,
    "event": concordance.event,
    "term": concordance.term,
}


def listed(number: int, found: Found) -> str:
    """One place on one line: its number, its passage, the words with what stands around them."""
    aside = f'  ({found.side}: "{found.aside}")' if found.side else ""
    return f"{number}. {found.place.text}#{found.place.passage}: {found.before}[{found.quote}]{found.after}{aside}"


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Look for the words in the texts, no record is read; print the places or the record."""
    examples = ('"the bridge fell"', '"the bridge fell" --as note --place 2 > docs/notes/alder/the-fall.md')
    does = "Find where words stand in the texts, in any case; or print a record that quotes them."
    options = parser("find", does, *examples, here=here)
    options.add_argument("words", help="the words, in quotation marks")
    options.add_argument("--as", dest="kind", choices=KINDS, help="print a record of that kind, to paste and fill in")
    options.add_argument("--place", type=int, default=0, help="the number of the place that the record quotes")
    given = options.parse_args(arguments)
    plain_output()
    root = course_of(given)
    texts = [edition.text for edition in editions(root, Report())]
    found = concordance.places(given.words, texts)
    if not found:
        print(f'"{given.words}" stands in none of the texts.', file=sys.stderr)
        return 1
    if given.kind and (given.place or len(found) == 1):
        return _print_record(root, found, given.place or 1, given.kind)
    print("\n".join(listed(number, one) for number, one in enumerate(found, 1)))
    if given.kind:
        print(f"Choose one of the {len(found)} places: --place 1. Or give more words.", file=sys.stderr)
    return 1 if given.kind else 0


def _print_record(root: Path, found: Sequence[Found], number: int, kind: str) -> int:
    if not 1 <= number <= len(found):
        print(f"There are {len(found)} places, and no place {number}.", file=sys.stderr)
        return 1
    one = found[number - 1]
    print(f"Save this as {concordance.file_name(one, kind)}", file=sys.stderr)
    print(KINDS[kind](one, date.today(), _kind(root, kind)), end="")
    return 0


def _kind(root: Path, record: str) -> str:
    """A word that such a record may write as its kind: the first that the course lists; empty where it lists none."""
    kinds = load_facts(root, Report()).kinds
    return next(iter({"event": kinds.events, "term": kinds.terms}.get(record, {})), "")
