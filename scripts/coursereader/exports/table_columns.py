"""What the columns of the tables mean: `data/csv/csv-metadata.json`, from the schemas of the files they are made of.

Source: the W3C's metadata vocabulary for tabular data (CSV on the Web).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .tables import FOLDER

PATH = f"{FOLDER}/csv-metadata.json"
CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
Schema = Mapping[str, Any]


def table_columns(
    tables: Iterable[tuple[str, bytes]], schemas: Mapping[str, Schema], given_as: Callable[[str], str] = str
) -> dict[str, Any]:
    """Each table with its columns. `tables`: by path; `schemas`: by the name of the file; `given_as`: the path under
    which a table is found."""
    return {"@context": CONTEXT, "tables": [_table(path, raw, schemas, given_as(path)) for path, raw in tables]}


def _table(path: str, raw: bytes, schemas: Mapping[str, Schema], given_as: str) -> dict[str, Any]:
    url = given_as.removeprefix(f"{FOLDER}/")
    way = path.removeprefix(f"{FOLDER}/").removesuffix(".csv").split(".")
    header = next(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    schema = schemas.get(way[0], {})
    record = _record(schema, way)
    columns = [{"titles": name, "dc:description": _meaning(schema, record, way, name)} for name in header]
    return {"url": url, "dc:description": str(record.get("description", "")), "tableSchema": {"columns": columns}}


def _record(schema: Schema, way: list[str]) -> Schema:
    """What one row of a table is about."""
    properties = schema.get("properties", {})
    record = _inner(schema, next(iter(properties.values())) if properties else schema)
    for key in way[1:]:
        record = _inner(schema, record.get("properties", {}).get(key, {}))
    return record


def _inner(schema: Schema, said: Schema) -> Schema:
    """What a reference, a list or a set by key holds."""
    while True:
        if "$ref" in said:
            said = schema["$defs"][said["$ref"].rpartition("/")[2]]
        elif "anyOf" in said:
            said = next(one for one in said["anyOf"] if one.get("type") != "null")
        elif isinstance(said.get("items"), Mapping):
            said = said["items"]
        elif isinstance(said.get("additionalProperties"), Mapping):
            said = said["additionalProperties"]
        else:
            return said


def _meaning(schema: Schema, record: Schema, way: list[str], column: str) -> str:
    """A column of a record above names its row; one of a part is said by the part and by its key in it."""
    first, _, rest = column.partition(".")
    said = record.get("properties", {}).get(first)
    if said is None:
        if first in way[:-1] and rest:
            above = ".".join(way[: way.index(first) + 1])
            return f"Which row of {above}.csv it belongs to: its {rest}."
        return "The id of the text." if first == "id" else ""
    meaning = str(said.get("description", ""))
    if not rest:
        return meaning
    inner = _inner(schema, said).get("properties", {}).get(rest.partition(".")[0], {}).get("description")
    return f"{meaning} {inner or f'Here: {rest}.'}"
