"""A draft of `source.yml` for a new file: what the file shows, `unknown` for what it does not, and what to ask of."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from ..input.dates import Date
from ..input.formats.reading import ReadFile
from ..input.recipe import Recipe
from ..model.passages import HEADING, Passage, Text
from ..model.problems import Problem
from . import recognition
from .language import detected_language
from .repair.evidence.titles import is_section_name
from .source_names import YEAR, label, siglum

NEAR_THE_TOP = 5
"""Passages: a title stands among the first of a file."""
ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+", re.IGNORECASE)


@dataclass(frozen=True)
class NewSource:
    """A file that becomes a source, and the course that it comes to."""

    id: str
    """Of its folder."""
    seed: str
    """The name of the file in it."""
    data: bytes
    """That file."""
    file: ReadFile
    """How it was read."""
    text: Text
    recipe: Recipe
    sigla: frozenset[str]
    """Those of the other texts."""
    kinds: tuple[str, ...]
    """Of texts, as `course.yml` lists them; empty where any word is one."""
    today: Date
    """A text knows nothing later."""
    latest_year: str
    """In the course's language: that the latest year which stands in the text is taken for its horizon."""
    no_year: str
    """That none stands in it."""


@dataclass(frozen=True)
class SourceDraft:
    """The file's words, and the rows to look at."""

    words: str
    questions: tuple[Problem, ...]


def drafted_source(new: NewSource) -> SourceDraft:
    """What `source.yml` says at first. Never a fact that the file does not show."""
    rows = [
        ("# A draft: correct what is wrong, fill in what you know. Never invent a fact: unknown is a value.", ""),
        (f"seed: {_quoted(new.seed)}", ""),
        (f'sha256: "{hashlib.sha256(new.data).hexdigest()}"', ""),
        _title(new.text),
        ("authors: []", 'its author is unknown. Write {name: "As printed", from: file}, or leave the list empty.'),
        _language(new.text),
        (f"label: {_quoted(label(new.seed))}", "the label is made of the file's name. Write the author and the year."),
        (f"siglum: {_quoted(siglum(new.id, new.sigla))}", ""),
        _kind(new),
        ("published: {in: unknown, year: unknown}", "where and when it appeared is unknown. Write what you know."),
        _horizon(new),
        ('rights: ""', "its rights are unknown. Write what is known of them before the site is published."),
        (_recipe(new.recipe), ""),
        ("reading: []", ""),
    ]
    path = f"seeds/{new.id}/source.yml"
    questions = [_question(path, line, said) for line, (_, said) in enumerate(rows, 1) if said]
    return SourceDraft("\n".join(row for row, _ in rows) + "\n", tuple(questions))


def _recipe(recipe: Recipe) -> str:
    encoding = f"encoding: {recipe.encoding}, " if recipe.encoding else ""
    return f"recipe: {{format: {recipe.format}, {encoding}repairs: [{', '.join(recipe.repairs or ())}]}}"


def _question(path: str, line: int, said: str) -> Problem:
    what, _, todo = said.partition(". ")
    return Problem(path, line, f"{what.removesuffix('.')}.", todo)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _title(text: Text) -> tuple[str, str]:
    found = title(text)
    if found is None:
        return "title: {is: unknown}", 'its title is unknown. Write title: {is: "As printed", from: file, quote: "…"}.'
    first = found is text.passages[0] and found.level == 1
    words, line = _quoted(found.text), found.lines[0]
    ask = "" if first else f"the title is the first heading, on line {line} of the file. See whether it is one."
    return f"title: {{is: {words}, from: file, quote: {words}}}", ask


def title(text: Text) -> Passage | None:
    """The first heading, where it is words and stands near the top; no number, and no name that sections have."""
    top = text.passages[:NEAR_THE_TOP]
    heading = next((passage for passage in top if passage.kind == HEADING), None)
    return heading if heading and _is_words(heading.text) and not is_section_name(heading.text) else None


def _is_words(words: str) -> bool:
    """Whether a heading may be a title: two words or more, no Roman number the longest of them."""
    real = [word for word in re.findall(r"[^\W\d_]+", words) if not ROMAN_NUMERAL.fullmatch(word)]
    cjk = bool(re.search(r"[\u3040-\u9fff\uac00-\ud7af]{2}", words))
    return words.isprintable() and (cjk or (len(real) >= 2 and max(map(len, real)) >= 3))


def _language(text: Text) -> tuple[str, str]:
    found = detected_language(text.raw)
    if found:
        return f"language: {found}", ""
    return "# language: en", "its language could not be told; the course's is taken. Write language: and its tag."


def _kind(new: NewSource) -> tuple[str, str]:
    guess = recognition.kind_of_text(new.text.raw)
    kind = guess if guess in new.kinds or not new.kinds else new.kinds[0]
    others = ", ".join(one for one in new.kinds if one != kind)
    sure = kind == "interview" or not others
    return f"kind: {_plain_or_quoted(kind)}", "" if sure else f"the kind is a guess. Or is it one of: {others}?"


def _plain_or_quoted(word: str) -> str:
    return word if re.fullmatch(r"[a-z]+", word) else _quoted(word)


def _horizon(new: NewSource) -> tuple[str, str]:
    now = int(new.today[:4])
    years = [year for found in YEAR.findall(new.text.raw) if (year := int(found)) <= now]
    if years:
        ask = f"the text is taken to know nothing after {max(years)}, the latest year in it. Correct it."
        return f'horizon: {{is: "{max(years)}", why: {_quoted(new.latest_year)}}}', ask
    ask = "no year stands in the text. Write when it was written."
    return f'horizon: {{is: "{now}", why: {_quoted(new.no_year)}}}', ask
