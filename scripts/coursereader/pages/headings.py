"""A text's headings on its page: their levels, their capitals, and how the contents list gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..model.passages import FURNITURE, HEADING, NOTE, PARAGRAPH, REFERENCE, Passage, Text

_WORD = r"[^\W\d_][\w’'-]*"
LOWEST = 4
"""The page's lowest level of headings."""


def levels(text: Text, title: str) -> Mapping[int, int]:
    """The source's levels as levels of the page, 2 to 4, with none left out between."""
    used = sorted({p.level for p in text.passages if p.kind == HEADING and not is_title(p, title)})
    return {level: min(n, LOWEST) for n, level in enumerate(used, 2)}


def is_title(passage: Passage, title: str) -> bool:
    """Whether a heading only repeats the page's title, which stands above."""
    return passage.kind == HEADING and letters(passage.text) == letters(title)


def letters(words: str) -> str:
    """The letters and digits of some words, of one case: what is left is the same where only the setting differs."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def in_capitals(words: str) -> bool:
    """Whether words are set in capitals: an abbreviation is not."""
    return words.isupper() and sum(letter.isupper() for letter in words) > 3


def only_notes(heading: Passage, text: Text) -> bool:
    """Whether the source prints nothing under a heading but notes: they lie between it and what is read next."""
    read = [p for p in text.passages if p.kind not in (NOTE, FURNITURE)]
    after = read[read.index(heading) + 1 :]
    next_line = after[0].lines[0] if after else sum(1 for _ in text.raw.splitlines()) + 1
    notes = [p for p in text.passages if p.kind == NOTE and heading.lines[1] < p.lines[0] < next_line]
    return bool(notes) and (not after or after[0].kind in (HEADING, REFERENCE))


def with_title(printed: str, title: str) -> str:
    """A heading as printed, with the editors' title for its section in square brackets."""
    return f"{printed} · [{title}]"


def in_contents(heading: Passage, text: Text, title: str = "") -> str:
    """A heading for the contents list: one in capitals as a sentence, with the capitals of the text's own words.

    `title`: what the editors call its section, where the text does not say.
    """
    if not title and not any(letter.isalpha() for letter in heading.text):
        return f"{heading.text} {_opening(heading, text)}"
    printed = _as_a_sentence(heading.text, text) if in_capitals(heading.text) else heading.text
    return with_title(printed, title) if title else printed


def _as_a_sentence(words: str, text: Text) -> str:
    forms = _forms(text)
    cased = [re.sub(_WORD, lambda found: _cased(found.group(), forms), word) for word in words.split()]
    sentence = " ".join(cased)
    return sentence[:1].upper() + sentence[1:]


def _forms(text: Text) -> Mapping[str, str]:
    """The commonest form of each word within the text's sentences, by the word in lower case."""
    read = " ".join(p.text for p in text.passages if p.kind == PARAGRAPH)
    written = Counter(re.findall(rf"(?<=[a-z,;] ){_WORD}", read))
    return {form.casefold(): form for form, _ in sorted(written.items(), key=lambda found: (found[1], found[0]))}


def _opening(heading: Passage, text: Text) -> str:
    """The first words of a section whose heading is only a number, since a number alone leads nobody anywhere."""
    first = next((p for p in text.passages if p.section == heading.id and p.kind == PARAGRAPH), None)
    return " ".join(first.text.split()[:5]) + " …" if first else ""


def _cased(word: str, forms: Mapping[str, str]) -> str:
    stem, apostrophe, ending = word.partition("’")
    return forms.get(word.casefold()) or forms.get(stem.casefold(), stem.lower()) + apostrophe + ending.lower()
