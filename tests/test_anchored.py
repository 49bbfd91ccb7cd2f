"""The whole course anchored: good parts kept, silences verified, figures compared."""

from __future__ import annotations

import pytest
from coursereader.analysis.anchoring import anchor_all
from coursereader.flow import gather
from coursereader.input.contents import Records
from coursereader.input.cross_references import without_dangling
from coursereader.input.records import (
    Answer,
    Comparison,
    Dated,
    Difference,
    Event,
    Figure,
    Name,
    Note,
    Quotation,
    Reading,
    Record,
    Side,
    Telling,
    Term,
)
from coursereader.model.passages import FURNITURE, NOTE, REFERENCE, Passage
from coursereader.model.problems import Report
from courses import TOY, said, text_of

DATED = {"date": "1911", "dated": Dated(by="text"), "kind": "crisis"}


MODELS: dict[str, type[Record]] = {
    "terms": Term, "events": Event, "comparisons": Comparison, "figures": Figure, "differences": Difference,
    "names": Name, "notes": Note,
}  # fmt: skip


def anchored(*, passages=("The bridge fell at noon.",), **kinds):
    report = Report()
    records = Records(by_model={MODELS[kind]: found for kind, found in kinds.items()})
    records = without_dangling(anchor_all(records, {"alder": text_of("alder", *passages)}, report))
    return records, said(report)


def telling(quote):
    return Telling(text="alder", quote=quote, says="s")


def test_every_quotation_of_the_toy_course_has_its_place():
    report = Report()
    course = gather(TOY, report)
    assert said(report) == []
    quotations = [
        *(use for term in course.of(Term) for use in term.uses),
        *(one for event in course.of(Event) for one in (*event.tells, *event.near)),
        *(quote for comparison in course.of(Comparison) for answer in comparison.answers for quote in answer.quotes),
        *(reading for figure in course.of(Figure) for reading in figure.readings),
        *(side for difference in course.of(Difference) for side in difference.sides),
        *course.of(Note),
        *(emendation for edition in course.editions for emendation in edition.emendations),
    ]
    assert len(quotations) > 25
    assert all(quotation.place for quotation in quotations)


def test_good_tellings_are_kept_and_bad_ones_left_out():
    event = Event(id="e", title="t", tells=(telling("fell at noon"), telling("rose at noon")), **DATED)
    records, problems = anchored(events=(event,))
    assert [one.quote for one in records.of(Event)[0].tells] == ["fell at noon"]
    assert len(problems) == 1


def test_an_event_that_loses_all_its_tellings_is_left_out_with_the_links_to_it():
    event = Event(id="e", title="t", tells=(telling("rose"),), **DATED)
    note = Note(id="n", text="alder", quote="fell", by="b", date="2026", event="e")
    records, _ = anchored(events=(event,), notes=(note,))
    assert records.of(Event) == ()
    assert records.of(Note)[0].event == ""


def test_an_event_that_never_had_a_telling_stays():
    assert len(anchored(events=(Event(id="e", title="t", **DATED),))[0].of(Event)) == 1


def test_a_note_whose_quotation_fails_is_left_out():
    assert anchored(notes=(Note(id="n", text="alder", quote="rose", by="b", date="2026"),))[0].of(Note) == ()


def test_an_answer_without_its_evidence_and_a_difference_with_one_side_are_left_out():
    comparison = Comparison(
        id="c", question="q", answers=(Answer(text="alder", says="s", quotes=(Quotation(text="alder", quote="rose"),)),)
    )
    sides = (Side(text="alder", quote="fell", says="s"), Side(text="alder", quote="rose", says="s"))
    records, _ = anchored(
        comparisons=(comparison,), differences=(Difference(id="d", title="t", kind="factual", sides=sides),)
    )
    assert records.of(Comparison)[0].answers == ()
    assert records.of(Difference) == ()


@pytest.mark.parametrize(
    ("word", "heard"),
    [("bridge", True), ("BRIDGE", True), ("the  bridge", True), ("bridges", False), ("ridge", False), ("noon", True),
     ("watch", True), ("Marsh", True), ("strasse", True), ("folio", True), ("re-", False), ("", False)],
)  # fmt: skip
def test_a_silence_is_verified_word_by_word_in_every_passage(word, heard):
    passages = (
        "The bridge fell at noon; Straße.",
        Passage("n1", NOTE, "A watch."),
        Passage("r1", REFERENCE, "Marsh, E."),
        Passage("f1", FURNITURE, "Folio"),
    )
    event = Event(id="e", title="t", silent={"alder": (word,)}, **DATED)
    records, problems = anchored(events=(event,), passages=passages)
    assert (len(problems) == 1) is heard
    assert records.of(Event)[0].silent == ({} if heard else {"alder": (word,)})


def test_a_broken_silence_names_the_passage_and_its_words():
    comparison = Comparison(id="c", question="q", answers=(Answer(text="alder", silent=("bridge",)),))
    assert anchored(comparisons=(comparison,))[1] == [
        ':1: "alder" is not silent: "bridge" stands in p1: "The bridge fell at noon.". '
        "Quote it, or look for other words if it speaks of something else."
    ]


def reading(value, as_of, quote):
    return Reading(text="alder", value=value, as_of=as_of, quote=quote)


def test_two_values_of_one_date_ask_for_a_verdict():
    figure = Figure(
        id="f",
        path="docs/figures/f.md",
        title="t",
        unit="u",
        readings=(reading("1", "1911", "fell"), reading("2", "1911", "noon")),
    )
    assert anchored(figures=(figure,))[1] == [
        'docs/figures/f.md:1: two readings of 1911 differ: "1" (alder), "2" (alder). '
        'Add verdict: {is: "agree", why: "…"}; it can be agree, differ, apparent or stale.'
    ]


def test_values_of_two_dates_or_the_same_value_twice_need_none():
    readings = (reading("1", "1911", "fell"), reading("1", "1911", "noon"), reading("2", "1912", "at"))
    assert anchored(figures=(Figure(id="f", title="t", unit="u", readings=readings),))[1] == []


def test_what_quotes_a_text_that_cannot_be_read_is_left_out_without_a_second_message():
    note = Note(id="n", text="birch", quote="x", by="b", date="2026")
    records, problems = anchored(notes=(note,))
    assert (records.of(Note), problems) == ((), [])
