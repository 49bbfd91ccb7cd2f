"""A built page in fewer bytes, the same to whoever reads it: no indents, of the theme's frame nothing that only its own
script would use, which no page has, and signs as themselves where they were hidden from Markdown alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONTENT, _END = '<article class="md-content__inner', "</article>"
"""Before the one and behind the other stands the theme's frame."""
_UNUSED = re.compile(
    r'<div data-md-component="(?:skip|announce)">.*?</div>\s*|<input [^>]*data-md-toggle="search"[^>]*>\s*|'
    r'<div class="md-dialog"[^>]*>\s*<div [^>]*>\s*</div>\s*</div>\s*|'
    r' data-md-(?:component|level|type|scrollfix)(?:="[^"]*")?(?=[^<>]*>)',
    re.DOTALL,
)
_SAID_ANYWAY = re.compile(r' xmlns="http://www.w3.org/2000/svg"(?=[^<>]*>)')
_AS_IT_IS = re.compile(r"<(pre|textarea|script|style|template)\b")
_HAS_SIGNS = ("", "pre", "template")
"""Of these: their words are read as those around them are."""
_BLANK = " \t\r"
_SIGN = re.compile(r"(<pre\b[^<>]*>&#10;)|&#([0-9]+);")
"""By its number; and a line end that is passed over, right behind its element's beginning."""
_ITSELF = {str(ord(sign)): sign for sign in "\n!#$%()*+,-./:;=?@[\\]^_`{|}~"}
_QUOTED = re.compile(r">([^<>]*&#3[49];[^<>]*)<")
"""Words alone: either quote ends an attribute that began with it."""


def lean(page: str) -> str:
    """The same page: each word, each blank between two, each address. In linear time."""
    before, content, rest = page.partition(_CONTENT)
    inside, end, after = rest.rpartition(_END)
    page = "".join((_UNUSED.sub("", before), content, inside, end, _UNUSED.sub("", after)))
    parts = ((name, part if name else _without_indents(part)) for name, part in _parts(page))
    return "".join(_with_signs(part) if name in _HAS_SIGNS else part for name, part in parts)


def _parts(page: str) -> Iterator[tuple[str, str]]:
    """The page's elements whose blanks are a reader's, each by its name, and what is between them."""
    last, at, unended = 0, 0, set[str]()
    while found := _AS_IT_IS.search(page, at):
        at = found.end()
        closing = f"</{found[1]}>"
        end = -1 if closing in unended else page.find(closing, at)
        if end < 0:
            unended.add(closing)
            continue
        yield "", page[last : found.start()]
        last = at = end + len(closing)
        yield found[1], page[found.start() : at]
    yield "", page[last:]


def _without_indents(part: str) -> str:
    first, *lines = _SAID_ANYWAY.sub("", part).split("\n")
    if not lines:
        return first
    between = filter(None, (line.strip(_BLANK) for line in lines[:-1]))
    return "\n".join((first.rstrip(_BLANK), *between, lines[-1].lstrip(_BLANK)))


def _with_signs(part: str) -> str:
    part = _QUOTED.sub(lambda words: words[0].replace("&#34;", '"').replace("&#39;", "'"), part)
    return _SIGN.sub(lambda sign: sign[1] or _ITSELF.get(sign[2], sign[0]), part)
