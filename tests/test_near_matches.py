"""Why a quotation has no place of its own: every offer, at the bounds within which it is made."""

from __future__ import annotations

import pytest
from coursereader.input.records import Quotation
from coursereader.model.passages import PARAGRAPH, Passage, Span, SpanKind
from coursereader.model.problems import Report
from coursereader.text.anchor import anchor, anchor_in
from coursereader.text.fold import Folded
from coursereader.text.near_matches import as_typed
from coursereader.text.nearest_words import MOST_LETTERS_TO_MATCH
from courses import damaged, said, text_of

COPY = "Copy the words from the page."


def asked(quote: str, *passages: str | Passage, prefix: str = "", suffix: str = "") -> str:
    """What a quotation is told; empty where it has its place."""
    report = Report()
    anchor(Quotation(text="alder", quote=quote, prefix=prefix, suffix=suffix), text_of("alder", *passages), report)
    return "".join(said(report))


def test_without_a_file_the_problem_stands_at_line_one_of_none() -> None:
    assert asked("gone", "Words.") == f':1: quote not found in "alder": "gone". {COPY}'


@pytest.mark.parametrize(("length", "shown"), [(300, "a" * 300), (301, "a" * 300 + " …")])
def test_long_quotations_are_cut_in_messages(length: int, shown: str) -> None:
    assert as_typed(Quotation(text="alder", quote="a" * length)) == shown


@pytest.mark.parametrize(
    ("count", "places"),
    [
        (2, "p1 and p2"),
        (3, "p1, p2 and p3"),
        (6, "p1, p2, p3, p4, p5 and p6"),
        (7, "p1, p2, p3, p4, p5, p6 and others"),
    ],
)
def test_places_are_named_up_to_six(count: int, places: str) -> None:
    passages = [f"The bridge {word}" for word in ("fell", "stood", "burnt", "sank", "rose", "swung", "shook")[:count]]
    told = asked("The bridge", *passages)
    assert told.startswith(f':1: the quotation stands in {count} places of "alder", {places}: "The bridge". Add a ')
    assert told.count('suffix "') == min(count, 4)


def test_a_long_quotation_is_told_apart_by_what_stands_beside_all_of_it() -> None:
    assert asked("a b c", "x a b c d", "y a b c e").endswith('Add a suffix "d" for p1, or suffix "e" for p2.')


def test_a_prefix_and_a_suffix_that_do_not_stand_there_are_both_named() -> None:
    assert asked("bridge", "the bridge fell", "the bridge stood", prefix="a", suffix="b") == (
        ':1: the quotation stands in "alder", but not with the prefix "a" and the suffix "b": "bridge". '
        'Add a suffix "fell" for p1, or suffix "stood" for p2.'
    )


@pytest.mark.parametrize(
    ("quote", "both"),
    [("noon. Nobody", "noon. | Nobody"), ("noon. N", "noon. | N"), (". Nobody was.", ". | Nobody was.")],
)
def test_words_over_the_end_of_a_passage_are_shown_with_the_end(quote: str, both: str) -> None:
    assert asked(quote, "First.", "It fell at noon.", "Nobody was.") == (
        f':1: the quotation runs over the end of p2 in "alder": "{both}". Quote from one passage only.'
    )
    assert '"It | N"' in asked("It N", "It", "N")


def test_words_of_another_text_are_found_in_the_first_that_has_them() -> None:
    index = {id: Folded(text_of(id, *words)) for id, words in {
        "birch": ("no", "wind"), "alder": ("rain",), "cedar": ("wind",),
    }.items()}  # fmt: skip
    for text, told in (("alder", '"birch", p2'), ("birch", "")):
        report = Report()
        place = anchor_in(Quotation(text=text, quote="wind"), index, report)
        assert (place is None) == bool(told)
        assert told in "".join(said(report))


def test_the_nearest_words_are_whole_and_those_of_the_text() -> None:
    words = "Early on the “ninth” of March the keeper closed the gate, and the bridge fell."
    assert asked("of March a keeper closed the gates", "Other words altogether.", words) == (
        ':1: quote not found in "alder": "of March a keeper closed the gates". '
        f'Nearest is p2: "of March the keeper closed the gate". {COPY}'
    )
    assert 'Nearest is p2: "on the “ninth” of March".' in asked("on the 'ninth' of march", "x", words)
    assert 'p1: "Early on the “ninth”"' in asked("Early in the 'ninth'", words)
    assert 'p1: "the bridge fell."' in asked("the bridge fall.", words)


def test_nothing_is_offered_of_a_passage_that_is_much_shorter() -> None:
    assert asked("0123456789", "012345") == f':1: quote not found in "alder": "0123456789". {COPY}'
    assert 'Nearest is p1: "0123456".' in asked("0123456789", "0123456")


def test_nothing_is_offered_for_words_that_are_less_than_sixty_per_cent_alike() -> None:
    assert 'Nearest is p1: "abcuvwxy".' in asked("abcdefg", "abcuvwxy")  # 3 + 3 of 7 + 3 letters
    # 8 + 8 of 19 + 8 are 59.3 per cent
    assert asked("abcdefghijklmnopqrs", "abcdefgh01234567890123456") == (
        f':1: quote not found in "alder": "abcdefghijklmnopqrs". {COPY}'
    )


def test_nothing_is_offered_for_a_very_long_quotation() -> None:
    passage = "word " * 500
    near = f"{passage[: MOST_LETTERS_TO_MATCH - 1]}x"
    assert MOST_LETTERS_TO_MATCH == len(near) == 2000
    assert "Nearest is p1" in asked(near, passage)
    assert "Nearest" not in asked(near + "x", passage)


@pytest.mark.parametrize("quote", ["aa", "cc"])
def test_words_beside_damaged_ones_may_be_quoted(quote: str) -> None:
    assert asked(quote, damaged("aabbcc", "bb")) == ""


@pytest.mark.parametrize("kind", [kind for kind in SpanKind if kind != SpanKind.DAMAGE])
def test_words_of_which_something_else_is_said_may_be_quoted(kind: SpanKind) -> None:
    assert asked("abbc", Passage("p1", PARAGRAPH, "aabbcc", (Span(2, 4, kind, "x"),))) == ""


@pytest.mark.parametrize("quote", ["ab", "bc", "bb", "b", "aabbcc"])
def test_words_that_touch_damaged_ones_may_not(quote: str) -> None:
    passage = damaged("aabbcc", "bb") if quote != "b" else damaged("aabcc", "b")
    assert asked(quote, passage) == (
        f':1: the quotation touches damaged words of "alder", p1: "{quote}". '
        "Quote other words: what stands there is not the author's."
    )


def test_the_one_place_that_fits_its_context_is_taken_among_several() -> None:
    text = text_of("alder", "the bridge fell", damaged("b", "b"), "the bridge stood")
    text = text_of("alder", "the bridge fell", "old", "the bridge stood")
    place = anchor(Quotation(text="alder", quote="bridge", suffix="fell"), text, Report())
    assert place is not None
    assert (place.passage, place.start, place.end) == ("p1", 4, 10)
    place = anchor(Quotation(text="alder", quote="bridge", suffix="stood"), text, Report())
    assert place is not None
    assert place.passage == "p3"
