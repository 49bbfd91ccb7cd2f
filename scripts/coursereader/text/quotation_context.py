"""Words that stand more than once, and the fewest words beside them that tell the places apart."""

from __future__ import annotations

from collections.abc import Sequence

from ..input.records import Quotation
from .fold import PASSAGE_END, Folded, fold

MOST_WORDS_OF_CONTEXT = 12
MOST_PLACES_TO_TELL_APART = 20
"""Where words stand more often than this, a prefix is no cure: they should be more words."""


def places_in_context(quotation: Quotation, hits: Sequence[int], length: int, folded: Folded) -> list[int]:
    """Those of the places that have the quotation's prefix before them and its suffix after them."""
    prefix, suffix = fold(quotation.prefix), fold(quotation.suffix)
    return [hit for hit in hits if _follows(prefix, hit, folded) and _precedes(suffix, hit + length, folded)]


def distinguishing_context(hit: int, hits: Sequence[int], length: int, folded: Folded) -> tuple[str, str]:
    """`("suffix", "fell at noon")`: the fewest words beside one place and no other; empty where there are none."""
    if len(hits) > MOST_PLACES_TO_TELL_APART:
        return "", ""
    before = folded.joined[max(0, hit - 400) : hit].split(PASSAGE_END)[-1].split()
    after = folded.joined[hit + length : hit + length + 400].split(PASSAGE_END)[0].split()
    for number in range(1, MOST_WORDS_OF_CONTEXT + 1):
        suffix, prefix = " ".join(after[:number]), " ".join(before[-number:])
        if suffix and [other for other in hits if _precedes(suffix, other + length, folded)] == [hit]:
            return "suffix", suffix
        if prefix and [other for other in hits if _follows(prefix, other, folded)] == [hit]:
            return "prefix", prefix
    return "", ""


def _follows(prefix: str, hit: int, folded: Folded) -> bool:
    return folded.joined[max(0, hit - len(prefix) - 1) : hit].rstrip(" ").endswith(prefix)


def _precedes(suffix: str, end: int, folded: Folded) -> bool:
    return folded.joined[end : end + len(suffix) + 1].lstrip(" ").startswith(suffix)
