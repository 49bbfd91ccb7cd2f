"""The switch "as received": what it shows of a text, and where; while it is off the page has none of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from coursereader.analysis.course import Edition
from coursereader.analysis.emend import emend
from coursereader.flow import gather
from coursereader.html.weave import Deferred, deferred
from coursereader.input.records import Emendation, Where
from coursereader.interface.language import Language
from coursereader.model.passages import Text
from coursereader.model.problems import Report
from coursereader.pages.index import index_of
from coursereader.pages.repair_kinds import REPAIR_KINDS, SAME
from coursereader.pages.repairs import Repair, repairs
from coursereader.pages.switch import Tally, switch
from coursereader.pages.text import text_pages
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure
from courses import TOY
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

ENGLISH = Language("en")
SHOWN = re.compile(r'data-r="([^"]*)"|data-l="([^"]*)"|class="n"')


def seen(dressed: str) -> str:
    """What a reader sees of a repair: `/` for a line end, `[…]` for a label."""
    return "".join(html.unescape(said) or (f"[{label}]" if label else "/") for said, label in SHOWN.findall(dressed))


def told(found: Iterable[Repair]) -> list[tuple[str, str, int, str]]:
    """Kind, passage, place and what is seen of each repair."""
    return [(one.kind, one.passage, one.at, seen(one.html)) for one in found]


def of(raw: str) -> list[tuple[str, str, int, str]]:
    """The repairs of a seed."""
    return told(repairs(structure("any", repair(raw)), ENGLISH))


def edition(id: str) -> Edition:
    """An edition of the toy course."""
    return gather(TOY, Report()).edition(id)


def test_a_joined_hyphen_is_shown_with_its_line_end_between_its_halves() -> None:
    assert of("The town's coun-\ncil met, and the council heard the\nmasons in the hall.") == [
        ("soft-hyphen", "p1", 15, "-/"),
        ("line-end", "p1", 49, "/"),
    ]


def test_a_note_number_is_shown_as_it_was_printed() -> None:
    found = of("It met.1 It heard the masons.2\n\nIt rose.3 It ended.4\n")
    assert [(kind, at, words) for kind, _, at, words in found if kind == "note-mark"][:2] == [
        ("note-mark", 7, "1"),
        ("note-mark", 28, "2"),
    ]


def test_a_space_that_was_closed_and_a_letter_spaced_line_are_shown_by_points() -> None:
    found = of("A sentence of  two spaces stands here, and no more.\n\nT H E  S T O R M\n\nThe water rose.\n")
    assert ("blank", "p1", 13, "··") in found
    assert [words for kind, _, _, words in found if kind == "letter-space"] == ["·", "·", "··", "·", "·", "·", "·"]


def test_what_was_taken_out_is_shown_where_it_stood() -> None:
    heads = [one for one in repairs(edition("alder").received, ENGLISH) if one.kind == "running-head"]
    assert told(heads) == [
        ("running-head", "p3", 100, "[running head]WEND STUDIES VOL. 3 : 1952 064"),
        ("running-head", "p5", 99, "[running head]WEND STUDIES VOL. 3 : 1952 065"),
        ("running-head", "p6", 311, "[running head]WEND STUDIES VOL. 3 : 1952 066"),
    ]


def test_where_a_note_stood_is_said_with_a_link_to_it() -> None:
    notes = [one for one in repairs(edition("alder").received, ENGLISH) if one.kind == "note"]
    assert [seen(one.html) for one in notes] == [f"[here stood note {n}, 1 line]" for n in (1, 2, 3)]
    assert ['href="#n1"' in one.html for one in notes] == [True, False, False]


def test_a_speaker_s_name_and_a_credit_are_shown_where_they_were_printed() -> None:
    found = told(repairs(edition("birch").received, ENGLISH))
    assert ("speaker", "p2", 0, "River Weekly:") in found
    assert found[0] == ("imprint", "p1", 180, "[imprint or credit][Text/Jonas Birch, Dialogue/Ruth Oder]")


def test_the_tallies_say_how_often_what_was_done() -> None:
    made = switch(edition("alder"), ENGLISH)
    assert made
    assert made.tallies == (
        Tally("correction", "correction by the editors", "1 correction by the editors"),
        Tally("soft-hyphen", "hyphen joined", "6 hyphens joined"),
        Tally("running-head", "running head removed", "3 running heads removed"),
        Tally("page-join", "paragraph joined over a page", "3 paragraphs joined over a page"),
        Tally("note", "note moved", "3 notes moved"),
        Tally("note-mark", "note number read", "6 note numbers read"),
        Tally("heading", "heading found", "6 headings found"),
        Tally("blank", "space closed", "6 spaces closed"),
        Tally("line-end", "line end joined", "25 line ends joined"),
    )


def corrected(raw: str, quote: str, reading: str) -> str:
    """What the switch of a seed with one correction shows."""
    received = structure("any", repair(raw))
    slip = Emendation(text="any", quote=quote, reading=reading, reason="r", by="b", where=Where(path="e.yml", line=1))
    text, made = emend(received, [slip], Report())
    found = switch(Edition(edition("alder").source, received, text, made), ENGLISH)
    assert found
    return found.repairs


def places(deferred: str) -> list[tuple[str, str]]:
    """Where each element belongs, and what is seen of it."""
    return [(at, seen(one)) for at, one in re.findall(r'<li data-at="([^"]*)">(.*?)</li>', deferred)]


def test_what_follows_a_correction_stands_where_it_is_read_and_what_is_in_it_is_shown_in_it() -> None:
    raw = "It is tempting to to\nblame the storm, and the tempt-\ning of the storm is here tempting to blame."
    assert places(corrected(raw, "tempting to to blame", "tempting to blame")) == [
        ("p1 6", "tempting to to/ blame"),
        ("p1 48", "-/"),
    ]


def test_words_that_were_left_out_are_shown_as_left_out() -> None:
    assert places(corrected("He makes allows it.", "makes", "")) == [("p1 3", "makes [left out]")]


def test_the_places_of_deferred_elements_are_counted_as_scripts_count() -> None:
    sign, other = Markup("<b>x</b>"), Markup("<b>y</b>")
    points = [Deferred("p1", 2, sign), Deferred("p1", 2, other), Deferred("p2", 0, sign), Deferred("p1", 3, sign)]
    assert deferred(points, {"p1": "a😀bc", "p2": "d"}) == (
        '<li data-at="p1 3 4 p2 0"><b>x</b></li>\n<li data-at="p1 3.1"><b>y</b></li>'
    )


def test_a_page_holds_its_repairs_in_a_template_and_nowhere_else() -> None:
    for planned in text_pages(index_of(gather(TOY, Report()))):
        page, _, repaired = planned.page().text.partition('<template id="as-received">')
        assert repaired
        assert "data-r=" not in page


def test_a_text_to_which_nothing_was_done_has_no_switch() -> None:
    text = structure("any", repair("One line."))
    assert switch(Edition(edition("alder").source, text, text), ENGLISH) is None


def test_kinds_that_count_as_one_have_a_sort() -> None:
    assert set(SAME.values()) <= set(REPAIR_KINDS)
    assert not set(SAME) & set(REPAIR_KINDS)


def visible(words: str) -> str:
    """The characters that have a shape."""
    return "".join(char for char in words if char.isprintable() and not char.isspace() and char != "·")


def changed(text: Text) -> str:
    """The characters with a shape that the repair of a body did not keep as they stand."""
    pieces = [piece for piece in text.pieces if piece.stream == 0 and piece.kind != "text"]
    raws = [(text.raw[piece.start : piece.end], piece.text) for piece in pieces]
    return "".join(visible(raw) for raw, kept in raws if raw != kept)


@settings(deadline=None, max_examples=80)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf"]) | st.sampled_from("\n\n\n-1 <>&*#aeio"),
        max_size=400,
    )
)
def test_nothing_that_was_changed_in_any_text_is_left_unshown(raw: str) -> None:
    text = structure("any", repair(raw))
    found = list(repairs(text, ENGLISH))
    lengths = {passage.id: len(passage.text) for passage in text.passages}
    assert all(0 <= one.at <= lengths[one.passage] for one in found)
    own = [one for one in found if one.kind not in text.streams[1:] and one.passage[0] in "phr"]
    if "p1" in lengths or "h1" in lengths:
        received = "".join(said for said, _ in SHOWN.findall("".join(one.html for one in own)))
        assert visible(html.unescape(received)) == changed(text)
