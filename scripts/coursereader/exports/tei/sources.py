"""What a text is taken from, as TEI describes a published work."""

from __future__ import annotations

from collections.abc import Mapping

from ...citing.names import listed, written
from ...citing.works import appeared, day_parts, for_programs
from ...input.source import Source
from .elements import Node, add

OWN = frozenset({"book", "report", "thesis"})
"""Kinds of works that appear by themselves, in no other."""
LEVELS = {"article-journal": "j", "article-magazine": "j", "article-newspaper": "j"}
"""Of what a work appeared in; else it is a book or a site."""
EXTENT = {"volume": "volume", "issue": "issue", "page": "page"}


def put_source(parent: Node, source: Source) -> None:
    """The work as it appeared."""
    item = for_programs(source, appeared(source), "")
    kind = str(item["type"])
    made = add(parent, "biblStruct", type=kind)
    if kind in OWN:
        monograph = add(made, "monogr")
        _put_persons(monograph, item)
        add(monograph, "title", str(item["title"]), level="m")
        _put_addresses(monograph, item)
    else:
        part = add(made, "analytic")
        _put_persons(part, item)
        add(part, "title", str(item["title"]), level="a")
        _put_addresses(part, item)
        monograph = add(made, "monogr")
        add(monograph, "title", str(item.get("container-title", "")), level=LEVELS.get(kind, "m"))
        _put_editors(monograph, item)
    _put_imprint(add(monograph, "imprint"), item)


def _put_addresses(part: Node, item: Mapping[str, object]) -> None:
    for key in ("DOI", "URL"):
        if key in item:
            add(part, "idno", str(item[key]), type=key)


def _put_persons(part: Node, item: Mapping[str, object]) -> None:
    for name in listed(item, "author"):
        _put_name(add(part, "author"), name)
    for role in ("interviewer", "translator"):
        for name in listed(item, role):
            _put_name(add(part, "editor", role=role), name)


def _put_editors(part: Node, item: Mapping[str, object]) -> None:
    for name in listed(item, "editor"):
        _put_name(add(part, "editor"), name)


def _put_name(parent: Node, name: Mapping[str, object]) -> None:
    add(parent, "persName", written(name))


def _put_imprint(imprint: Node, item: Mapping[str, object]) -> None:
    for key, element in (("publisher", "publisher"), ("publisher-place", "pubPlace")):
        if key in item:
            add(imprint, element, str(item[key]))
    day = day_parts(item)
    when = "-".join(f"{part:02}" for part in day)
    add(imprint, "date", when, when=when if len(when) >= 4 else "")
    for key, unit in EXTENT.items():
        if key in item:
            add(imprint, "biblScope", str(item[key]), unit=unit)
