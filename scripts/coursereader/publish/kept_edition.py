"""An edition that is kept below the newest: its files as they were, over each page a line that leads to the newest.

Nothing is asked of the engine that made it but pages of HTML: the line is static, and needs no script.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from ..exports.feed import PATH as FEED
from ..html.weave import escape
from ..interface.html import interface_globals
from ..interface.language import Language
from ..pages.templating import environment
from .offline import FOR_SERVERS
from .policy import header_files
from .service_worker import SAID

STYLE = "assets/reader/kept.css"
"""Of the line; in the newest edition."""
HOME = "index.html"
_BODY = re.compile(r"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_CANONICAL = re.compile(r"""\s*<link\b[^>]*\brel=["']?canonical\b[^>]*>""", re.IGNORECASE)
_POLICY = re.compile(r"""<meta\b[^>]*\bhttp-equiv=["']?Content-Security-Policy\b[^>]*>""", re.IGNORECASE)
_FEED_ID = re.compile(r"<id>\s*([^<]+?)\s*</id>")
_SUM = re.compile(r"'(sha256-[A-Za-z0-9+/]+={0,2})'")
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


@dataclass(frozen=True)
class Newest:
    """The edition that the others lead to."""

    files: Collection[str]
    address: str
    """Where it is published; empty where that is not said."""
    language: str

    def nearest(self, path: str) -> str:
        """The page that stands for one of an edition before: itself, that of its text, the list of its kind, home."""
        folder, _, name = path.rpartition("/")
        return next((one for one in (path, f"texts/{name}", f"{folder}/{HOME}") if one in self.files), HOME)

    @cached_property
    def words(self) -> Any:
        """The parts of HTML that an edition before gets, in its language."""
        language = Language(self.language)
        said = interface_globals(language, escape) | {"code": language.code, "direction": language.direction}
        return environment(Path(__file__).parent / "templates").get_template("kept.html.j2").make_module(said)


def kept_files(name: str, files: Mapping[str, bytes], newest: Newest) -> dict[str, bytes]:
    """The files of an edition, by path below the newest's root. What servers and crawlers ask for at the root of a
    site is left out, and what would keep the pages offline: the newest has its own."""
    left_out = {*FOR_SERVERS, *header_files()}
    kept = {path: content for path, content in files.items() if path not in left_out}
    led = {path: led_on(page.decode(), name, path, newest) for path, page in kept.items() if path.endswith(".html")}
    if FEED in kept:
        led[FEED] = feed_of_its_own(kept[FEED].decode(), name)
    return {f"{name}/{path}": led[path].encode() if path in led else content for path, content in kept.items()}


def feed_of_its_own(feed: str, name: str) -> str:
    """The feed of an edition: another than the newest's, from which it had its id. Its entries are the same in both.
    Source: RFC 4287, 4.2.6: no two feeds have one id."""
    head, entry, rest = feed.partition("<entry")
    if not (id := _FEED_ID.search(head)):
        return feed
    own = f"{id[1].removesuffix('/')}/{name}/"
    head = head.replace(id[0], f"<id>{own}</id>").replace(f'href="{id[1]}', f'href="{own}')
    return head + entry + rest


def led_on(page: str, name: str, path: str, newest: Newest) -> str:
    """A page of an edition, with the line. Where the newest has that page too, it is the one that is to be found."""
    near = newest.nearest(path)
    up, own = "../" * (path.count("/") + 1), f"{name}/{path}"
    found = near if near == path else own
    canonical = urljoin(newest.address, quote(found)) if newest.address else up + quote(found)
    head = newest.words.head(canonical, up + STYLE)
    page = SAID.sub("", _CANONICAL.sub("", page)).replace("</head>", f"{head}</head>", 1)
    banner = str(newest.words.banner(name, up + quote(near), near == path))
    return _BODY.sub(lambda body: body[0] + banner, page, count=1)


def scripts_of(pages: Iterable[str]) -> tuple[str, ...]:
    """The sums of the scripts that pages may hold, as their own policies name them."""
    policies = {unescape(policy) for page in pages for policy in _POLICY.findall(page)}
    return tuple(sorted({sum for policy in policies for sum in _SUM.findall(policy)}))


def ids_of(page: str) -> frozenset[str]:
    """All ids on a page."""
    return frozenset(unescape("".join(found)) for found in _ID.findall(page))
