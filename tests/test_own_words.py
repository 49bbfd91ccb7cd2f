"""The words in which quotations differ: few, and none that another text has."""

from __future__ import annotations

from coursereader.analysis.events import in_time
from coursereader.analysis.own_words import QuotedPassage, own_words
from coursereader.flow import gather
from coursereader.input.records import Event
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from courses import TOY


def quoted(text: str, words: str, passage: str = "", language: str = "en") -> QuotedPassage:
    passage = passage or words
    start = passage.index(words)
    return QuotedPassage(text, language, passage, start, start + len(words))


def told(*quotations: QuotedPassage) -> list[list[str]]:
    found = zip(quotations, own_words(quotations), strict=True)
    return [[one.words[a:b] for a, b in spans] for one, spans in found]


def test_what_stands_in_one_place_of_the_same_words_differs() -> None:
    one, two = "the bridge fell at noon, when no one was upon it", "he always said the bridge fell at dawn"
    assert told(quoted("a", one), quoted("b", two)) == [["noon"], ["dawn"]]


def test_numbers_differ_with_their_signs_and_equal_numbers_do_not() -> None:
    one = "the share rose from 10.5% in 2013 to 16.7% in 2019"
    two = "in 2019 the share was 16,7%, after 4% in 1999"
    assert told(quoted("a", one), quoted("b", two)) == [["10.5%", "2013"], ["4%", "1999"]]


def test_names_differ_and_a_capital_that_begins_a_sentence_is_none() -> None:
    one, two = "Partners were there in Vietnam and Japan.", "Others were in Japan, so in Hanoi."
    assert told(quoted("a", one), quoted("b", two)) == [["Vietnam"], ["Hanoi"]]


def test_what_stands_beside_the_other_quotation_in_its_passage_is_no_difference() -> None:
    one, two = "the bridge fell at noon", "the bridge fell at dawn"
    assert told(quoted("a", one), quoted("b", two, f"Not at noon: {two}.")) == [[], ["dawn"]]


def test_kindred_forms_and_usual_words_are_no_difference() -> None:
    one, two = "the alliances of Russia were held to be strong", "a Russian alliance was made and said to be new"
    assert told(quoted("a", one), quoted("b", two)) == [[], []]


def test_texts_of_two_languages_and_two_places_of_one_text_are_not_compared() -> None:
    one, two = "the bridge fell at noon in 1911", "die Brücke fiel 1912 im Morgengrauen"
    assert told(quoted("a", one), quoted("b", two, language="de")) == [[], []]
    assert told(quoted("a", one), quoted("a", "the bridge fell at dawn in 1912")) == [[], []]


def test_nothing_in_brackets_and_nothing_outside_the_quotation_is_lit() -> None:
    one = quoted("a", "the bridge fell (Ash 1913: 18)", "In 1914 the bridge fell (Ash 1913: 18) in Wend.")
    assert told(one, quoted("b", "the bridge fell")) == [[], []]


def test_an_event_page_shows_them_with_their_legend() -> None:
    planned = {page.path: page.page().text for page in planned_pages(gather(TOY, Report())) if "events/" in page.path}
    assert '<span class="own">noon</span>' in planned["events/bridge-fell.md"]
    assert '<span class="own">dawn</span>' in planned["events/bridge-fell.md"]
    assert '<span class="own">Underlined</span>' in planned["events/bridge-fell.md"]
    assert 'class="own' not in planned["events/storm-1908.md"]


def test_neighbours_are_what_certainly_came_before_and_after() -> None:
    def event(id: str, date: str) -> Event:
        return Event(id=id, title=id, date=date, dated={"by": "text"}, kind="war")

    dated = {"a": "1996/2021", "b": "2012", "c": "2014", "d": "2014-03-18", "e": "2015"}
    events = [event(id, date) for id, date in dated.items()]
    assert in_time(events[2], events) == ("b", "e")
    assert in_time(events[3], events) == ("b", "e")
    assert in_time(events[0], events) == ("", "")
