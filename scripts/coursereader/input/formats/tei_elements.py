"""The elements of TEI P5, by what they say of the words in them."""

from __future__ import annotations

import re
from dataclasses import replace

from .stated import AsideName, Run
from .trees import Element, attribute, local

DIVISION = re.compile(r"div[1-7]?")
BLOCKS = frozenset({
    "ab", "argument", "byline", "closer", "dateline", "docAuthor", "docDate", "docEdition", "docImprint",
    "imprimatur", "lg", "opener", "p", "postscript", "salute", "signed", "speaker", "stage", "trailer",
})  # fmt: skip
"""A block of words each, or of such blocks."""
QUOTATIONS = frozenset(("quote", "cit", "epigraph", "floatingText"))
"""Of blocks: set apart. Among words they are words."""
NO_WORDS = {
    "fw": AsideName.RUNNING_HEAD, "figDesc": AsideName.METADATA, "del": AsideName.DELETED, "surplus": AsideName.DELETED,
    "divGen": AsideName.CONTENTS, "index": AsideName.METADATA, "interpGrp": AsideName.METADATA,
    "spanGrp": AsideName.METADATA, "listAnnotation": AsideName.METADATA, "formula": AsideName.EMBEDDED,
    "teiHeader": AsideName.METADATA, "noteGrp": AsideName.COMMENT,
}  # fmt: skip
"""Elements whose letters are no words of the text."""
SECOND_READINGS = {
    "sic": ("choice",), "orig": ("choice",), "abbr": ("choice",), "rdg": ("app", "rdgGrp"), "wit": ("app",),
    "witDetail": ("app",),
}  # fmt: skip
"""What is read otherwise beside it, by what the two stand in."""
SILENT = frozenset({
    "addSpan", "anchor", "cb", "delSpan", "gap", "gb", "graphic", "handShift", "media", "milestone", "space",
    "damageSpan", "alt", "join", "link",
})  # fmt: skip
"""Elements that have no words."""
INLINE = frozenset({
    "abbr", "add", "addName", "address", "addrLine", "affiliation", "age", "am", "app", "author", "bibl",
    "biblFull", "biblScope", "biblStruct", "body", "back", "c", "cell", "choice", "cl", "code", "corr", "country",
    "damage", "date", "desc", "distinct", "docTitle", "editor", "email", "emph", "ex", "expan", "figure", "foreign",
    "forename", "front", "g", "genName", "geogName", "gi", "gloss", "group", "hi", "idno", "imprint", "item",
    "label", "lang", "langUsage", "lem", "m", "measure", "mentioned", "metamark", "mod", "monogr", "analytic",
    "name", "nameLink", "num", "objectName", "orgName", "orig", "pc", "persName", "phr", "placeName", "pubPlace",
    "publisher", "q", "quote", "ref", "reg", "region", "resp", "respStmt", "restore", "retrace", "roleName", "row",
    "rs", "said", "seg", "series", "settlement", "sic", "soCalled", "state", "subst", "supplied", "surname", "term",
    "time", "title", "titlePage", "unclear", "unit", "val", "w", "s", "eg", "egXML", "ident",
})  # fmt: skip
"""Elements whose words are words of the text, and say no more to a reader."""
NUMBERED = ("ordered", "numbered")
_ITALIC, _BOLD = re.compile(r"ital|slant"), re.compile(r"bold|strong")
_RAISED, _LOWERED = re.compile(r"sup"), re.compile(r"sub(?!st)")


def dressed(element: Element, run: Run) -> Run:
    """The dress of an element's words, as far as it is said."""
    said = " ".join(attribute(element, name) or "" for name in ("rend", "rendition", "style")).casefold()
    return replace(
        run,
        italic=run.italic or local(element.tag) == "emph" or bool(_ITALIC.search(said)),
        bold=run.bold or bool(_BOLD.search(said)),
        raised=run.raised or bool(_RAISED.search(said)),
        lowered=run.lowered or bool(_LOWERED.search(said)),
    )
