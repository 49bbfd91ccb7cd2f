"""What our own words speak of: every mention of a passage with its record, each in its place or a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..input.contents import Handwritten, Records
from ..input.mentions import Slip, mentions_in, typed_numbers, unreadable
from ..input.quotation import Mention, Record
from ..input.records import Note
from ..input.source import short_labels
from ..input.validation import nearest
from ..model.passages import Text, page_ids
from ..model.problems import Report
from ..text.anchor import anchor_in
from ..text.fold import Folded, fold
from .prose import Prose, prose_of


def with_mentions(records: Records, texts: Mapping[str, Text], report: Report) -> Records:
    """The records and pages, each with the passages that its own words mention. What is named by its id is there; what
    is named by words has no place yet, but on pages, which are no records."""
    sources = records.sources
    names = tuple({*(source.label for source in sources), *short_labels(sources).values()})
    reader = _Reader({id: Folded(text) for id, text in texts.items()}, texts, names, report)
    return replace(
        records,
        by_model={model: tuple(map(reader.record, found)) for model, found in records.by_model.items()},
        handwritten=tuple(map(reader.page, records.handwritten)),
    )


@dataclass(frozen=True)
class _Reader:
    index: Mapping[str, Folded]
    texts: Mapping[str, Text]
    names: tuple[str, ...]
    """Of the texts, as our prose says them."""
    report: Report

    def record(self, record: Record) -> Record:
        own = record.text if isinstance(record, Note) else ""
        found = tuple(mention for prose in prose_of(record) for mention in self.mentions(prose, own))
        return record.model_copy(update={"mentions": found}) if found else record

    def page(self, page: Handwritten) -> Handwritten:
        found = self.mentions(Prose(page.body, page.path, page.body_line), "")
        placed = (self.placed(mention) for mention in found)
        return replace(page, mentions=tuple(mention for mention in placed if mention))

    def placed(self, mention: Mention) -> Mention | None:
        if not mention.quote:
            return mention
        place = anchor_in(mention, self.index, self.report)
        return mention.model_copy(update={"place": place}) if place else None

    def mentions(self, prose: Prose, own: str) -> Iterator[Mention]:
        for slips in (unreadable(prose.words), typed_numbers(prose.words, self.names)):
            self.tell(slips, prose)
        for written in mentions_in(prose.words):
            mention = written.mention.model_copy(update={"where": prose.where(written.start)})
            if found := self.of_known_text(mention, own):
                yield found

    def tell(self, slips: Iterator[Slip], prose: Prose) -> None:
        for at, what, todo in slips:
            where = prose.where(at)
            self.report.add(where.path, where.line, what, todo)

    def of_known_text(self, mention: Mention, own: str) -> Mention | None:
        """The mention of a passage that is there, or of words of one text: of the note's own, or of the only one that
        has them. None, with a problem, where there is no such passage, or where no text has the words."""
        if not mention.text:
            return self._quoted(mention, own)
        if mention.text not in self.texts:
            ids = sorted(self.texts)
            todo = nearest(mention.text, ids) or f"The texts are {', '.join(ids)}."
            return self._refused(mention, f'there is no text "{mention.text}".', todo)
        there = page_ids(self.texts[mention.text])
        for id in (id for row in mention.spans for id in row):
            if id not in there and mention.written.startswith("[["):
                what = f'there is no passage "{id}" in "{mention.text}".'
                return self._refused(mention, what, "Take its number from the page.")
        for first, last in mention.spans:
            if _number(first) > _number(last):
                return self._refused(mention, f"{first} stands after {last}.", f'Write "{last}-{first}".')
        return mention if all(id in there for row in mention.spans for id in row) else None

    def _quoted(self, mention: Mention, own: str) -> Mention | None:
        words = fold(mention.quote)
        hits = {text: folded.hits(words) or folded.hits(_other_case(words)) for text, folded in self.index.items()}
        having = [text for text, found in hits.items() if found]
        if not having:
            what = f'"{mention.quote}" stands between quotation marks, and in no text of the course.'
            return self._refused(
                mention,
                what,
                "Copy the words from the page; other words stand in *italics* or ‘single marks’.",
            )
        text = own if own in having else having[0]
        is_one = len(hits[text]) == 1 and (text == own or len(having) == 1)
        if not is_one:
            return None
        exact = self.index[text].quoted(hits[text][0], len(words))
        named = mention.model_copy(update={"text": text, "quote": exact})
        # What is said of damaged words may show them; it leads nowhere.
        return named if anchor_in(named, self.index, Report()) else None

    def _refused(self, mention: Mention, what: str, todo: str) -> Mention | None:
        """Nothing, and the problem is told."""
        where = mention.where
        self.report.add(where.path if where else "", where.line if where else 1, what, todo, (mention.text,))
        return None


def _number(id: str) -> int:
    return int("".join(filter(str.isdecimal, id)))


def _other_case(words: str) -> str:
    """With the first letter in the other case: a quotation may begin a sentence of ours, or end up inside one."""
    return words[:1].swapcase() + words[1:]
