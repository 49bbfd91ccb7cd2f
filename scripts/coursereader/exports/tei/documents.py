"""The documents of a course in TEI: one of each text, with all that stands off it, and one of all records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...analysis.course import Course, Edition, Referencing
from ...input.records import Name, Record, Term
from ...model.progress import stepped
from ..annotations import EDITORS
from ..file import File, Once, anew
from .annotations import TextAnnotation, put_annotation, put_citations, put_occurrences, text_annotations
from .body import put_body
from .elements import Node, add, root, written
from .features import BODY, put_feature, put_features, put_page
from .header import put_course_header, put_text_header
from .passage_words import Beside, structure_id
from .pointers import COURSE, FOLDER, document, record_id
from .registers import put_registers


@dataclass(frozen=True)
class TextDocument:
    """What the document of one text is made of."""

    course: Course
    """Of the course, as much as the document says."""
    edition: Edition
    said: tuple[TextAnnotation, ...]

    @staticmethod
    def of(course: Course, edition: Edition, said: Sequence[TextAnnotation]) -> TextDocument:
        """Of a text, and of what is said of it."""
        text, here = edition.id, _spoken_of(course, edition.id, said)
        of_text = {model: [one for one in found if (model, one.id) in here] for model, found in course.by_model.items()}
        known = Course(
            course.facts,
            editions=(edition,),
            kinds=course.kinds,
            by_model={model: tuple(found) for model, found in of_text.items()},
            occurrences=course.occurrences_in.get(text, {}),
            named=course.named_in.get(text, {}),
            referencing={text: course.referencing.get(text, Referencing())},
        )
        return TextDocument(known, edition, tuple(said))

    @property
    def parts(self) -> tuple[object, ...]:
        """All that it follows from, but for the engine."""
        known = self.course
        found = (known.facts, tuple(known.by_model.values()), known.occurrences, known.named, known.referencing)
        return (*found, self.edition, self.edition.cut, self.said)

    def written(self) -> str:
        """The document."""
        return written(text_document(self.course, self.edition, self.said)).decode()


def tei_files(course: Course, days: Mapping[str, str], once: Once = anew) -> Iterator[File]:
    """All of them. `days`: by file, when it was put on record."""
    by_text: dict[str, list[TextAnnotation]] = {edition.id: [] for edition in course.editions}
    for one in text_annotations(course, days):
        by_text[one.place.text].append(one)
    for edition in stepped(course.editions, len(course.editions)):
        made = TextDocument.of(course, edition, by_text[edition.id])
        yield File(f"{FOLDER}/{document(edition.id)}", once(("TEI", *made.parts), made.written).encode())
    yield File(f"{FOLDER}/{COURSE}", written(course_document(course)))


def text_document(course: Course, edition: Edition, said: Sequence[TextAnnotation]) -> Node:
    """A text with its apparatus, its notes, and what is said of it."""
    made, source = root("TEI"), edition.source
    persons = _persons(edition, said)
    put_text_header(made, course, edition, persons)
    text = add(made, "text", lang=course.language_of(edition.id))
    referencing = course.referencing.get(edition.id, Referencing())
    put_body(text, edition.text.passages, source.seed, Beside.of(edition, referencing.notes, persons))
    off = add(made, "standOff")
    put_features(off, source, edition.id, id="source", type="source", n=edition.id)
    for number, one in enumerate(edition.emendations, 1):
        put_features(off, one, edition.id, id=structure_id(number), type="emendation", n=one.id)
    put_citations(off, edition.id, referencing)
    here = _spoken_of(course, edition.id, said)
    put_registers(off, course, COURSE, lambda record: (type(record), record.id) in here)
    put_occurrences(off, course, edition.id)
    if said:
        listed = add(off, "listAnnotation")
        for annotation in said:
            put_annotation(listed, annotation)
    return made


def _spoken_of(course: Course, text: str, said: Sequence[TextAnnotation]) -> set[tuple[type[Record], str]]:
    """The records that a text's document must explain: those that quote it, and whose names or terms stand in it."""
    quoting = {one.record for one in said}
    found = {
        (kind.model, record.id)
        for kind in course.kinds
        for record in course.of(kind.model)
        if record_id(kind.id, record.id) in quoting
    }
    for model, places in ((Name, course.named_in), (Term, course.occurrences_in)):
        found |= {(model, id) for id in places.get(text, ())}
    return found


def _persons(edition: Edition, said: Sequence[TextAnnotation]) -> dict[str, str]:
    names = dict.fromkeys([EDITORS, *(one.by for one in edition.emendations), *(one.by for one in said)])
    return {name: f"#by.{number}" for number, name in enumerate(names, 1)}


def course_document(course: Course) -> Node:
    """Every record and every hand-written page, whole."""
    made = root("TEI")
    put_course_header(made, course, [document(edition.id) for edition in course.editions])
    off = add(made, "standOff")
    put_registers(off, course, "", lambda record: True)
    for kind in course.kinds:
        for record in course.of(kind.model):
            structure = put_features(off, record, "", id=record_id(kind.id, record.id), type=kind.id, n=record.id)
            put_feature(structure, BODY, record.body)
    for page in course.handwritten:
        put_page(off, page)
    if course.works:
        listed = add(off, "listBibl", type="works")
        for work in course.works:
            add(listed, "bibl", work.raw, n=work.label, id=f"work.{work.id}")
    if not len(off):
        add(off, "listBibl")
    return made
