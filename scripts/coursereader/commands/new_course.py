"""`reader new-course`: draft the folder of a new course, which its editors go on from."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..analysis.counts_file import FILE as COUNTS
from ..analysis.counts_file import UNION
from ..host import NAME, OWN_ROWS
from ..input.anchors_file import FILE as ANCHORS
from ..input.course_file import FILE, LanguageTag
from ..input.refusals import FILE as REFUSED
from ..model.whole_files import write_whole
from .arguments import parser, plain_output
from .drafting import DraftWords, draft_words, drafted
from .schema import files_for_editors
from .wrong_use import WrongUseError

ALLOWED = frozenset({".git"})
"""In the folder: a repository that holds nothing yet."""
BEGUN = ".begun"
"""A file in the folder while the course is being drafted: where it was left, the draft is gone on with."""


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and the drafted folder. Raises WrongUseError where something lies in it."""
    does = "Draft the folder of a new course: course.yml, seeds/, docs/ with a home page and an emblem."
    examples = ("bridges", 'pontes --title "As pontes do Tejo" --language pt')
    options = parser("new-course", does, *examples, here=None)
    options.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one that is not there yet")
    options.add_argument("--title", default="", help="of the site (default: after the folder's name)")
    options.add_argument("--language", default="en", metavar="TAG", help="of its editors: en, pt-BR, ru (default: en)")
    given = options.parse_args(arguments)
    plain_output()
    if given.folder.is_symlink() and not given.folder.exists():
        raise WrongUseError(f"{given.folder}: this is a link that leads nowhere. Name an empty folder.")
    _refuse_what_is_there(given.folder)
    words = draft_words(_tag(given.language))
    title = " ".join(given.title.split()) or _title_of(given.folder)
    _write(given.folder, _files(title, given.language, words))
    _tell(given.folder, given.language, words)
    return 0


def _refuse_what_is_there(folder: Path) -> None:
    if folder.is_dir() and not (folder / BEGUN).exists() and {path.name for path in folder.iterdir()} - ALLOWED:
        raise WrongUseError(f"{folder}: the folder is not empty. Name one that is, or one that is not there yet.")
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(f"{folder}: this is a file. Name an empty folder, or one that is not there yet.")


def _tag(language: str) -> str:
    try:
        return TypeAdapter(LanguageTag).validate_python(language)
    except ValidationError:
        raise WrongUseError(f'"{language}" is no language tag. Write it as in --language pt-BR, en or ru.') from None


def _title_of(folder: Path) -> str:
    name = " ".join(re.findall(r"[^\W_]+", folder.resolve().name))
    return name[:1].upper() + name[1:] or "An annotated reader"


def _files(title: str, language: str, words: DraftWords) -> dict[str, str]:
    """By path in the course."""
    course = drafted(
        FILE,
        title=_quoted(title),
        subtitle=_quoted(words.subtitle),
        language=language,
        events=_kinds(words.events),
        terms=_kinds(words.terms),
        texts=_kinds(words.texts),
    )
    return {
        FILE: course,
        "docs/index.md": drafted("index.md", heading=title, lede=words.lede),
        "docs/assets/emblem.svg": drafted("emblem.svg"),
        "README.md": drafted("README.md", heading=title),
        ".gitignore": drafted("gitignore"),
        ".gitattributes": f"{COUNTS} {UNION}\n{REFUSED} {UNION}\nseeds/*/{ANCHORS} {UNION}\n",
        NAME: OWN_ROWS,
        **{path: content.decode() for path, content in files_for_editors().items()},
    }


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _kinds(labels: Mapping[str, str]) -> str:
    return "\n".join(f"    {kind}: {_quoted(label)}" for kind, label in labels.items())


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Each file whole; what is there of a draft that was ended stays. Raises OSError; then a new folder is gone."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / BEGUN).touch()
        (folder / "seeds").mkdir(exist_ok=True)
        for path, words in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if not os.path.lexists(place):
                write_whole(place, words.encode())
        (folder / BEGUN).unlink()
    except BaseException:
        if new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _tell(folder: Path, language: str, words: DraftWords) -> None:
    print(f"Drafted a course in {folder}/.")
    if words.language != language.partition("-")[0]:
        print(f'There is no draft in "{language}": write your own words into course.yml and docs/index.md.')
    print(f"Next: cd {folder}, then `reader add-source FILE` for each text, `reader serve` to see it.")
