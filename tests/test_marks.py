"""Which occurrences of a term bear a mark."""

from __future__ import annotations

from coursereader.analysis.mark_places import WORDS_A_MARK
from coursereader.analysis.referencing import referencing
from coursereader.analysis.term_marks import marked
from coursereader.analysis.terms import occurrences
from coursereader.model.passages import HEADING, NOTE, PARAGRAPH, PULLQUOTE, REFERENCE, Passage, Span, Text
from courses import text_of
from test_terms import term

FERRY, BRIDGE = term("ferry", "ferry"), term("bridge", "bridge", "bridges")


def marks(*passages: str | Passage) -> list[str]:
    """The marks of a text: passage and words, in reading order."""
    text: Text = text_of("alder", *passages)
    places = marked(occurrences([FERRY, BRIDGE], [text]), [text], {"alder": referencing(text)})
    order = {passage.id: number for number, passage in enumerate(text.passages)}
    found = sorted(
        (place for all_ in places.values() for place in all_), key=lambda place: (order[place.passage], place.start)
    )
    return [f"{place.passage} {text.passage(place.passage).text[place.start : place.end]}" for place in found]


def in_section(id: str, words: str, section: str) -> Passage:
    return Passage(id, PARAGRAPH, words, section=section)


def test_the_first_use_in_a_section_is_marked() -> None:
    assert marks("A ferry is a ferry.", "Another ferry.") == ["p1 ferry"]
    assert marks(in_section("p1", "A ferry.", "h1"), in_section("p2", "A ferry.", "h2")) == ["p1 ferry", "p2 ferry"]


def test_headings_notes_references_and_pull_quotes_bear_no_mark() -> None:
    for kind in (HEADING, NOTE, REFERENCE, PULLQUOTE):
        assert marks(Passage("x1", kind, "The ferry")) == []


def test_one_mark_in_forty_words_is_enough() -> None:
    assert marks("A ferry and a bridge.") == ["p1 ferry"]
    long = "A ferry and a bridge " + "and more " * WORDS_A_MARK
    assert marks(long) == ["p1 ferry", "p1 bridge"]


def test_what_found_no_room_is_marked_at_its_next_use() -> None:
    assert marks("A ferry and a bridge.", "The bridge.") == ["p1 ferry", "p2 bridge"]


def test_a_term_new_to_the_text_goes_first() -> None:
    passages = in_section("p1", "A ferry.", "h1"), in_section("p2", "A ferry and a bridge.", "h2")
    assert marks(*passages) == ["p1 ferry", "p2 bridge"]


def test_a_quoted_title_bears_no_mark_and_a_quoted_term_does() -> None:
    assert marks("In “The Ferry of Wend” he wept.") == []
    assert marks("The so-called “ferry” sank.") == ["p1 ferry"]
    assert marks("He said “the ferry is late” and left.") == ["p1 ferry"]


def test_a_title_in_italics_bears_no_mark() -> None:
    words = "See The Ferry Keepers for more."
    assert marks(Passage("p1", PARAGRAPH, words, (Span(4, 21, "italic"),))) == []
    assert marks(Passage("p1", PARAGRAPH, "A ferry is free.", (Span(2, 7, "italic"),))) == ["p1 ferry"]


def test_addresses_and_citations_bear_no_mark() -> None:
    assert marks("At https://ferry.example/bridge one reads.") == []
    assert marks("It sank (Bridge 1930: 4).") == []


def test_corrected_and_damaged_words_bear_no_second_mark() -> None:
    for kind in ("correction", "damage"):
        assert marks(Passage("p1", PARAGRAPH, "A ferry.", (Span(2, 7, kind, "fery"),))) == []


def test_a_term_without_a_mark_is_listed_with_none() -> None:
    assert marked({"ferry": ()}, [text_of("alder", "Nothing.")]) == {"ferry": ()}
