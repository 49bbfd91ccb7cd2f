"""The texts as data: their passages, what they refer to, and what was corrected in them."""

from __future__ import annotations

from ..analysis.addresses import passage_url, text_url
from ..analysis.course import Citation, Course, Edition, Reference, Referencing
from ..html.prose import unlinked
from ..input import dates
from ..input.records import Emendation, Publication
from ..input.witnesses import Witness
from ..model.passages import Passage, SpanKind

Json = dict[str, object]


def texts(course: Course) -> Json:
    """Every text with its passages, as displayed, without markup."""
    return {"texts": [_text(edition, course.language_of(edition.id)) for edition in course.editions]}


def _text(edition: Edition, language: str) -> Json:
    source = edition.source
    return {
        "id": edition.id,
        "title": source.title.value,
        "label": source.label,
        "authors": [author.name for author in source.authors],
        "year": source.published.known_year,
        "published": _dating(source.published),
        "language": language,
        "witnesses": [_witness(witness) for witness in source.witnesses],
        "rights": unlinked(source.rights),
        "whole": not edition.cut,
        "url": text_url(edition.id),
        "passages": [_passage(edition.id, passage) for passage in edition.text.passages],
    }


def _dating(published: Publication) -> Json:
    """The date or its termini, each empty where it is not known."""
    not_before, not_after = dates.termini(published.when) or ("", "")
    return {"date": "" if not_before or not_after else published.when, "not_before": not_before, "not_after": not_after}


def _witness(witness: Witness) -> Json:
    return {
        "is": witness.kind,
        "language": witness.language,
        "title": witness.title,
        "in": witness.venue,
        "date": witness.date,
        "doi": witness.doi,
        "address": witness.address,
        "from": witness.source,
        "where": witness.where,
        "seen": dict(witness.seen) if witness.seen else None,
    }


def _passage(text: str, passage: Passage) -> Json:
    return {
        "id": passage.id,
        "kind": passage.kind,
        "text": passage.text,
        "section": passage.section,
        "url": passage_url(text, passage.id),
        "lines": list(passage.lines),
    }


def citations(course: Course) -> Json:
    """By text: its references, its citations with what each part means, its notes."""
    return {
        "texts": {
            edition.id: _referencing(course.referencing.get(edition.id, Referencing())) for edition in course.editions
        }
    }


def _referencing(referencing: Referencing) -> Json:
    return {
        "references": [_reference(reference) for reference in referencing.references],
        "citations": [_citation(citation) for citation in referencing.citations],
        "notes": [{"n": note.n, "mark": note.mark, "body": note.body} for note in referencing.notes],
    }


def _reference(reference: Reference) -> Json:
    return {
        "id": reference.id,
        "raw": reference.raw,
        "authors": list(reference.authors),
        "year": reference.year,
        "title": reference.title,
        "doi": reference.doi,
        "url": reference.url,
    }


def _citation(citation: Citation) -> Json:
    parts = [
        {"raw": part.raw, "reference": part.reference, "candidates": list(part.candidates), "pages": part.pages}
        for part in citation.parts
    ]
    return {"passage": citation.passage, "raw": citation.raw, "parts": parts}


def emendations(course: Course) -> list[Json]:
    """Every correction with the words as received; `reading` is null where damage is flagged, not mended."""
    return [_emendation(edition, one) for edition in course.editions for one in edition.emendations]


def _emendation(edition: Edition, emendation: Emendation) -> Json:
    place = emendation.place
    if place is None:
        raise ValueError(f"not anchored: {emendation.quote!r}")
    spans = edition.text.passage(place.passage).spans
    here = [
        span.value
        for span in spans
        if (span.start, span.end) == (place.start, place.end) and span.kind in (SpanKind.CORRECTION, SpanKind.DAMAGE)
    ]
    return {
        "text": edition.id,
        "passage": place.passage,
        "received": here[0] if here else emendation.quote,
        "reading": emendation.reading,
        "reason": emendation.reason,
        "by": emendation.by,
    }
