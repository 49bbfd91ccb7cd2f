"""Other hosts on the pages that we write: `make hosts`. Each is installed apart, under build/hosts/."""

from __future__ import annotations

import functools
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from conftest import FLAGS, Silent, chromium
from coursereader.host.mkdocs.lean import lean
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ROOT / "build" / "hosts"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
OURS = ("markdown", "pymdown-extensions", "jinja2", "markupsafe", "mkdocs-material", "pyyaml", "pygments")
"""What decides the bytes of a page: of the same version where two hosts are to give the same."""


class NotInstalledError(Exception):
    """A host that cannot be had here, and why."""


@dataclass(frozen=True)
class OtherHost:
    """A program that builds a site from the same pages and the same configuration."""

    name: str
    wanted: tuple[str, ...]
    """What pip is asked for."""

    @property
    def folder(self) -> Path:
        """Its environment."""
        return ENVIRONMENTS / self.name

    def install(self) -> str:
        """Install it unless that was done; its version. Raises NotInstalledError."""
        done = self.folder / "installed"
        if not done.is_file() or done.read_text("utf-8") != "\n".join(self.wanted):
            run(sys.executable, "-m", "venv", str(self.folder))
            run(self._python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *self.wanted)
            done.write_text("\n".join(self.wanted), "utf-8")
        asked = f"import importlib.metadata as m; print(m.version({self.name!r}))"
        return run(self._python, "-c", asked).strip()

    def build(self, ours: Path) -> Path:
        """Its site, beside our pages, from a configuration that inherits ours. Raises AssertionError with its words."""
        own, site = ours.with_name(f"{self.name}.yml"), ours.with_name(self.name)
        own.write_text(f"INHERIT: {ours.name}\nsite_dir: {site.name}\n", "utf-8")
        ran = subprocess.run(
            [str(self.folder / "bin" / self.name), "build", "--strict", "-f", str(own)],
            capture_output=True, text=True, check=False, cwd=ours.parent, env=os.environ | QUIET,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return site

    @property
    def _python(self) -> str:
        return str(self.folder / "bin" / "python")


PROPERDOCS = OtherHost("properdocs", ("properdocs", *(f"{name}=={metadata.version(name)}" for name in OURS)))
ZENSICAL = OtherHost("zensical", ("zensical",))


def run(*command: str) -> str:
    """What a command prints. Raises NotInstalledError with its last words where it fails."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotInstalledError((ran.stderr.strip() or ran.stdout.strip() or "no word").splitlines()[-1])
    return ran.stdout


def pages_of(site: Path) -> dict[str, bytes]:
    """Its pages, by path, made lean as ours are, without their links to stylesheets: ours are joined into one."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {path: _without_sheets(lean(page).encode()) for path, page in pages.items()}


def _without_sheets(page: bytes) -> bytes:
    head, end, body = page.partition(b"</head>")
    return re.sub(rb'(?:\s*<link rel="stylesheet"[^>]*>)*\s+', b"\n", head) + end + body


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Its address."""
    handler = functools.partial(Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def reads(browser: Browser, site: Path, text: str) -> None:
    """A card opens under the pointer and the search finds a term by its name. Raises AssertionError."""
    wrong: list[str] = []
    with served(site) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}{text}")
        term = page.locator("a.term").first
        id = str(term.get_attribute("href")).removeprefix("#t-")
        term.hover()
        expect(page.locator(".pop:popover-open")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.insert_text(id.replace("-", " "))
        expect(page.locator(f'[role=listbox] > a[href$="glossary/{id}.html"]')).to_be_visible()
        page.close()
    assert wrong == []


def same_pages(site: Path, ours: Path) -> int:
    """How many pages another host made, each with the bytes of ours. Raises AssertionError with those that differ."""
    theirs, made = pages_of(site), pages_of(ours)
    assert sorted(path for path in theirs.keys() | made.keys() if theirs.get(path) != made.get(path)) == []
    return len(theirs)


def same_paths(site: Path, ours: Path) -> int:
    """How many pages another host made, at the same paths as ours. Raises AssertionError with those at others."""
    theirs, made = pages_of(site).keys(), pages_of(ours).keys()
    assert sorted(theirs ^ made) == []
    return len(theirs)


def _compared(course: Path, folder: Path, browser: Browser) -> None:
    """Prints what each host makes of one course."""
    run(
        sys.executable, str(ROOT / "scripts/build.py"), "--course", str(course),
        "--pages", str(folder / "pages"), "--site", str(folder / "site"),
    )  # fmt: skip
    text = f"texts/{sorted(path.name for path in (folder / 'site/texts').glob('*.html') if path.stem != 'index')[0]}"
    for host, compare in ((PROPERDOCS, same_pages), (ZENSICAL, same_paths)):
        version = host.install()
        site = host.build(folder / "mkdocs.yml")
        count = compare(site, folder / "site")
        reads(browser, site, text)
        how = "the same bytes as ours" if compare is same_pages else "at the same paths as ours"
        print(f"{course.name}: {host.name} {version}: {count} pages, {how}; cards and search work.", flush=True)


def main() -> int:
    """Builds the toy course and the one at the top with each host; ends with an error where one does not read."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for course in (ROOT / "tests/toy", ROOT):
            _compared(course, Path(folder) / course.name, browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
