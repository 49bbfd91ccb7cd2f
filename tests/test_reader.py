"""The built site in a real browser, over http and from its folder: by pointer, keyboard and touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import KINDS, Opened, come_to, reloaded
from playwright.sync_api import Browser, Page, expect

CARD = ".pop:popover-open"


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_opens_without_a_complaint_and_fits_a_phone(opened: Opened, path: str) -> None:
    page = opened(path, 390, 844)
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_term_opens_its_card_under_the_pointer_and_escape_closes_it(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("a.term").first.hover()
    expect(page.locator(CARD)).to_contain_text("The owner of the river at Wend")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_a_card_never_covers_the_words_it_explains(opened: Opened) -> None:
    page = opened("texts/alder.html")
    for mark in page.locator(".passage a.mark:visible").all():
        mark.scroll_into_view_if_needed()
        mark.hover()
        card = page.locator(CARD).last
        expect(card).to_be_visible()
        words, box = mark.bounding_box(), card.bounding_box()
        assert words
        assert box
        assert box["y"] >= words["y"] + words["height"] - 4 or box["y"] + box["height"] <= words["y"] + 4
        page.keyboard.press("Escape")
        page.mouse.move(2, 2)


def test_tab_shows_a_card_and_enter_goes_into_it(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("a.term").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.pop') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('a.term')")


def test_a_tap_opens_a_sheet_and_a_second_tap_outside_closes_it(opened: Opened) -> None:
    page = opened("texts/alder.html", 390, 844, has_touch=True, is_mobile=True)
    page.locator("a.note").first.tap()
    expect(page.locator(CARD)).to_contain_text("a ballad, which has the wrong river")
    page.touchscreen.tap(200, 60)
    expect(page.locator(CARD)).to_have_count(0)


def test_an_event_says_what_the_other_text_tells(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("a.ev").first.click()
    expect(page.locator(CARD)).to_contain_text("dawn")


def test_a_quotation_s_address_lights_its_words(opened: Opened) -> None:
    page = opened("texts/birch.html#q-bridge-fell-1")
    told = page.locator("#q-bridge-fell-1")
    expect(told).to_have_text("he always said the bridge fell at dawn")
    expect(told).to_be_in_viewport()
    assert "gradient" in told.evaluate("e => getComputedStyle(e).backgroundImage")


def test_a_correction_shows_what_was_received(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("a.em").first.click()
    expect(page.locator(CARD)).to_contain_text("to to blame")


def test_marks_can_be_hidden_with_one_key_and_stay_hidden(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.keyboard.press("m")
    expect(page.locator("html.marks-off")).to_have_count(1)
    reloaded(page)
    expect(page.locator("a.ev").first).to_be_hidden()


def test_a_page_that_opens_writes_over_nothing_that_was_chosen_in_another(opened: Opened) -> None:
    page = opened("texts/alder.html")
    assert page.evaluate("Object.keys(localStorage).filter(key => !key.startsWith('reader.place'))") == []


SWITCH, TALLY, SHOWN = "button.switch", ".tally", ".rp:not([data-more])"
WORDS = "document.querySelector('article').textContent"
HTML = "[...document.querySelectorAll('article > :not(.mast)')].map(e => e.outerHTML).join('')"


def test_the_switch_shows_every_repair_and_takes_all_of_it_back(opened: Opened) -> None:
    page = opened("texts/alder.html")
    words, html = page.evaluate(WORDS), page.evaluate(HTML)
    expect(page.locator(".rp")).to_have_count(0)
    expect(page.locator(TALLY)).to_be_hidden()
    page.locator(SWITCH).click()
    expect(page.locator(SWITCH)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(TALLY).get_by_role("button", name="6 hyphens joined")).to_be_visible()
    first = page.locator("#p2 .rp[data-k=soft-hyphen]").first
    assert first.evaluate("e => [e.previousSibling.data.slice(-5), e.nextSibling.data.slice(0, 7)]") == [
        "s com",
        "merce w",
    ]
    assert first.evaluate("e => getComputedStyle(e.firstChild, '::before').content") == '"-"'
    page.keyboard.press("r")
    expect(page.locator(SWITCH)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(WORDS) == words
    assert page.evaluate(HTML) == html


@pytest.mark.parametrize("path", ["texts/alder.html", "texts/birch.html"])
def test_every_count_is_the_number_of_its_places_and_leads_from_one_to_the_next(opened: Opened, path: str) -> None:
    page = opened(path, reduced_motion="reduce")
    page.keyboard.press("r")
    for button in page.locator(".tally button").all():
        places = page.locator(f"{SHOWN}[data-k={button.get_attribute('data-k')}]")
        assert str(places.count()) == (button.get_attribute("aria-label") or "").split()[0]
        for _ in range(places.count() + 1):
            button.press("Enter")
            expect(page.locator(".rp.here")).to_have_count(1)
            expect(page.locator(".rp.here")).to_be_in_viewport()
        expect(page.get_by_role("status").first).to_contain_text(f"of {places.count()}: ")


def test_escape_goes_from_a_count_to_the_place_it_led_to_and_else_to_the_switch(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator(SWITCH).press("Enter")
    count = page.locator(".tally button[data-k=running-head]")
    count.focus()
    page.keyboard.press("Escape")
    expect(page.locator(SWITCH)).to_be_focused()
    count.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".rp[data-k=running-head]").first).to_be_focused()


def test_what_is_copied_or_meant_by_an_address_is_the_edited_text_also_while_the_switch_is_on(opened: Opened) -> None:
    page = opened("texts/alder.html")
    chosen = "(getSelection().selectAllChildren(document.querySelector('#p2 > p')), getSelection().toString())"
    copied = page.evaluate(chosen)
    page.keyboard.press("r")
    assert page.evaluate(chosen) == copied
    reloaded(page)
    address = page.url.partition("#")[0] + "#q-bridge-fell-1"
    page.goto("about:blank")
    page.goto(address)
    come_to(page, "reader.received")
    expect(page.locator(SWITCH)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#q-bridge-fell-1")).to_have_text("the bridge fell at noon")
    expect(page.locator("#q-bridge-fell-1")).to_be_in_viewport()


def test_a_correction_is_shown_beside_the_words_as_they_were_received(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.keyboard.press("r")
    slip = page.locator(".rp-em")
    assert slip.evaluate("e => getComputedStyle(e.firstChild, '::before').content") == '"tempting to to blame"'
    assert slip.evaluate("e => e.nextSibling.matches('a.em')")


def test_where_a_note_stood_its_card_opens(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.keyboard.press("r")
    page.get_by_role("link", name="here stood note 2, 1 line").click()
    expect(page.locator(CARD)).to_contain_text("five minutes past twelve")


def test_one_passage_is_shown_as_received_from_its_menu(opened: Opened) -> None:
    page = opened("texts/alder.html")
    page.locator("#p3 .pn").click()
    page.get_by_role("button", name="Show as received").click()
    expect(page.locator("#p3 .rp[data-k=running-head]")).to_have_count(1)
    expect(page.locator("#p2 .rp")).to_have_count(0)
    page.locator("#p3 .pn").click()
    page.get_by_role("button", name="Show as edited").click()
    expect(page.locator(".rp")).to_have_count(0)


def test_the_switch_fits_a_phone_and_a_sheet_of_paper_has_no_counts(opened: Opened) -> None:
    page = opened("texts/alder.html", 390, 844, has_touch=True, is_mobile=True)
    page.locator(SWITCH).tap()
    expect(page.locator(TALLY)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.emulate_media(media="print")
    expect(page.locator(TALLY)).to_be_hidden()
    expect(page.locator("#p3 .rp-out").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["texts/alder.html", "texts/birch.html"])
def test_the_repairs_pass_the_rules_of_accessibility(browser: Browser, served: str, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served + path)
    page.keyboard.press("r")
    page.locator(".tally button").first.press("Enter")
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found] == []


def test_without_script_a_note_is_a_link_to_its_endnote(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "texts/alder.html")
    page.locator("a.note").first.click()
    assert page.url.endswith("#n1")
    expect(page.locator("#n1")).to_be_in_viewport()
    expect(page.locator(SWITCH)).to_have_count(0)
    page.get_by_role("link", name="The file, line by line").click()
    expect(page.locator("pre.rc")).to_contain_text("respon-")
    context.close()


def test_the_site_holds_its_data(site: Path) -> None:
    names = {path.name for path in (site / "data").iterdir()}
    assert names == {
        "texts.json", "glossary.json", "events.json", "comparisons.json", "figures.json", "differences.json",
        "names.json", "sessions.json", "outlines.json", "key-quotations.json", "primary-sources.json", "self-test.json",
        "since.json", "citations.json", "emendations.json", "annotations.jsonld",
        "bibliography.json", "bibliography.bib", "bibliography.ris",
        "build.json", "sbom.json", "csv", "tei", "schema",
    }  # fmt: skip


PORTUGUESE = """{language: "pt", words: {
  "Hide marks": "Ocultar marcas", "Passage {number}": "Passagem {number}", "Copy link": "Copiar endereço",
  "Received at line {lines} of the file": {one: "Na linha {lines} do ficheiro", other: "Nas linhas {lines} do ficheiro"}
}}"""


def speak(page: Page, words: str) -> None:
    """Open the page again with these words of the interface, and not those that the build wrote."""
    page.add_init_script(f"Object.defineProperty(window, 'readerWords', {{value: {words}}})")
    page.reload()


def test_the_scripts_say_the_course_s_words_and_english_where_there_are_none(opened: Opened) -> None:
    page = opened("texts/alder.html")
    speak(page, PORTUGUESE)
    expect(page.get_by_role("button", name="Ocultar marcas")).to_be_visible()
    page.locator("#p1 .pn").click()
    menu = page.get_by_role("dialog", name="Passagem 1")
    expect(menu.get_by_role("button", name="Copiar endereço")).to_be_visible()
    expect(menu.get_by_role("button", name="Copy citation")).to_be_visible()
    expect(menu).to_contain_text("do ficheiro")


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("ru", 1, "1 строка"),
        ("ru", 3, "3 строки"),
        ("ru", 11, "11 строк"),
        ("ru", 21, "21 строка"),
        ("en", 2, "2 lines"),
    ],
)
def test_a_number_has_the_form_of_its_language(opened: Opened, language: str, n: int, said: str) -> None:
    page = opened("index.html")
    forms = '{"{n} line": {one: "{n} строка", few: "{n} строки", many: "{n} строк", other: "{n} строки"}}'
    words = "{}" if language == "en" else forms
    speak(page, f"{{language: {language!r}, words: {words}}}")
    assert page.evaluate(f"reader.count({n}, '{{n}} line', '{{n}} lines')") == said


def test_what_is_said_never_becomes_html(opened: Opened) -> None:
    page = opened("texts/alder.html")
    speak(page, '{language: "en", words: {"Hide marks": "<b>Hide</b>"}}')
    expect(page.get_by_role("button", name="<b>Hide</b>")).to_be_visible()


def test_references_stand_in_the_column_of_the_words_and_are_lit_from_their_first_letter(opened: Opened) -> None:
    page = opened("texts/alder.html")
    reference = """<article class="card v-text ref"><p class="ref__t">Marsh, E. On bridges.</p></article>"""
    lefts = """reference => {
      document.querySelector("#p1").insertAdjacentHTML("beforebegin", reference);
      const letters = document.createRange();
      letters.selectNodeContents(document.querySelector(".ref__t"));
      return [letters, document.querySelector(".ref__t"), document.querySelector("#p1 > p")]
        .map(one => Math.round(one.getBoundingClientRect().left));
    }"""
    letters, lit, words = page.evaluate(lefts, reference)
    assert letters == lit == words


def test_numbers_and_notes_change_sides_where_lines_run_from_right_to_left(opened: Opened) -> None:
    page = opened("texts/alder.html")
    sides = "[...document.querySelectorAll('#p1 > p, #p1 .pn, #p1 .beside')].map(e => e.getBoundingClientRect().left)"
    page.evaluate("document.dir = document.body.dir = 'rtl'")
    words, number, *beside = page.evaluate(sides)
    assert number > words
    assert all(note < words for note in beside)
    page.locator("a.term").first.click()
    card, mark = page.locator(CARD).bounding_box(), page.locator("a.term").first.bounding_box()
    assert card
    assert mark
    assert card["x"] + card["width"] >= mark["x"] + mark["width"]


def test_a_page_from_right_to_left_fits_a_phone(opened: Opened) -> None:
    page = opened("texts/alder.html", 390, 844)
    page.evaluate("document.dir = document.body.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
