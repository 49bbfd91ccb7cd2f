"""What texts do with an event: home, margins and tables join those that tell of it, and show touches as such."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from coursereader.analysis.course import Course
from coursereader.analysis.events import DOES, STATES
from coursereader.exports.records import events as events_data
from coursereader.flow import gather
from coursereader.input.records import Telling
from coursereader.model.problems import Report
from courses import made_pages, toy_with

HEAD = '---\ntitle: "Opening of the new bridge"\ndate: "1920"\ndated: {by: text}\nkind: policy\ntells:\n'
ALDER = '  - {text: alder, quote: "the new bridge opened in 1920", says: "With a reading.", relation: RELATION}\n'
BIRCH = '  - {text: birch, quote: "Forty years after the new bridge opened", says: "When.", relation: RELATION}\n'
EVENT = "docs/events/new-bridge-opened-1920.md"


def course(folder: Path, alder: str, birch: str) -> Course:
    """The toy course, with what its two texts do with the opening of the new bridge."""
    words = HEAD + ALDER.replace("RELATION", alder) + BIRCH.replace("RELATION", birch) + "---\n\nA bridge again.\n"
    made = gather(toy_with(folder, {EVENT: words}), report := Report())
    assert not list(report)
    return made


def pages(course: Course) -> dict[str, str]:
    """Its pages by path."""
    return {path: page.text for path, page in made_pages(course).items()}


def cells(text: str) -> list[str]:
    """The states in the row of the opening, in the order of writing."""
    return re.findall(r'<td class="m-(\w+)">', text.partition("Opening of the new bridge</a>")[2].partition("</tr>")[0])


def test_every_relation_says_what_the_words_do_with_the_event() -> None:
    assert sorted(DOES) == sorted(get_args(Telling.model_fields["relation"].annotation))
    assert [state for state in STATES if state in DOES.values()] == ["tells", "touches", "uses"]


@pytest.mark.parametrize(
    ("relation", "state"),
    [("main", "tells"), ("detail", "tells"), ("contradicts", "tells"), ("background", "touches"), ("uses", "uses")],
)
def test_the_state_of_a_text_follows_from_what_its_words_do(tmp_path: Path, relation: str, state: str) -> None:
    made = course(tmp_path, "main", relation)
    assert made.states["new-bridge-opened-1920"] == {"alder": "tells", "birch": state}
    assert cells(pages(made)["events/index.md"]) == ["tells", state]


def test_of_several_mentions_the_one_that_says_most_counts(tmp_path: Path) -> None:
    one = course(tmp_path, "main", "uses")
    telling = '{text: birch, quote: "I have walked on one", says: "On it.", relation: background}'
    added = {"docs/events/new-bridge-opened-1920/birch-walked.yml": "\n".join(telling[1:-1].split(", ")) + "\n"}
    for path, words in added.items():
        (tmp_path / "course" / path).parent.mkdir()
        (tmp_path / "course" / path).write_text(words, "utf-8")
    assert one.states["new-bridge-opened-1920"]["birch"] == "uses"
    assert gather(tmp_path / "course", Report()).states["new-bridge-opened-1920"]["birch"] == "touches"


def test_home_matrix_and_timeline_count_what_two_texts_tell(tmp_path: Path) -> None:
    told, touched = pages(course(tmp_path / "a", "main", "detail")), pages(course(tmp_path / "b", "main", "background"))
    assert "3 of 4 events are told by several texts" in told["index.md"]
    assert "2 of 4 events are told by several texts" in touched["index.md"]
    assert "4 events; 3 of them told by several texts." in told["events/index.md"]
    assert "4 events; 2 of them told by several texts." in touched["events/index.md"]
    assert '<a href="#alone">told by one text <span>2</span></a>' in touched["events/index.md"]
    assert "touched by" not in told["timeline.md"]
    assert "touched by" in touched["timeline.md"]
    assert "Touched by Birch 1960." in touched["timeline.md"]


def test_a_margin_leads_from_telling_to_telling_and_says_of_a_touch_that_it_is_one(tmp_path: Path) -> None:
    told, touched = pages(course(tmp_path / "a", "main", "detail")), pages(course(tmp_path / "b", "main", "background"))
    label = 'aria-label="Other texts on: Opening of the new bridge"'
    assert label in told["texts/alder.md"]
    assert label in told["texts/birch.md"]
    assert label not in touched["texts/alder.md"]
    assert label not in touched["texts/birch.md"]
    line = '<p class="met">Touches <a href="../events/new-bridge-opened-1920.html">Opening of the new bridge</a></p>'
    assert line in touched["texts/birch.md"]
    assert line not in touched["texts/alder.md"]
    assert line not in told["texts/birch.md"]


def test_what_only_uses_an_event_stands_on_its_page_and_beside_no_passage(tmp_path: Path) -> None:
    used = pages(course(tmp_path, "main", "uses"))
    assert "Opening of the new bridge" not in used["texts/birch.md"]
    page = used["events/new-bridge-opened-1920.md"]
    assert "## Used as a date or a name {: #used }" in page
    assert page.index("#says") < page.index("#used")


def test_the_page_of_an_event_sets_touches_after_the_tellings(tmp_path: Path) -> None:
    page = pages(course(tmp_path, "main", "background"))["events/new-bridge-opened-1920.md"]
    says, touched = page.partition("## Touched in passing {: #touched }")[::2]
    assert "the new bridge opened in 1920" in says
    assert "Forty years after" not in says
    assert "Forty years after" in touched
    assert page.count('<g class="fill') == page.count('<g class="line') == 1


def test_a_card_names_touches_after_what_texts_tell(tmp_path: Path) -> None:
    added = 'text: birch\nquote: "I have walked on one."\nsays: "A new one."\nrelation: background\n'
    words = HEAD + ALDER.replace("RELATION", "main") + BIRCH.replace("RELATION", "detail") + "---\n\nA bridge again.\n"
    files = {EVENT: words, "docs/events/new-bridge-opened-1920/birch-walked.yml": added}
    made = pages(gather(toy_with(tmp_path, files), Report()))
    line = "Also touched at <a href="
    beside = made["texts/alder.md"].partition('<section class="cards" ')[0]
    assert f'{line}"birch.html#' in beside
    assert line not in made["texts/birch.md"].partition('<section class="cards" ')[0]
    assert line in made["texts/birch.md"]


def test_the_data_list_texts_by_state(tmp_path: Path) -> None:
    data = json.loads(json.dumps(events_data(course(tmp_path, "background", "uses"))))
    found = next(event for event in data["events"] if event["id"] == "new-bridge-opened-1920")
    assert [telling["relation"] for telling in found["tells"]] == ["background", "uses"]
    assert {state: found[state] for state in STATES[1:]} == {
        "touches": ["alder"], "uses": ["birch"], "silent": [], "older": [], "unread": [],
    }  # fmt: skip
