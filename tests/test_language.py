"""The interface's languages: words, plurals, dates, numbers and lists, as each language has them."""

from __future__ import annotations

import gettext
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from coursereader.html.weave import escape
from coursereader.input.language_codes import TWO_LETTERS, is_language
from coursereader.interface import catalogue, extract
from coursereader.interface.html import interface_globals
from coursereader.interface.language import Language, interface_of
from coursereader.interface.script_words import script_words
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

EN, PT, RU = Language("en"), Language("pt"), Language("ru")
THIN, NARROW, HARD = "\u2009", "\u202f", "\xa0"
"""Spaces that CLDR sets: around a dash, before a sign, between digits."""


@pytest.fixture
def russian(monkeypatch: pytest.MonkeyPatch) -> Language:
    """Russian with a catalogue of two messages."""
    made = Catalog("ru")
    made.add("Hide marks", "Скрыть пометы")
    made.add(("{n} term", "{n} terms"), ("{n} термин", "{n} термина", "{n} терминов"))
    made.add(("{n} term in {text}", "{n} terms in {text}"), ("{n} термин ({text})", "{n} термина", "{n} терминов"))
    file = io.BytesIO()
    write_mo(file, made)
    file.seek(0)
    read = gettext.GNUTranslations(file)
    monkeypatch.setattr("coursereader.interface.language.catalogue", lambda code: read)
    return Language("ru")


@pytest.mark.parametrize(
    ("iso", "english", "portuguese", "russian"),
    [
        ("2012", "2012", "2012", "2012"),
        ("2012-09", "September 2012", "setembro de 2012", f"сентябрь 2012{NARROW}г."),
        ("2001-07-16", "16 July 2001", "16 de julho de 2001", f"16 июля 2001{NARROW}г."),
        ("2012-09-02/2012-09-09", "2–9 September 2012", "2–9 de setembro de 2012", f"2–9 сентября 2012{NARROW}г."),
        (
            "2012-08-30/2012-09-02",
            f"30 August{THIN}–{THIN}2 September 2012",
            f"30 de agosto{THIN}–{THIN}2 de setembro de 2012",
            f"30 августа – 2 сентября 2012{NARROW}г.",
        ),
        (
            "2012-09/2012-10",
            f"September{THIN}–{THIN}October 2012",
            f"setembro{THIN}–{THIN}outubro de 2012",
            f"сентябрь – октябрь 2012{NARROW}г.",
        ),
        ("2012/2014", "2012–2014", "2012–2014", "2012–2014"),
        ("2012/2014-05", f"2012{THIN}–{THIN}May 2014", f"2012{THIN}–{THIN}maio de 2014", f"2012 – май 2014{NARROW}г."),
        ("2012-09-02/2012-09-02", "2 September 2012", "2 de setembro de 2012", f"2 сентября 2012{NARROW}г."),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(iso: str, english: str, portuguese: str, russian: str) -> None:
    assert (EN.date(iso), PT.date(iso), RU.date(iso)) == (english, portuguese, russian)


@pytest.mark.parametrize("written", ["", "soon", "2012-13", "0000", "-0044", "2014/2012", "the eve of the storm"])
def test_what_is_no_date_stays_as_it_stands(written: str) -> None:
    assert {EN.date(written), PT.date(written), RU.date(written)} == {written}


@given(st.dates(), st.dates(), st.sampled_from(["en", "pt", "ru", "de", "hu", "zh", "ar"]))
def test_every_year_can_be_read(one: date, other: date, code: str) -> None:
    first, last = sorted((one, other))
    said = Language(code).date(f"{first.isoformat()}/{last.isoformat()}")
    assert str(first.year) in said
    assert str(last.year) in said


def test_a_region_has_its_own_dates() -> None:
    assert Language("en-US").date("2001-07-16") == "July 16, 2001"
    assert Language("pt-BR").date("2012/2014") == f"2012{THIN}–{THIN}2014"


def test_numbers_and_lists_are_the_languages_own() -> None:
    assert [lang.number(12500) for lang in (EN, PT, RU)] == ["12,500", f"12{HARD}500", f"12{HARD}500"]
    assert [Language("pt-BR").number(12500), RU.number(1.5)] == ["12.500", "1,5"]
    assert [lang.joined("abc") for lang in (EN, PT, RU)] == ["a, b and c", "a, b e c", "a, b и c"]
    assert [EN.joined(["a"]), EN.joined([])] == ["a", ""]


def test_a_language_without_a_catalogue_has_an_english_interface() -> None:
    assert [interface_of(code) for code in ("en-GB", "pt-BR", "PT", "ru", "kk", "grc")] == [
        "en-GB", "pt-BR", "PT", "ru", "en", "en",
    ]  # fmt: skip
    kazakh = Language("kk")
    assert kazakh.say("Glossary of {title}", title="{x}") == "Glossary of {x}"
    assert [kazakh.date("2012-09"), kazakh.count(1, "{n} term", "{n} terms")] == ["September 2012", "1 term"]
    assert EN.count(12500, "{n} term", "{n} terms") == "12,500 terms"


def test_a_catalogue_has_as_many_plurals_as_its_language(russian: Language) -> None:
    said = [russian.count(n, "{n} term", "{n} terms") for n in (1, 2, 5, 11, 21, 1000)]
    assert said == [
        "1 термин", "2 термина", "5 терминов", "11 терминов", "21 термин", f"1{HARD}000 терминов",
    ]  # fmt: skip
    assert russian.say("Hide marks") == "Скрыть пометы"
    assert russian.say("Show marks") == "Show marks"


def test_in_a_template_words_and_values_are_escaped_and_html_is_not(russian: Language) -> None:
    said = interface_globals(russian, escape)
    say, count = said["_"], said["count"]
    assert callable(say)
    assert callable(count)
    assert say("See *{link}* & {name}", link=Markup("<a>x</a>"), name="<b>") == (
        f"See {escape('*')}<a>x</a>{escape('* & ')}{escape('<b>')}"
    )
    assert count(1, "{n} term in {text}", "{n} terms in {text}", text=Markup("<i>T</i>")) == "1 термин (<i>T</i>)"


def test_languages_have_names_and_directions() -> None:
    assert [EN.language_name("pt"), PT.language_name("ru"), RU.language_name("pt-BR")] == [
        "Portuguese", "russo", "португальский (Бразилия)",
    ]  # fmt: skip
    assert [EN.language_name("grc"), EN.language_name("qqq")] == ["Ancient Greek", "qqq"]
    right_to_left = [code for code in ("ar", "he", "fa", "az-Arab", "syr", "en", "ru", "az", "grc", "qqq")
                     if Language(code).direction == "rtl"]  # fmt: skip
    assert right_to_left == ["ar", "he", "fa", "az-Arab", "syr"]


def test_codes_of_languages_are_bcp_47() -> None:
    known = ["en", "pt-BR", "zh-Hant", "zh-Hant-TW", "grc", "la", "es-419", "de-1996", "ru-x-old"]
    assert [code for code in known if not is_language(code)] == []
    wrong = ["", "english", "eng", "xx", "pt_BR", "qqq", "en-", "en GB", "ру", "x"]
    assert [code for code in wrong if is_language(code)] == []
    assert {code for code in Locale.parse("en").languages if len(code) == 2} == TWO_LETTERS


def test_the_scripts_have_their_words(russian: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ("Hide marks", ("{n} term", "{n} terms"), "</script>\u2028")
    monkeypatch.setattr(extract, "script_messages", lambda: said)
    words = script_words(russian).decode()
    assert words.startswith("window.readerWords = {")
    assert "<" not in words
    assert "\u2028" not in words
    read = json.loads(words.removeprefix("window.readerWords = ").removesuffix(";\n"))
    assert read == {
        "language": "ru",
        "words": {
            "Hide marks": "Скрыть пометы",
            "{n} term": {"one": "{n} термин", "few": "{n} термина", "many": "{n} терминов", "other": "{n} терминов"},
            "</script>\u2028": "</script>\u2028",
        },
    }
    assert script_words(EN) == b'window.readerWords = {\n"language": "en",\n"words": {}\n};\n'


def test_no_command_waits_for_babel_before_it_makes_a_page() -> None:
    scripts = Path(catalogue.__file__).parents[2]
    code = "import sys, coursereader.interface.html, coursereader.interface.script_words; print('babel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=scripts, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
