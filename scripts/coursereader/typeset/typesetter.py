"""The one door to the typesetter. Words come to it as data, which it never reads as markup; it reads no file of ours,
fetches nothing, knows no clock and no face of this machine: the same sheet is always the same bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .sheet import PaperSheet, PreviewWords, data, stepped

NOT_THERE = "The typesetter is not installed. Run make pdf, which sets it up."
FACES = ("fontpkg_literata", "fontpkg_source_sans_3", "fontpkg_noto_sans_arabic", "noto_cjk_sans_otc")
"""The packages of faces: of texts, of our own words, of Arabic letters, of Chinese, Japanese and Korean ones."""
STANDARD = "ua-1"
"""Of accessible documents."""
FACES_OF_ALL = "faces.typ"


class NoTypesetterError(Exception):
    """The typesetter or its faces are not installed."""


@dataclass(frozen=True)
class PrintedSheet:
    """A sheet as it was set."""

    content: bytes
    faceless: str = ""
    """The letters for which no face is there: empty boxes stand in their place, and the sheet does not keep the
    standard of accessible documents."""


def is_there() -> bool:
    """Whether the typesetter and all its faces are installed."""
    return all(find_spec(name) for name in ("typst", *FACES))


def pdf(sheet: PaperSheet) -> PrintedSheet:
    """A sheet as PDF: tagged, with its outline, its faces within. Raises NoTypesetterError."""
    words = json.dumps(data(replace(sheet, parts=tuple(stepped(sheet.parts)))), ensure_ascii=False)
    try:
        return PrintedSheet(_set(words, "sheet.typ", format="pdf", pdf_standards=[STANDARD]))
    except _typst().TypstError:
        missing = _without_face("".join(sorted(set(words))))
        if not missing:
            raise
        return PrintedSheet(_set(words, "sheet.typ", format="pdf"), missing)


def _without_face(letters: str) -> str:
    """Those of some letters that the standard refuses, since no face has them: asked of ever smaller parts."""
    try:
        _set(json.dumps(letters), "letters.typ", format="pdf", pdf_standards=[STANDARD])
    except _typst().TypstError:
        half = len(letters) // 2
        return _without_face(letters[:half]) + _without_face(letters[half:]) if half else letters
    return ""


def picture(front: PreviewWords) -> bytes:
    """The picture that a link to the course shows where it is shared, as PNG. Raises NoTypesetterError."""
    return _set(json.dumps(data(front), ensure_ascii=False), "preview.typ", format="png", ppi=144)


def _set(words: str, template: str, **asked: Any) -> bytes:
    """Nothing is there to be read but the template and its words: the root is an empty folder."""
    given = {name: files(__package__).joinpath(name).read_bytes() for name in (template, FACES_OF_ALL)}
    given = {"main.typ": given.pop(template), **given, "sheet.json": words.encode()}
    with TemporaryDirectory() as empty:
        content = _typst().compile(
            given, root=empty, font_paths=_fonts(), ignore_system_fonts=True, package_path=empty,
            package_cache_path=empty, timestamp=0, **asked,
        )  # fmt: skip
    return b"".join(content) if isinstance(content, list) else bytes(content)


def _typst() -> Any:
    if not is_there():
        raise NoTypesetterError(NOT_THERE)
    import typst

    return typst


@cache
def _fonts() -> Any:
    """Read once: to look through the faces takes a quarter of a second."""
    folders = [Path(place) for name in FACES for place in _homes(name)]
    return _typst().Fonts(include_system_fonts=False, font_paths=[str(path) for path in folders])


def _homes(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []
