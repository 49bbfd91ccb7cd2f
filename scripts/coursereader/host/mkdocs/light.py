"""A built page in fewer bytes, for an archive: no indents, of the drawer's other shelves their names alone, and of the
theme's frame nothing that only its own script would use, which no page has."""

from __future__ import annotations

import re

_AS_IT_IS = re.compile(r"(<(?:pre|textarea|script|template)\b.*?</(?:pre|textarea|script|template)>)", re.DOTALL)
_INDENTS = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")
_SHELF = re.compile(
    r'(<li class="md-nav__item reader-shelf">)\s*<span class="reader-shelf__t">([^<]*)</span>\s*'
    r'<ul class="md-nav__list">(.*?)</ul>\s*</li>',
    re.DOTALL,
)
_UNUSED = re.compile(
    r'<div data-md-component="(?:skip|announce)">.*?</div>\s*|<input [^>]*data-md-toggle="search"[^>]*>\s*|'
    r'<div class="md-dialog"[^>]*>\s*<div [^>]*>\s*</div>\s*</div>\s*|'
    r' data-md-(?:component|level|type|scrollfix)(?:="[^"]*")?(?=[^<>]*>)|'
    r' xmlns="http://www.w3.org/2000/svg"(?=[^<>]*>)',
    re.DOTALL,
)
_FOOT = re.compile(r'<footer class="md-footer">.*?</footer>\s*', re.DOTALL)
_FIRST = re.compile(r'href="([^"]*)"')


def light(page: str) -> str:
    """The same page: its words, and every blank between them. Where it says how it is shown, nothing is changed."""
    parts = _AS_IT_IS.split(_SHELF.sub(_shelf, page))
    return "".join(part if n % 2 else _INDENTS.sub("\n", _UNUSED.sub("", part)) for n, part in enumerate(parts))


def without_foot(page: str) -> str:
    """The page without the words that stand at the foot of every page."""
    return _FOOT.sub("", page)


def with_more(page: str, more: str) -> str:
    """The page with more at the end of what it says."""
    before, end, after = page.rpartition("</article>")
    return before + more + end + after


def _shelf(found: re.Match[str]) -> str:
    """The shelf on which the page stands as it is; of another a link to its first page, which names the others."""
    first = _FIRST.search(found[3])
    if "aria-current" in found[3] or first is None:
        return found[0]
    return f'{found[1]}<a href="{first[1]}" class="md-nav__link">{found[2]}</a></li>'
