"""The reader's search: words as codes."""

from __future__ import annotations

from coursereader.exports.search_coding import BREAK, DIGITS, ONE, THREE, TWO, code, coded, tokens

from .parts import parts_of


def searching(data: bytes) -> None:
    """Codes give back every token of every text. Each part is a text, an empty line parts its paragraphs."""
    texts = [part.split("\n\n") for part in parts_of(data)]
    (written,) = coded(texts)
    words = listed(written.words)
    for paragraphs, row in zip(texts, written.texts, strict=True):
        expected = [token for part in paragraphs for token in [BREAK, *tokens(" ".join(part.split("\n")))]][1:]
        assert read(row, words) == expected
        for part in paragraphs:
            assert "".join("".join(tokens(part)).split()) == "".join(part.split())
    assert coded(texts) == [written]


def listed(words: str) -> list[str]:
    """The words of an index, by their numbers."""
    found = [BREAK]
    for line in words.split("\n") if words else []:
        found.append((found[-1] if len(found) > 1 else "")[: int(line[0], 36)] + line[1:])
    return found


def read(written: str, words: list[str]) -> list[str]:
    """The tokens that codes stand for."""
    numbers = {code(number): word for number, word in enumerate(words)}
    found, at = [], 0
    while at < len(written):
        first = DIGITS.index(written[at])
        length = 1 + sum(first >= edge for edge in (ONE, ONE + TWO, ONE + TWO + THREE))
        found.append(numbers[written[at : at + length]])
        at += length
    return found
