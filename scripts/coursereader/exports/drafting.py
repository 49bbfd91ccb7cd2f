"""What the form for new annotations has to know, as scripts that a page loads when somebody begins to write.

Of the course: how words are folded, what is there already, where files are edited. Of each text: the words of its
passages, so that a quotation is proven to stand in one place before anybody writes. Scripts, since a page that was
opened from a folder may load one but may not fetch data. In a large course those of texts are packed; `reader.drafted`
reads both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import PurePosixPath

from ..analysis.course import Course, Edition
from ..analysis.quotations import anchored, quotations
from ..input.code_host import code_host
from ..input.dates import end
from ..input.records import Event, Figure, Name, Note, Place, Record, Term
from ..model.passages import FURNITURE, Passage, SpanKind
from ..text.fold import foldings
from .file import File
from .packing import in_letters, is_large

FOLDER = "assets/reader/drafting"
Json = dict[str, object]


def drafting(course: Course) -> Iterator[File]:
    """A script for the course and one for each text."""
    yield _script("course", "course", _course(course))
    quoted: dict[tuple[str, str], list[Json]] = {}
    for place, path in (*((said.place, said.record.path) for said in anchored(course)), *_only_places(course)):
        words = course.edition(place.text).text.passage(place.passage).text
        one = {"from": units(words, place.start), "to": units(words, place.end), "path": path}
        quoted.setdefault((place.text, place.passage), []).append(one)
    packed = is_large(course)
    for edition in course.editions:
        said: Json | str = _text(edition, course, quoted)
        yield _script(
            f"texts/{edition.id}",
            f"texts[{json.dumps(edition.id)}]",
            in_letters(_compact(said).encode()) if packed else said,
        )


def _only_places(course: Course) -> Iterator[tuple[Place, str]]:
    """Where a form of a term or name stands that stands nowhere else: corrected there, it would be in no text."""
    for found, model in ((course.occurrences, Term), (course.named, Name)):
        paths = {record.id: record.path for record in course.by_model.get(model, ())}
        for id, places in found.items():
            by_words: dict[str, list[Place]] = {}
            for place in places:
                words = course.edition(place.text).text.passage(place.passage).text[place.start : place.end]
                by_words.setdefault(words.casefold(), []).append(place)
            yield from ((same[0], paths[id]) for same in by_words.values() if len(same) == 1 and id in paths)


def _compact(value: Json | str) -> str:
    return json.dumps(value, separators=(",", ":"))


def _script(name: str, place: str, value: Json | str) -> File:
    """All in ASCII: a script that is read from a folder declares no encoding."""
    begin = "window.readerDrafting = window.readerDrafting || {texts: {}};"
    return File(f"{FOLDER}/{name}.js", f"{begin}\nwindow.readerDrafting.{place} = {_compact(value)};\n".encode())


def _course(course: Course) -> Json:
    facts, host = course.facts, code_host(course.facts.edit_base)
    return {
        "title": facts.title,
        "address": facts.address,
        "host": asdict(host) if host else None,
        "foldings": foldings(),
        "kinds": {"events": facts.kinds.events, "terms": facts.kinds.terms},
        "texts": [
            {
                "id": edition.id,
                "label": edition.source.label,
                "siglum": edition.source.siglum,
                "language": course.language_of(edition.id),
                "colour": number + 1,
                "knows": end(edition.source.horizon.last).isoformat(),
            }
            for number, edition in enumerate(course.editions)
        ],
        "events": [_grown(one) | {"date": one.date, "silent": list(one.silent)} for one in course.of(Event)],
        "terms": [_grown(one) | {"forms": [one.term, *one.forms]} for one in course.of(Term)],
        "figures": [_grown(one) | _figure(one) for one in course.of(Figure)],
        "notes": [note.id for note in course.of(Note)],
        "corrections": {edition.id: sorted(_files(edition)) for edition in course.editions},
    }


def _grown(record: Record) -> Json:
    """A record that others add to; `added`: the names of the files that lie in its folder."""
    files = {quotation.where.path for quotation, _ in quotations(record) if quotation.where} - {record.path}
    added = sorted(PurePosixPath(path).stem for path in files)
    return {"id": record.id, "called": record.called, "path": record.path, "added": added}


def _figure(figure: Figure) -> Json:
    readings = [{"text": one.text, "value": one.value, "as_of": one.as_of} for one in figure.readings]
    return {"unit": figure.unit, "judged": figure.verdict is not None, "readings": readings}


def _files(edition: Edition) -> Iterator[str]:
    """The names of its corrections' files."""
    for emendation in edition.emendations:
        if emendation.where:
            yield PurePosixPath(emendation.where.path).stem


def _text(edition: Edition, course: Course, quoted: Mapping[tuple[str, str], list[Json]]) -> Json:
    source = edition.source
    return {
        "id": edition.id,
        "label": source.label,
        "language": course.language_of(edition.id),
        "passages": [
            _passage(one, quoted.get((edition.id, one.id), []))
            for one in edition.text.passages
            if one.kind != FURNITURE
        ],
    }


def _passage(passage: Passage, quoted: list[Json]) -> Json:
    """Its words, where they are not as received, and where records quote them; places count UTF-16 units, as scripts
    do."""
    changed = [
        [units(passage.text, span.start), units(passage.text, span.end), _received(span.kind, span.value)]
        for span in passage.spans
        if span.kind in (SpanKind.CORRECTION, SpanKind.DAMAGE)
    ]
    said: Json = {"id": passage.id, "kind": passage.kind, "number": passage.number, "words": passage.text}
    said |= {"speaker": passage.speaker} if passage.speaker else {}
    return said | ({"changed": changed} if changed else {}) | ({"quoted": quoted} if quoted else {})


def _received(kind: SpanKind, value: str) -> str | None:
    """The words as received; None where they are damaged, and shown so."""
    return value if kind == SpanKind.CORRECTION else None


def units(words: str, at: int) -> int:
    """A place among words as scripts count it, in UTF-16 units."""
    return len(words[:at].encode("utf-16-le")) // 2
