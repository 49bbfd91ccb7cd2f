"""Pictures of cards, as a browser shows them on the built site: made by our engine alone, and no script runs in it."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .sheet import SheetEntry

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage
    from playwright.sync_api import Playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, HIGH = 1000, 1400
"""Of the window, and of the largest picture."""
MOST = 60
"""Pictures of one sheet."""
PATIENCE = 15_000
"""Milliseconds for one step."""


def browser() -> str | None:
    """Where there is one; None where there is none, or nothing that drives it."""
    try:
        import playwright.sync_api  # noqa: F401
    except ModuleNotFoundError:
        return None
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pictures(site: Path, entries: Sequence[SheetEntry], program: str) -> dict[str, str]:
    """By the id of an entry, its card as a PNG, written as an address that holds its own bytes."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            return _of_browser(playwright, site, entries, program)
    except Error:  # a picture is welcome, and no more than that
        return {}


def _of_browser(playwright: Playwright, site: Path, entries: Sequence[SheetEntry], program: str) -> dict[str, str]:
    opened = playwright.chromium.launch(executable_path=program, args=["--disable-gpu", *_unguarded()])
    try:
        context = opened.new_context(viewport={"width": WIDE, "height": HIGH}, java_script_enabled=False, offline=True)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        return dict(_taken(page, site, [entry for entry in entries if entry.now and entry.now.card.page][:MOST]))
    finally:
        opened.close()


def _unguarded() -> list[str]:
    """Root has no sandbox: Chromium refuses to run it in one."""
    return ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []


def _taken(page: BrowserPage, site: Path, entries: Sequence[SheetEntry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        assert entry.now is not None
        card = entry.now.card
        page.goto((site / card.page).as_uri())
        found = page.locator(f"[id='{card.id}']" if card.id else "article:has(h1), main").first
        if box := found.bounding_box():
            clip = {"x": box["x"], "y": box["y"], "width": box["width"], "height": min(box["height"], HIGH)}
            taken = page.screenshot(clip=clip, full_page=True, type="png")  # type: ignore[arg-type]
            yield entry.id, "data:image/png;base64," + base64.b64encode(taken).decode()
