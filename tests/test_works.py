"""The bibliography of all texts together."""

from __future__ import annotations

from coursereader.analysis.bibliography import works
from coursereader.analysis.course import CitedWork
from coursereader.analysis.referencing import referencing
from coursereader.model.passages import REFERENCE, Passage, Text
from courses import text_of


def text(id: str, words: str, *listed: str) -> Text:
    """A paragraph and its reference list."""
    return text_of(id, words, *(Passage(f"r{number}", REFERENCE, raw) for number, raw in enumerate(listed, 1)))


def merged(*texts: Text) -> dict[str, dict[str, int]]:
    """By the work's id: how often each text cites it."""
    return {work.id: {of: len(places) for of, places in work.cited.items()} for work in _works(*texts)}


def _works(*texts: Text) -> tuple[CitedWork, ...]:
    return works({one.id: referencing(one) for one in texts})


HOLM = "Holm A. 2018. On the Brink. Rivers. 15(3). P. 1–20."


def test_a_work_that_two_lists_have_is_one_entry_with_the_fullest_reference() -> None:
    full = "Holm, Anna. 2018. On the brink. Rivers of Wend. 15(3). Pages 1 to 20, with a map."
    texts = text("alder", "So (Holm 2018).", HOLM), text("birch", "Yes (Holm 2018: 4). No (Holm 2018).", full)
    assert merged(*texts) == {"holm-2018": {"alder": 1, "birch": 2}}
    assert _works(*texts)[0].raw == full


def test_one_doi_is_one_work_whatever_the_title() -> None:
    one, other = f"{HOLM} DOI: 10.1000/x", "Holm A. 2018. Am Abgrund. Rivers. DOI: 10.1000/X"
    assert merged(text("alder", "", one), text("birch", "", other)) == {"holm-2018": {"alder": 0, "birch": 0}}


def test_two_titles_of_one_author_and_year_are_two_works() -> None:
    other = "Holm A. 2018. A Toll for Every Ferry. Wend: Ash."
    assert list(merged(text("alder", "", HOLM), text("birch", "", other))) == [
        "holm-2018-a-toll-for",
        "holm-2018-on-the-brink",
    ]


def test_the_brackets_of_a_text_without_a_list_join_by_authors_and_year() -> None:
    texts = text("alder", "So (Holm 2018).", HOLM), text("birch", "Yes (Holm, 2018: p.4; Pell 1979).")
    assert merged(*texts) == {"holm-2018": {"alder": 1, "birch": 1}, "pell-1979": {"birch": 1}}


def test_brackets_that_may_mean_two_works_join_neither() -> None:
    twins = "Holm A. 2018a. A Ford. Wend: Ash.", "Holm B. 2018b. A Ferry. Wend: Ash."
    assert merged(text("alder", "", *twins), text("birch", "Yes (Holm 2018)."))["holm-2018a"] == {"alder": 0}


def test_a_citation_without_year_joins_the_work_of_those_authors() -> None:
    words = "First (Jonas and Smith: p.185), then (Jonas and Smith, 2007: p.170)."
    assert merged(text("birch", words)) == {"jonas-and-smith-2007": {"birch": 2}}


def test_a_title_that_broke_off_is_one_work() -> None:
    assert merged(text("birch", "One (K Velu Okeanu... 2012), two (K Velu Okeanu…).")) == {
        "k-velu-okeanu-2012": {"birch": 2}
    }


def test_a_citation_that_means_either_of_two_duplicates_means_the_work() -> None:
    twin = "Holm A.B. 2018. On the Brink. Rivers. Vol. 15. P. 1–20."
    assert merged(text("alder", "So (Holm 2018).", HOLM, twin)) == {"holm-2018": {"alder": 1}}


def test_labels_are_as_one_writes_them() -> None:
    listed = (
        HOLM,
        "Holm A., Ruane V. 2019. Two Keepers. Rivers.",
        "Holm A., Ruane V., Pell B. 2020. Three Keepers. Rivers.",
        "Ivor I. et al. 2016. Dialog. Wend: Board.",
        "Rebuilt in Wend 1920. A ford. 1926. Ed. by Pell J. 73 p.",
    )
    labels = {work.label for work in _works(text("alder", "", *listed))}
    assert labels == {
        "Holm 2018",
        "Holm and Ruane 2019",
        "Holm et al. 2020",
        "Ivor et al. 2016",
        "Rebuilt in Wend 1920. A ford 1926",
    }


def test_works_stand_by_label_and_two_runs_are_equal() -> None:
    texts = text("alder", "So (Pell 1979).", HOLM), text("birch", "Yes (Abel 2020).")
    assert [work.label for work in _works(*texts)] == ["Abel 2020", "Holm 2018", "Pell 1979"]
    assert _works(*texts) == _works(*texts)
