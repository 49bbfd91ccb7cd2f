"""What lines seem to be: the weights as a file, what may not stand above what, labels that keep their lines."""

from __future__ import annotations

from dataclasses import replace

from coursereader.model.pieces import PieceKind, StreamKind
from coursereader.text.repair.draft import Aside, Change, Draft, Labelled, Order
from coursereader.text.repair.evidence.lines import filled_lines
from coursereader.text.repair.labeller.facts import facts
from coursereader.text.repair.labeller.labelling import (
    FEWEST_LINES_LABELLED,
    KINDS,
    MOST_LINES_LABELLED,
    WEIGHTS,
    certainties,
    line_labels,
)
from coursereader.text.repair.labeller.line_kinds import LineKind, LineLabel
from coursereader.text.repair.labeller.surroundings import Surroundings
from coursereader.text.repair.labels.heading_levels import Heading
from coursereader.text.repair.labels.weighed_headings import weighed

from bench.articles import Block
from bench.line_truth import line_labels as truth_of

SENTENCE = "The council met on the bridge, and nobody who was there could say afterwards what had been decided on it."
TALK = "\n".join(
    row
    for number in range(1, 9)
    for row in ("What the masons saw", SENTENCE, f"In the year 18{number}0 the miller said so too, and was not heard.")
)


def test_weights_are_a_sorted_file_of_rounded_numbers_and_known_kinds() -> None:
    rows = WEIGHTS.read_text("utf-8").splitlines()
    assert rows == sorted(set(rows))
    assert len(rows) > 500
    for fact, *said in (row.split(" ") for row in rows):
        assert fact
        assert said == sorted(set(said))
        for kind, weight in ((one[0], one[1:]) for one in said):
            assert kind in {one.value for one in LineKind}
            assert len(weight.partition(".")[2]) == 2


def test_nothing_goes_on_that_was_not_opened() -> None:
    shares = certainties([["gap00", "sl", "joinol"], ["CAPS", "wc2"], ["sl", "eo", "joinol"]])
    first = dict(zip(KINDS, shares[0], strict=True))
    assert sum(first[kind] for kind in KINDS if kind.value in "hpqr") == 0
    assert all(abs(sum(row) - 1) < 1e-9 for row in shares)


def test_titles_are_seen_without_empty_lines_and_without_words_of_a_language() -> None:
    for words in (
        TALK,
        TALK.translate({ord(a): ord(b) for a, b in zip("abcdefghijklm", "αβγδεζηθικλμν", strict=True)}),
    ):
        kinds = [edit.label.kind for edit in line_labels(Draft.of(words)) if isinstance(edit, Labelled)]
        assert kinds.count(LineKind.HEADING) >= 7
        assert set(kinds[0::3]) == {LineKind.HEADING}


def test_too_few_lines_show_no_custom_and_too_many_are_a_book() -> None:
    assert not list(line_labels(Draft.of("\n".join(TALK.splitlines()[: FEWEST_LINES_LABELLED - 1]))))
    assert not list(line_labels(Draft.of("The bridge fell.\n" * (MOST_LINES_LABELLED + 1))))


def test_a_label_keeps_its_line_whatever_is_moved_or_taken_out() -> None:
    label = LineLabel(LineKind.TURN, 0.0, 1.0)
    draft = Draft.of("Head\nNobody saw it.\nThe mill stands.").apply([Labelled(20, label)])
    assert draft.text[20:] == "The mill stands."
    assert draft.label(20) == label
    assert draft.label(5) is None
    out = draft.apply([Aside(0, 5, StreamKind.RUNNING_HEAD), Change(5, 6, PieceKind.LIGATURE, "NNN")])
    assert out.label(out.text.index("The mill")) == label
    turned = draft.apply([Order(((20, 36), (0, 20)))])
    assert turned.text.startswith("The mill")
    assert turned.label(0) == label


def test_what_is_seen_has_one_row_for_each_line_of_words() -> None:
    around = Surroundings.of("1. One\n\n  2. Two\n\n\n3. Three\f4. Four", (22,))
    assert len(facts(around)) == len(around.lines) == 3
    assert [bool(number and number.before) for number in around.numbers] == [False, True, True]


def test_lines_are_told_by_the_truth_in_whatever_order_they_came() -> None:
    blocks = [
        Block("heading", "On Bridges", 1),
        Block("paragraph", "The third pier stood on sand, as the masons had said.[^1] Nobody had listened to them."),
        Block("paragraph", "They fell silent.", speaker="Anna Mason"),
        Block("note", "See the book of the foreman, page nine.", number="1"),
    ]
    lines = [
        "17",
        "On Bridges",
        "The third pier stood on sand, as the",
        "masons had said.1 Nobody had",
        "On Bridges 18",
    ]
    lines += ["1", "See the book of the fore-", "man, page nine.", "listened to them.", "Anna Mason: They fell silent."]
    assert truth_of(blocks, lines) == ["F", "H", "P", "p", "F", "N", "n", "n", "p", "S"]


def test_a_title_taken_for_a_head_and_roman_numbers_that_rise_are_headings_whatever_lines_seem_to_be() -> None:
    raw = "The Bridge\n\nIV\n\nIt fell.\n\nIX\n\nIt rose.\n\nXL\n\nNobody saw it."
    seeming = LineLabel(LineKind.FURNITURE, 0.0, 0.0)
    draft = replace(Draft.of(raw), labels={line.first: seeming for line in filled_lines(raw)})
    title, late = Heading(0, 10, "The Bridge"), Heading(raw.index("Nobody"), len(raw), "Nobody saw it.")
    assert [heading.words for heading in weighed(draft, [title, late])] == ["The Bridge", "IV", "IX", "XL"]
