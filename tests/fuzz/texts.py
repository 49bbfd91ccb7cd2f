"""Texts: their repair, the places of quotations in them, their corrections, their published ids."""

from __future__ import annotations

from collections import Counter

from coursereader.analysis.emend import emend
from coursereader.exports.plain_text import printed
from coursereader.input.records import Emendation, Quotation
from coursereader.model.passages import HEADING, NOTE, PARAGRAPH, Passage, Text
from coursereader.model.pieces import gaps
from coursereader.model.problems import Report
from coursereader.text import lock, lock_file
from coursereader.text.anchor import anchor
from coursereader.text.fold import fold, fold_back
from coursereader.text.repair.rules import repair
from coursereader.text.structure import structure

from .parts import numbers_of, parts_of, within, words_of

FORMATS = ("text", "markdown", "interview")
KINDS = {"p": PARAGRAPH, "h": HEADING, "n": NOTE}


def letters(words: str) -> Counter[str]:
    """How often each letter stands in them."""
    return Counter(char for char in words if char.isalpha())


def repairing(data: bytes) -> None:
    """Pieces tile any seed, every letter is in a passage or in a named piece, and the same comes out each time.

    A first part that is a format is how the seed is read.
    """
    first, *rest = parts_of(data)
    format, raw = (first, "\n%%\n".join(rest)) if first in FORMATS and rest else ("", words_of(data))
    draft = repair(raw, format=format)
    text = structure("case", draft)
    assert gaps(text.pieces, len(raw)) == []
    assert "".join(raw[piece.start : piece.end] for piece in text.pieces) == raw
    stands = sum((letters(draft.words(number)) for number in range(len(draft.streams))), Counter[str]())
    changed = [piece for piece in draft.pieces if piece.kind != "text"]
    named = sum((letters(raw[piece.start : piece.end]) for piece in changed), Counter[str]())
    given_back = sum((letters(piece.text) for piece in changed), Counter[str]())
    assert stands - given_back + named == letters(raw)
    assert sum((letters(passage.text) for passage in text.passages), Counter[str]()) == stands
    assert len({passage.id for passage in text.passages}) == len(text.passages)
    for passage in text.passages:
        assert all(0 <= span.start <= span.end <= len(passage.text) for span in passage.spans)
    assert printed(structure("case", repair(raw, format=format))) == printed(text)


def anchoring(data: bytes) -> None:
    """A stretch of a passage anchors to itself or does not stand alone; any words anchor to themselves or nowhere.

    The first part: which passage, from where, to where. The second: words to look for. The others: passages.
    """
    first, *rest = parts_of(data)
    quote, *passages = rest or [""]
    text = Text("alder", "", (), tuple(Passage(f"p{n}", PARAGRAPH, words) for n, words in enumerate(passages, 1)))
    for words in (quote, *passages):
        back = fold_back(words)
        assert back.folded.strip() == fold(words) == fold(fold(words))
        assert len(back.folded) == len(back.starts) == len(back.ends)
    _anchors(quote, text)
    numbers = [*numbers_of(first), 0, 0, 0]
    if passages:
        chosen = passages[numbers[0] % len(passages)]
        start, end = sorted(within(number, len(chosen)) for number in numbers[1:3])
        place = _anchors(chosen[start:end], text)
        assert place or not fold(chosen[start:end]) or _count(fold(chosen[start:end]), passages) > 1


def _anchors(quote: str, text: Text) -> bool:
    report = Report()
    place = anchor(Quotation(text="alder", quote=quote), text, report)
    assert (place is None) == bool(len(report))
    if place is None:
        return False
    passage = text.passage(place.passage)
    assert fold(passage.text[place.start : place.end]) == fold(quote)
    assert _count(fold(quote), [one.text for one in text.passages]) == 1
    return True


def _count(folded: str, passages: list[str]) -> int:
    backs = [fold_back(passage).folded for passage in passages]
    return sum(back.startswith(folded, at) for back in backs for at in range(len(back)))


def emending(data: bytes) -> None:
    """With the received words put back, a corrected passage is what it was.

    The first part is the passage; then, by turns, words and what should be read instead (`null`: damaged).
    """
    first, *rest = parts_of(data)
    edits = [
        Emendation(text="alder", quote=quote, reading=None if reading == "null" else reading, reason="r", by="b")
        for quote, reading in zip(rest[::2], rest[1::2], strict=False)
    ]
    text = Text("alder", "", (), (Passage("p1", PARAGRAPH, first),))
    emended, made = emend(text, edits, report := Report())
    assert len(made) == len(edits) or len(report)
    back, grown = emended.passages[0].text, 0
    for span in emended.passages[0].spans:
        back = back[: span.start + grown] + span.value + back[span.end + grown :]
        grown += len(span.value) - (span.end - span.start)
    assert back == first


def locking(data: bytes) -> None:
    """Every published id is answered by a passage of its kind or is a problem; exact words keep their id.

    The first part is a lock, the others are passages.
    """
    first, *passages = parts_of(data)
    locked = lock_file.parse(first)
    lock_file.tell_what_is_broken(first, "passages.lock", Report())
    words = [" ".join(passage.split()) for passage in passages]
    text = Text("alder", "", (), tuple(_passage(n, one) for n, one in enumerate(words, 1)))
    kept = lock.keep_ids(text, locked, "passages.lock", report := Report())
    ids = [passage.id for passage in kept.passages]
    answered = {id for passage in kept.passages for id in (passage.id, *passage.also)}
    assert len(ids) == len(set(ids))
    assert [id[0] for id in ids] == [passage.id[0] for passage in text.passages]
    assert [passage.text for passage in kept.passages] == [passage.text for passage in text.passages]
    assert all(one.id in answered or any(one.id in problem.what for problem in report) for one in locked)
    read = lock_file.parse(lock_file.written(kept))
    assert {one.id for one in read} == answered
    again = lock.keep_ids(text, read, "passages.lock", told := Report())
    assert [passage.id for passage in again.passages] == ids
    assert not len(told), list(told)


def _passage(number: int, words: str) -> Passage:
    """`# Words` are a heading, `^ words` a note."""
    kind = {"#": "h", "^": "n"}.get(words[:1], "p")
    return Passage(f"{kind}{number}", KINDS[kind], words)
