"""How long words among tags are: a browser that has not laid them out is told about how high they will be."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def signs(html: str) -> int:
    """Characters of the words, blanks in a row as one."""
    return len(unescape(" ".join(_TAG.sub("", html).split())))
