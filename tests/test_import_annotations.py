"""Annotations from elsewhere become notes where their words stand once; drafts of a zip come to their places."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from coursereader.commands import main
from coursereader.commands.imported_notes import Notes
from coursereader.exports.annotations import collection
from coursereader.exports.page_words import page_words
from coursereader.flow import gather
from coursereader.input.foreign import ForeignAnnotation, foreign_annotations
from coursereader.input.records import Event, Place
from coursereader.model.problems import Report
from courses import TOY, said, toy_with

Capture = pytest.CaptureFixture[str]
PAGE = "https://example.org/wend/texts/alder.html"


def hypothesis(exact: str, **more: Any) -> dict[str, Any]:
    """A row as the API of Hypothesis answers."""
    prefix, suffix, uri = more.pop("prefix", ""), more.pop("suffix", ""), more.pop("uri", PAGE)
    selector = [
        {"type": "RangeSelector", "startContainer": "/main[1]/p[2]", "startOffset": 4, "endContainer": "/main[1]/p[2]"},
        {"type": "TextPositionSelector", "start": 100, "end": 120},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]
    row = {
        "id": "jDVsQ", "user": "acct:ada@hypothes.is", "user_info": {"display_name": "Ada Marsh"}, "uri": uri,
        "created": "2026-11-20T08:12:31.234567+00:00", "text": "He says so *twice*.", "tags": ["noon", "time"],
        "target": [{"source": uri, "selector": selector}],
    }  # fmt: skip
    return row | more


def ran(root: Path, document: object, capsys: Capture, *more: str) -> tuple[int, list[str], list[str]]:
    """The exit code, and the lines of both outputs."""
    file = root.parent / "given.json"
    file.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    code = main(["import-annotations", str(file), *more], root)
    out, err = capsys.readouterr()
    return code, out.splitlines(), err.splitlines()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return toy_with(tmp_path, {})


NOTE = """---
text: "alder"
quote: "the bridge fell at noon, when no one was upon it. The commission"
by: "Ada Marsh"
date: "2026-11-20"
tags: ["noon", "time"]
---

He says so *twice*.
"""


def test_a_row_of_hypothesis_becomes_a_note_over_the_number_of_a_note_too(root: Path, capsys: Capture) -> None:
    row = hypothesis("the bridge fell at noon, when no\n one was upon it.2 The commission", prefix=" 4 ", suffix=" of")
    path = "docs/notes/alder/alder-the-bridge-fell-at-noon-when-no-one-was.md"
    assert ran(root, {"total": 1, "rows": [row]}, capsys) == (0, [path, "1 file written."], [])
    assert (root / path).read_text("utf-8") == NOTE
    gather(root, report := Report())
    assert said(report) == []
    assert ran(root, {"annotations": [row]}, capsys) == (0, ["0 files written."], [])


def test_twins_are_told_apart_by_what_stands_beside_them_or_listed(root: Path, capsys: Capture) -> None:
    good = hypothesis(
        "divided responsibility", prefix="The fall of the bridge was a failure of ", suffix=", and the water"
    )
    code, out, err = ran(root, [good, hypothesis("divided responsibility")], capsys)
    assert (code, out[-1]) == (1, "1 file written.")
    assert 'prefix: "failure of"' in (root / out[0]).read_text("utf-8") or "suffix:" in (root / out[0]).read_text(
        "utf-8"
    )
    assert len(err) == 2
    assert err[0].startswith('given.json:2: the quotation stands in 2 places of "alder"')


def test_what_stands_nowhere_is_listed_with_the_nearest_words(root: Path, capsys: Capture) -> None:
    code, out, err = ran(root, [hypothesis("the bridge fell at none, when no one was upon it")], capsys)
    assert (code, out) == (1, ["0 files written."])
    assert err[0].startswith(
        'given.json:1: quote not found in "alder": "the bridge fell at none, when no one was upon it".'
    )
    assert "Nearest is p" in err[0]
    assert "the bridge fell at noon" in err[0]


@pytest.mark.parametrize("wrapped", [lambda one: one, lambda one: [one], lambda one: {"items": [one]},
    lambda one: {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [one]}}])  # fmt: skip
def test_a_w3c_annotation_of_any_page_is_placed_by_its_words(root: Path, capsys: Capture, wrapped: Any) -> None:
    one = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:1", "type": "Annotation",
        "creator": {"type": "Person", "name": "Bo"}, "created": "2026-11-21T00:00:00Z",
        "body": [{"type": "TextualBody", "value": "Which wind?"},
                 {"type": "TextualBody", "value": "wind", "purpose": "tagging"}],
        "target": {"source": "https://elsewhere.example/copy", "selector": {
            "type": "FragmentSelector", "value": "x",
            "refinedBy": {"type": "TextQuoteSelector", "exact": "The wind did it."}}},
    }  # fmt: skip
    code, out, err = ran(root, wrapped(one), capsys)
    assert (code, out, err) == (0, ["docs/notes/birch/birch-the-wind-did-it.md", "1 file written."], [])
    words = (root / out[0]).read_text("utf-8")
    assert all(row in words for row in ('by: "Bo"', 'date: "2026-11-21"', 'tags: ["wind"]', "\nWhich wind?\n"))


def test_what_the_site_exports_comes_back_to_the_same_places(site: Path) -> None:
    course = gather(TOY, Report())
    raw = (site / "data/annotations.jsonld").read_bytes()
    found = foreign_annotations(raw, "a", report := Report())
    notes = Notes(TOY, course.facts.address, [edition.text for edition in course.editions], "")
    words = {(edition.id, passage.id): passage.text for edition in course.editions for passage in edition.text.passages}
    for one, item in zip(found, json.loads(raw)["first"]["items"], strict=True):
        place = notes.place(one)
        assert isinstance(place, Place), (one, place)
        html = (site / f"texts/{place.text}.html").read_text("utf-8")
        read = page_words(html, {place.passage: words[place.text, place.passage]})
        position = item["target"]["selector"][1]
        assert read.passages[place.passage].within(place.start, place.end) == (position["start"], position["end"])
    assert said(report) == []
    assert notes.of(found, "a", report) == {}  # its own are not made twice


def test_the_export_without_pages_comes_back_too() -> None:
    course = gather(TOY, Report())
    raw = json.dumps(collection(course)).encode()
    notes = Notes(TOY, "", [edition.text for edition in course.editions], "")
    assert all(isinstance(notes.place(one), Place) for one in foreign_annotations(raw, "a", Report()))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            hypothesis("The wind did it.", uri="https://x.example/texts/birch.html", text=""),
            "nothing is said of the words",
        ),
        (
            hypothesis("The wind did it.", uri="", user="", user_info={}),
            'nobody is named as its author. Name one: --by "Ada".',
        ),
        (hypothesis(" "), "it quotes no words."),
        ({"target": 5}, "this is no annotation"),
        ("words", "this is no annotation"),
        (hypothesis("The wind did it.", uri="", text="<b>no</b>"), ""),
        (hypothesis("The wind did it.", uri="", text="<script>x()</script>"), ""),
        (hypothesis("The wind did it.", uri="", text="[x](nowhere.md) ![a](https://a.example/a.png)"), ""),
        (
            hypothesis(
                "The wind did it.", uri="", tags=[{"a": [1]}], created=["x"], user_info=["\ud800"], text="# One\n---"
            ),
            "",
        ),
    ],
)
def test_what_cannot_be_a_note_is_told_and_never_written(root: Path, capsys: Capture, row: Any, told: str) -> None:
    before = sorted(root.rglob("*"))
    code, out, err = ran(root, [row], capsys)
    assert told in " ".join(err)
    assert (code == 1) is bool(err)
    if code:
        assert out == ["0 files written."]
        assert [path for path in sorted(root.rglob("*.md")) if path not in before] == []
    gather(root, report := Report())
    assert said(report) == []


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe{", b"[" * 100_000, b'{"first":' * 50_000, b"null", b"5", b'"x"', b"[]", b"{}", b"NaN",
     json.dumps([5] * 6000).encode(), b"PK\x03\x04broken", b'{"rows": [{"target": {"selector": [[[[[]]]]]}}]}'],
)  # fmt: skip
def test_a_broken_file_is_one_line(root: Path, capsys: Capture, raw: bytes) -> None:
    code, out, err = ran(root, raw, capsys)
    assert (code, out) == (1, ["0 files written."])
    assert err[0].startswith("given.json:1: ")
    assert "Traceback" not in " ".join(err)


def zipped(files: dict[str, str | bytes], **more: int) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = more.get("mode", 0) << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


ENTRY = 'text: "birch"\nquote: "The wind did it."\nsays: "Of the fall."\nrelation: "detail"\n'
ADDED = "docs/events/bridge-fell/birch-the-wind.yml"


def test_drafts_come_to_their_places_and_no_file_that_is_there_is_changed(root: Path, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    drafts = {"docs/notes/alder/alder-new.md": NOTE, ADDED: ENTRY}
    assert ran(root, zipped(drafts), capsys) == (0, [ADDED, "docs/notes/alder/alder-new.md", "2 files written."], [])
    assert all(path.read_bytes() == raw for path, raw in before.items())
    assert (root / ADDED).read_text("utf-8") == ENTRY
    course = gather(root, report := Report())
    event = next(one for one in course.of(Event) if one.id == "bridge-fell")
    assert (event.tells[-1].says, said(report)) == ("Of the fall.", [])
    again = {path.replace(".", "-2."): words for path, words in drafts.items()}  # as the page would call them now
    assert ran(root, zipped(drafts | again), capsys) == (0, ["0 files written."], [])
    for path, words in drafts.items():
        code, out, err = ran(root, zipped({path: words.replace("e", "é", 1)}), capsys)
        assert (code, out) == (1, ["0 files written."])
        assert err[0].startswith(f'given.json:1: "{path}" is in the course already, and says something else.')


def test_an_addition_goes_with_the_record_that_it_adds_to(root: Path, capsys: Capture) -> None:
    new = (root / "docs/events/bridge-fell.md").read_text("utf-8").replace("Fall of", "Repair of")
    good = {"docs/events/repair.md": new, "docs/events/repair/birch.yml": ENTRY, "docs/notes/alder/a-new.md": NOTE}
    bad = {"docs/events/no-such/birch.yml": ENTRY, "docs/events/storm-1908/birch.yml": ENTRY}
    code, out, err = ran(root, zipped(good | bad), capsys)
    assert (code, out) == (1, [*sorted(good), "3 files written."])
    assert [line.partition(" ")[0] for line in err] == [
        "docs/events/no-such/birch.yml:1:",
        "docs/events/storm-1908/birch.yml:2:",
        "2",
    ]


@pytest.mark.parametrize(
    "name",
    ["../out.md", "/etc/x.md", "docs/../../x.md", "docs/notes/alder/../../../../x.md", "C:\\x.md", "docs\\notes\\x.md",
     "course.yml", "scripts/x.py", ".github/workflows/x.yml", "docs/index.md", "docs/notes/alder/A.md",
     "seeds/alder/source.yml", "docs/events/../x/y.yml", "additions/events/x/y.yml", "docs/notes/alder/x.md\n",
     "docs/events/x.yml", "docs/events/x/y/z.yml", "docs/events/X/y.yml", "docs/events//y.yml"],
)  # fmt: skip
def test_no_name_leads_out_of_where_drafts_belong(root: Path, capsys: Capture, name: str) -> None:
    before = {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file()}
    code, out, err = ran(root, zipped({name: NOTE}), capsys)
    assert (code, out) == (1, ["0 files written."])
    assert "is no draft. Drafts lie in docs/" in err[0]
    after = {path: path.read_bytes() for path in root.parent.rglob("*") if path.is_file() and path.name != "given.json"}
    assert after == {path: raw for path, raw in before.items() if path.name != "given.json"}


def test_bombs_and_links_are_refused(root: Path, capsys: Capture) -> None:
    name = "docs/notes/alder/alder-bomb.md"
    for raw in (zipped({name: b"0" * 50_000_000}), zipped({name: "/etc/passwd"}, mode=stat.S_IFLNK | 0o777)):
        code, out, err = ran(root, raw, capsys)
        assert (code, out, len(err)) == (1, ["0 files written."], 2)
    many = {f"docs/notes/alder/n{n}.md": "" for n in range(600)}
    assert ran(root, zipped(many), capsys)[2][0] == "given.json:1: there are more than 500 files in it. Split it."


def test_one_letter_and_thousands_of_lost_quotations_take_no_age(root: Path, capsys: Capture) -> None:
    rows = [hypothesis("e", uri=""), *(hypothesis(f"nobody wrote this {n}", uri="") for n in range(2000))]
    code, out, err = ran(root, rows, capsys)
    assert (code, out, len(err)) == (1, ["0 files written."], 2002)
    assert "several texts" in err[0] or "too many places" in err[0]


def test_newcomers_give_way_to_what_is_published(root: Path, capsys: Capture) -> None:
    twin = '---\nterm: "Wend Navigation Company"\nkind: institution\n---\n\nA company.\n'
    note = NOTE.replace("---\n\n", "event: no-such-event\n---\n\n", 1)
    code, out, err = ran(root, zipped({"docs/glossary/a-twin.md": twin, "docs/notes/alder/a-n.md": note}), capsys)
    assert (code, out) == (1, ["0 files written."])
    assert err
    gather(root, report := Report())
    assert said(report) == []


def test_no_file_is_written_behind_a_link(root: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "docs/notes/carol").symlink_to(tmp_path / "elsewhere")
    code, out, err = ran(root, zipped({"docs/notes/carol/a-n.md": NOTE}), capsys)
    assert (code, out) == (1, ["0 files written."])
    assert err[0] == "docs/notes/carol/a-n.md:1: a link stands in its way. Take the link away."
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_draft_that_the_check_refuses_is_told_and_left_out(root: Path, capsys: Capture) -> None:
    bad = NOTE.replace("at noon", "at none")
    drafts = {"docs/notes/alder/a-good.md": NOTE, "docs/notes/alder/b-bad.md": bad}
    code, out, err = ran(root, zipped(drafts), capsys)
    assert (code, out) == (1, ["docs/notes/alder/a-good.md", "1 file written."])
    assert err[0].startswith("docs/notes/alder/b-bad.md:3: ")


def test_a_draft_among_annotations_is_the_file_that_it_is_a_draft_of(root: Path, capsys: Capture) -> None:
    def draft(path: str, content: str) -> dict[str, Any]:
        bodies = [
            {"type": "TextualBody", "purpose": "describing", "format": "text/markdown", "value": "Of the fall."},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": content},
            {"type": "SpecificResource", "purpose": "identifying", "source": f"https://example.org/wend/{path}"},
        ]
        return hypothesis("The wind did it.", uri="", text="", body=bodies)

    given = [draft("docs/notes/alder/alder-new.md", NOTE), draft(ADDED, ENTRY)]
    code, out, err = ran(root, given, capsys)
    assert (code, err) == (0, [])
    assert out == [ADDED, "docs/notes/alder/alder-new.md", "2 files written."]
    assert (root / out[1]).read_text("utf-8") == NOTE


def test_an_annotation_is_a_value() -> None:
    (one,) = foreign_annotations(json.dumps(hypothesis("a b")).encode(), "a", Report())
    assert one == ForeignAnnotation(
        1, "jDVsQ", PAGE, "a b", "", "", "", "He says so *twice*.", "Ada Marsh", "2026-11-20", ("noon", "time"), None
    )
