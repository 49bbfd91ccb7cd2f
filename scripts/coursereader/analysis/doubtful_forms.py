"""Forms that mark nothing, or everything: heard of in no text, or among the commonest words of the language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..input.records import Name, Term
from ..model.passages import Text
from ..model.problems import Report
from ..text.repair.evidence.word_list import common
from .forms import Forms, lower

COMMON_AT_LEAST = 0.02
"""Of all passages: the share from which a word is looked up among the common ones. To read their list takes time."""


def tell_doubtful_forms(records: Sequence[Term | Name], texts: Collection[Text], language: str, report: Report) -> None:
    """Say of each form of a record whether it stands nowhere, or is a word that stands everywhere."""
    heard = _passages_by_form({form for record in records for form in _forms(record)}, texts)
    many = COMMON_AT_LEAST * sum(len(text.passages) for text in texts)
    for record in records:
        for n, form in enumerate(record.forms):
            line = record.line("forms", str(n))
            if not heard[form] and texts:
                todo = "Write it as a text has it, or take it out."
                report.add(record.path, line, f'the form "{form}" stands in no text.', todo)
        for way, form in (("term", _forms(record)[0]), *((f"forms.{n}", one) for n, one in enumerate(record.forms))):
            if form == lower(form) and heard[form] > many and form in common(language):
                what = f'the form "{form}" is a common word: it would be marked in {heard[form]} passages.'
                todo = "Take it out, or write more of the words that stand with it."
                report.add(record.path, record.line(*way.split(".")), what, todo)


def _forms(record: Term | Name) -> tuple[str, ...]:
    return (record.term if isinstance(record, Term) else record.name, *record.forms)


def _passages_by_form(sought: Iterable[str], texts: Iterable[Text]) -> Mapping[str, int]:
    """In how many passages each form stands."""
    counts = dict.fromkeys(sought, 0)
    forms = Forms((form, form) for form in counts)
    for text in texts:
        for passage in text.passages:
            for form in {hit.of for hit in forms.hits(passage.text)}:
                counts[form] += 1
    return counts
