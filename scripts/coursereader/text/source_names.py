"""What a new source is called, as far as the name of its file tells: its id, its label, its siglum."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain, count

from ..input.folders import RESERVED

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST_ID = 40
"""Letters: an id stands in every address."""
OURS = frozenset({"source.yml", "emendations", "emendations.yml", "passages.lock", "anchors.lock"})
"""What a source's folder holds that are not the source."""
YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
LATIN_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїєґ", "abvgdeziiklmnoprstufyeiieg", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ё": "e"}
    | {"ъ": "", "ь": "", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"}
)
"""For letters that are more than a Latin one with a sign."""


def label(file_name: str) -> str:
    """How the reader names a text, as far as a file's name tells: `silva-2019-a-terra.txt` is Silva 2019."""
    words = re.findall(r"[^\W_]+", file_name.rpartition(".")[0] or file_name)
    year = next((at for at, word in enumerate(words) if YEAR.fullmatch(word)), 0)
    kept: list[str] = words[: year + 1] if year else words[:4]
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in kept)[:60] or "Text"


def siglum(id: str, taken: Collection[str]) -> str:
    """The first letter that no other text has; two letters where all are taken."""
    own = [letter for letter in id.upper() if letter in ALPHABET]
    letters = [*own, *ALPHABET]
    pairs = (one + other for one in letters for other in letters)
    free: Iterator[str] = (sign for sign in chain(letters, pairs) if sign not in taken)
    return next(free)


def drafted_id(file_name: str, taken: Collection[str]) -> str:
    """An id made of a file's name, that no other text has: `"A Terra (2019).txt"` is `a-terra-2019`."""
    return id_of_words(file_name.rpartition(".")[0] or file_name, taken, "text")


def id_of_words(said: str, taken: Collection[str], otherwise: str) -> str:
    """An id made of words, that nothing else has; `otherwise` where they have no letter that an id may have."""
    stem: str = said.lower().translate(LATIN_LETTERS)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    while len("-".join(words)) > LONGEST_ID and len(words) > 1:
        words.pop()
    id = "-".join(words)[:LONGEST_ID] or otherwise
    numbered = (id if number == 1 else f"{id}-{number}" for number in count(1))
    return next(one for one in numbered if one not in (*taken, *RESERVED))


def safe_name(file_name: str) -> str:
    """The name under which a file is kept in its folder: letters, digits, dots and hyphens, and none that we use."""
    name = re.sub(r"[^\w.-]+", "-", file_name).lstrip(".-")[-100:].lstrip(".-") or "source.txt"
    return f"received-{name}" if name.casefold() in OURS else name
