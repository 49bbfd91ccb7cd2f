"""The look: colours that can be told apart, templates that keep step with the theme, filters for every kind."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import material
import pytest
from coursereader.analysis.course import Course
from coursereader.exports.style import OURS, course_style
from coursereader.input.course_file import CourseFacts, KindLists
from coursereader.publish.bundles import PRELOADED, SCRIPT, SCRIPTS, STYLE, STYLES

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "scripts/coursereader/assets"
SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("css/*.css"))}
CSS = SHEETS["tokens"] + "".join(sheet for name, sheet in SHEETS.items() if name != "tokens")
THEME = Path(material.__file__).parent / "templates"
SEEN = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How eyes differ: Machado, Oliveira and Fernandes 2009, on linear light."""
LIGHT = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
RING = "outline: 2px solid var(--link) !important"
"""The one thing that nothing may take away: the ring around what has the focus."""
Triple = tuple[float, ...]


def tokens(selector: str) -> dict[str, str]:
    """The tokens of one scheme of the stylesheet."""
    block = CSS[CSS.index(f"{selector} {{") :].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))


LIGHTS = tokens(":root")
SCHEMES = {"light": LIGHTS, "sepia": LIGHTS | tokens("[data-scheme=sepia]"), "dark": tokens("[data-scheme=dark]")}


def linear(colour: str) -> Triple:
    """A colour as light."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    """A matrix on a vector."""
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(light: Triple) -> Triple:
    """Light as CIE L*a*b*."""
    x, y, z = (v / w for v, w in zip(times(LIGHT, light), (0.9505, 1, 1.089), strict=True))
    f, g, h = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG counts it."""
    low, high = sorted(times(LIGHT, linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("eyes", SEEN)
def test_the_colours_of_any_two_texts_can_be_told_apart(scheme: str, eyes: str) -> None:
    colours = [SCHEMES[scheme][f"t{n}"] for n in range(1, len(OURS) + 1)]
    seen = [lab(tuple(min(1.0, max(0.0, c)) for c in times(SEEN[eyes], linear(colour)))) for colour in colours]
    least = min(
        sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in itertools.combinations(seen, 2)
    )
    assert least >= 17


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ink", ["ink", "soft", "faint", "link", *(f"t{n}" for n in range(1, len(OURS) + 1))])
def test_every_colour_that_writes_can_be_read(scheme: str, ink: str) -> None:
    for ground in ("paper", "tint", "sheet", *(["lit", "mine"] if ink == "ink" else [])):
        assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= 4.5


def test_the_matrix_can_be_narrowed_to_every_kind_of_event() -> None:
    kinds = KindLists(events={"treaty": "Treaty", "землетрясение": "Землетрясение"})
    style = course_style(Course(facts=CourseFacts(kinds=kinds))).content.decode()
    for kind in ("k-treaty", "k-1"):
        assert f".narrow:has(#{kind}:target) :is(tr:not(.{kind}," in style
        assert f'.narrow:has(#{kind}:target) a[href="#{kind}"]' in style


@pytest.mark.parametrize("name", ["partials/tabs.html", "partials/nav.html", "main.html"])
def test_the_theme_still_has_the_templates_that_ours_stand_in_for(name: str) -> None:
    assert (THEME / name).is_file()


@pytest.mark.parametrize("place", ["{% block content %}", "{% block extrahead %}", 'include "partials/nav.html"'])
def test_the_theme_still_has_the_places_that_our_templates_fill(place: str) -> None:
    assert place in (THEME / "base.html").read_text(encoding="utf-8")


NAMES_OF_STANDARDS = ("http://www.w3.org/ns/anno.jsonld", "http://tools.ietf.org/rfc/rfc3236")
"""In what is exported; nothing asks for them."""


KEEPS = ("later/offline.js", "publish/service_worker.js")
"""The scripts that ask for files: online alone, to keep them, and of their own site (`connect-src 'self'`)."""


def test_nothing_of_the_look_comes_from_elsewhere() -> None:
    paths = [*sorted(ASSETS.glob("js/**/*.js")), ASSETS.parent / "publish/service_worker.js"]
    scripts = {path: path.read_text(encoding="utf-8") for path in paths}
    asking = [path for path, words in scripts.items() if re.search(r"\bfetch\(", words)]
    assert all(path.as_posix().endswith(KEEPS) for path in asking)
    script = re.sub(r"\bfetch\(", "(", "".join(scripts.values()))
    for name in NAMES_OF_STANDARDS:
        script = script.replace(name, "")
    script = re.sub(r"https:(?://|\\/\\/)(?=[…)\[])", "", script)  # as words speak of it, and rules look for it
    assert not re.search(r"https?://|//[a-z]|@import|XMLHttpRequest", CSS + script)
    for font in re.findall(r"url\(([^)]+)\)", CSS):
        assert (ASSETS / "css" / font).is_file(), font


def test_every_stylesheet_and_script_is_on_the_pages() -> None:
    host = (ROOT / "scripts/coursereader/host/mkdocs/base.yml").read_text(encoding="utf-8")
    assert sorted(STYLES) == sorted(SHEETS)
    assert sorted(SCRIPTS) == sorted(path.stem for path in ASSETS.glob("js/*.js"))
    assert all(f"assets/reader/{bundle}" in host for bundle in (STYLE, SCRIPT))
    assert all((ASSETS / face).is_file() for face in PRELOADED)


@pytest.mark.parametrize("name", SHEETS)
def test_a_stylesheet_can_be_read_and_only_one_knows_the_theme(name: str) -> None:
    assert max(len(row) for row in SHEETS[name].splitlines()) <= 160
    assert name == "theme" or not re.search(r"\.md-|--md-|!important", SHEETS[name].replace(RING, ""))


@pytest.mark.parametrize("name", SHEETS)
def test_a_side_of_a_line_is_its_start_or_its_end(name: str) -> None:
    assert not re.findall(r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)(?:-\w+)?:", SHEETS[name])
    assert not re.findall(r"(?:text-align|float): (?:left|right)", SHEETS[name])


def test_paper_has_the_light_colours_of_the_texts_whatever_the_screen_has() -> None:
    for style in (SHEETS["tokens"], course_style(Course()).content.decode()):
        assert style.count("=dark") == 1
        assert re.search(r"^@media screen \{(?:\s*\[[^}]*\})*\s*\[data-scheme=dark", style, re.MULTILINE)


def test_the_words_that_stylesheets_write_are_in_the_courses_language() -> None:
    style = course_style(Course(facts=CourseFacts(language="ru"))).content.decode()
    assert '--word-page: "с. ";' in style
    assert '--word-read: "читать: ";' in style
