"""Where terms and names stand in the texts."""

from __future__ import annotations

from itertools import pairwise

from coursereader.analysis.terms import named, occurrences
from coursereader.input.records import Name, Term
from coursereader.model.passages import FURNITURE, HEADING, Passage
from courses import text_of
from hypothesis import given
from hypothesis import strategies as st


def term(id: str, *forms: str) -> Term:
    """A term with its name and further forms."""
    return Term(term=forms[0], forms=forms[1:], kind="concept").model_copy(update={"id": id})


def name(id: str, *forms: str, only: dict[str, tuple[str, ...]] | None = None, not_: tuple[str, ...] = ()) -> Name:
    """A name with its forms and what it does not mean."""
    made = Name.model_validate(
        {"name": forms[0], "forms": forms[1:], "kind": "person", "who": "x", "only": only or {}, "not": not_}
    )
    return made.model_copy(update={"id": id})


def found(words: str, *terms: Term) -> list[str]:
    """The words of one passage that are occurrences, each with its term, in reading order."""
    places = [
        (place.start, place.end, of)
        for of, all_ in occurrences(terms, [text_of("alder", words)]).items()
        for place in all_
    ]
    return [f"{words[start:end]}={of}" for start, end, of in sorted(places)]


def test_a_form_in_lower_case_is_found_in_any_case_and_others_as_written() -> None:
    assert found("Realism, realism, REALISM", term("r", "realism")) == ["Realism=r", "realism=r", "REALISM=r"]
    assert found("May it may be in MAY", term("m", "May")) == ["May=m"]


def test_only_whole_words_are_found() -> None:
    words = "Moscow, scope, sco, naïve-sco, sco's, sco-led, scos, sco2, sco_x, ésco, sco\u0301, (sco)."
    assert len(found(words, term("s", "sco"))) == 5


def test_a_plural_is_found_only_where_it_is_given() -> None:
    assert found("alliances of an alliance", term("a", "alliance")) == ["alliance=a"]
    assert found("alliances of an alliance", term("a", "alliance", "alliances")) == ["alliances=a", "alliance=a"]


def test_dashes_quotation_marks_blanks_and_ligatures_do_not_matter() -> None:
    assert found("an East–West trade", term("e", "East-West trade")) == ["East–West trade=e"]
    assert found("the ‘Great’  Game", term("g", "'Great' Game")) == ["‘Great’  Game=g"]
    assert found("an oﬃcial of the oﬃce", term("o", "office")) == ["oﬃce=o"]


def test_the_longest_form_wins_and_none_lies_in_another() -> None:
    terms = term("p", "partnership"), term("s", "strategic partnership"), term("x", "strategic")
    assert found("a strategic partnership, no partnership", *terms) == ["strategic partnership=s", "partnership=p"]


def test_chinese_is_found_inside_a_run_of_characters() -> None:
    assert found("中国共产党成立了", term("c", "共产党")) == ["共产党=c"]


def test_forms_that_end_in_signs_are_found() -> None:
    assert found("the U.S.S.R. fell", term("u", "U.S.S.R.")) == ["U.S.S.R.=u"]


def test_places_after_letters_that_are_two_characters_in_lower_case_are_right() -> None:
    assert found("İİ sco", term("s", "sco")) == ["sco=s"]


def test_headings_and_notes_are_read_and_furniture_is_not() -> None:
    text = text_of(
        "alder", Passage("h1", HEADING, "Sco"), Passage("p1", FURNITURE, "sco"), Passage("p2", "note", "sco")
    )
    assert [place.passage for place in occurrences([term("s", "sco")], [text])["s"]] == ["h1", "p2"]


def test_a_term_that_stands_nowhere_has_no_places() -> None:
    assert occurrences([term("s", "sco")], [text_of("alder", "none")]) == {"s": ()}


def test_a_name_with_only_is_meant_in_those_passages() -> None:
    text = text_of("alder", "Marsh wrote.", "Marsh swam.")
    people = [name("e", "Marsh", only={"alder": ("p1",)}), name("j", "Marsh", only={"alder": ("p2",)})]
    assert {of: [place.passage for place in places] for of, places in named(people, [text]).items()} == {
        "e": ["p1"],
        "j": ["p2"],
    }


def test_a_name_with_only_is_meant_in_no_other_text() -> None:
    texts = [text_of("alder", "Marsh."), text_of("birch", "Marsh.")]
    assert [place.text for place in named([name("e", "Marsh", only={"alder": ("p1",)})], texts)["e"]] == ["alder"]


def test_a_name_is_not_meant_within_somebody_elses() -> None:
    text = text_of("alder", "Wend and the Wend Navigation Company of Wend.")
    assert len(named([name("w", "Wend", not_=("Wend Navigation Company",))], [text])["w"]) == 2


@given(st.text(alphabet="ab -'é\u0301\u2013İ共产", max_size=30), st.sampled_from(["a", "ab", "a-b", "B", "共", "é"]))
def test_no_two_occurrences_overlap_and_each_is_within_the_passage(words: str, form: str) -> None:
    places = occurrences([term("x", form, "ab", "a b"), term("y", "b")], [text_of("alder", words)])
    extents = sorted((place.start, place.end) for all_ in places.values() for place in all_)
    assert all(0 <= start < end <= len(words) for start, end in extents)
    assert all(one[1] <= other[0] for one, other in pairwise(extents))
