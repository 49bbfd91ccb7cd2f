"""Where pictures are taken, joined and compared: in the browser that shows the pages; nothing else is needed."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser

HERE = Path(__file__).parent / "kinds"
HIGH = 200
"""Pixels of a reference picture from above to below."""
CELL = 8
"""Pixels of a side of the squares whose mean greys are compared: wider than a letter is moved by another rasteriser."""
FAR, MANY = 8, 0.004
"""From which step of grey, of 255, a square is another, and which share of them makes another picture. Of the same page
drawn with hinted letters and whole pixels no square is another; without one margin note one in a hundred is, with green
links too, with a title a quarter larger six in a thousand."""


@dataclass(frozen=True)
class View:
    """One way of looking at a page."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


VIEWS = (
    View(1440, 1000),
    View(1440, 1000, "dark"),
    View(390, 844),
    View(390, 844, "dark"),
    View(794, 1123, media="print"),
)
"""Side by side in a reference picture; the last is a sheet of paper."""
JOINED = """async ([pictures, high]) => {
  const drawn = await Promise.all(pictures.map(async one => createImageBitmap(await (await fetch(one)).blob())));
  const wide = drawn.map(one => Math.round(one.width * high / one.height)), GAP = 4;
  const paper = document.createElement("canvas"), pen = paper.getContext("2d");
  paper.width = wide.reduce((a, b) => a + b + GAP, -GAP); paper.height = high;
  pen.fillStyle = "#888"; pen.fillRect(0, 0, paper.width, high); pen.imageSmoothingQuality = "high";
  let x = 0;
  drawn.forEach((one, n) => { pen.drawImage(one, x, 0, wide[n], high); x += wide[n] + GAP; });
  return paper.toDataURL("image/webp", 0.5);
}"""
GREYS = """async ([picture, cell]) => {
  const drawn = await createImageBitmap(await (await fetch(picture)).blob());
  const paper = document.createElement("canvas"), pen = paper.getContext("2d"), greys = [];
  paper.width = drawn.width; paper.height = drawn.height; pen.drawImage(drawn, 0, 0);
  for (let y = 0; y + cell <= paper.height; y += cell) for (let x = 0; x + cell <= paper.width; x += cell) {
    const {data} = pen.getImageData(x, y, cell, cell);
    let sum = 0;
    for (let n = 0; n < data.length; n += 4) sum += 0.3 * data[n] + 0.59 * data[n + 1] + 0.11 * data[n + 2];
    greys.push(sum / cell / cell);
  }
  return greys;
}"""


class Desk:
    """A page of its own, on which pictures are joined and compared."""

    def __init__(self, browser: Browser) -> None:
        self._browser, self._page = browser, browser.new_page()

    def picture(self, address: str, script: str = "") -> bytes:
        """All views of a page, as one small WebP. `script`: what is done to the page before."""
        shots = [_data("png", self._shot(address, view, script)) for view in VIEWS]
        return base64.b64decode(self._page.evaluate(JOINED, [shots, HIGH]).partition(",")[2])

    def difference(self, one: bytes, other: bytes) -> float:
        """Which share of the squares of two pictures differ; 1 where they are not of one size."""
        greys: list[Any] = [self._page.evaluate(GREYS, [_data("webp", made), CELL]) for made in (one, other)]
        if len(greys[0]) != len(greys[1]):
            return 1.0
        return sum(abs(a - b) > FAR for a, b in zip(*greys, strict=True)) / len(greys[0])

    def close(self) -> None:
        """Put it away."""
        self._page.close()

    def _shot(self, address: str, view: View, script: str) -> bytes:
        size: Any = {"width": view.width, "height": view.height}
        context = self._browser.new_context(viewport=size, color_scheme=view.scheme, reduced_motion="reduce")
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        # Whether the faces came in time is the machine's affair.
        page.evaluate("document.documentElement.classList.remove('faces-awaited', 'faces-late')")
        page.emulate_media(media=view.media)
        page.evaluate(f"{script or '0'}; document.fonts.ready")
        page.wait_for_timeout(100)
        made = page.screenshot()
        context.close()
        return made


def reference(path: str) -> Path:
    """Where the picture of a page lies."""
    return HERE / (path.partition(".html")[0].replace("/", "-") + ".webp")


def _data(kind: str, made: bytes) -> str:
    return f"data:image/{kind};base64," + base64.b64encode(made).decode()
