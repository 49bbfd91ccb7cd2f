"""`reader import-tei`: texts, records and pages, out of the TEI that a build has written into the files of a course."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from ..exports.tei.laid_out import laid_out
from ..exports.tei.reading import LARGEST, OURS
from ..input.formats.unreadable import UnreadableError
from ..input.plain_files import NotPlainError, plain_bytes
from ..kinds import KINDS
from ..model.problems import Report
from ..model.whole_files import write_whole
from .arguments import counted, course_of, parser, plain_output
from .trial import without_problems
from .wrong_use import WrongUseError


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 where all of it is in the course; 1 where something is not, each with the reason; the rest is written."""
    does = (
        "Lay out texts, records and hand-written pages from the TEI that a build has written to data/tei/: the same\n"
        "passages under the same ids, the same corrections and records. What is there already is left as it is;\n"
        "what does not fit is listed. The TEI of others is a source like any other: reader add-source FILE."
    )
    options = parser("import-tei", does, "data/tei", "alder.xml course.xml", "--dry-run data/tei", here=here)
    options.add_argument("file", type=Path, nargs="+", metavar="FILE", help="a document, or a folder of them")
    options.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    files = _files(root, list(_documents(given.file)), report := Report())
    written = without_problems(root, files, report) if files else files
    for path, words in sorted(written.items()):
        if not given.dry_run:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(root / path, words.encode())
    print(f"{counted(len(written), 'file')} {'would be ' if given.dry_run else ''}written.")
    if written and not given.dry_run:
        print("Next: read the texts, run `reader check`, then `reader lock`.")
    if len(report):
        print(*report, f"{counted(len(report), 'problem')}.", sep="\n", file=sys.stderr)
    return 1 if len(report) else 0


def _documents(named: Sequence[Path]) -> Iterator[Path]:
    for path in named:
        found = (one for one in path.iterdir() if one.name.endswith((".xml", ".xml.gz"))) if path.is_dir() else [path]
        yield from sorted(found)


def _files(root: Path, documents: Sequence[Path], report: Report) -> Mapping[str, str]:
    """What is not there yet, by path in the course."""
    found: dict[str, str] = {}
    for document in documents:
        try:
            made = [(file.path, file.content.decode()) for file in laid_out(_raw(document), KINDS)]
        except UnreadableError as error:
            report.add(str(document), error.line, error.what, error.todo)
            continue
        except ValidationError as error:
            wrong = error.errors()[0]
            what = f"{'.'.join(map(str, wrong['loc'])) or 'a record'}: {wrong['msg']}."
            report.add(str(document), 1, what, OURS)
            continue
        taken = [path for path, words in made if _is_there(root, path, words)]
        for path in taken:
            report.add(path, 1, "there is another file of this name.", "It is left as it is; move one of the two.")
        found |= {path: words for path, words in made if path not in taken and not (root / path).exists()}
    return found


def _is_there(root: Path, path: str, words: str) -> bool:
    """Whether another file stands in the place of one."""
    place = root / path
    return place.exists() and not (place.is_file() and place.read_bytes() == words.encode())


def _raw(file: Path) -> bytes:
    """Raises WrongUseError where there is no such file."""
    try:
        raw = plain_bytes(file, LARGEST + 1)
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw, LARGEST + 1) if file.suffix == ".gz" else raw
    except zlib.error:
        raise WrongUseError(f"{file}: this is no file packed with gzip.") from None
    except FileNotFoundError:
        raise WrongUseError(f"{file}: there is no such file.") from None
    except NotPlainError:
        raise WrongUseError(f"{file}: this is no file.") from None
