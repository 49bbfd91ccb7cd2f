"""Our documents in TEI, read back: the same passages, the same records. What is hostile in XML is refused.

A document with a document type is none of ours, so that no entity and no other file is ever asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ...input.contents import Handwritten
from ...input.formats.trees import xml_tree
from ...input.formats.unreadable import UnreadableError
from ...input.kinds import RecordKind
from ...input.quotation import Strict
from ...input.records import Emendation, Record
from ...input.source import Source
from ...model.passages import Passage
from .annotations import TextAnnotation, annotation_of
from .body import passages_of
from .elements import NAMESPACE, Node, name_of
from .features import BODY, FRONT, PAGE, Found, features, with_places, without_places

FORMAT = "TEI"
OURS = "Take a document that a build has written to data/tei/; that of others is a source: reader add-source FILE."
LARGEST = 64_000_000
"""Bytes of a document."""
M = TypeVar("M", bound=Strict)


@dataclass(frozen=True)
class TeiText:
    """A text as its document has it."""

    id: str
    source: Source
    passages: tuple[Passage, ...]
    """As they are read; their spans in one order."""
    received: tuple[Passage, ...]
    """As they were before any correction."""
    emendations: tuple[Emendation, ...]
    annotations: tuple[TextAnnotation, ...]


def holds_a_text(raw: bytes) -> bool:
    """Whether a document is that of a text, not that of all records. Raises UnreadableError."""
    return _parsed(raw).find(f"{{{NAMESPACE}}}text") is not None


def read_text(raw: bytes) -> TeiText:
    """A text's document. Raises UnreadableError, or pydantic's ValidationError where it says what no source may."""
    document = _parsed(raw)
    said = list(_structures(document))
    written = next((one for one in said if one.get("type") == "source"), None)
    text = document.find(f"{{{NAMESPACE}}}text")
    if written is None or text is None:
        raise UnreadableError("the file holds no text, or nothing is said of its source.", OURS)
    id = written.get("n", "")
    emendations = (one for one in said if one.get("type") == "emendation")
    notes = (annotation_of(one, id) for one in document.iter(f"{{{NAMESPACE}}}annotation"))
    return TeiText(
        id,
        _record(Source, features(written, id), id=id),
        tuple(passages_of(text)),
        tuple(passages_of(text, received=True)),
        tuple(_record(Emendation, features(one, id), id=one.get("n", "")) for one in emendations),
        tuple(one for one in notes if one),
    )


def read_records(raw: bytes, kinds: Iterable[RecordKind]) -> Mapping[str, tuple[Record, ...]]:
    """The records of the document that holds them all, by kind. Raises as `read_text` does."""
    by_kind: dict[str, list[Found | Node]] = {}
    for one in _structures(_parsed(raw)):
        by_kind.setdefault(one.get("type", ""), []).append(one)
    return {kind.id: tuple(_kept(kind, by_kind.get(kind.id, ()))) for kind in kinds}


def read_pages(raw: bytes) -> Iterator[Handwritten]:
    """The hand-written pages in the document of all records. Raises UnreadableError."""
    for one in _structures(_parsed(raw)):
        if one.get("type") == PAGE:
            found = features(one)
            yield Handwritten(f"docs/{one.get('n', '')}", str(found.get(BODY, "")), 1, str(found.get(FRONT, "")))


def _kept(kind: RecordKind, structures: Iterable[Node]) -> Iterator[Record]:
    for one in structures:
        found = features(one)
        body = found.pop(BODY, "")
        yield _record(kind.model, found, id=one.get("n", ""), body=body)


def _record(model: type[M], found: Found, **more: object) -> M:
    made = with_places(model.model_validate(without_places(found)), found)
    return made.model_copy(update=more)  # type: ignore[return-value]


def _structures(document: Node) -> Iterator[Node]:
    """The feature structures that stand in no other."""
    for off in document.iter(f"{{{NAMESPACE}}}standOff"):
        yield from (one for one in off if name_of(one) == "fs")


def _parsed(raw: bytes) -> Node:
    if len(raw) > LARGEST:
        raise UnreadableError(f"the file is larger than {LARGEST // 1_000_000} MB.", OURS)
    document = xml_tree(raw, FORMAT)
    if document.getroottree().docinfo.doctype:
        raise UnreadableError("the file has a document type.", OURS)
    if document.tag != f"{{{NAMESPACE}}}TEI":
        raise UnreadableError("the file is no TEI.", OURS)
    return document
