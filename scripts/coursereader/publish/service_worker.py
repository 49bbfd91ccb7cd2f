"""Online, what was read opens without a network too: the script that sees to it, and the list of what it may keep.

Only pages that say where it lies ask for it: those of the site that was built to be served, never those of a folder.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
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
_TITLE = re.compile(rb'<meta property="og:title" content="([^"]*)">')
"""As a page names itself."""
_SCRIPT = Path(__file__).with_suffix(".js")


def kept_offline(files: Mapping[str, bytes]) -> dict[str, str]:
    """The script and its list for a site of these files, by path. Where what is read changes, so does the script."""
    read = [path for path in sorted(files) if not _is_any(path, (*NOT_READ, WORKER, KEPT))]
    sizes, sums, titles = dict[str, int](), dict[str, str](), dict[str, str]()
    for path in read:  # one at a time: a large site is half a gigabyte
        content = files[path]
        sizes[path], sums[path] = len(content), hashlib.sha256(content).hexdigest()
        if path.endswith(".html") and (title := _TITLE.search(content)):
            titles[path] = unescape(title[1].decode("utf-8", "replace"))
    said = {
        "bytes": sum(sizes.values()),
        "shell": [path for path in read if _is_any(path, SHELL)],
        "files": sums,
        "titles": titles,
    }
    kept = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    edition = hashlib.sha256(kept.encode()).hexdigest()[:16]
    script = jsmin(_SCRIPT.read_bytes().decode())
    script = script.replace("{edition}", edition).replace("{kept}", NAME).replace("{told}", TOLD)
    return {KEPT: kept, WORKER: script + "\n"}


def _is_any(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
