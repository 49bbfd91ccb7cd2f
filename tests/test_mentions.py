"""Mentions: what our own words say of passages is the record's, found, numbered and shown at both ends."""

from __future__ import annotations

import pytest
from coursereader.analysis.moves import standings
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.input.mentions import mentions_in
from coursereader.input.records import Note
from coursereader.input.source import Source, short_labels
from coursereader.model.problems import Report
from courses import TOY, made_pages, said, toy_with

NOTE = """---
text: alder
quote: "Few accidents of the period"
by: "editors"
date: "2026-11-20"
---

{body}
"""
PATH = "docs/notes/alder/other.md"
GUIDE = '---\ntitle: "Guide"\n---\n\n# Guide\n\n{body}\n'


def gathered(tmp_path, body, path=PATH, frame=NOTE):
    report = Report()
    course = gather(toy_with(tmp_path, {path: frame.format(body=body)}), report)
    return printed(course), said(report)


def note(course):
    return next(note for note in course.of(Note) if note.id == "other")


def test_a_mention_by_id_is_printed_with_name_and_number(tmp_path):
    course, problems = gathered(tmp_path, "Compare [[birch#p4]], and [[alder#p3-p5, p7]].")
    assert problems == []
    assert note(course).body.strip() == (
        "Compare [Birch 4](../../texts/birch.md#p4), and "
        "[Holloway 3–5](../../texts/alder.md#p3), [7](../../texts/alder.md#p7)."
    )


def test_a_mention_by_words_leads_to_the_words_in_whatever_passage_they_stand(tmp_path):
    course, problems = gathered(
        tmp_path, 'It is [[alder "the bridge fell at noon"]], or [[alder "owned the river"|so]].'
    )
    assert problems == []
    body = note(course).body
    assert "[Holloway 4](../../texts/alder.md#w-other-" in body
    assert "[so](../../texts/alder.md#w-other-" in body


def test_what_is_quoted_in_our_words_is_anchored_and_linked(tmp_path):
    course, problems = gathered(tmp_path, 'The "arrangement of divided responsibility" is the thesis.')
    assert problems == []
    assert "[“arrangement of divided responsibility”](../../texts/alder.md#w-other-1)" in note(course).body
    (mention,) = note(course).mentions
    assert mention.place is not None
    words = course.edition("alder").text.passage(mention.place.passage).text
    assert words[mention.place.start : mention.place.end] == mention.quote


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("See [[birch#p99]].", 'there is no passage "p99" in "birch"'),
        ("See [[brich#p4]].", 'there is no text "brich"'),
        ("See [[birch p4]].", '"[[birch p4]]" names no passage'),
        ("See [[birch#p4", "names no passage"),
        ('He "owned the river and the sea".', "and in no text of the course"),
        ('See [[alder "owned the river and the sea"]].', "owned the river and the sea"),
        ("See Holloway 4.", '"Holloway 4": the number of a passage is typed by hand'),
        ("See Holloway, passages 4 and 5.", "typed by hand"),
        ("See [4](../../texts/alder.md#p4).", '"4": the number of a passage is typed by hand'),
        ("See [Holloway 3–5](../../texts/alder.md#p3).", "typed by hand"),
    ],
)
def test_what_names_no_passage_or_a_number_by_hand_is_told_at_its_line(tmp_path, body, what):
    _, problems = gathered(tmp_path, f"First.\n\n{body}")
    assert len(problems) == 1
    assert problems[0].startswith(f"{PATH}:10: ")
    assert what in problems[0]


@pytest.mark.parametrize(
    "body",
    [
        "Holloway 1952 speaks of 12,000 pounds.",
        "Of the two, Holloway 40% agree.",
        "Code: `[[birch#p99]]` and `Holloway 4`.",
        'One says "the bridge", another *a fantasy of carpenters*.',
        'Five feet 4" and no more.',
        "See [the toll](../../texts/alder.md#p4) and [the year 1911](../../texts/alder.md#p4).",
    ],
)
def test_what_is_no_mention_is_left_alone(tmp_path, body):
    assert gathered(tmp_path, body)[1] == []


def test_hand_written_pages_mention_as_records_do(tmp_path):
    course, problems = gathered(tmp_path, 'Read [[birch#p4]] and `[[x#p1]]`, it\'s "noon".', "docs/guide.md", GUIDE)
    assert problems == []
    page = made_pages(course)["guide.md"].text
    assert "Read [Birch 4](texts/birch.md#p4){: .mention } and `[[x#p1]]`, it’s “noon”." in page
    assert 'id="at-birch-p4"' in page


def test_the_passage_shows_the_notes_that_mention_it_and_pages_the_cards_of_what_they_mention(tmp_path):
    course, _ = gathered(tmp_path, "Compare [[birch#p4]].")
    pages = made_pages(course)
    mentioned = pages["texts/birch.md"].text
    assert 'href="alder.html#q-other-1">Holloway 2</a>' in mentioned
    assert 'id="at-birch-p4"' in pages["texts/alder.md"].text
    assert 'id="at-birch-p4"' not in mentioned


def test_fields_mention_too_and_data_have_plain_words(tmp_path):
    said_there = 'says: "As [[birch#p4]] says; it\'s \\"noon\\"."'
    event = (
        '---\ntitle: "A fall"\ndate: "1911"\ndated: {by: text}\nkind: crisis\ntells:\n'
        f'  - {{text: alder, quote: "the bridge fell at noon", {said_there}}}\n---\n\nIt fell.\n'
    )
    report = Report()
    course = gather(toy_with(tmp_path, {"docs/events/fall.md": event}), report)
    assert said(report) == []
    page = made_pages(course)["events/fall.md"].text
    assert 'As <a class="mention" href="../texts/birch.html#p4">Birch 4</a> says; it’s “noon”.' in page


def test_words_that_move_under_a_mention_are_told(tmp_path):
    course, _ = gathered(tmp_path, 'The "arrangement of divided responsibility" again.')
    assert "arrangement of divided responsibility" in {one.anchor.quote for one in standings(course)}


def test_short_labels_leave_out_a_year_or_a_kind_only_where_the_rest_tells_texts_apart():
    def source(id, label, kind="article"):
        return Source.model_construct(id=id, label=label, kind=kind)

    one, two = source("a", "Alder 1952"), source("b", "Birch interview", "interview")
    assert short_labels([one, two]) == {"a": "Alder", "b": "Birch"}
    assert short_labels([one, source("c", "Alder 1960")]) == {"a": "Alder 1952", "c": "Alder 1960"}


def test_words_that_the_editors_write_otherwise_are_told_but_not_where_they_are_quoted(tmp_path):
    course_yml = (TOY / "course.yml").read_text() + "spelling: {the first text: Holloway, organization: organisation}\n"
    body = 'The organization of "divided responsibility", in the first text; *organization* and `organization`.'
    report = Report()
    gather(toy_with(tmp_path, {"course.yml": course_yml, PATH: NOTE.format(body=body)}), report)
    assert said(report) == [
        f'{PATH}:8: "organization" is written otherwise in this course. Write "organisation".',
        f'{PATH}:8: "the first text" is written otherwise in this course. Write "Holloway".',
    ]


def test_mentions_are_found_in_time_however_many_brackets_there_are():
    assert list(mentions_in("[[" * 50_000 + '"' * 50_001)) == []
