"""The toy site, built once a session as `make site` builds, and a browser to open it in."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from coursereader.commands import QUIET
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

settings.register_profile("patient", deadline=None)  # the first example may import what every other only uses
settings.load_profile("patient")
ROOT = Path(__file__).parent.parent
Opened = Callable[..., Page]
KINDS = (
    "index.html", "texts/alder.html", "texts/birch.html", "texts/index.html", "editions/alder.html",
    "received/alder.html", "events/index.html",
    "events/bridge-fell.html", "timeline.html", "map.html", "silences.html",
    "glossary/index.html", "glossary/undermining.html",
    "vocabulary.html", "comparisons/index.html", "comparisons/cause.html", "figures/index.html",
    "figures/cost-of-the-new-bridge.html", "differences/index.html", "differences/noon-or-dawn.html",
    "names/index.html",
    "notes/index.html", "bibliography.html", "about.html", "search.html",
    "concordance.html?q=bridge", "mine.html", "packet.html", "teaching.html", "sessions/the-fall.html",
)  # fmt: skip
"""One page of every kind."""
WAITING = 1
"""Processes beyond one for each core: those that drive a browser wait for it about half of their time."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip


os.environ[QUIET] = "1"  # on a machine that is busy, no command of a test tells what it does
expect.set_options(timeout=20_000)  # nor does a page of one hurry


def pytest_xdist_auto_num_workers() -> int:
    """How many processes share the tests."""
    return (os.cpu_count() or 1) + WAITING


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built toy site."""
    return built(tmp_path_factory.mktemp("built"))


def built(folder: Path) -> Path:
    """The toy site, built in that folder."""
    subprocess.run(
        [
            sys.executable, str(ROOT / "scripts/build.py"), "--course", str(ROOT / "tests/toy"),
            "--pages", str(folder / "pages"), "--site", str(folder / "site"),
        ],
        check=True,
    )  # fmt: skip
    return folder / "site"


class Silent(http.server.SimpleHTTPRequestHandler):
    """A file server that does not talk."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the toy site over http."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def chromium() -> str:
    """Where it is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(found for name in names if (found := shutil.which(name)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """The address of the site's root: over http, and straight from the folder."""
    return served if request.param == "http" else site.as_uri() + "/"


def reloaded(page: Page, away: bool = False) -> None:
    """The page again, once what it wrote has reached the browser: another process reads a folder's page again, and what
    comes after its scripts have asked is known to the next one alone. `away`: one has been elsewhere in between. Where
    one reads, a page goes on to write."""
    kept = "Object.entries(localStorage).filter(([key]) => !key.startsWith('reader.place')).map(String)"
    held, address, there = page.evaluate(kept), page.url, False
    for _ in range(10):
        page.wait_for_timeout(500)
        if away:
            page.goto("about:blank")
        page.goto(address) if away else page.reload()
        if there:
            return
        there = set(held) <= set(page.evaluate(kept))


def come_to(page: Page, key: str) -> None:
    """The page once more, till what another wrote under a key has come to it: it is read by another process."""
    there, address = False, page.url
    for _ in range(20):
        page.wait_for_timeout(500)
        page.goto("about:blank")
        page.goto(address)
        if there:
            return
        there = page.evaluate("key => localStorage.getItem(key) !== null", key)
    raise AssertionError(f"{key} never came")


@pytest.fixture
def opened(browser: Browser, base: str) -> Iterator[Opened]:
    """Opens a page of the site; afterwards nothing was asked of the network and nothing went wrong in the console."""
    wrong: list[str] = []
    contexts = []

    def open_page(path: str, width: int = 1440, height: int = 1000, **options: object) -> Page:
        context = browser.new_context(  # type: ignore[call-overload]
            viewport={"width": width, "height": height}, service_workers="block", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request", lambda asked: None if asked.url.startswith((base, "data:", "blob:")) else wrong.append(asked.url)
        )
        page.goto(base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
