"""Originals and other copies of a text, dates of which only the termini are known, and what things are called first."""

from __future__ import annotations

import json
import re

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.files import exports
from coursereader.exports.search_documents import documents
from coursereader.flow import gather
from coursereader.interface.language import Language
from coursereader.kinds import record_data
from coursereader.model.problems import Report
from courses import TOY, made_pages, said, toy_with

ALDER, BIRCH, WEND = "seeds/alder/source.yml", "seeds/birch/source.yml", "docs/names/wend.md"


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def site(course: Course) -> dict[str, str]:
    return {path: page.text for path, page in made_pages(course).items()}


def problems(folder, path, before, after):
    """What the check says of the toy course with words of one file replaced."""
    written = (TOY / path).read_text("utf-8")
    assert before in written
    report = Report()
    gather(toy_with(folder, {path: written.replace(before, after)}), report)
    return said(report)


@pytest.mark.parametrize("path", ["texts/alder.md", "received/alder.md", "editions/alder.md"])
def test_every_page_of_a_text_leads_to_its_original(site, path):
    assert '<a href="https://example.org/bruecke"><cite lang="de">Der Einsturz der Wendbrücke</cite></a>' in site[path]
    assert "Original in German" in site[path]


def test_the_edition_says_what_was_seen_of_each_witness_and_where_it_is_named(site):
    page = site["editions/alder.md"]
    assert "November 1951. Named in our copy: a line under its title." in page
    assert "Not seen by the editors: no reading rests on it." in page
    assert "Known from outside our copy: the society's list of reprints." in page.replace("’", "'")
    assert "Seen by the editors on 20 November 2026: its first page." in page
    assert "witnesses" not in site["editions/birch.md"]


def test_a_damaged_reading_says_in_which_original_it_could_be_read(site):
    could = 'Could be read in the <a href="https://example.org/bruecke">German</a> original.'
    assert site["texts/alder.md"].count(could) == 1, "of the damage, not of the correction"
    assert site["editions/alder.md"].count(could) == 1
    assert "Could be read" not in site["texts/birch.md"]


def test_a_translated_text_says_so_on_its_card(site):
    assert "1952 · original in German</span>" in site["index.md"]


def test_what_people_wrote_of_a_witness_is_escaped(tmp_path):
    written = (TOY / ALDER).read_text("utf-8").replace("Der Einsturz der Wendbrücke", "<b onclick='x'>Sturz</b> *a*")
    made = made_pages(gather(toy_with(tmp_path, {ALDER: written}), Report()))
    for path in ("texts/alder.md", "received/alder.md", "editions/alder.md"):
        assert "<b onclick" not in made[path].text
        assert "&#60;b onclick='x'&#62;Sturz&#60;/b&#62; &#42;a&#42;" in made[path].text


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            'address: "https:', 'address: "http:',
            '"address": "http://example.org/bruecke" is no address of https. Begin it with https://, or leave it out.',
        ),
        (
            "language: de", "language: deutsch",
            '"language" cannot be "deutsch". Write a language tag: "en", "pt-BR", "zh-Hant".',
        ),
        (
            "language: de", "language: qx",
            '"language": "qx" is no language. Write a language tag: "en", "pt-BR", "zh-Hant".',
        ),
    ],
)  # fmt: skip
def test_a_witness_that_cannot_be_used_is_told_with_its_line(tmp_path, before, after, message):
    lines = (TOY / ALDER).read_text("utf-8").split("\n")
    line = next(n for n, written in enumerate(lines, 1) if before in written)
    assert f"{ALDER}:{line}: {message}" in problems(tmp_path, ALDER, before, after)


def test_termini_are_printed_in_the_interface_s_language():
    assert [Language("en").date(one) for one in ("[2016-10..]", "[..2017-03-09]", "[2016..2017]")] == [
        "not before October 2016", "not after 9 March 2017", "between 2016 and 2017",
    ]  # fmt: skip
    assert Language("pt").date("[2016-10..]") == "não antes de outubro de 2016"
    assert Language("ru").date("[2016-10..]") == "октябрь 2016\u202fг. или позже"


def test_a_text_of_which_only_a_terminus_is_known_says_it_wherever_its_year_would_stand(site):
    assert "<i>River Weekly</i>, not before October 1960." in site["texts/birch.md"]
    assert "<i>River Weekly</i> · not before October 1960" in site["index.md"]
    assert "What the date rests on: It speaks of that month." in site["editions/birch.md"]
    assert not [path for path in site if "year not established" in site[path] and path.endswith("birch.md")]


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ('{why: "x"}', '"date": it needs a date. Write is, or else not_before, not_after or both.'),
        (
            '{is: "1960", not_after: "1961", why: "x"}',
            '"date": it needs a date. Write is, or else not_before, not_after or both.',
        ),
        (
            '{not_before: "1961", not_after: "1960", why: "x"}',
            '"date": not_before is later than not_after. Write the earlier date in not_before.',
        ),
        (
            '{not_before: "1960-13", why: "x"}',
            '"not_before": "1960-13" is not a date. Write 2012, 2012-09 or 2012-09-08.',
        ),
        ('{is: "1960"}', 'the key "why" is missing in "date". Add it.'),
        ('{is: "1960", why: "x"}, year: "1960"', '"published": year and date are both given. Keep one of the two.'),
    ],
)  # fmt: skip
def test_a_date_is_one_or_its_termini(tmp_path, after, message):
    found = problems(tmp_path, BIRCH, '{not_before: "1960-10", why: "It speaks of that month."}', after)
    assert f"{BIRCH}:8: {message}" in found


def test_what_a_text_can_know_may_be_bounded_by_a_terminus(tmp_path):
    report, horizon = Report(), 'horizon: {is: "1960"'
    files = {BIRCH: (TOY / BIRCH).read_text("utf-8").replace(horizon, 'horizon: {not_after: "1919-06"')}
    older = gather(toy_with(tmp_path / "a", files), report)
    assert said(report) == []
    assert older.states["storm-1908"]["birch"] != "older"
    assert "It knows nothing after June 1919" in made_pages(older)["texts/birch.md"].text
    assert (f'{BIRCH}:9: "horizon": not_before alone says nothing of what it cannot know. Add not_after.') in problems(
        tmp_path / "b", BIRCH, horizon, 'horizon: {not_before: "1960"'
    )


def test_dates_and_witnesses_are_data(course):
    files = {file.path: file.content for file in exports(course, record_data())}
    alder, birch = sorted(json.loads(files["data/texts.json"])["texts"], key=lambda text: text["id"])
    assert (birch["year"], birch["published"]) == (
        "unknown", {"date": "", "not_before": "1960-10", "not_after": ""},
    )  # fmt: skip
    assert (alder["year"], alder["published"]["date"]) == ("1952", "1952")
    assert [(one["is"], one["seen"]) for one in alder["witnesses"]] == [
        ("original", None), ("copy", {"what": "its first page", "date": "2026-11-20"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("glossary/undermining.md", '<b lang="el">υποσκαφή</b> <i lang="el-Latn">yposkafí</i> <q>digging under</q>'),
        ("events/bridge-fell.md", '<span>German <b lang="de">Brückeneinsturz</b> <q>bridge collapse</q></span>'),
        ("names/index.md", '<b lang="ja">ウェンド川</b> <i lang="ja-Latn">Wendo-gawa</i>'),
        ("texts/alder.md", '<p class="orig"><span>Greek <b lang="el">υποσκαφή</b>'),
    ],
)
def test_an_original_term_is_shown_in_its_own_script_and_language(site, path, words):
    assert words in site[path]


def test_original_terms_are_listed_by_language(site):
    page = site["vocabulary.md"].partition("{: #originals }")[2]
    assert re.findall(r'scope="rowgroup">(\w+)<', page) == ["German", "Greek", "Japanese"]
    assert '<th scope="row" class="orig"><b lang="ja">ウェンド川</b> <i lang="ja-Latn">Wendo-gawa</i>' in page
    assert '<a href="names/index.html#wend">Wend</a>' in page


def test_the_search_finds_what_it_is_called_first_and_in_latin_letters(course):
    found = {document.address: document for document in documents(course)}
    assert {"υποσκαφή", "yposkafí", "Unterspülung"} <= set(found["glossary/undermining.html"].forms)
    assert "ウェンド川" in found["names/index.html#wend"].forms
    assert "Brückeneinsturz" in found["events/bridge-fell.html"].forms
    assert "Der Einsturz der Wendbrücke" in found["texts/alder.html"].forms


def test_a_form_in_letters_that_are_not_its_language_s_is_told(tmp_path):
    assert problems(tmp_path, WEND, '"ウェンド川"', '"Wendo-gawa"') == [
        f'{WEND}:5: "originals" (entry 1): "Wendo-gawa" is in Latin letters, and "ja" is written in others. '
        'Write it in its own script, and these letters in "transliteration".'
    ]


@pytest.mark.parametrize("language", ["ja-Latn", "de", "vi", "tr"])
def test_a_language_that_is_written_in_latin_letters_may_be(tmp_path, language):
    assert problems(tmp_path, WEND, '"ウェンド川", language: ja', f'"Wendo-gawa", language: {language}') == []
