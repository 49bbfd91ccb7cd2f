"""Files in, records or messages out."""

from __future__ import annotations

import os

import pytest
from coursereader.input.course_file import load_facts
from coursereader.input.load import load
from coursereader.input.records import Comparison, Event, Note, Term
from coursereader.kinds import KINDS
from coursereader.model.problems import Report
from courses import TOY, said, toy_with, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EVENT = 'title: "Fire"\ndate: "1911"\ndated: {by: text}\nkind: crisis\n'


def loaded(root):
    report = Report()
    return load(root, KINDS, load_facts(root, report), report), said(report)


def test_the_toy_course_is_read_whole_and_nothing_is_reported():
    records, problems = loaded(TOY)
    assert problems == []
    assert [source.id for source in records.sources] == ["alder", "birch"]
    assert [term.id for term in records.of(Term)] == [
        "divided-responsibility", "undermining", "wend-navigation-company",
    ]  # fmt: skip
    assert [note.id for note in records.of(Note)] == ["toll-keepers-watch", "whose-company", "wnc"]
    assert [len(mended.good) for mended in records.corrections.values()] == [2, 0]
    assert [page.path for page in records.handwritten] == [
        f"docs/{name}.md" for name in ("about", "guide", "index", "rubrics", "vocabulary")
    ]


def test_a_record_knows_its_file_its_body_and_the_line_of_every_quotation():
    records, _ = loaded(TOY)
    term = records.of(Term)[0]
    assert (term.id, term.path, term.body_line) == (
        "divided-responsibility",
        "docs/glossary/divided-responsibility.md",
        12,
    )
    assert term.body.startswith("A state of affairs")
    assert (term.uses[0].where.path, term.uses[0].where.line) == (term.path, 7)
    cause = next(comparison for comparison in records.of(Comparison) if comparison.id == "cause")
    assert [quote.where.line for quote in cause.answers[0].quotes] == [8, 9]


def test_an_answers_quotation_is_words_or_words_with_a_prefix(tmp_path):
    path, words = "docs/comparisons/cause.md", '"the company knew"'
    written_so = (TOY / path).read_text("utf-8").replace(words, f'{{quote: {words}, prefix: "The town council knew,"}}')
    records, _ = loaded(toy_with(tmp_path, {path: written_so}))
    cause = next(comparison for comparison in records.of(Comparison) if comparison.id == "cause")
    assert [(quote.text, quote.prefix) for quote in cause.answers[0].quotes] == [
        ("alder", ""), ("alder", "The town council knew,"),
    ]  # fmt: skip


def test_a_bad_record_never_hides_a_good_one(tmp_path):
    records, problems = loaded(toy_with(tmp_path, {"docs/events/bridge-fell.md": "---\ntitle: [\n---\n"}))
    assert len(records.of(Event)) == 3
    assert len(problems) == 1, "nobody complains about links to a record that is only broken"
    assert all(record.event != "bridge-fell" for record in records.of(Comparison))


def test_a_bad_part_is_left_out_and_the_record_kept(tmp_path):
    use = '  - {text: cedar, quote: "x", says: "y"}\n  - {text: birch, quote: "z", says: "y"}\n'
    term = f'---\nterm: "a"\nkind: concept\nsee: [b]\nuses:\n{use}---\n'
    records, problems = loaded(toy_with(tmp_path, {"docs/glossary/a.md": term}))
    assert [(term.see, [use.text for use in term.uses]) for term in records.of(Term) if term.id == "a"] == [
        ((), ["birch"])
    ]
    assert problems == [
        'docs/glossary/a.md:4: there is no term "b". '
        "Write the name of a file in docs/glossary/ without .md, or leave it out.",
        'docs/glossary/a.md:6: there is no text "cedar". The texts are alder, birch.',
    ]


@pytest.mark.parametrize("form", ["undermined", "Undermined", "UNDERMINING"])
def test_a_form_in_small_letters_claims_every_case(tmp_path, form):
    term = f'---\nterm: "zeal"\nforms: ["{form}"]\nkind: concept\n---\n'
    _, problems = loaded(toy_with(tmp_path, {"docs/glossary/zeal.md": term}))
    assert problems == [
        f'docs/glossary/zeal.md:3: the form "{form}" belongs to the term "undermining" already. '
        "Take it out of one of the two."
    ]


def test_a_form_with_capitals_claims_its_own_case_only(tmp_path):
    term = '---\nterm: "zeal"\nforms: ["NAVIGATION COMPANY"]\nkind: concept\n---\n'
    assert loaded(toy_with(tmp_path, {"docs/glossary/zeal.md": term}))[1] == []


def test_what_the_engine_sets_cannot_be_typed(tmp_path):
    for key in ("id", "path", "body", "body_line", "lines"):
        problems = loaded(toy_with(tmp_path / key, {"docs/events/fire.md": f"---\n{EVENT}{key}: x\n---\n"}))[1]
        assert len(problems) == 1
        assert f'docs/events/fire.md:6: the key "{key}" is unknown.' in problems[0]


@pytest.mark.parametrize(
    ("date", "good"),
    [
        ("1911", True), ("1911-03", True), ("1911-03-09", True), ("1911-03/1912", True),
        ("1911-03-09/1911-03-10", True),
        ("1911-13", False), ("1911-02-29", False), ("1912-02-29", True), ("1912/1911", False), ("11-03", False),
        ("0000", False),
        ("1911-3", False), ("١٩١١", False), ("1911/", False), ("1911-03-09T10:00", False),
    ],
)  # fmt: skip
def test_dates_are_days_that_exist(tmp_path, date, good):
    event = f"---\n{EVENT.replace('1911', date)}---\n"
    assert (loaded(toy_with(tmp_path, {"docs/events/fire.md": event}))[1] == []) is good


def test_a_link_to_another_place_is_refused(tmp_path):
    root = toy_with(tmp_path, {"secret.md": f"---\n{EVENT}---\n"})
    os.symlink(root / "secret.md", root / "docs/events/fire.md")
    os.symlink(root / "docs/events", root / "docs/notes/alder/events")
    (root / "seeds/birch/birch.txt").unlink()
    os.symlink(root / "secret.md", root / "seeds/birch/birch.txt")
    records, problems = loaded(root)
    assert [event.id for event in records.of(Event) if event.id == "fire"] == []
    assert [source.id for source in records.sources] == ["alder"]
    assert problems == [
        f"{path}:1: this is a link to another place. Put the file itself here."
        for path in ("docs/events/fire.md", "docs/notes/alder/events", "seeds/birch/birch.txt")
    ]


def test_an_empty_folder_is_an_empty_course(tmp_path):
    records, problems = loaded(tmp_path)
    assert (records.of(Term), records.sources, problems) == ((), (), [])


@pytest.mark.parametrize("name", ["a b.md", "Ä.md", "a.b.md", "-\n.md", "A.MD", "a.markdown"])
def test_a_name_that_is_no_id_is_refused(tmp_path, name):
    records, problems = loaded(written(tmp_path, {f"docs/events/{name}": f"---\n{EVENT}---\n"}))
    assert records.of(Event) == ()
    assert len(problems) == 1
    assert "\n" not in problems[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200),
    st.sampled_from(["events/x.md", "glossary/x.md", "comparisons/x.md", "notes/alder/x.md", "x.md"]),
)
def test_no_bytes_raise(tmp_path, raw, name):
    loaded(
        written(tmp_path, {"seeds/alder/source.yml": raw, "seeds/alder/emendations/x.yml": raw, f"docs/{name}": raw})
    )


KEYS = st.sampled_from(
    [
        "title",
        "date",
        "dated",
        "kind",
        "tells",
        "silent",
        "near",
        "term",
        "forms",
        "see",
        "uses",
        "answers",
        "text",
        "quote",
        "quotes",
        "says",
        "not",
        "is",
    ]
)
SHAPES = st.recursive(
    st.text(max_size=5) | st.sampled_from(["alder", "birch", "1911", "crisis", "text", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
PLACES = st.sampled_from(
    [f"docs/{kind}/x.md" for kind in ("events", "glossary", "comparisons", "figures", "differences", "names")]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, SHAPES, min_size=1, max_size=6), PLACES)
def test_no_shape_raises(tmp_path, keys, place):
    import json

    for path in tmp_path.rglob("x.md"):
        path.unlink()
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())
    loaded(
        written(tmp_path, {"seeds/alder/x": "", place: f"---\n{front}---\n", "seeds/alder/emendations/x.yml": front})
    )
