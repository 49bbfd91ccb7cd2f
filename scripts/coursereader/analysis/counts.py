"""What a course holds, counted: passages, records, marks, links; and a sum of each text's words."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from ..input.kinds import RecordKind
from ..input.records import Comparison, Event, Figure, Telling
from .course import Course, Edition
from .quotations import anchored

DOCS, SEEDS = "docs/", "seeds/"
LINK = re.compile(r"\]\(|\[\[")
RELATIONS: tuple[str, ...] = get_args(Telling.model_fields["relation"].annotation)
LISTS = frozenset({"forms", "tags"})
"""Keys of records that may be left out, and that pages show or follow."""
SUM_LETTERS = 16
"""Letters of a sum: enough to tell a change, few enough to read in a diff."""
FEWEST_LETTERS_OF_A_BODY = 20
"""Letters of a record's body: of fewer there is no sentence, in Chinese either."""
IDS, WORDS = "ids of ", "words of "
"""Before a text: how many published ids it has, and the sum of its words."""


@dataclass(frozen=True)
class Count:
    """How many there are of one thing; of a text's words, their sum."""

    name: str
    """As a line of `counts.lock` says it: `notes on alder`."""
    value: int | str
    rests_on: tuple[str, ...] = ()
    """Folders: something in them that cannot be read makes it too small."""


def counted(course: Course, files: Collection[str], ids: Mapping[str, int]) -> tuple[Count, ...]:
    """Every count of a course, by name. `files`: all of `docs/`, from there. `ids`: by text, how many are published."""
    found = [*_files(course, files), *_in_records(course), *_in_kinds(course), *_links(course)]
    for edition in course.editions:
        found += _in_text(course, edition, ids[edition.id])
    return tuple(sorted(found, key=lambda one: one.name))


def _files(course: Course, files: Collection[str]) -> Iterator[Count]:
    """Records as files: one that cannot be read is there all the same."""
    written = [file for file in files if file.endswith(".md")]
    pages = len(course.editions) + sum("/" not in file for file in written)
    for kind in course.kinds:
        own = [file for file in written if file.startswith(f"{kind.folder}/")]
        pages += len(own) if kind.own_pages else 0
        yield Count(_plural(kind), len(own))
        for text in course.editions if kind.by_text else ():
            of_text = [file for file in own if file.startswith(f"{kind.folder}/{text.id}/")]
            yield Count(f"{_plural(kind)} on {text.id}", len(of_text))
    yield Count("pages", pages, (SEEDS,))


def _plural(kind: RecordKind) -> str:
    return kind.plural.lower()


def _in_records(course: Course) -> Iterator[Count]:
    """What stands in records: mentions by relation, cells, quotations, readings."""
    told: Counter[str] = Counter(telling.relation for event in course.of(Event) for telling in event.tells)
    for relation in RELATIONS:
        yield Count(f"events told as {relation}", told[relation], (DOCS, SEEDS))
    answers = [answer for comparison in course.of(Comparison) for answer in comparison.answers]
    readings = Counter(reading.text for figure in course.of(Figure) for reading in figure.readings)
    cells = Counter(answer.text for answer in answers)
    # A silence that turns out to be a mention is no loss: either way the text was read for the event.
    read = Counter(text for event in course.of(Event) for text in {*event.silent, *(one.text for one in event.tells)})
    quotations = Counter(one.place.text for one in anchored(course))
    yield Count("facts in course.yml", _leaves(course.facts.model_dump(exclude_unset=True)), ("course.yml",))
    yield Count("cells", cells.total(), (DOCS, SEEDS))
    by_text = {"cells on": cells, "events read in": read, "quotations of": quotations, "readings of": readings}
    for name, counts in by_text.items():
        for edition in course.editions:
            yield Count(f"{name} {edition.id}", counts[edition.id], (DOCS, SEEDS))


def _in_kinds(course: Course) -> Iterator[Count]:
    """What records of a kind may lose and still be read: their words, their other forms, their tags."""
    for kind in course.kinds:
        records = course.of(kind.model)
        bodies = sum(says_something(record.body) for record in records)
        yield Count(f"bodies of {_plural(kind)}", bodies, (DOCS, SEEDS))
        for key in LISTS & kind.model.model_fields.keys():
            held = sum(len(getattr(record, key)) for record in records)
            yield Count(f"{key} of {_plural(kind)}", held, (DOCS, SEEDS))


def says_something(body: str) -> bool:
    """Whether a body is more than a word that was left of it: an editor shortens sentences, and need not say so."""
    return sum(map(str.isalpha, body)) >= FEWEST_LETTERS_OF_A_BODY


def _leaves(said: object) -> int:
    """How many facts a file states; one that is left empty is none."""
    if isinstance(said, Mapping):
        return sum(map(_leaves, said.values()))
    return sum(map(_leaves, said)) if isinstance(said, (tuple, list)) else int(said not in ("", None))


def _links(course: Course) -> Iterator[Count]:
    """Links that editors made: in words, and by the keys that name another record."""
    records = [record for kind in course.kinds for record in course.of(kind.model)]
    named = sum(len(getattr(record, "see", ())) + bool(getattr(record, "event", "")) for record in records)
    bodies = [record.body for record in records] + [page.body for page in course.handwritten]
    yield Count("links between pages", named + sum(len(LINK.findall(body)) for body in bodies), (DOCS, SEEDS))


def _in_text(course: Course, edition: Edition, ids: int) -> Iterator[Count]:
    id, own = edition.id, (f"{SEEDS}{edition.id}/",)
    refers = course.referencing.get(id)
    parts = [part for citation in refers.citations for part in citation.parts] if refers else []
    noted = [note for note in refers.notes if note.mark and note.body] if refers else []
    marked = sum(any(place.text == id for place in places) for places in course.marked.values())
    yield Count(f"passages of {id}", len(edition.received.passages), own)
    yield Count(f"corrections of {id}", len(edition.emendations), own)
    yield Count(f"marked terms in {id}", marked, (*own, DOCS))
    yield Count(f"links in {id}", sum(part.reference is not None for part in parts) + len(noted), own)
    yield Count(f"facts about {id}", _leaves(edition.source.model_dump(exclude_unset=True)), own)
    yield Count(f"{WORDS}{id}", sum_of_words(edition))
    yield Count(f"{IDS}{id}", ids)


def sum_of_words(edition: Edition) -> str:
    """A sum of a text's words as repaired, however they are cut into passages."""
    words = " ".join(word for passage in edition.received.passages for word in passage.text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:SUM_LETTERS]
