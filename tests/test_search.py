"""The index of the reader's search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from coursereader.analysis.course import Course
from coursereader.exports.search import LATER, MORE, PATH, search_index
from coursereader.exports.search_coding import BREAK, ONE, code, coded, tokens
from coursereader.exports.search_documents import SearchDocument, documents
from coursereader.exports.search_languages import ASSETS, search_language
from coursereader.exports.search_words import page_headings, page_words
from coursereader.flow import gather
from coursereader.input.kept_rows import KeptRows
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.writing import site_pages
from courses import TOY
from fuzz.codes import listed, read
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


@pytest.fixture(scope="module")
def found(course: Course) -> dict[str, SearchDocument]:
    return {document.address: document for document in documents(course)}


@pytest.fixture(scope="module")
def index(course: Course) -> Any:
    first, more = (file.content.decode("ascii").removesuffix(";\n") for file in search_index(course))
    index = json.loads(first.removeprefix("window.readerIndex = "))
    return index | {"more": json.loads(more.removeprefix("window.readerIndex.more = "))}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain words", ["plain", "words"]),
        ("China’s S-400, 16.7%", ["China", "’", "s", "S", "-", "400", ", ", "16", ".", "7", "%"]),
        ("«Ещё паром»", ["«", "Ещё", "паром", "»"]),
        ("长江大桥", ["长", "江", "大", "桥"]),
        ("加入 WTO了", ["加", "入", "WTO", "", "了"]),
        ("नमस्ते भारत", ["नमस्ते", "भारत"]),
        ("", []),
    ],
)
def test_words_and_what_stands_between_them(words: str, expected: list[str]) -> None:
    assert tokens(words) == expected


TEXTS = st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=3), max_size=5)


@given(TEXTS, TEXTS)
def test_codes_give_back_every_token_of_each_part(first: list[list[str]], later: list[list[str]]) -> None:
    words = [BREAK]
    for texts, part in zip((first, later), coded(first, later), strict=True):
        words += listed(part.words)[1:]
        for paragraphs, row in zip(texts, part.texts, strict=True):
            expected = [token for one in paragraphs for token in [BREAK, *tokens(" ".join(one.split("\n")))]][1:]
            assert read(row, words) == expected


def test_a_later_part_lists_only_the_words_that_are_new_in_it() -> None:
    first, later = coded([("The bridge fell",)], [("The ferry fell",)])
    assert listed(first.words)[1:] == ["The", "bridge", "fell"]
    assert listed(later.words)[1:] == ["ferry"]
    assert coded([("The bridge fell",)]) == [first]


def test_numbers_have_codes_of_one_to_four_digits_and_none_begins_another() -> None:
    numbers = [0, ONE - 1, ONE, ONE + 30 * 92 - 1, ONE + 30 * 92, 28_209, 28_210, 500_000]
    codes = [code(number) for number in numbers]
    assert [len(one) for one in codes] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert not [one for one in codes for other in codes if one != other and other.startswith(one)]
    with pytest.raises(ValueError, match="800,000"):
        code(10**7)


def test_the_index_says_what_the_documents_say(course: Course, index: Any) -> None:
    words = [*listed(index["words"]), *listed(index["more"]["words"])[1:]]
    for n, document in enumerate(documents(course)):
        assert index["address"][n] == document.address
        assert index["kind"][n] == document.kind
        assert index["in"][n].split() == list(document.texts)
        assert read(index["title"][n], words) == tokens(document.title)
        parts = [tokens(part) for part in document.body]
        first, later = index["body"][n], index["more"]["body"][n]
        assert not (first if document.kind in LATER else later)
        assert read(first or later, words) == [token for part in parts for token in [BREAK, *part]][1:]


def test_words_are_compared_by_the_languages_of_the_texts(index: Any) -> None:
    (english,) = index["languages"]  # German originals stand in English letters; Greek and Japanese have no stemmer
    assert english["stemmer"] == "EnglishStemmer"
    assert {"the", "which"} <= set(english["small"].split())
    assert "|" not in english["small"]


@pytest.mark.parametrize("script", sorted((ASSETS / "js/later/stemmers").glob("[c-z]*.js")), ids=lambda path: path.stem)
def test_every_stemmer_is_there_under_its_name(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith(f"var {script.stem.capitalize()}Stemmer=function()")


@pytest.mark.parametrize(("code", "stemmer"), [("pt", "PortugueseStemmer"), ("no", "NorwegianStemmer"), ("zh", "")])
def test_a_language_has_its_stemmer(code: str, stemmer: str) -> None:
    assert search_language(code).stemmer == stemmer


def test_every_passage_but_furniture_is_found(course: Course, found: dict[str, SearchDocument]) -> None:
    for edition in course.editions:
        for passage in edition.text.passages:
            address = f"texts/{edition.id}.html#{passage.id}"
            assert (address in found) == (passage.kind != "furniture")
    assert found["texts/alder.html#p1"].kind == "passage"
    assert found["texts/alder.html#n1"].kind == "note"
    assert found["texts/alder.html#n1"].number == "1"
    assert found["texts/alder.html#h1"].title == course.edition("alder").text.passage("h1").text


def test_a_reference_is_called_by_its_author_and_year(found: dict[str, SearchDocument]) -> None:
    titles = {document.title for document in found.values() if document.kind == "reference"}
    assert "Marsh 1912" in titles


def test_every_record_is_found(course: Course, found: dict[str, SearchDocument]) -> None:
    for kind in course.kinds:
        assert {kind.address(record.id) for record in course.of(kind.model)} <= found.keys()
        assert kind.id in {document.kind for document in found.values()}


def test_a_record_is_of_the_texts_that_it_quotes(found: dict[str, SearchDocument]) -> None:
    assert set(found["events/bridge-fell.html"].texts) == {"alder", "birch"}
    assert found["events/bridge-fell.html"].year == "1911"


def test_hand_written_pages_are_found_by_their_words(found: dict[str, SearchDocument]) -> None:
    assert found["about.html"].title == "About"
    assert "This course is invented. Nothing in it happened." in found["about.html"].body


def test_lists_are_found_by_their_titles_and_the_manual_by_its_headings(course: Course) -> None:
    pages = {page.address: page for page in site_pages(course, planned_pages(course), KeptRows())}
    assert pages["bibliography.html"].title == "Bibliography"
    assert pages["bibliography.html"].markdown == ""
    assert pages["glossary/index.html"].title == "Glossary"
    assert "about.html" not in pages
    found = {document.address: document for document in documents(course, pages.values())}
    body = found["citing.html"].body
    assert body == page_headings(pages["citing.html"].markdown)
    assert 2 < len(body) < 40
    assert found["about.html"].kind == "page"


def test_lower_case_initials_are_found_by_the_full_words(course: Course, found: dict[str, SearchDocument]) -> None:
    passage = next(passage for passage in course.edition("alder").text.passages if "(wnc)" in passage.text)
    assert "Wend Navigation Company" in found[f"texts/alder.html#{passage.id}"].also


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A *page*\n\nOf [words](x.md), **plain**.", ("A page", "Of words, plain.")),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", ("a b", "1 2")),
        ('<div class="x">In it</div> <!-- not this -->', ("In it",)),
        ("- one\n- two & three", ("one", "two & three")),
    ],
)
def test_markdown_and_html_leave_their_words(body: str, expected: tuple[str, ...]) -> None:
    assert page_words(body) == expected


def test_no_document_holds_html(course: Course) -> None:
    for document in documents(course, site_pages(course, planned_pages(course), KeptRows())):
        assert not [part for part in document.body if "</" in part or "<p" in part or "&amp;" in part]


def test_the_index_is_two_scripts_in_ascii_and_always_the_same(course: Course) -> None:
    first, more = search_index(course)
    assert first.path == PATH == "assets/reader/search-index.js"
    assert more.path == MORE == "assets/reader/search-index-more.js"
    assert first.content.startswith(b"window.readerIndex = {")
    assert more.content.startswith(b"window.readerIndex.more = {")
    assert first.content.isascii()
    assert more.content.isascii()
    assert [first, more] == search_index(gather(TOY, Report()))
