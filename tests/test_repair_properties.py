"""What holds for any text whatever: nothing is lost, nothing fails, the same comes out each time, and in time."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from coursereader.exports.plain_text import printed
from coursereader.model.passages import Text
from coursereader.model.pieces import gaps
from coursereader.text.repair.draft import Draft
from coursereader.text.repair.rules import REPAIRS, repair
from coursereader.text.structure import structure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LINES = """
The council of Alder met in the town hall and heard the masons,|who said that the third pier had never stood on|rock.1
1 Council minutes, folio 12.|[2] Ibid.|Annals of Alder 41|    |-|<sup>3</sup>|## Heading|**bold**|*it|> quoted|“A word”
References|Mason, A. (1990). Bridge. Alder.|T H E  F A L L  O F|THE THIRD PIER|A: b c.|B: d e.|A: f g.|B: h.|ﬁ|—|• item
https://example.org/ a-b|中文|עברית|Ünïcödé|-----|{3}------------|left column of words     right column of words
"""
SCRAPS = [*re.split(r"[|\n]", LINES), "\f", "\n", "\n\n", "\n", "coun-\ncil", "\r\n", "\r", "\xad"]
scraps = st.lists(st.sampled_from(SCRAPS), max_size=60)
texts = st.one_of(st.text(max_size=400), scraps.map(" ".join), scraps.map("\n".join))
anything = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(raw: str) -> Text:
    return structure("case", repair(raw))


def letters(words: str) -> Counter[str]:
    return Counter(char for char in words if char.isalpha())


@anything
@given(texts)
def test_pieces_tile_any_text(raw: str) -> None:
    pieces = read(raw).pieces
    assert gaps(pieces, len(raw)) == []
    assert "".join(raw[piece.start : piece.end] for piece in pieces) == raw


@anything
@given(texts)
def test_every_letter_stands_in_the_words_or_in_a_piece_that_is_named(raw: str) -> None:
    draft = repair(raw)
    stands = sum((letters(draft.words(number)) for number in range(len(draft.streams))), Counter())
    changed = [piece for piece in draft.pieces if piece.kind != "text"]
    named = sum((letters(raw[piece.start : piece.end]) for piece in changed), Counter())
    given_back = sum((letters(piece.text) for piece in changed), Counter())
    assert stands - given_back + named == letters(raw)


@anything
@given(texts)
def test_every_passage_comes_out_and_none_twice(raw: str) -> None:
    draft = repair(raw)
    text = structure("case", draft)
    stands = sum((letters(draft.words(number)) for number in range(len(draft.streams))), Counter())
    assert sum((letters(passage.text) for passage in text.passages), Counter()) == stands
    assert len({passage.id for passage in text.passages}) == len(text.passages)


@anything
@given(texts)
def test_printing_keeps_every_letter(raw: str) -> None:
    text = read(raw)
    out = letters(printed(text))
    assert not sum((letters(passage.text) for passage in text.passages), Counter()) - out


@anything
@given(texts)
def test_the_same_text_is_repaired_the_same_way(raw: str) -> None:
    assert printed(read(raw)) == printed(read(raw))


@anything
@given(texts)
def test_no_rule_breaks_the_tiling(raw: str) -> None:
    draft = Draft.of(raw)
    for name, rule in REPAIRS:
        draft = draft.apply(list(rule(draft)))
        assert gaps(draft.tiling, len(raw)) == [], name


HOSTILE = {
    "lines of one figure": "1\n" * 20000,
    "one long line": "word " * 100000,
    "open brackets": "[" * 100000,
    "one long word": "a" * 400000,
    "blanks": " " * 300000 + "\n" + "\t" * 100000,
    "hyphens": "a-\n" * 20000,
    "stars": "**a *b " * 30000 + "\n# x\n[a](b)\n&amp;",
    "pictures": "![a" * 50000 + " **b** &amp; \\*",
    "pages": "\f".join(f"Head {n}\n\nwords that go on\nand on {n}\n" for n in range(2000)),
    "capitals": "ABC DEF GHI JKL\n\n" * 8000,
    "addresses": "www.a." * 30000,
    "apostrophes": "a'" * 200000,
    "notes": "\n\n".join(f"<sup>{n % 999}</sup> x" for n in range(5000)),
    "opening marks": "“a,\n\n" * 8000,
    "credits": "[" + "a:" * 200 + "]\n" + "[a/b " * 5000 + "]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_read_in_time_and_whole(name: str) -> None:
    began = time.process_time()
    text = read(HOSTILE[name])
    assert time.process_time() - began < 30
    assert gaps(text.pieces, len(HOSTILE[name])) == []
