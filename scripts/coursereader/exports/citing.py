"""Each text as programs for citing read it: as it appeared, `cite/`, as it is read here, `cite/edition/`; its works."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urljoin

from ..analysis.addresses import text_url
from ..analysis.course import Course, Edition
from ..citing.bibtex import bibtex
from ..citing.listed import cited_work
from ..citing.processor import Item
from ..citing.ris import ris
from ..citing.works import appeared, for_programs, in_edition
from .file import File

BIBLIOGRAPHY = "data/bibliography"
"""The works that the texts cite, merged; the end of its name says in which format."""


def csl_json(items: Sequence[Item]) -> str:
    """Works as CSL-JSON has them: a list."""
    return json.dumps(items, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Item]], str]] = {
    "bib": lambda items: "\n".join(map(bibtex, items)),
    "ris": lambda items: "".join(map(ris, items)),
    "json": csl_json,
}
"""By the end of a file's name."""


def citing_files(course: Course) -> Iterator[File]:
    """The files of all texts, and of what they cite."""
    for edition in course.editions:
        for folder, item in _items(course, edition):
            yield from _in_every_format(f"{folder}/{edition.id}", [item])
    yield from _in_every_format(BIBLIOGRAPHY, [cited_work(work) for work in course.works])


def _in_every_format(path: str, items: Sequence[Item]) -> Iterator[File]:
    for end, make in FORMATS.items():
        yield File(f"{path}.{end}", make(items).encode())


def _items(course: Course, edition: Edition) -> Iterator[tuple[str, Item]]:
    source, facts = edition.source, course.facts
    address = urljoin(facts.address, text_url(source.id)) if facts.address else ""
    yield "cite", for_programs(source, appeared(source), address)
    yield "cite/edition", for_programs(source, in_edition(source, facts.title, facts.language), address)
