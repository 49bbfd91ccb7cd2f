"""Tables whose cells hold quotations, as lists: a page of a book is too narrow for prose in columns."""

from __future__ import annotations

from typing import Any

from lxml import html


def unfolded(table: Any) -> Any:
    """A list that says row by row, under the heads of the columns, what the table says; the table itself where its
    cells hold no quotations."""
    if table.find(".//td//blockquote") is None:
        return table
    made = html.Element("div", {"class": "rows"})
    heads = ["".join(cell.itertext()).strip() for cell in table.iterfind(".//thead//th")]
    for row in table.iterfind(".//tbody/tr"):
        made.append(_row(row, heads))
    made.tail = table.tail
    return made


def _row(row: Any, heads: list[str]) -> Any:
    made, said = html.Element("section", _kept(row)), html.Element("dl")
    title, *cells = row
    made.extend([_named("h3", title), said])
    for head, cell in zip(heads[1:], cells, strict=True):
        name = html.Element("dt")
        name.text = head
        said.extend([name, _named("dd", cell)])
    return made


def _kept(element: Any) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if name in ("id", "lang", "dir")}


def _named(name: str, cell: Any) -> Any:
    """What a cell holds, under another name."""
    made = html.Element(name, _kept(cell))
    made.text = cell.text
    made.extend(list(cell))
    return made
