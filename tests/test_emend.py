"""Corrections: made, flagged, refused."""

from __future__ import annotations

import pytest
from coursereader.analysis.emend import emend
from coursereader.input.records import Emendation, Where
from coursereader.model.passages import PARAGRAPH, Passage, Span
from coursereader.model.problems import Report
from courses import said, text_of
from hypothesis import given
from hypothesis import strategies as st


def emended(passage, *edits):
    report = Report()
    emendations = [
        Emendation(text="alder", quote=quote, reading=reading, reason="r", by="b", where=Where(path="e.yml", line=n))
        for n, (quote, reading) in enumerate(edits, 1)
    ]
    text, made = emend(text_of("alder", passage), emendations, report)
    return text.passages[0], made, said(report)


def test_a_correction_changes_the_words_and_keeps_what_was_received():
    passage, made, problems = emended("Tempting to to blame the storm.", ("to to blame", "to blame"))
    assert passage.text == "Tempting to blame the storm."
    assert passage.spans == (Span(9, 17, "correction", "to to blame"),)
    assert (made[0].place.start, made[0].place.end) == (9, 17)
    assert problems == []


def test_of_two_corrections_the_one_that_begins_first_is_made():
    passage, _, problems = emended("one two three four", ("two", "2"), ("one two three", "1 2 3"))
    assert passage.text == "1 2 3 four"
    assert problems == [
        'e.yml:1: this emendation overlaps another one in p1: "one two three" and "two". Make one of the two.'
    ]


@pytest.mark.parametrize(
    ("known", "read"),
    [((), "1 three"), (("a.yml",), "1 three"), (("b.yml",), "one 2"), (("a.yml", "b.yml"), "1 three")],
)
def test_of_two_corrections_the_one_that_was_published_is_made_else_the_first(known, read):
    class Known:
        def has(self, path):
            return path in known

    edits = [
        Emendation(text="alder", quote=quote, reading=reading, reason="r", by="b", where=Where(path=path, line=1))
        for path, quote, reading in (("a.yml", "one two", "1"), ("b.yml", "two three", "2"))
    ]
    text, made = emend(text_of("alder", "one two three"), edits, report := Report(), Known())
    assert text.passages[0].text == read
    assert (len(made), len(report)) == (1, 1)


def test_damage_is_flagged_and_left_as_it_is():
    passage, made, _ = emended("The plac of it.", ("plac", None))
    assert passage.text == "The plac of it."
    assert passage.spans == (Span(4, 8, "damage", "plac"),)
    assert made[0].reading is None


def test_words_can_be_left_out_with_one_of_their_blanks():
    passage, _, _ = emended("He makes allows it.", ("makes", ""))
    assert passage.text == "He allows it."
    assert passage.spans == (Span(3, 3, "correction", "makes "),)


def test_other_spans_move_with_their_words():
    spans = (Span(0, 3, "italic"), Span(4, 12, "bold"), Span(12, 12, "note", "7"), Span(13, 16, "italic"))
    passage, _, _ = emended(Passage("p1", PARAGRAPH, "One Tavrovks six.", spans), ("Tavrovks", "Tavrovsky"))
    assert passage.text == "One Tavrovsky six."
    assert {(span.kind, passage.text[span.start : span.end]) for span in passage.spans} == {
        ("italic", "One"), ("bold", "Tavrovsky"), ("correction", "Tavrovsky"), ("note", ""), ("italic", "six"),
    }  # fmt: skip
    assert next(span for span in passage.spans if span.kind == "note").start == 13


def test_several_corrections_of_one_passage_are_placed_in_the_new_words():
    passage, made, _ = emended("aa bb cc", ("cc", "CCC"), ("aa", "A"))
    assert passage.text == "A bb CCC"
    assert [passage.text[one.place.start : one.place.end] for one in made] == ["A", "CCC"]


def test_overlapping_corrections_are_refused():
    _, made, problems = emended("one two three", ("one two", "1 2"), ("two three", "2 3"))
    assert len(made) == 1
    assert problems == [
        'e.yml:2: this emendation overlaps another one in p1: "one two" and "two three". Make one of the two.'
    ]


def test_a_correction_that_corrects_nothing_is_refused():
    assert emended("one two", ("two", "two"))[2] == [
        'e.yml:1: the reading is what the text has: "two". '
        "Write what should be read, or null to flag the words as damaged."
    ]


def test_a_correction_may_not_leave_a_passage_empty():
    assert emended("one two", ("one two", ""))[2] == [
        "e.yml:1: nothing of p1 would be left. Flag it with reading: null."
    ]


def test_a_correction_of_words_that_are_not_there_is_a_problem():
    assert emended("one two", ("six", "seven"))[2] == [
        'e.yml:1: quote not found in "alder": "six". Copy the words from the page.'
    ]


@given(st.lists(st.sampled_from(["kept", "gone", "new"]), min_size=1, max_size=8), st.data())
def test_putting_the_received_words_back_gives_the_text_as_received(plan, data):
    words = " ".join(f"w{n}" for n in range(len(plan)))
    edits = [(f"w{n}", "" if what == "gone" else f"longer{n}") for n, what in enumerate(plan) if what != "kept"]
    passage, _, _ = emended(words, *edits)
    back, grown = passage.text, 0
    for span in passage.spans:
        back = back[: span.start + grown] + span.value + back[span.end + grown :]
        grown += len(span.value) - (span.end - span.start)
    assert back == words


@pytest.mark.parametrize(
    ("span", "moved"),
    [
        ((0, 3), (0, 3)),
        ((0, 4), (0, 4)),
        ((4, 7), (4, 9)),  # the corrected words
        ((0, 5), (0, 9)),  # ends inside them: takes in all of the correction
        ((5, 11), (4, 13)),  # begins inside them
        ((5, 6), (4, 9)),  # lies inside them
        ((7, 11), (9, 13)),
        ((8, 11), (10, 13)),
        ((12, 16), (14, 15)),
        ((11, 12), (13, 14)),
        ((15, 16), (14, 15)),
        ((16, 17), (15, 16)),
    ],
)
def test_a_span_moves_with_its_words_at_every_boundary(span, moved):
    given = Passage("p1", PARAGRAPH, "aaa bbb ccc dddd e", (Span(*span, "italic"),))
    passage, _, _ = emended(given, ("bbb", "BBBBB"), ("dddd", "D"))
    assert passage.text == "aaa BBBBB ccc D e"
    assert [(one.start, one.end) for one in passage.spans if one.kind == "italic"] == [moved]


@pytest.mark.parametrize(
    ("at", "moved"), [(0, 0), (4, 4), (5, 9), (6, 9), (7, 9), (8, 10), (12, 14), (13, 15), (16, 15), (18, 17)]
)
def test_a_mark_of_no_width_stays_between_its_words_or_goes_behind_the_correction(at, moved):
    spans = (Span(at, at, "note", "7"), Span(at, at, "page", "8"))
    passage, _, _ = emended(Passage("p1", PARAGRAPH, "aaa bbb ccc dddd e", spans), ("bbb", "BBBBB"), ("dddd", "D"))
    assert [(one.start, one.end) for one in passage.spans if one.kind in ("note", "page")] == [(moved, moved)] * 2


def test_of_words_that_are_left_out_marks_remain_and_faces_of_type_do_not():
    spans = (Span(3, 8, "italic"), Span(5, 5, "note", "7"), Span(4, 4, "page", "9"))
    passage, _, _ = emended(Passage("p1", PARAGRAPH, "He makes allows it.", spans), ("makes", ""))
    assert passage.text == "He allows it."
    assert passage.spans == (
        Span(3, 3, "correction", "makes "), Span(3, 3, "note", "7"), Span(3, 3, "page", "9"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "gone", "left", "received"),
    [
        ("makes it so", "makes", "it so", "makes "),
        ("so it makes", "makes", "so it", " makes"),
        ("so (makes) it", "makes", "so () it", "makes"),
        ("so makes, it", "makes", "so , it", "makes"),
        ("a makes b", "makes", "a b", "makes "),
        ("so (makes it", "makes", "so ( it", "makes"),
        ("so itmakes", "makes", "so it", "makes"),
        ("a bit b", "a b", "it b", "a b"),
    ],
)
def test_a_blank_goes_with_left_out_words_only_where_two_would_be_left(words, gone, left, received):
    passage, made, problems = emended(words, (gone, ""))
    assert (passage.text, passage.spans[0].value, problems) == (left, received, [])
    assert made[0].place.start == made[0].place.end


def test_corrections_that_touch_are_both_made():
    passage, _, problems = emended("onetwo three", ("one", "1"), ("two", "2"))
    assert (passage.text, problems) == ("12 three", [])
    assert passage.spans == (Span(0, 1, "correction", "one"), Span(1, 2, "correction", "two"))


def test_a_reading_is_set_on_one_line():
    assert emended("one two", ("two", "  2\n 3 "))[0].text == "one 2 3"


def test_damage_may_be_all_of_a_passage_and_is_no_correction_of_itself():
    passage, _, problems = emended("one two", ("one two", None))
    assert (passage.spans, problems) == ((Span(0, 7, "damage", "one two"),), [])


def test_corrections_are_made_in_their_own_passages_in_reading_order():
    report = Report()
    edits = [Emendation(text="alder", quote=q, reading=r, reason="r", by="b") for q, r in (("d", "D"), ("b", "B"))]
    text, made = emend(text_of("alder", "a b", "c d"), edits, report)
    assert [passage.text for passage in text.passages] == ["a B", "c D"]
    assert [(one.place.passage, one.reading) for one in made] == [("p1", "B"), ("p2", "D")]
    assert said(report) == []


def test_a_correction_of_no_file_is_refused_at_line_one_of_none():
    edit = Emendation(text="alder", quote="two", reading="two", reason="r", by="b")
    emend(text_of("alder", "one two"), [edit], report := Report())
    assert [(problem.path, problem.line) for problem in report] == [("", 1)]
