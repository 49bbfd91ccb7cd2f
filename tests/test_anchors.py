"""Where quotations stand is remembered: words that stand elsewhere are told, never moved in silence."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from coursereader.analysis.moves import PlacedQuotation, anchor_of, standings, stands_still
from coursereader.analysis.quotations import anchored
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.input.anchors_file import LockedAnchor, parse, sum_of, tell_what_is_broken, written
from coursereader.input.records import Place, Quotation
from coursereader.model.passages import PARAGRAPH, Passage, Span, SpanKind, Text
from coursereader.model.problems import Report
from coursereader.text.anchor import anchor
from coursereader.text.fold import fold
from courses import TOY, said

TERM = "docs/glossary/undermining.md"
LOCK = "seeds/alder/anchors.lock"
QUOTED = "the third pier had been undermined since 1908"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the toy course, locks and all."""
    shutil.copytree(TOY, tmp_path / "course")
    return tmp_path / "course"


def checked(root: Path) -> list[str]:
    gather(root, report := Report())
    return said(report)


def correct(root: Path, name: str, quote: str, reading: str) -> None:
    said = f'quote: "{quote}"\nreading: "{reading}"\nreason: "r"\nby: "b"\n'
    (root / f"seeds/alder/emendations/{name}.yml").write_text(said, "utf-8")


def test_the_locks_of_the_toy_course_are_as_reader_lock_writes_them(course: Path) -> None:
    before = {path: path.read_bytes() for path in course.rglob("*.lock")}
    assert checked(course) == []
    assert main(["lock", "--course", str(course)]) == 0
    assert {path: path.read_bytes() for path in course.rglob("*.lock")} == before
    assert len([path for path in before if path.name == "anchors.lock"]) == 2


def test_words_that_leave_one_passage_and_stand_in_another_are_told_and_can_be_accepted(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correct(course, "away", QUOTED, "a pier had been weak")
    correct(course, "here", "The argument is simple.", f"The argument is that {QUOTED}.")
    moved_away = (
        f'{TERM}:10: the words stood in p4 of "alder": "Marsh 1912: 40). It found that [{QUOTED}] , and that the '
        f'Navigation Comp"; now they stand in p3: "The argument is that [{QUOTED}] . What fell in 1911 '
        'was not a".'
    )
    todo = 'Mend what moved them or quote other words; if they belong there, "reader lock" says so.'
    assert checked(course) == [f"{moved_away} {todo}"]
    assert main(["lock", "--course", str(course)]) == 0
    assert moved_away in capsys.readouterr().out
    assert checked(course) == []
    assert f"{TERM}\tp3\t" in (course / LOCK).read_text("utf-8")


def test_of_one_file_the_moves_are_told_that_are_told_of_it_among_all(course: Path) -> None:
    correct(course, "away", QUOTED, "a pier had been weak")
    correct(course, "here", "The argument is simple.", f"The argument is that {QUOTED}.")
    gather(course, alone := Report(), only=(TERM,))
    gather(course, others := Report(), only=("docs/about.md",))
    assert said(alone) == checked(course) != []
    assert said(others) == []


def test_words_that_stand_further_on_in_their_passage_are_told(course: Path) -> None:
    correct(course, "away", QUOTED, "a pier had been weak")
    correct(course, "here", "The water rose", f"They say {QUOTED}. The water rose")
    (problem,) = checked(course)
    assert problem.startswith(f'{TERM}:10: the words stood in p4 of "alder"')


@pytest.mark.parametrize(
    ("quote", "reading"),
    [("It found that", "It was found that"), ("(Marsh 1912: 40)", ""), (", and that the", ", and how the")],
)
def test_a_correction_beside_a_quotation_is_no_move(course: Path, quote: str, reading: str) -> None:
    correct(course, "beside", quote, reading)
    assert checked(course) == []


def test_a_correction_that_takes_the_words_of_published_records_is_told_itself(course: Path) -> None:
    correct(course, "pier", "third pier", "thrid pier")
    assert checked(course) == [
        f"seeds/alder/emendations/pier.yml:1: this correction takes words that are quoted in {TERM}:10: "
        '"third pier". Mend the reading, or quote there what is read now.'
    ]


def test_a_record_without_a_line_stands_where_it_is_and_one_that_is_gone_has_none(course: Path) -> None:
    lines = (course / LOCK).read_text("utf-8").splitlines(keepends=True)
    (course / LOCK).write_text("".join(line for line in lines if TERM not in line), "utf-8")
    assert checked(course) == []
    (course / "docs/notes/alder/toll-keepers-watch.md").unlink()
    assert main(["lock", "--course", str(course)]) == 0
    said = (course / LOCK).read_text("utf-8")
    assert TERM in said
    assert "toll-keepers-watch" not in said


def test_a_line_that_git_knows_is_not_forgotten(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "A state")):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *words], cwd=course, check=True, capture_output=True)
    (course / LOCK).unlink()
    assert main(["check", "--course", str(course)]) == 0
    correct(course, "away", QUOTED, "a pier had been weak")
    correct(course, "here", "The argument is simple.", f"The argument is that {QUOTED}.")
    capsys.readouterr()
    assert main(["check", "--course", str(course)]) == 1
    told, _ = capsys.readouterr().out.splitlines()
    assert told.startswith(f'{TERM}:10: the words stood in p4 of "alder"')


@pytest.mark.parametrize(
    ("old", "new"), [("\tp4\t256", "\tp3\t256"), ("\tp4\t256\t", "\tp4\t0\t"), (f"{TERM}\t", f"{TERM} ")]
)
def test_a_line_that_was_tampered_with_is_told(course: Path, old: str, new: str) -> None:
    said = (course / LOCK).read_text("utf-8")
    assert old in said
    (course / LOCK).write_text(said.replace(old, new), "utf-8")
    (problem,) = checked(course)
    number = next(n for n, line in enumerate(said.splitlines(), 1) if TERM in line)
    assert problem.startswith(f"{LOCK}:{number}: this line is not as it was written: ")
    assert problem.endswith('Put the file back, or run "reader lock" to write it anew.')
    assert main(["lock", "--course", str(course)]) == 0
    assert (course / LOCK).read_text("utf-8") == said


def test_a_file_that_ends_within_a_line_is_told(course: Path) -> None:
    said = (course / LOCK).read_text("utf-8")
    (course / LOCK).write_text(said.rstrip("\n"), "utf-8")
    assert checked(course) == [
        f"{LOCK}:{len(said.splitlines())}: the file ends within a line; it may have lost others. "
        'Put the file back, or run "reader lock" to write it anew.'
    ]


def test_of_a_line_that_is_none_what_can_be_printed_is_shown() -> None:
    tell_what_is_broken(f"# a\n\n\x1b[31mred\t{'x' * 60}\n", "a.lock", report := Report())
    shown = f" [31mred {'x' * 51}"
    (problem,) = said(report)
    assert problem.startswith(f'a.lock:3: this line is not as it was written: "{shown}". ')


def test_what_is_shown_of_a_place_is_what_stands_beside_it() -> None:
    words = LockedAnchor("a.md", "p1", 40, ("", ""), "b" * 40, "q" * 70, "a" * 40)
    assert words.around() == f"{'b' * 30} [{'q' * 60}] {'a' * 30}"


def test_what_is_written_is_read_again(course: Path) -> None:
    lines = parse((course / LOCK).read_text("utf-8"))
    assert written(reversed(lines)) == (course / LOCK).read_text("utf-8")
    assert written([*lines, *lines]) == written(lines)


def test_corrections_that_touch_a_quotation_are_seen_through() -> None:
    received = Passage("p1", PARAGRAPH, "(aa)bb(cc)")
    corrections = (Span(0, 5, SpanKind.CORRECTION, "(aa)"), Span(7, 10, SpanKind.CORRECTION, "(cc)"))
    corrected = Passage("p1", PARAGRAPH, "(AAA)bb(C)", corrections)
    then = anchor_of("a.md", "bb", Place(text="alder", passage="p1", start=4, end=6), received)
    now = anchor_of("a.md", "bb", Place(text="alder", passage="p1", start=5, end=7), corrected)
    assert (then.start, then.sums) == (now.start, now.sums)
    assert (then.before, then.after, now.before, now.after) == ("(aa)", "(cc)", "(AAA)", "(C)")


def test_sixty_letters_on_either_side_are_remembered() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(200))
    found = anchor_of(
        "a.md", words[70:80], Place(text="alder", passage="p1", start=70, end=80), Passage("p1", PARAGRAPH, words)
    )
    assert (found.path, found.passage, found.start) == ("a.md", "p1", 70)
    assert (found.before, found.quote, found.after) == (words[10:70], words[70:80], words[80:140])
    assert found.sums == (sum_of(words[:70]), sum_of(words[80:]))


def test_what_touches_neither_side_is_no_part_of_what_is_remembered() -> None:
    spans = (Span(1, 2, SpanKind.CORRECTION, "xx"), Span(4, 6, SpanKind.ITALIC), Span(8, 9, SpanKind.CORRECTION, "yy"))
    found = anchor_of(
        "a.md", "ef", Place(text="alder", passage="p1", start=4, end=6), Passage("p1", PARAGRAPH, "abcdefghijk", spans)
    )
    assert found.sums == (sum_of("axxcd"), sum_of("ghyyjk"))
    assert found.start == 5
    inside = Passage("p1", PARAGRAPH, "abcdefghijk", (Span(3, 5, SpanKind.CORRECTION, "zzz"),))
    found = anchor_of("a.md", "ef", Place(text="alder", passage="p1", start=4, end=6), inside)
    assert found.sums == (sum_of("abcd"), sum_of("ghijk"))


SIGN = tuple[str, int | None]
"""A character, and where it stood in its passage; None where it was put there."""


class Source:
    """A text whose characters know where they came from, and that anybody edits."""

    def __init__(self, text: Text, chance: random.Random) -> None:
        self.chance, self.text, self.cut = chance, text, 0
        self.ids = [p.id for p in text.passages]
        self.touched: dict[str, list[SIGN]] = {}

    def signs(self, id: str) -> list[SIGN]:
        return self.touched[id] if id in self.touched else [(c, n) for n, c in enumerate(self.text.passage(id).text)]

    def words(self, id: str) -> str:
        return "".join(sign for sign, _ in self.touched[id]) if id in self.touched else self.text.passage(id).text

    def edited(self) -> Text:
        kept = (replace(p, text=self.words(p.id), spans=()) if p.id in self.touched else p for p in self.text.passages)
        return replace(self.text, passages=tuple(kept))

    def put(self, id: str, start: int, end: int, words: str) -> None:
        self.touched[id] = self.signs(id)
        self.touched[id][start:end] = [(sign, None) for sign in words]

    def any_place(self, id: str) -> int:
        return self.chance.choice([n for n, sign in enumerate(f" {self.words(id)}") if sign == " "])

    def edit(self, words: str, home: str) -> None:
        """One edit of a source, as editors, transfers and better copies make them."""
        id = self.chance.choice([home, self.chance.choice(self.ids)])
        start = self.any_place(id)
        end = min(start + self.chance.choice([0, 1, 5, 20, 80]), len(self.words(id)))
        said = self.words(self.chance.choice(self.ids))
        cut = self.chance.randrange(len(said) or 1)
        self.put(id, start, end, said[cut : cut + self.chance.choice([0, 1, 5, 20, 120])])

    def carry(self, place: Place) -> None:
        """Words leave here, with some beside them, and stand there."""
        self.cut = beside = self.chance.choice([0, 0, 0, 5, 20, 70])
        start, end = max(0, place.start - beside), place.end + self.chance.choice([0, beside])
        words = self.words(place.passage)[start:end]
        self.put(place.passage, start, end, self.chance.choice(["", "other words", "x"]))
        id = self.chance.choice([place.passage, self.chance.choice(self.ids)])
        at = self.any_place(id)
        self.put(id, at, at, self.chance.choice([words, f" {words} ", f" He said: {words}. "]))

    def is_elsewhere(self, then: Place, now: Place) -> bool:
        """Whether the words at a place are not those that stood there, nor put back between the same words."""
        if then.passage != now.passage:
            return True
        origins = [origin for _, origin in self.signs(now.passage)]
        if origins[now.start : now.end] == list(range(then.start, then.end)):
            return False
        if fold(self.words(now.passage)[: now.end]) == fold(self.text.passage(then.passage).text[: then.end]):
            return False  # all up to their end reads as it did, whatever of it was written anew
        before = next((one for one in reversed(origins[: now.start]) if one is not None), -1)
        after = next((one for one in origins[now.end :] if one is not None), len(self.text.passage(now.passage).text))
        near = self.cut + 3
        return not (then.start - near <= before < then.start or then.end <= after < then.end + near)


def tried(text: Text, standing: PlacedQuotation, quotation: Quotation, chance: random.Random) -> str:
    """What becomes of one quotation when its source is edited: lost, kept, told; `silent` where it is moved and
    nobody is told."""
    then = quotation.place
    source = Source(text, chance)
    if chance.random() < 0.6:
        source.carry(then)
    for _ in range(chance.choice([0, 0, 1, 2, 5])):
        source.edit(quotation.quote, then.passage)
    edited = source.edited()
    now = anchor(quotation.model_copy(update={"place": None}), edited, Report())
    if now is None:
        return "lost"
    still = stands_still(
        standing.anchor, anchor_of(standing.anchor.path, quotation.quote, now, edited.passage(now.passage))
    )
    if source.is_elsewhere(then, now):
        return "silent" if still else "told"
    return "kept" if still else "asked"


def quoted(root: Path) -> list[tuple[Text, PlacedQuotation, Quotation]]:
    course = gather(root, Report())
    standing = {(one.where, one.anchor.quote): one for one in standings(course)}
    return [
        (course.edition(one.place.text).text, standing[one.quotation.where, fold(one.quotation.quote)], one.quotation)
        for one in anchored(course)
    ]


def test_no_edit_of_a_source_moves_a_quotation_in_silence() -> None:
    chance = random.Random(7)
    all_of_them = quoted(TOY)
    outcomes = Counter(tried(*chance.choice(all_of_them), chance) for _ in range(4000))
    assert outcomes["silent"] == 0
    assert min(outcomes["told"], outcomes["kept"]) > 500


def test_what_stands_in_one_file_is_what_of_all_stands_in_it(course: Path) -> None:
    addition = "docs/events/bridge-fell/ann.yml"
    (course / addition).parent.mkdir()
    (course / addition).write_text('text: alder\nquote: "the town owned the road"\nsays: "So they said."\n')
    read = gather(course, Report())
    every = list(standings(read))
    files = {one.where.path for one in every}
    assert files > {addition, TERM, "docs/events/bridge-fell.md"}
    for path in files:
        assert list(standings(read, [path])) == [one for one in every if one.where.path == path]
