"""Folding, sign by sign: what a reader types for what was printed."""

from __future__ import annotations

import sys

import pytest
from coursereader.model.passages import FURNITURE, Passage
from coursereader.text.fold import Folded, fold, fold_back, foldings
from courses import text_of

QUOTES, DASHES, UNSEEN = '"`´‘’‚‛“”„‟‹›«»′″〝〞〟＂＇', "‐‑‒–—―−﹘﹣－⸺⸻", "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@pytest.mark.parametrize("sign", f"'{QUOTES}")
def test_every_quotation_mark_is_the_same(sign: str) -> None:
    assert fold(f"a{sign}b") == "a'b"


@pytest.mark.parametrize("sign", f"-{DASHES}")
def test_every_dash_is_the_same(sign: str) -> None:
    assert fold(f"a{sign}b") == "a-b"


@pytest.mark.parametrize(("sign", "letters"), LIGATURES.items())
def test_every_ligature_is_its_letters(sign: str, letters: str) -> None:
    assert fold(f"a{sign}b") == f"a{letters}b"
    back = fold_back(f"a{sign}b")
    assert (list(back.starts), list(back.ends)) == ([0, *[1] * len(letters), 2], [1, *[2] * len(letters), 3])


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_is_not_seen_is_nothing_and_no_blank(sign: str) -> None:
    assert fold(f"a{sign}b") == "ab"
    assert fold(f"a{sign}{sign}b") == "ab"
    assert fold(f"a{sign} {sign}b") == "a b"


@pytest.mark.parametrize("blank", ["\t", "\n", "\u00a0", "\u202f", "  ", " \n ", "\u3000"])
def test_every_white_space_is_one_blank(blank: str) -> None:
    assert fold(f"{blank}a{blank}b{blank}") == "a b"


def test_no_other_sign_is_folded() -> None:
    known = {*QUOTES, *DASHES, *UNSEEN, *LIGATURES}
    for sign in map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x10400)]):
        assert sign in known or sign.isspace() or fold(f"_{sign}b") == f"_{sign}b"


def test_what_is_folded_is_data_for_who_folds_elsewhere() -> None:
    data = foldings()
    assert data["signs"] == {**dict.fromkeys(QUOTES, "'"), **dict.fromkeys(DASHES, "-"), **LIGATURES}
    assert data["unseen"] == UNSEEN
    assert data["blanks"] == "".join(sign for sign in map(chr, range(0x110000)) if sign.isspace())
    assert data["accents"] == (
        "\u0300-\u036f\u0653-\u0655\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
    )
    assert data.keys() == {"signs", "unseen", "blanks", "accents"}


def test_the_way_back_leads_to_the_characters_themselves() -> None:
    back = fold_back(" a  “b”\u00ad c")
    assert back.folded == " a 'b' c"
    assert list(back.starts) == [0, 1, 2, 4, 5, 6, 7, 9]
    assert list(back.ends) == [1, 2, 4, 5, 6, 7, 9, 10]


def test_an_index_finds_every_place_even_where_they_overlap() -> None:
    folded = Folded(text_of("alder", "aaa", Passage("f1", FURNITURE, "aaa"), "“a” a"))
    assert folded.joined == "aaa\n'a' a"
    assert folded.begins == [0, 4]
    assert folded.hits("a") == [0, 1, 2, 5, 8]
    assert folded.hits("aa") == [0, 1]
    assert folded.hits("") == folded.hits("b") == []
    assert [folded.number(hit) for hit in (0, 2, 3, 4, 8)] == [0, 0, 0, 1, 1]
    assert folded.passage(4).id == "p3"
    place = folded.place(4, 3)
    assert (place.text, place.passage, place.start, place.end) == ("alder", "p3", 0, 3)
    assert folded.quoted(4, 3) == "“a”"
    assert folded.quoted(2, 1) == "a"


def test_decomposed_letters_are_those_they_look_like_and_places_stay_exact():
    text = text_of("alder", "Le cafe\u0301 de Jose\u0301 fell.")
    folded = Folded(text)
    assert fold("cafe\u0301") == fold("caf\u00e9") == "caf\u00e9"
    (hit,) = folded.hits(fold("caf\u00e9 de Jos\u00e9"))
    assert folded.quoted(hit, len("caf\u00e9 de Jos\u00e9")) == "cafe\u0301 de Jose\u0301"
    assert folded.hits("cafe") == []


def test_accents_that_make_no_letter_of_their_own_stay_behind_theirs() -> None:
    for words in ("x\u0301y", "q\u0301\u0302", "1\u0301", " \u0301a"):
        assert fold(f"-{words}-") == f"-{words}-"
    assert fold("ﬁ\u0301n") == "fi\u0301n"
    assert fold("_\u0301 ‘e\u0301’") == "_\u0301 '\u00e9'"


def test_no_white_space_is_left_out_of_the_list() -> None:
    assert foldings()["blanks"] == "".join(sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace())
