"""Web addresses and DOIs that the setting broke with a blank."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit

BROKEN_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi:?\s?10\.|\b10\.\d{4,9}/)[^\s<>()«»“”]{0,300}?(?P<last>[./\-_=&?]|\d)[ "
    r"\n](?P<next>[\w%~][\w%~.,:;/?=&+\-]{0,300})",
    re.IGNORECASE,
)
DOI_BEGUN = re.compile(r"10\.(?:\d{4}|(?<=[iıİ]10\.)|(?<=[iıİ][:\s]10\.)|(?<=[iıİ]:\s10\.))", re.IGNORECASE)


def web_addresses(draft: Draft) -> Iterable[Edit]:
    """Closes the blank where what follows can only be more of the address."""
    for number in range(len(draft.streams)):
        words = draft.words(number)
        begun = "://" in words or "www." in words.lower() or ("10." in words and DOI_BEGUN.search(words))
        for found in BROKEN_ADDRESS.finditer(words) if begun else ():
            start = found.start("next") - 1
            if _continues(found["last"], found["next"], words[found.end() : found.end() + 2]):
                yield Change(start, start + 1, PieceKind.ADDRESS_BREAK, "", stream=number)


def _continues(last: str, following: str, after: str) -> bool:
    """A digit goes on with digits up to the end; a joint of an address goes on with small letters, digits or an inner
    joint."""
    word = following.rstrip(".,;:")
    if last.isdigit():
        return bool(re.fullmatch(r"\d{4,}(?:[:./]\S*)?", word)) and (not after.strip() or after[0] in " \n)")
    if re.search(r"\w[/_=?&]\w|\.\w{2,4}/", word):
        return True
    if last in "/_=&?-":
        return (bool(re.match(r"[a-z0-9]", word)) and bool(re.search(r"[\d\-_./]", word))) or (
            word[:1].isupper() and "-" in word
        )
    return False
