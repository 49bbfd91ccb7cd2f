"""One page of every kind by the rules of accessibility: as wide as a desk and as a phone, at 200 %, in every colour."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import KINDS, Opened
from playwright.sync_api import Browser, Page

WIDTHS = {"desk": (1440, 1), "zoomed to 200 %": (720, 2), "phone": (390, 1)}
SCHEMES = {"desk": ("dark", "sepia"), "zoomed to 200 %": (), "phone": ("dark",)}
"""Beside the light one: what is coloured is mostly the same, however wide the page."""
WHOLE = {"rules": {name: {"enabled": True} for name in ("target-size", "label-content-name-mismatch")}}
"""Two rules that axe asks only on demand; Lighthouse asks the first."""
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules that another scheme can break."""
MISNAMED = r"""() => {
  const bare = words => words.toLowerCase().replace(/\([^)]*\)/g, " ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const said = el => {
    const own = el.cloneNode(true);
    own.querySelectorAll("[aria-hidden=true]").forEach(one => one.remove());
    return bare(own.textContent);
  };
  return [...document.querySelectorAll(":is(a, button)[aria-label]")]
    .filter(el => !bare(el.getAttribute("aria-label")).includes(said(el))).map(el => el.outerHTML);
}"""
"""Whose name lacks what is printed; what stands in brackets counts for nothing, as newer versions of axe have it."""


def broken(page: Page, options: dict[str, object]) -> list[tuple[str, list[str]]]:
    """The rules that the page breaks, and where."""
    found = Axe().run(page, options={**options, "resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_can_be_read_by_everyone(browser: Browser, served: str, path: str, width: str) -> None:
    across, factor = WIDTHS[width]
    size = {"width": across, "height": 900}
    context = browser.new_context(viewport=size, device_scale_factor=factor, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served + path)
    wrong = {}
    for scheme in ("light", *SCHEMES[width]):
        page.evaluate(f"document.documentElement.dataset.scheme = '{scheme}'")
        wrong[scheme] = broken(page, COLOURS if scheme != "light" else WHOLE)
    wrong["names"] = page.evaluate(MISNAMED)
    wrong["sideways"] = page.evaluate(
        "document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []"
    )
    context.close()
    assert {mode: rules for mode, rules in wrong.items() if rules} == {}


def test_code_that_scrolls_can_be_scrolled_by_keys(opened: Opened) -> None:
    page = opened("contributing.html", 390)
    said = """() => [...document.querySelectorAll("pre > code")]
      .map(box => [box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth, box.tabIndex === 0])"""
    page.wait_for_function(f"() => ({said})().some(([scrolls, by_keys]) => scrolls && by_keys)")
    assert [scrolls for scrolls, by_keys in page.evaluate(said) if scrolls != by_keys] == []


def test_links_at_the_foot_of_a_card_look_alike_and_are_high_enough(opened: Opened) -> None:
    page = opened("texts/alder.html")
    look = """id => [...document.querySelectorAll("#" + id + " .card__f > a")].map(link => {
      const style = getComputedStyle(link);
      return [style.color, style.textDecorationLine, parseFloat(style.paddingTop) > 2];
    })"""
    looks = page.evaluate(look, "t-undermining")  # to its page, and to another card
    assert len(looks) == 2
    assert looks[0] == looks[1]
    assert looks[0][1:] == ["underline", True]
