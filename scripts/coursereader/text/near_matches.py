"""Why a quotation has no place of its own, and what would mend it. A near match is offered, never taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from ..input.records import Quotation
from .fold import PASSAGE_END, Folded, fold
from .nearest_words import ELLIPSIS, NearWords, as_received, left_out, nearest_words
from .quotation_context import distinguishing_context, places_in_context

MOST_LETTERS_OFFERED = 400
"""Characters between the parts of a quotation that leaves words out, and of these parts."""
LIKE_CONTEXT = 60
"""Per cent of letters in common, from which a prefix or suffix is taken for a slip of what stands there."""
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
    if cut := _left_out(words, quotation, folded):
        return cut
    lost = f'quote not found in "{quotation.text}": "{as_typed(quotation)}".'
    for id, other in sorted(index.items()):
        if id != quotation.text and (found := other.hits(words)):
            return lost, f'It stands in "{id}", {other.passage(found[0]).id}. Name the text it comes from.'
    return lost, _nearest(words, folded)


def mended(quotation: Quotation, index: Mapping[str, Folded]) -> Quotation | None:
    """The quotation as it should be, where it is certain what is meant; None where it is not, or nothing is wrong."""
    folded, words = index[quotation.text], fold(quotation.quote)
    hits = folded.hits(words)
    if not hits:
        near = as_received(words, folded) or nearest_words(words, folded) if words else None
        return _quoting(quotation, near, folded) if near and near.is_certain else None
    if len(hits) == 1:
        needed = quotation.model_copy(update={"prefix": "", "suffix": ""})
        return needed if quotation.prefix or quotation.suffix else None
    if places_in_context(quotation, hits, len(words), folded):  # as all do where it has neither prefix nor suffix
        return None
    likeness = {hit: _likeness_of_context(quotation, hit, len(words), folded) for hit in hits}
    best, *others = sorted(hits, key=lambda hit: -likeness[hit])
    if likeness[best] < LIKE_CONTEXT or likeness[others[0]] > likeness[best] - LIKE_CONTEXT / 2:
        return None
    return _told_apart(quotation, best, len(words), folded)


def _quoting(quotation: Quotation, near: NearWords, folded: Folded) -> Quotation | None:
    """These words of the text; None where they stand again elsewhere, or are longer than anybody would quote."""
    if near.length > MOST_LETTERS_OFFERED and near.length > 2 * len(quotation.quote):
        return None
    quote = quotation.model_copy(update={"quote": folded.quoted(near.hit, near.length)})
    return _told_apart(quote, near.hit, near.length, folded)


def _told_apart(quotation: Quotation, hit: int, length: int, folded: Folded) -> Quotation | None:
    """With the prefix or suffix that this place needs; None where there is none."""
    hits = folded.hits(folded.joined[hit : hit + length])
    side, aside = distinguishing_context(hit, hits, length, folded) if len(hits) > 1 else ("", "")
    if len(hits) > 1 and not side:
        return None
    return quotation.model_copy(update={"prefix": "", "suffix": "", **({side: aside} if side else {})})


def _likeness_of_context(quotation: Quotation, hit: int, length: int, folded: Folded) -> float:
    """Per cent, of what stands beside a place and what should; the quotation has a prefix or a suffix."""
    prefix, suffix = fold(quotation.prefix), fold(quotation.suffix)
    before = folded.joined[max(0, hit - len(prefix) - 1) : hit].strip()
    after = folded.joined[hit + length : hit + length + len(suffix) + 1].strip()
    found = [fuzz.ratio(*pair) for pair in ((prefix, before), (suffix, after)) if pair[0]]
    return min(found)


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
    both = f"{words[:cut]} | {words[cut + 1 :]}"
    what = f'the quotation runs over the end of {folded.passage(at).id} in "{folded.text.id}": "{both}".'
    return what, "Quote from one passage only."


def _left_out(words: str, quotation: Quotation, folded: Folded) -> Explanation | None:
    """Of words with an ellipsis between them."""
    parts = [part for part in ELLIPSIS.split(words) if part]
    if len(parts) < 2 or not ELLIPSIS.search(words):
        return None
    what = f'a quotation leaves nothing out, and this one has "…" in it: "{as_typed(quotation)}".'
    if not (near := left_out(words, folded)):
        return what, "Quote the words on one side of it only."
    whole, passage = folded.quoted(near.hit, near.length), folded.passage(near.hit).id
    if len(whole) > MOST_LETTERS_OFFERED:
        return what, f'Quote one part only, from {passage}: "{max(parts, key=len)}".'
    return what, f'Quote all that stands in {passage}: "{whole}".'


def _nearest(words: str, folded: Folded) -> str:
    if corrected := as_received(words, folded):
        passage, now = folded.passage(corrected.hit).id, folded.quoted(corrected.hit, corrected.length)
        return f'So it was received; {passage} is corrected: "{now}". Quote the corrected words.'
    near = nearest_words(words, folded)
    if not near:
        return COPY
    return f'Nearest is {folded.passage(near.hit).id}: "{folded.quoted(near.hit, near.length)}". {COPY}'
