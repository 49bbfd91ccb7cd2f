"""A work as BibTeX has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .names import inverted, listed, written
from .works import day_parts

TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""Of what CSL calls works; the others are `misc`."""
FIELDS = {
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "publisher-place": "address",
    "DOI": "doi",
    "URL": "url",
    "language": "language",
    "note": "note",
}
CONTAINERS = {"article": "journal", "incollection": "booktitle"}
VERBATIM = ("doi", "url")
"""Fields whose letters mean nothing to TeX."""
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SIGN = re.compile(r"[\\~^&%$#_{}]")
CAPITALIZED = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*")


def bibtex(item: Mapping[str, object]) -> str:
    """The work as one record."""
    kind = TYPES.get(str(item["type"]), "misc")
    rows = [f"  {name} = {{{words}}},\n" for name, words in _fields(item, kind)]
    month = day_parts(item)[1:2]
    rows += [f"  month = {MONTHS[month[0] - 1]},\n"] if month else []
    return f"@{kind}{{{item['id']},\n{''.join(rows)}}}\n"


def _fields(item: Mapping[str, object], kind: str) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        if names := listed(item, role):
            yield role, " and ".join(map(_name, names))
    yield "title", _title(str(item["title"]))
    if "container-title" in item:
        yield CONTAINERS.get(kind, "howpublished"), _escaped(str(item["container-title"]))
    if date := day_parts(item):
        yield "year", str(date[0])
    for key, name in FIELDS.items():
        if key in item:
            yield name, str(item[key]) if name in VERBATIM else _escaped(str(item[key]))
    if "page" in item:
        yield "pages", str(item["page"]).replace("–", "--")
    if asked := listed(item, "interviewer"):
        yield "note", "Interview by " + _escaped(" and ".join(written(name) for name in asked))


def _name(name: Mapping[str, object]) -> str:
    """A name of one part is kept together, else its last word would be its family name."""
    written_out = _escaped(inverted(name))
    return f"{{{written_out}}}" if " " in written_out and not name.get("given") else written_out


def _title(words: str) -> str:
    """Its names keep their capitals in every style; the first word has its own."""
    first = CAPITALIZED.search(words)

    def kept(found: re.Match[str]) -> str:
        whole = found[0]
        named = whole != whole.lower() and not (first and found.start() == first.start() and whole[1:].islower())
        return f"{{{whole}}}" if named else whole

    made, at = "", 0
    for found in CAPITALIZED.finditer(words):
        made += _escaped(words[at : found.start()]) + kept(found)
        at = found.end()
    return made + _escaped(words[at:])


def _escaped(words: str) -> str:
    return SIGN.sub(lambda found: SIGNS.get(found[0], f"\\{found[0]}"), words)
