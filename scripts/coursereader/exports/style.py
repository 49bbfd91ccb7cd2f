"""What the stylesheets of the reader cannot know: a course's colours of texts, its kinds of events, its language."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.course import Course
from ..analysis.events import kind_classes
from ..input.records import Event
from ..interface.language import Language
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
    """`--t1`, `--t2` … for the texts in the order of writing, with the classes `c-1`, `c-2` … that take them up.

    Then what the table of events is narrowed to. Before them the words that stylesheets write.
    """
    given = [(colour.light, colour.dark) for colour in course.facts.colours]
    more = [pair for pair in OURS if pair not in given]
    count = max(len(course.editions), len(given), len(OURS))
    pairs = [*given, *more, *_generated(count)][:count]
    kinds = kind_classes(course.facts.kinds.events, course.of(Event)).values()
    rows = [
        ":root {",
        *(f"  --t{n}: {light};" for n, (light, _) in enumerate(pairs, 1)),
        *_words(Language(course.facts.language)),
        "}",
        "@media screen {",  # paper is light, whatever the screen is
        "  [data-scheme=dark] {",
        *(f"    --t{n}: {dark};" for n, (_, dark) in enumerate(pairs, 1)),
        "  }",
        "}",
        *(f".c-{n} {{ --c: var(--t{n}); }}" for n in range(1, count + 1)),
        *(row for kind in kinds for row in _narrowed(kind)),
    ]
    return File(PATH, "\n".join(rows).encode() + b"\n")


def _words(language: Language) -> Iterator[str]:
    """What a stylesheet writes: before the number of a page, before words that were corrected."""
    yield f'  --word-page: "{language.say("p.")} ";'
    yield f'  --word-read: "{language.say("read:")} ";'


def _narrowed(kind: str) -> Iterator[str]:
    """A link to a kind leaves only the rows of that kind; it is the one that is chosen."""
    here = f".narrow:has(#{kind}:target)"
    yield f"{here} :is(tr:not(.{kind}, .dec, thead tr), tbody:not(:has(.{kind}))) {{ display: none; }}"
    yield f'{here} a[href="#{kind}"] {{ color: var(--ink); font-weight: 600; text-decoration: none; }}'


def _generated(count: int) -> Iterator[tuple[str, str]]:
    """Of one lightness, so that each can be read on its ground."""
    for n in range(count):
        hue = round(n * GOLDEN_ANGLE % 360, 1)
        yield f"oklch(0.45 0.13 {hue})", f"oklch(0.8 0.11 {hue})"
