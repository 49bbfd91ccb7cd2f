"""Reading on, in a browser: cards stay, keys lead, a place is kept, a link has a way back, pages have neighbours."""

from __future__ import annotations

import random

import pytest
from conftest import Opened, reloaded
from coursereader.pages.neighbours import Neighbour, Neighbours, neighbours
from playwright.sync_api import Browser, Locator, Page, expect

CARD, PINNED, OFFER = ".pop:popover-open", ".pins .pinned", ".offer a"
FOCUSED, TOP = "e => e === document.activeElement", "e => e.getBoundingClientRect().top"
DENIED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new Error(name); } });"""


def test_a_card_stays_while_the_pointer_wanders_in_it_and_to_it_and_comes_back_in_time(opened: Opened) -> None:
    page, chance = opened("texts/alder.html"), random.Random(12)
    for mark in page.locator(".passage a.mark:visible").all()[:8]:
        mark.scroll_into_view_if_needed()
        mark.hover()
        card = page.locator(CARD).first
        expect(card).to_be_visible()
        held = card.element_handle()
        for step in chance.sample(("brush", "scroll", "leave", "mark", "rest"), 4):
            _wander(page, card, mark, step, chance)
            assert held.evaluate("e => e.isConnected"), step
        page.mouse.move(3, 3)
        page.mouse.move(5, 300)
        expect(page.locator(CARD)).to_have_count(0)


def _wander(page: Page, card: Locator, mark: Locator, step: str, chance: random.Random) -> None:
    box, words = card.bounding_box(), mark.bounding_box()
    assert box
    assert words
    x, y = box["x"] + chance.uniform(5, box["width"] - 5), box["y"] + chance.uniform(5, box["height"] - 5)
    page.mouse.move(x, y, steps=4)
    inner = card.locator("a").first
    if step == "brush" and inner.count() and inner.is_visible():
        inner.hover()
        page.mouse.move(x, y, steps=2)
        page.wait_for_timeout(400)
    elif step == "scroll":
        for _ in range(4):
            page.mouse.wheel(0, 300)
        page.wait_for_timeout(100)
    elif step == "leave":
        page.mouse.move(x, 895)
        page.mouse.move(x, y)
    elif step == "mark":
        page.mouse.move(words["x"] + words["width"] / 2, words["y"] + words["height"] / 2, steps=5)
        page.wait_for_timeout(350)
        page.mouse.move(x, y, steps=5)
    else:
        page.wait_for_timeout(400)


def test_pinned_cards_are_all_on_the_screen_and_escape_takes_them_last(opened: Opened) -> None:
    page = opened("texts/alder.html", 1440, 900)
    for n, mark in enumerate(page.locator(".passage a.mark:visible").all()[:5], 1):
        mark.click()
        page.locator(CARD).get_by_role("button", name="Pin this card").click()
        expect(page.locator(PINNED)).to_have_count(n)
    for pin in page.locator(PINNED).all():
        box = pin.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900
        assert box["height"] > 80
    edge = page.locator(".beside").first.bounding_box()
    tray = page.locator(".pins").bounding_box()
    assert edge
    assert tray
    assert edge["x"] + edge["width"] <= tray["x"]
    page.locator(".passage a.mark:visible").last.click()
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.locator(PINNED)).to_have_count(5)
    page.keyboard.press("Escape")
    expect(page.locator(PINNED)).to_have_count(4)


def test_tab_goes_round_in_a_card_and_a_finger_may_scroll_beside_a_sheet(opened: Opened) -> None:
    page = opened("texts/alder.html", 390, 844, has_touch=True, is_mobile=True)
    page.locator("a.term").first.tap()
    expect(page.locator(CARD)).to_be_visible()
    for _ in range(9):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.pop') !== null")
    page.mouse.wheel(0, 200)
    page.set_viewport_size({"width": 390, "height": 780})
    expect(page.locator(CARD)).to_be_visible()
    small = (
        "[...document.querySelectorAll('.pop button')].filter(b => b.offsetWidth < 24 || b.offsetHeight < 24).length"
    )
    assert page.evaluate(small) == 0


def test_keys_lead_through_a_text_and_one_switch_ends_them_all(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("#p2 .pn").evaluate(FOCUSED)
    page.keyboard.press("k")
    assert page.locator("#p1 .pn").evaluate(FOCUSED)
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.matches('.passage a.mark')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.pop')")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.matches('.passage a.mark')")
    page.keyboard.press("/")
    page.keyboard.type("?jn")
    expect(page.get_by_role("combobox", name="Search")).to_have_value("?jn")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Next passage")
    page.get_by_label("Keys of one letter are on").uncheck()
    page.keyboard.press("Escape")
    address, top = page.url, page.evaluate("scrollY")
    for key in "jnpfs/].,":
        page.keyboard.press(key)
    assert (page.url, page.evaluate("scrollY")) == (address, top)
    assert not page.evaluate("document.activeElement.matches('input')")
    page.locator(".tools").get_by_role("button", name="Keys").click()
    page.get_by_label("Keys of one letter are on").check()
    page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close").click()
    page.keyboard.press("]")
    page.wait_for_url("**/texts/birch.html")


def test_the_place_in_a_text_is_offered_on_return_and_never_taken(opened: Opened) -> None:
    page = opened("texts/alder.html", 1440, 500)
    expect(page.locator(".progress")).to_have_attribute("aria-label", "Passage 1 of 7, 2 minutes left")
    page.locator("#p5").evaluate("e => scrollBy({ top: e.getBoundingClientRect().top - 70, behavior: 'instant' })")
    noted = "([key, said]) => key.startsWith('reader.place') && JSON.parse(said).id === 'p5'"
    page.wait_for_function(f"() => Object.entries(localStorage).some({noted})")
    where = page.locator("#p5").evaluate(TOP)
    reloaded(page)
    page.wait_for_function(f"was => Math.abs(({TOP})(document.querySelector('#p5')) - was) < 3", arg=where)
    expect(page.locator(OFFER)).to_have_count(0)
    address = page.url
    reloaded(page, away=True)
    expect(page.locator(OFFER)).to_have_text("Go on at 5")
    assert page.evaluate("scrollY") == 0
    page.locator(OFFER).click()
    assert abs(page.locator("#p5").evaluate(TOP) - where) < 3
    page.goto("about:blank")
    page.goto(address + "#p2")
    page.wait_for_function("() => document.querySelector('.progress') !== null")
    expect(page.locator(OFFER)).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_leads_to_its_place_however_high_the_way_there_was_thought_to_be(opened: Opened, width: int) -> None:
    page = opened("texts/alder.html", width, 600)
    page.evaluate(
        """document.querySelectorAll('.passage, .card, .ref')
          .forEach(e => { e.style.containIntrinsicBlockSize = '60rem' })"""
    )
    belongs = """e => parseFloat(getComputedStyle(e).scrollMarginTop)
      + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0)"""
    for id in ("p7", "p3", "p6"):
        page.evaluate(
            """id => {
              const link = document.createElement("a");
              link.href = "#" + id;
              document.querySelector("main").append(link);
              link.click();
              link.remove();
            }""",
            id,
        )
        page.wait_for_timeout(700)
        assert abs(page.locator(f"#{id}").evaluate(TOP) - page.locator(f"#{id}").evaluate(belongs)) < 3
        page.mouse.wheel(0, 120)
        page.wait_for_timeout(400)
        assert abs(page.locator(f"#{id}").evaluate(TOP) - page.locator(f"#{id}").evaluate(belongs)) > 60


def test_sections_that_were_read_are_marked_in_the_contents(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.clock.install()
    page.reload()
    page.wait_for_function("() => document.querySelector('.progress') !== null")
    first = page.locator(".reader-toc a").first
    expect(first).not_to_have_attribute("data-read", "read")
    page.locator("#p2").evaluate("e => scrollBy({ top: e.getBoundingClientRect().top - 70, behavior: 'instant' })")
    page.wait_for_timeout(300)
    page.clock.run_for(20000)
    expect(first).to_have_attribute("data-read", "read")


def test_after_a_link_one_gets_back_to_the_same_line(opened: Opened) -> None:
    page = opened("events/bridge-fell.html", 1440, 600)
    link = page.locator(".side__f a").last
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/texts/*")
    expect(page.locator(OFFER)).to_have_text("From: Fall of the bridge at Wend — back")
    page.mouse.wheel(0, 700)
    page.locator(OFFER).click()
    page.wait_for_url("**/events/bridge-fell.html")
    page.wait_for_function("(top) => Math.abs(scrollY - top) < 3", arg=top)
    assert link.evaluate(FOCUSED)


def test_where_nothing_can_be_kept_everything_else_works(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(DENIED)
    page.goto(served + "events/bridge-fell.html")
    page.locator(".side__f a").first.click()
    page.wait_for_url("**/texts/*")
    expect(page.locator(".progress")).to_be_visible()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('.pn')")
    page.locator("a.term").first.click()
    expect(page.locator(CARD)).to_be_visible()
    context.close()


def test_the_first_link_leads_to_the_first_passage(opened: Opened) -> None:
    page = opened("texts/birch.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#p1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#p1') !== null")


def test_a_page_has_its_neighbours_in_the_list_and_the_ends_have_one() -> None:
    found = neighbours([("a", "A", "a.html"), ("b", "B", "b.html"), ("c", "C", "c.html")])
    a, b, c = (Neighbour(id.upper(), f"{id}.html") for id in "abc")
    assert found == {"a": Neighbours(None, b), "b": Neighbours(a, c), "c": Neighbours(b, None)}
    assert neighbours([("a", "A", "a.html")]) == {"a": Neighbours(None, None)}
    assert neighbours([]) == {}


def test_the_contents_follow_what_one_reads_and_the_drawer_shuts_behind_a_link(opened: Opened) -> None:
    page = opened("texts/alder.html", 1440, 600)
    link = page.locator(".reader-toc a").last
    expect(link).not_to_have_attribute("aria-current", "location")
    link.click()
    expect(link).to_have_attribute("aria-current", "location")
    expect(page.locator(".reader-toc [aria-current]")).to_have_count(1)
    narrow = opened("texts/alder.html", 390, 800)
    narrow.locator(".md-header label[for=__drawer]").click()
    narrow.locator(".reader-toc a").first.click()
    expect(narrow.locator("#__drawer")).not_to_be_checked()


@pytest.mark.parametrize("width", [1440, 390])
def test_words_far_down_are_where_a_link_says_though_nothing_above_them_was_laid_out(
    opened: Opened, width: int
) -> None:
    page = opened("texts/alder.html", width, 500)
    address = page.url
    for id in page.evaluate(
        "Array.from(document.querySelectorAll('.passage .told[id], .card[id]'), e => e.id).slice(-3)"
    ):
        page.goto("about:blank")
        page.goto(f"{address}#{id}")
        page.wait_for_timeout(400)
        top = page.locator(f"[id='{id}']").evaluate(TOP)
        assert 40 < top < 300 or page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2"), id
