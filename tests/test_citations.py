"""Brackets that cite, their parts, and what each part means."""

from __future__ import annotations

import pytest
from coursereader.analysis.cited import Cited, cited
from coursereader.analysis.course import Citation, NoteLink
from coursereader.analysis.referencing import notes, referencing
from coursereader.analysis.resolve import SAME_NAME, slip
from coursereader.model.passages import NOTE, PARAGRAPH, REFERENCE, Passage, Span
from courses import text_of
from hypothesis import given
from hypothesis import strategies as st

LIST = (
    "Holm A. 2018. On the Brink. Rivers. 15(3). P. 1–20.",
    "Holm A., Ruane V. 2018. Two Keepers. Rivers. 42(3). P. 411–437.",
    "Karsten V. 2019a. A First Ford. Wend: Ash.",
    "Karsten V. 2019b. A Second Ford. Wend: Ash.",
    "Karsten V., Ma B., Tatum Y., Zell J. 2019. Fords of the North. Rivers. 7. P. 23–36.",
    "Marsh A.G. 2017. The Crowd. Rivers. 10 (5). P. 65–82.",
    "Marsh A.G. 2017. The Trust. Fords Today. Wend: Ash. P. 52–65.",
    "Marsh V.L., Marshall L.L. 2018. A Poll of Keepers. Rivers. No. 2. P. 5–33.",
    "Ivor I., Luz S. et al. 2016. Dialog 2016 [River Dialogue: The 2016 Model 2015: 25/2016]. Wend: Board. 93 p.",
    "Ivor I., Luz S. et al. 2019. Dialog 2019 [River Dialogue: The 2019 Model: 46/2019]. Wend: Board. 200 p.",
    "Rebuilt in Wend 1920. The making of a ford. 1926. Ed. by Pell J. 73 p.",
    "Tarvovskii Y. 2014. A New Axle. Rivers.",
    "Pell J. 1979. Theory of Fords. Wend: Ash. 251 p.",
)
REFERENCES = [Passage(f"r{number}", REFERENCE, raw) for number, raw in enumerate(LIST, 1)]


def citations(words: str, listed: bool = True) -> tuple[Citation, ...]:
    """The citations of one paragraph, with or without the list above."""
    return referencing(text_of("alder", words, *(REFERENCES if listed else ()))).citations


def meant(words: str) -> list[str]:
    """What each part of the first citation means: an id, or the candidates with a question mark."""
    return [part.reference or f"?{','.join(part.candidates)}" for part in citations(f"So it is {words}.")[0].parts]


CITED = [
    (
        "(Holm 2018: 15–16; Karsten, Lund 2018: 631)",
        [(("Holm",), "2018", "15–16"), (("Karsten", "Lund"), "2018", "631")],
    ),
    ("(Epps, 2012: pp.136-139)", [(("Epps",), "2012", "136-139")]),
    ("(Marsh 2013)", [(("Marsh",), "2013", "")]),
    ("( Jonas and Smith, 2007: p.170)", [(("Jonas", "Smith"), "2007", "170")]),
    ("(Bozan, 2011: p.16, p.18)", [(("Bozan",), "2011", "16, 18")]),
    ("(Achary 2011: 97-98)", [(("Achary",), "2011", "97-98")]),
    ("(Ma, Zell, 2019: 33–35)", [(("Ma", "Zell"), "2019", "33–35")]),
    ("(Holm 2018:189–190)", [(("Holm",), "2018", "189–190")]),
    ("(Holm 2018: 431– 437)", [(("Holm",), "2018", "431–437")]),
    ("(Postel-Vine, 2007)", [(("Postel-Vine",), "2007", "")]),
    ("(Holm 2018: 621,624)", [(("Holm",), "2018", "621, 624")]),
    ("(Holm 2018, p. 5; see also Lund & Pell 2019a)", [(("Holm",), "2018", "5"), (("Lund", "Pell"), "2019a", "")]),
    ("(cited in Denn et al.)", [(("Denn",), "", "")]),
    ("(Denn et al. 2019)", [(("Denn",), "2019", "")]),
    ("(Jonas and Smith: p.185)", [(("Jonas", "Smith"), "", "185")]),
    ("(WEND-TASS, April 17, 2014)", [(("WEND-TASS",), "2014", "")]),
    ("(Holm 2012, Lund 2013)", [(("Holm",), "2012", ""), (("Lund",), "2013", "")]),
    ("(Holm 2012a, b)", [(("Holm",), "2012a", ""), (("Holm",), "2012b", "")]),
    ("(Holm 2012, 2014)", [(("Holm",), "2012", ""), (("Holm",), "2014", "")]),
    ("(Smith, J., 2012: 4)", [(("Smith",), "2012", "4")]),
    ("(van der Putt 2012)", [(("van der Putt",), "2012", "")]),
]


@pytest.mark.parametrize(("brackets", "parts"), CITED, ids=[brackets for brackets, _ in CITED])
def test_a_citation_is_taken_apart(brackets: str, parts: list[tuple[tuple[str, ...], str, str]]) -> None:
    found = cited(brackets[1:-1])
    assert [(part.authors, part.year, part.pages) for part in found] == parts
    assert all(part.sure for part in found)
    assert len(citations(f"So it is {brackets}.", listed=False)) == 1


@pytest.mark.parametrize(
    ("brackets", "title", "year", "pages"),
    [
        ("(K Velu Okeanu... 2012)", "K Velu Okeanu", "2012", ""),
        ("(Ford-ferry rivalry… 2012: p.61)", "Ford-ferry rivalry", "2012", "61"),
        ("(River Dialogue: The 2016 Model: 4-12)", "River Dialogue: The 2016 Model", "", "4-12"),
        ("(Rebuilt in Wend 1920 1926: 37–42)", "Rebuilt in Wend 1920", "1926", "37–42"),
    ],
)
def test_a_title_may_stand_in_the_authors_place(brackets: str, title: str, year: str, pages: str) -> None:
    [part] = cited(brackets[1:-1])
    assert (part.authors, part.title, part.year, part.pages) == ((), title, year, pages)


@pytest.mark.parametrize(
    "brackets",
    [
        "(SCO)", "(for example, the ferry)", "(for example, in 2014)", "(45% of respondents)", "(In Welsh)", "(2014)",
        "(1990-2015)", "(accessed: 11.04.2019)", "(accessed on April 9, 2020)", "(September 2012)", "(Spring 2012)",
        "(since 2012)", "(Table 3)", "(a reference to the board)", "(World River Board, the Ash Fund etc.)", "(Part I)",
        "(“ferry-sponsored”, as Alis named it in 2004)", "(based on the 2017 poll)", "()", "(weak and dispersed)",
        "(territorial disputes, nationalism, etc.)",
    ],
)  # fmt: skip
def test_other_brackets_are_left_alone(brackets: str) -> None:
    assert citations(f"So it is {brackets}.") == ()
    assert citations(f"So it is {brackets}.", listed=False) == ()


def test_a_place_with_a_year_is_no_author() -> None:
    assert citations("They met in Wend. The meeting (Wend 2012) was long.", listed=False) == ()
    assert len(citations("They met at last (Wend 2012).", listed=False)) == 1


def test_a_title_that_broke_off_is_known_the_second_time_without_its_year() -> None:
    found = citations("First (K Velu Okeanu... 2012), then (K Velu Okeanu…).", listed=False)
    assert [citation.parts[0].raw for citation in found] == ["K Velu Okeanu... 2012", "K Velu Okeanu…"]
    assert citations("Only (K Velu Okeanu…).", listed=False) == ()


def test_offsets_are_those_of_the_passage() -> None:
    words = "So it is ( Holm 2018: 4;  see Pell 1979)."
    [citation] = citations(words)
    assert words[citation.start : citation.end] == citation.raw == "( Holm 2018: 4;  see Pell 1979)"
    assert [words[part.start : part.end] for part in citation.parts] == ["Holm 2018: 4", "see Pell 1979"]
    assert [part.raw for part in citation.parts] == ["Holm 2018: 4", "see Pell 1979"]


MEANT = [
    ("(Holm 2018: 15)", ["r1"]),
    ("(Holm, Ruane 2018)", ["r2"]),
    ("(Karsten 2019b)", ["r4"]),
    ("(Karsten 2019)", ["?r3,r4"]),
    ("(Ma, Zell 2019: 28)", ["r5"]),
    ("(Ma, Zell 2019: 128)", ["?r5"]),
    ("(Marsh 2017: 52–65)", ["r7"]),
    ("(Marsh 2017: 65)", ["?r6,r7"]),
    ("(Marsh 2017)", ["?r6,r7"]),
    ("(Marsh, Marshall 2018)", ["r8"]),
    ("(Marshall 2018)", ["r8"]),
    ("(Ivor et al. 2016)", ["r9"]),
    ("(River Dialogue: The 2016 Model)", ["r9"]),
    ("(River Dialogue – The 2016 Model: 4–12)", ["r9"]),
    ("(River Dialogue: The 2016 Model 2019: 22)", ["?r9,r10"]),
    ("(River Dialogue: The 2018 Model: 111)", ["?"]),
    ("(Rebuilt in Wend 1920 1926: 37)", ["r11"]),
    ("(Karstem, Ma, Tatum, Zell 2019: 30)", ["r5"]),
    ("(Holm, Ruaney 2018)", ["?"]),
    ("(Holm, Raune 2018)", ["r2"]),
    ("(Tarvovsky 2014)", ["r12"]),
    ("(Tarvosky 2014)", ["?r12"]),
    ("(Pells 1979)", ["?"]),
    ("(Nobody 1979)", ["?"]),
    ("(Pell 1980)", ["?"]),
    ("(Nobody 1979; Pell 1979)", ["?", "r13"]),
]


@pytest.mark.parametrize(("brackets", "expected"), MEANT, ids=[brackets for brackets, _ in MEANT])
def test_a_part_means_an_entry_only_where_that_is_certain(brackets: str, expected: list[str]) -> None:
    assert meant(brackets) == expected


def test_a_year_after_the_authors_name_cites() -> None:
    [citation] = citations("As Pell (1979: 12) says, and Wend (1979) says not.")
    assert [(part.raw, part.reference, part.pages) for part in citation.parts] == [("1979: 12", "r13", "12")]


def test_without_a_list_nothing_is_resolved_and_nothing_is_a_candidate() -> None:
    [citation] = citations("So it is (Holm 2018).", listed=False)
    assert (citation.parts[0].reference, citation.parts[0].candidates) == (None, ())


@pytest.mark.parametrize(
    ("one", "other"), [("koroley", "korolev"), ("koroloev", "korolev"), ("kasin", "kashin"), ("silayev", "silaev")]
)
def test_near_spellings_are_one_name(one: str, other: str) -> None:
    assert slip(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("walt", "waltz"), ("larin", "larina"), ("lukin", "lukianov"), ("ma", "mo"), ("pell", "bell")]
)
def test_names_that_only_sound_alike_are_two(one: str, other: str) -> None:
    assert not slip(one, other)
    assert SAME_NAME == 0.8


def test_notes_join_marks_and_bodies_by_number() -> None:
    marked = Passage(
        "p1", PARAGRAPH, "One, two.", (Span(3, 3, "note", "2"), Span(8, 8, "note", "10"), Span(8, 8, "note", "*"))
    )
    text = text_of("alder", marked, Passage("n2", NOTE, "Two.", number="2"), Passage("n3", NOTE, "Three.", number="3"))
    assert notes(text) == (
        NoteLink("2", "p1", "n2"),
        NoteLink("3", None, "n3"),
        NoteLink("10", "p1", None),
        NoteLink("*", "p1", None),
    )


@given(st.text(alphabet="Aa12 0:;,.–()pe’…&", max_size=40))
def test_every_part_stands_where_it_says(inner: str) -> None:
    parts: tuple[Cited, ...] = cited(inner, 7)
    assert all(inner[part.start - 7 : part.end - 7] == part.raw for part in parts)
    assert [part.start for part in parts] == sorted(part.start for part in parts)


def test_a_thought_of_many_words_in_brackets_cites_nothing_and_costs_nothing() -> None:
    assert citations(f"So it is ({'Aa, ' * 3000}Holm 2018).", listed=False) == ()
