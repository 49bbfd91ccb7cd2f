"""A work as RIS has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .names import inverted, listed, written
from .works import day_parts

TYPES: Mapping[str, str] = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "interview": "PCOMM",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
ROLES = {"author": "AU", "editor": "ED", "translator": "A4"}
FIELDS = {
    "title": "TI",
    "container-title": "T2",
    "volume": "VL",
    "issue": "IS",
    "publisher": "PB",
    "publisher-place": "CY",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "note": "N1",
}


def ris(item: Mapping[str, object]) -> str:
    """The work as one record; its lines end as the format asks, and no value begins a line of its own."""
    rows = [("TY", TYPES.get(str(item["type"]), "GEN")), *_rows(item), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(words.split())}\r\n" for tag, words in rows)


def _rows(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield "ID", str(item["id"])
    for role, tag in ROLES.items():
        yield from ((tag, inverted(name)) for name in listed(item, role))
    yield from ((tag, str(item[key])) for key, tag in FIELDS.items() if key in item)
    first, dash, last = str(item.get("page", "")).partition("–")
    if first:
        yield "SP", first
    if dash:
        yield "EP", last
    if parts := day_parts(item):
        yield "PY", str(parts[0])
        yield "DA", "/".join([f"{part:02}" for part in parts] + [""] * (3 - len(parts)))
    if asked := listed(item, "interviewer"):
        yield "N1", "Interview by " + " and ".join(map(written, asked))
