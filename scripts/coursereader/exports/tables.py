"""The data of a course as tables, for spreadsheets: each list of records in its own, in CSV.

A record's list within it has a table too, whose rows begin with what names the record: `events.tells` begins with the
id of the event. Source: RFC 4180; a mark of UTF-8 at the beginning, without which one much used program misreads it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

FOLDER = "data/csv"
Row = dict[str, str]
NAMED_BY = ("id", "text", "n")
"""Keys that tell a record from its neighbours, the best first; else its number does, from 1."""
BETWEEN = " | "
"""Of several values in one cell."""
ACTIVE = re.compile(r"[=@\t\r]|[+-](?![\d.,\s]+%?$)")
"""How a cell begins that a spreadsheet would reckon with; plain numbers may have a sign."""


def tables_of(name: str, data: object) -> Iterator[tuple[str, bytes]]:
    """The tables of one data file, `events.json`: by path, in the order in which their first rows stand."""
    stem, _, kind = name.partition(".")
    found: dict[str, list[Row]] = {}
    for records in _lists(data) if kind == "json" else ():
        _gather(stem, records, {}, found)
    for table, rows in found.items():
        yield f"{FOLDER}/{table}.csv", _csv(rows)


def _lists(data: object) -> Iterator[Sequence[object]]:
    """The lists of records that a file holds: itself, that of its one key, or one for each text."""
    if isinstance(data, list):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield value if isinstance(value, list) else [{"id": id, **one} for id, one in value.items()]


def _gather(table: str, records: Sequence[object], above: Row, found: dict[str, list[Row]]) -> None:
    known = [record for record in records if isinstance(record, Mapping)]
    nested = dict.fromkeys(key for record in known for key, value in record.items() if _holds_records(value))
    for number, record in enumerate(known, 1):
        row = {**above, **_cells({key: value for key, value in record.items() if key not in nested})}
        found.setdefault(table, []).append(row)
        own = next((key for key in NAMED_BY if key in record), "")
        called = {f"{table.rpartition('.')[2]}.{own or 'number'}": str(record[own]) if own else str(number)}
        for key in nested:
            _gather(f"{table}.{key}", record.get(key) or [], {**above, **called}, found)


def _holds_records(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def _cells(record: Mapping[str, object]) -> Row:
    made: Row = {}
    for key, value in record.items():
        if isinstance(value, Mapping):
            made |= {f"{key}.{inner}": cell for inner, cell in _cells(value).items()}
        else:
            made[key] = _cell(value)
    return made


def _cell(value: object) -> str:
    if isinstance(value, list):
        return BETWEEN.join(map(_cell, value))
    return "" if value is None else str(value)


def _csv(rows: Sequence[Row]) -> bytes:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_inert(row.get(column, "")) for column in columns] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula: it shows the words without it."""
    return "'" + cell if ACTIVE.match(cell) else cell
