"""What is the reader's own: her marks and notes, and how the page looks. All of it is in her browser only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Opened, come_to, reloaded
from playwright.sync_api import Page, expect

SELECT = """([id, from, to]) => {
  const words = document.querySelector(`[data-words="${id}"]`), chosen = getSelection();
  chosen.removeAllRanges();
  chosen.addRange(reader.words.range(words, from, to));
}"""
LIT = "[...CSS.highlights.get('reader-mine') || []].map(range => range.toString())"
HIGHLIGHT, NOTE = "Highlight", "My note"


def chosen(page: Page, passage: str, start: int, end: int, act: str) -> None:
    page.evaluate(SELECT, [passage, start, end])
    page.get_by_role("button", name=act, exact=True).click()


def kept(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page.evaluate("JSON.stringify(reader.mine.all())"))
    return found


def test_own_marks_and_notes_are_lit_listed_taken_out_and_taken_in(opened: Opened, tmp_path: Path) -> None:
    page = opened("texts/alder.html")
    chosen(page, "p1", 4, 17, HIGHLIGHT)
    chosen(page, "p2", 0, 9, NOTE)
    page.get_by_role("textbox", name=NOTE).fill("A thought.\n> with a sign\n— and a dash\n<!-- {} -->")
    page.get_by_role("button", name="Done").click()
    words = page.evaluate("['p1', 'p2'].map(id => reader.words.said(document.querySelector(`[data-words=${id}]`)))")
    reloaded(page)
    assert page.evaluate(LIT) == [words[0][4:17], words[1][:9]]
    expect(page.locator(".pn.mine")).to_have_count(2)
    had = kept(page)
    page.get_by_role("link", name="My reading: 2").click()
    page.wait_for_url("**/mine.html")
    come_to(page, "reader.mine")
    expect(page.locator(".mine-here li")).to_have_count(2)
    for way in ("Markdown", "Web annotations"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download as {way}").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        page.evaluate("reader.mine.write([])")
        expect(page.locator(".mine-here li")).to_have_count(0)
        page.set_input_files(".mine-here input", file)
        expect(page.locator(".mine-here li")).to_have_count(2)
        assert kept(page) == had
        page.set_input_files(".mine-here input", file)
        expect(page.locator(".mine-here [role=status]").first).to_contain_text("2 were there already.")
    page.get_by_role("button", name="Make this a contribution").last.click()
    expect(page.locator("dialog.annotate mark")).to_have_text(words[1][:9])
    expect(page.locator("dialog.annotate textarea[data-name=body]")).to_have_value(had[1]["note"])


def test_what_lost_its_place_is_lit_nowhere_and_still_listed(opened: Opened) -> None:
    page = opened("texts/alder.html")
    chosen(page, "p1", 4, 17, HIGHLIGHT)
    page.evaluate("reader.mine.write(reader.mine.all().map(one => ({...one, quote: one.quote + ' never written'})))")
    reloaded(page)
    assert page.evaluate(LIT) == []
    page.goto(page.url.replace("texts/alder", "mine"))
    page.get_by_role("button", name="Make this a contribution").click()
    expect(page.locator(".mine-here li")).to_contain_text("no longer stand in the text")


def test_a_press_on_own_words_opens_their_note(opened: Opened) -> None:
    page = opened("texts/alder.html")
    chosen(page, "p2", 0, 9, HIGHLIGHT)
    box = page.evaluate(
        "(() => { const b = [...CSS.highlights.get('reader-mine')][0].getClientRects()[0]; return [b.x, b.y]; })()"
    )
    page.mouse.click(box[0] + 6, box[1] + 6)
    page.get_by_role("textbox", name=NOTE).fill("Mine.")
    page.keyboard.press("Escape")
    assert [one["note"] for one in kept(page)] == ["Mine."]


BAD = [
    "no file of ours",
    '{"items": [{"target": {"source": "javascript:x//texts/alder.html", "selector": {"type": "TextQuoteSelector"}}}]}',
    '> words\n\n<!-- {"id": "x", "text": "../../x", "passage": "p1"} -->',
    "[1, null, {}]",
]


def test_a_file_that_cannot_be_read_changes_nothing(opened: Opened) -> None:
    page = opened("mine.html")
    for n, words in enumerate(BAD):
        page.set_input_files(
            ".mine-here input", {"name": f"{n}.md", "mimeType": "text/plain", "buffer": words.encode()}
        )
        expect(page.locator(".mine-here [role=status]").first).to_contain_text("0 taken in.")
    assert kept(page) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_how_the_page_looks_is_chosen_and_remembered(opened: Opened, width: int) -> None:
    page = opened("texts/alder.html", width, 844)
    size = "parseFloat(getComputedStyle(document.querySelector('.passage')).fontSize)"
    first = page.evaluate(size)
    page.get_by_role("button", name="How the page looks").click()
    for value in ("Sepia", "130 %", "Long", "Open", "Without serifs"):
        page.get_by_role("radio", name=value).check(force=True)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="How the page looks")).to_be_focused()
    reloaded(page)
    expect(page.locator("html")).to_have_attribute("data-size", "4")
    assert page.evaluate(size) == pytest.approx(first * 1.3, rel=0.01)
    said = page.evaluate("({...document.documentElement.dataset})")
    assert {
        "scheme": "sepia",
        "size": "4",
        "measure": "wide",
        "leading": "open",
        "face": "sans",
    }.items() <= said.items()
    page.get_by_role("button", name="How the page looks").click()
    page.get_by_role("button", name="As at first").click()
    assert page.evaluate(size) == first
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_where_the_browser_remembers_nothing_all_of_it_works_until_the_page_is_left(opened: Opened) -> None:
    page = opened("index.html")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied'); }})")
    page.goto(page.url.replace("index", "texts/alder"))
    chosen(page, "p1", 4, 17, HIGHLIGHT)
    assert len(page.evaluate(LIT)) == 1
    page.get_by_role("button", name="How the page looks").click()
    page.get_by_role("radio", name="Dark").check(force=True)
    page.get_by_role("radio", name="130 %").check(force=True)
    assert page.evaluate("['scheme', 'size'].map(name => document.documentElement.dataset[name])") == ["dark", "4"]
