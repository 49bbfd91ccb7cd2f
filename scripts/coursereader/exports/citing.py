"""Each text as programs for citing read it: as it appeared in `cite/`, as it is read here in `cite/edition/`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urljoin

from ..analysis.addresses import text_url
from ..analysis.course import Course, Edition
from ..citing.bibtex import bibtex
from ..citing.ris import ris
from ..citing.works import appeared, for_programs, in_edition
from .file import File


def csl_json(item: Mapping[str, object]) -> str:
    """The work as a list of one, which is what programs ask for."""
    return json.dumps([item], ensure_ascii=False, sort_keys=True, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Mapping[str, object]], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}
"""By the end of a file's name."""


def citing_files(course: Course) -> Iterator[File]:
    """The files of all texts."""
    for edition in course.editions:
        for folder, item in _items(course, edition):
            for end, make in FORMATS.items():
                yield File(f"{folder}/{edition.id}.{end}", make(item).encode())


def _items(course: Course, edition: Edition) -> Iterator[tuple[str, Mapping[str, object]]]:
    source, facts = edition.source, course.facts
    address = urljoin(facts.address, text_url(source.id)) if facts.address else ""
    yield "cite", for_programs(source, appeared(source), address)
    yield "cite/edition", for_programs(source, in_edition(source, facts.title, facts.language), address)
