"""`CITATION.cff`: how the course as a whole is cited, for who keeps its files. Source: Citation File Format 1.2.0.

A copy of it beside `course.yml` is read by code hosts and by archives.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from ..analysis.course import Course
from ..citing.names import listed
from ..citing.processor import Item
from ..citing.works import appeared, day_parts, for_programs
from ..interface.language import Language
from .file import File

PATH = "CITATION.cff"
TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article",
    "book": "book",
    "report": "report",
    "thesis": "thesis",
}
"""Of what CSL calls works; the format has no name for the others."""
CONTAINERS = {"article": "journal", "magazine-article": "journal", "newspaper-article": "journal"}
FIELDS = {"volume": "volume", "issue": "issue", "DOI": "doi", "URL": "url"}
Json = dict[str, object]


def citation_file(course: Course) -> File:
    """The file; its texts are what the course refers to."""
    facts, say = course.facts, Language(course.facts.language).say
    said: Json = {
        "cff-version": "1.2.0",
        "message": say("If you use this reader, please cite it as follows."),
        "type": "dataset",
        "title": facts.title,
        "abstract": facts.subtitle,
        "authors": [{"name": say("The editors of {title}", title=facts.title)}],
        "url": facts.address,
        "references": [
            _reference(for_programs(edition.source, appeared(edition.source), "")) for edition in course.editions
        ],
    }
    written = yaml.safe_dump(_filled(said), allow_unicode=True, sort_keys=False, width=120)
    return File(PATH, written.encode())


def _reference(item: Item) -> Json:
    kind = TYPES.get(str(item["type"]), "generic")
    made: Json = {
        "type": kind,
        "title": item["title"],
        "authors": [_person(name) for name in listed(item, "author")] or [{"name": item["title"]}],
        CONTAINERS.get(kind, "collection-title"): item.get("container-title"),
        "editors": [_person(name) for name in listed(item, "editor")],
        "translators": [_person(name) for name in listed(item, "translator")],
        "publisher": {"name": item["publisher"]} if "publisher" in item else None,
        **_pages(str(item.get("page", ""))),
        **{name: item.get(key) for key, name in FIELDS.items()},
    }
    year, month, *_ = (*day_parts(item), 0, 0)
    return _filled({**made, "year": year, "month": month})


def _pages(written: str) -> Json:
    first, _, last = written.partition("–")
    return {"start": first, "end": last}


def _person(name: Mapping[str, object]) -> Json:
    parts: Json = {"family-names": name["family"], "given-names": name.get("given")}
    return _filled(parts) if parts["given-names"] else {"name": name["family"]}


def _filled(said: Json) -> Json:
    return {key: value for key, value in said.items() if value}
