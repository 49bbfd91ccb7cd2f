"""Why a quotation has no place of its own, and what would mend it. A near match is offered, never taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from ..input.records import Quotation
from .fold import PASSAGE_END, Folded, fold
from .quotation_context import distinguishing_context

NEAR_ENOUGH = 60
"""Per cent of letters in common, from which a passage's words are offered instead."""
MOST_LETTERS_TO_MATCH = 2000
"""Characters; for a longer quotation nothing is offered."""
COPY = "Copy the words from the page."

Explanation = tuple[str, str]
"""What is wrong, and what to do."""


def as_typed(quotation: Quotation) -> str:
    """The quotation on one line, as messages show it."""
    words = " ".join(quotation.quote.split())
    return words if len(words) <= 300 else f"{words[:300]} …"


def explain_repeated(quotation: Quotation, hits: Sequence[int], length: int, folded: Folded) -> Explanation:
    """Of words that stand more than once: where, and the prefix or suffix that tells one place from the others."""
    places = f'{len(hits)} places of "{folded.text.id}"{_in(hits, folded)}'
    what = f'the quotation stands in {places}: "{as_typed(quotation)}".'
    offers = []
    for hit in hits[:4]:
        side, words = distinguishing_context(hit, hits, length, folded)
        if side:
            offers.append(f'{side} "{words}" for {folded.passage(hit).id}')
    return what, f"Add a {', or '.join(offers)}." if offers else "Quote more of the sentence."


def explain_missing(quotation: Quotation, words: str, hits: Sequence[int], index: Mapping[str, Folded]) -> Explanation:
    """Of words that stand nowhere, or never between their prefix and suffix."""
    folded = index[quotation.text]
    if hits:
        return _wrong_aside(quotation, words, hits, folded)
    if over := folded.joined.replace(PASSAGE_END, " ").find(words) + 1:
        return _over_the_end(over - 1, words, folded)
    lost = f'quote not found in "{quotation.text}": "{as_typed(quotation)}".'
    for id, other in sorted(index.items()):
        if id != quotation.text and (found := other.hits(words)):
            return lost, f'It stands in "{id}", {other.passage(found[0]).id}. Name the text it comes from.'
    return lost, _nearest(words, folded)


def _in(hits: Sequence[int], folded: Folded) -> str:
    ids = [*dict.fromkeys(folded.passage(hit).id for hit in hits)]
    if len(ids) == 1:
        return f", all in {ids[0]}"
    return f", {', '.join(ids[:6])} and others" if len(ids) > 6 else f", {', '.join(ids[:-1])} and {ids[-1]}"


def _wrong_aside(quotation: Quotation, words: str, hits: Sequence[int], folded: Folded) -> Explanation:
    given = [f'{side} "{aside}"' for side in ("prefix", "suffix") if (aside := fold(getattr(quotation, side)))]
    without = f"but not with the {' and the '.join(given)}"
    what = f'the quotation stands in "{quotation.text}", {without}: "{as_typed(quotation)}".'
    if len(hits) == 1:
        return what, f"It stands once, in {folded.passage(hits[0]).id}, and needs no prefix or suffix."
    return what, explain_repeated(quotation, hits, len(words), folded)[1]


def _over_the_end(at: int, words: str, folded: Folded) -> Explanation:
    cut = folded.joined.find(PASSAGE_END, at) - at
    both = f"{words[:cut].rstrip()} | {words[cut + 1 :].lstrip()}"
    what = f'the quotation runs over the end of {folded.passage(at).id} in "{folded.text.id}": "{both}".'
    return what, "Quote from one passage only."


def _nearest(words: str, folded: Folded) -> str:
    if len(words) > MOST_LETTERS_TO_MATCH:
        return COPY
    # A passage much shorter than the quotation would always fit somewhere into it.
    long_enough = {
        n: passage.folded for n, passage in enumerate(folded.words) if len(passage.folded) > 0.6 * len(words)
    }
    found = process.extractOne(words, long_enough, scorer=fuzz.partial_ratio, score_cutoff=NEAR_ENOUGH)
    if not found:
        return COPY
    passage, _, number = found
    start, end = _best_cut(words, passage)
    near = folded.quoted(folded.begins[number] + start, end - start)
    return f'Nearest is {folded.passages[number].id}: "{near}". {COPY}'


def _best_cut(words: str, passage: str) -> tuple[int, int]:
    """The whole words of a passage that are most like the given ones."""
    found = fuzz.partial_ratio_alignment(words, passage)
    first, last = (found.dest_start, found.dest_end) if found else (0, len(passage))
    edges = [(word.start(), word.end()) for word in re.finditer(r"\S+", passage)]
    starts = sorted((start for start, _ in edges), key=lambda start: abs(start - first))[:7]
    ends = sorted((end for _, end in edges), key=lambda end: abs(end - last))[:7]
    cuts = [(start, end) for start in sorted(starts) for end in sorted(ends) if start < end]
    return max(cuts, key=lambda cut: fuzz.ratio(words, passage[cut[0] : cut[1]]), default=(0, len(passage)))
