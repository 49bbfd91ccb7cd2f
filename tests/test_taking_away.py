"""What readers take away: citations in the style they chose, tables as they narrowed them."""

from __future__ import annotations

import re

import pytest
from conftest import Opened
from playwright.sync_api import Page, expect

TAKEN = """() => {
  window.taken = [];
  reader.copy = what => { window.taken.push(what.innerHTML || what); return Promise.resolve(); };
}"""


def taken(page: Page) -> str:
    """What was copied last."""
    page.wait_for_function("window.taken.length")
    return str(page.evaluate("window.taken.splice(0).pop()"))


def test_a_passage_is_copied_in_the_style_and_as_the_work_that_were_chosen(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("details.cite > summary").click()
    page.get_by_label("Style").select_option("mla")
    assert page.evaluate("reader.store('reader.cite')") == "mla"
    page.evaluate(TAKEN)
    page.locator("#p2 .pn").click()
    page.get_by_role("button", name="Copy citation").click()
    assert re.fullmatch(
        r"<p>\(Holloway, passage 2\)</p>"
        r"<p>Holloway, Ada\. “The Fall of the Wend Bridge\.” 1952\. <i>The Bridge at Wend</i>, "
        r"https://example\.org/wend/texts/alder\.html#p2\. Accessed \d+ (May|June|July|[A-Z][a-z]+\.) \d{4}\.</p>",
        taken(page),
    )
    page.keyboard.press("Escape")
    page.get_by_label("Style").select_option("chicago")
    page.get_by_label("Cite it").select_option("appeared")
    expect(page.locator(".cite__s:visible")).to_have_count(1)
    page.locator("#p2 .pn").click()
    page.get_by_role("button", name="Copy citation").click()
    assert taken(page) == "<p>Ada Holloway, “The Fall of the Wend Bridge,” <i>Wend Studies</i> 3 (1952).</p>"


BOARD = """kinds => window.board.read().then(([one]) =>
  Promise.all(kinds.map(kind => one.getType(kind).then(words => words.text()))))"""


@pytest.mark.parametrize("clipboard", ["clipboard", "no clipboard"])
def test_a_citation_is_copied_with_its_italics_and_plain(opened: Opened, clipboard: str) -> None:
    page = opened("texts/alder.html", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.board = navigator.clipboard; }")
    if clipboard == "no clipboard":
        page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: undefined}); }")
    page.locator("details.cite > summary").click()
    page.get_by_label("Style").select_option("chicago")
    page.get_by_label("Cite it").select_option("appeared")
    button = page.locator(".cite__s:visible .cite__c + button")
    button.click()
    expect(button).to_have_text("Copied")
    plain, html = page.evaluate(BOARD, ["text/plain", "text/html"])
    assert plain == "Ada Holloway, “The Fall of the Wend Bridge,” Wend Studies 3 (1952)."
    assert "“The Fall of the Wend Bridge,” <i>Wend Studies</i> 3 (1952)." in html


def test_without_script_every_style_is_there(opened: Opened) -> None:
    page = opened("events/bridge-fell.html")
    words = page.locator("details.cite .cite__l").all_text_contents()
    assert [len(words), words[1]] == [
        4,
        "“Fall of the Bridge at Wend.” In The Bridge at Wend. Accessed [date]. "
        "https://example.org/wend/events/bridge-fell.html.",
    ]


@pytest.mark.parametrize("path", ["comparisons/index.html", "vocabulary.html", "events/index.html"])
def test_a_table_is_narrowed_turned_and_taken_away(opened: Opened, path: str) -> None:
    page = opened(path)
    tools = page.locator(".table-tools").last
    table = page.locator("table[data-tools]").last
    page.evaluate(TAKEN)
    rows = table.locator("tbody tr:visible")
    before = rows.count()
    tools.get_by_role("button", name="Copy as CSV").click()
    lines = taken(page).splitlines()
    assert lines[0].endswith("Holloway 1952,Birch 1960")
    assert len(lines) > 1
    tools.get_by_role("searchbox").fill("no row has these words")
    expect(table).to_be_hidden()
    tools.get_by_role("searchbox").fill("")
    expect(rows).to_have_count(before)
    tools.get_by_role("group", name="Texts").get_by_role("button", name="Birch 1960").click()
    tools.get_by_role("button", name="Copy as Markdown").click()
    assert taken(page).splitlines()[0].endswith("| Holloway 1952 |")
    tools.get_by_role("button", name="Rows for columns").click()
    expect(page.locator("table.swapped tbody tr")).not_to_contain_text(["Birch 1960"])
    with page.expect_download() as given:
        tools.get_by_role("button", name="Download CSV").click()
    assert given.value.suggested_filename.endswith(".csv")


def test_what_was_chosen_of_a_table_can_be_sent_and_is_taken_back(opened: Opened) -> None:
    page = opened("events/index.html#treaty")
    tools, rows = page.locator(".table-tools"), page.locator("table.matrix tbody tr:not(.dec):visible")
    everything, reset = rows.all_text_contents(), tools.get_by_role("button", name="Show all")
    expect(reset).to_be_hidden()
    tools.get_by_role("searchbox").fill("r")
    tools.get_by_role("group", name="Texts").get_by_role("button", name="Birch 1960").click()
    page.get_by_role("button", name="Sort by Year").click()
    page.get_by_role("button", name="Sort by Year").click()
    tools.get_by_role("button", name="Choose rows").click()
    for box in page.locator(".picks:visible").all()[:2]:
        box.check()
    tools.get_by_role("button", name="Show the chosen rows").click()
    kept = rows.all_text_contents()
    assert len(kept) == 2
    tools.get_by_role("button", name="Rows for columns").click()
    turned = page.locator("table.swapped").inner_text()
    address, before = page.url, page.evaluate("history.length")
    assert address.endswith("&events.sort=1.descending&events.turned=yes#treaty")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("table.swapped")).to_have_text(re.compile(".+"))
    assert page.locator("table.swapped").inner_text() == turned
    assert page.evaluate("history.length") == before + 2
    tools.get_by_role("button", name="Rows for columns").click()
    assert rows.all_text_contents() == kept
    reset.click()
    expect(reset).to_be_hidden()
    assert rows.all_text_contents() == everything
    assert page.url.endswith("events/index.html#treaty")


def test_an_address_that_knows_nothing_of_a_table_changes_nothing(opened: Opened) -> None:
    page = opened("comparisons/index.html?comparisons.rows=nothing&comparisons.sort=x.y&comparisons.part=z&words=q")
    expect(page.locator(".table-tools")).to_be_visible()
    assert page.locator("table.cmp tbody tr:visible").count() == page.locator("table.cmp tbody tr").count()


def test_rows_are_sorted_and_put_back(opened: Opened) -> None:
    page = opened("events/index.html")
    names = page.locator("table.matrix tbody tr:not(.dec) th")
    before = names.all_text_contents()
    sort = page.get_by_role("button", name="Sort by Event")
    sort.click()
    assert names.all_text_contents() == sorted(before, key=str.casefold)
    sort.click()
    sort.click()
    assert names.all_text_contents() == before


def test_a_question_is_shown_as_a_table_too(opened: Opened) -> None:
    page = opened("comparisons/cause.html")
    page.evaluate(TAKEN)
    page.get_by_role("button", name="As a table").click()
    assert page.url.endswith("cause.html?question.table=yes")
    page.reload()
    page.evaluate(TAKEN)
    page.get_by_role("button", name="Copy as Markdown").click()
    assert taken(page).startswith("| Text | Answer | Words |\n| --- | --- | --- |\n| Holloway 1952 | ")
