#!/usr/bin/env python3
"""Print one text as plain Markdown: `scripts/text.py TEXT_OR_FILE [--layer repaired|emended] [--json]`."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

from coursereader.editions import edition
from coursereader.exports.plain_text import printed
from coursereader.input.read import read_seed
from coursereader.model.passages import Text
from coursereader.model.problems import Report
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit 0, or 1 and one message where the file cannot be read as text."""
    parser = argparse.ArgumentParser(description="Print one text as plain Markdown.")
    parser.add_argument("text", metavar="TEXT_OR_FILE", help="a text's id, or the path of any file")
    parser.add_argument("--layer", choices=["repaired", "emended"], default="emended")
    parser.add_argument("--json", action="store_true", help="kinds, ids and seed lines of each passage")
    given = parser.parse_args()
    gc.disable()  # one text, then the end: pieces make no cycles, and looking for some takes a third of the time
    report = Report()
    text = _text(given.text, given.layer, report)
    if text is None:
        print(next(iter(report)), file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(_as_json(text) if given.json else printed(text), end="")
    return 0


def _text(name: str, layer: str, report: Report) -> Text | None:
    """A text of the course by its id; else any file, its recipe drafted on the fly."""
    path = Path(name)
    if (ROOT / "seeds" / path.name).is_dir() and path.name == name:
        found = edition(ROOT, name, report)
        if found is None and not len(report):
            report.add(f"seeds/{name}/source.yml", 1, "this text cannot be read.", "Run scripts/check.py to see why.")
        return None if found is None else found.received if layer == "repaired" else found.text
    raw = read_seed(path, name, report)
    return None if raw is None else structure(path.stem, repair(raw))


def _as_json(text: Text) -> str:
    """Its passages; without the pieces they are made of, which are the whole seed again."""
    passages = [asdict(replace(passage, pieces=())) for passage in text.passages]
    for passage in passages:
        del passage["pieces"]
    return json.dumps({"id": text.id, "passages": passages}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
