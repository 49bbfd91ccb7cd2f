"""The three files that say what was published, line by line: as they are written, read, and found to be broken."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace as One

import pytest
from coursereader.analysis import counts_file
from coursereader.analysis.counts import FEWEST_LETTERS_OF_A_BODY, Count, counted, says_something, sum_of_words
from coursereader.analysis.counts_file import Said, lines_due, says_fewer_ids, tell_lost_lines, tell_what_fell
from coursereader.flow import gather
from coursereader.input import anchors_file
from coursereader.input.anchors_file import LockedAnchor, sum_of
from coursereader.input.kinds import RecordKind
from coursereader.input.records import Record
from coursereader.model.passages import PARAGRAPH, Passage, Text
from coursereader.model.problems import Report
from coursereader.text import lock_file
from coursereader.text.lock_file import Locked
from courses import TOY, said

ANEW = 'Put the file back, or run "reader lock" to write it anew.'
GONE = 'Put them back, or run "reader lock" to say that they are gone.'
CHANGED = 'Put them back, or run "reader lock" to say that they have changed.'
CUT = "the file ends within a line; it may have lost others."


def test_a_lock_of_ids_is_written_as_it_is_read() -> None:
    led = Passage("p1", PARAGRAPH, "The bridge fell.", also=("p3", "p4"))
    lock = lock_file.written(
        Text("alder", "", (), (led, Passage("p2", PARAGRAPH, ""))),
        (Locked("p3", "The bridge of Alder fell.", 1), Locked("p4", "It fell.", 2)),
    )
    head = "# Published ids and the words they stand for. Written by `make lock`; ids are never taken away.\n"
    assert lock == f"{head}p1 The bridge fell.\np3 The bridge of Alder fell.\np4 The bridge fell.\np2 \n"
    assert lock_file.parse(lock) == (
        Locked("p1", "The bridge fell.", 2), Locked("p3", "The bridge of Alder fell.", 3),
        Locked("p4", "The bridge fell.", 4), Locked("p2", "", 5),
    )  # fmt: skip
    assert (
        lock_file.written(Text("alder", "", (), (led,)))
        == f"{head}p1 The bridge fell.\np3 The bridge fell.\np4 The bridge fell.\n"
    )


def test_of_a_lock_of_ids_what_can_be_read_is_read() -> None:
    assert lock_file.parse("p1 a\n\n  \n# p2 b\np1 c\nnone\np3\nP4 d\np5a e f") == (
        Locked("p1", "a", 1), Locked("p3", "", 7), Locked("p5a", "e f", 9)
    )  # fmt: skip
    lock_file.tell_what_is_broken(f"p1 a\nP{'x' * 70}\np2 b\np2\np3", "a.lock", report := Report())
    todo = "Put the file back as it was published."
    assert said(report) == [
        f'a.lock:2: this is no id with its words: "P{"x" * 59}". {todo}',
        'a.lock:4: the id "p2" stands here for the second time. Take one of the two out.',
        f"a.lock:5: {CUT} {todo}",
    ]


def anchor(path: str = "docs/a.md", passage: str = "p1", start: int = 12, quote: str = "fell") -> LockedAnchor:
    """A quotation with its place."""
    return LockedAnchor(path, passage, start, (sum_of("a"), sum_of("b")), "The bridge", quote, "at noon.")


def test_a_lock_of_places_is_written_as_it_is_read() -> None:
    row = f"docs/a.md\tp1\t12\t{sum_of('a')} {sum_of('b')}\tThe bridge\tfell\tat noon."
    other = row.replace("a.md\tp1\t12", "b.md\th3\t0")
    head = (
        "# Where each quotation stands: file, passage, characters before it, sums, words before it, the words, words "
        'after it.\n# Who only adds need not touch this file. "reader lock" writes it; the check tells of words that '
        "stand elsewhere now.\n"
    )
    lock = f"{head}{row}\t{sum_of(row)}\n{other}\t{sum_of(other)}\n"
    assert anchors_file.written([anchor("docs/b.md", "h3", 0), anchor(), anchor()]) == lock
    assert anchors_file.parse(lock) == (anchor(), anchor("docs/b.md", "h3", 0))
    assert anchors_file.parse(f"\n  \n# {row}\n{row}\t{sum_of(other)}\nwords\n") == ()
    assert anchors_file.anchors_path("alder") == "seeds/alder/anchors.lock"
    assert (sum_of("a"), sum_of("\ud800")) == ("ca978112", "91a681b9")


def test_of_a_lock_of_places_what_is_broken_is_told_line_by_line() -> None:
    lock = anchors_file.written([anchor()])
    anchors_file.tell_what_is_broken(lock, "a.lock", report := Report())
    assert said(report) == []
    anchors_file.tell_what_is_broken(f"{lock}\n{'y' * 70}\n\n# z\nx\ty\n#", "a.lock", report)
    assert said(report) == [
        f'a.lock:5: this line is not as it was written: "{"y" * 60}". {ANEW}',
        f'a.lock:8: this line is not as it was written: "x y". {ANEW}',
        f"a.lock:9: {CUT} {ANEW}",
    ]


def test_words_are_shown_with_what_stands_beside_them() -> None:
    assert anchor().around() == "The bridge [fell] at noon."
    long = LockedAnchor("a.md", "p1", 0, ("", ""), "b" * 30 + "a" * 30, "q" * 60 + "r", "a" * 30 + "b")
    assert long.around() == f"{'a' * 30} [{'q' * 60}] {'a' * 30}"
    assert LockedAnchor("a.md", "p1", 0, ("", ""), "", "q", "").around() == "[q]"
    assert anchor().key == ("docs/a.md", "fell")


def test_a_file_of_counts_is_written_as_it_is_read() -> None:
    lines = counts_file.written([Count("words of alder", "0a1b"), Count("notes", 3), Count("ids of alder", 12)])
    assert lines == (
        "# What the course holds. The check fails where one of these falls, or where the words of a text change.\n"
        '# Who only adds need not touch this file. "reader lock" writes it; its diff says what is gone.\n'
        "12 ids of alder\n3 notes\n0a1b words of alder\n"
    )
    ids, notes, words = counts_file.parse(lines)
    assert (ids, notes, words) == (
        Said(3, "ids of alder", "12"), Said(4, "notes", "3"), Said(5, "words of alder", "0a1b")
    )  # fmt: skip
    assert [(one.is_of_ids, one.is_sum, one.text) for one in (ids, notes, words)] == [
        (True, False, "alder"), (False, False, "notes"), (False, True, "alder")
    ]  # fmt: skip
    assert counts_file.parse("\n  \n#3 a\n0a notes\n3\nthree a\n4 a b\n4 a b\n") == (
        Said(7, "a b", "4"),
        Said(8, "a b", "4"),
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("3 notes\n", []),
        ("", [f"1: there is no count in this file. {ANEW}"]),
        ("# a\n\n", [f"1: there is no count in this file. {ANEW}"]),
        ("3 notes", [f"1: {CUT} {ANEW}"]),
        ("3 notes\n4 na", [f"2: {CUT} {ANEW}"]),
        (
            f"\nx\x1b{'y' * 70}\n0a a\n",
            [f'2: this is no count: "x?{"y" * 58}". {ANEW}', f'3: this is no count: "0a a". {ANEW}'],
        ),
    ],
)
def test_a_file_of_counts_that_is_broken_is_told(written: str, told: list[str]) -> None:
    counts_file.tell_what_is_broken(written, report := Report())
    assert said(report) == [f"counts.lock:{one}" for one in told]


def fell(written: str, *counts: Count, unread: str = "") -> list[str]:
    """What is said to have fallen, where one file cannot be read."""
    report = Report()
    if unread:
        report.add(unread, 1, "it cannot be read.", "Mend it.")
    tell_what_fell(counts_file.parse(written), counts, report)
    return [one.removeprefix("counts.lock:") for one in said(report) if one.startswith("counts.lock:")]


def test_what_is_fewer_or_gone_is_told_and_what_is_more_is_not() -> None:
    assert fell("3 notes\n", Count("notes", 3)) == fell("3 notes\n", Count("notes", 4)) == fell("0 notes\n") == []
    assert fell("9 a\n3 notes\n", Count("a", 9), Count("notes", 2)) == [f"2: there were 3 notes; there are 2. {GONE}"]
    assert fell("1 notes\n") == [f"1: there were 1 notes; there are 0. {GONE}"]
    assert fell("10 notes\n", Count("notes", 9)) == [f"1: there were 10 notes; there are 9. {GONE}"]


def test_of_two_lines_of_one_name_the_one_that_says_most_counts() -> None:
    for lines in ("9 notes\n10 notes\n8 notes\n", "10 notes\n9 notes\n"):
        assert fell(lines, Count("notes", 10)) == []
        (told,) = fell(lines, Count("notes", 8))
        assert told.partition(": ")[2] == f"there were 10 notes; there are 8. {GONE}"


def test_words_that_changed_are_told_and_either_of_two_sums_will_do() -> None:
    name = "words of alder"
    assert fell(f"0a {name}\n", Count(name, "0a")) == []
    assert fell(f"0a {name}\n0b {name}\n", Count(name, "0b")) == []
    assert fell(f"0a {name}\n0b {name}\n", Count(name, "0c")) == [f"1: the {name} are not what they were. {CHANGED}"]
    assert fell(f"\n0a {name}\n") == fell(f"\n0a {name}\n", Count(name, "")) == [f"2: the {name} are gone. {GONE}"]
    assert fell(f"0a {name}\n", unread="seeds/alder/alder.txt") == []
    assert fell(f"0a {name}\n", unread="seeds/birch/birch.txt") == [f"1: the {name} are gone. {GONE}"]


def test_ids_that_are_fewer_belong_back_into_their_lock() -> None:
    back = "Put their lines back into seeds/alder/passages.lock; a published address never dies."
    assert fell("12 ids of alder\n", Count("ids of alder", 3)) == [
        f"1: there were 12 ids of alder; there are 3. {back}"
    ]
    assert fell("12 ids of alder\n") == [f"1: there were 12 ids of alder; there are 0. {GONE}"]


def test_what_rests_on_a_file_that_cannot_be_read_has_not_fallen() -> None:
    cells = Count("cells", 2, ("docs/", "seeds/"))
    assert fell("3 cells\n", cells, unread="docs/a.md") == fell("3 cells\n", cells, unread="seeds/a.yml") == []
    assert fell("3 cells\n", cells, unread="course.yml") == [f"1: there were 3 cells; there are 2. {GONE}"]
    assert fell("3 passages of alder\n", unread="seeds/alder/source.yml") == []
    assert fell("3 notes\n", Count("notes", 2), unread="docs/a.md") == [f"1: there were 3 notes; there are 2. {GONE}"]


COUNTS = (
    Count("notes", 3),
    Count("words of alder", "0a"),
    Count("words of birch", "0b"),
    Count("ids of birch", 4),
    Count("x", 0),
)


def test_lines_are_due_of_all_but_texts_that_are_not_published() -> None:
    assert list(lines_due(COUNTS, ["alder"])) == [
        Said(1, "notes", "3"),
        Said(1, "words of alder", "0a"),
        Said(1, "x", "0"),
    ]
    assert [one.name for one in lines_due(COUNTS, ["alder", "birch"])] == [one.name for one in COUNTS]


def test_a_line_that_is_lost_of_what_is_there_is_told() -> None:
    before = [Said(n, count.name, str(count.value)) for n, count in enumerate(COUNTS, 4)] + [Said(9, "gone", "1")]
    tell_lost_lines(before[1:3], before, COUNTS, report := Report())
    assert said(report) == [
        f"counts.lock:1: the line of the {name} is gone from this file. {ANEW}" for name in ("ids of birch", "notes")
    ]
    for path, todo, told in (("counts.lock", ANEW, 0), ("counts.lock", "x", 2), ("a.lock", ANEW, 2)):
        report = Report()
        report.add(path, 1, "broken.", todo)
        tell_lost_lines(before[1:3], before, COUNTS, report)
        assert len(report) == 1 + told
    tell_lost_lines(before, before, COUNTS, report := Report())
    assert said(report) == []


@pytest.mark.parametrize(
    ("ids", "now", "then", "says"),
    [
        (3, "3", "4", True),
        (3, "2", "4", True),
        (3, "4", "5", False),
        (3, "3", "3", False),
        (3, "3", "", True),
        (3, "", "4", False),
    ],
)
def test_ids_may_be_fewer_where_the_file_says_so_in_the_same_change(ids: int, now: str, then: str, says: bool) -> None:
    def lines(value: str) -> list[Said]:
        other = [Said(1, "ids of birch", "1"), Said(1, "words of alder", "0a")]
        return [Said(1, "ids of alder", "1"), Said(2, "ids of alder", value), *other] if value else other

    assert says_fewer_ids("alder", ids, lines(now), lines(then)) == says


def test_every_count_names_the_folders_it_rests_on() -> None:
    course = gather(TOY, Report())
    files = frozenset(path.relative_to(TOY / "docs").as_posix() for path in (TOY / "docs").rglob("*") if path.is_file())
    found = counted(course, files, {"alder": 5, "birch": 6})
    assert [one.name for one in found] == sorted(one.name for one in found)
    rests = {one.name: one.rests_on for one in found}
    both = ("docs/", "seeds/")
    of_both = "events told as main, cells, cells on birch, events read in alder, quotations of birch, bodies of notes"
    for name in f"{of_both}, readings of alder, forms of terms, tags of notes, links between pages".split(", "):
        assert rests[name] == both
    for name in ("passages of", "corrections of", "links in", "facts about"):
        assert rests[f"{name} birch"] == ("seeds/birch/",)
    assert rests["marked terms in birch"] == ("seeds/birch/", "docs/")
    assert rests["facts in course.yml"] == ("course.yml",)
    assert rests["pages"] == ("seeds/",)
    assert rests["notes"] == rests["notes on birch"] == rests["words of birch"] == rests["ids of birch"] == ()
    values = {one.name: one.value for one in found}
    assert (values["ids of alder"], values["ids of birch"]) == (5, 6)
    locked = {line.name: line.value for line in counts_file.parse((TOY / "counts.lock").read_text("utf-8"))}
    assert {name: str(value) for name, value in values.items() if not name.startswith("ids of")} == {
        name: value for name, value in locked.items() if not name.startswith("ids of")
    }


@pytest.mark.parametrize(("letters", "says"), [(FEWEST_LETTERS_OF_A_BODY, True), (FEWEST_LETTERS_OF_A_BODY - 1, False)])
def test_a_body_says_something_from_twenty_letters_on(letters: int, says: bool) -> None:
    assert FEWEST_LETTERS_OF_A_BODY == 20
    assert says_something("a 1. " * letters) == says


def value(name: str, **changed: object) -> object:
    """One count of the toy course, with something changed in it."""
    course = replace(gather(TOY, Report()), **changed)
    return next(one.value for one in counted(course, (), {"alder": 0, "birch": 0}) if one.name == name)


def test_links_in_a_text_are_parts_that_lead_somewhere_and_notes_that_have_both_ends() -> None:
    parts = [One(reference=None), One(reference="a"), One(reference="")]
    notes = [
        One(mark="1", body="a"),
        One(mark="", body="a"),
        One(mark="1", body=""),
        One(mark="2", body="b"),
        One(mark="3", body="c"),
    ]
    refers = One(citations=[One(parts=parts), One(parts=parts[:2])], notes=notes)
    assert value("links in alder", referencing={"alder": refers}) == 3 + 3
    assert value("links in alder", referencing={"birch": refers}) == 0


def test_links_between_pages_are_keys_and_words() -> None:
    class Linking(Record):
        see: tuple[str, ...] = ()
        event: str = ""

    kind = RecordKind("x", Linking, "xs", "X", "Xs")
    records = (Linking(see=("a", "b"), body="[[c]] [d](e)"), Linking(event="f", body="[g] (h)"), Linking(event="i"))
    pages = (One(body="[a](b) [[c]]", mentions=()),)
    assert value("links between pages", kinds=(kind,), by_model={Linking: records}, handwritten=pages) == 2 + 2 + 2 + 2


def test_facts_that_are_left_empty_are_none() -> None:
    facts = One(
        model_dump=lambda exclude_unset: {"a": "", "b": None, "c": ["d", "", ("e", {"f": "g"})], "h": 0, "i": False}
    )
    assert value("facts in course.yml", facts=facts) == 5


def test_the_sum_of_words_is_of_words_however_they_are_cut() -> None:
    def sum_(*passages: str) -> str:
        return sum_of_words(One(received=One(passages=[One(text=one) for one in passages])))

    assert sum_("a  b", "c") == sum_("a b\nc") == sum_("a", "", "b c") == "0e9f64031fcb2bc7"
    assert sum_("a\ud800") != sum_("a")
    assert len(sum_("a")) == 16
