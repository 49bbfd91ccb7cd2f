"""Passages of two texts that may speak of the same thing: suggested on the toy course, refused, drafted, measured."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from coursereader.analysis.clue_index import LONGEST_STRETCH, ClueIndex, clue_index
from coursereader.analysis.clues import Clue, ClueKind, figure_clues, name_clues, pair_clues, words
from coursereader.analysis.course import Course, Edition
from coursereader.analysis.joined import joined
from coursereader.analysis.suggestion_measure import agreement, held_out
from coursereader.analysis.suggestions import Suggestion, shared_clues, suggestions, telling_sentences
from coursereader.commands import main
from coursereader.flow import gather
from coursereader.input.placeholders import DATE, DRAFTED
from coursereader.input.records import Source
from coursereader.model.passages import NOTE, Passage, Text
from coursereader.model.problems import Report
from courses import TOY, said, text_of, toy_with

REFUSED = "refused.lock"


@pytest.fixture(scope="module")
def toy() -> Course:
    return gather(TOY, Report())


def course_of(*texts: Text) -> Course:
    return Course(editions=tuple(Edition(Source.model_construct(id=text.id), text, text) for text in texts))


def best(*texts: Text) -> Suggestion:
    return next(iter(suggestions(clue_index(course_of(*texts)))))


def ids(found: Suggestion) -> tuple[str, str]:
    return "#".join(found.pair[0]), "#".join(found.pair[1])


def values(clues: list[Clue], kind: ClueKind) -> set[str]:
    return {clue.value for clue in clues if clue.kind == kind}


def test_the_toy_course_has_its_pairs(toy: Course) -> None:
    found = [ids(one) for one in suggestions(clue_index(toy))]
    due = {("alder#p4", "birch#p5"), ("alder#p4", "birch#p3"), ("alder#p2", "birch#p1"), ("alder#p4", "birch#p6")}
    assert due == set(found[:4]), found
    assert len(found) == len(set(found))


def test_the_best_come_first_and_the_same_on_every_run(toy: Course) -> None:
    once, again = (list(suggestions(clue_index(toy))) for _ in range(2))
    assert [one.pair for one in once] == [one.pair for one in again]
    assert [one.score for one in once] == sorted((one.score for one in once), reverse=True)


def test_rare_words_weigh_more_than_common_ones() -> None:
    filler = ("A gravel road.", "This gravel is cold.", "The gravel goes on.")
    one = text_of("one", "The gravel and the lanternfish.", *filler)
    two = text_of("two", *filler, "A lanternfish lay there.")
    assert ids(best(one, two)) == ("one#p1", "two#p4")


def test_the_words_and_the_sentences_that_speak_for_a_pair_are_told() -> None:
    one = text_of("one", "It was cold. Nobody came. The lanternfish shone at night. So it ended.", "Nothing.")
    two = text_of("two", "Nothing at all.", "We ate. A lanternfish was on the plate. We left.")
    index = clue_index(course_of(one, two))
    found = next(iter(suggestions(index)))
    shared = shared_clues(found, index)
    assert shared[0].one.value == "lanter"
    first, second = telling_sentences(found, shared)
    assert one.passages[0].text[first.start : first.end].strip() == "The lanternfish shone at night."
    assert two.passages[1].text[second.start : second.end].strip() == "A lanternfish was on the plate."
    assert sum(clue.adds for clue in shared) == pytest.approx(found.score)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Поворот на Восток обсуждали долго.", "О повороте говорили снова."),
        ("他谈到战略克制。", "战略克制是什么？"),
        ("A contenção estratégica de Pequim.", "Uma CONTENCAO discreta."),
        ("संधि पर हस्ताक्षर हुए।", "वह संधि पुरानी है।"),
    ],
)
def test_words_of_any_script_meet(one: str, other: str) -> None:
    found = best(text_of("one", "1", one), text_of("two", other, "2"))
    assert ids(found) == ("one#p2", "two#p1")


def test_han_signs_are_read_by_twos_and_addresses_not_at_all() -> None:
    assert [word.begins for word in words("向东看 2024年")] == ["向东", "东看", "2024"]
    assert [word.begins for word in words("See https://example.org/alpha/beta there")] == ["see", "there"]


def test_numbers_are_read_with_unit_and_year() -> None:
    found = list(figure_clues("In 2019 it rose to 16,7 % of trade, at 12 000 pounds."))
    assert values(found, ClueKind.FIGURE) == {"16.7 %", "% in 2019", "12000 pounds", "pounds in 2019"}
    assert values(list(figure_clues("12,000 pounds")), ClueKind.FIGURE) == {"12000 pounds"}


def test_names_are_capitalised_words_within_a_sentence() -> None:
    said_ = "Then Glenn Snyder wrote. Later he met NATO."
    assert values(list(name_clues(said_, words(said_), ())), ClueKind.NAME) == {"then glenn snyder", "nato"}


def test_a_pair_of_words_needs_nothing_between_them() -> None:
    said_ = "strategic restraint, in May 2014"
    found = list(pair_clues(said_, words(said_), {"in"}))
    assert {(clue.kind, clue.value) for clue in found} == {
        (ClueKind.PAIR, "strate restra"),
        (ClueKind.DATE, "may 2014"),
    }


def test_an_address_that_two_texts_give_is_a_shared_work() -> None:
    noted = Passage("n1", NOTE, "See doi:10.1000/Wend.7 for it")
    one, two = (
        text_of("one", "At https://doi.org/10.1000/wend.7 he says.", "x"),
        text_of("two", "y", "In 10.1000/wend.7."),
    )
    index = clue_index(course_of(one, two, text_of("three", noted)))
    assert [(ids(found), [clue.kind for clue in shared_clues(found, index)]) for found in suggestions(index)] == [
        (("one#p1", "two#p2"), [ClueKind.WORK])
    ]


def test_a_passage_without_end_does_not_go_with_everything() -> None:
    vast = " ".join(f"word{n}" for n in range(30_000))
    one = text_of("one", vast, "The lanternfish and the ferryman met.")
    two = text_of("two", "A ferryman saw a lanternfish.", "word9 came, and word29000 went.")
    found = best(one, two)
    assert ids(found) == ("one#p2", "two#p1")
    assert all(stretch.words <= LONGEST_STRETCH for stretch in clue_index(course_of(one, two)).passages[0].stretches)


@pytest.mark.parametrize("hostile", ["", " ", "\u202e" * 9, "." * 500, "\ud800", "ﬁ" * 50, "A" * 5000])
def test_what_is_no_text_suggests_nothing(hostile: str) -> None:
    assert list(suggestions(clue_index(course_of(text_of("one", hostile), text_of("two", "The bridge fell."))))) == []
    assert clue_index(Course()) == ClueIndex((), {})


def test_what_records_join_is_known(toy: Course) -> None:
    pairs = joined(toy)
    assert "docs/events/bridge-fell.md" in pairs[("alder", "p4"), ("birch", "p3")]
    assert (("alder", "n3"), ("birch", "p3")) not in pairs  # only taken for a mention, says the record
    assert not [pair for pair in pairs if pair[0][0] == pair[1][0]]


def test_precision_and_recall_are_of_the_pairs_that_count() -> None:
    pairs = [(("a", f"p{n}"), ("b", "p1")) for n in range(60)]
    told = agreement("all", pairs, pairs[:30])
    assert told.precision[0] == pytest.approx(30 / 50)
    assert told.recall[0] == 1.0
    held = agreement("held", [pair for pair in pairs if held_out(pair)], pairs, held_out)
    assert 0 < held.joined < 60
    assert held.recall[-1] == 1.0


def reader(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, str, str]:
    code = main(["suggest", *given])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_pair_is_printed_with_all_that_one_needs_to_judge_it(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown, _ = reader(capsys, "--course", str(TOY), "alder#p5", "birch#p7")
    assert code == 0
    assert re.match(
        r"1\. alder#p5 birch#p7  score \d+\.\d\n   shared: .*pounds.*\n   alder#p5: .*\n   birch#p7: ", shown
    )
    assert "joined: docs/figures/cost-of-the-new-bridge.md" in shown


def test_what_is_joined_is_offered_only_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, without, _ = reader(capsys, "--course", str(TOY), "--format", "json")
    _, every, _ = reader(capsys, "--course", str(TOY), "--format", "json", "--joined", "--most", "500")
    assert not [one for one in json.loads(without)["suggestions"] if one["joined"]]
    assert [one for one in json.loads(every)["suggestions"] if one["joined"]]


def test_one_passage_or_two_texts_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, shown, _ = reader(capsys, "--course", str(TOY), "--with", "birch#p5", "--joined", "--format", "line")
    assert shown.splitlines()
    assert all(" birch#p5: " in line for line in shown.splitlines())
    code, _, told = reader(capsys, "--course", str(TOY), "--text", "aldr")
    assert (code, told) == (2, 'there is no text "aldr".\n')


def test_a_refused_pair_is_not_offered_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = toy_with(tmp_path, {})
    course = ("--course", str(root), "--joined", "--format", "line", "--most", "500")
    before = reader(capsys, *course)[1].splitlines()
    assert (
        reader(capsys, "--course", str(root), "--refuse", "birch#p5", "alder#p4", "two\tbridges", "--by", "Ana")[0] == 0
    )
    rows = (root / REFUSED).read_text("utf-8").splitlines()
    assert re.fullmatch(r"alder#p4\tbirch#p5\tAna\t\d{4}-\d\d-\d\d\ttwo bridges", rows[-1])
    after = reader(capsys, *course)[1].splitlines()
    assert {line.partition(":")[0] for line in before} - {line.partition(":")[0] for line in after} == {
        "alder#p4 birch#p5"
    }
    gather(root, report := Report())
    assert said(report) == []


def test_refusals_are_sorted_and_those_of_lost_passages_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = "alder#p99\tbirch#p5\tAna\t2026-01-01\tgone\n"
    root = toy_with(tmp_path, {REFUSED: f"alder#p5\tbirch#p5\tAna\t2026-01-01\tother\n{gone}"})
    _, shown, _ = reader(capsys, "--course", str(root), "--refuse", "alder#p4", "birch#p5", "no")
    assert shown == "refused.lock: 2 pairs refused. 1 pair with passages that are gone left out.\n"
    rows = [row for row in (root / REFUSED).read_text("utf-8").splitlines() if not row.startswith("#")]
    assert [row.split("\t")[0] for row in rows] == ["alder#p4", "alder#p5"]


def test_the_check_tells_of_a_line_that_says_no_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = toy_with(tmp_path, {REFUSED: "# head\nalder#p4 birch#p5 no\n"})
    assert main(["check", "--course", str(root)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        'refused.lock:2: this line says no pair: "alder#p4 birch#p5 no". Delete it, and refuse the pair anew.'
    )
    assert reader(capsys, "--course", str(root), "--refuse", "alder#p4", "birch#p5", "no")[0] == 2


@pytest.mark.parametrize("kind", ["event", "comparison", "difference", "term"])
def test_a_record_on_two_passages_passes_the_check(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = toy_with(tmp_path, {})
    pair = ("alder#p5", "birch#p7", "--as", kind, "--id", "new", "--write")
    assert reader(capsys, "--course", str(root), *pair)[0] == 0
    [path] = root.glob("docs/*/new.md")
    made = path.read_text("utf-8")
    assert "text: alder" in made
    assert "text: birch" in made
    for n, asked in enumerate(DRAFTED):
        made = made.replace(asked, "1911" if asked == DATE else f"Said of it by Ana, {n}")
    path.write_text(re.sub('term: ".*"', 'term: "stonemason"', made), "utf-8")
    assert main(["check", "--course", str(root)]) == 0, capsys.readouterr().out
    assert reader(capsys, "--course", str(root), *pair)[0] == 2


def test_wrong_uses_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for given, told in {
        ("--write",): "--write and --id make one record of two passages: name both, and its kind with --as.",
        ("alder#p4",): "Name two passages, of two texts: alder#p4 birch#p5. Or one, with --with.",
        ("--with", "alder#p99"): 'there is no passage "alder#p99". Write a text and a passage of it: alder#p4.',
        ("--with", "alder#h1"): "alder#h1 is a heading: suggestions are of what the text says.",
        ("--most", "0"): "--most is a number of pairs, from 1.",
        ("--refuse", "alder#p4", "alder#p5", "no"): "Suggestions join passages of two texts: name one of each.",
        ("--refuse", "alder#p4", "birch#p5", " "): "Say why the two do not belong together.",
    }.items():
        assert reader(capsys, "--course", str(TOY), *given) == (2, "", told + "\n")
    assert not (TOY / REFUSED).exists()


def test_one_text_alone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "course.yml").write_text('title: "Nothing yet"\nlanguage: en\n', "utf-8")
    code, _, told = reader(capsys, "--course", str(tmp_path))
    assert (code, told) == (1, "Suggestions join passages of two texts, and the course has fewer that can be read.\n")


def test_the_measure_says_both_halves(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown, _ = reader(capsys, "--course", str(TOY), "--measure")
    assert code == 0
    heads = [line.rpartition("  ")[0].split("  ")[0] for line in shown.splitlines()]
    assert {"all pairs", "the half that chose the weights", "the half held out"} <= set(heads)
