"""One built page as HTML, seen by itself: what is wrong with it, where its links lead, what can be led to on it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote

from ..input.kept_rows import KeptRows
from ..model.parallel import at_once
from ..model.progress import stepped
from .kept_rows import key_of
from .live import live

_UNREAD = re.compile(r"<!--.*?-->|(<script\b[^>]*>).*?</script>", re.DOTALL)
_TAG = re.compile(
    r"<([a-z][a-z0-9-]*)(\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\b(?:id|href|src|srcset|data|poster)=[^<>]*)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\s(?:(id|href|src|srcset|data|poster|rel)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
    r"|[^\s\"'<>/=]++(?:=(?:\"[^\"]*\"|'[^']*'))?)",
    re.IGNORECASE,
)
"""What is asked for, or any other, so that none is looked for within a value."""
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LOADED = ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_DATA = re.compile(r"\bdata-md-[a-z-]+")
MANY = 16
"""Pages: fewer are looked at sooner than a second process has begun."""


@dataclass(frozen=True)
class Look:
    """What was seen on one page, wherever it stands."""

    faults: tuple[str, ...]
    """What can run or load something and is not the theme's own; ids that stand twice; what is fetched from
    elsewhere."""
    astray: tuple[str, ...]
    """Addresses that lead to an id of the page itself, which it does not have."""
    links: tuple[str, ...]
    """Addresses in the site of other links, and of what is loaded, as written, each once."""
    ids: tuple[str, ...]
    met: tuple[str, ...]
    """Classes, and attributes of the theme's."""


def looks(pages: Mapping[str, str], kept: KeptRows) -> dict[str, Look]:
    """What was seen on each page, by path; those that nobody has looked at yet are looked at."""
    found, keys = dict[str, Look](), dict[str, str]()
    for path, html in pages.items():
        key = key_of("look", html)
        look = kept.found(key, _read)
        if look is None:
            keys[path] = key
        else:
            found[path] = look
    for path, look in zip(keys, _all(pages, list(keys)), strict=True):
        found[path] = look
        kept.put(keys[path], astuple(look))
    return found


def _all(pages: Mapping[str, str], paths: Sequence[str]) -> list[Look]:
    """What is seen on these. Each is read where it is looked at, and let go."""

    def look(some: Sequence[str]) -> list[Look]:
        return [look_at(pages[path]) for path in stepped(some, len(some))]

    if len(paths) < MANY:
        return look(paths)
    half = len(paths) // 2
    one, other = at_once(lambda: look(paths[:half]), lambda: look(paths[half:]))
    return one + other


def _read(said: Any) -> Look:
    return Look(*(tuple(map(str, part)) for part in said))


def look_at(html: str) -> Look:
    """Look at a page."""
    ids, addresses, loaded = list[str](), list[str](), list[str]()
    for tag, attributes in _TAG.findall(_UNREAD.sub(r"\1", html)):
        values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(attributes) if name}
        said = defaultdict(str, values)
        if "id" in said:
            ids.append(said["id"])
        addresses += [said[name] for name in ("href", "src", "poster") if name in said]
        loaded += _loaded(tag.lower(), said)
    faults = [*live(html), *(f'the id "{id}" stands twice.' for id, n in Counter(ids).items() if n > 1)]
    faults += [f'"{address}" is fetched from elsewhere.' for address in loaded if ELSEWHERE.match(address)]
    there, links = frozenset(ids), [one for one in dict.fromkeys(addresses) if not _SCHEME.match(one)]
    here = [one for one in links if one[:1] in ("", "#", "?")]
    astray = tuple(one for one in here if (place := unquote(one.partition("#")[2])) and place not in there)
    others = tuple(one for one in links if one[:1] not in ("", "#", "?"))
    return Look(tuple(faults), astray, others, tuple(sorted(there)), tuple(sorted(_met(html))))


def _loaded(tag: str, said: Mapping[str, str]) -> Iterable[str]:
    loaded = [said[name] for name in ("src", "poster", "data") if name in said]
    loaded += [candidate.split()[0] for candidate in said["srcset"].split(",") if candidate.strip()]
    if (tag == "link" and any(rel in _LOADED for rel in said["rel"].split())) or tag in ("use", "image"):
        loaded += [said["href"]] if "href" in said else []
    return loaded


def _met(html: str) -> Iterator[str]:
    yield from {name for said in set(_CLASSES.findall(html)) for name in said.split()} | set(_DATA.findall(html))
