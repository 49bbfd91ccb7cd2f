"""Records on paper: an event as its texts tell it, a question with its answers, a quantity, a term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..html.bodies import record_html
from ..html.prose import unlinked
from ..input.records import Comparison, Event, Figure, Place, Quotation, Record, Telling, Term
from ..interface.typography import marks_of
from ..pages.comparisons import answers
from ..pages.excerpt import words_html
from ..pages.index import CourseIndex
from ..pages.passages import QuotedWords, where
from .runs import between, joined, lines, runs, said
from .sheet import PaperHeading, PaperPart, PaperProse, PaperTable, Row

NOTHING = "–"


def record_parts(index: CourseIndex, record: Record) -> Iterator[PaperPart]:
    """A record, under its name."""
    yield PaperHeading(said(record.called), 1, record.called, ours=True)
    yield from MAKERS[type(record)](index, record)


def texts_quoted(record: Record) -> frozenset[str]:
    """The texts of which it has words."""
    return frozenset(quotation.text for quotation in _quotations(record))


def _quotations(record: Record) -> Iterable[Quotation]:
    if isinstance(record, Comparison):
        return [quotation for answer in record.answers for quotation in answer.quotes]
    named = {Event: "tells", Figure: "readings", Term: "uses"}
    return tuple(getattr(record, named[type(record)]))


def _event(index: CourseIndex, event: Record) -> Iterator[PaperPart]:
    assert isinstance(event, Event)
    language = index.texts.language
    kind = index.course.facts.kinds.events.get(event.kind, event.kind)
    when = " – ".join(language.date(part) for part in event.date.split("/"))
    yield PaperProse(said(f"{when} · {kind}"), "small", keep=True)
    yield from _body(event)
    for text in index.texts.ids:
        tellings = index.tellings(event.id, text)
        if tellings:
            yield _named(index, text)
        for telling, place in tellings:
            yield from _told(index, event.id, telling, place)
    yield from _silent(index, {text: words for text, words in event.silent.items() if words})


def _told(index: CourseIndex, record: str, said_by: Telling, place: Place) -> Iterator[PaperPart]:
    yield PaperProse(said(unlinked(said_by.says)), "says", keep=True)
    yield _quoted(index, index.quoted(record, place))


def _quoted(index: CourseIndex, words: QuotedWords) -> PaperProse:
    return PaperProse(_between(index, words), "quote")


def _between(index: CourseIndex, words: QuotedWords) -> Row:
    """Quoted words between the marks of their language, and the place where they stand."""
    code = index.texts.language_of(words.text)
    marks = marks_of(code)[:2]
    quoted = between(marks, runs(str(words_html(words)), marks))
    place = f"  {index.texts.short(words.text)}, {where(words.ref, index.texts.language)}"
    return (*quoted, *said(place, "aside"))


def _named(index: CourseIndex, text: str) -> PaperPart:
    label = index.texts.label(text)
    return PaperHeading(said(f"{index.texts.siglum(text)} · {label}"), 2, label, ours=True)


def _silent(index: CourseIndex, silent: Mapping[str, tuple[str, ...]]) -> Iterator[PaperPart]:
    """The texts that do not mention it, each with the words that were looked for."""
    texts, opening_closing = index.texts, marks_of(index.texts.language.code)[:2]
    for text in texts.ids:
        if text in silent:
            yield PaperProse(said(_looked(index, texts.label(text), silent[text], opening_closing)), "small")


def _looked(index: CourseIndex, label: str, words: Iterable[str], marks: tuple[str, str]) -> str:
    listed = ", ".join(f"{marks[0]}{word}{marks[1]}" for word in words)
    not_there = index.texts.language.say("Not mentioned in: {texts}", texts=label)
    return f"{not_there} ({listed})"


def _comparison(index: CourseIndex, comparison: Record) -> Iterator[PaperPart]:
    assert isinstance(comparison, Comparison)
    say, marks = index.texts.language.say, marks_of(index.texts.language.code)[:2]
    yield from _body(comparison)
    rows = []
    for answer in answers(index, comparison):
        label = index.texts.label(answer.text)
        head = (said(f"{index.texts.siglum(answer.text)} · {label}", "bold"),)
        if answer.state == "says":
            words = tuple(_between(index, one) for one in answer.quoted)
            rows.append((head, (said(unlinked(answer.says)),), words))
        elif answer.state == "silent":
            looked = ", ".join(f"{marks[0]}{word}{marks[1]}" for word in answer.silent)
            rows.append((head, (said(NOTHING),), (said(say("looked for: {words}", words=looked)),)))
    yield PaperTable((said(say("Text")), said(say("Answer")), said(say("In its words"))), tuple(rows), (2, 4, 6))


def _figure(index: CourseIndex, figure: Record) -> Iterator[PaperPart]:
    assert isinstance(figure, Figure)
    say = index.texts.language.say
    yield PaperProse(said(figure.unit), "small", keep=True)
    yield from _body(figure)
    rows = []
    for one in figure.readings:
        if one.place is not None:
            value = (said(one.value, "bold"), said(one.as_of), said(unlinked(one.basis)))
            head = (said(index.texts.label(one.text), "bold"),)
            quoted = (_between(index, index.quoted(figure.id, one.place)),)
            rows.append((head, tuple(row for row in value if row), quoted))
    heads = (said(say("Text")), said(say("Value")), said(say("In its words")))
    yield PaperTable(heads, tuple(rows), (2, 3, 6))
    if figure.verdict and figure.verdict.why:
        yield PaperProse(said(unlinked(figure.verdict.why)), "says")


def _term(index: CourseIndex, term: Record) -> Iterator[PaperPart]:
    assert isinstance(term, Term)
    kind = index.course.facts.kinds.terms.get(term.kind, term.kind)
    originals = [said(one.form, "italic", language=one.language) for one in term.originals]
    yield PaperProse(joined([said(kind), *originals], " · "), "small", keep=True)
    yield from _body(term)
    for use in term.uses:
        if use.place is not None:
            yield PaperProse(
                (*said(f"{index.texts.label(use.text)}: ", "bold"), *said(unlinked(use.says))), "says", keep=True
            )
            yield _quoted(index, index.quoted(term.id, use.place))


def _body(record: Record) -> Iterator[PaperPart]:
    html = str(record_html(record.path, record.body, "packet.md"))
    for line in lines(html):
        yield PaperProse(line.runs, "lede", line.mark, line.deep)


MAKERS: Mapping[type[Record], Callable[[CourseIndex, Record], Iterator[PaperPart]]] = {
    Event: _event,
    Comparison: _comparison,
    Figure: _figure,
    Term: _term,
}
"""What prints each kind of record that a packet may hold."""
