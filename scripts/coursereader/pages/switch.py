"""The switch "as received" of a text's page: every repair and correction, ready to be shown, and how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import Edition
from ..html.weave import Deferred, deferred
from ..interface.language import Language
from ..model.passages import Passage, Span
from .repair_kinds import REPAIR_KINDS, repair_kind
from .repairs import Repair, repairs, whole, words

CORRECTION = "correction"


@dataclass(frozen=True)
class Tally:
    """How often one kind of repair was made."""

    kind: str
    once: str
    """What one of them is: `hyphen joined`."""
    often: str
    """`79 hyphens joined`."""


@dataclass(frozen=True)
class Switch:
    """What a page needs for its switch."""

    repairs: Markup
    """For a template: no part of the page until the switch is on."""
    tallies: tuple[Tally, ...]
    """In the order of `REPAIR_KINDS`."""


def switch(edition: Edition, language: Language) -> Switch | None:
    """What the switch of one text's page shows; None where nothing was done to the text."""
    found = list(repairs(edition.received, language))
    by_passage: dict[str, list[Repair]] = {}
    for repair in found:
        by_passage.setdefault(repair.passage, []).append(repair)
    left_out = language.say("left out")
    shown = [one for p in edition.text.passages for one in _shown(p, by_passage.get(p.id, []), left_out)]
    counts = Counter(repair.kind for repair in found if repair.counted)
    counts[CORRECTION] = sum(span.kind == CORRECTION for p in edition.text.passages for span in p.spans)
    read = {passage.id: passage.text for passage in edition.text.passages}
    return Switch(deferred(shown, read), tuple(_tallies(counts, language))) if shown else None


def _tallies(counts: Counter[str], language: Language) -> Iterator[Tally]:
    order = list(REPAIR_KINDS)
    for kind in sorted(counts, key=lambda kind: (order.index(kind) if kind in order else len(order), kind)):
        if counts[kind]:
            sort = repair_kind(kind)
            yield Tally(kind, language.say(sort.once), language.count(counts[kind], *sort.often))


def _shown(passage: Passage, found: Sequence[Repair], left_out: str) -> Iterator[Deferred]:
    """The repairs of a passage and its corrections, each at its place in the words as they are read."""
    left = sorted(found, key=lambda repair: repair.at)
    grown = 0
    for span in sorted((s for s in passage.spans if s.kind == CORRECTION), key=lambda span: span.start):
        start = span.start - grown
        end = start + len(span.value)
        yield from (_moved(passage, repair, grown) for repair in left if repair.at <= start)
        inside = [repair for repair in left if start < repair.at < end]
        yield Deferred(passage.id, span.start, _received(span, start, inside, left_out))
        left = [repair for repair in left if repair.at >= max(end, start + 1)]
        grown = span.end - end
    yield from (_moved(passage, repair, grown) for repair in left)


def _moved(passage: Passage, repair: Repair, grown: int) -> Deferred:
    return Deferred(passage.id, min(repair.at + grown, len(passage.text)), repair.html)


def _received(span: Span, start: int, inside: Sequence[Repair], left_out: str) -> Markup:
    """Words that the editors corrected, as they were received, with the repairs among them."""
    html, at = Markup(""), 0
    for repair in inside:
        html += words(span.value[at : repair.at - start]) + repair.html
        at = repair.at - start
    html += words(span.value[at:])
    if span.start == span.end:
        html += words(left_out, "l")
    return whole(CORRECTION, html, more=" rp-em")
