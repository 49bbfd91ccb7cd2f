"""A text on paper, and a packet to hand out."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from conftest import Opened, reloaded
from playwright.sync_api import Page, expect

LINES = """() => {
  const found = [], walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest(".vh, template")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const b of range.getClientRects()) if (b.width > 1) found.push([b.left, b.top, b.right, b.bottom, node.data.trim().slice(0, 30)]);
  }
  return found;
}"""  # noqa: E501
HOLE = 280
"""Pixels: a quarter of a page."""
LONG_NOTE = """() => {
  const notes = [...document.querySelectorAll(".beside .ed__b p")];
  for (const note of notes) {
    note.textContent = "Many words are said of few. ".repeat(120);
    note.closest("section").style.setProperty("--down", "300px");
  }
  return notes.length;
}"""


def overprinted(lines: list[list[Any]]) -> list[tuple[str, str]]:
    """Words of two lines that take the same place; lines may touch, as high letters and low ones do."""
    found = []
    for n, a in enumerate(lines):
        for b in lines[n + 1 :]:
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            if across > 2 and down > 0.5 * min(a[3] - a[1], b[3] - b[1]):
                found.append((a[4], b[4]))
    return found


def largest_gap(lines: list[list[Any]]) -> float:
    """The highest band without a word."""
    at, largest = min(line[1] for line in lines), 0.0
    for line in sorted(lines, key=lambda one: float(one[1])):
        largest, at = max(largest, line[1] - at), max(at, line[3])
    return largest


def test_on_paper_long_notes_stand_under_their_passages_without_holes(opened: Opened) -> None:
    page = opened("texts/alder.html", width=718)
    assert page.evaluate(LONG_NOTE) > 0
    page.emulate_media(media="print")
    lines = page.evaluate(LINES)
    assert len(lines) > 100
    assert overprinted(lines) == []
    assert largest_gap(lines) < HOLE
    above = page.evaluate(
        "[...document.querySelectorAll('.passage > .beside')].map(el => el.getBoundingClientRect().top"
        " - el.previousElementSibling.getBoundingClientRect().bottom)"
    )
    assert above
    assert all(0 <= gap < 20 for gap in above)
    expect(page.locator(".card.v-text[id^=x-]").first).to_be_hidden()
    page.evaluate("document.documentElement.classList.add('marks-off')")
    expect(page.locator(".card.v-editors:visible, .beside:visible")).to_have_count(0)
    assert page.locator(".cards .card:has(> [data-words]):visible").count() > 0


def test_a_packet_is_shown_from_its_address_and_printed_with_title_and_sources(opened: Opened) -> None:
    asked = "alder:p2-p4,events/bridge-fell,comparisons/cause,nowhere:p1,events/toString"
    page = opened(f"packet.html?with={asked}&title={quote('The <b>bridge</b>')}")
    for _ in range(2):
        expect(page.locator(".packet h2")).to_have_text("The <b>bridge</b>")
        assert page.locator(".packet .passage .pn").all_inner_texts() == ["2", "3", "4"]
        expect(page.locator(".packet .warnline")).to_have_text(
            [f"Not in this course: {x}" for x in asked.split(",")[3:]]
        )
        page.reload()
    expect(page.locator(".packet .side__q").first).to_have_text("“the bridge fell at noon, when no one was upon it”")
    last = page.locator(".packet > section").last
    expect(last.locator("p").first).to_have_text("Holloway, Ada. 1952. “The Fall of the Wend Bridge.” Wend Studies 3.")
    page.emulate_media(media="print")
    expect(page.locator(".packet-form")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".packet__c li")).to_have_count(3)
    assert overprinted(page.evaluate(LINES)) == []


def entries(page: Page) -> list[str]:
    return page.locator(".packet-list li > span").all_inner_texts()


def test_a_packet_is_put_together_in_a_text_and_on_its_page(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("#p2 .pn").click()
    page.get_by_role("button", name="Add to my packet").click()
    page.get_by_role("link", name="My packet: 1").click()
    expect(page.locator(".packet .passage")).to_have_count(1)
    for said in (
        "Birch 1960 1-3",
        "Fall of the bridge at Wend",
        "https://example.org/wend/comparisons/cause.html",
        "cause",
    ):
        page.get_by_label("Passages, an event or a comparison").fill(said)
        page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".packet-form [role=status]")).to_contain_text("Not found.")
    page.get_by_role("button", name="Up: Fall of the bridge at Wend").click()
    page.get_by_role("button", name="Remove: Holloway 1952, passage 2").click()
    page.get_by_label("Title of the packet").fill("Bridges")
    expect(page.locator(".packet h3")).to_have_text(
        ["Fall of the bridge at Wend", "Birch 1960, passages 1–3", "Why did the bridge fall?", "Sources"]
    )
    reloaded(page)
    expect(page.locator(".packet h2")).to_have_text("Bridges")
    assert entries(page) == ["Fall of the bridge at Wend", "Birch 1960, passages 1–3", "Why did the bridge fall?"]
    expect(page.locator(".packet .address")).to_contain_text(
        "packet.html?with=events/bridge-fell,birch:p1-p3,comparisons/cause&title=Bridges"
    )
