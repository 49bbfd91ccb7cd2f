"""What the search of the built course finds first, how large it is and how fast, in Chromium and from a folder:
`python -m bench.search`. Fails where too little is right or too slow. `--border`: the same of made-up courses, ever
larger.

Times are those of the page's thread while it is held to a quarter of its speed, so that what else the machine does
counts less."""

from __future__ import annotations

import gzip
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from conftest import FLAGS, chromium
from coursereader.exports.search import MORE, PATH, index_of
from coursereader.exports.search_documents import SearchDocument
from coursereader.exports.search_languages import ASSETS

ROOT = Path(__file__).resolve().parent.parent
FIRST, THREE = 0.9, 0.97
"""How many of the queries must lead to what is right at once, and within three results."""
COLD, WARM, SLOWER = 600, 100, 4
"""Milliseconds to the first results, the first time and in 95 of 100 later ones; how much slower the page is made."""
SIZES = (5_000, 20_000, 80_000, 320_000, 1_280_000)
BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><main><h1>Bare</h1></main>
<script src="assets/reader/js/search.js" defer></script></html>"""
ASK = """async q => {
  const box = document.querySelector(".reader-search input"), all = document.getElementById("reader-search-list-all");
  box.focus();
  const drawn = new Promise(done => {
    const watch = new MutationObserver(() => {
      if (all.getAttribute("href").endsWith("q=" + encodeURIComponent(q))) { watch.disconnect(); done(); }
    });
    watch.observe(all, { attributes: true, attributeFilter: ["href"] });
  });
  box.value = q;
  box.dispatchEvent(new Event("input"));
  await drawn;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const first = document.querySelectorAll("#reader-search-list > a[id]:not([hidden])");
  return [...first].slice(0, 3).map(one => one.getAttribute("href"));
}"""


def main(given: list[str]) -> int:
    """1 where the search of the course does not do what it should."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        if "--border" in given:
            return border(browser)
        return course(browser, ROOT / "site", next(iter(given), "texts/kireeva.html"))


def course(browser: Any, site: Path, at: str) -> int:
    """The queries of `queries.yml`, asked one after the other on one of the course's longest pages."""
    wanted = yaml.safe_load((ROOT / "bench/queries.yml").read_text(encoding="utf-8"))
    page, session = slowed(browser, (site / at).as_uri())
    page.wait_for_timeout(3000)
    cold, right, times = None, {}, []
    for name, queries in wanted.items():
        places = []
        for query, addresses in queries.items():
            took, found = asked(page, session, query)
            cold, times = (took, times) if cold is None else (cold, [*times, took])
            found = [address.removeprefix(site.as_uri() + "/") for address in found]
            places.append(next((n for n, one in enumerate(found) if one in map(full, addresses)), 3))
        right[name] = [sum(place == 0 for place in places), sum(place < 3 for place in places), len(places)]
        print(f"{name}: {right[name][0]} of {len(places)} first, {right[name][1]} in the first three")
    there = set(page.evaluate("window.readerIndex.address"))
    lost = [one for queries in wanted.values() for row in queries.values() for one in row if full(one) not in there]
    print(*(f"queries.yml: the course has no {one}" for one in lost), sep="\n", end="\n" if lost else "")
    first, three, all_ = (sum(row[n] for row in right.values()) for n in range(3))
    warm = sorted(times)[int(len(times) * 0.95)]
    weight = f"{size(site / PATH)} kB packed, {size(site / MORE)} later"
    print(f"index {weight}; {cold:.0f} ms cold, {warm:.0f} ms warm in 95 of 100")
    return int(bool(lost) or first < FIRST * all_ or three < THREE * all_ or (cold or 0) > COLD or warm > WARM)


def full(address: str) -> str:
    """An address as pages write it."""
    page, sign, place = address.partition("#")
    return page + ("index.html" if page.endswith("/") else ".html") + sign + place


def slowed(browser: Any, address: str) -> tuple[Page, CDPSession]:
    """A page of a new reader, whose thread is held back and measured."""
    page = browser.new_page()
    page.goto(address)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return page, session


def asked(page: Page, session: CDPSession, query: str) -> tuple[float, list[str]]:
    """Milliseconds of the page's thread until results are drawn, and where the first three lead."""
    before = spent(session)
    found = page.evaluate(ASK, query)
    return spent(session) - before, found


def spent(session: CDPSession) -> float:
    """Milliseconds that the page's thread has worked."""
    said = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(said["TaskDuration"] * 1000)


def size(path: Path) -> int:
    """Kilobytes of a file as servers send it."""
    return len(gzip.compress(path.read_bytes(), 9)) // 1000


def border(browser: Any) -> int:
    """A row for each size: words, kilobytes packed, milliseconds to the first results and to later ones."""
    print("  words   kB packed   ms cold   ms warm")
    for words in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            shutil.copytree(ASSETS, site / "assets/reader")
            (site / "index.html").write_text(BARE, encoding="utf-8")
            about = {"language": "en", "languages": [], "texts": [], "kinds": {"passage": "Passage"}}
            for file in index_of(list(made_up(words)), about):
                (site / file.path).write_bytes(file.content)
            page, session = slowed(browser, (site / "index.html").as_uri())
            cold = asked(page, session, "ab")[0]
            warm = sorted(asked(page, session, query)[0] for query in ("ac", "ed id", "of", "ab ug", "ez"))[2]
            print(f"{words:>8} {size(site / PATH):>9} {cold:>9.0f} {warm:>9.0f}", flush=True)
            page.close()
    return 0


def made_up(words: int) -> Iterator[SearchDocument]:
    """Passages of a hundred words, as frequent and as many different ones as in English."""
    luck, signs = random.Random(1), "bcdfghklmnprstvz"
    syllables = [a + b for b in "aeiou" for a in signs]
    kinds = [spelled(n, syllables) for n in range(int(30 * words**0.5))]
    often = [1 / (n + 3) for n in range(len(kinds))]
    for n in range(words // 100):
        body = " ".join(luck.choices(kinds, often, k=100))
        yield SearchDocument(f"texts/t{n // 200}.html#p{n}", "passage", "", number=str(n), body=(body + ".",))


def spelled(number: int, syllables: list[str]) -> str:
    """A word for a number; short ones first."""
    word = syllables[number % len(syllables)]
    return word if number < len(syllables) else spelled(number // len(syllables) - 1, syllables) + word


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
