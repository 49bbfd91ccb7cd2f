"""Seeds as bytes: what is read as it lies, what an editor's habits changed, what is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from coursereader.input import read as reading
from coursereader.input.plain_files import plain_bytes
from coursereader.input.read import LARGEST, LARGEST_FILE, MOST_LINES, read_seed
from coursereader.model.formats import SourceFormat
from coursereader.model.problems import Report
from courses import said


def read(folder: Path, data: bytes, received: bytes | None = None) -> tuple[str | None, list[str]]:
    """The words of a file and its problems; `received`: the bytes whose sum `source.yml` names."""
    path = folder / "alder.txt"
    path.write_bytes(data)
    sum_ = hashlib.sha256(received).hexdigest() if received is not None else ""
    seed = read_seed(path, "seeds/alder/alder.txt", report := Report(), sum_)
    return None if seed is None else seed.text, said(report)


@pytest.mark.parametrize(
    "data", [b"a\r\nb", b"a\rb\r", b"a\nb\n\n", b"\xef\xbb\xbfa", b" a\xc2\xa0b\x0c", b"\xc2\x85a"]
)
def test_a_seed_is_read_character_for_character(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == (data.decode(), [])
    assert read(tmp_path, data, data) == (data.decode(), [])


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_a_sum_in_large_letters_is_the_same_sum(tmp_path: Path, case: type[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\n")
    sum_ = case(hashlib.sha256(b"a\n").hexdigest())
    first = read_seed(path, "a.txt", report := Report(), sum_)
    second = read_seed(path, "a.txt", report, case(hashlib.sha256(b"a\r\n").hexdigest()))
    assert [seed and seed.text for seed in (first, second)] == ["a\n", "a\r\n"]
    assert said(report) == [
        "a.txt:1: an editor or a transfer changed the file as received: line ends are of another system. "
        "Put the received file back; until then it is read without them."
    ]


UTF_8 = "Save the file as plain text in UTF-8, or write its encoding in source.yml: recipe: {encoding: windows-1252}."
LINES, MARK, BOTH = (
    "line ends are of another system",
    "a byte-order mark stands at its beginning",
    "a byte-order mark stands at its beginning, and line ends are of another system",
)
MISSING, ADDED, ENDS = (
    "its last line end is missing",
    "a line end was added at its end",
    "line ends at its end were taken away or added",
)


@pytest.mark.parametrize(
    ("data", "received", "what"),
    [
        (b"a\r\nb\r\n", b"a\nb\n", LINES),
        (b"a\nb\n", b"a\r\nb\r\n", LINES),
        (b"a\r\nb\n", b"a\nb\n", LINES),
        (b"a\r\nb\n", b"a\r\nb\r\n", LINES),
        (b"\xef\xbb\xbfa\n", b"a\n", MARK),
        (b"\xef\xbb\xbfa\r\nb", b"a\nb", BOTH),
        (b"a\nb", b"a\nb\n", MISSING),
        (b"a\n\nb\n\n", b"a\n\nb\n", ADDED),
        (b"a\nb\n", b"a\nb", ADDED),
        (b"a\nb\n\n\n", b"a\nb\n", ENDS),
        (b"a\nb\r\n\r\n", b"a\nb\n", ENDS),
    ],
)
def test_an_editor_s_habits_are_named_and_undone(tmp_path: Path, data: bytes, received: bytes, what: str) -> None:
    assert read(tmp_path, data, received) == (
        received.decode(),
        [
            f"seeds/alder/alder.txt:1: an editor or a transfer changed the file as received: {what}. "
            "Put the received file back; until then it is read without them."
        ],
    )


@pytest.mark.parametrize(
    ("data", "received"),
    [(b"a\rb\r", b"a\nb\n"), (b"b\n", b"a\n"), (b"a b\n", b"a  b\n"), (b"a\n", b"\xef\xbb\xbfa\n")],
)
def test_other_words_are_a_problem_and_read_as_they_are(tmp_path: Path, data: bytes, received: bytes) -> None:
    words, problems = read(tmp_path, data, received)
    assert words == data.decode()
    assert problems == [
        "seeds/alder/alder.txt:1: the words of this file were changed after it was received: its SHA-256 sum is not "
        "that of source.yml. Put the received file back; corrections belong in emendations/. If this is a better "
        f'copy of the source, write sha256: "{hashlib.sha256(data).hexdigest()}" in source.yml.'
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1: the file is empty. Put the text in it."),
        (b" \r\n\t\x0c", "1: the file is empty. Put the text in it."),
        (b"a\x00b", "1: this is not a text file. Extract its text first, and save that as plain text in UTF-8."),
        (b"a\n\nb\xe9\n", "3: byte 0xe9 is not UTF-8. " + UTF_8),
        (b"\xff", "1: byte 0xff is not UTF-8. " + UTF_8),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    assert read(tmp_path, data) == (None, [f"seeds/alder/alder.txt:{message}"])


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert read_seed(tmp_path / "gone.txt", "seeds/gone.txt", report := Report()) is None
    assert said(report) == [
        "seeds/gone.txt:1: there is no file gone.txt. Put the source there, or mend its name in source.yml."
    ]


def test_a_text_may_be_as_large_as_the_bound_and_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (LARGEST, LARGEST_FILE, MOST_LINES) == (5_000_000, 50_000_000, 250_000)
    assert read(tmp_path, b"a" * LARGEST)[1] == []
    assert read(tmp_path, b"a" * (LARGEST + 1)) == (
        None,
        ["seeds/alder/alder.txt:1: the file is larger than 5 MB. Split it, or take out what is no text."],
    )
    monkeypatch.setattr(reading, "MOST_LINES", 4)
    for breaks in (b"\n\n\n\n", b"\r\n\r\r\n\x0c", b"\r\r\r\n\n"):
        assert read(tmp_path, b"a" + breaks)[1] == []
        assert read(tmp_path, b"a" + breaks + b"\x0c") == (
            None,
            ["seeds/alder/alder.txt:1: the file has 5 line and page breaks. Split it, or take out what is no text."],
        )


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    assert read_seed(tmp_path, "seeds/alder", report := Report()) is None
    assert [(problem.path, problem.line) for problem in report] == [("seeds/alder", 1)]


def test_the_largest_file_is_held_against_its_sum_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 6)
    assert read(tmp_path, b"a\r\nb\r\n", b"a\nb\n")[0] == "a\nb\n"


def test_of_a_file_that_is_too_large_no_more_is_read_than_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = list[int]()

    def counting(path: Path, most: int, root: Path | None = None) -> bytes:
        data = plain_bytes(path, most, root)
        taken.append(len(data))
        return data

    monkeypatch.setattr(reading, "LARGEST_FILE", 6)
    monkeypatch.setattr(reading, "plain_bytes", counting)
    words, problems = read(tmp_path, b"a" * 100)
    assert words is None
    assert "is larger than" in problems[0]
    assert taken == [7]


def test_a_file_is_decoded_as_its_recipe_says(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Мост упал.\n".encode("koi8-r"))
    seed = read_seed(path, "a.txt", report := Report(), encoding="koi8-r")
    assert seed is not None
    assert (seed.text, said(report)) == ("Мост упал.\n", [])


def test_a_file_is_read_as_its_name_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.HTML"
    path.write_bytes(b"<!doctype html><title>The bridge</title><p>It fell at noon.</p>")
    seed = read_seed(path, "a.HTML", Report())
    assert seed is not None
    assert "<p>" not in seed.text
    assert "It fell at noon." in seed.text


def test_a_link_on_the_way_to_a_file_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.txt").write_bytes(b"a\n")
    (tmp_path / "course/seeds").mkdir(parents=True)
    (tmp_path / "course/seeds/alder").symlink_to(tmp_path / "elsewhere")
    path, root = tmp_path / "course/seeds/alder/a.txt", tmp_path / "course"
    report = Report()
    assert read_seed(path, "seeds/alder/a.txt", report, root=root) is None
    (problem,) = said(report)
    assert problem.startswith("seeds/alder:1: ")
    assert read_seed(path, "a.txt", report) is not None, "a file that somebody names may be a link"


def test_what_a_file_is_decides_whether_its_text_is_law_and_how_large_it_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 20)
    html, plain = tmp_path / "a.html", tmp_path / "a.txt"
    html.write_bytes(b"<!doctype html><title>The bridge</title><p>It fell at noon.</p>")
    plain.write_bytes(b"It fell at noon.\n")
    seeds = [read_seed(path, path.name, Report()) for path in (html, plain)]
    assert [seed and seed.format for seed in seeds] == [SourceFormat.EXPLICIT, None]
    plain.write_bytes(b"It fell at noon, say.\n")
    assert read_seed(plain, "a.txt", Report()) is None


def test_an_encoding_is_found_out_only_where_one_asks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    words = "Мост упал в полдень, и никто не видел, как это было.\n" * 9
    path.write_bytes(words.encode("koi8-r"))
    assert read_seed(path, "a.txt", Report()) is None
    seed = read_seed(path, "a.txt", Report(), guess=True)
    assert seed is not None
    assert seed.text == words


def test_a_file_larger_than_any_is_told_in_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 3_000_000)
    assert read(tmp_path, b"a" * 3_000_001)[1] == [
        "seeds/alder/alder.txt:1: the file is larger than 3 MB. Split it, or take out what is no text."
    ]
