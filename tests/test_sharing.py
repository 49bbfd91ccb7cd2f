"""Texts whose words may not go everywhere: what records quote is left of them, at its place, and no other word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from coursereader.analysis.course import Course
from coursereader.analysis.quotations import anchored
from coursereader.analysis.sharing import LEFT_OUT, exported, published
from coursereader.commands import main
from coursereader.exports.files import exports
from coursereader.exports.terms_of_use import terms, terms_of_use
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.kinds import record_data
from coursereader.model.passages import HEADING, REFERENCE
from coursereader.model.problems import Report
from courses import TOY, made_pages, said, toy_with

SOURCE = "seeds/alder/source.yml"
UNQUOTED = "Few accidents of the period are so well-known"


def shared(folder: Path, how: str) -> Path:
    """A copy of the toy course, one of whose texts may go so far."""
    return toy_with(folder, {SOURCE: (TOY / SOURCE).read_text("utf-8") + f"sharing: {how}\n"})


def course_of(root: Path) -> Course:
    course = gather(root, report := Report())
    assert said(report) == []
    return printed(course)


def quoted(course: Course) -> Iterator[tuple[str, str, str]]:
    for one in anchored(course):
        words = course.edition(one.place.text).text.passage(one.place.passage).text
        yield one.record.id, one.place.passage, words[one.place.start : one.place.end]


def test_every_quotation_is_left_at_its_passage_and_nothing_else(tmp_path: Path) -> None:
    whole = course_of(shared(tmp_path, "quotations"))
    cut = published(whole)
    assert list(quoted(cut)) == list(quoted(whole))
    assert cut.edition("birch") == whole.edition("birch")
    before, after = whole.edition("alder"), cut.edition("alder")
    assert [p.id for p in after.text.passages] == [p.id for p in before.text.passages]
    assert after.cut
    assert after.text.raw == ""
    assert after.fingerprint != before.fingerprint
    for passage in before.text.passages:
        if passage.kind not in (HEADING, REFERENCE):
            places = [
                one.place for one in anchored(whole) if (one.place.text, one.place.passage) == ("alder", passage.id)
            ]
            told = sorted({at for place in places for at in range(place.start, place.end)})
            left = after.text.passage(passage.id).text.replace(LEFT_OUT, "")
            assert "".join(left.split()) == "".join("".join(passage.text[at] for at in told).split()), passage.id
    assert UNQUOTED not in str(after.text)
    assert UNQUOTED in str(before.text)


@pytest.mark.parametrize("how", ["site", "quotations"])
def test_exports_hold_no_other_words_of_it_and_say_so(tmp_path: Path, how: str) -> None:
    course = course_of(shared(tmp_path, how))
    files = {file.path: file.content.decode() for file in exports(course, record_data())}
    data = {path: words for path, words in files.items() if path.startswith("data/")}
    assert not [path for path, words in data.items() if UNQUOTED in words]
    assert [one.whole for one in terms(course).texts] == [False, True]
    assert "Ada Holloway: The Fall of the Wend Bridge\n  Invented for the tests of this project" in files["TERMS.txt"]
    assert "Of this text only the words that records quote are here." in files["TERMS.txt"]
    whole = {file.path: file.content.decode() for file in exports(course_of(TOY), record_data())}
    events, before = (json.loads(one["data/events.json"])["events"] for one in (files, whole))
    assert [event["tells"] for event in events] == [event["tells"] for event in before]
    counts = [len(json.loads(one["data/annotations.jsonld"])["first"]["items"]) for one in (files, whole)]
    assert counts[0] == counts[1] > 30


def test_what_goes_everywhere_goes_whole() -> None:
    course = course_of(TOY)
    assert exported(course) is course
    assert published(course) is course
    assert "only the words" not in terms_of_use(course)


def test_a_site_text_is_read_on_the_site(tmp_path: Path) -> None:
    root = shared(tmp_path, "site")
    assert main(["build", "--course", str(root)]) == 0
    site = root / "site"
    assert UNQUOTED in (site / "texts/alder.html").read_text("utf-8")
    notes = json.loads((site / "data/annotations.jsonld").read_text("utf-8"))["first"]["items"]
    mine = [one["target"]["selector"] for one in notes if one["target"]["source"].endswith("alder.html")]
    assert mine
    assert all(len(selectors) == 2 and selectors[0]["prefix"] == "" for selectors in mine)


def test_a_course_is_published_without_the_text(tmp_path: Path) -> None:
    pages = made_pages(published(course_of(shared(tmp_path, "quotations"))))
    assert not [path for path, page in pages.items() if UNQUOTED in page.text]
    assert "Quotations only" in pages["texts/alder.md"].text
    assert 'id="p1"' in pages["texts/alder.md"].text
    assert "&#91;…&#93;" in pages["texts/alder.md"].text
    assert "forbid to show the file" in pages["received/alder.md"].text + pages["editions/alder.md"].text


def test_the_check_knows_how_far_words_may_go(tmp_path: Path) -> None:
    root = shared(tmp_path, "nowhere")
    gather(root, report := Report())
    line = len((root / SOURCE).read_text("utf-8").splitlines())
    assert next(one for one in said(report) if "nowhere" in one).startswith(f"{SOURCE}:{line}: ")
