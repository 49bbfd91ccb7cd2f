"""Published ids: kept, split or led on, whatever a new cutting does to the passages."""

from __future__ import annotations

from coursereader.model.passages import PARAGRAPH, Passage, Text
from coursereader.model.problems import Report
from coursereader.text import lock
from hypothesis import given, settings
from hypothesis import strategies as st

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
    return lock.keep_ids(new, lock.parse(lock.written(old)), "seeds/alder/passages.lock", report), report


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
    assert [(one.id, one.words) for one in lock.parse(lock.written(old))] == [
        ("p1", "The bridge fell."),
        ("p2", "Nobody saw it."),
    ]


@settings(max_examples=150, deadline=None)
@given(paragraphs, st.randoms(use_true_random=False))
def test_no_id_dies_when_passages_are_cut_and_joined_at_random(cut: list[list[str]], luck: object) -> None:
    old = text(*(" ".join(part) for part in cut))
    new, report = kept(old, text(*recut(cut, luck)))
    answered = [id for group in ids(new) for id in group]
    assert not list(report)
    assert {passage.id for passage in old.passages} <= set(answered)
    assert len(answered) == len(set(answered))


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
