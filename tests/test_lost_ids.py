"""How many of its words must stand where a lost id leads to, of which kind, and what is offered where they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from coursereader.model.passages import HEADING, NOTE, PARAGRAPH, Passage, Text
from coursereader.model.problems import Report
from coursereader.text import lock, lock_file

OLD = [f"old{n}" for n in range(20)]
"""Words that stand nowhere else."""
NEW = [f"new{n}" for n in range(20)]


def text(*words: str) -> Text:
    """Paragraphs, and headings where a line begins with a #, under provisional ids."""
    kinds = [HEADING if one.startswith("#") else PARAGRAPH for one in words]
    passages = (
        Passage(f"{kind[0]}{kinds[:n].count(kind) + 1}", kind, one.removeprefix("#"))
        for n, (one, kind) in enumerate(zip(words, kinds, strict=True))
    )
    return Text("alder", "", (), tuple(passages))


def led(old: Text, new: Text) -> tuple[list[str], list[str]]:
    """The ids of each new passage, and what is said of those that are lost."""
    report = Report()
    kept = lock.keep_ids(new, lock_file.parse(lock_file.written(old)), "passages.lock", report)
    return [" ".join((one.id, *one.also)) for one in kept.passages], [str(problem) for problem in report]


@pytest.mark.parametrize(
    ("of", "standing", "leads"),
    [(10, 6, True), (20, 11, False), (20, 12, True), (5, 3, True), (5, 2, False)],
)
def test_six_of_ten_words_are_enough_beside_others(of: int, standing: int, leads: bool) -> None:
    ids, told = led(text(" ".join(OLD[:of])), text(" ".join([*OLD[:standing], *NEW[:4]])))
    assert (ids == ["p1"], not told) == (leads, leads)


@pytest.mark.parametrize(("of", "standing", "leads"), [(10, 5, True), (20, 9, False), (20, 10, True)])
def test_half_of_them_are_enough_where_the_passage_has_no_others(of: int, standing: int, leads: bool) -> None:
    _, told = led(text(" ".join(OLD[:of])), text(" ".join(OLD[:standing])))
    assert (not told) == leads


@pytest.mark.parametrize(("run", "leads"), [(2, False), (3, True), (4, True)])
def test_words_count_that_stand_three_in_a_row(run: int, leads: bool) -> None:
    parts = [" ".join([*OLD[at : at + run], NEW[at]]) for at in range(0, 12, run)]
    ids, told = led(text(" ".join(OLD[:12])), text(" ".join(parts)))
    assert (ids == ["p1"], not told) == (leads, leads)


@pytest.mark.parametrize(("better", "leads"), [(1, False), (3, True)])
def test_a_passage_is_taken_that_fits_better_by_a_tenth_of_the_words(better: int, leads: bool) -> None:
    ids, told = led(
        text(" ".join(OLD)),
        text(" ".join([*OLD[: 15 + better], *NEW[:2]]), " ".join([*OLD[:15], *NEW[2:4]])),
    )
    assert (ids[0] == "p1", not told) == (leads, leads)


def test_words_that_stand_in_no_row_are_offered_where_letters_are_alike() -> None:
    lost = "the keeper closed the gate at dawn before anybody came"
    _, (near,) = led(text(lost), text("a keeper opened a gate at dusk after nobody had gone"))  # 64 per cent
    assert 'Nearest is p2: "a keeper opened a gate at dusk after nobody had gone".' in near
    _, (far,) = led(text(lost), text("the reader opens a door at dusk for nobody had come"))  # 59 per cent
    assert "Nearest" not in far
    _, (heading,) = led(text(lost), text("#a keeper opened a gate at dusk after nobody had gone"))
    assert "Nearest" not in heading


def test_words_that_stand_in_two_passages_lead_to_the_one_nearest_to_where_they_stood() -> None:
    three, stood = ["It rained.", "It blew.", "It froze."], " ".join(OLD)
    ids, told = led(text(*three, stood), text(f"{stood} {NEW[0]}", *three, f"{stood} {NEW[1]}"))
    assert (ids, told) == (["p5", "p1", "p2", "p3", "p4"], [])


def test_equal_passages_that_were_moved_keep_their_order() -> None:
    three = ["It rained.", "It blew.", "It froze."]
    ids, told = led(text("Yes.", "Yes.", *three), text(*three, "Yes.", "Yes."))
    assert (ids, told) == (["p3", "p4", "p5", "p1", "p2"], [])


HEAD = "The fall of the old bridge of Alder at noon"


def test_a_heading_and_a_paragraph_of_the_same_words_are_told_apart_by_kind() -> None:
    assert led(text(f"#{HEAD}", HEAD), text(HEAD, f"#{HEAD}")) == (["p1", "h1"], [])
    assert led(text(f"#{HEAD}"), text(f"{HEAD} in 1911.", f"#{HEAD} told"))[0] == ["p1", "h1"]


def test_a_paragraph_into_which_a_heading_went_keeps_its_own_id() -> None:
    ids, told = led(text(f"#{HEAD}", "It stood for ninety years."), text(f"{HEAD} It stood for ninety years."))
    assert (ids, told) == (["p1 h1"], [])


def test_no_id_of_a_paragraph_leads_to_a_heading_that_has_most_of_its_words() -> None:
    ids, (told,) = led(text(f"{HEAD} of June"), text(f"#{HEAD}"))
    assert ids == ["h1"]
    assert told.startswith("passages.lock:2: the published passage p1 is gone: ")


def test_a_part_of_a_heading_is_no_part_of_its_id_where_it_is_a_paragraph() -> None:
    ids, told = led(text(f"#{HEAD}"), text("The fall of the old bridge", "of Alder at noon"))
    assert ids == ["p1", "p2"]
    assert len(told) == 1


def test_new_passages_are_numbered_after_the_highest_of_their_kind() -> None:
    def added(*published: str) -> list[str]:
        locked = lock_file.parse("".join(f"{id} It stood for {n} years.\n" for n, id in enumerate(published, 1)))
        kept = lock.keep_ids(text("It stood for 1 years.", "#New", "New"), locked, "passages.lock", Report())
        return [one.id for one in kept.passages]

    assert added("p7") == ["p7", "h1", "p8"]
    assert added("p0") == ["p0", "h1", "p1"]
    assert added("p1", "p9", "p3", "h4") == ["p1", "h5", "p10"]
    assert added("p1", "p9a", "p3b") == ["p1", "h1", "p2"]
    assert added("p1", "p2345678901") == ["p1", "h1", "p2345678902"]
    assert added("p1", "p23456789012") == ["p1", "h1", "p2"]


def test_the_section_of_a_passage_goes_by_the_id_of_its_heading() -> None:
    old, new = text(f"#{HEAD}", "It fell."), text("#New", f"#{HEAD}", "It fell.", "So it was.")
    sections = ["", "h1", "h2", "h9"]
    new = replace(new, passages=tuple(replace(new.passages[n], section=one) for n, one in enumerate(sections)))
    kept = lock.keep_ids(new, lock_file.parse(lock_file.written(old)), "passages.lock", Report())
    assert [(one.id, one.section) for one in kept.passages] == [("h2", ""), ("h1", "h2"), ("p1", "h1"), ("p2", "h9")]


def test_candidates_are_named_for_a_hundred_lost_ids_and_no_more() -> None:
    lost = [f"the keeper closed it, {n} of {n}0 {'x' * 40} saw" for n in range(101)]
    _, told = led(text(*lost), text("the keeper closed it, and went home"))
    assert ["Nearest is p102" in one for one in told] == [True] * 100 + [False]
    assert told[0].startswith(f'passages.lock:2: the published passage p1 is gone: "{lost[0][:60]}". Nearest is p')


@pytest.mark.parametrize(("letters", "end"), [(60, ""), (61, " …"), (80, " …")])
def test_a_long_candidate_is_cut(letters: int, end: str) -> None:
    stands = "the keeper closed it "
    _, (told,) = led(text(f"{stands}{'x' * 9} {'y' * 9} {'w' * 9}"), text(stands + "z" * (letters - len(stands))))
    assert f'Nearest is p2: "{stands}{"z" * 39}{end}".' in told


@pytest.mark.parametrize(("often", "leads"), [(50, True), (51, False)])
def test_words_that_stand_in_more_than_fifty_passages_tell_none_from_the_others(often: int, leads: bool) -> None:
    _, told = led(text(" ".join(OLD)), text(*(f"{' '.join(OLD)} {n}" for n in range(often))))
    assert (not told) == leads


@pytest.mark.parametrize(("more", "leads"), [(7, True), (8, False)])
def test_eight_passages_are_looked_at_that_have_most_of_the_words(more: int, leads: bool) -> None:
    headings = [f"#{' '.join(OLD[:13])} {NEW[n]}" for n in range(more)]
    _, told = led(text(" ".join(OLD)), text(*headings, " ".join([*OLD[:12], *NEW[8:12]])))
    assert (not told) == leads


def test_a_new_note_keeps_its_number_where_that_is_free() -> None:
    def added(*published: str) -> str:
        locked = lock_file.parse("".join(f"{id} It stood for {n} years.\n" for n, id in enumerate(published)))
        notes = (Passage("p1", PARAGRAPH, "It stood for 0 years."), Passage("n5", NOTE, "See the list."))
        return lock.keep_ids(Text("alder", "", (), notes), locked, "passages.lock", Report()).passages[1].id

    assert added("p1") == added("p1", "n4", "n9") == "n5"
    assert added("p1", "n5") == "n6"
    assert added("p1", "n5", "n8") == "n9"


def test_of_two_parts_of_one_size_the_first_goes_by_the_id_wherever_it_stands() -> None:
    halves = " ".join(OLD[:10]), " ".join(OLD[10:])
    assert led(text(" ".join(OLD)), text(*halves)) == (["p1", "p1a"], [])
    assert led(text(" ".join(OLD)), text("It rained.", *halves, "It blew.")) == (["p2", "p1", "p1a", "p3"], [])
    assert led(text(" ".join(OLD)), text("It rained.", halves[0], "It blew.")) == (["p2", "p1", "p3"], [])


@pytest.mark.parametrize("sign", "abcdef")
def test_of_passages_that_have_as_many_of_the_words_the_first_are_looked_at(sign: str) -> None:
    words = [f"{sign}{n}" for n in range(20)]
    _, (told,) = led(text(" ".join(words)), text(*(" ".join([*words[n : n + 3], NEW[n]]) for n in range(18))))
    assert [one in told for one in ("p2:", "p3:", "p4:")] == [True, True, True]
