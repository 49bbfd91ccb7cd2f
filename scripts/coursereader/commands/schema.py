"""`reader schema`: write what editors need to complete and check what people write: schemas, settings, snippets."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..exports import schemas
from ..exports.editor import editor_files
from ..kinds import KINDS
from ..model.whole_files import write_whole
from .arguments import counted, course_of, parser, plain_output

THEIRS = ("settings.json", "extensions.json", "tasks.json")
"""What people change for themselves: where it is there, it stays."""


def files_for_editors() -> Mapping[str, bytes]:
    """By path in the course."""
    return {file.path: file.content for file in (*schemas.schemas(KINDS), *editor_files(KINDS))}


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0 and the files; what is as it should be is not touched."""
    does = "Write schema/ and .vscode/, with which an editor completes and checks what you write."
    root = course_of(parser("schema", does, "", here=here).parse_args(arguments))
    plain_output()
    written = [path for path, content in files_for_editors().items() if _put(root / path, content)]
    print(*written, f"{counted(len(written), 'file')} written.", sep="\n")
    return 0


def _put(place: Path, content: bytes) -> bool:
    if os.path.lexists(place) and (place.name in THEIRS or place.read_bytes() == content):
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, content)
    return True
