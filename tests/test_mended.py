"""What a quotation without a place of its own should be: offered whole where it is certain, and else not at all."""

from __future__ import annotations

import pytest
from coursereader.input.records import Quotation
from coursereader.model.passages import Passage, PassageKind, Span, SpanKind
from coursereader.model.problems import Report
from coursereader.text.anchor import anchor_in
from coursereader.text.fold import Folded
from coursereader.text.near_matches import MOST_LETTERS_OFFERED, mended
from courses import said, text_of

EARLY = "Early on the “ninth” of March the keeper closed the gate, and the bridge fell at noon."
LATE = "Nobody saw it: the keeper closed the gate again, for the bridge stood no more."


def index(*passages: str) -> dict[str, Folded]:
    return {"alder": Folded(text_of("alder", *passages))}


def mend(quote: str, *passages: str, prefix: str = "", suffix: str = "") -> tuple[str, str, str] | None:
    """Words, prefix and suffix of what is offered, which always has its place."""
    folded = index(*passages)
    found = mended(Quotation(text="alder", quote=quote, prefix=prefix, suffix=suffix), folded)
    if found is None:
        return None
    assert anchor_in(found, folded, report := Report()), said(report)
    return found.quote, found.prefix, found.suffix


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("March a keeper closed the gate, and the bridge", "March the keeper closed the gate, and the bridge"),
        ("on the ‘ninth’ of March the keper closed the gate", "on the “ninth” of March the keeper closed the gate"),
        ("Early on … of March the keeper", "Early on the “ninth” of March the keeper"),
    ],
)
def test_a_slip_is_mended_with_the_words_of_the_text(quote: str, whole: str) -> None:
    assert mend(quote, EARLY) == (whole, "", "")


def test_words_as_received_are_mended_with_those_that_correct_them_however_unlike() -> None:
    corrected = Span(12, 16, SpanKind.CORRECTION, "door of the old mill")
    told = Passage("p1", PassageKind.PARAGRAPH, "He shut the gate at dawn, and nobody saw it.", (corrected,))
    folded = {"alder": Folded(text_of("alder", told, "He shut the door of the house."))}
    found = mended(Quotation(text="alder", quote="shut the door of the old mill at dawn"), folded)
    assert found is not None
    assert found.quote == "shut the gate at dawn"


@pytest.mark.parametrize("quote", ["", "something else altogether was written here", "the ferry sank in the storm"])
def test_nothing_is_offered_where_nobody_can_tell(quote: str) -> None:
    assert mend(quote, EARLY, LATE) is None


def test_words_that_two_places_have_are_not_taken_from_either() -> None:
    fear, joy = "On one day the keeper closed the gate in fear.", "Then the keeper closed the gate in joy."
    assert mend("the kepeer closed the gate", fear, joy) is None
    assert mend("the keeper closed the gate in fera", fear, joy) == ("the keeper closed the gate in fear", "", "")


def test_what_is_right_is_not_mended() -> None:
    assert mend("the bridge fell", EARLY) is None
    assert mend("the keeper closed the gate", EARLY, LATE, suffix=", and the bridge") is None
    assert mend("the keeper closed the gate", EARLY, LATE) is None, "nothing says which of the two is meant"


@pytest.mark.parametrize(("prefix", "suffix"), [("rain ", ""), ("", "at dawn"), ("of “March”", "at noon")])
def test_what_stands_once_needs_nothing_beside_it(prefix: str, suffix: str) -> None:
    assert mend("the bridge fell", EARLY, prefix=prefix, suffix=suffix) == ("the bridge fell", "", "")


@pytest.mark.parametrize(
    ("prefix", "suffix", "beside"),
    [
        ("of Match", "", ("", ",")),
        ("", "agian, for the bridge", ("", "again,")),
        ("of Match", "and teh bridge", ("", ",")),
        ("a", "b", None),
        ("a longer road to nowhere", "", None),
    ],
)
def test_a_slip_beside_words_that_stand_twice_is_mended_where_one_place_is_far_more_like(
    prefix: str, suffix: str, beside: tuple[str, str] | None
) -> None:
    words = "the keeper closed the gate"
    assert mend(words, EARLY, LATE, prefix=prefix, suffix=suffix) == (beside and (words, *beside))


def test_two_places_that_are_as_like_are_nobodys_choice() -> None:
    twins = ("In the rain the keeper closed the gate.", "In the raid the keeper closed the gate.")
    assert mend("the keeper closed the gate", *twins, prefix="In the rail") is None


def told(quote: str, *passages: str) -> str:
    report = Report()
    anchor_in(Quotation(text="alder", quote=quote), index(*passages), report)
    return "".join(said(report))


def test_of_words_left_out_all_that_stands_there_is_offered() -> None:
    whole = "the keeper closed the gate, and the bridge fell"
    assert told("the keeper … the bridge fell", EARLY) == (
        ':1: a quotation leaves nothing out, and this one has "…" in it: "the keeper … the bridge fell". '
        f'Quote all that stands in p1: "{whole}".'
    )
    assert told("the keeper … the ferry sank", EARLY).endswith("Quote the words on one side of it only.")
    assert "leaves nothing out" not in told("… the keeper open", EARLY), "an ellipsis at an end leaves nothing out"
    assert "leaves nothing out" not in told("the keeper opened", EARLY)


@pytest.mark.parametrize("more", [0, 1])
def test_of_much_left_out_one_part_is_offered(more: int) -> None:
    first, last = "The keeper closed", "the bridge fell."
    between = " " + "x" * (MOST_LETTERS_OFFERED - len(first) - len(last) - 2 + more) + " "
    message = told("The keeper closed … the bridge fell.", first + between + last)
    assert ("Quote one part only, from p1: " in message) == bool(more)
    assert ("Quote all that stands in p1: " in message) == (not more)


def test_words_as_they_were_received_are_told_to_be_corrected_where_they_are() -> None:
    begin = EARLY.index("March")
    now = Passage("p2", PassageKind.PARAGRAPH, EARLY, (Span(begin, begin + 5, SpanKind.CORRECTION, "Martch"),))
    folded = {"alder": Folded(text_of("alder", LATE, now))}
    asked = Quotation(text="alder", quote="of Martch the keeper")
    anchor_in(asked, folded, report := Report())
    assert said(report) == [
        ':1: quote not found in "alder": "of Martch the keeper". So it was received; p2 is corrected: '
        '"of March the keeper". Quote the corrected words.'
    ]
    assert (found := mended(asked, folded)) is not None
    assert found.quote == "of March the keeper"


def test_a_prefix_that_nobody_sees_says_nothing() -> None:
    assert mend("the keeper closed the gate", EARLY, LATE, prefix="\u00ad") is None
    assert mend("the keeper closed the gate", EARLY, LATE, prefix=" ", suffix="\u200b") is None
    assert mend("the bridge fell", EARLY, prefix="\u00ad") == ("the bridge fell", "", "")
