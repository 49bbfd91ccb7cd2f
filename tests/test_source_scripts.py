"""`scripts/text.py` and `scripts/add_source.py` as one runs them: what they print, and one clear line where a file
cannot be read."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from coursereader.input.read import read_seed
from coursereader.model.problems import Report
from coursereader.text import recognition
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
ARTICLE = """The Bridge of Alder

The council of Alder met in the town hall and heard the masons,1
who said that the third pier had never stood on rock, and that it
was a well-known dan-
ger.2 The mayor did not answer them.

1 Council minutes, folio 12.

2 Letter of the miller.
"""
BAD = {
    "missing": (None, "there is no file bad.txt. Put the source there, or mend its name in source.yml."),
    "empty": (b" \n", "the file is empty. Put the text in it."),
    "binary": (
        b"\x00\x01",
        "this is not a text file. Extract its text first, and save that as plain text in UTF-8.",
    ),
    "undecodable": (
        b"a\nb\xff",
        "byte 0xff is not UTF-8. Save the file as plain text in UTF-8, or write its encoding in source.yml: "
        "recipe: {encoding: windows-1252}.",
    ),
}


def run(script: str, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPTS / script, *given], capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_is_no_text_gives_one_line(tmp_path: Path, case: str) -> None:
    path, report = tmp_path / "bad.txt", Report()
    data, message = BAD[case]
    if data is not None:
        path.write_bytes(data)
    assert read_seed(path, "bad.txt", report) is None
    assert [str(problem) for problem in report] == [f"bad.txt:{2 if case == 'undecodable' else 1}: {message}"]


def test_a_file_with_another_sum_is_named_and_read_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    report = Report()
    seed = read_seed(tmp_path / "a.txt", "a.txt", report, sha256="00")
    assert seed is not None
    assert seed.text == "a"
    [problem] = report
    assert str(problem).startswith(
        "a.txt:1: the words of this file were changed after it was received: "
        "its SHA-256 sum is not that of source.yml. Put the received file back;"
    )


def test_what_an_editor_does_to_a_file_unasked_is_named_and_undone(tmp_path: Path) -> None:
    received = b"One line.\nAnother.\n"
    (tmp_path / "a.txt").write_bytes(received.replace(b"\n", b"\r\n"))
    report = Report()
    seed = read_seed(tmp_path / "a.txt", "a.txt", report, hashlib.sha256(received).hexdigest())
    assert seed is not None
    assert seed.text == received.decode()
    assert [str(problem) for problem in report] == [
        "a.txt:1: an editor or a transfer changed the file as received: line ends are of another system. "
        "Put the received file back; until then it is read without them."
    ]


def test_carriage_returns_and_marks_are_read_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffa\r\nb\r".encode())
    seed = read_seed(tmp_path / "a.txt", "a.txt", Report())
    assert seed is not None
    assert seed.text == "\ufeffa\r\nb\r"


@pytest.mark.parametrize("script", ["text.py", "add_source.py"])
def test_a_script_ends_with_one_line_and_no_traceback(tmp_path: Path, script: str) -> None:
    (tmp_path / "seeds").mkdir()
    path = tmp_path / "bad.txt"
    path.write_bytes(b"\x00\x01")
    more = ["--id", "bad", "--root", str(tmp_path)] if script == "add_source.py" else []
    done = run(script, str(path), *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{path}:1: {BAD['binary'][1]}\n"


def test_any_file_is_printed_as_plain_markdown(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(ARTICLE, "utf-8")
    done = run("text.py", str(tmp_path / "bridge.txt"))
    assert done.stdout.split("\n\n")[1:] == [
        "The council of Alder met in the town hall and heard the masons,[^1] who said that the third "
        "pier had never stood on rock, "
        "and that it was a well-known danger.[^2] The mayor did not answer them.",
        "[^1]: Council minutes, folio 12.",
        "[^2]: Letter of the miller.\n",
    ]


def test_a_new_source_is_drafted_and_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "bridge.txt").write_text(ARTICLE, "utf-8")
    done = run("add_source.py", str(tmp_path / "bridge.txt"), "--id", "bridge", "--root", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "2 note bodies" in done.stdout
    assert sorted(path.name for path in (tmp_path / "seeds/bridge").iterdir()) == [
        "bridge.txt",
        "source.yml",
    ]
    assert (tmp_path / "seeds/bridge/bridge.txt").read_text("utf-8") == ARTICLE


def test_an_id_that_is_taken_or_no_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "bridge.txt").write_text(ARTICLE, "utf-8")
    done = run("add_source.py", str(tmp_path / "bridge.txt"), "--id", "The Bridge", "--root", str(tmp_path))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert '"The Bridge" cannot be an id. Use small letters a-z, digits and hyphens only.' in done.stderr


def doubts(raw: str) -> list[str]:
    return [doubt.words for doubt in recognition.doubts(structure("case", repair(raw)))]


def test_marks_and_bodies_that_do_not_meet_are_told() -> None:
    assert doubts(
        "# The Bridge\n\nIt fell.<sup>1</sup> Nobody saw it.<sup>2</sup> So **it** was.\n\n<sup>1</sup> "
        "Minutes.\n\n<sup>3</sup> Ibid.\n"
    ) == [
        "Note marks without a body: 2. Perhaps the file lacks the notes.",
        "Notes without a mark: 3. Perhaps the mark was lost, or is printed in a way not known here.",
    ]


def test_a_text_that_gives_no_cause_for_doubt_gives_none() -> None:
    assert doubts("# The Bridge\n\nIt **fell** at noon &amp; nobody \\* saw it.\n") == []


def test_lost_characters_and_missing_headings_are_told() -> None:
    assert doubts("The bridge fell at n\ufffd\ufffdn.\n") == [
        "No headings were recognised.",
        "2 characters were already lost (U+FFFD) when the file was made.",
    ]
