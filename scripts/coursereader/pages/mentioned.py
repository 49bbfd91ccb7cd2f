"""Passages that our prose leads to: a card of each at the foot of the page, and at the passage the notes that do so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ..analysis.addresses import passage_url, text_url
from ..analysis.course import Edition, Referencing
from ..input.quotation import Mention, Record
from ..input.records import Place
from ..model.passages import Passage
from .excerpt import Excerpt, excerpt
from .index import CourseIndex
from .naming import Texts
from .page import filled
from .passages import PassageRef, QuotedWords

WORDS = 60
"""About so many stand on a card."""


@dataclass(frozen=True)
class MentionedWords:
    """Where a link of ours leads, with the words that stand there."""

    quoted: QuotedWords

    @property
    def id(self) -> str:
        """Of its card: `at-` with the text and the fragment that the link has."""
        return f"at-{self.quoted.text}-{self.quoted.url.partition('#')[2]}"

    def is_met(self, page: str) -> bool:
        """Whether a link to it stands on a page as made, in HTML or in Markdown."""
        address = self.quoted.url.removeprefix("texts/")
        return f'{address}"' in page or f"{address.replace('.html#', '.md#')})" in page

    @property
    def excerpt(self) -> Excerpt:
        return excerpt(self.quoted, WORDS)


@dataclass(frozen=True)
class MentionedAll:
    """What a page's prose may lead to."""

    texts: Texts
    words: tuple[MentionedWords, ...]


@dataclass(frozen=True)
class NoteElsewhere:
    """A note that speaks of a passage it does not stand at."""

    url: str
    """Of the words it stands at, from the site's root."""
    ref: PassageRef
    """Their passage."""


def mentioned(index: CourseIndex, path: str, view: object) -> MentionedAll | None:
    """What the prose of a page's view leads to on other pages; None where it leads nowhere."""
    found: dict[str, MentionedWords] = {}
    for record, mention in mentions_of(view):
        if f"texts/{mention.text}.md" != path:
            found.update((one.id, one) for one in _words(index, record, mention))
    return MentionedAll(index.texts, tuple(found.values())) if found else None


_SILENT = (str, int, float, Edition, Texts, Passage, Place, PassageRef, QuotedWords, Referencing)
"""What says nothing of ours."""


def mentions_of(value: object, record: str = "") -> Iterator[tuple[str, Mention]]:
    """Every mention of the records and pages in a view, with the id of its record."""
    if value is None or isinstance(value, _SILENT):
        return
    if isinstance(value, Mention):
        yield record, value
    elif isinstance(value, Record):
        yield from ((value.id, mention) for mention in value.mentions)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from mentions_of(part, record)
    elif isinstance(value, Mapping):
        yield from mentions_of(tuple(value.values()), record)
    elif is_dataclass(value) and not isinstance(value, type):
        id = getattr(value, "id", "")
        for one in fields(value):
            yield from mentions_of(getattr(value, one.name), id if isinstance(id, str) else "")


def _words(index: CourseIndex, record: str, mention: Mention) -> Iterator[MentionedWords]:
    small = index.edition(mention.text).source.recipe.small_capitals
    if place := mention.place:
        known = (record, place) in index.addresses.by_place
        url = index.addresses.url(record, place) if known else passage_url(place.text, place.passage)
        passage = index.passage(place.text, place.passage)
        yield MentionedWords(QuotedWords(place.text, passage, place.start, place.end, url, small))
    for first, _ in mention.spans:
        passage = index.passage(mention.text, first)
        yield MentionedWords(QuotedWords(mention.text, passage, 0, 0, passage_url(mention.text, passage.id), small))


def foot(mentions: MentionedAll, path: str, made: str) -> str:
    """The cards of those that are met on the page as made; empty where there is none."""
    met = [one for one in mentions.words if one.is_met(made)]
    return filled("mentioned.j2", path, mentions.texts, words=met) if met else ""


def notes_elsewhere(index: CourseIndex, text: str) -> Mapping[str, tuple[NoteElsewhere, ...]]:
    """By passage of a text: the notes that mention it from elsewhere, in the order of what they stand at."""
    order = [passage.id for passage in index.edition(text).text.passages]
    found: dict[str, dict[str, NoteElsewhere]] = defaultdict(dict)
    for quoted, mention in index.noted(text):
        said = NoteElsewhere(f"{text_url(quoted.place.text)}#{quoted.address}", index.ref(quoted.place))
        for passage in _ids(mention, order):
            if (quoted.place.text, quoted.place.passage) != (text, passage):
                found[index.passage(text, passage).id][quoted.record] = said
    return {passage: tuple(notes.values()) for passage, notes in found.items()}


def _ids(mention: Mention, order: list[str]) -> Iterator[str]:
    if mention.place:
        yield mention.place.passage
    for first, last in mention.spans:
        if first in order and last in order:
            yield from order[order.index(first) : order.index(last) + 1]
        else:
            yield first
