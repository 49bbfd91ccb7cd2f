"""`reader text`: one text as plain Markdown; of a text of the course, or of any file."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from ..editions import edition
from ..exports.plain_text import printed
from ..input.read import read_seed
from ..model.passages import Text
from ..model.problems import Report
from ..text.repair.rules import repair
from ..text.structure import structure
from .arguments import parser, plain_output


def main(arguments: Sequence[str], here: Path = Path()) -> int:
    """Exit 0, or 1 and what is wrong where the text cannot be read."""
    does = "Print one text as plain Markdown: of the course, by its id, or any file, as the reader would read it."
    options = parser("text", does, "alder", "alder --layer repaired --json", "~/downloads/article.txt", here=here)
    options.add_argument("text", metavar="TEXT_OR_FILE", help="a text's id, or the path of any file")
    options.add_argument("--layer", choices=["repaired", "emended"], default="emended", help="with corrections, or not")
    options.add_argument("--json", action="store_true", help="kinds, ids and seed lines of each passage")
    given = options.parse_args(arguments)
    gc.disable()  # one text, then the end: pieces make no cycles, and looking for some takes a third of the time
    report = Report()
    text = _text(given.course, given.text, given.layer, report)
    if text is None:
        print("\n".join(map(str, report)), file=sys.stderr)
        return 1
    plain_output()
    print(_as_json(text) if given.json else printed(text), end="")
    return 0


def _text(root: Path, name: str, layer: str, report: Report) -> Text | None:
    """A text of the course by its id; else any file, its recipe found out from it."""
    path = Path(name)
    if path.name == name and (root / "seeds" / name).is_dir():
        found = edition(root.resolve(), name, report)
        return None if found is None else found.received if layer == "repaired" else found.text
    seed = read_seed(path, name, report, guess=True)
    if seed is None:
        return None
    return structure(path.stem, repair(seed.text, format=seed.format or ""))


def _as_json(text: Text) -> str:
    """Its passages; without the pieces they are made of, which are the whole seed again."""
    passages = [asdict(replace(passage, pieces=())) for passage in text.passages]
    for passage in passages:
        del passage["pieces"]
    return json.dumps({"id": text.id, "passages": passages}, ensure_ascii=False, indent=1) + "\n"
