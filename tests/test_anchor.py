"""Law 2: one place, or a problem."""

from __future__ import annotations

import time

import pytest
from coursereader.input.records import Quotation, Where
from coursereader.model.passages import FURNITURE, NOTE, Passage
from coursereader.model.problems import Report
from coursereader.text.anchor import anchor, anchor_in, tell_unneeded
from coursereader.text.fold import Folded, fold, fold_back
from courses import damaged, said, text_of
from hypothesis import given
from hypothesis import strategies as st


def placed(quote, *passages, prefix="", suffix=""):
    text, report = text_of("alder", *passages), Report()
    where = Where(path="n.md", line=3)
    place = anchor(Quotation(text="alder", quote=quote, prefix=prefix, suffix=suffix, where=where), text, report)
    words = None if place is None else text.passage(place.passage).text[place.start : place.end]
    return words, said(report)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("the  bridge\n fell", "the bridge fell"),
        ("\"the bridge\" — 'old'", "“the bridge” – ‘old’"),
        ("office of the first fleet", "oﬃce of the ﬁrst ﬂeet"),
        ("commerce", "com\u00admerce"),
        ("20 000 pounds", "20\u00a0000\u202fpounds"),
    ],
)
def test_white_space_quotation_marks_dashes_and_ligatures_are_folded(quote, words):
    assert placed(quote, f"Before {words} after.") == (words, [])


@pytest.mark.parametrize("quote", ["The bridge", "the bridge, fell", "the bridge fel1", "the bridges"])
def test_nothing_else_is_folded(quote):
    assert placed(quote, "So the bridge fell.")[0] is None


def test_the_place_is_counted_in_the_passages_own_characters():
    report = Report()
    place = anchor(Quotation(text="alder", quote="fire fell"), text_of("alder", "A  ﬁre\u00ad  fell."), report)
    assert place is not None
    assert (place.passage, place.start, place.end) == ("p1", 3, 13)


def test_the_problem_of_a_lost_quotation_names_its_text():
    """A record's path need not say whose words it quotes."""
    anchor(Quotation(text="alder", quote="nothing"), text_of("alder", "All night."), report := Report())
    assert [problem.texts for problem in report] == [("alder",)]


def test_a_near_match_is_offered_and_not_taken():
    assert placed("the bridge fell at noon", "All night.", "They say the bridge fell at none, and not before.") == (
        None,
        ['n.md:3: quote not found in "alder": "the bridge fell at noon". '
         'Nearest is p2: "the bridge fell at none". Copy the words from the page.'],
    )  # fmt: skip


def test_a_short_passage_is_never_the_nearest_to_a_long_quotation():
    assert placed("the bridge fell in 1 night", "1", "So the bridge fell in a night.")[1] == [
        'n.md:3: quote not found in "alder": "the bridge fell in 1 night". '
        'Nearest is p2: "the bridge fell in a night". Copy the words from the page.'
    ]


def test_where_nothing_is_near_nothing_is_offered():
    assert placed("quite another matter", "So the bridge fell.")[1] == [
        'n.md:3: quote not found in "alder": "quite another matter". Copy the words from the page.'
    ]


def test_an_offered_repair_anchors():
    words = "On the morning of 9 March the toll keeper closed the gate, and the bridge fell at noon."
    problem = placed("morning of 9 March the tall keeper closed his gate", "x", words)[1][0]
    assert placed(problem.split('Nearest is p2: "')[1].split('". Copy')[0], "x", words)[1] == []


def test_words_that_stand_twice_ask_for_a_prefix_or_suffix_that_tells_them_apart():
    passages = ("Then the bridge fell.", "When the bridge stood, it stood.")
    assert placed("the bridge", *passages)[1] == [
        'n.md:3: the quotation stands in 2 places of "alder", p1 and p2: "the bridge". '
        'Add a suffix "fell." for p1, or suffix "stood," for p2.'
    ]
    assert placed("the bridge", *passages, suffix="fell.") == ("the bridge", [])
    assert placed("the bridge", *passages, prefix="When") == ("the bridge", [])


def test_where_only_words_before_tell_twins_apart_a_prefix_is_proposed():
    assert placed("the bridge", "Old was the bridge", "New was the bridge")[1] == [
        'n.md:3: the quotation stands in 2 places of "alder", p1 and p2: "the bridge". '
        'Add a prefix "Old was" for p1, or prefix "New was" for p2.'
    ]


def test_twins_in_one_passage_and_twins_without_end():
    assert placed("wind", "wind and wind")[1][0].startswith(
        'n.md:3: the quotation stands in 2 places of "alder", all in p1'
    )
    assert placed("a", "a " * 500)[1] == [
        'n.md:3: the quotation stands in 500 places of "alder", all in p1: "a". Quote more of the sentence.'
    ]


def test_a_prefix_that_does_not_stand_there_is_named():
    assert placed("the bridge", "Then the bridge fell.", prefix="When")[1] == [
        'n.md:3: the quotation stands in "alder", but not with the prefix "When": "the bridge". '
        "It stands once, in p1, and needs no prefix or suffix."
    ]


@pytest.mark.parametrize(
    ("prefix", "suffix", "need", "take"),
    [
        ("So", "", 'no prefix "So"', "the prefix"),
        ("", "at noon", 'no suffix "at noon"', "the suffix"),
        ("So", "at", 'no prefix "So" and no suffix "at"', "the prefix and the suffix"),
    ],
)
def test_what_stands_once_needs_neither_prefix_nor_suffix(prefix, suffix, need, take):
    index = {"alder": Folded(text_of("alder", "So the bridge fell at noon.", "Yet the bridge is long."))}
    once = Quotation(
        text="alder", quote="the bridge fell", prefix=prefix, suffix=suffix, where=Where(path="n.md", line=3)
    )
    twice = Quotation(text="alder", quote="the bridge", suffix="fell")
    for quotation in (once, twice):
        tell_unneeded(quotation, index, report := Report())
        told = [f'n.md:3: the words stand once, and need {need}: "the bridge fell". Take {take} out.']
        assert said(report) == (told if quotation is once else [])


def test_words_that_run_over_the_end_of_a_passage_are_told_so():
    assert placed("fell at noon. Nobody", "The bridge fell at noon.", "Nobody was on it.")[1] == [
        'n.md:3: the quotation runs over the end of p1 in "alder": "fell at noon. | Nobody". '
        "Quote from one passage only."
    ]


def test_words_of_another_text_are_told_so():
    report = Report()
    index = {"alder": Folded(text_of("alder", "One.")), "birch": Folded(text_of("birch", "Zero.", "It was the wind."))}
    quotation = Quotation(text="alder", quote="the wind", where=Where(path="n.md", line=3))
    assert anchor_in(quotation, index, report) is None
    assert said(report) == [
        'n.md:3: quote not found in "alder": "the wind". It stands in "birch", p2. Name the text it comes from.'
    ]


def test_nobody_may_quote_damaged_words():
    assert placed("place of the plac", damaged("At the place of the plac, he", "plac, he"))[1] == [
        'n.md:3: the quotation touches damaged words of "alder", p1: "place of the plac". '
        "Quote other words: what stands there is not the author's."
    ]
    assert placed("At the place", damaged("At the place of the plac, he", "plac, he"))[1] == []


def test_notes_can_be_quoted_and_running_heads_cannot():
    assert placed("the watch", Passage("n1", NOTE, "See the watch.")) == ("the watch", [])
    assert placed("WEND", Passage("f1", FURNITURE, "WEND"))[0] is None


@pytest.mark.parametrize("quote", ["", "  \n", "\u00ad"])
def test_an_empty_quotation_is_refused(quote):
    assert placed(quote, "Words.")[1] == ["n.md:3: the quotation is empty. Copy the words from the page."]


WORDS = st.lists(st.text("aﬁ–“\u00ad\u00a0 b", min_size=1, max_size=12), min_size=1, max_size=4)


@given(WORDS, st.data())
def test_a_quotation_of_a_span_anchors_to_that_span_or_is_not_alone(passages, data):
    text = text_of("alder", *passages)
    number = data.draw(st.integers(0, len(passages) - 1))
    start = data.draw(st.integers(0, len(passages[number])))
    quote = passages[number][start : data.draw(st.integers(start, len(passages[number])))]
    place = anchor(Quotation(text="alder", quote=quote), text, Report())
    if place is None:
        assert not fold(quote) or _count(fold(quote), passages) > 1
    else:
        assert fold(text.passage(place.passage).text[place.start : place.end]) == fold(quote)


def _count(folded, passages):
    backs = [fold_back(passage).folded for passage in passages]
    return sum(back.startswith(folded, at) for back in backs for at in range(len(back)))


@given(st.text())
def test_folding_back_gives_the_same_words_as_folding(words):
    back = fold_back(words)
    assert back.folded.strip() == fold(words)
    assert len(back.folded) == len(back.starts) == len(back.ends)
    assert fold(fold(words)) == fold(words)


def test_three_thousand_quotations_take_less_than_a_second():
    texts = [
        text_of(f"t{t}", *(f"{t} {p} " + " ".join(f"w{t}x{p}x{n}" for n in range(80)) for p in range(150)))
        for t in range(4)
    ]
    quotations = [Quotation(text=f"t{n % 4}", quote=f"w{n % 4}x{n % 150}x7 w{n % 4}x{n % 150}x8") for n in range(3000)]
    report, began = Report(), time.process_time()
    index = {text.id: Folded(text) for text in texts}
    assert all(anchor_in(quotation, index, report) for quotation in quotations)
    assert time.process_time() - began < 1


SENTENCES = [f"Sentence {n} says that {word} came first." for n, word in enumerate(["wind", "rain", "rust", "debt"])]


@given(st.sampled_from(SENTENCES), st.integers(0, 150), st.integers(0, 60), st.text("Sentence says 0123.", max_size=20))
def test_random_edits_never_move_a_quotation_to_other_words(sentence, at, gone, new):
    whole = " ".join(SENTENCES)
    edited = text_of("alder", whole[:at] + new + whole[at + gone :])
    place = anchor(Quotation(text="alder", quote=sentence), edited, Report())
    assert place is None or fold(edited.passages[0].text[place.start : place.end]) == sentence
