"""The colours of a course's texts, as a stylesheet: its own, then the reader's, then as many more as it has texts."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.course import Course
from .file import File

PATH = "assets/reader/course.css"
OURS = (
    ("#2a6cc0", "#6ea8fa"),
    ("#5d2366", "#f0cdf4"),
    ("#ad4b08", "#f08f45"),
    ("#005f4c", "#5fe0b8"),
    ("#39390e", "#b2f094"),
    ("#29148f", "#8d8daa"),
)
"""On a light ground and on a dark one; each at least 17 (CIE76) from every other, colour-blind or not."""
GOLDEN_ANGLE = 137.5
"""Degrees between one hue and the next: no two ever fall together."""


def course_style(course: Course) -> File:
    """`--t1`, `--t2` … for the texts in the order of writing, and the classes `c-1`, `c-2` … that take them up."""
    given = [(colour.light, colour.dark) for colour in course.facts.colours]
    more = [pair for pair in OURS if pair not in given]
    count = max(len(course.editions), len(given), len(OURS))
    pairs = [*given, *more, *_generated(count)][:count]
    rows = [
        ":root {",
        *(f"  --t{n}: {light};" for n, (light, _) in enumerate(pairs, 1)),
        "}",
        "[data-md-color-scheme=slate] {",
        *(f"  --t{n}: {dark};" for n, (_, dark) in enumerate(pairs, 1)),
        "}",
        *(f".c-{n} {{ --c: var(--t{n}); }}" for n in range(1, count + 1)),
    ]
    return File(PATH, "\n".join(rows).encode() + b"\n")


def _generated(count: int) -> Iterator[tuple[str, str]]:
    """Of one lightness, so that each can be read on its ground."""
    for n in range(count):
        hue = round(n * GOLDEN_ANGLE % 360, 1)
        yield f"oklch(0.45 0.13 {hue})", f"oklch(0.8 0.11 {hue})"
