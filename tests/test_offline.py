"""The site that is served, without a network: what was read, the search, all of it at a press, and a newer edition."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Silent
from coursereader.model.problems import Report
from coursereader.publish.finish import finish
from coursereader.publish.online import BuiltEdition, put_online
from coursereader.publish.service_worker import KEPT, WORKER, kept_offline
from playwright.sync_api import Browser, Page, expect

SLOW = 60_000
"""Milliseconds; a busy machine is slow."""


class Asked(Silent):
    """A file server whose answers a browser may not give again by itself."""

    def end_headers(self) -> None:
        """Which no browser may leave out."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class Server:
    """A folder, served at one address for as long as there is a network."""

    def __init__(self, site: Path) -> None:
        self.site, self.port = site, 0
        self.start()

    @property
    def address(self) -> str:
        """Its root."""
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """At the same address as before."""
        handler = functools.partial(Asked, directory=str(self.site))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """No network."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    """Serves a site of its own, which may change."""
    shutil.copytree(site, tmp_path / "site")
    server = Server(tmp_path / "site")
    yield server
    server.stop()


def until(page: Page, promised: str) -> None:
    """Ask the page until it says yes."""
    for _ in range(SLOW // 100):
        if page.evaluate(f"(async () => Boolean({promised}))()"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never: {promised}")


def kept(page: Page, address: str) -> None:
    """Wait until a page is kept, by a script that is at work."""
    until(page, f"navigator.serviceWorker.controller && await caches.match({address!r}, {{ignoreVary: true}})")


def test_what_was_read_opens_without_a_network_and_all_of_it_at_a_press(browser: Browser, server: Server) -> None:
    page, at = browser.new_page(), server.address
    page.goto(f"{at}texts/alder.html#p2")
    kept(page, f"{at}texts/alder.html")
    page.goto(f"{at}texts/birch.html")
    kept(page, f"{at}texts/birch.html")
    server.stop()
    for path in ("texts/alder.html", "texts/birch.html?words=bridge", ""):
        page.goto(at + path)
        expect(page.locator("html.js h1").first).to_be_visible()
    page.goto(f"{at}search.html?q=bridge")
    expect(page.locator("ol.results > li").first).to_be_visible(timeout=SLOW)
    page.goto(f"{at}glossary/undermining?words=bank#top")
    expect(page).to_have_url(f"{at}mine.html?unkept=glossary%2Fundermining%3Fwords%3Dbank%23top#top")
    told = page.locator(".unkept")
    expect(told.locator("h2")).to_have_text("“undermining” was not kept")
    names = ["River Weekly interviews Jonas Birch", "Search", "The Fall of the Wend Bridge", "The Wend Reader"]
    expect(told.locator("li")).to_have_text(names)
    expect(told.get_by_role("link", name="Try again")).to_have_attribute(
        "href", f"{at}glossary/undermining?words=bank#top"
    )
    told.get_by_role("link", name=names[0]).click()
    expect(page).to_have_url(f"{at}texts/birch.html")

    server.start()
    page.goto(f"{at}mine.html")
    page.locator(".offline-here button").click(timeout=SLOW)
    expect(page.locator(".offline-here")).to_contain_text("It opens without a network.", timeout=SLOW)
    server.stop()
    for path in ("glossary/undermining.html", "glossary/", "names/index", "concordance.html?q=bridge"):
        page.goto(at + path)
        expect(page.locator("html.js h1").first).to_be_visible()
    page.goto(f"{at}mine.html")
    page.locator(".offline-here button").click(timeout=SLOW)
    expect(page.locator(".offline-here")).to_contain_text("MB", timeout=SLOW)
    page.goto(f"{at}glossary/undermining.html")
    expect(page.locator(".unkept")).to_be_visible()
    server.start()
    page.locator(".unkept").get_by_role("link", name="Try again").click()
    expect(page.locator("h1").first).to_contain_text("undermining")
    page.context.close()


def test_a_newer_edition_is_told_where_the_page_changed_and_what_was_kept_is_renewed(
    browser: Browser, server: Server
) -> None:
    context, at = browser.new_context(), server.address
    changed, same = context.new_page(), context.new_page()
    for page, path in ((changed, "texts/alder.html"), (same, "texts/birch.html")):
        page.goto(at + path)
        kept(page, at + path)
    text = server.site / "texts/alder.html"
    text.write_text(text.read_text("utf-8").replace("</h1>", " anew</h1>"), "utf-8")
    assert finish(server.site) == []
    changed.evaluate("navigator.serviceWorker.getRegistration().then(known => known.update())")
    offer = changed.locator(".offer", has_text="newer edition")
    expect(offer).to_be_visible(timeout=SLOW)
    expect(changed.locator("h1").first).not_to_contain_text("anew")
    until(changed, "(await caches.keys()).length === 1")
    assert same.locator(".offer", has_text="newer edition").count() == 0
    server.stop()
    offer.locator("a").click()
    expect(changed.locator("h1").first).to_contain_text("anew", timeout=SLOW)
    same.reload()
    expect(same.locator("h1").first).to_be_visible()
    server.start()
    context.close()


def test_an_edition_that_is_kept_is_no_page_of_the_newest_and_leads_to_it(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(server.site, old)
    put_online(old, [BuiltEdition("2026-spring", old, {})], ("", "en"), server.site, Report())
    page, at = browser.new_page(), server.address
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(f"{at}texts/alder.html")
    kept(page, f"{at}texts/alder.html")
    page.goto(f"{at}2026-spring/texts/alder.html#p2")
    banner = page.locator(".kept-edition")
    expect(banner).to_be_in_viewport()
    expect(banner).to_have_css("background-color", "rgb(253, 243, 208)")
    page.wait_for_timeout(1000)
    assert page.evaluate("(async () => (await navigator.serviceWorker.getRegistrations()).length)()") == 1
    names = "(await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()))))"
    held = page.evaluate(f"(async () => {names}.flat().map(({{ url }}) => url))()")
    assert (f"{at}texts/alder.html" in held, [url for url in held if "2026-spring" in url]) == (True, [])
    banner.get_by_role("link").click()
    expect(page).to_have_url(f"{at}texts/alder.html")
    assert complaints == []
    server.stop()
    page.goto(f"{at}2026-spring/texts/alder.html")
    expect(page.locator(".unkept h2")).to_have_text("“2026-spring/texts/alder.html” was not kept")
    assert page.locator(".unkept").get_by_role("link", name="Try again").get_attribute("href") == (
        f"{at}2026-spring/texts/alder.html"
    )
    server.start()
    page.context.close()


def test_the_script_is_another_only_where_something_that_is_read_changed() -> None:
    files = {
        "index.html": b'<meta property="og:title" content="A &amp; B">',
        "a.html": b"2",
        "data/a.json": b"3",
        "_headers": b"4",
        "assets/reader/js/page.js": b"5",
    }
    made = kept_offline(files)
    said = json.loads(made[KEPT])
    assert (said["titles"], said["bytes"], said["shell"]) == (
        {"index.html": "A & B"},
        48,
        ["assets/reader/js/page.js", "index.html"],
    )
    assert list(said["files"]) == ["a.html", "assets/reader/js/page.js", "index.html"]
    again = {path: words.encode() for path, words in made.items()} | {"data/a.json": b"6"}
    assert kept_offline(files | again) == made
    assert kept_offline(files | {"a.html": b"7"})[WORKER] != made[WORKER]


def test_a_site_in_a_folder_asks_for_nothing_of_it(browser: Browser, site: Path) -> None:
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda one: asked.append(one.url))
    page.goto((site / "mine.html").as_uri())
    page.locator(".mine-here button").first.wait_for()
    page.wait_for_timeout(2500)
    assert page.locator(".offline-here").inner_text() == ""
    assert [one for one in asked if WORKER in one or KEPT in one] == []
    page.context.close()
