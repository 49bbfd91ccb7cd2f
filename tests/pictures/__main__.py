"""`make pictures`: compares each kind of page of the toy course with its picture; NEW=yes takes the pictures anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from conftest import FLAGS, KINDS, built, chromium
from playwright.sync_api import sync_playwright

from .desk import HERE, MANY, Desk, reference


def main(new: bool) -> int:
    """How many kinds look otherwise."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = built(Path(folder)).as_uri() + "/"
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        desk = Desk(browser)
        for path in KINDS:
            file, made = reference(path), desk.picture(root + path)
            away = desk.difference(file.read_bytes(), made) if file.exists() else 1.0
            if away > MANY:
                wrong += 1
                (file if new else Path(folder, "..", file.name)).write_bytes(made)
                print(f"{path}: {away:.1%} of the picture is another. {_advice(file, new)}")
        browser.close()
    if new:
        known = {reference(path) for path in KINDS}
        for file in sorted(set(HERE.glob("*.webp")) - known):
            file.unlink()
    return 0 if new else min(wrong, 1)


def _advice(file: Path, new: bool) -> str:
    if new:
        return f"Look at {file}."
    return f"Look at {Path(tempfile.gettempdir(), file.name)} beside {file}; if it is right, `make pictures NEW=yes`."


if __name__ == "__main__":
    sys.exit(main("--new" in sys.argv[1:]))
