"""The words of a text that somebody meant who wrote others: what a copy of a page adds or loses is seen through."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from ..model.passages import SpanKind
from .fold import PASSAGE_END, Folded, fold

NEAR_ENOUGH = 60
"""Per cent of letters in common, from which a passage's words are offered instead."""
MOST_LETTERS_TO_MATCH = 2000
"""Characters; for a longer quotation nothing is offered."""
ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.\s?\.\s?\.)\s*\.?\s*[\])]?\s*")
WORD_OR_SIGN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
TOKENS_TRIED = 12
"""On either side of where the likeness begins and ends."""
AS_LIKE = 3
"""Per cent by which one place must be more like the words than all others, to be the one that is meant."""
WEIGHT = 0.65
"""Of the letters that were written, against those of the text, where one of the two has more."""
SAME_WORDS = 98.0
"""Per cent that words are like the same words in another order."""
_NONE = re.compile("")
_BROKEN = re.compile(r"(?<=[^\W\d])[-¬] (?=[^\W\d])")
_NOTE_NUMBER = re.compile(
    r"\s?\[\^?\d{1,3}\]|\s?[¹²³⁰⁴-⁹]+|(?<=[^\W\d])\d{1,3}\b|(?<=[^\W\d][.,;:!?'\")\]])\d{1,3}(?=\s|$)"
)
_PASSAGE_NUMBER = re.compile(r"^(?:p\.? ?)?\d{1,3}[.:)]?\s+")
_MARKUP = re.compile(r"[*_`¶#>]+")
_ENDS = " '.,;:!?-()[]"


@dataclass(frozen=True)
class NearWords:
    """Characters of `Folded.joined` that somebody may have meant."""

    hit: int
    length: int
    is_certain: bool
    """Whether no other place is as like."""
    likeness: float = 100.0
    """Per cent of letters in common; all of them where only what pages add was seen through."""


def nearest_words(words: str, folded: Folded) -> NearWords | None:
    """The place that is most like folded words; None where nothing is near."""
    if len(words) > MOST_LETTERS_TO_MATCH:
        return None
    joined = loosely(folded.joined)
    for variant in _variants(loosely(words)):
        if (at := joined.find(variant)) >= 0 and _is_apart(joined, at, len(variant)):
            return NearWords(at, len(variant), _stands_once(joined, variant))
    return left_out(words, folded) or _most_alike(loosely(words), joined, folded)


def left_out(words: str, folded: Folded) -> NearWords | None:
    """All that stands from the first part to the last of words that leave some out; None where they leave none out, or
    the parts do not stand in one passage, in order."""
    parts = [part for part in ELLIPSIS.split(loosely(words)) if part.strip(_ENDS)]
    if len(parts) < 2:
        return None
    between = r"[^\n]{1,1500}?"
    whole = re.compile(between.join(re.escape(part) for part in parts))
    found = list(whole.finditer(loosely(folded.joined)))
    return NearWords(found[0].start(), len(found[0][0]), len(found) == 1) if found else None


def as_received(words: str, folded: Folded) -> NearWords | None:
    """The corrected words where these stood in the text as received; None where they did not."""
    if loosely(words) in loosely(folded.joined):
        return None
    for number, passage in enumerate(folded.passages):
        received = passage.text
        for span in sorted(passage.spans, key=lambda span: -span.start):
            if span.kind == SpanKind.CORRECTION:
                received = received[: span.start] + span.value + received[span.end :]
        if received != passage.text and loosely(words) in loosely(fold(received)):
            start, end, _ = _best_cut(loosely(words), loosely(folded.words[number].folded))
            return NearWords(folded.begins[number] + start, end - start, True)
    return None


def loosely(words: str) -> str:
    """Folded words in small letters without accents, letter for letter."""
    return words.translate({ord(sign): _loose(sign) for sign in set(words)})


@lru_cache(maxsize=4096)
def _loose(sign: str) -> str:
    plain = unicodedata.normalize("NFD", sign)[0].lower()
    return plain if plain.isalnum() else sign


def _variants(words: str) -> Iterator[str]:
    """The words, and without what pages and other tools put among them."""
    seen = {""}
    mended = words
    for sign in (_NONE, _BROKEN, _NOTE_NUMBER, _PASSAGE_NUMBER, _MARKUP):
        mended = " ".join(sign.sub("", mended).split())
        for variant in (mended, ELLIPSIS.sub(" ", mended).strip(), mended.strip(_ENDS)):
            if variant not in seen:
                seen.add(variant)
                yield variant


def _is_apart(joined: str, at: int, length: int) -> bool:
    """Whether whole words stand there."""
    before, after = joined[at - 1 : at], joined[at + length : at + length + 1]
    return not (before.isalnum() and joined[at].isalnum()) and not (
        after.isalnum() and joined[at + length - 1].isalnum()
    )


def _stands_once(joined: str, words: str) -> bool:
    return joined.find(words, joined.find(words) + 1) < 0


def _most_alike(words: str, joined: str, folded: Folded) -> NearWords | None:
    passages = joined.split(PASSAGE_END)
    # A passage much shorter than the quotation would always fit somewhere into it.
    long_enough = {n: passage for n, passage in enumerate(passages) if len(passage) > 0.6 * len(words)}
    near = process.extract(words, long_enough, scorer=fuzz.partial_ratio, score_cutoff=NEAR_ENOUGH, limit=3)
    cuts = [(*_best_cut(words, passage), number) for passage, _, number in near]
    if not cuts:
        return None
    cuts.sort(key=lambda cut: (-cut[2], cut[3]))
    start, end, likeness, number = cuts[0]
    certain = len(cuts) < 2 or likeness - cuts[1][2] > AS_LIKE
    return NearWords(folded.begins[number] + start, end - start, certain, likeness)


def _best_cut(words: str, passage: str) -> tuple[int, int, float]:
    """The whole words of a passage that are most like the given ones, whatever their order, and how like they are."""
    found = fuzz.partial_ratio_alignment(words, passage)
    first, last = (found.dest_start, found.dest_end) if found else (0, len(passage))
    edges = [token.span() for token in WORD_OR_SIGN.finditer(passage)]
    starts = sorted((start for start, _ in edges), key=lambda start: abs(start - first))[:TOKENS_TRIED]
    ends = sorted((end for _, end in edges), key=lambda end: abs(end - last))[:TOKENS_TRIED]
    cuts = ((start, end, _likeness(words, passage[start:end])) for start in sorted(starts) for end in sorted(ends))
    return max(cuts, key=lambda cut: cut[2], default=(0, len(passage), 0.0))


def _likeness(one: str, other: str) -> float:
    """Of words that were written, and words of the text; who quotes leaves words out more often than adding some."""
    same_words = sorted(WORD_OR_SIGN.findall(one)) == sorted(WORD_OR_SIGN.findall(other))
    in_common = fuzz.ratio(one, other) * (len(one) + len(other)) / 200
    likeness = 100 * in_common / (WEIGHT * len(one) + (1 - WEIGHT) * len(other))
    return max(likeness, SAME_WORDS * same_words)
