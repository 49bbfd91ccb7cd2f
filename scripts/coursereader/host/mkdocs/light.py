"""A page for an archive: of the drawer's other shelves their names alone, and no foot."""

from __future__ import annotations

import re

_SHELF = re.compile(
    r'(<li class="md-nav__item reader-shelf">)\s*<span class="reader-shelf__t">([^<]*)</span>\s*'
    r'<ul class="md-nav__list">(.*?)</ul>\s*</li>',
    re.DOTALL,
)
_FOOT = re.compile(r'<footer class="md-footer">.*?</footer>\s*', re.DOTALL)
_FIRST = re.compile(r'href="([^"]*)"')


def light(page: str) -> str:
    """The page with one link to each of the other shelves."""
    return _SHELF.sub(_shelf, page)


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
