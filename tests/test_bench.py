"""The text bench's measures: what is right scores 1, and each kind of damage lowers its own measure alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from bench import cases as bench_cases
from bench.__main__ import main
from bench.articles import as_markdown, parsed
from bench.cases import by_document, declared
from bench.makers import MAKERS
from bench.score import MEASURES, Score, score
from bench.texts import SPLITS, texts

TRUTH = """# On Bridges and on Ferries

The first bridge of Alder was built in the spring of the year, and it was paid for by the well-known brothers.[^1]

## What it cost

Nobody kept the second ledger of the council, so that a re-examination of the vaults has to begin elsewhere.[^2]

> We beg to state that the bridge has fallen, and that the mayor stood on it.

The ferry went on for thirty years more, and only then did the long-term contract of the ferryman run out.

- Mason, A. (1911). The bridges of Alder. Erlau: Weir Press.

[^1]: The brothers left no children, but they left three mills.

[^2]: The first ledger was lost in the fire of the archive.
"""
RAW = TRUTH.replace("brothers", "broth-\ners").replace("re-examination", "re-\nexamination")
EXCHANGED = r"(> We beg[^\n]*)\n\n(The ferry[^\n]*)"


def changed(printed: str) -> Score:
    return score(parsed(TRUTH), RAW, printed)


def test_the_truth_itself_scores_one():
    assert changed(TRUTH).values == [1.0] * len(MEASURES)
    assert changed(TRUTH).overall == 1.0


@pytest.mark.parametrize(
    ("measure", "damage"),
    [
        ("characters", lambda words: words.replace("spring of", "sprinq of")),
        (
            "order",
            lambda words: re.sub(r"(Nobody[^\n]*)\n\n> (We[^\n]*)\n\n(The ferry[^\n]*)", r"\1\n\n\3\n\n\2", words),
        ),
        ("paragraphs", lambda words: words.replace("the year, and", "the year,\n\nand")),
        ("headings", lambda words: words.replace("## What", "What")),
        ("headings", lambda words: words.replace("The ferry went", "## The ferry went")),
        ("marks", lambda words: words.replace("elsewhere.[^2]", "elsewhere.")),
        ("marks", lambda words: words.replace("has to begin", "has[^2] to begin")),
        ("bodies", lambda words: words.replace("[^2]: The first ledger was lost in the fire of the archive.\n", "")),
        ("bodies", lambda words: words.replace("[^2]: The first", "[^3]: The first")),
        ("hyphens", lambda words: words.replace("re-examination", "reexamination")),
        ("hyphens", lambda words: words.replace("long-term", "longterm")),
    ],
)
def test_a_damage_lowers_its_measure(measure: str, damage: Callable[[str], str]):
    found = changed(damage(TRUTH))
    assert getattr(found, measure) < 1
    assert found.overall < 1
    others = [name for name in MEASURES if name != measure and name not in DISTURBED.get(measure, ())]
    assert {name: getattr(found, name) for name in others} == dict.fromkeys(others, 1.0)


DISTURBED = {"order": ("paragraphs",), "hyphens": ("characters",)}
"""What cannot be told apart: blocks that change places have other neighbours, a hyphen is a character too."""


def test_what_a_text_does_not_have_is_not_counted_until_it_is_invented():
    plain = "The bridge of Alder was built in the spring of the year.\n\nNobody kept the ledger of the council.\n"
    right = score(parsed(plain), plain, plain)
    assert (right.headings, right.marks, right.bodies, right.hyphens) == (None, None, None, None)
    assert right.overall == 1.0
    invented = score(parsed(plain), plain, plain + "\n[^1]: Nobody kept it.\n")
    assert invented.bodies == 0.0


def test_furniture_captions_and_signs_of_lists_are_not_read():
    more = TRUTH.replace("## What", "[furniture] 17\n\n[caption] Fig. 1\n\n## What").replace("- Mason", "• Mason")
    assert changed(more).overall == 1.0


def test_a_caption_may_come_out_as_a_paragraph():
    truth = parsed(TRUTH.replace("## What", "[caption] Table 1. The vaults.\n\n## What"))
    assert score(truth, RAW, TRUTH.replace("## What", "Table 1. The vaults.\n\n## What")).overall == 1.0


def test_a_letter_misread_at_an_edge_lowers_characters_alone():
    found = changed(TRUTH.replace("lost in the fire", "lost in the fiie").replace("run out.", "rnn out."))
    assert found.characters is not None
    assert found.characters < 1
    assert (found.paragraphs, found.bodies) == (1.0, 1.0)


def test_nothing_scores_nothing():
    assert changed("").overall == 0.0


@pytest.mark.parametrize("base", texts(), ids=lambda base: base.name)
def test_each_base_text_is_its_own_best_output(base):
    printed = as_markdown(base.article.blocks)
    assert score(base.article.blocks, printed, printed).overall == 1.0
    assert base.licence in ("MIT", "public domain")
    assert set(re.findall(r"\[\^(\w+)\](?!:)", printed)) == set(base.article.bodies)
    led = [before.plain for before, block in pairwise(base.article.blocks) if block.kind == "quotation"]
    headings = [block.plain for block in base.article.blocks if block.kind == "heading"]
    assert not [words for words in led if words in headings and words.endswith(":")]  # they lead in a quotation


def test_the_sides_share_no_text_and_no_maker_and_are_declared_the_same_every_time():
    cases = declared()
    assert [case.name for case in cases] == [case.name for case in declared()]
    for split in SPLITS:
        assert len({case.base.name for case in cases if case.split == split}) >= 20
        assert len({case.maker.name for case in cases if case.split == split}) >= 8
    assert all(case.base.split == case.maker.split for case in cases)
    assert {case.maker.name for case in cases} == {maker.name for maker in MAKERS}
    assert len(by_document(cases)) == sum(case.reading == "itself" for case in cases)


def test_what_cannot_be_made_is_listed_with_its_reason_and_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(bench_cases, "KEPT", tmp_path)
    monkeypatch.setattr(bench_cases, "lacks", lambda *needs: f"{needs[0]} is not installed")
    assert main(["--dev", "--alone", "--processes", "1", "bridge-act", "docx"]) == 1
    printed = capsys.readouterr().out
    assert "dev: nothing could be measured." in printed
    assert "Declared: 1 cases; missing: 1.\n  docx                 1 cases: pandoc is not installed" in printed


def test_what_can_be_made_is_scored_and_passes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(bench_cases, "KEPT", tmp_path)
    assert main(["--dev", "--alone", "--processes", "1", "bridge-act", "marker"]) == 0
    assert re.search(r"(?m)^marker +1 +\d\.\d{4}", capsys.readouterr().out)


def test_no_text_of_the_test_side_can_be_asked_for(capsys: pytest.CaptureFixture[str]):
    assert main(["--test", "us-constitution"]) == 1
    assert capsys.readouterr().err == "No case has such a name.\n"
