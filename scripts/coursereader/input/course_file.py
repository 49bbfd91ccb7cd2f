"""What `course.yml` says: the facts that make a folder of texts and records a course. Each has a default."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..model.problems import Report
from .folders import CourseFolder
from .frontmatter import text_of
from .language_codes import is_language
from .quotation import Prose, Strict, Words
from .validation import nearest, validated
from .yaml_lines import read_yaml

FILE = "course.yml"
EMBLEM_BYTES = 20_000
"""An emblem stands in every page."""
PNG = b"\x89PNG\r\n\x1a\n"
PREVIEW = (1200, 630)
"""Pixels, as those who show a link ask for."""


_WEB = re.compile(r"https?://[^\s\"'<>`{}|\\^\x00-\x20\x7f-\xa0/]+[^\s\"'<>`{}|\\^\x00-\x20\x7f-\xa0]*")


def _web(written: str) -> str:
    if written and not _WEB.fullmatch(written):
        problem = '"{written}" is no web address. Begin it with https://.'
        if written.startswith(("https://", "http://")):
            problem = '"{written}" is no web address. Take out spaces, quotation marks and brackets.'
        raise PydanticCustomError("date", problem, {"written": written[:80]})
    return written


def _language(written: str) -> str:
    if not is_language(written):
        problem = '"{written}" is no language. Write a language tag: "en", "pt-BR", "zh-Hant".'
        raise PydanticCustomError("date", problem, {"written": written[:80]})
    return written


def _address(written: str) -> str:
    return written if not written or written.endswith("/") else f"{written}/"


def _labels(written: Any) -> Any:
    """A list of words is their labels too."""
    if isinstance(written, list) and all(isinstance(word, str) for word in written):
        return {word: word for word in written}
    return written


_WEB_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^(https?://[^\s\"'<>`{}|\\^]+)?$"})
WebAddress = Annotated[str, AfterValidator(_web), _WEB_SCHEMA]
"""Of a page or a file."""
Address = Annotated[str, AfterValidator(_web), AfterValidator(_address), _WEB_SCHEMA]
"""Of a site; ends in a slash."""
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), AfterValidator(_language)]
"""As BCP 47 has it: `en`, `pt-BR`, `zh-Hant`."""
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""Six digits of red, green and blue: `#2a6cc0`."""
_WORDS: Mapping[str, object] = {"type": "string", "minLength": 1}
_LABELS = {
    "anyOf": [{"type": "array", "items": _WORDS}, {"type": "object", "additionalProperties": _WORDS}],
    "default": {},
}
Labels = Annotated[dict[str, Words], BeforeValidator(_labels), WithJsonSchema(_LABELS)]
"""By the word that a record writes: what pages call it."""


class TextColour(Strict):
    """The colour of one text, on paper and in the dark."""

    light: Colour
    """On a light ground."""
    dark: Colour
    """On a dark ground."""


class KindLists(Strict):
    """The words a record may write for its `kind`. A list that is left empty allows any word."""

    events: Labels = Field(default_factory=dict)
    """Of events."""
    terms: Labels = Field(default_factory=dict)
    """Of terms."""
    texts: Labels = Field(default_factory=dict)
    """Of texts."""


class FirstText(Strict):
    """Where a newcomer begins."""

    text: str = ""
    """The text's id."""
    why: Prose = ""
    """Why this one, in a sentence or two."""


class ShelfNames(Strict):
    """What the parts of the site are called; where one is empty, the interface's own word stands."""

    home: str = ""
    """The first page."""
    texts: str = ""
    """Texts, notes, bibliography."""
    events: str = ""
    """Events, timeline, silences."""
    comparisons: str = ""
    """Comparisons, differences, figures."""
    glossary: str = ""
    """Terms, names, vocabulary."""
    teaching: str = ""
    """Sessions, outlines, handouts, a self-test."""
    about: str = ""
    """How it was made, how to cite it, how to contribute."""


class CourseFacts(Strict):
    """Of `course.yml`."""

    title: Words = "An annotated reader"
    """Of the site, in every head."""
    subtitle: str = ""
    """One sentence on what it holds."""
    language: LanguageTag = "en"
    """Which the editors write in; the interface speaks it where a catalogue is there."""
    address: Address = ""
    """Where the site is published."""
    rights: str = ""
    """Whose words may be used how, in one or two sentences at the foot of every page."""
    edit_base: Address = ""
    """Where a code host opens a file for editing: `https://github.com/OWNER/REPOSITORY/edit/main/`."""
    emblem: str = ""
    """An SVG of the course, from its folder: `docs/assets/emblem.svg`."""
    preview: str = ""
    """The picture that a shared link shows: `docs/assets/preview.png`, which `reader preview` draws."""
    archive_mb: float = Field(default=0, ge=0)
    """Megabytes that the archive of `reader zip` may take without the book and the texts for print; 0 for any size."""
    colours: tuple[TextColour, ...] = ()
    """Of the texts, in the order of writing."""
    kinds: KindLists = KindLists()
    """The kinds of its events, terms and texts."""
    themes: Labels = Field(default_factory=dict)
    """What its questions are about, in the order in which pages show them."""
    start: FirstText = FirstText()
    """Which text to read first."""
    sessions: str = ""
    """What the overview of its sessions is called: `Six weeks`."""
    guide: bool = False
    """Whether the guide for engineers is among the pages."""
    shelves: ShelfNames = ShelfNames()
    """The names of the site's parts."""
    spelling: dict[str, Words] = Field(default_factory=dict)
    """By words that the editors do not write, the words that they write instead: `the first text`, `organization`."""


def load_facts(root: Path, report: Report) -> CourseFacts:
    """The facts of a course; those of `CourseFacts` where it has no file, or none that can be read."""
    folder = CourseFolder(root, report)
    raw = folder.read(root / FILE)
    text = None if raw is None else text_of(raw, FILE, report)
    document = None if text is None else read_yaml(text, FILE, report)
    if document is None or document.data == "":
        return CourseFacts()
    return validated(CourseFacts, document.data, document, FILE, report) or CourseFacts()


def first_text(facts: CourseFacts, texts: Collection[str], report: Report) -> CourseFacts:
    """The facts, without a first text that is not there; a problem where it is not."""
    text = facts.start.text
    if not text or text in texts:
        return facts
    todo = nearest(text, sorted(texts)) or f"The texts are {', '.join(sorted(texts))}."
    report.add(FILE, 1, f'there is no text "{text}" to start with.', todo)
    return facts.model_copy(update={"start": FirstText()})


def look_at_preview(root: Path, facts: CourseFacts, report: Report) -> None:
    """Tells where the picture of shared links is none of the course's, or has another size than they show."""
    if not facts.preview:
        return
    path = root / facts.preview
    inside = facts.preview.startswith("docs/assets/") and ".." not in Path(facts.preview).parts
    head = (CourseFolder(root, report).read(path) or b"")[:24] if inside else b""
    if not head.startswith(PNG) or head[16:24] != b"".join(side.to_bytes(4, "big") for side in PREVIEW):
        what = f'the preview "{facts.preview}" is no PNG in docs/assets/ of {PREVIEW[0]} × {PREVIEW[1]} pixels.'
        report.add(FILE, 1, what, "Draw it: reader preview.")


def emblem(root: Path, facts: CourseFacts, report: Report) -> str:
    """The emblem's SVG as written; empty, with a problem, where it cannot be used, and where there is none."""
    path = root / facts.emblem
    if not facts.emblem:
        return ""
    inside = path.is_relative_to(root) and ".." not in Path(facts.emblem).parts and path.suffix == ".svg"
    if not inside or not os.path.lexists(path):
        report.add(FILE, 1, f'the emblem "{facts.emblem}" is no SVG file of the course.', "Put one in docs/assets/.")
        return ""
    raw = CourseFolder(root, report).read(path)
    if raw is None:
        return ""
    if len(raw) > EMBLEM_BYTES:
        report.add(FILE, 1, f"the emblem is larger than {EMBLEM_BYTES // 1000} kB.", "Draw it more simply.")
        return ""
    return raw.decode("utf-8", "replace")
