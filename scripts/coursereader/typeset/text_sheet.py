"""One text on paper: its head, its passages with their notes at the foot, and what the editors say of it at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..html.bodies import record_html
from ..html.prose import unlinked
from ..input.source import Source
from ..model.passages import FURNITURE
from ..pages.blocks import PrintedPassage, blocks
from ..pages.cards import correction_cards, lost_notes
from ..pages.cited import source_citations
from ..pages.headings import is_title
from ..pages.index import CourseIndex
from ..pages.marks import marks
from ..pages.naming import Texts
from ..pages.neighbours import Neighbours
from ..pages.page import filled
from ..pages.passages import passage_ref, where
from ..pages.text import names_author
from ..pages.text_view import TextView, text_view
from .runs import between, lines, runs, said
from .sheet import PaperHeading, PaperPart, PaperProse, PaperSheet, PaperTitle, Row
from .text_parts import TextOnPaper, footnotes, label, notes_as_parts, passages, row_of


def text_sheet(index: CourseIndex, id: str) -> PaperSheet:
    """The whole of one text."""
    text = on_paper(index, id)
    view, texts = text.view, text.view.texts
    notes = footnotes(text)
    marked = {run.note for block in text.blocks for run in row_of(text, block)}
    source = view.source
    return PaperSheet(
        title=title_of(source),
        authors=tuple(author.name for author in source.authors),
        language=texts.language.interface,
        course=texts.site.title,
        running=source.label,
        parts=(_title(text), *passages(text, _read(text))),
        after=tuple(at_its_end(text, sorted(notes.keys() - marked, key=_number))),
        notes={id: note for id, note in notes.items() if id in marked},
        description=texts.language.say("{text}: the whole text for print, with its notes.", text=source.label),
        words=words_of(texts),
    )


def on_paper(index: CourseIndex, id: str, chosen: Collection[str] | None = None, first: int = 1) -> TextOnPaper:
    """A text ready to be printed, or of it some passages; `first`: the number of the first of our notes on them."""
    view = text_view(index, index.edition(id), Neighbours(None, None))
    ours = (note for note in view.notes if chosen is None or note.passage in chosen)
    counted = {note.id: n for n, note in enumerate(ours, first)}
    return TextOnPaper(view, tuple(blocks(view, marks(view))), counted)


def words_of(texts: Texts) -> Mapping[str, str]:
    """What the template itself says."""
    say = texts.language.say
    return {"page": say("p."), "editors": say("title by the editors"), "passage": say("Passage {number}")}


def _number(note: str) -> tuple[int, str]:
    return int("".join(sign for sign in note.rpartition(":")[2] if sign.isdecimal()) or 0), note


def _read(text: TextOnPaper) -> list[PrintedPassage]:
    title = text.view.source.title.value
    return [block for block in text.blocks if not is_title(block.passage, title)]


def _title(text: TextOnPaper) -> PaperTitle:
    view, source, texts = text.view, text.view.source, text.view.texts
    printed = next((b for b in text.blocks if is_title(b.passage, source.title.value)), None)
    title = row_of(text, printed) if printed else said(title_of(source))
    by = ", ".join(author.name for author in source.authors) or texts.language.say("Author not established")
    return PaperTitle(
        said(f"{texts.siglum(source.id)} · {source.label} · {view.kind}"),
        title,
        text.language,
        () if names_author([block.passage for block in _read(text)], source) else said(by),
        tuple(line for line in (imprint(texts, source), said(texts.site.title)) if line),
        (said(" ".join(source.reading)), _knows(texts, source)) if source.reading else (),
        capitals=bool(printed and printed.heading and printed.heading.capitals),
        also=label(text, printed.passage.id) if printed else "",
    )


def title_of(source: Source) -> str:
    """What it is called; its label where nobody knows."""
    return source.title.value if source.title.value != "unknown" else source.label


def imprint(texts: Texts, source: Source) -> Row:
    """Where it appeared."""
    return runs(filled("imprint.j2", f"texts/{source.id}.md", texts, source=source))


def _knows(texts: Texts, source: Source) -> Row:
    language, horizon = texts.language, source.horizon
    return said(language.say("It knows nothing after {date}: {why}", date=language.date(horizon.last), why=horizon.why))


def at_its_end(text: TextOnPaper, unmarked: Sequence[str]) -> Iterator[PaperPart]:
    """What follows a text: notes without a mark, ours, what was mended, what is the journal's, how it is cited."""
    say = text.view.texts.language.say
    furniture = [block.passage.id for block in text.blocks if block.passage.kind == FURNITURE]
    alone, lost = [id.rpartition(":")[2] for id in unmarked], _lost(text)
    yield from under(
        say("Notes of the text without a mark in our copy"),
        list(notes_as_parts(text, alone)),
    )
    yield from under(say("Notes of the editors"), list(editors_notes(text)))
    yield from under(say("Mended in our copy"), list(_mended(text)))
    yield from under(say("Notes that are not in our copy"), [lost] if lost else [])
    yield from under(say("The source’s own imprint, running heads and credits"), list(notes_as_parts(text, furniture)))
    yield from under(say("Whose words these are"), list(rights(text)))


def under(title: str, parts: Sequence[PaperPart], level: int = 1) -> Iterator[PaperPart]:
    """Parts under a heading of ours; nothing where there are none."""
    if parts:
        yield PaperHeading(said(title), level, title, ours=True)
        yield from parts


def editors_notes(text: TextOnPaper) -> Iterator[PaperPart]:
    """What the editors wrote beside its passages, each at the words it is about."""
    view = text.view
    quoted = {one.address: one for one in view.quoted}
    for note in (note for note in view.notes if note.id in text.numbered):
        n = text.numbered[note.id]
        place = quoted[note.address].place
        words = view.edition.text.passage(place.passage).text[place.start : place.end]
        lemma = between(text.quotes, said(words, language=text.language), text.language)
        there = said(f"  {_where(view, place.passage)}".replace(" ", "\u00a0"), "aside")
        yield PaperProse((*lemma, *there), "lemma", f"{n}", id=f"note-{n}", keep=True)
        for line in lines(str(record_html(note.path, note.body, view.path)), text.quotes):
            yield PaperProse(line.runs, "entry", line.mark, line.deep)
        if note.by:
            yield PaperProse(said(f"{note.by}, {note.year}"), "by")


def _where(view: TextView, passage: str) -> str:
    return where(passage_ref(view.edition.id, view.edition.text.passage(passage)), view.texts.language)


def _mended(text: TextOnPaper) -> Iterator[PaperPart]:
    """The apparatus: what is read, what our copy has, and why; of damage, that it is."""
    view, say = text.view, text.view.texts.language.say
    for card in correction_cards(view.edition):
        read = said(card.words or "–", *(["damaged"] if card.damage else []), language=text.language)
        had = say("damaged in our copy") if card.damage else ""
        received = said(had, "italic") if had else said(card.span.value or say("left out"), language=text.language)
        reason = said(unlinked(card.reason))
        row = (*said(f"{card.passage.short}  ", "bold"), *read, *said(" ] "), *received, *said(". "), *reason)
        yield PaperProse(row, "apparatus")


def _lost(text: TextOnPaper) -> PaperPart | None:
    numbers, say = lost_notes(text.view.referencing), text.view.texts.language.say
    why = say(
        "The file we received has the marks of these notes but not their words. "
        "The marks are kept so that a reader can look the notes up in print."
    )
    return PaperProse(said(f"{numbers}. {why}"), "entry") if numbers else None


def rights(text: TextOnPaper) -> Iterator[PaperPart]:
    """How the text is cited, and whose words are whose."""
    view, say = text.view, text.view.texts.language.say
    cited = source_citations(view.texts, view.path, view.source)
    for title, works in ((say("As it is read here"), cited.here), (say("As it appeared"), cited.appeared)):
        yield PaperProse((*said(f"{title}. ", "bold"), *runs(str(works[0].listed), text.quotes)), "entry")
    if view.source.rights:
        yield PaperProse(said(view.source.rights), "entry")
