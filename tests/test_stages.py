"""Each stage of the repair alone, and each rule beside the file that shows it."""

from __future__ import annotations

import pytest
from coursereader.exports.plain_text import printed
from coursereader.text.repair.rules import NAMES, REPAIRS, repair
from coursereader.text.repair.stages import Stage, rules_of
from coursereader.text.structure import structure
from test_repair import SEEN, cases

PAGES = "\f".join(
    f"\nThe Keepers of the Alder\n\nso that he saw that of {year} fall, and no-\nbody asked why it had\n\n{page}\n"
    for page, year in enumerate((1850, 1870, 1890, 1910), 11)
)
"""Four pages with a head, a folio, a broken word."""


def out(raw: str, names: tuple[str, ...], format: str = "") -> str:
    """What some rules make of a text."""
    return printed(structure("case", repair(raw, names, format))).rstrip("\n")


def test_every_rule_belongs_to_one_stage() -> None:
    assert sorted(name for stage in Stage for name in rules_of(stage)) == sorted(NAMES)


def test_every_rule_is_known_by_its_name_in_the_order_in_which_it_acts() -> None:
    assert tuple(name for name, _ in REPAIRS) == NAMES


def test_the_stage_of_signs_takes_only_signs_away() -> None:
    raw = "# The bridge\n\nIt *fell*.[^1]\n\n[^1]: At noon, with-\nout a sound."
    made = out(raw, rules_of(Stage.SIGNS), "markdown")
    assert made == "# The bridge\n\nIt *fell*.[^1]\n\n[^1]: At noon, with- out a sound."


def test_the_stage_of_layout_sets_heads_and_folios_aside_and_leaves_words_alone() -> None:
    made = out(PAGES, rules_of(Stage.LAYOUT))
    assert made.count("[furniture] The Keepers of the Alder") == 3  # the first is taken for the title
    assert [f"[furniture] {page}" in made for page in (11, 12, 13, 14)] == [True] * 4
    assert made.count("no- body") == 4


def test_the_stage_of_labels_tells_blocks_apart_by_their_words() -> None:
    raw = "Introduction\n\nIt fell at noon.\n\nConclusion\n\nHe saw it fall\n\nand went home."
    assert out(raw, rules_of(Stage.LABELS)) == (
        "## Introduction\n\nIt fell at noon.\n\n## Conclusion\n\nHe saw it fall and went home."
    )


def test_the_stage_of_notes_pairs_marks_and_bodies() -> None:
    raw = "It fell.1 Nobody saw it.2 The keeper slept.3\n\nNotes\n\n1 At noon.\n\n2 It was a fair.\n\n3 So he said."
    made = out(raw, rules_of(Stage.NOTES))
    assert made.startswith("It fell.[^1] Nobody saw it.[^2] The keeper slept.[^3]")
    assert made.endswith("[^1]: At noon.\n\n[^2]: It was a fair.\n\n[^3]: So he said.")


def test_the_stage_of_speech_takes_names_out_of_the_words() -> None:
    raw = "Alder: Who saw it?\n\nBirch: Nobody.\n\nAlder: And the keeper?\n\nBirch: He slept."
    text = structure("case", repair(raw, rules_of(Stage.SPEECH)))
    assert [(passage.speaker, passage.text) for passage in text.passages] == [
        ("Alder", "Who saw it?"), ("Birch", "Nobody."), ("Alder", "And the keeper?"), ("Birch", "He slept."),
    ]  # fmt: skip


def test_the_stage_of_words_closes_hyphens_and_blanks_and_no_block() -> None:
    raw = "The bridge-\nkeeper  slept, and the keep-\ning of the bridge was no keeping."
    assert out(raw, rules_of(Stage.INLINE)) == "The bridge-keeper slept, and the keeping of the bridge was no keeping."


@pytest.mark.parametrize("rule", NAMES)
def test_the_file_of_a_rule_shows_what_it_does(rule: str) -> None:
    shown = [raw for title, raw, _ in cases() if title.startswith(f"{rule}: ")]
    for sign, char in SEEN.items():
        shown = [raw.replace(sign, char) for raw in shown]
    without = tuple(name for name in NAMES if name != rule)
    format = "explicit-markdown" if rule in rules_of(Stage.SIGNS)[:2] else ""
    format = "passages" if rule in rules_of(Stage.STATED) else format
    assert any(out(raw, NAMES, format) != out(raw, without, format) for raw in shown)
