"""The words that the scripts say, in the course's language: the file `words.js` beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .language import ENGLISH, Language, primary

SAMPLES = (1, 2, 3, 5, 6, 11, 21, 0, 100, 1000, 10**6)
"""Among these every plural of every language is met, by the most usual number of each first."""
_IN_A_SCRIPT = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What would end the script or its line."""


def script_words(language: Language) -> bytes:
    """`window.readerWords = {…};`, only what the scripts say; they have the English words themselves."""
    words = {} if primary(language.interface) == ENGLISH else dict(_words(language))
    said = json.dumps({"language": language.interface, "words": words}, ensure_ascii=False, sort_keys=True, indent=0)
    return f"window.readerWords = {said.translate(_IN_A_SCRIPT)};\n".encode()


def _words(language: Language) -> Iterator[tuple[str, str | dict[str, str]]]:
    from .extract import script_messages

    for message in script_messages():
        if isinstance(message, str):
            yield message, language.translated(message)
        else:
            yield message[0], _plurals(language, *message)


def _plurals(language: Language, one: str, many: str) -> dict[str, str]:
    """By CLDR's names for the plurals, as the scripts ask for them; `other` is always there."""
    from .cldr import plural_category

    forms = {"other": language.plural(SAMPLES[-1], one, many)}
    for n in reversed(SAMPLES):
        forms[plural_category(n, language.interface)] = language.plural(n, one, many)
    return forms
