"""What the words of RTF mean, and how the next letters are read after them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace

from .rtf_blocks import RtfParagraph
from .stated import AsideName, Run

SPECIAL = {
    b"tab": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"cell": "", b"nestcell": "",
}  # fmt: skip
SIGNS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
ASIDE = {
    b"info": AsideName.METADATA, b"header": AsideName.RUNNING_HEAD, b"footer": AsideName.RUNNING_HEAD,
    b"annotation": AsideName.COMMENT, b"fldinst": AsideName.FIELD_CODE, b"atnauthor": AsideName.COMMENT,
    b"atnid": AsideName.COMMENT, b"xe": AsideName.FIELD_CODE, b"tc": AsideName.FIELD_CODE, b"txe": AsideName.FIELD_CODE,
    **dict.fromkeys((b"headerl", b"headerr", b"headerf", b"footerl", b"footerr", b"footerf"), AsideName.RUNNING_HEAD),
    **dict.fromkeys((b"ftnsep", b"ftnsepc", b"aftnsep", b"aftnsepc", b"ftncn", b"aftncn"), AsideName.NOTE_SIGN),
}  # fmt: skip
"""Groups whose letters somebody wrote, and that are no part of the text."""
TABLES = {
    b"fonttbl", b"colortbl", b"stylesheet", b"pict", b"object", b"objdata", b"themedata", b"colorschememapping",
    b"datastore", b"latentstyles", b"listtable", b"listoverridetable", b"rsidtbl", b"generator", b"filetbl", b"revtbl",
    b"xmlnstbl", b"mmathPr", b"bkmkstart", b"bkmkend", b"datafield", b"shpinst", b"sp", b"nonshppict", b"blipuid",
    b"pgptbl", b"pnseclvl", b"private", b"passwordhash", b"userprops", b"fontemb", b"panose", b"falt", b"atrfstart",
    b"atrfend", b"atnref", b"atndate", b"atntime", b"wgrffmtfilter", b"docvar", b"background", b"defchp", b"defpap",
}  # fmt: skip
"""Groups in which no words of anybody stand."""
SHOWN_THOUGH_UNKNOWN = {
    b"footnote",
    b"shptxt",
    b"listtext",
    b"pntext",
    b"pn",
    b"fldrslt",
    b"upr",
    b"ud",
    b"shppict",
    *ASIDE,
    *TABLES,
}
CHARSETS = {0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
            178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}  # fmt: skip
TOGGLES = {b"b", b"i", b"super", b"sub"}


@dataclass(frozen=True)
class RtfState:
    """How the next letters are read; a group has its own."""

    run: Run = field(default_factory=lambda: Run(""))
    paragraph: RtfParagraph = field(default_factory=RtfParagraph)
    aside: AsideName | None = None
    place: str = "text"
    """`text`, `label` of an item, `table` of no words, `fonts`, `styles`, or the key of a note."""
    encoding: str = "cp1252"
    skip: int = 1
    """Letters after one by number, for programs that do not know it."""
    font: int = 0
    style: int = 0
    begins: bool = False
    """Whether the group has only begun, so that its first word says what it is."""
    optional: bool = False
    deleted: bool = False


def toggled(run: Run, word: bytes, on: bool) -> Run:
    """A run with one part of its dress put on or off."""
    match word:
        case b"b":
            return replace(run, bold=on)
        case b"i":
            return replace(run, italic=on)
        case b"super":
            return replace(run, raised=on)
        case _:
            return replace(run, lowered=on)


def code_page(page: int, otherwise: str) -> str:
    """The name of an encoding by its number."""
    name = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 28591: "cp1252"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise
