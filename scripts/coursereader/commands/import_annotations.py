"""`reader import-annotations`: notes of annotations from elsewhere, records from a zip. Nothing is guessed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..editions import editions
from ..input.course_file import load_facts
from ..input.drafts_zip import SIGNATURE, drafts
from ..input.foreign import LARGEST, foreign_annotations
from ..input.plain_files import NotPlainError, plain_bytes
from ..model.problems import Report
from ..model.whole_files import write_whole
from .arguments import counted, course_of, parser, plain_output
from .imported_drafts import new_files
from .imported_notes import Notes
from .trial import without_problems
from .wrong_use import WrongUseError


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 where all of it is in the course; 1 where something is not, each with the reason; the rest is written."""
    does = (
        "Make notes of annotations (W3C, Hypothesis) whose words stand in exactly one place of a text, or put the\n"
        "drafts of a zip in their places. What is there already is left as it is; what does not fit is listed."
    )
    options = parser(
        "import-annotations", does, "class-3.zip", 'hypothesis.json --by "Ada"', "--dry-run a.jsonld", here=here
    )
    options.add_argument("file", type=Path, metavar="FILE", help="JSON, JSON-LD, or the zip of drafts that a page made")
    options.add_argument("--by", default="", metavar="NAME", help="who wrote the annotations that name nobody")
    options.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    report = Report()
    files = _files(root, _raw(given.file), given.file.name, " ".join(given.by.split()), report)
    written = without_problems(root, files, report) if files else files
    for path, words in sorted(written.items()):
        if not given.dry_run:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(root / path, words.encode())
        print(path)
    print(f"{counted(len(written), 'file')} {'would be ' if given.dry_run else ''}written.")
    print(*report, *([f"{counted(len(report), 'problem')}."] if len(report) else []), sep="\n", end="", file=sys.stderr)
    print(file=sys.stderr) if len(report) else None
    return 1 if len(report) else 0


def _raw(file: Path) -> bytes:
    """Raises WrongUseError where it is no file of a sensible size."""
    try:
        raw = plain_bytes(file, LARGEST + 1)
    except FileNotFoundError:
        raise WrongUseError(f"{file}: there is no such file.") from None
    except NotPlainError:
        raise WrongUseError(f"{file}: this is no file.") from None
    if len(raw) > LARGEST:
        raise WrongUseError(f"{file}: this is larger than {LARGEST // 1_000_000} MB. Split it.")
    return raw


def _files(root: Path, raw: bytes, name: str, by: str, report: Report) -> Mapping[str, str]:
    """The new files, by path in the course."""
    if raw.startswith(SIGNATURE):
        return new_files(root, drafts(raw, name, report), name, report)
    found = foreign_annotations(raw, name, report)
    drafted = new_files(root, [one.draft for one in found if one.draft], name, report)
    plain = [one for one in found if not one.draft]
    texts = [edition.text for edition in editions(root, Report())] if plain else []
    notes = Notes(root, load_facts(root, Report()).address, texts, by, map(Path, drafted))
    return {**drafted, **notes.of(plain, name, report)}
