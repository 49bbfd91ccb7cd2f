"""Corrections are one file each: read, refused one by one, and split out of the one file that a text had once."""

from __future__ import annotations

from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.input.corrections import Corrections, LostCorrection, load_corrections
from coursereader.input.folders import CourseFolder
from coursereader.model.problems import Report
from courses import TOY, said, toy_with

OLD = """\
# Of the second printing.

- quote: "the bridge fell at noon"
  # The clock stood still.
  reading: "the bridge fell at one"
  reason: >
    Two lines
    of reason.
  by: "editors"

# The keeper's name.
- {quote: "Noon?", reading: null, reason: "Why.", by: "us"}
-
  quote: "the bridge fell at last"
  reading: ""
  reason: "Why."
  by: "us"
# The end.
"""


def checked(root: Path) -> list[str]:
    gather(root, report := Report())
    return said(report)


def test_the_old_file_is_refused_with_the_command_that_converts_it(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"seeds/alder/emendations.yml": "[]\n"})
    assert checked(root) == [
        "seeds/alder/emendations.yml:1: corrections are one file each, and not read from here. "
        'Run "reader split-corrections": it makes one file of each.'
    ]


def test_the_old_file_is_split_and_nothing_of_it_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = toy_with(tmp_path, {"seeds/birch/emendations.yml": OLD})
    assert main(["split-corrections", "--course", str(root)]) == 0
    assert capsys.readouterr().out == (
        "seeds/birch/emendations.yml: 3 corrections, now one file each in seeds/birch/emendations/.\n"
    )
    assert not (root / "seeds/birch/emendations.yml").exists()
    files = {path.name: path.read_text("utf-8") for path in (root / "seeds/birch/emendations").iterdir()}
    assert files == {
        "the-bridge-fell-at-noon.yml": '# Of the second printing.\n\nquote: "the bridge fell at noon"\n'
        '# The clock stood still.\nreading: "the bridge fell at one"\nreason: >\n  Two lines\n  of reason.\n'
        'by: "editors"\n',
        "noon.yml": '# The keeper\'s name.\n{quote: "Noon?", reading: null, reason: "Why.", by: "us"}\n',
        "the-bridge-fell-at-last.yml": 'quote: "the bridge fell at last"\nreading: ""\nreason: "Why."\nby: "us"\n'
        "# The end.\n",
    }


def test_a_split_that_was_ended_goes_on_to_the_same_files(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"seeds/birch/emendations.yml": OLD})
    main(["split-corrections", "--course", str(root)])
    made = {path: path.read_bytes() for path in (root / "seeds/birch/emendations").iterdir()}
    (root / "seeds/birch/emendations/noon.yml").unlink()
    (root / "seeds/birch/emendations.yml").write_text(OLD, "utf-8")
    assert main(["split-corrections", "--course", str(root)]) == 0
    assert {path: path.read_bytes() for path in (root / "seeds/birch/emendations").iterdir()} == made


def test_a_file_of_other_words_keeps_its_name(tmp_path: Path) -> None:
    files = {"seeds/birch/emendations.yml": OLD, "seeds/birch/emendations/noon.yml": "other"}
    root = toy_with(tmp_path, dict(files))
    main(["split-corrections", "--course", str(root)])
    assert (root / "seeds/birch/emendations/noon.yml").read_text("utf-8") == "other"
    assert (root / "seeds/birch/emendations/noon-2.yml").is_file()


@pytest.mark.parametrize("old", ["quote: a\n", "# Only words.\n", "- [\n", "- a: |\n   b\n   c\n - d\n"])
def test_what_cannot_be_split_stays_as_it_is(old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = toy_with(tmp_path, {"seeds/birch/emendations.yml": old})
    assert main(["split-corrections", "--course", str(root)]) == 1
    assert capsys.readouterr().err.startswith("seeds/birch/emendations.yml:")
    assert (root / "seeds/birch/emendations.yml").read_text("utf-8") == old
    assert not (root / "seeds/birch/emendations").exists()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {"seeds/birch/emendations.yml": OLD, "elsewhere/x": ""})
    (root / "seeds/birch/emendations").symlink_to(root / "elsewhere")
    assert main(["split-corrections", "--course", str(root)]) == 1
    assert [path.name for path in (root / "elsewhere").iterdir()] == ["x"]
    assert (root / "seeds/birch/emendations.yml").is_file()


@pytest.mark.parametrize("name", ["To-to.yml", "to-to.md", "to to.yml", "to-to.yaml"])
def test_a_file_of_another_name_is_no_correction(name: str, tmp_path: Path) -> None:
    root = toy_with(tmp_path, {f"seeds/birch/emendations/{name}": "quote: x\n"})
    (problem,) = checked(root)
    assert problem.startswith(f"seeds/birch/emendations/{name}:1: ")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", ':1: the file has the wrong shape: "". Write keys with values: {key: "value"}.'),
        (
            '- quote: "to to"\n',
            ':1: the file is a list. A correction is one file: begin it with "quote:".',
        ),
        (
            'quote: "to to"\ntext: birch\nreading: "to"\nreason: "r"\nby: "b"\n',
            ':2: this file mends "alder", not "birch". Take the key text out.',
        ),
        ('reading: "to"\nquote: "to to to"\nreason: "r"\nby: "b"\n', ':2: quote not found in "alder": "to to to". '),
        ('quote: "to to"\nreading: "to"\nreason: "r"\n', ':1: the key "by" is missing. Add it: by: your name.'),
    ],
)
def test_a_slip_in_a_correction_is_told_at_its_own_line(written: str, told: str, tmp_path: Path) -> None:
    name = "seeds/alder/emendations/tempting-to-to-blame.yml"
    (problem,) = checked(toy_with(tmp_path, {name: written}))
    assert problem.startswith(name + told)


def loaded(root: Path) -> Corrections:
    return load_corrections(root / "seeds/alder", CourseFolder(root, Report()))


def test_a_correction_is_called_as_its_file_and_stands_where_its_quotation_does(tmp_path: Path) -> None:
    good = loaded(toy_with(tmp_path, {})).good
    assert [one.id for one in good] == ["in-the-rain-to-an-audience", "tempting-to-to-blame"]
    assert {(one.where.path, one.where.line) for one in good if one.where} == {
        (f"seeds/alder/emendations/{one.id}.yml", 1) for one in good
    }


@pytest.mark.parametrize("key", ["reading", "reason", "by"])
def test_what_a_draft_said_is_no_correction(key: str, tmp_path: Path) -> None:
    name, keys = "seeds/alder/emendations/tempting-to-to-blame.yml", {"reading": "to", "reason": "r", "by": "b"}
    rows = [f'{one}: "{"TODO" if one == key else said}"' for one, said in keys.items()]
    root = toy_with(tmp_path, {name: "\n".join(['quote: "to to"', *rows, ""])})
    (problem,) = checked(root)
    line = list(keys).index(key) + 2
    assert problem == f'{name}:{line}: "TODO" was left as it was in a draft. Write your own words.'


def test_a_text_may_say_what_drafts_say(tmp_path: Path) -> None:
    """A quotation and the words around it are the text's own."""
    text = "It was TODO, he wrote: FIXME, and TBD.\n\n" + (TOY / "seeds/alder/alder.txt").read_text("utf-8")
    words = 'quote: "FIXME"\nprefix: "TODO, he wrote: "\nsuffix: ", and TBD"\nreading: "mend"\nreason: "r"\nby: "b"\n'
    root = toy_with(tmp_path, {"seeds/alder/alder.txt": text, "seeds/alder/emendations/fixme.yml": words})
    assert "fixme" in [one.id for one in loaded(root).good]


@pytest.mark.parametrize(
    ("written", "quote", "reading"),
    [
        ('quote: "to to"\nreading: "to"\n - [\n', "to to", "to"),
        ('quote: "to to"\n - [\n', "to to", None),
        ('reading: "to"\n - [\n', None, "to"),
        ('quote: "to to"\nreading: ""\nby: "b"\n', "to to", ""),
        ('quote: ""\nreading: "to"\nby: "b"\n', None, "to"),
        ("quote: [to]\nreading: {to: to}\n", None, None),
        ("", None, None),
    ],
)
def test_of_a_correction_that_cannot_be_read_its_words_are_told(
    written: str, quote: str | None, reading: str | None, tmp_path: Path
) -> None:
    root = toy_with(tmp_path, {"seeds/alder/emendations/tempting-to-to-blame.yml": written})
    assert loaded(root).lost == (LostCorrection(quote, reading),)


def test_the_old_file_may_have_made_any_correction(tmp_path: Path) -> None:
    assert loaded(toy_with(tmp_path, {"seeds/alder/emendations.yml": "[]\n"})).lost == (LostCorrection(None, None),)
