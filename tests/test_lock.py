"""Published ids: kept, split or led on, whatever a new cutting does to the passages."""

from __future__ import annotations

import pytest
from coursereader.model.passages import PARAGRAPH, Passage, Text
from coursereader.model.problems import Report
from coursereader.text import lock, lock_file
from coursereader.text.lock_file import tell_what_is_broken
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

WORDS = [
    "the",
    "masons",
    "of",
    "alder",
    "built",
    "a",
    "bridge",
    "on",
    "sand",
    "and",
    "the",
    "council",
    "never",
    "asked",
    "why",
    "it",
    "fell",
    "at",
    "noon",
    "in",
    "june",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=12).map(
    lambda words: " ".join(words).capitalize() + "."
)
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=8)


def text(*words: str) -> Text:
    """A text of paragraphs with provisional ids."""
    return Text("alder", "", (), tuple(Passage(f"p{n}", PARAGRAPH, one) for n, one in enumerate(words, start=1)))


def kept(old: Text, new: Text) -> tuple[Text, Report]:
    """The new cutting under the ids of the old one."""
    report = Report()
    return lock.keep_ids(new, lock_file.parse(lock_file.written(old)), "seeds/alder/passages.lock", report), report


def ids(found: Text) -> list[tuple[str, ...]]:
    return [(passage.id, *passage.also) for passage in found.passages]


def test_a_passage_whose_words_stand_keeps_its_id() -> None:
    new, report = kept(
        text("The bridge fell at noon.", "Nobody saw it."),
        text("A new line above all.", "The bridge fell at noon.", "Nobody saw it."),
    )
    assert ids(new) == [("p3",), ("p1",), ("p2",)]
    assert not list(report)


def test_a_passage_cut_in_two_is_p1_and_p1a() -> None:
    new, report = kept(
        text("The bridge fell at noon. Nobody saw it fall."), text("The bridge fell at noon.", "Nobody saw it fall.")
    )
    assert ids(new) == [("p1",), ("p1a",)]
    assert not list(report)


def test_a_short_passage_cut_in_two_keeps_its_id_too() -> None:
    new, _ = kept(text("Yes. No.", "It fell."), text("Yes.", "No.", "It fell."))
    assert ids(new) == [("p1",), ("p1a",), ("p2",)]


def test_a_joined_passage_answers_to_both_ids() -> None:
    old = text("The bridge fell at noon, they say.", "Nobody saw it fall, for all were at table.")
    new, report = kept(old, text("The bridge fell at noon, they say. Nobody saw it fall, for all were at table."))
    assert {id for group in ids(new) for id in group} == {"p1", "p2"}
    assert not list(report)


def test_an_id_whose_words_are_gone_is_a_problem() -> None:
    _, report = kept(text("The bridge fell at noon.", "Nobody saw it."), text("The bridge fell at noon."))
    assert [str(problem) for problem in report] == [
        'seeds/alder/passages.lock:3: the published passage p2 is gone: "Nobody saw it.". '
        "Mend the recipe or the emendation that removed it; a published address never dies."
    ]


def test_the_lock_is_read_as_it_was_written() -> None:
    old = text("The bridge fell.", "Nobody saw it.")
    assert [(one.id, one.words) for one in lock_file.parse(lock_file.written(old))] == [
        ("p1", "The bridge fell."),
        ("p2", "Nobody saw it."),
    ]


@settings(max_examples=150, deadline=None)
@given(paragraphs, st.randoms(use_true_random=False))
def test_an_id_leads_to_most_of_its_words_or_is_a_problem(cut: list[list[str]], luck: object) -> None:
    old = text(*(" ".join(part) for part in cut))
    new, report = kept(old, text(*recut(cut, luck)))
    leads = {id: passage.text.split() for passage in new.passages for id in (passage.id, *passage.also)}
    told = {problem.what.split()[3] for problem in report}
    for passage in old.passages:
        words = passage.text.split()
        assert passage.id in told or 2 * LCSseq.similarity(words, leads[passage.id]) >= len(words)
    assert not told & set(leads)
    answered = [id for group in ids(new) for id in group]
    assert len(answered) == len(set(answered))


def test_an_id_goes_with_the_larger_part() -> None:
    new, report = kept(
        text("The bridge fell. Nobody saw it fall, for all were at table."),
        text("The bridge fell.", "Nobody saw it fall, for all were at table."),
    )
    assert ids(new) == [("p1a",), ("p1",)]
    assert not list(report)


def test_a_passage_cut_in_three_is_a_problem_with_its_candidates() -> None:
    parts = ("The bridge fell at noon.", "Nobody saw it fall.", "They were at table.")
    new, report = kept(text(" ".join(parts)), text(*parts))
    assert ids(new) == [("p1a",), ("p1b",), ("p1c",)]
    assert [str(problem) for problem in report] == [
        'seeds/alder/passages.lock:2: the published passage p1 is gone: "The bridge fell at noon. Nobody saw it fall. '
        'They were at ta". Nearest are p1a: "The bridge fell at noon.", p1b: "Nobody saw it fall." and p1c: "They were '
        'at table.". Mend the recipe or the emendation that removed it, or put its line under that of the passage it '
        "shall lead to, with the words of that one; a published address never dies."
    ]


def test_of_a_passage_cut_in_four_three_candidates_are_named() -> None:
    parts = ("The bridge fell at noon.", "Nobody saw it fall.", "They were at table.", "The council sat there too.")
    _, report = kept(text(" ".join(parts)), text(*parts))
    assert [str(problem).count(': "') for problem in report] == [1 + 3]


def test_words_are_known_by_twenty_letters_and_three_words() -> None:
    words = "a bridge of old sand"
    assert len(words) == lock_file.LETTERS_TO_BE_KNOWN_BY
    assert not lock_file.Locked("p1", words, 1).short
    assert lock_file.Locked("p1", words[:-1], 1).short
    assert lock_file.Locked("p1", "twowords " + "x" * 20, 1).short


def test_ids_that_are_gone_are_named_in_the_first_line_of_their_file() -> None:
    before = lock_file.parse("".join(f"p{n} Words of passage {n}.\n" for n in range(1, 9)))
    for lost, named in ((8, "p1, p2, p3, p4, p5 and 3 more"), (5, "p1, p2, p3, p4, p5"), (1, "p1")):
        assert lock_file.tell_lost_ids(before[lost:], before, "passages.lock", report := Report())
        assert [str(problem) for problem in report] == [
            f"passages.lock:1: published ids are gone from this file: {named}. "
            "Put their lines back; a published address never dies."
        ]


@pytest.mark.parametrize("number", ["1", "2", "I.", "Notes"])
def test_a_short_heading_catches_no_lost_passage_and_is_caught_by_none(number: str) -> None:
    long = f"In the year {number} the keepers of the toll went up the river, and {number} of them never came back."
    new, report = kept(text("It fell.", long), text("It fell.", number))
    assert ids(new) == [("p1",), ("p3",)]
    assert len(report) == 1
    new, report = kept(text("It fell.", number), text("It fell.", long))
    assert ids(new) == [("p1",), ("p3",)]
    assert [problem.what for problem in report] == [f'the published passage p2 is gone: "{number}".']


def test_where_two_passages_fit_as_well_none_is_taken() -> None:
    one = "The keeper closed the gate at dawn, and went home by the river."
    _, report = kept(
        text("The keeper closed the gate at dawn, and went home by the bridge."),
        text(one, one.replace("river", "road")),
    )
    assert [problem.what for problem in report] == [
        'the published passage p1 is gone: "The keeper closed the gate at dawn, and went home by the bri".'
    ]


def test_an_id_that_was_led_on_keeps_the_words_it_was_published_for() -> None:
    old = text("The bridge fell at noon, they say.", "Nobody saw it fall, for all were at table.")
    joined, _ = kept(old, text("The bridge fell at noon, they say. Nobody saw it fall, for all were at table."))
    again = lock_file.written(joined, lock_file.parse(lock_file.written(old)))
    letters = text(*(passage.text for passage in old.passages))
    apart = lock.keep_ids(letters, lock_file.parse(again), "passages.lock", report := Report())
    assert [passage.id for passage in apart.passages] == ["p1", "p2"]
    assert not report


def test_short_ids_that_were_led_on_stay_so() -> None:
    joined, _ = kept(text("Yes.", "No.", "It fell."), text("Yes. No.", "It fell."))
    assert ids(joined) == [("p1", "p2"), ("p3",)]
    again, report = kept(joined, text("Yes. No.", "It fell."))
    assert ids(again) == [("p1", "p2"), ("p3",)]
    assert not list(report)


@settings(max_examples=100, deadline=None)
@given(paragraphs)
def test_the_same_cutting_keeps_every_id(cut: list[list[str]]) -> None:
    old = text(*(" ".join(part) for part in cut))
    new, _ = kept(old, old)
    assert [passage.id for passage in new.passages] == [passage.id for passage in old.passages]


def recut(cut: list[list[str]], luck: object) -> list[str]:
    """The same sentences under other paragraph ends: each end may go, and each gap between sentences may become one."""
    ends: list[list[str]] = [[]]
    for part in cut:
        for sentence in part:
            ends[-1].append(sentence)
            if luck.random() < 0.3:  # type: ignore[attr-defined]
                ends.append([])
        if luck.random() < 0.6:  # type: ignore[attr-defined]
            ends.append([])
    return [" ".join(part) for part in ends if part]


def broken(written: str) -> list[str]:
    """What is wrong with a lock."""
    tell_what_is_broken(written, "passages.lock", report := Report())
    return [str(problem) for problem in report]


def test_a_lock_as_it_is_written_is_not_broken() -> None:
    assert broken(lock_file.written(text("The bridge fell.", "", "1"))) == []


def test_lines_that_cannot_be_read_are_told() -> None:
    written = "# Ids\np1 The bridge fell.\n<<<<<<< HEAD\np2 It\0 fell.\np1 Nobody saw it.\nfell at noon\n"
    assert broken(written) == [
        'passages.lock:3: this is no id with its words: "<<<<<<< HEAD". Put the file back as it was published.',
        'passages.lock:4: this is no id with its words: "p2 It? fell.". Put the file back as it was published.',
        'passages.lock:5: the id "p1" stands here for the second time. Take one of the two out.',
        'passages.lock:6: this is no id with its words: "fell at noon". Put the file back as it was published.',
    ]


@pytest.mark.parametrize("written", ["", "# Published ids\n", "\n\n"])
def test_a_lock_without_an_id_is_broken(written: str) -> None:
    assert broken(written) == ["passages.lock:1: there is no id in this file. Put the file back as it was published."]


def test_a_lock_that_ends_within_a_line_is_broken() -> None:
    assert broken("# Ids\np1 The bridge fell.\np2 Nobody s") == [
        "passages.lock:3: the file ends within a line; it may have lost others. Put the file back as it was published."
    ]
