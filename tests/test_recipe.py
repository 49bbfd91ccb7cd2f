"""What `recipe` in `source.yml` may say, and what its format decides."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from coursereader.editions import edition
from coursereader.model.problems import Report
from courses import TOY, said, toy_with

ALDER = (TOY / "seeds/alder/source.yml").read_text("utf-8")
HEAD, _, REST = ALDER.partition("recipe:\n")
READING = REST[REST.index("reading:") :]
LINE = HEAD.count("\n") + 2


def read(folder: Path, recipe: str, seed: str = "") -> tuple[list[str], list[str]]:
    """The problems of alder with this recipe, and the words of its passages."""
    words = {} if not seed else {"seeds/alder/alder.txt": seed}
    head = "\n".join(row for row in HEAD.split("\n") if not (seed and row.startswith("sha256:")))
    if seed:
        head += f'sha256: "{hashlib.sha256(seed.encode()).hexdigest()}"\n'
    root = toy_with(folder, {"seeds/alder/source.yml": f"{head}recipe:\n{recipe}{READING}", **words})
    (root / "seeds/alder/passages.lock").unlink(missing_ok=True)
    shutil.rmtree(root / "seeds/alder/emendations")
    found = edition(root, "alder", report := Report())
    shown = [] if found is None else [f"{p.speaker}|{p.text}" if p.speaker else p.text for p in found.text.passages]
    return said(report), shown


@pytest.mark.parametrize(
    ("recipe", "message"),
    [
        ("  reparis: []\n", 'the key "reparis" is unknown in "recipe". Did you mean "repairs"?'),
        ("  repairs: spaces\n", '"repairs" has the wrong shape: "spaces". Write a list: ["one", "two"].'),
        (
            "  format: pdf\n",
            '"format" cannot be "pdf". Choose one of: text, markdown, explicit-markdown, passages, interview.',
        ),
        ("  repairs:\n    - headings\n    - line-end\n", '"line-end" is no repair. Did you mean "line-ends"?'),
    ],
)
def test_what_a_recipe_may_not_say_is_named_with_its_line(tmp_path: Path, recipe: str, message: str) -> None:
    line = LINE + recipe.count("\n") - 1
    assert read(tmp_path, recipe)[0] == [f"seeds/alder/source.yml:{line}: {message}"]


def test_a_word_that_is_near_no_repair_is_answered_with_their_list(tmp_path: Path) -> None:
    [message] = read(tmp_path, "  repairs: [zzz]\n")[0]
    assert message.startswith(f'seeds/alder/source.yml:{LINE}: "zzz" is no repair. Use some of: stated-asides, ')


def test_a_language_that_is_no_tag_is_refused(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"seeds/alder/source.yml": ALDER.replace("label:", "language: English\nlabel:")})
    edition(root, "alder", report := Report())
    assert said(report)[0].endswith('"language" cannot be "English". Write a language tag: "en", "pt-BR", "zh-Hant".')


MARKED = "# Bridges\n\nThey **fell** at noon, *every one*.\n\n# Rivers\n\nThey rose.\n"
SPARSE = "# Bridges\n\nThey fell at noon, every one of them.\n"


def test_markdown_is_not_read_in_what_is_plain_text(tmp_path: Path) -> None:
    assert "They **fell** at noon, *every one*." in read(tmp_path / "a", "  format: text\n", MARKED)[1]
    assert "They fell at noon, every one." in read(tmp_path / "b", "  repairs: [markup, paragraphs]\n", MARKED)[1]


def test_a_single_sign_counts_in_what_is_markdown(tmp_path: Path) -> None:
    assert read(tmp_path / "a", "  format: markdown\n", SPARSE)[1][0] == "Bridges"
    assert read(tmp_path / "b", "  repairs: [markup, paragraphs]\n", SPARSE)[1][0] == "# Bridges"


TALK = "Ann: I saw it fall.\n\nBen: So did I.\n\nAnn: It was noon.\n\nBen: It was not.\n"


def test_in_an_interview_nobody_need_ask(tmp_path: Path) -> None:
    assert read(tmp_path / "a", "  format: interview\n", TALK)[1][1] == "Ben|So did I."
    assert read(tmp_path / "b", "  format: text\n", TALK)[1][1] == "Ben: So did I."


def test_only_the_text_asked_for_is_looked_at(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"seeds/birch/source.yml": "nothing"})
    assert edition(root, "alder", report := Report()) is not None
    assert said(report) == []
