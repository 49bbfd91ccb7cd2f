"""What an editor may want to know of a text's references, citations and notes."""

from __future__ import annotations

from coursereader.analysis.findings import KINDS, findings
from coursereader.analysis.referencing import referencing
from coursereader.model.passages import NOTE, PARAGRAPH, REFERENCE, Passage, Span
from courses import text_of

HOLM = "Holm A. 2018. On the Brink. Rivers. 15(3). P. 1–20."


def found(
    words: str, *listed: str, notes: tuple[Passage, ...] = (), spans: tuple[Span, ...] = ()
) -> list[tuple[str, str, str]]:
    """The findings of one paragraph with a list and notes: kind, passage, and the words or what to compare."""
    references = [Passage(f"r{number}", REFERENCE, raw) for number, raw in enumerate(listed, 1)]
    text = text_of("alder", Passage("p1", PARAGRAPH, words, spans), *references, *notes)
    return [(one.kind, one.at, ",".join(one.others) or one.words) for one in findings(referencing(text), text.passages)]


def test_a_sound_apparatus_gives_none() -> None:
    note = Passage("n1", NOTE, "The Crier. 01.02.2019. URL: https://x.example (accessed: 11.04.2019).", number="1")
    assert found("So it is (Holm 2018).", HOLM, notes=(note,), spans=(Span(3, 3, "note", "1"),)) == []


def test_a_reference_that_stands_twice_is_found() -> None:
    twin = "Holm A.B. 2018. On the Brink. Rivers. Vol. 15. P. 1–20."
    assert ("duplicate-reference", "r2", "r1") in found("So it is (Holm 2018).", HOLM, twin)


def test_the_volumes_of_a_series_are_no_duplicates() -> None:
    volumes = "Ivor I. 2016. River Dialogue 1/2016. Wend: Ash.", "Ivor I. 2016. River Dialogue 2/2016. Wend: Ash."
    assert not [one for one in found("(Ivor 2016)", *volumes) if one[0] == "duplicate-reference"]


def test_a_reference_that_is_never_cited_is_found_unless_it_is_a_candidate() -> None:
    twins = "Holm A. 2018a. A Ford. Wend: Ash.", "Holm A. 2018b. Another Ford. Wend: Ash."
    assert found("Nothing.", HOLM) == [("uncited-reference", "r1", HOLM)]
    assert found("So it is (Holm 2018).", *twins) == [("ambiguous-citation", "p1", "r1,r2")]


def test_a_citation_that_the_list_lacks_is_found() -> None:
    assert ("citation-without-reference", "p1", "Pell 1979") in found("So it is (Pell 1979; Holm 2018).", HOLM)


def test_a_text_without_a_list_is_not_told_so_for_every_citation() -> None:
    assert found("So it is (Pell 1979; Holm 2018).") == []


def test_marks_and_bodies_that_lack_each_other_are_found() -> None:
    body = Passage("n2", NOTE, "Two.", number="2")
    assert found("One.", notes=(body,), spans=(Span(3, 3, "note", "1"),)) == [
        ("note-without-mark", "n2", "2"),
        ("mark-without-body", "p1", "1"),
    ]


def test_an_access_before_publication_is_found() -> None:
    early = "Holm A. 2020. On the Brink. Rivers. URL: https://x.example (accessed: 10.12.2019)."
    assert ("accessed-before-published", "r1", early) in found("So it is (Holm 2020).", early)
    for dates in ("19.07.2019. URL: x (accessed: 11.04.2019)", "19 July 2019. URL: x (accessed on April 11, 2019)"):
        note = Passage("n1", NOTE, f"The Crier. {dates}.", number="1")
        assert ("accessed-before-published", "n1", note.text) in found(
            "One.", notes=(note,), spans=(Span(3, 3, "note", "1"),)
        )


def test_a_date_that_is_none_is_passed_over() -> None:
    note = Passage("n1", NOTE, "The Crier. 45.13.2019. URL: x (accessed: 11.04.2018).", number="1")
    assert found("One.", notes=(note,), spans=(Span(3, 3, "note", "1"),)) == []


def test_an_address_that_stands_with_two_works_is_found() -> None:
    first = "Holm A. 2018. On the Brink. Rivers. URL: https://x.example/5413 (accessed: 10.12.2019)."
    other = "Pell V. 2019. A History of Ferries. Boats. URL: https://x.example/5413 (accessed: 10.12.2019)."
    assert ("link-of-another-work", "r2", "r1") in found("So it is (Holm 2018; Pell 2019).", first, other)


def test_every_kind_has_a_name() -> None:
    assert len(KINDS) == 7
