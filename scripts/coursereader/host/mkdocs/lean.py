"""A built page in fewer bytes, the same to whoever reads it: no indents, of the theme's frame nothing that only its own
script would use, which no page has, and signs as themselves where they were hidden from Markdown alone."""

from __future__ import annotations

import re

_CONTENT, _END = '<article class="md-content__inner', "</article>"
"""Before the one and behind the other stands the theme's frame."""
_UNUSED = re.compile(
    r'<div data-md-component="(?:skip|announce)">.*?</div>\s*|<input [^>]*data-md-toggle="search"[^>]*>\s*|'
    r'<div class="md-dialog"[^>]*>\s*<div [^>]*>\s*</div>\s*</div>\s*|'
    r' data-md-(?:component|level|type|scrollfix)(?:="[^"]*")?(?=[^<>]*>)',
    re.DOTALL,
)
_SAID_ANYWAY = re.compile(r' xmlns="http://www.w3.org/2000/svg"(?=[^<>]*>)')
_AS_IT_IS = re.compile(r"<(pre|textarea|script|style|template)\b.*?</\1>", re.DOTALL)
_HAS_SIGNS = ("pre", "template")
"""Of these: their words are read as those around them are."""
_INDENT = re.compile(r"\n[ \t\r\n]+")
_SIGN = re.compile(r"&#([0-9]+);")
_ITSELF = {str(ord(sign)): sign for sign in "!#$%()*+,-./:;=?@[\\]^_`{|}~"}
_QUOTES = {str(ord(sign)): sign for sign in "\"'"}
"""Either ends an attribute that began with it: they are themselves in words alone."""
_LINE_END = "10"
_IN_WORDS = re.compile(r"[^<>]*<")
_BEGINS = re.compile(r"<pre\b[^<>]*>$")
"""A line end right behind it is passed over."""


def lean(page: str) -> str:
    """The same page: each word, each blank between two, each address."""
    before, content, rest = page.partition(_CONTENT)
    inside, end, after = rest.rpartition(_END)
    page = "".join((_UNUSED.sub("", before), content, inside, end, _UNUSED.sub("", after)))
    parts, last = list[str](), 0
    for kept in _AS_IT_IS.finditer(page):
        parts.append(_without_indents(page[last : kept.start()]))
        parts.append(_with_signs(kept[0]) if kept[1] in _HAS_SIGNS else kept[0])
        last = kept.end()
    return "".join([*parts, _without_indents(page[last:])])


def _without_indents(part: str) -> str:
    part = _INDENT.sub("\n", _SAID_ANYWAY.sub("", part))
    while " \n" in part:
        part = part.replace(" \n", "\n")
    return _with_signs(part)


def _with_signs(part: str) -> str:
    return _SIGN.sub(_shown, part)


def _shown(found: re.Match[str]) -> str:
    part, at = found.string, found.start()
    if found[1] in _QUOTES:
        return _QUOTES[found[1]] if _IN_WORDS.match(part, found.end()) else found[0]
    if found[1] == _LINE_END:
        return found[0] if _BEGINS.search(part, part.rfind("<", 0, at), at) else "\n"
    return _ITSELF.get(found[1], found[0])
