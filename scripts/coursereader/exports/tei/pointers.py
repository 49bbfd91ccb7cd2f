"""How one document of ours points into another: at a passage's words, at a record.

The words of a passage are counted as they are read: in characters, without `rdg` and without the notes of an `app`.
Source: the pointer schemes of the TEI Guidelines, of which `string-range` counts from 0.
"""

from __future__ import annotations

import re

from ...input.records import Place

FOLDER = "data/tei"
COURSE = "course.xml"
"""The document of all records."""
_PLACE = re.compile(r"(?:([a-z0-9-]+)\.xml)?#string-range\(([\w.-]+),(\d{1,9}),(\d{1,9})\)")


def document(text: str) -> str:
    """The name of a text's document."""
    return f"{text}.xml"


def record_id(kind: str, id: str) -> str:
    """What a record is called in XML: a kind's name never is that of a passage, `p12`."""
    return f"{kind}.{id}"


def to_words(place: Place, here: str = "") -> str:
    """A pointer at words. `here`: the text in whose document it stands."""
    away = "" if place.text == here else document(place.text)
    return f"{away}#string-range({place.passage},{place.start},{place.end - place.start})"


def place_of(pointer: str, here: str = "") -> Place | None:
    """Where a pointer points; None where it is another."""
    found = _PLACE.fullmatch(pointer)
    if not found or not (found[1] or here):
        return None
    start, length = int(found[3]), int(found[4])
    return Place(text=found[1] or here, passage=found[2], start=start, end=start + length)
