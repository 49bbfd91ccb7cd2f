"""A packet on paper: a title page, what is in it, each part, and at the end whose words they are. A whole text begins
a page, as a reading one may take out; chosen passages and records run on, for two of them often fill no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..analysis.packets import PassagesPart, RecordPart
from ..exports.terms_of_use import terms
from ..input.packet_file import PacketFile
from ..pages.cited import source_citations
from ..pages.index import CourseIndex
from ..pages.passages import number
from .record_parts import record_parts, texts_quoted
from .runs import joined, runs, said
from .sheet import PaperContents, PaperHeading, PaperNote, PaperPart, PaperProse, PaperSheet, PaperTitle
from .text_parts import footnotes, passages
from .text_sheet import editors_notes, on_paper, words_of

Parts = Sequence[PassagesPart | RecordPart]


@dataclass
class _Counted:
    """How many of the course's notes were printed so far: they are counted through the packet."""

    notes: int = 0


def packet_sheet(index: CourseIndex, packet: PacketFile, parts: Parts) -> PaperSheet:
    """All of a packet."""
    language, notes, counted = index.texts.language, dict[str, PaperNote](), _Counted()
    made = _after_the_title_page([one for part in parts for one in _part(index, part, notes, counted)])
    title = PaperTitle(
        said(index.texts.site.title),
        said(packet.title),
        language.code,
        said(packet.by),
        tuple(line for line in (said(packet.term), said(index.course.facts.subtitle)) if line),
        own_page=True,
    )
    return PaperSheet(
        title=packet.title,
        authors=(packet.by,) if packet.by else (),
        language=language.interface,
        course=index.texts.site.title,
        running=" · ".join(one for one in (packet.title, packet.term) if one),
        parts=(title, PaperContents(language.say("Contents")), *made, *_sources(index, parts)),
        notes=notes,
        description=language.say("Passages, events and comparisons, set for print."),
        words=words_of(index.texts),
    )


def _after_the_title_page(made: Sequence[PaperPart]) -> tuple[PaperPart, ...]:
    """What is printed, on a page of its own, whichever kind of part comes first."""
    first, *others = made
    assert isinstance(first, PaperHeading)
    return replace(first, new_page=True), *others


def _part(
    index: CourseIndex, part: PassagesPart | RecordPart, notes: dict[str, PaperNote], counted: _Counted
) -> Iterator[PaperPart]:
    if isinstance(part, RecordPart):
        yield from record_parts(index, part.record)
        return
    chosen = {passage.id for passage in part.passages}
    text = on_paper(index, part.text, chosen, counted.notes + 1)
    counted.notes += len(text.numbered)
    notes |= footnotes(text)
    title = _title(index, part)
    yield PaperHeading(said(title), 1, title, ours=True, new_page=part.whole)
    yield _cited(index, part.text)
    yield from passages(text, [block for block in text.blocks if block.passage.id in chosen], level=1)
    listed = list(editors_notes(text))
    if listed:
        name = index.texts.language.say("Notes of the editors")
        yield PaperHeading(said(name), 2, name, ours=True)
        yield from listed


def _title(index: CourseIndex, part: PassagesPart) -> str:
    label, say = index.texts.label(part.text), index.texts.language.say
    first, last = part.passages[0], part.passages[-1]
    if part.whole:
        return label
    if first is last:
        return say("{text}, passage {number}", text=label, number=number(first.id))
    return say("{text}, passages {from}–{to}", **{"text": label, "from": number(first.id), "to": number(last.id)})


def _cited(index: CourseIndex, text: str) -> PaperProse:
    source = index.edition(text).source
    works = source_citations(index.texts, f"texts/{text}.md", source).appeared
    return PaperProse(runs(str(works[0].listed)), "small", keep=True)


def _sources(index: CourseIndex, parts: Parts) -> Iterator[PaperPart]:
    """Each text that has words in it, how it is cited, and under which terms its words are; then our own."""
    language, of_use = index.texts.language, terms(index.course)
    rights: Mapping[str, str] = {one.text: one.rights for one in of_use.texts}
    title = language.say("Sources and licences")
    used = [id for id in index.texts.ids if id in _used(parts)]
    yield PaperHeading(said(title), 1, title, ours=True)
    for id in used:
        cited = _cited(index, id)
        yield PaperProse(cited.runs, "work", language=cited.language, keep=True)
        yield PaperProse(said(rights[id]), "source")
    yield PaperProse(joined([said(_course(index)), said(of_use.ours)], ". "), "work")


def _course(index: CourseIndex) -> str:
    site = index.texts.site
    return ". ".join(one for one in (site.title, site.address) if one)


def _used(parts: Parts) -> set[str]:
    passages = {part.text for part in parts if isinstance(part, PassagesPart)}
    return passages.union(*(texts_quoted(part.record) for part in parts if isinstance(part, RecordPart)))
