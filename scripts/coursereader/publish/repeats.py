"""What a page of the site says a second time, and what is to be taken along says once."""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r'(</a></p>)<details class="whole"><summary>[^<]*</summary><p\b(?:(?!</?(?:p|details)\b).)*</p></details>',
    re.DOTALL,
)
"""A passage a second time, under a quotation of it and the link that opens it in its place."""


def without_repeats(page: str) -> str:
    """The page without passages that stand in it whole, each beside the link to its place: a step away in a folder."""
    return _WHOLE.sub(r"\1", page)
