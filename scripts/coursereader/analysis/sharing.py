"""How far the words of a text may go: where they may not, what records quote is left of it, and nothing else.

A text that is cut keeps its passages and their ids, its headings and its list of works, the numbers of its pages and
notes, and the words that records quote. Every place in it is told anew; what is not quoted is one sign.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ..input.quotation import KeyPath, Place, Quotation, Record, Strict, rebuild
from ..input.source import EVERYWHERE, QUOTATIONS, Source
from ..model.passages import HEADING, REFERENCE, Passage, Span, SpanKind, Text
from .course import Citation, Course, Edition, Referencing
from .quotations import anchored

LEFT_OUT = "[…]"
"""Takes the place of words that are not quoted."""
WHOLE = (HEADING, REFERENCE)
"""What a text calls its parts, and which works it names, are facts about it."""
Places = Mapping[str, tuple[Place, ...]]
Extents = tuple[tuple[int, int], ...]


def exported(course: Course) -> Course:
    """The course as it may leave the site: in its data, its archive, its book, its files for other programs."""
    return _shared(course, lambda source: source.sharing == EVERYWHERE)


def published(course: Course) -> Course:
    """The course as its site may show it."""
    return _shared(course, lambda source: source.sharing != QUOTATIONS)


@dataclass(frozen=True)
class _Cut:
    """One passage, cut: which extents of it are left, and where they begin now."""

    kept: Extents
    """Of the passage as it was; none touches another."""
    starts: tuple[int, ...]
    words: str
    gap_before: tuple[int, ...]
    """Where the sign before each extent begins; behind the last extent there is one more."""

    @staticmethod
    def of(words: str, extents: Iterable[tuple[int, int]]) -> _Cut:
        kept, out, at, starts, gaps = _joined(extents), "", 0, [], []
        for start, end in kept:
            blank = " " if out else ""
            gaps.append(len(out + blank))
            out += f"{blank}{LEFT_OUT} " if start > at else blank
            starts.append(len(out))
            out, at = out + words[start:end], end
        gaps.append(len(out) + bool(out))
        if at < len(words):
            out += f" {LEFT_OUT}" if out else LEFT_OUT
        return _Cut(kept, tuple(starts), out, tuple(gaps))

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """Where characters stand now; None where not all of them are left."""
        n = bisect_right([first for first, _ in self.kept], start) - 1
        if n < 0 or end > self.kept[n][1]:
            return None
        return start - self.kept[n][0] + self.starts[n], end - self.kept[n][0] + self.starts[n]

    def near(self, start: int, end: int) -> tuple[int, int]:
        """The same; the sign that stands for them where they are left out."""
        if found := self.within(start, end):
            return found
        n = sum(last <= start for _, last in self.kept)
        gap = min(self.gap_before[n], len(self.words))
        return gap, min(gap + len(LEFT_OUT), len(self.words))


def _joined(extents: Iterable[tuple[int, int]]) -> Extents:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(extents):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _shared(course: Course, whole: Callable[[Source], bool]) -> Course:
    held = [edition for edition in course.editions if not whole(edition.source)]
    if not held:
        return course
    quoted: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for said in anchored(course):
        quoted.setdefault((said.place.text, said.place.passage), []).append((said.place.start, said.place.end))
    cuts = {
        (edition.id, passage.id): _Cut.of(passage.text, quoted.get((edition.id, passage.id), ()))
        for edition in held
        for passage in edition.text.passages
        if passage.kind not in WHOLE
    }
    return _Cutter(frozenset(edition.id for edition in held), cuts).course(course)


@dataclass(frozen=True)
class _Cutter:
    held: frozenset[str]
    cuts: Mapping[tuple[str, str], _Cut]

    def course(self, course: Course) -> Course:
        by_model = {model: tuple(map(self._record, found)) for model, found in course.by_model.items()}
        return replace(
            course,
            by_model=by_model,
            editions=tuple(map(self._edition, course.editions)),
            occurrences=self._all(course.occurrences),
            named=self._all(course.named),
            marked=self._left(course.marked),
            marked_names=self._left(course.marked_names),
            referencing={text: self._referencing(text, found) for text, found in course.referencing.items()},
            works=tuple(replace(work, cited=self._all(work.cited)) for work in course.works),
        )

    def _record(self, record: Record) -> Record:
        def visit(part: Strict, at: KeyPath) -> Strict:
            if not isinstance(part, Quotation) or part.text not in self.held:
                return part
            around = {"prefix": "", "suffix": ""}
            return part.model_copy(update=around | ({"place": self._near(part.place)} if part.place else {}))

        return rebuild(record, visit) or record

    def _edition(self, edition: Edition) -> Edition:
        if edition.id not in self.held:
            return edition
        text = Text(edition.id, "", (), tuple(self._passage(edition.id, passage) for passage in edition.text.passages))
        made = tuple(
            one.model_copy(update={"place": place, "prefix": "", "suffix": ""})
            for one in edition.emendations
            if one.place and (place := self._within(one.place))
        )
        sum = hashlib.sha256("\0".join([edition.fingerprint, *(p.text for p in text.passages)]).encode()).hexdigest()
        return Edition(edition.source, text, text, made, fingerprint=sum, file_format=edition.file_format, cut=True)

    def _passage(self, text: str, passage: Passage) -> Passage:
        cut = self.cuts.get((text, passage.id))
        if cut is None:
            return replace(passage, pieces=())
        spans = (_span(span, cut) for span in passage.spans)
        return replace(passage, text=cut.words, spans=tuple(span for span in spans if span), pieces=())

    def _near(self, place: Place) -> Place:
        cut = self.cuts.get((place.text, place.passage))
        return place if cut is None else _at(place, cut.near(place.start, place.end))

    def _within(self, place: Place) -> Place | None:
        cut = self.cuts.get((place.text, place.passage))
        if cut is None:
            return place
        found = cut.within(place.start, place.end)
        return _at(place, found) if found else None

    def _all(self, places: Places) -> Places:
        return {id: tuple(map(self._near, found)) for id, found in places.items()}

    def _left(self, places: Places) -> Places:
        return {id: tuple(left for one in found if (left := self._within(one))) for id, found in places.items()}

    def _referencing(self, text: str, found: Referencing) -> Referencing:
        if text not in self.held:
            return found
        made = (self._citation(text, one) for one in found.citations)
        return replace(found, citations=tuple(one for one in made if one))

    def _citation(self, text: str, citation: Citation) -> Citation | None:
        cut = self.cuts.get((text, citation.passage))
        if cut is None:
            return citation
        whole = cut.within(citation.start, citation.end)
        if whole is None:
            return None
        moved = whole[0] - citation.start
        parts = (replace(part, start=part.start + moved, end=part.end + moved) for part in citation.parts)
        return replace(citation, start=whole[0], end=whole[1], parts=tuple(parts))


def _at(place: Place, extent: tuple[int, int]) -> Place:
    return place.model_copy(update={"start": extent[0], "end": extent[1]})


def _span(span: Span, cut: _Cut) -> Span | None:
    """Where a page or a note begins is told in any case; what a correction replaced only where its words are left."""
    if span.start == span.end:
        start, _ = cut.near(span.start, span.end)
        return replace(span, start=start, end=start)
    found = cut.within(span.start, span.end)
    if found is None and span.kind in (SpanKind.ITALIC, SpanKind.BOLD):
        inside = [(max(a, span.start), min(b, span.end)) for a, b in cut.kept if a < span.end and span.start < b]
        found = cut.within(*inside[0]) if inside else None
    return replace(span, start=found[0], end=found[1]) if found else None
