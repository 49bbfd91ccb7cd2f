#!/usr/bin/env python3
"""Draft the folder of a new source: `scripts/add_source.py FILE --id ID`. An editor corrects the draft."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

from coursereader.input.read import read_seed
from coursereader.model.passages import HEADING, Text
from coursereader.model.problems import Report
from coursereader.text import lock, recognition
from coursereader.text.repair.rules import repair_with_rules_used
from coursereader.text.structure import structure

ROOT = Path(__file__).resolve().parent.parent
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


def main() -> int:
    """Exit 0 and the drafted folder, or 1 and one message."""
    parser = argparse.ArgumentParser(description="Draft the folder of a new source.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--id", required=True, help="small letters, digits and hyphens: it will stand in addresses")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    given = parser.parse_args()
    report = Report()
    folder = given.root / "seeds" / given.id
    if not ID.fullmatch(given.id):
        report.add(
            str(given.file), 1, f'"{given.id}" cannot be an id.', "Use small letters a-z, digits and hyphens only."
        )
    elif folder.exists():
        report.add(f"seeds/{given.id}", 1, "there is a source of that id already.", "Choose another --id.")
    raw = read_seed(given.file, str(given.file), report) if not len(report) else None
    if raw is None:
        print(next(iter(report)), file=sys.stderr)
        return 1
    draft, needed = repair_with_rules_used(raw)
    text, recipe = structure(given.id, draft), recognition.recipe(raw, needed)
    _write(folder, given.file, text, recipe)
    _tell(text, recipe)
    return 0


def _write(folder: Path, file: Path, text: Text, recipe: recognition.Recipe) -> None:
    folder.mkdir(parents=True)
    name = re.sub(r"[^\w.-]+", "-", file.name).lstrip(".-") or "source.txt"
    shutil.copyfile(file, folder / name)
    (folder / "source.yml").write_text(_source(folder, name, text, recipe), encoding="utf-8")
    (folder / "emendations.yml").write_text("[]\n", encoding="utf-8")
    (folder / "passages.lock").write_text(lock.written(text), encoding="utf-8")


def _source(folder: Path, name: str, text: Text, recipe: recognition.Recipe) -> str:
    """A `source.yml` with what the file shows and `unknown` for what it does not."""

    def quoted(words: str) -> str:
        return json.dumps(words, ensure_ascii=False)

    title = next((passage.text for passage in text.passages if passage.kind == HEADING and passage.level == 1), "")
    from_file = f"from: file, quote: {quoted(title)}" if title else 'from: outside, where: ""'
    rows = [
        "# A draft: correct what is wrong and fill in what you know. Never invent a fact: unknown is a value.",
        f"seed: {quoted(name)}",
        f'sha256: "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"',
        f"title: {{is: {quoted(title or 'unknown')}, {from_file}}}",
        "authors: []",
        f"label: {quoted(folder.name.replace('-', ' ').title())}",
        f"siglum: {quoted(_siglum(folder))}",
        f"kind: {recognition.kind_of_text(text.raw)}",
        'published: {in: "unknown", year: "unknown", from: outside, where: ""}',
        f'horizon: {{is: "{_latest_year(text.raw)}", why: "The latest year that stands in the text; correct it."}}',
        'rights: "unknown"',
        f"recipe: {{format: {recipe.format}, repairs: [{', '.join(recipe.repairs)}]}}",
        "reading: []",
    ]
    return "\n".join(rows) + "\n"


def _siglum(folder: Path) -> str:
    """The first letter that no other text of the course has."""
    others = (path.read_text(encoding="utf-8", errors="replace") for path in folder.parent.glob("*/source.yml"))
    taken = {found[1] for words in others if (found := re.search(r'^siglum:\s*"?(\w)', words, re.MULTILINE))}
    return next(
        (
            letter
            for letter in folder.name.upper() + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            if letter.isalpha() and letter not in taken
        ),
        "X",
    )


def _latest_year(raw: str) -> str:
    years = [int(year) for year in re.findall(r"(?<!\d)(1[5-9]\d\d|20[0-4]\d)(?!\d)", raw)]
    return str(max(years, default=2000))


def _tell(text: Text, recipe: recognition.Recipe) -> None:
    print(f"Drafted seeds/{text.id}/ from a file read as {recipe.format}.")
    print("Recognised: " + "; ".join(recognition.recognised(text)) + ".")
    print("Repairs it needs: " + (", ".join(recipe.repairs) or "none") + ".")
    doubts = recognition.unsure(text)
    if doubts:
        print("Please look at:")
        print("\n".join(f"- {doubt}" for doubt in doubts[:20]))
        if len(doubts) > 20:
            print(f"- and {len(doubts) - 20} more places of these kinds.")
    print(
        f"Next: correct seeds/{text.id}/source.yml, read the result with `scripts/text.py {text.id}`, "
        f"then run `make check`."
    )


if __name__ == "__main__":
    sys.exit(main())
