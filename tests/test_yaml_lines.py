"""YAML, strictly, with lines."""

from __future__ import annotations

import pytest
from coursereader.input.yaml_lines import read_yaml
from coursereader.model.problems import Report
from courses import said
from hypothesis import given
from hypothesis import strategies as st


def read(source: str, first_line: int = 1):
    report = Report()
    document = read_yaml(source, "f.md", report, first_line)
    return (document.data if document else None), said(report), document


def test_every_scalar_is_what_was_typed():
    data, problems, _ = read("a: 2000\nb: no\nc: 12:30\nd: ~\ne: 0x1F\nf: 2012-09-08\ng: on\nh: 1_000\n")
    assert data == {
        "a": "2000", "b": "no", "c": "12:30", "d": "~", "e": "0x1F", "f": "2012-09-08", "g": "on", "h": "1_000",
    }  # fmt: skip
    assert problems == []


def test_only_an_unquoted_null_for_a_reading_means_nothing():
    data, problems, _ = read('- reading: null\n- reading: ~\n- reading: "null"\n- reading: ""\n- reason: null\n')
    assert data == [{"reading": None}, {"reading": None}, {"reading": "null"}, {"reading": ""}, {"reason": "null"}]
    assert problems == []


def test_a_reading_with_nothing_after_it_is_asked_about():
    assert read("reading:\nby: me")[1] == [
        'f.md:1: nothing stands after "reading:". Write the words, or null, or "" to leave them out.'
    ]


def test_every_key_knows_its_line():
    document = read(
        'title: "A"\ntells:\n  - text: alder\n    quote: >\n      long\n  - {text: birch, quote: "x"}\n', 2
    )[2]
    assert document is not None
    assert document.line(("title",)) == 2
    assert document.line(("tells", 0, "quote")) == 5
    assert document.line(("tells", 1, "quote")) == 7
    assert document.line(("tells", 1, "says")) == 7, "a key that was not written: where its record begins"


def test_all_repeated_keys_are_named_at_once():
    data, problems, _ = read("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert data == {"a": "1", "b": {"c": "1"}}
    assert problems == [
        'f.md:2: the key "a" is written twice; the first is on line 1. Keep one.',
        'f.md:3: the key "c" is written twice; the first is on line 3. Keep one.',
    ]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("says: a: b", 'f.md:1: there is a colon in a value without quotation marks, or a line '
         'indented too far: says: a: b. '
         'Put the whole value between double quotes; write \\" for one inside it.'),
        ('says: "the "old" bridge"', 'f.md:1: words follow a closing quotation mark: says: "the "old" bridge". '
         'Put the whole value between double quotes; write \\" for one inside it.'),
        ('says: "a', 'f.md:1: a quotation mark is opened and never closed: says: "a. '
         'Put a straight " after its last word.'),
        ("forms: [a, b", "f.md:1: a list or a row of keys that begins here is not closed, or lacks a comma: "
         "forms: [a, b. "
         'Write ["one", "two"] or {key: "one", other: "two"}.'),
        ("says: *far east*", 'f.md:1: "*far" repeats something by a name. '
         "Write it out, or put the words in quotation marks."),
        ("a: &x b", 'f.md:1: "&x" gives something a name. Leave the name out, or put the words in quotation marks.'),
        ("a: !!str b", 'f.md:1: "tag:yaml.org,2002:str" is a tag, and none is allowed here. '
         "Leave it out, or put the words in quotation marks."),
        ("a: b\n---\nc: d", 'f.md:2: a second document begins here ("---"). Keep one.'),
        ("a: b\x07", "f.md:1: there is a character that cannot be seen here (U+0007). Delete it."),
        ('a: "\\0"', "f.md:1: there is a character that cannot be seen here (U+0000). Delete it."),
        ("[" * 30, "f.md:1: lists and keys are nested more than 20 deep here. No record needs that."),
        ('a: "b\n\nc: d', 'f.md:1: a quotation mark is opened and never closed: a: "b. '
         'Put a straight " after its last word.'),
        ("? [a]\n: b", 'f.md:1: a key must be one word. Write "key: value".'),
    ],
)  # fmt: skip
def test_a_slip_is_said_in_plain_words(source, problem):
    assert problem in read(source)[1]


def test_a_bomb_of_aliases_is_refused_and_does_not_grow():
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50))
    assert len(read(bomb)[1]) == 51 + 50


def test_a_tower_of_brackets_is_refused_at_once():
    assert len(read("[" * 100_000)[1]) == 1


@given(st.text())
def test_no_text_raises(source):
    _, problems, document = read(source)
    assert document is not None or problems


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff\x85\u2028\u2029"
)


@given(st.recursive(st.text(LETTERS), lambda inner: st.lists(inner, max_size=3), max_leaves=8))
def test_what_a_careful_writer_writes_comes_back(value):
    import json

    data, problems, _ = read(json.dumps({"key": value}, ensure_ascii=False))
    assert (data, problems) == ({"key": value}, [])
