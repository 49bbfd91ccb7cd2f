"""The words that somebody meant who wrote others: what is seen through, and when the one place is certain."""

from __future__ import annotations

import pytest
from coursereader.model.passages import PARAGRAPH, Passage, Span, SpanKind
from coursereader.text.fold import Folded
from coursereader.text.nearest_words import NearWords, as_received, loosely, nearest_words
from courses import text_of

MEANT = "the keeper of the old gate closed it at dawn and went home by the river"


def near(words: str, *passages: str) -> tuple[str, bool] | None:
    """The words that are found, and whether they are certain."""
    folded = Folded(text_of("alder", *passages))
    found = nearest_words(words, folded)
    return found and (folded.joined[found.hit : found.hit + found.length], found.is_certain)


def test_of_two_places_one_is_certain_that_is_more_like_by_three_per_cent() -> None:
    best = f"{MEANT}s"  # 99.5 per cent
    assert near(MEANT, best, MEANT.replace("the keeper", "a keeper")) == (best, False)  # 96.7
    assert near(MEANT, best, MEANT.replace("river", "rill")) == (best, True)  # 96.2


def test_words_are_more_often_left_out_than_added() -> None:
    longer = "the keeper closed the old gate at dawn"
    assert near("the keeper closed the gate at dawn", "the keeper closed gate at dawn", longer) == (longer, True)


def test_the_same_words_in_another_order_are_those_words() -> None:
    other = "the keepers opened the gates and the doors"
    said = "the doors, and the keepers opened the gate"
    assert near("and the doors the keepers opened the gates", said, other) == (other, True)


@pytest.mark.parametrize("sign", ["…", "...", "[…]", "(. . .)"])
def test_words_that_leave_some_out_are_all_from_the_first_part_to_the_last(sign: str) -> None:
    assert near(f"the keeper {sign} by the river", "So it was.", f"Now {MEANT}.") == (MEANT, True)
    assert near(f"the keeper {sign} by the river", MEANT, f"{MEANT} again") == (MEANT, False)


@pytest.mark.parametrize(("letters", "is_found"), [(1500, True), (1501, False)])
def test_what_was_left_out_is_no_longer_than_a_page(letters: int, is_found: bool) -> None:
    passage = f"the keeper{'x' * letters}by the river"
    assert (near("the keeper … by the river", passage) == (passage, True)) == is_found


def test_parts_of_two_passages_are_no_words_that_leave_some_out() -> None:
    found = near("the keeper closed it … home by the river", "the keeper closed it", "home by the river")
    assert found is None or "\n" not in found[0]


def test_words_within_longer_ones_are_not_those_words() -> None:
    assert near("The gate*", "the gates") == ("the gates", True)
    assert near("The gate*", "the gates are") == ("the gates", True)
    assert near("a gate*", "sea gate") != ("a gate", True)
    assert near("a gate*", "so sa gate") != ("a gate", True)
    assert near("the gate-*", "the gate-keeper") == ("the gate-", True)
    assert near("*-keeper", "the gate-keeper") == ("-keeper", True)


def test_words_that_stand_twice_without_their_marks_are_not_certain() -> None:
    assert near("*the gate*", "the gate and the bridge") == ("the gate", True)
    assert near("*the gate*", "the gate and the gate") == ("the gate", False)


def test_words_as_received_lead_to_those_that_correct_them() -> None:
    corrected = Span(12, 16, SpanKind.CORRECTION, "gaet")
    folded = Folded(text_of("alder", "So it was.", Passage("p2", PARAGRAPH, "He shut the gate at dawn.", (corrected,))))
    assert as_received("the gate at", folded) is None
    assert as_received("the road at", folded) is None
    found = as_received("shut the gaet at", folded)
    assert found is not None
    assert folded.joined[found.hit : found.hit + found.length] == "shut the gate at"


@pytest.mark.parametrize(
    "typed",
    [
        "the old ga- te at dawn", "the old ga¬ te at dawn", "the old gate[1] at dawn", "the old gate [^123] at dawn",
        "the old gate¹² at dawn", "the old gate ⁴ at dawn", "the old gate12 at dawn", "the old gate at dawn.7",
        "12 the old gate at dawn", "12. the old gate at dawn",
        "p. 12 the old gate at dawn", "p. 12: the old gate at dawn",
        "the *old* gate at dawn", "> the `old` _gate_ at dawn", "the old gate at dawn …", "… the old gate at dawn",
        "the old … gate at dawn", "the old [...] gate at dawn", "(the old gate at dawn)", "'the old gate at dawn,'",
        "¶ THE ÓLD GATE AT DAWN", "p. 3 the *old* ga- te[2] at dawn",
    ],
)  # fmt: skip
def test_what_pages_and_tools_put_among_words_is_seen_through(typed: str) -> None:
    """As if it were not there, and not as words that are like them."""
    folded = Folded(text_of("alder", "The old gale at down.", "He shut the old gate at dawn and went."))
    at = folded.joined.index("the old gate")
    assert nearest_words(typed, folded) == NearWords(at, len("the old gate at dawn"), True, 100.0)


def test_every_number_that_may_be_a_notes_is_also_left_as_it_is() -> None:
    for words in ("page 12 of it", "in 1912 it fell", "a [b] c"):
        folded = Folded(text_of("alder", f"So {words} again."))
        assert nearest_words(words, folded) == NearWords(3, len(words), True)


def test_words_are_like_others_by_the_letters_that_both_have() -> None:
    def likeness(words: str, passage: str) -> float:
        found = nearest_words(words, Folded(text_of("alder", passage)))
        return round(found.likeness, 2) if found else 0

    assert likeness("the gate closed old", "the old gate closed") == 98.0
    assert likeness("the old gate", "the olt gate") == 91.67
    assert likeness("abcdefghij", "abcdefghij klmno") == 100.0
    assert likeness("abcdefghij klmnopqrst uvwxyzabcd", "abcdefghij klmnopqrst") == 74.6
    assert likeness("one two three", "quite other matter") == 0


def test_two_corrections_of_one_passage_are_both_taken_back() -> None:
    spans = (Span(12, 16, SpanKind.CORRECTION, "g"), Span(20, 24, SpanKind.CORRECTION, "the dawning"))
    words = "He shut the gate at dawn."
    for given in (spans, spans[::-1], (*spans, Span(0, 2, SpanKind.ITALIC))):
        folded = Folded(text_of("alder", "So.", Passage("p2", PARAGRAPH, words, given)))
        found = as_received("shut the g at the dawning", folded)
        assert found is not None
        assert folded.joined[found.hit : found.hit + found.length] == "shut the gate at dawn"
        assert found.is_certain


def test_loose_letters_are_small_and_have_no_accents_and_signs_stay() -> None:
    assert loosely("ÀÉİ ß ≠ ¶ Ω１ ñ-Ж") == "aei ß ≠ ¶ ω１ n-ж"


@pytest.mark.parametrize(("middle", "is_found"), [(13, True), (14, False)])
def test_words_are_near_that_have_three_letters_of_five_in_common(middle: int, is_found: bool) -> None:
    letters = "abcdefghijklmnopqrstuvwxyzабвгдежзиклмно"
    words = letters[:10] + letters[20 : 20 + middle] + letters[10:20]  # 60.6 per cent, 58.8
    passage = letters[:10] + "-" * middle + letters[10:20]
    assert (near(words, passage) is not None) == is_found
