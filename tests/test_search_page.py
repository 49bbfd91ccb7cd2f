"""The search in a real browser: its box on every page, its page, and where a result leads."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Opened
from playwright.sync_api import Browser, Locator, Page, Route, expect

BOX, LIST, OPTION = ".reader-search input", "[role=listbox]", "[role=listbox] > a:not([hidden])"
RESULT = "ol.results > li"


def wait_until(page: Page, true: str) -> None:
    """The page's policy lets nothing be evaluated in it, so it is asked from outside."""
    for _ in range(100):
        if page.evaluate(f"Boolean({true})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {true}")


def asked(page: Page, words: str) -> Locator:
    """The results of the box, after these words were typed."""
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    expect(page.locator(OPTION).first).to_be_visible()
    return page.locator(OPTION)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("divided responsibility", "glossary/divided-responsibility.html"),
        ("Undermining", "glossary/undermining.html"),
        ("undermning", "glossary/undermining.html"),
        ("undermined", "glossary/undermining.html"),
        ("bridges falling", "comparisons/cause.html"),
        ("fall of the bridge at Wend", "events/bridge-fell.html"),
        ("1911 fall of bridge", "events/bridge-fell.html"),
        ("why did the bridge fall", "comparisons/cause.html"),
        ("Marsh 1912", "texts/alder.html#r1"),
        ("FBW", "events/bridge-fell.html"),
        ("Марш", "names/index.html#marsh"),
        ("Jonas Birch", "names/index.html#jonas-birch"),
        ("“the bridge fell at noon”", "texts/alder.html#p4"),
        ("bibliography", "bibliography.html"),
        ("lodz naive", "about.html"),
        ("еще паром", "about.html"),
        ("ПАРОМ", "about.html"),
        ("长江大桥", "about.html"),
        ("江大", "about.html"),
    ],
)
def test_the_first_result_is_what_was_meant(opened: Opened, words: str, place: str) -> None:
    page = opened("texts/birch.html")
    assert str(asked(page, words).first.get_attribute("href")).endswith(f"/{place}")


def test_nothing_of_the_search_is_loaded_before_it_is_used(opened: Opened) -> None:
    page = opened("texts/alder.html")
    loaded = "[...document.scripts].map(s => s.src).filter(s => /search-|stemmers/.test(s)).length"
    assert page.evaluate(loaded) == 0
    page.locator(BOX).focus()
    wait_until(page, "window.readerSearch && window.readerSearch.open && window.EnglishStemmer")
    assert page.evaluate(loaded) == 7  # the index, four parts of the search, what all stemmers share, the English one
    asked(page, "bridge")
    wait_until(page, "window.readerIndex.more")
    assert page.evaluate(loaded) == 8  # and what of the index is not needed at first


MORE, STATUS = "**/assets/reader/search-index-more.js", ".reader-search__status"


@pytest.fixture
def held(browser: Browser, served: str) -> Iterator[tuple[Page, list[Route]]]:
    """A page whose second part of the index is on its way until it is let go."""
    page, waiting = browser.new_page(), list[Route]()
    page.route(MORE, lambda route: waiting.append(route))
    page.goto(served + "texts/birch.html")
    yield page, waiting
    page.close()


def arrives(page: Page, waiting: list[Route]) -> None:
    for _ in range(100):
        if waiting:
            return waiting.pop().continue_()
        page.wait_for_timeout(50)
    raise AssertionError("the second part was not asked for")


def test_first_results_wait_for_no_notes_and_grow_when_they_come(held: tuple[Page, list[Route]]) -> None:
    page, waiting = held
    asked(page, "bridge")
    said = page.locator(STATUS)
    expect(said).to_have_text(re.compile(r"^[0-9]+ results so far$"))
    few = int(said.inner_text().split()[0])
    arrives(page, waiting)
    expect(said).to_have_text(re.compile(r"^[0-9]+ results$"))
    assert int(said.inner_text().split()[0]) > few


def test_a_row_under_the_keyboard_stays_when_more_comes(held: tuple[Page, list[Route]]) -> None:
    page, waiting = held
    options = asked(page, "bridge")
    page.keyboard.press("ArrowDown")
    rows = options.all_inner_texts()
    arrives(page, waiting)
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^[0-9]+ results$"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert options.all_inner_texts()[:-1] == rows[:-1]


def test_what_stands_only_in_notes_is_never_said_to_be_nowhere(held: tuple[Page, list[Route]]) -> None:
    page, waiting = held
    page.keyboard.press("/")
    page.keyboard.insert_text("described")
    page.wait_for_timeout(500)
    expect(page.locator(STATUS)).to_have_text("")
    arrives(page, waiting)
    expect(page.locator(OPTION).first).to_have_attribute("href", re.compile(r"texts/\w+\.html#n\d+$"))


def test_the_keyboard_goes_through_the_list_and_escape_leaves_it(opened: Opened) -> None:
    page = opened("texts/birch.html")
    options = asked(page, "bridge fell")
    box = page.locator(BOX)
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(options.nth(1).get_attribute("id")))
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("")


def test_enter_on_a_result_opens_it_with_its_words_lit_once(opened: Opened) -> None:
    page = opened("glossary/index.html")
    options = asked(page, '"bridge fell at noon"')
    page.keyboard.press("ArrowDown")
    address = str(options.first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    lit = "[...(CSS.highlights.get('reader-found') || [])].map(String)"
    wait_until(page, f"({lit}).length > 0")
    assert page.evaluate(lit) == ["bridge fell at noon"]
    page.reload()
    page.wait_for_timeout(200)
    assert page.evaluate(lit) == []


def test_enter_in_the_box_shows_all_results_on_a_page_of_their_own(opened: Opened) -> None:
    page = opened("events/bridge-fell.html")
    asked(page, "bridge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=bridge")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator("#find-q")).to_have_value("bridge")
    expect(page.get_by_role("status")).to_contain_text("results")


def test_an_address_shows_results_of_one_text_and_kind(opened: Opened) -> None:
    page = opened("search.html?q=bridge&text=alder&kind=passage")
    expect(page.locator(RESULT).first).to_be_visible()
    links = page.locator(f"{RESULT} a:first-of-type").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links
    assert all("/texts/alder.html#p" in link for link in links)
    expect(page.locator(RESULT).first.locator("mark").first).to_have_text("bridge")
    page.get_by_label("Kind", exact=True).select_option("event")
    expect(page.locator(f"{RESULT} a").first).to_have_attribute("href", re.compile("/events/"))
    assert "kind=event" in page.url
    page.get_by_label("Text", exact=True).select_option("")
    assert "text=" not in page.url
    page.get_by_label("Year", exact=True).select_option("1911")
    assert page.url.endswith("kind=event&year=1911")
    expect(page.locator(f"{RESULT} a").first).to_have_attribute("href", re.compile("/events/bridge-fell"))
    expect(page.locator("#find-year option:checked")).to_have_text("1911 (1)")


def test_words_of_a_text_are_said_to_be_in_its_language(opened: Opened) -> None:
    page = opened("search.html?q=bridge&kind=passage")
    expect(page.locator(f"{RESULT} .results__w").first).to_have_attribute("lang", "en")


def test_a_phrase_is_exact(opened: Opened) -> None:
    page = opened("search.html?q=%22fell at noon%22")
    expect(page.locator(RESULT).first).to_be_visible()
    for words in page.locator(".results__w").all_inner_texts():
        assert "fell at noon" in words
    page.locator("#find-q").fill('"noon at fell"')
    expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_words_of_the_reader_are_never_html(opened: Opened) -> None:
    page = opened("search.html?q=%3Cimg src=x onerror=alert(1)%3E bridge")
    expect(page.locator(RESULT).first).to_be_visible()
    assert page.locator("article img").count() == 0
    assert page.title().startswith("<img src=x")


def test_a_phone_has_a_sheet_over_the_whole_page(opened: Opened) -> None:
    page = opened("texts/alder.html", 390, 844, has_touch=True, is_mobile=True)
    page.locator(".reader-search__open").tap()
    sheet = page.locator(".reader-search__sheet")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("e => e.getBoundingClientRect().width") == 390
    page.keyboard.insert_text("bridge")
    expect(page.locator(OPTION).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.locator(".reader-search__open").tap()
    page.locator(OPTION).first.tap()
    page.wait_for_url(lambda url: "texts/alder.html" not in url or "#" in url)


def test_the_reader_s_switch_for_single_letters_is_the_search_s_too(opened: Opened) -> None:
    page = opened("texts/alder.html")
    for on in (False, True):
        page.locator(".tools").get_by_role("button", name="Keys").click()
        page.get_by_label("Keys of one letter are on").set_checked(on)
        page.keyboard.press("Escape")
        if not on:
            page.keyboard.press("s")
            expect(page.locator(BOX)).not_to_be_focused()
    page.keyboard.press("s")
    expect(page.locator(BOX)).to_be_focused()


def test_without_script_a_line_says_so(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "search.html")
    expect(page.locator("noscript p")).to_be_visible()
    context.close()


def test_it_works_where_storage_is_denied(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('denied', 'SecurityError'); }});"
    )
    page.goto(served + "texts/alder.html")
    options = asked(page, "bridge fell")
    options.first.click()
    page.wait_for_url(lambda url: "texts/alder.html" not in url or "#" in url)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_box_and_page_pass_the_rules_of_accessibility(browser: Browser, served: str, scheme: str, width: int) -> None:
    size = {"width": width, "height": 844}
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("texts/birch.html", "search.html?q=bridge"):
        page.goto(served + path)
        if "?" in path:
            expect(page.locator(RESULT).first).to_be_visible()
        else:
            asked(page, "bridge")
            page.keyboard.press("ArrowDown")
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []
    context.close()


HOST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Elsewhere</title>
<link rel="stylesheet" href="assets/reader/css/reader.css"></head><body><main><h1>Another host</h1></main>
<script src="assets/reader/js/page.js" defer></script></body></html>"""


def test_a_host_that_knows_nothing_of_the_reader_shows_the_box_too(site: Path, browser: Browser) -> None:
    place = site / "elsewhere.html"
    place.write_text(HOST, encoding="utf-8")
    page = browser.new_page()
    page.goto(place.as_uri())
    assert str(asked(page, "undermining").first.get_attribute("href")).endswith("/glossary/undermining.html")
    page.close()
    place.unlink()


def test_the_index_is_read_and_asked_in_no_time(opened: Opened, site: Path) -> None:
    page = opened("index.html")
    start = time.perf_counter()
    asked(page, "bridge fell")
    assert time.perf_counter() - start < 5
    script = (site / "assets/reader/search-index.js").read_text(encoding="ascii")
    assert json.loads(script.partition(" = ")[2].rstrip(";\n"))["language"] == "en"
