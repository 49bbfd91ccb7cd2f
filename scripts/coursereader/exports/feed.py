"""`feed.xml`: what is new, for who follows a course in a reader of feeds. Source: RFC 4287 (Atom)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..analysis.addresses import text_url
from ..analysis.course import Course
from ..html.bodies import plain
from ..html.weave import shown
from ..input import dates
from ..input.records import Note
from .file import File

PATH = "feed.xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 60
"""Entries: the newest, as many as a reader who looks in now and then can have missed."""
NEVER = "1970-01-01T00:00:00Z"
"""The day of a feed without entries, which must have one."""


@dataclass(frozen=True, order=True)
class NewEntry:
    """One thing that is new."""

    day: str
    """When it was put on record: `2026-11-20T08:12:31Z`."""
    address: str
    """From the site's root."""
    title: str
    summary: str
    by: str


def feed(course: Course, days: Mapping[str, str]) -> Iterator[File]:
    """The newest texts and annotations. `days`: by file, when it was put on record. None where nobody said where the
    site is published: entries are known by their whole addresses."""
    if not (base := course.facts.address):
        return
    entries = sorted(_entries(course, days), reverse=True)[:MOST]
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": course.facts.language})
    _put(root, "id", base)
    _put(root, "title", course.facts.title)
    _put(root, "subtitle", course.facts.subtitle)
    _put(root, "rights", course.facts.rights)
    _put(root, "updated", entries[0].day if entries else NEVER)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": base + PATH})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": base})
    _put(SubElement(root, "author"), "name", course.facts.title)
    for entry in entries:
        _add(root, entry, base)
    indent(root, " ")
    yield File(PATH, b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "utf-8") + b"\n")


def _add(root: Element, entry: NewEntry, base: str) -> None:
    item = SubElement(root, "entry")
    _put(item, "id", base + entry.address)
    _put(item, "title", entry.title)
    _put(item, "updated", entry.day)
    SubElement(item, "link", {"rel": "alternate", "type": "text/html", "href": base + entry.address})
    _put(item, "summary", entry.summary)
    if entry.by:
        _put(SubElement(item, "author"), "name", entry.by)


def _put(parent: Element, name: str, words: str) -> None:
    if words := " ".join(shown(words).split()):
        SubElement(parent, name).text = words


def _entries(course: Course, days: Mapping[str, str]) -> Iterator[NewEntry]:
    for edition in course.editions:
        source = edition.source
        if day := days.get(source.path):
            title = source.title.value if source.title.value != "unknown" else source.label
            yield NewEntry(day, text_url(edition.id), title, plain(" ".join(source.reading)), "")
    for kind in course.kinds:
        for record in course.of(kind.model):
            by = record.by if isinstance(record, Note) else ""
            noted = f"{dates.begin(record.date).isoformat()}T00:00:00Z" if isinstance(record, Note) else ""
            if day := days.get(record.path) or noted:
                address = course.url(kind.model, record.id)
                yield NewEntry(day, address, _title(course, record.called, record), plain(record.body), by)


def _title(course: Course, called: str, record: object) -> str:
    """A note is called by its text and the words it is about."""
    return f"{course.edition(record.text).source.label}: “{record.quote}”" if isinstance(record, Note) else called
