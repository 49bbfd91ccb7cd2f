"""Online, what was read opens without a network too: the script that sees to it, and the list of what it may keep.

Only pages that say where it lies ask for it: those of the site that was built to be served, never those of a folder.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from html import unescape
from pathlib import Path

from rjsmin import jsmin

from ..input.kept_editions import NAME
from .bundles import PRELOADED

WORKER, KEPT = "service-worker.js", "offline.json"
TOLD = "mine.html"
"""Says what was not kept, and what was."""
SAID = re.compile(r'\s*<meta name="service-worker"[^>]*>')
"""How a page says where the script lies."""
NOT_READ = ("data/*", "404.html", "robots.txt", "llms.txt", "sitemap.xml*", "feed.xml", ".*", "_*", "*.conf")
"""What is for programs."""
SHELL = (
    "index.html",
    "search.html",
    TOLD,
    "assets/reader/css/site.css",
    "assets/reader/course.css",
    "assets/reader/days.js",
    "assets/reader/words.js",
    "assets/reader/search-index*.js",
    "assets/reader/js/*.js",
    *(f"assets/reader/{face}" for face in PRELOADED),
)
"""What every page needs, and the search: kept from the first visit on. All else is kept once it was read."""
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)">')
_SCRIPT = Path(__file__).with_suffix(".js")


def kept_offline(files: Mapping[str, bytes]) -> dict[str, str]:
    """The script and its list for a site of these files, by path. Where what is read changes, so does the script."""
    read = {path: content for path, content in sorted(files.items()) if not _is_any(path, NOT_READ)}
    read = {path: content for path, content in read.items() if path not in (WORKER, KEPT)}
    said = {
        "bytes": sum(map(len, read.values())),
        "shell": [path for path in read if _is_any(path, SHELL)],
        "files": {path: hashlib.sha256(content).hexdigest() for path, content in read.items()},
        "titles": dict(_titles(read)),
    }
    kept = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    edition = hashlib.sha256(kept.encode()).hexdigest()[:16]
    script = jsmin(_SCRIPT.read_bytes().decode())
    script = script.replace("{edition}", edition).replace("{kept}", NAME).replace("{told}", TOLD)
    return {KEPT: kept, WORKER: script + "\n"}


def _titles(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Of pages, by path, as they name themselves."""
    for path, content in files.items():
        if path.endswith(".html") and (title := _TITLE.search(content.decode("utf-8", "replace"))):
            yield path, unescape(title[1])


def _is_any(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
