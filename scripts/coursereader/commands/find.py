"""`reader find`: where words stand in the texts as they are read; with `--as`, a ready record that quotes them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..analysis.concordance import Found, places
from ..analysis.course import Edition
from ..analysis.drafts import DRAFTS, Circumstances, DraftKind, as_file, file_of
from ..editions import editions
from ..input.folders import ID
from ..input.validation import nearest
from ..model.passages import Text
from ..model.problems import Report
from .arguments import course_of, parser, plain_output, today
from .draft_files import kind_of, saved
from .wrong_use import WrongUseError


def listed(number: int, found: Found) -> str:
    """One place on one line: its number, its passage, the words with what stands around them."""
    aside = f'  ({found.side}: "{found.aside}")' if found.side else ""
    return f"{number}. {found.place.text}#{found.place.passage}: {found.before}[{found.quote}]{found.after}{aside}"


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Look for the words in the texts, no record is read; print the places or the record, or write it."""
    given = _options(here).parse_args(arguments)
    plain_output()
    root = course_of(given)
    if (given.write or given.to or given.id) and not given.kind:
        raise WrongUseError("--write, --to and --id say what becomes of a record: name its kind with --as.")
    for id in (given.to, given.id):
        if id and not ID.fullmatch(id):
            raise WrongUseError(f'"{id}" cannot be an id: small letters a to z, digits and hyphens only.')
    read = editions(root, Report())
    found = places(given.words, [_searched(edition, given.kind) for edition in read])
    if not found:
        print(f'"{given.words}" stands in none of the texts.', file=sys.stderr)
        return 1
    if given.kind and (given.place or len(found) == 1):
        if not 1 <= (given.place or 1) <= len(found):
            print(f"There are {len(found)} places, and no place {given.place}.", file=sys.stderr)
            return 1
        one = found[(given.place or 1) - 1]
        others = [edition.id for edition in read if edition.id != one.place.text]
        return _drafted(root, one, given, next(iter(others), ""))
    print("\n".join(listed(number, one) for number, one in enumerate(found, 1)))
    if given.kind:
        print(f"Choose one of the {len(found)} places: --place 1. Or give more words.", file=sys.stderr)
    return 1 if given.kind else 0


def _options(here: Path) -> argparse.ArgumentParser:
    examples = (
        '"the bridge fell"', '"the bridge fell" --as note --place 2 --write',
        '"the bridge fell" --as telling --to bridge-fell --write',
    )  # fmt: skip
    does = (
        "Find where words stand in the texts, whatever the case and the accents; else what is most\n"
        "like them. Or draft a record that quotes them. A telling is added to an event, a use to a term,\n"
        "a reading to a figure, a side to a difference, an answer to a question: --to names which."
    )
    options = parser("find", does, *examples, here=here)
    options.add_argument("words", help="the words, in quotation marks; … for some that are left out")
    options.add_argument("--as", dest="kind", choices=DRAFTS, help="print a record of that kind, to fill in")
    options.add_argument("--place", type=int, default=0, help="the number of the place that the record quotes")
    options.add_argument("--write", action="store_true", help="put the record in its place, over no other file")
    options.add_argument("--id", default="", help="the name of the new file, without its ending")
    options.add_argument(
        "--to", default="", metavar="ID", help="the id of the record to which it is added, the name of its file"
    )
    return options


def _searched(edition: Edition, kind: str | None) -> Text:
    """A correction quotes the words as received, everything else those that are read."""
    return edition.received if kind == "correction" else edition.text


def _drafted(root: Path, found: Found, given: argparse.Namespace, other_text: str) -> int:
    kind = DRAFTS[given.kind]
    drafted = kind.drafted(found, Circumstances(today(), kind_of(root, given.kind), other_text))
    if kind.key:
        return _added(root, found, kind, drafted, given)
    return saved(root, file_of(found, kind, given.id), drafted, given.write)


def _added(root: Path, found: Found, kind: DraftKind, entry: str, given: argparse.Namespace) -> int:
    """An entry of a list: printed, or written as a file in the folder of the record to which it is added."""
    if not given.to:
        path = f"{kind.folder}/<id>.md"
        print(f"Add this to the list under {kind.key}: in {path}, or name that record with --to ID.", file=sys.stderr)
        print(f"  - {entry}")
        return 0
    if not (root / kind.folder / f"{given.to}.md").is_file():
        near = nearest(given.to, [path.stem for path in (root / kind.folder).glob("*.md")])
        raise WrongUseError(f"there is no {kind.folder}/{given.to}.md to which this could be added. {near}".strip())
    path = f"{kind.folder}/{given.to}/{file_of(found, kind, given.id).rpartition('/')[2]}"
    return saved(root, path, as_file(entry), given.write)
