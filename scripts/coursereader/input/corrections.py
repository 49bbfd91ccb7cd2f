"""The corrections of a text, one a file in `seeds/<text>/emendations/`; those that cannot be read are remembered."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Report
from .folders import CourseFolder
from .placeholders import placeholders
from .records import Emendation, Where
from .validation import validated
from .yaml_lines import Document

FOLDER, ENDING = "emendations", ".yml"
ONCE = "emendations.yml"
"""The one file of all corrections, which a text had once."""
SPLIT = 'Run "reader split-corrections": it makes one file of each.'


VALUE = re.compile(r"\b(quote|reading)\W*:(.*)$", re.MULTILINE)
"""In a file that is no YAML."""


@dataclass(frozen=True)
class LostCorrection:
    """A correction that is written and was not made: quotations of its text may stand nowhere because of it."""

    quote: str | None
    reading: str | None
    """Each None where nobody can tell."""


@dataclass(frozen=True)
class Corrections:
    """What was read of one text's corrections."""

    good: tuple[Emendation, ...] = ()
    """By id."""
    lost: tuple[LostCorrection, ...] = ()


def load_corrections(source: Path, folder: CourseFolder) -> Corrections:
    """The corrections of the text in a folder of `seeds/`; each that cannot be read is a problem, and no other is."""
    good, lost = [], []
    if os.path.lexists(source / ONCE):
        folder.report.add(
            folder.name(source / ONCE), 1, "corrections are one file each, and not read from here.", SPLIT
        )
        lost.append(LostCorrection(None, None))
    for path in folder.records(source / FOLDER, ENDING):
        own = CourseFolder(folder.root, Report())
        document = own.yaml(path)
        read = document and _correction(path, source.name, document, own)
        folder.report.extend(own.report)
        if read and not len(own.report):
            good.append(read)
        else:
            lost.append(_what_can_be_told(document, folder.read(path) or b""))
    return Corrections(tuple(good), tuple(lost))


def _correction(path: Path, text: str, document: Document, folder: CourseFolder) -> Emendation | None:
    name, said, report = folder.name(path), document.data, folder.report
    if isinstance(said, list):
        report.add(name, 1, "the file is a list.", 'A correction is one file: begin it with "quote:".')
        return None
    whole = {"text": text, **said} if isinstance(said, dict) else said
    read = validated(Emendation, whole, document, name, report)
    if read and read.text != text:
        what = f'this file mends "{text}", not "{read.text}".'
        report.add(name, document.line(("text",)), what, "Take the key text out.")
        return None
    for at, words in placeholders(said):
        if at[-1] not in ("quote", "prefix", "suffix"):
            report.add(name, document.line(at), f'"{words}" was left as it was in a draft.', "Write your own words.")
    where = Where(path=name, line=document.line(("quote",)))
    return read and read.model_copy(update={"id": path.stem, "where": where})


def _what_can_be_told(document: Document | None, raw: bytes) -> LostCorrection:
    """Its words, as far as the file shows them, readable or not."""
    if document and isinstance(document.data, dict):
        quote, reading = document.data.get("quote"), document.data.get("reading")
    else:
        found = {key: value.strip(" \"',") for key, value in VALUE.findall(raw.decode("utf-8", "replace"))}
        quote, reading = found.get("quote"), found.get("reading")
    return LostCorrection(
        quote if isinstance(quote, str) and quote else None,
        reading if isinstance(reading, str) else None,
    )
