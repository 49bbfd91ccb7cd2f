"""A built page in fewer bytes, the same to whoever reads it: no indents, of the theme's frame nothing that only its own
script would use, which no page has, and signs as themselves where they were hidden from Markdown alone."""

from __future__ import annotations

import re

_AS_IT_IS = re.compile(r"(<(pre|textarea|script|style|template)\b.*?</\2>)", re.DOTALL)
_INDENTS = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")
_UNUSED = re.compile(
    r'<div data-md-component="(?:skip|announce)">.*?</div>\s*|<input [^>]*data-md-toggle="search"[^>]*>\s*|'
    r'<div class="md-dialog"[^>]*>\s*<div [^>]*>\s*</div>\s*</div>\s*|'
    r' data-md-(?:component|level|type|scrollfix)(?:="[^"]*")?(?=[^<>]*>)|'
    r' xmlns="http://www.w3.org/2000/svg"(?=[^<>]*>)',
    re.DOTALL,
)
_HIDDEN = re.compile(r"(<(script|style|textarea)\b.*?</\2>|<pre\b[^>]*>&#10;)|&#(?P<sign>[0-9]+);", re.DOTALL)
"""A sign by its number; what is not read so, and a line end that would be passed over."""
_IN_WORDS = re.compile(r"[^<>]*<")
_ITSELF = {str(ord(sign)): sign for sign in "\n!#$%()*+,-./:;=?@[\\]^_`{|}~"}
_QUOTES = {str(ord(sign)): sign for sign in "\"'"}
"""Either ends an attribute that began with it: they are themselves in words alone."""


def lean(page: str) -> str:
    """The same page: each word, each blank between two, each address."""
    parts = list[str]()
    last = 0
    for kept in _AS_IT_IS.finditer(page):
        parts += [_without_indents(page[last : kept.start()]), kept[0]]
        last = kept.end()
    return _HIDDEN.sub(_shown, "".join([*parts, _without_indents(page[last:])]))


def _without_indents(part: str) -> str:
    return _INDENTS.sub("\n", _UNUSED.sub("", part))


def _shown(found: re.Match[str]) -> str:
    if found["sign"] in _QUOTES:
        return _QUOTES[found["sign"]] if _IN_WORDS.match(found.string, found.end()) else found[0]
    return _ITSELF.get(found["sign"], found[0])
