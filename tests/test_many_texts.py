"""A course of any number of texts: what tells them apart, and what stands on pages about all."""

from __future__ import annotations

import re

import pytest
from coursereader.flow import gather
from coursereader.html.shapes import SHAPES
from coursereader.interface.language import Language
from coursereader.model.problems import Report
from coursereader.pages import excerpt, naming
from coursereader.pages.naming import MANY, SOME, TextName, Texts, told_apart
from courses import TOY, made_pages


def texts(n: int) -> Texts:
    """So many texts."""
    names = (TextName(f"t{k}", f"Text {k}", f"T{k}", f"T{k}", "en", "2000", "2000") for k in range(n))
    return Texts(Language("en"), tuple(names))


def test_a_siglum_that_another_text_has_is_numbered() -> None:
    assert told_apart(["A", "X", "X", "X2", "X"]) == ["A", "X", "X3", "X2", "X4"]
    many = told_apart(["X"] * 400)
    assert len(set(many)) == 400


def test_no_two_texts_have_one_colour_and_one_shape_while_there_are_pairs() -> None:
    some = texts(len(SHAPES) * 6)
    assert [some.colour(text) for text in some.ids[:6]] == [1, 2, 3, 4, 5, 6]
    assert len({(some.colour(text), str(some.shape(text, 0, 0, 1))) for text in some.ids}) == len(some.ids)


def test_each_text_has_a_column_until_they_are_many() -> None:
    few, many = texts(MANY), texts(MANY + 1)
    assert few.columns == few.some(few.ids) == few.ids
    assert many.columns == ()
    assert many.some(many.ids) == many.ids[:SOME]


def test_where_texts_are_many_a_passage_of_which_a_part_is_quoted_is_read_in_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(excerpt, "window", lambda text, start, end, words: (start, end))
    few = made_pages(gather(TOY, Report()))["events/bridge-fell.md"].text
    monkeypatch.setattr(naming, "MANY", 1)
    many = made_pages(gather(TOY, Report()))["events/bridge-fell.md"].text
    folded = re.compile(r'<details class="whole"><summary>The whole passage</summary>.*?</details>')
    place = ">Read it in its place, "
    assert folded.search(few)
    assert not folded.search(many)
    assert few.count(place) == many.count(place) > 0
