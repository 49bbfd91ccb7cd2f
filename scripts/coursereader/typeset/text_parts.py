"""The passages of a text as parts of a sheet: as its page shows them, each with what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..input import dates
from ..interface.typography import marks_of
from ..model.passages import CAPTION, FURNITURE, NOTE, PULLQUOTE, QUOTATION, REFERENCE
from ..pages.blocks import QUESTION, PrintedPassage
from ..pages.margin import EventBeside, Margin
from ..pages.text_view import MarginNote, TextView
from .runs import LOST, PaperRun, joined, runs, said
from .sheet import PaperHeading, PaperNote, PaperPart, PaperPassage, PaperProse, Row


@dataclass(frozen=True)
class TextOnPaper:
    """A text's passages as its page shows them, and the numbers of the course's notes on it."""

    view: TextView
    blocks: tuple[PrintedPassage, ...]
    numbered: Mapping[str, int]
    """By id of a note of the course: its number among those that are printed."""

    @property
    def language(self) -> str:
        return self.view.texts.language_of(self.view.edition.id)

    @property
    def quotes(self) -> tuple[str, str]:
        """What stands around quoted words of this text."""
        return marks_of(self.language)[:2]


def footnotes(text: TextOnPaper) -> Mapping[str, PaperNote]:
    """By id, the notes whose words our copy has."""
    notes = (block for block in text.blocks if block.passage.kind == NOTE)
    return {
        label(text, block.passage.id): PaperNote(block.passage.number, row_of(text, block), text.language)
        for block in notes
    }


def row_of(text: TextOnPaper, block: PrintedPassage) -> Row:
    """The words of a passage, in which the marks of notes name them as a sheet of several texts does."""
    found = runs(block.html, text.quotes)
    return tuple(replace(run, note=label(text, run.note)) if run.note not in ("", LOST) else run for run in found)


def passages(text: TextOnPaper, shown: Iterable[PrintedPassage], level: int = 0) -> Iterator[PaperPart]:
    """Some passages, in their order; `level`: how much lower their headings stand than on a sheet of their own."""
    for block in shown:
        if block.heading:
            yield _heading(text, block, level)
            if block.heading.only_notes:
                yield PaperProse(
                    said(text.view.texts.language.say("The notes stand at the foot of the pages.")), "small"
                )
        elif block.passage.kind not in (NOTE, FURNITURE):
            yield _passage(text, block)


def notes_as_parts(text: TextOnPaper, ids: Iterable[str]) -> Iterator[PaperPart]:
    """Notes of the source that have no mark on the sheet, and its own furniture: they stand by themselves."""
    wanted = set(ids)
    for block in text.blocks:
        if block.passage.id in wanted:
            row, passage = row_of(text, block), block.passage
            yield PaperPassage(passage.id, passage.number, row, text.language, str(passage.kind))


def _heading(text: TextOnPaper, block: PrintedPassage, level: int) -> PaperHeading:
    heading = block.heading
    assert heading is not None
    return PaperHeading(
        row_of(text, block),
        heading.level - 1 + level,
        heading.contents,
        label(text, block.passage.id),
        text.language,
        heading.capitals,
        titled=heading.title,
    )


def _passage(text: TextOnPaper, block: PrintedPassage) -> PaperPassage:
    kind, say = block.passage.kind, text.view.texts.language.say
    ours = {CAPTION: say("Caption in the source"), PULLQUOTE: say("Pulled out by the source")}
    asks = QUESTION if block.role == QUESTION else ""
    role = str(kind) if kind in (QUOTATION, CAPTION, PULLQUOTE, REFERENCE) else asks
    return PaperPassage(
        label(text, block.passage.id),
        block.number if role not in (CAPTION, PULLQUOTE, REFERENCE) else "",
        row_of(text, block),
        text.language,
        role,
        block.passage.speaker,
        ours.get(kind, ""),
        tuple(_beside(text, block.margin)) if block.margin else (),
    )


def label(text: TextOnPaper, passage: str) -> str:
    """What a passage is called within a sheet that may hold several texts."""
    return f"{text.view.edition.id}:{passage}"


def _beside(text: TextOnPaper, margin: Margin) -> Iterator[Row]:
    say = text.view.texts.language.say
    if margin.damaged:
        yield said(say("Damaged in our copy"), "bold")
    for parts in (margin.shown, margin.folded):
        yield from (_event(text, beside) for beside in parts.events)
    notes = [beside.note for parts in (margin.shown, margin.folded) for beside in parts.notes]
    yield from _notes(text, [note for note in notes if not note.reference], say("Editors’ note"), say("Editors’ notes"))
    yield from _notes(text, [note for note in notes if note.reference], *[say("From a reference work")] * 2)


def _event(text: TextOnPaper, beside: EventBeside) -> Row:
    """Its name, its year, and where the others tell of it, by their signs."""
    texts, event = text.view.texts, beside.event
    named = (*said(event.title, "bold"), *said(f" {dates.year(event.date)}"))
    places = [said(f"{texts.siglum(other.text)} {other.place}") for other in beside.others]
    return joined([(PaperRun("", sign="event"), *said(" "), *named), joined(places, ", ")], " · ")


def _notes(text: TextOnPaper, notes: Sequence[MarginNote], one: str, many: str) -> Iterator[Row]:
    """Their numbers, each leading to its words at the end."""
    numbers = [text.numbered[note.id] for note in notes]
    leading = joined([(PaperRun(str(n), to=f"#note-{n}"),) for n in numbers], ", ")
    if numbers:
        yield (*said(f"{one if len(numbers) == 1 else many} "), *leading)
