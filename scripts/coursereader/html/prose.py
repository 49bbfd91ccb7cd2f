"""Our own prose as it is printed: mentions become links that name text and passage, quotation marks are set in type.

Sources are never touched. A record's fields are no Markdown: there a mention becomes a link of this form alone, which
`prose_html` shows and `unlinked` leaves out. Hand-written pages are rendered by the host; one whose elements would be
others in type stays as it was typed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..analysis.addresses import Addresses, addresses, passage_url
from ..analysis.course import Course, Edition
from ..input.contents import Handwritten
from ..input.html_tags import start_tags
from ..input.mentions import NOT_PROSE, mentions_in
from ..input.page_lint import rendered
from ..input.quotation import KeyPath, M, Mention, Record, Strict, prose_fields, rebuild
from ..input.source import short_labels
from ..interface.language import Language
from ..interface.typography import set_outside
from ..model.passages import NOTE, Passage
from .weave import element, escape

FIELD_LINK = re.compile(r"\[([^\[\]]+)\]\((texts/[a-z0-9-]+\.html(?:#[\w-]+)?)\)")
_ADDRESS = r"\((?:\.\./)*texts/{text}\.(?:md|html)#({id})\)".format
_ID = r"[a-z]{1,2}\d+[a-z]*"
_MORE = rf", \[(\d+[a-z]*(?:–\d+[a-z]*)?)\]{_ADDRESS(text='[a-z0-9-]+', id=_ID)}"
_LINKS = re.compile(
    rf"\[([^\[\]\n]+)\]{_ADDRESS(text='(?P<text>[a-z0-9-]+)', id=_ID)}"
    rf"((?:, \[\d+[a-z]*(?:–\d+[a-z]*)?\]{_ADDRESS(text='(?P=text)', id=_ID)})*)"
)
"""A mention as it is printed: a link for each of its rows."""
_WORDS = re.compile(rf"\[([^\[\]\n]+)\]{_ADDRESS(text='([a-z0-9-]+)', id='w-[a-z0-9-]+')}")
"""Words that our own quote, as they are printed: a link to where they stand."""
Resolved = Mapping[str, Mention]
"""By what is written: the mention with its place."""


def printed(course: Course) -> Course:
    """The course, all words of ours as they are to be read."""
    printer = _Printer(course.facts.language, _Namer.of(course))
    return replace(
        course,
        by_model={model: tuple(map(printer.record, found)) for model, found in course.by_model.items()},
        handwritten=tuple(map(printer.page, course.handwritten)),
        editions=tuple(map(printer.edition, course.editions)),
    )


def prose_html(words: str, url: Callable[[str], Markup]) -> Markup:
    """A field of a record as HTML; `url` leads from the site's root to where the page stands."""
    parts, at = [], 0
    for found in FIELD_LINK.finditer(words):
        parts += [escape(words[at : found.start()])]
        parts += [element("a", (("class", "mention"), ("href", str(url(found[2])))), escape(found[1]))]
        at = found.end()
    return Markup("").join([*parts, escape(words[at:])])


def unlinked(words: str) -> str:
    """A field of a record as plain words."""
    return FIELD_LINK.sub(r"\1", words)


def unprinted(words: str) -> str:
    """Our own words as they were before they were printed: with mentions in the place of their links. One by words of
    a text becomes one of the passage in which they stand."""

    def mention(found: re.Match[str]) -> str:
        more = [_row(*row) for row in re.findall(_MORE, found[4])]
        own = _row(found[1], found[3])
        ids = ", ".join([own or found[3], *more])
        return f"[[{found['text']}#{ids}]]" if own else f"[[{found['text']}#{ids}|{found[1]}]]"

    def quoted(found: re.Match[str]) -> str:
        number = re.fullmatch(r".+\D(\d+[a-z]*)", found[1])
        return f"[[{found[2]}#p{number[1]}]]" if number else found[1]

    return _WORDS.sub(quoted, _LINKS.sub(mention, words))


def _row(named: str, id: str) -> str:
    """The passages that a link names by their numbers; empty where it is in words of the writer's."""
    before = r"(?:.*[^\d–])?" if id.startswith("p") else r".+, .*[^\d–]"
    found = re.fullmatch(rf"{before}(\d+[a-z]*)(?:–(\d+[a-z]*))?", named)
    if not found or id.lstrip("abcdefghijklmnopqrstuvwxyz") != found[1]:
        return ""
    return f"{id}-{id[0]}{found[2]}" if found[2] else id


@dataclass(frozen=True)
class _Namer:
    """Names passages, and tells where they stand."""

    names: Mapping[str, str]
    """By text: what our prose calls it."""
    passages: Mapping[tuple[str, str], Passage]
    addresses: Addresses
    language: Language

    @staticmethod
    def of(course: Course) -> _Namer:
        passages = {(e.id, id): p for e in course.editions for p in e.text.passages for id in (*p.also, p.id)}
        names = short_labels([edition.source for edition in course.editions])
        return _Namer(names, passages, addresses(course), Language(course.facts.language))

    def links(self, mention: Mention, record: str, link: Callable[[str, str], str]) -> str:
        """What takes the place of a mention; `link` makes a link of words and an address from the site's root."""
        name = self.names.get(mention.text, mention.text)
        if place := mention.place:
            known = (record, place) in self.addresses.by_place
            url = self.addresses.url(record, place) if known else passage_url(place.text, place.passage)
            return link(mention.label or f"{name}{self._number(place.text, place.passage)}", url)
        rows = [self._row(mention.text, *row) for row in mention.spans]
        urls = [passage_url(mention.text, self.passages[mention.text, first].id) for first, _ in mention.spans]
        words = mention.label or f"{name}{rows[0]}"
        more = (link(row.lstrip(" ,"), url) for row, url in zip(rows[1:], urls[1:], strict=True))
        return ", ".join([link(words, urls[0]), *more])

    def _row(self, text: str, first: str, last: str) -> str:
        end = self._number(text, last).rpartition(" ")[2]
        return self._number(text, first) + (f"–{end}" if last != first else "")

    def _number(self, text: str, id: str) -> str:
        """` 12`, `, note 3`: what follows the name of the text."""
        passage = self.passages[text, id]
        number = passage.number or passage.id.lstrip("abcdefghijklmnopqrstuvwxyz")
        if passage.id.startswith("p"):
            return f" {number}"
        said = self.language.say("note {number}", number=number) if passage.kind == NOTE else passage.id
        return f", {said}"


@dataclass(frozen=True)
class _Printer:
    language: str
    namer: _Namer

    def record(self, record: M) -> M:
        mentions = {mention.written: mention for mention in record.mentions} if isinstance(record, Record) else {}
        id = record.id if isinstance(record, Record) else ""

        def visit(part: Strict, at: KeyPath) -> Strict:
            changed = {name: self._field(getattr(part, name), mentions, id) for name in prose_fields(part)}
            changed = {name: words for name, words in changed.items() if words != getattr(part, name)}
            return part.model_copy(update=changed) if changed else part

        made = rebuild(record, visit) or record
        if not isinstance(made, Record):
            return made
        body = self._body(made.body, mentions, made.path.removeprefix("docs/"), id)
        return made if body == made.body else made.model_copy(update={"body": body})

    def page(self, page: Handwritten) -> Handwritten:
        mentions = {mention.written: mention for mention in page.mentions}
        linked = self._linked(page.body, mentions, page.path.removeprefix("docs/"), "", "{: .mention }")
        in_type = set_outside(linked, self.language, NOT_PROSE)
        same = _elements(linked) == _elements(in_type)
        return replace(page, body=in_type if same else linked)

    def edition(self, edition: Edition) -> Edition:
        source, emendations = self.record(edition.source), tuple(map(self.record, edition.emendations))
        return replace(edition, source=source, emendations=emendations)

    def _field(self, words: str | tuple[str, ...], mentions: Resolved, record: str) -> str | tuple[str, ...]:
        if not isinstance(words, str):
            return tuple(str(self._field(one, mentions, record)) for one in words)
        for mention in (mentions[one.mention.written] for one in mentions_in(words) if one.mention.written in mentions):
            if mention.written.startswith("[["):
                words = words.replace(mention.written, self.namer.links(mention, record, "[{}]({})".format))
        return set_outside(words, self.language, FIELD_LINK)

    def _body(self, body: str, mentions: Resolved, path: str, record: str) -> str:
        return set_outside(self._linked(body, mentions, path, record), self.language, NOT_PROSE)

    def _linked(self, body: str, mentions: Resolved, path: str, record: str, marked: str = "") -> str:
        """The Markdown with a link in the place of each mention; what is quoted becomes one to where it stands."""

        def link(words: str, url: str) -> str:
            there = posixpath.relpath(url.replace(".html", ".md", 1), posixpath.dirname(path) or ".")
            return f"[{words}]({there}){marked}"

        parts, at = [], 0
        for written in mentions_in(body):
            mention = mentions.get(written.mention.written)
            if mention is None or body.startswith("{", written.end):
                continue
            if not mention.written.startswith("[[") and not mention.spans:
                mention = mention.model_copy(update={"label": mention.written})
            parts += [body[at : written.start], self.namer.links(mention, record, link)]
            at = written.end
        return "".join([*parts, body[at:]])


def _elements(markdown: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    tags = start_tags(rendered(markdown).html)
    return [(tag.name, tuple(sorted(tag.attributes.items()))) for tag in tags]
