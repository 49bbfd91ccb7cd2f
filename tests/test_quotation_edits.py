"""Quotations put right in their files: the style of the file stays."""

from __future__ import annotations

import pytest
from coursereader.input.quotation import Quotation
from coursereader.input.quotation_edits import QuotationEdit, edited


def mended(source: str, line: int, **new: str) -> str:
    """The source with the quotation of that line as it should be."""
    old = Quotation(text="alder", quote="x")
    return edited(source, 1, [QuotationEdit(line, old, old.model_copy(update=new))])


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ('quote: "x"  # why\nby: a', 'quote: "the \\"old\\" y\'s"  # why\nby: a'),
        ("quote: 'x'\nby: a", "quote: 'the \"old\" y''s'\nby: a"),
        ("quote: x\nby: a", 'quote: the "old" y\'s\nby: a'),
        ("quote: >-\n  x\nby: a", 'quote: "the \\"old\\" y\'s"\nby: a'),
        ("{quote: x, by: a}", '{quote: the "old" y\'s, by: a}'),
        ('["x", "z"]', '["the \\"old\\" y\'s", "z"]'),
    ],
)
def test_the_words_are_written_in_the_style_of_the_file(source: str, after: str) -> None:
    old = Quotation(text="alder", quote="x")
    new = old.model_copy(update={"quote": 'the "old" y\'s'})
    assert edited(source, 1, [QuotationEdit(1, old, new)]) == after


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ('quote: "x"\nby: a', 'quote: "x"\nsuffix: "s t"\nby: a'),
        ('- text: b\n  quote: "x"', '- text: b\n  quote: "x"\n  suffix: "s t"'),
        ('{quote: "x", by: a}', '{quote: "x", suffix: "s t", by: a}'),
        ('- "x"', '- {quote: "x", suffix: "s t"}'),
    ],
)
def test_a_suffix_is_added_where_the_quotation_stands(source: str, after: str) -> None:
    assert mended(source, 2 if "text" in source else 1, suffix="s t") == after


@pytest.mark.parametrize(
    ("source", "line", "after"),
    [
        ('quote: "x"\nprefix: "p"\nby: a', 1, 'quote: "x"\nby: a'),
        ('prefix: "p"\nquote: "x"', 2, 'quote: "x"'),
        ('{quote: "x", prefix: "p"}', 1, '{quote: "x"}'),
    ],
)
def test_a_prefix_that_is_not_needed_goes(source: str, line: int, after: str) -> None:
    old = Quotation(text="alder", quote="x", prefix="p")
    assert edited(source, 1, [QuotationEdit(line, old, old.model_copy(update={"prefix": ""}))]) == after
