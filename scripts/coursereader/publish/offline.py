"""The site as one opens it from a folder: an index that is found, pages without what servers and crawlers read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..exports.feed import PATH as FEED
from ..html.weave import escape
from ..interface.html import interface_globals
from ..interface.language import Language
from ..pages.templating import environment
from .archive import packed_as_one
from .finish import NO_JEKYLL, SUMS
from .policy import header_files
from .service_worker import KEPT, WORKER

DATA, DATA_FILE = "data/", "data.tar.xz"
"""What is for programs lies beside the site in one file, since it says the same in several forms."""
PAGES = "reader/"
"""The site's folder beside the index."""
FIRST_SCRIPT = "assets/reader/js/first.js"
FIRST_PAGE = "index.html"
FOR_SERVERS = (
    SUMS, NO_JEKYLL, WORKER, KEPT, "404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "llms.txt",
)  # fmt: skip
"""What servers, crawlers and browsers ask for at the root of a site."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_FOR_OTHERS = re.compile(
    r"\s*<(?:meta (?:property=\"|name=\"(?!reader-(?!faces)|viewport|color-scheme))|"
    r"link rel=\"(?:canonical|feed alternate)\")[^>]*>|\s*<script type=\"application/ld\+json\">.*?</script>",
    re.DOTALL,
)
"""In heads: what search engines, previews and reference managers read online, and what to ask a server for first."""
_TO_DATA = re.compile(rf'href="((?:\.\./)*){DATA}[^"]*"')
_SUM = re.compile(r" 'sha256-[^']*'")
"""In the policy: of a script in the page, which the archive has in a file."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OF_SERVED = re.compile(
    r'\s*<script>(?:(?!</script>).){0,40}?location\.protocol === "file:"\) return;.*?</script>', re.DOTALL
)
"""A script that does nothing where the page is opened from a folder."""
_GAPS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class FileBeside:
    """A file that lies beside the site, and to which its first page leads."""

    path: str
    """From the index."""
    words: str
    """What it is."""
    content: bytes


@dataclass(frozen=True)
class ArchiveFacts:
    """What the index says."""

    name: str
    """Of the folder in which all lies."""
    title: str
    language: Language
    terms: str
    """Whose words it holds, and under which terms."""


def offline(site: Mapping[str, bytes], facts: ArchiveFacts, beside: Sequence[FileBeside] = ()) -> dict[str, bytes]:
    """The files of the archive, by path, all in one folder. `site`: the files of the built site, by path."""
    kept = {path: content for path, content in site.items() if path not in {*FOR_SERVERS, FEED, *header_files()}}
    data = {path: kept.pop(path) for path in list(kept) if path.startswith(DATA)}
    pages = {path: content.decode() for path, content in kept.items() if path.endswith(".html")}
    first = next((found[1] for page in pages.values() if (found := _SCRIPT.search(_parted(page)[0]))), "")
    slim = {path: _slim(page, path, first).encode() for path, page in pages.items()}
    kept = _needed(kept | slim)
    language = facts.language
    index = _filled("index.html.j2", language, title=facts.title, pages=PAGES, beside=beside_html("", beside, language))
    made = {f"{PAGES}{path}": content for path, content in (kept | {FIRST_SCRIPT: first.encode()}).items()}
    made |= {FIRST_PAGE: index.encode() + b"\n", "TERMS.txt": facts.terms.encode(), DATA_FILE: packed_as_one(data)}
    made |= {one.path: one.content for one in beside}
    return {f"{facts.name}/{path}": content for path, content in made.items()}


def beside_html(up: str, files: Sequence[FileBeside], language: Language) -> str:
    """A list of links to them; `up`: from the page to the index."""
    return _filled("beside.html.j2", language, up=up, files=files) if files else ""


def _filled(name: str, language: Language, **told: object) -> str:
    said = interface_globals(language, escape) | {"code": language.code, "direction": language.direction} | told
    return environment(Path(__file__).parent / "templates").get_template(name).render(**said)


def _needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those files without pictures that no page, style or script names: heads named them."""
    naming = b"\n".join(content for path, content in files.items() if path.endswith((".html", ".css", ".js")))
    return {
        path: content
        for path, content in files.items()
        if not path.lower().endswith(PICTURES) or PurePosixPath(path).name.encode() in naming
    }


def _parted(page: str) -> tuple[str, str]:
    """Its head, and the rest, which no word changes: places are counted in it."""
    head, end, rest = page.partition("</head>")
    return (head, end + rest) if end else ("", page)


def _slim(page: str, path: str, first: str) -> str:
    head, rest = _parted(page)
    called = f'<script src="{"../" * path.count("/")}{FIRST_SCRIPT}"></script>'
    head = _OF_SERVED.sub("", _FOR_OTHERS.sub("", head))
    head = _SUM.sub("", head).replace(f"<script>{first}</script>", called if first else "")
    return _GAPS.sub("\n", head) + _TO_DATA.sub(rf'href="\1../{DATA_FILE}"', rest)
