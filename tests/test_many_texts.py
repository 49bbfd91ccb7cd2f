"""A course of any number of texts: what tells them apart, and what stands on pages about all."""

from __future__ import annotations

from coursereader.html.shapes import SHAPES
from coursereader.interface.language import Language
from coursereader.pages.naming import MANY, SOME, TextName, Texts, told_apart


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
