"""The book on a phone, in two engines: nothing runs over the edge, no word is torn, notes are gone to."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from coursereader.commands import main
from coursereader.interface.language import Language
from coursereader.publish.epub.chapter import ChapterDraft
from courses import TOY
from firefox import Firefox
from playwright.sync_api import Browser

WIDE = (
    "[...document.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(String)"
)
TORN = """[...document.querySelectorAll('th')].filter(cell => {
  const range = document.createRange(), text = cell.firstChild;
  if (!text || text.nodeType !== 3 || /[\\s-]/.test(text.data.trim()))
    return false;
  range.selectNodeContents(text);
  return range.getClientRects().length > 1;
}).map(cell => cell.textContent)"""
PHONE = 360
"""Pixels: a small one."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the book's pages."""
    folder = tmp_path_factory.mktemp("book")
    assert main(["epub", "--course", str(TOY), "--to", str(folder / "a.epub")]) == 0
    with zipfile.ZipFile(folder / "a.epub") as packed:
        packed.extractall(folder)
    return folder / "EPUB"


def pages(book: Path) -> list[Path]:
    return sorted(book.rglob("*.xhtml"))


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    browser = Firefox(tmp_path_factory.mktemp("firefox") / "profile", width=PHONE, height=800)
    yield browser
    browser.close()


def test_no_page_is_wider_than_a_phone_in_chromium(book: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 700})
    found = {}
    for path in pages(book):
        page.goto(path.as_uri())
        found[path.name] = page.evaluate(f"[{WIDE}, {TORN}]")
    page.context.close()
    assert len(found) > 20
    assert {name: wrong for name, wrong in found.items() if wrong != [[], []]} == {}


def test_no_page_is_wider_than_a_phone_in_firefox(book: Path, firefox: Firefox) -> None:
    wrong = {}
    for path in pages(book):
        firefox.open(path.as_uri())
        if (found := firefox.run(f"[{WIDE}, {TORN}]")) != [[], []]:
            wrong[path.name] = found
    assert wrong == {}


def test_what_names_the_words_after_it_looks_so_and_stays_on_their_page(book: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 700})
    page.goto((book / "texts/alder.xhtml").as_uri())
    for words in (page.get_by_text("Before you read"), page.locator(".card__t").first):
        said = words.evaluate("el => [getComputedStyle(el).breakAfter, getComputedStyle(el).fontWeight >= 600]")
        assert said == ["avoid", True]
    page.context.close()


def test_a_note_is_gone_to_and_leads_back(book: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 700})
    page.goto((book / "texts/alder.xhtml").as_uri())
    page.locator("a[role=doc-noteref][href='#n1']").first.click()
    box = page.locator("#n1").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 700
    page.locator("#n1 a[role=doc-backlink]").first.click()
    assert "#" in page.url
    assert not page.url.endswith("#n1")
    page.context.close()


def of(body: str) -> str:
    """A page of the book, of some HTML."""
    draft = ChapterDraft("events/a.md", "A", body, "", Language("en"))
    return draft.chapter({draft.path: draft.ids}, ()).content.decode().partition("<body>")[2]


def test_a_table_of_quotations_is_read_row_by_row() -> None:
    head = "<table><caption>C</caption><thead><tr><th>Question</th><th>Alder</th><th>Birch</th></tr></thead><tbody>"
    row = '<tr id="a"><th>Why?</th><td>{}</td><td lang="pt"><p>B</p></td></tr></tbody></table>'
    assert (
        '<section id="a"><h3>Why?</h3><dl><dt>Alder</dt><dd><blockquote>A</blockquote></dd>'
        '<dt>Birch</dt><dd lang="pt" xml:lang="pt"><p>B</p></dd></dl></section>'
    ) in of(head + row.format("<blockquote>A</blockquote>"))
    assert "<table>" in of(head + row.format("<p>A</p>"))


def test_what_only_led_to_a_page_of_the_site_is_not_named_among_others() -> None:
    row = '<p class="mast__src">{}</p>'
    away, here = '<a href="../received/a.html">Line by line</a>', '<a href="a.html">Here</a>'
    for given, kept in (
        (f"9 words · {here} · {away}", '9 words · <a href="a.xhtml">Here</a>'),
        (f"{away} · {here}", '<a href="a.xhtml">Here</a>'),
        (f"9 words · {away} · {here}", '9 words · <a href="a.xhtml">Here</a>'),
    ):
        assert row.format(kept) in of(row.format(given))


def test_a_passage_stands_in_the_book_once_and_is_led_to(book: Path) -> None:
    event = (book / "events/bridge-fell.xhtml").read_text("utf-8")
    assert "Read it in its place" in event
    assert "The whole passage" not in event
