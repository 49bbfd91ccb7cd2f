"""How bibliographies write persons: `Holm A.`, `Smith, J.`, `Smith, John`; and how names and titles are compared."""

from __future__ import annotations

import re
import unicodedata

UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
"""The capitals of the Latin, Greek and Cyrillic scripts, for a class of a regular expression."""
PARTICLES = (
    "de",
    "del",
    "della",
    "den",
    "der",
    "di",
    "da",
    "do",
    "dos",
    "du",
    "la",
    "le",
    "van",
    "von",
    "ter",
    "ten",
    "bin",
    "ibn",
)

NAME = rf"(?:(?:{'|'.join(PARTICLES)}) |[dD]['’]|[Aa]l-|[Ee]l-)*[{UPPER}][\w'’ʼ-]+"
SURNAME = rf"{NAME}(?: {NAME}){{0,2}}"
# Transliterated initials may have two letters: Yu., Zh.
INITIALS = rf"[{UPPER}][a-z]?\.(?:[ -]?[{UPPER}][a-z]?\.)*"
BARE_INITIALS = rf"[{UPPER}]{{1,2}}(?!\w)"
AND = r"(?:, ?(?:and |& ?)?|;? and |;? ?& ?|; ?)"
OTHERS = r"(?:,? (?:et al\.?|and others))?"
_PERSON = rf"{SURNAME},? (?:{INITIALS}|{BARE_INITIALS})"
_FULL = rf"{NAME}(?: (?:{INITIALS}|{NAME}))+"
SURNAMES_FIRST = re.compile(rf"{_PERSON}(?:{AND}{_PERSON})*{OTHERS}")
"""`Holm A., Ruane V.` and `Smith, J., & Jones, M.`"""
FIRST_INVERTED = re.compile(rf"{SURNAME}, {NAME}(?: (?:{INITIALS}|{NAME}))*\.?(?:(?:,? and |,? & |, ){_FULL})*{OTHERS}")
"""`Smith, John, and Mary Jones`"""


def persons(words: str) -> tuple[str, ...]:
    """The persons a reference opens with, each as printed; empty where the words are no list of persons."""
    words = re.sub(r",? ?\(?\b[Ee]ds?\.?\)?\.?$", "", words.strip())
    if SURNAMES_FIRST.fullmatch(words):
        return tuple(found.group() for found in re.finditer(_PERSON, words))
    if FIRST_INVERTED.fullmatch(words.rstrip(".")):
        return _inverted(re.sub(rf"{OTHERS}$", "", words.rstrip(".")))
    return ()


def _inverted(words: str) -> tuple[str, ...]:
    first, *others = re.split(r",? and |,? & |, ", words)
    return (f"{first}, {others[0]}", *others[1:])


def surname(person: str) -> str:
    """`Holm` of `Holm A.`, of `Holm, Anna` and of `Anna Holm`."""
    if "," in person:
        return person.partition(",")[0].strip()
    bare = re.sub(rf"^(?:{INITIALS}|{BARE_INITIALS})\s+|\s+(?:{INITIALS}|{BARE_INITIALS})$", "", person.strip())
    if bare != person.strip():
        return bare
    found = re.search(rf"(?:(?:{'|'.join(PARTICLES)}) )*\S+$", bare)
    return found.group() if found else bare


def plain(words: str) -> str:
    """Words as they are compared: no accents, no case, apostrophes left out, other punctuation as spaces."""
    letters = unicodedata.normalize("NFD", words.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’ʼ]", "", bare)).split())


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title as they are compared, without an article before them."""
    words = tuple(plain(title).split())
    return words[1:] if words[:1] in (("the",), ("a",), ("an",)) else words
