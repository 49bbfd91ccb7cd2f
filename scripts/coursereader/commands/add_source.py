"""`reader add-source`: draft the folder of a new text from a file. An editor corrects the draft."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..input.course_file import load_facts
from ..input.folders import ID, RESERVED, CourseFolder
from ..input.read import Seed, read_seed
from ..input.recipe import Recipe
from ..model.problems import Problem, Report
from ..model.whole_files import HALF, half_of
from ..publish.hold import Hold
from ..text import recognition
from ..text.repair.rules import repair_with_rules_used
from ..text.source_draft import NewSource, drafted_source
from ..text.source_names import drafted_id, safe_name
from ..text.structure import structure
from .arguments import course_of, parser, plain_output
from .drafting import draft_words
from .told_of_files import told

MOST_DOUBTS = 20
"""Places of the text that are listed; the kinds of doubt repeat."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and the drafted folder, or 1 and one message, and nothing written."""
    does = (
        "Draft seeds/ID/ from a file (plain text, Markdown, PDF, DOCX, ODT, EPUB, TEI, HTML, RTF): a copy of it, and\n"
        "source.yml with what the file shows.\n"
        "No passage is published by it; `reader lock` does that, when the text reads as it should."
    )
    options = parser("add-source", does, "~/downloads/silva-2019.docx", "scan.md --id silva-2019", here=here)
    options.add_argument("file", type=Path, metavar="FILE", help="the text as received")
    options.add_argument("--id", help="its id: small letters, digits and hyphens (default: after the file's name)")
    given = options.parse_args(arguments)
    root = course_of(given)
    plain_output()
    report = Report()
    id = _id(root, given.file, given.id, report)
    seed = _read(given.file, report) if not len(report) else None
    if seed is None:
        print(next(iter(report)), file=sys.stderr)
        return 1
    new = _new(root, id, given.file, seed)
    draft = drafted_source(new)
    _put(root / "seeds", new, draft.words)
    _tell(new, draft.questions)
    return 0


def _id(root: Path, file: Path, asked: str | None, report: Report) -> str:
    """The id of the new source; a problem where it cannot be one."""
    seeds = root / "seeds"
    taken = os.listdir(seeds) if seeds.is_dir() else []
    if asked is None:
        return drafted_id(file.name, taken)
    if not ID.fullmatch(asked) or asked in RESERVED:
        report.add(str(file), 1, f'"{asked}" cannot be an id.', "Use small letters a-z, digits and hyphens only.")
    elif asked in taken:
        report.add(f"seeds/{asked}", 1, "there is a source of that id already.", "Choose another --id.")
    return asked


def _read(file: Path, report: Report) -> Seed | None:
    """Its text; a link is not followed, so that what is copied is what was named."""
    if file.is_symlink():
        report.add(str(file), 1, "this is a link to another file.", "Name the file itself.")
        return None
    return read_seed(file, str(file), report, guess=True)


def _new(root: Path, id: str, file: Path, seed: Seed) -> NewSource:
    format = seed.format or recognition.format_of(seed.text)
    draft, used = repair_with_rules_used(seed.text, format=format)
    facts = load_facts(root, Report())
    words = draft_words(facts.language)
    return NewSource(
        id=id,
        seed=safe_name(file.name),
        data=seed.data,
        file=seed.file,
        text=structure(id, draft),
        recipe=Recipe(format=format, encoding=seed.file.encoding, repairs=used),
        sigla=_sigla(root),
        kinds=tuple(facts.kinds.texts),
        today=date.today().isoformat(),
        latest_year=words.latest_year,
        no_year=words.no_year,
    )


def _sigla(root: Path) -> frozenset[str]:
    folder = CourseFolder(root, Report())  # what is wrong with the others is the check's to say
    written = (folder.read(path / "source.yml") or b"" for path in folder.entries(root / "seeds"))
    decoded = (words.decode("utf-8", "replace") for words in written)
    found = (re.search(r"""^siglum:\s*["']?(\w+)""", words, re.MULTILINE) for words in decoded)
    return frozenset(siglum[1] for siglum in found if siglum)


def _put(seeds: Path, new: NewSource, source: str) -> None:
    """The folder, written beside its place and put there whole. Raises OSError where it cannot be."""
    if seeds.is_symlink():
        raise OSError(errno.ELOOP, "this is a link to another place; nothing is written through it", "seeds")
    seeds.mkdir(exist_ok=True)
    with Hold(seeds):
        for left in seeds.glob(f".*{HALF}"):  # of a run that was ended
            shutil.rmtree(left, ignore_errors=True)
        half = half_of(seeds / new.id)
        try:
            half.mkdir()
            (half / new.seed).write_bytes(new.data)
            (half / "source.yml").write_text(source, encoding="utf-8")
            os.rename(half, seeds / new.id)
        finally:
            shutil.rmtree(half, ignore_errors=True)


def _tell(new: NewSource, questions: Sequence[Problem]) -> None:
    recipe, folder = new.recipe, f"seeds/{new.id}"
    print(f"Drafted {folder}/ from a file read as {new.file.format or recipe.format}.")
    for line in told(new.file):
        print(line)
    print("Recognised: " + "; ".join(recognition.recognised(new.text)) + ".")
    print("Repairs it needs: " + (", ".join(recipe.repairs or ()) or "none") + ".")
    doubts = recognition.doubts(new.text)
    print("Please look at:")
    for question in questions:
        print(question)
    for doubt in doubts[:MOST_DOUBTS]:
        print(f"{folder}/{new.seed}:{doubt.line}: {doubt.words}")
    if len(doubts) > MOST_DOUBTS:
        print(f"and {len(doubts) - MOST_DOUBTS} more places of these kinds in {folder}/{new.seed}.")
    print(f"Next: correct {folder}/source.yml, read the text with `reader text {new.id}`, then run `reader check`.")
