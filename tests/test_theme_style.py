"""The theme's stylesheet, trimmed: less of it, and every page looks as it did."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from coursereader.host.mkdocs.theme_style import PARTS, SHEET, trimmed
from playwright.sync_api import Browser, Route

THEME = Path(next(iter(importlib.util.find_spec("material").submodule_search_locations)))  # type: ignore[union-attr, arg-type]
LOOKS = r"""() => {
  const names = Array.from(getComputedStyle(document.documentElement)).filter(name => !name.startsWith("--"));
  const looks = one => names.map(name => name + ": " + one.getPropertyValue(name)).join();
  return Array.from(document.querySelectorAll("*"), el => {
    const around = ["::before", "::after"].map(part => getComputedStyle(el, part));
    const said = [getComputedStyle(el), ...around.filter(one => one.content !== "none")];
    return el.nodeName + "." + el.className + " " + said.map(looks).join();
  });
}"""


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (".met{color:red}", ".met{color:red}"),
        (".met .unmet{color:red}", ""),
        (".met,.unmet>p{color:red}", ".met{color:red}"),
        ("p:not(.unmet){color:red}", "p:not(.unmet){color:red}"),
        ("[data-md-unmet=a] p{color:red}", ""),
        ("[dir=ltr] p{color:red}", "[dir=ltr] p{color:red}"),
        ("@media print{.unmet{color:red}}", ""),
        ("@media print{.met{color:red}}", "@media print{.met{color:red}}"),
        (":root{--a:var(--b);--b:1;--c:2}p{margin:var(--d)}", "p{margin:var(--d)}"),
        (":root{--a:var(--b);--b:1;--c:2}p{margin:var(--a)}", ":root{--a:var(--b);--b:1}p{margin:var(--a)}"),
        (":root{--of-ours:1;--c:2}", ":root{--of-ours:1}"),
        ("@keyframes a{0%{top:0}}", "@keyframes a{0%{top:0}}"),
    ],
)
def test_what_no_page_can_meet_is_left_out(rule: str, left: str) -> None:
    assert trimmed(rule, {"met"}, "p{margin:var(--of-ours)}") == left
    assert trimmed(left, {"met"}, "p{margin:var(--of-ours)}") == left


@pytest.mark.parametrize("width", [1440, 390])
def test_every_element_looks_as_under_the_whole_sheet(browser: Browser, served: str, site: Path, width: int) -> None:
    theme = next((THEME / "templates/assets/stylesheets").glob("main.*.css")).read_text("utf-8")
    ours = "\n".join((site / part).read_text("utf-8") for part in PARTS)
    assert ((site / SHEET).stat().st_size - len(ours.encode())) * 3 < len(theme)
    assert not list((site / "assets/stylesheets").glob("*.css"))

    def looks(path: str, *, trimmed: bool) -> list[str]:
        page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")

        def answer(route: Route) -> None:
            route.fulfill(body=f"{theme}\n{ours}", content_type="text/css")

        if not trimmed:
            page.route(f"**/{SHEET}", answer)
        page.goto(served + path)
        # Whether the faces came in time is the machine's affair.
        page.evaluate("document.documentElement.classList.remove('faces-awaited', 'faces-late')")
        page.evaluate("document.getElementById('__drawer').checked = true")
        page.evaluate("document.fonts.ready")
        found: list[str] = page.evaluate(LOOKS)
        page.close()
        assert all("font-size: " in one for one in found)
        return found

    for path in ("index.html", "texts/alder.html", "about.html"):
        pairs = zip(looks(path, trimmed=True), looks(path, trimmed=False), strict=True)
        assert [(one, other) for one, other in pairs if one != other][:1] == [], path
