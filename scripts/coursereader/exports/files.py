"""The course as data: the files of `data/` on the site, in canonical JSON, and the index of its search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from ..analysis.course import Course
from ..analysis.sharing import exported
from . import texts
from .annotations import collection
from .citation_file import citation_file
from .citing import citing_files
from .crawlers import for_crawlers
from .data_schemas import FOLDER, data_schemas, schema_name
from .drafting import drafting
from .feed import feed
from .file import File, Once, anew
from .json_lines import indented
from .packet import packet
from .packing import given_as, packed
from .search import search_index
from .search_documents import SitePage
from .table_columns import PATH as COLUMNS
from .table_columns import table_columns
from .tables import tables_of
from .tei.documents import tei_files
from .terms_of_use import terms_of_use


def exports(
    course: Course,
    records: Mapping[str, Callable[[Course], object]],
    others: Iterable[SitePage] = (),
    once: Once = anew,
) -> list[File]:
    """Every data file, by path; the index of the search, what crawlers read, what the form for annotations knows.

    `records`: by folder, what makes the file of those records; `others`: pages of the engine that are found too;
    `once`: what keeps what takes long to make.
    """
    files = {**FILES, **{f"{folder}.json": make for folder, make in records.items()}}
    given = exported(course)
    data, tables = list[File](), list[tuple[str, bytes]]()
    for name, make in sorted(files.items()):
        value = make(given)
        data.append(File(f"data/{name}", canonical(value)))
        tables += tables_of(name, value)
    schemas = data_schemas(kind for kind in course.kinds if kind.folder in records)
    data += [File(f"{FOLDER}/{schema_name(name)}", canonical(schema)) for name, schema in schemas.items()]
    data += [File(path, words) for path, words in tables]
    columns = table_columns(tables, schemas, lambda path: given_as(path, course))
    data.append(File(COLUMNS, canonical(columns)))
    data.append(File(TERMS, terms_of_use(course).encode()))
    scripts = [*search_index(course, others), *drafting(course), packet(course)]
    given_away = packed(chain(data, tei_files(given, {}, once)), course, once)
    return [
        *scripts,
        *for_crawlers(course),
        *feed(course, {}),
        *citing_files(course),
        citation_file(course),
        *given_away,
    ]


def canonical(value: object) -> bytes:
    """Keys sorted, letters as they are, a line end at the end: the same value is always the same bytes."""
    return (indented(value) + "\n").encode()


TERMS = "TERMS.txt"
"""Whose words everything holds that is exported, and under which terms."""
FILES: Mapping[str, Callable[[Course], object]] = {
    "texts.json": texts.texts,
    "citations.json": texts.citations,
    "emendations.json": texts.emendations,
    "annotations.jsonld": collection,
}
"""The data files that are not of one kind of record, with what makes each."""
