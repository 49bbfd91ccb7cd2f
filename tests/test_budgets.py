"""What a page may weigh before it is used: bytes, requests, elements, and how far its words may move while it loads.

A budget that is overrun is mended by loading less, or by loading it later (`assets/js/later/`); it is raised only with
a reason."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

ROOT = Path(__file__).parent.parent
KB = 1024
SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver(seen => seen.getEntries().forEach(one => {
    const moved = one.sources.map(({node}) => node ? node.nodeName : "?");
    if (!one.hadRecentInput) window.shifts.push([one.value, ...moved]);
  })).observe({type: "layout-shift", buffered: true});
}"""
MOST_MOVED = 0.02
"""Of layout shift, as browsers count it."""
MOST_GROWN = 0.1
"""A page, when what was only estimated is laid out."""
FACES = "**/*.woff2"
FILLED = {
    "texts/alder.html": ".pn", "comparisons/index.html": ".table-tools button",
    "comparisons/cause.html": ".table-tools button", "vocabulary.html": ".table-tools button",
    "events/index.html": ".table-tools button",
    "timeline.html": ".tl-f:not([hidden])", "search.html?q=bridge": "ol.results > li", "mine.html": ".mine-here button",
    "packet.html": ".packet-here input", "concordance.html?q=bridge": ".kwic td",
}  # fmt: skip
"""Pages to which scripts add something, and what is there when they have done so."""


@dataclass(frozen=True)
class Loaded:
    """What a page asked for before anybody touched it."""

    paths: tuple[str, ...]
    """Under the root of the site."""
    elements: int
    """Of the page as it was sent."""
    added: int
    """By scripts."""

    def weight(self, site: Path, *ends: str) -> int:
        """Bytes of the files of those kinds, packed as a host packs them."""
        files = [site / path for path in self.paths if path.endswith(ends)]
        return sum(
            len(file.read_bytes() if file.suffix == ".woff2" else gzip.compress(file.read_bytes())) for file in files
        )


@pytest.fixture(scope="module")
def loaded(browser: Browser, served: str) -> Loaded:
    """A text page, at rest."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, service_workers="block")
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda one: asked.append(unquote(one.url.removeprefix(served).partition("?")[0])))
    page.goto(served + "texts/alder.html")
    rest(page, ".pn")
    now = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    still = browser.new_context(java_script_enabled=False)
    page = still.new_page()
    page.goto(served + "texts/alder.html")
    sent = page.evaluate("document.querySelectorAll('*').length")
    still.close()
    return Loaded(tuple(asked), sent, now - sent)


def rest(page: Page, filled: str) -> None:
    """Until scripts have filled the page and its faces have come."""
    page.locator(filled).first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")


def within(budget: int, used: int, of: str) -> None:
    """Hold it, or say what is over."""
    assert used <= budget, f"{of}: {used:,}, and {budget:,} is the budget"


def test_a_text_page_weighs_little_before_it_is_used(loaded: Loaded, site: Path) -> None:
    within(31 * KB, loaded.weight(site, ".css"), "bytes of stylesheets, packed")
    within(25 * KB, loaded.weight(site, ".js"), "bytes of scripts, packed")
    within(200 * KB, loaded.weight(site, ".woff2"), "bytes of faces")
    within(1, sum(path.endswith(".css") for path in loaded.paths), "stylesheets")
    within(9, len(loaded.paths), f"requests ({', '.join(loaded.paths)})")


def test_nothing_that_is_needed_rarely_is_loaded_before_it_is_asked_for(loaded: Loaded) -> None:
    early = [path for path in loaded.paths if "search" in path or path.startswith("data/") or "/later/" in path]
    assert early == ["assets/reader/js/later/place.js"]  # where one was, which a text offers on return


def test_a_text_page_has_no_more_elements_than_its_words_need(loaded: Loaded) -> None:
    within(620, loaded.elements, "elements of the page as it is sent")
    within(200, loaded.added, "elements that scripts add")


@pytest.mark.parametrize("width", [1440, 390])
def test_cards_cost_nothing_until_one_comes_near_and_keep_their_room(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(served + "texts/alder.html")
    rest(page, ".pn")
    cards = "[...document.querySelectorAll('.cards > .card')]"
    drawn = f"{cards}.filter(one => one.checkVisibility({{contentVisibilityAuto: true}}))"
    long = page.evaluate("document.documentElement.scrollHeight")
    assert page.evaluate(f"{drawn}.length") == 0
    page.evaluate("document.querySelector('#cards').scrollIntoView({behavior: 'instant'})")
    until(page, f"{drawn}.length > 3")
    now = page.evaluate("document.documentElement.scrollHeight")
    assert abs(now - long) < long * MOST_GROWN
    page.close()


def test_what_is_in_a_closed_drawer_costs_nothing_and_is_there_when_it_opens(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(served + "bibliography.html")
    link = page.locator(".reader-nav a").first
    assert not link.evaluate("el => el.checkVisibility()")
    page.locator(".md-header label[for=__drawer]").click()
    until(page, "document.querySelector('.reader-nav a').checkVisibility()")
    link.click()
    page.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_rows_of_a_long_list_say_what_room_they_take(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(served + "bibliography.html")
    rows = page.evaluate("""[...document.querySelectorAll(".bib > li")].map(row => {
        const { contentVisibility: way, containIntrinsicBlockSize: room } = getComputedStyle(row);
        return [way, parseFloat(room.replace("auto ", "")), row.getBoundingClientRect().height];
    })""")
    assert rows
    assert {way for way, _, _ in rows} == {"auto"}
    room, taken = sum(said for _, said, _ in rows), sum(drawn for _, _, drawn in rows)
    assert abs(room - taken) < taken / 4
    page.close()


def test_no_sheet_asks_what_a_whole_page_has_in_it() -> None:
    # Browsers would ask it anew of all that comes while a page is read, and look at each paragraph again.
    sheets = {
        path.name: on_screen(path.read_text("utf-8")) for path in (ROOT / "scripts/coursereader/assets").rglob("*.css")
    }
    assert ".passage" in sheets["passage.css"]
    whole = r"(?:^|[\s,>}(])(?::root|html|body|main|article|\.md-[\w-]+)[^\s,>{}]*:has\([^{}]*"
    assert {name: found for name, sheet in sheets.items() if (found := re.findall(whole, sheet))} == {}


def on_screen(sheet: str) -> str:
    """A stylesheet without what it says of paper."""
    before, paper, after = sheet.partition("@media print {")
    if not paper:
        return before
    depth = accumulate(after, lambda deep, sign: deep + (sign == "{") - (sign == "}"), initial=1)
    return before + on_screen(after[next(at for at, deep in enumerate(depth) if not deep) :])


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_while_scripts_fill_a_page(browser: Browser, served: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block")
    # When a face comes is the machine's affair, and not the page's: none does.
    context.route(FACES, lambda route: route.abort())
    assert moved(context, served) == {}


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_when_the_faces_come_late(browser: Browser, served: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block")
    held: list[Route] = []
    context.route(FACES, lambda route: held.append(route))

    def come(page: Page) -> None:
        until(page, "performance.getEntriesByName('first-contentful-paint').length")
        page.route(FACES, lambda route: route.continue_())
        while held:
            held.pop().continue_()

    assert moved(context, served, come) == {}


def test_faces_that_come_before_the_first_words_are_shown(browser: Browser, served: str) -> None:
    context, held = browser.new_context(service_workers="block"), list[Route]()
    page = context.new_page()
    page.route("**/site.css*", lambda route: held.append(route))
    page.goto(served + "texts/alder.html", wait_until="commit")
    until(page, "performance.getEntriesByType('resource').filter(one => /woff2$/.test(one.name)).length === 3")
    held.pop().continue_()
    rest(page, ".pn")
    assert page.evaluate("document.documentElement.className.split(' ').filter(one => one.startsWith('faces'))") == []
    context.close()


def until(page: Page, true: str) -> None:
    """The page's policy lets nothing be evaluated in it, so it is asked from outside."""
    for _ in range(200):
        if page.evaluate(f"Boolean({true})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {true}")


def moved(context: BrowserContext, served: str, come: Callable[[Page], None] = lambda page: None) -> dict[str, object]:
    """The pages of which more than a little moved, and what did. `come`: lets the faces come."""
    found = {}
    for path, filled in FILLED.items():
        page = context.new_page()
        page.add_init_script(f"({SHIFTS})()")
        page.goto(served + path, wait_until="domcontentloaded")
        come(page)
        rest(page, filled)
        shifts = page.evaluate("window.shifts")
        found[path] = (round(sum(one[0] for one in shifts), 4), [one for one in shifts if one[0] > MOST_MOVED / 4])
        page.close()
    context.close()
    return {path: shifts for path, shifts in found.items() if shifts[0] > MOST_MOVED}
