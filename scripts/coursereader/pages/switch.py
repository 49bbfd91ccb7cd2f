"""The switch "as received" of a text's page: every repair and correction, waiting to be shown, and how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import Edition
from ..html.weave import Waiting, inert
from ..model.passages import Passage, Span
from .book import counted
from .repair_kinds import REPAIR_KINDS, repair_kind
from .repairs import Repair, repairs, whole, words

CORRECTION = "correction"


@dataclass(frozen=True)
class Switch:
    """What a page needs for its switch."""

    waiting: Markup
    """For a template: no part of the page until the switch is on."""
    tallies: tuple[tuple[str, str, str], ...]
    """By kind: what was done once, and how often it was: `hyphen joined`, `79 hyphens joined`."""


def switch(edition: Edition) -> Switch | None:
    """What the switch of one text's page shows; None where nothing was done to the text."""
    found = list(repairs(edition.received))
    by_passage: dict[str, list[Repair]] = {}
    for repair in found:
        by_passage.setdefault(repair.passage, []).append(repair)
    waiting = [one for p in edition.text.passages for one in _waiting(p, by_passage.get(p.id, []))]
    counts = Counter(repair.kind for repair in found if repair.counted)
    counts[CORRECTION] = sum(span.kind == CORRECTION for p in edition.text.passages for span in p.spans)
    read = {passage.id: passage.text for passage in edition.text.passages}
    return Switch(inert(waiting, read), tuple(_tallies(counts))) if waiting else None


def _tallies(counts: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """What was done, in words, in the order of `REPAIR_KINDS`."""
    order = list(REPAIR_KINDS)
    for kind in sorted(counts, key=lambda kind: (order.index(kind) if kind in order else len(order), kind)):
        if counts[kind]:
            once, often = repair_kind(kind).words
            yield kind, once, counted(counts[kind], once, often)


def _waiting(passage: Passage, found: Sequence[Repair]) -> Iterator[Waiting]:
    """The repairs of a passage and its corrections, each at its place in the words as they are read."""
    left = sorted(found, key=lambda repair: repair.at)
    grown = 0
    for span in sorted((s for s in passage.spans if s.kind == CORRECTION), key=lambda span: span.start):
        start = span.start - grown
        end = start + len(span.value)
        yield from (_moved(passage, repair, grown) for repair in left if repair.at <= start)
        yield Waiting(passage.id, span.start, _received(span, start, [r for r in left if start < r.at < end]))
        left = [repair for repair in left if repair.at >= max(end, start + 1)]
        grown = span.end - end
    yield from (_moved(passage, repair, grown) for repair in left)


def _moved(passage: Passage, repair: Repair, grown: int) -> Waiting:
    return Waiting(passage.id, min(repair.at + grown, len(passage.text)), repair.html)


def _received(span: Span, start: int, inside: Sequence[Repair]) -> Markup:
    """Words that the editors corrected, as they were received, with the repairs among them."""
    html, at = Markup(""), 0
    for repair in inside:
        html += words(span.value[at : repair.at - start]) + repair.html
        at = repair.at - start
    html += words(span.value[at:])
    if span.start == span.end:
        html += words("left out", "l")
    return whole(CORRECTION, html, more=" rp-em")
