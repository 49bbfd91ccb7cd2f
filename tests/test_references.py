"""Entries of reference lists: who, when, what; empty where it is not certain."""

from __future__ import annotations

import pytest
from coursereader.analysis.persons import persons, surname
from coursereader.analysis.references import doi, leaves_out, reference, url
from coursereader.model.passages import REFERENCE, Passage, Span


def entry(raw: str, italic: str = "") -> Passage:
    """An entry of a list, some of its words in italics."""
    at = raw.index(italic) if italic else 0
    return Passage("r1", REFERENCE, raw, (Span(at, at + len(italic), "italic"),) if italic else ())


STYLES = [
    (
        "Holm A. 2018. On the Brink: Two Keepers. Rivers. 15(3). P. 1–20.",
        ("Holm A.",),
        "2018",
        "On the Brink: Two Keepers",
    ),
    (
        "Holm A., Ruane V. 2019a. Reluctant keepers. Rivers. 33(1).",
        ("Holm A.", "Ruane V."),
        "2019a",
        "Reluctant keepers",
    ),
    (
        "Holm A., Ruane V., Pell B. et al. 2016. The Ford. Wend: Ash. 93 p.",
        ("Holm A.", "Ruane V.", "Pell B."),
        "2016",
        "The Ford",
    ),
    (
        "Pell, J. (1930). Rivers and Their Keepers. London: Harbour Books.",
        ("Pell, J.",),
        "1930",
        "Rivers and Their Keepers",
    ),
    ("Pell, J., & Ash, M. K. (1930). The ford. Rivers, 5(2), 1–20.", ("Pell, J.", "Ash, M. K."), "1930", "The ford"),
    ("Pell, John. 1930. The Ford. London: Ash.", ("Pell, John",), "1930", "The Ford"),
    ("Pell, John, and Mary Ash. 1930. “The Ford.” Rivers 5.", ("Pell, John", "Mary Ash"), "1930", "The Ford"),
    ("Pell J, Ash MK. The ford. Rivers. 1930;5:1-3.", ("Pell J", "Ash MK"), "1930", "The ford"),
    ("Pell, J. The Ford. London: Ash, 1930.", ("Pell, J.",), "1930", "The Ford"),
    ("Pell, J. 'The Ford', Rivers, 12 (1930), pp. 3–4.", ("Pell, J.",), "1930", "The Ford"),
    ("Pell J. 1930. Keepers. The Older Craft. London: Ash. 219 p.", ("Pell J.",), "1930", "Keepers. The Older Craft"),
    ("van der Pell, J. (1930). The ford. London: Ash.", ("van der Pell, J.",), "1930", "The ford"),
    ("World River Board. 1930. The State of Fords. Wend: Board.", ("World River Board",), "1930", "The State of Fords"),
    (
        "Rebuilt in Wend 1920. The making of a ford. 1930. Ed. by Pell J. 73 p.",
        (),
        "1930",
        "Rebuilt in Wend 1920. The making of a ford",
    ),
    (
        "Pell J. 1930. Der Steg [The Footbridge. A Study]. Rivers. No. 2.",
        ("Pell J.",),
        "1930",
        "Der Steg [The Footbridge. A Study]",
    ),
    (
        "Pell J. 1930. 'Ford', not 'Ferry' – a Shift. Rivers. 38(1).",
        ("Pell J.",),
        "1930",
        "'Ford', not 'Ferry' – a Shift",
    ),
    ("The Alder Papers. Ed. by J. Pell. London.", (), "", ""),
    ("Pell, J. (n.d.). The ford.", (), "", ""),
]


@pytest.mark.parametrize(("raw", "authors", "year", "title"), STYLES, ids=[raw[:40] for raw, *_ in STYLES])
def test_an_entry_says_who_when_and_what(raw: str, authors: tuple[str, ...], year: str, title: str) -> None:
    found = reference(entry(raw))
    assert (found.authors, found.year, found.title) == (authors, year, title)
    assert (found.id, found.raw) == ("r1", raw)


def test_italics_show_where_the_title_ends() -> None:
    journal = entry("Pell J. 1930. Fords. What remains of them. Rivers of Wend. 5(2).", "Rivers of Wend")
    assert reference(journal).title == "Fords. What remains of them"
    book = entry("Pell J. 1930. The Ford. A History. London: Ash.", "The Ford. A History.")
    assert reference(book).title == "The Ford. A History"


def test_a_title_that_runs_into_its_journal_is_left_out() -> None:
    assert reference(entry("Pell J. 1930. The Ford: A View Rivers of Wend. 5(2).", "Rivers of Wend")).title == ""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ford. DOI: 10.1080/147.2018.14", "10.1080/147.2018.14"),
        ("Ford. DOI:10.1177/00471 (In Welsh)", "10.1177/00471"),
        ("Ford. https://doi.org/10.1000/xyz.", "10.1000/xyz"),
        ("Ford. DOI: 10.186/22-6-1(18)-32.", "10.186/22-6-1(18)-32"),
        ("Ford. DOI: 10.1093/cjip/ pow015", ""),
        ("Ford. DOI:10.1142/S237774 0016500275", ""),
        ("Ford. No. 10.", ""),
    ],
)
def test_a_doi_that_is_cut_is_left_out(raw: str, expected: str) -> None:
    assert doi(raw.replace("10.186", "10.1861")) == expected.replace("10.186", "10.1861")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ford. URL: https://wend.example/a_b (accessed: 10.12.2019).", "https://wend.example/a_b"),
        (
            "Ford. URL: https://wend.example/2015-12-14/ how-fords (accessed: 1.2.2019).",
            "https://wend.example/2015-12-14/how-fords",
        ),
        ("Ford. URL: https://wend.example/ford. (In Welsh)", "https://wend.example/ford"),
        ("Ford. DOI: https://doi.org/10.1000/xyz URL: https://wend.example", "https://wend.example"),
        ("Ford. https://doi.org/10.1000/xyz", ""),
    ],
)
def test_an_address_is_the_one_that_is_no_doi(raw: str, expected: str) -> None:
    assert url(raw) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Holm A.", "Holm"),
        ("Holm, Anna", "Holm"),
        ("A. B. Holm", "Holm"),
        ("Anna Holm", "Holm"),
        ("Anna van der Holm", "van der Holm"),
    ],
)
def test_a_surname_is_found_however_the_person_is_written(person: str, expected: str) -> None:
    assert surname(person) == expected


def test_words_that_are_no_list_of_persons_give_none() -> None:
    assert persons("The state of the fords") == ()
    assert persons("") == ()


def test_editors_further_on_do_not_leave_out_authors() -> None:
    assert not leaves_out(reference(entry("Holm A. 2017. The Ford. Ed. by Pell J., Ash M. et al. Wend: Ash.")))
    assert leaves_out(reference(entry("Holm A. et al. 2017. The Ford. Wend: Ash.")))
