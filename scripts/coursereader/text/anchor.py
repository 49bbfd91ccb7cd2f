"""Law 2: a quotation matches exactly one place of its text, or it is a problem. Nothing is ever guessed."""

from __future__ import annotations

from collections.abc import Mapping

from ..input.records import Place, Quotation
from ..model.passages import SpanKind, Text
from ..model.problems import Report
from .fold import Folded, fold
from .near_matches import Explanation, as_typed, explain_missing, explain_repeated
from .quotation_context import places_in_context


def anchor(quotation: Quotation, text: Text, report: Report) -> Place | None:
    """The one place of a text where the quotation stands; None, with a problem, where there is none or several."""
    return anchor_in(quotation, {quotation.text: Folded(text)}, report)


def anchor_in(quotation: Quotation, index: Mapping[str, Folded], report: Report) -> Place | None:
    """As `anchor`, with every text folded beforehand; so words of another text are told from words of none."""
    found = _found(quotation, index)
    if isinstance(found, Place):
        return found
    _tell(quotation, report, *found, (quotation.text,))
    return None


def _tell(quotation: Quotation, report: Report, what: str, todo: str, texts: tuple[str, ...] = ()) -> None:
    where = quotation.where
    report.add(where.path if where else "", where.line if where else 1, what, todo, texts)


def _found(quotation: Quotation, index: Mapping[str, Folded]) -> Place | Explanation:
    folded, words = index[quotation.text], fold(quotation.quote)
    if not words:
        return "the quotation is empty.", "Copy the words from the page."
    hits = folded.hits(words)
    fits = places_in_context(quotation, hits, len(words), folded)
    if not fits:
        return explain_missing(quotation, words, hits, index)
    if len(fits) > 1:
        return explain_repeated(quotation, fits, len(words), folded)
    place = folded.place(fits[0], len(words))
    spans = folded.passage(fits[0]).spans
    if any(span.kind == SpanKind.DAMAGE and span.start < place.end and place.start < span.end for span in spans):
        what = f'the quotation touches damaged words of "{place.text}", {place.passage}: "{as_typed(quotation)}".'
        return what, "Quote other words: what stands there is not the author's."
    return place


def tell_unneeded(quotation: Quotation, index: Mapping[str, Folded], report: Report) -> None:
    """That a quotation which has its place has it without its prefix and suffix, too."""
    given = [f'{side} "{aside}"' for side in ("prefix", "suffix") if (aside := fold(getattr(quotation, side)))]
    if given and len(index[quotation.text].hits(fold(quotation.quote))) == 1:
        what = f'the words stand once, and need no {" and no ".join(given)}: "{as_typed(quotation)}".'
        _tell(quotation, report, what, f"Take the {' and the '.join(side.split()[0] for side in given)} out.")
