"""Small PDFs made by hand: letters of one width, so that lines can be filled to the point."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

FONTS = {"plain": "Courier", "bold": "Courier-Bold", "italic": "Courier-Oblique"}
WIDTH = 0.6
"""Of the size: the width of every letter."""


@dataclass
class MadePage:
    """One page: what is drawn on it."""

    drawn: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, words: str, size: float = 10, font: str = "plain", more: str = "") -> float:
        """Words at a place from the bottom left; gives the place after them."""
        said = words.encode("cp1252").decode("latin-1").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.drawn.append(f"q BT {more} /{font} {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm ({said}) Tj ET Q")
        return x + WIDTH * size * len(words)

    def prose(
        self, x: float, y: float, words: str, letters: int, size: float = 10, indent: int = 0, step: float = 12
    ) -> float:
        """A paragraph of full lines; a number between two `^` is raised. Gives the place of the line below."""
        rows = textwrap.wrap(words, letters, initial_indent=" " * indent, break_on_hyphens=False)
        for n, row in enumerate(rows):
            self._row(x, y, row, 0 if n == len(rows) - 1 else letters, size)
            y -= step
        return y

    def _row(self, x: float, y: float, row: str, letters: int, size: float) -> None:
        shown, marks = row.strip(), row.count("^") // 2
        x += WIDTH * size * (len(row) - len(row.lstrip()))
        raised = sum(len(part) for part in shown.split("^")[1::2])
        plain = len(row) - 2 * marks - raised
        width = WIDTH * size * (letters - plain - 0.6 * raised) if letters else 0.0
        spread = width / max(1, shown.count(" "))
        for n, part in enumerate(shown.split("^")):
            small = n % 2 == 1
            x = self.put(
                x, y + (0.4 * size if small else 0), part, (0.6 if small else 1) * size, more=f"{spread:.4f} Tw"
            )
            x += spread * part.count(" ")

    def rule(self, x: float, y: float, length: float) -> None:
        """A thin line."""
        self.drawn.append(f"{x} {y} m {x + length} {y} l S")


def pdf(*pages: MadePage, catalog: str = "", trailer: str = "") -> bytes:
    """A file of these pages."""
    fonts = "".join(
        f"/{name}<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>" for name, font in FONTS.items()
    )
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for n, page in enumerate(pages):
        drawn = "\n".join(page.drawn)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 600]/Resources<</Font<<{fonts}>>>>/Contents {4 + 2 * n} 0 R>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        ]
    return _file(objects, trailer)


def _file(objects: list[str], trailer: str) -> bytes:
    made, places = "%PDF-1.7\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{one}\nendobj\n"
    rows = "".join(f"{at:010} 00000 n \n" for at in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{end}".encode("latin-1")
