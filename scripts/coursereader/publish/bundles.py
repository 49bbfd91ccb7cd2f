"""Our stylesheets as one file and our scripts as one: a page asks for two files. What is needed rarely lies in
`assets/js/later/` and is asked for by a script when it is needed. All of it goes out without comments and blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from rcssmin import cssmin
from rjsmin import jsmin

STYLES = (
    "fonts",
    "tokens",
    "theme",
    "prose",
    "title",
    "passage",
    "marks",
    "margin",
    "cards",
    "place",
    "event",
    "charts",
    "timeline",
    "map",
    "tables",
    "table-tools",
    "cite",
    "narrowing",
    "registers",
    "concordance",
    "received",
    "search",
    "annotate",
    "look",
    "mine",
    "packet",
    "home",
    "teaching",
    "halves",
    "print",
)
"""One subject a file. The order counts: faces, measures, what the theme is told, what all share, the parts of a page,
the kinds of pages, paper."""
SCRIPTS = (
    "reader",
    "words",
    "frame",
    "cards",
    "margin",
    "passage",
    "leaps",
    "marks",
    "received",
    "drafts",
    "tools",
    "search",
    "found",
    "keys",
    "look",
    "mine",
    "packet",
    "offline",
)
"""What the others share comes first."""
STYLE, SCRIPT = "css/reader.css", "js/page.js"
"""What a host links, under `assets/reader/`."""
LATER = "js/later/*.js"
"""What is asked for later, each by itself; what others wrote lies a folder deeper, as they send it out."""
PRELOADED = ("fonts/literata-roman.woff2", "fonts/literata-italic.woff2", "fonts/source-sans-latin.woff2")
"""The faces that the first screen of nearly every page needs."""


def bundled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Our assets, by path under `assets/reader/`, with the bundles in place of their parts."""
    styles, scripts = [f"css/{name}.css" for name in STYLES], [f"js/{name}.js" for name in SCRIPTS]
    others = {
        path: _joined(files, [path], jsmin) if PurePath(path).match(LATER) else content
        for path, content in files.items()
        if path not in (*styles, *scripts)
    }
    return others | {STYLE: _joined(files, styles, cssmin), SCRIPT: _joined(files, scripts, jsmin)}


def _joined(files: Mapping[str, bytes], paths: list[str], shorter: Callable[[str], str]) -> bytes:
    return shorter("\n".join(files[path].decode().strip() for path in paths)).encode() + b"\n"
