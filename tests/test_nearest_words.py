"""The words that somebody meant who wrote others: what is seen through, and when the one place is certain."""

from __future__ import annotations

import pytest
from coursereader.model.passages import PARAGRAPH, Passage, Span, SpanKind
from coursereader.text.fold import Folded
from coursereader.text.nearest_words import as_received, nearest_words
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
    assert near(MEANT, best, MEANT.replace("river", "road")) == (best, True)  # 94.8


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
    assert near("a gate*", "sea gate") != ("a gate", True)


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
