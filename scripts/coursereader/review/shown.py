"""A statement as readers see it: its card, the words it stands on with what is around them, the pages that show it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import markdown
import nh3
from markupsafe import Markup

from ..analysis.course import Course
from ..html.weave import TOLD, Wrap, weave
from ..input.allow_list import PAGE
from ..input.kinds import RecordKind
from ..input.records import Emendation, Event, Note, Place, Record, Term
from ..model.passages import Passage
from ..pages.cards import correction_cards
from .statements import Stated, stated

CARDS: Mapping[type[Record], str] = {Term: "t", Event: "e", Note: "ed"}
"""How the ids of cards begin that stand on the pages of texts."""
NEIGHBOUR = 220
"""Characters of a neighbouring passage."""
_HREF = re.compile(r'href="([^"]*)"|\]\(([^)\s]+)\)')
_TAGS = frozenset(PAGE) - {"img", "input", "form", "video", "audio", "source"}
_EXTENSIONS = ("md_in_html", "attr_list", "tables", "def_list")


@dataclass(frozen=True)
class Stand:
    """Where words stand that a statement quotes."""

    text: str
    """The label of the text."""
    address: str
    """`alder#p4`."""
    language: str
    html: Markup
    """The whole passage, the words marked."""
    before: str
    """The end of the passage before it."""
    after: str
    """The beginning of the passage after it."""
    says: str
    others: tuple[str, ...]
    """Other statements on some of the same words."""
    beside: tuple[str, ...]
    """Other statements on other words of the passage."""


@dataclass(frozen=True)
class Card:
    """What readers see of a statement."""

    html: Markup
    """Without links, ids and pictures, so that nothing of it can do anything."""
    page: str
    """`texts/alder.html`; empty where no page shows it."""
    id: str
    """Of its element on that page; empty where it has a page of its own."""


@dataclass(frozen=True)
class SiteState:
    """A course and its pages, in one state."""

    course: Course
    pages: Mapping[str, str]
    """By path, the Markdown that the engine makes."""

    @cached_property
    def _links(self) -> Mapping[str, frozenset[str]]:
        """By address, the pages that lead to it."""
        found: dict[str, set[str]] = defaultdict(set)
        for path, text in self.pages.items():
            for html, plain in set(_HREF.findall(text)):
                file, hash_, fragment = (html or plain).partition("#")
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
                found[re.sub(r"\.md$", ".html", there) + hash_ + fragment].add(_html(path))
        return {address: frozenset(leading) for address, leading in found.items()}

    @cached_property
    def _passages(self) -> Mapping[str, list[Passage]]:
        return {edition.id: list(edition.text.passages) for edition in self.course.editions}

    @cached_property
    def _standing(self) -> Mapping[tuple[str, str], list[tuple[Place, Stated]]]:
        found: dict[tuple[str, str], list[tuple[Place, Stated]]] = defaultdict(list)
        for one in stated(self.course):
            for quote in one.quotes:
                if place := quote.quotation.place:
                    found[place.text, place.passage].append((place, one))
        return found

    def stands(self, one: Stated) -> tuple[Stand, ...]:
        """Every place of its words, in the order of its file."""
        found = ((quote.quotation.place, quote.says) for quote in one.quotes)
        return tuple(self.stand(one, place, says) for place, says in found if place)

    def stand(self, one: Stated, place: Place, says: str = "") -> Stand:
        """One place of its words."""
        passages = self._passages[place.text]
        at = next(n for n, passage in enumerate(passages) if passage.id == place.passage)
        words = passages[at].text
        others = [(p, s) for p, s in self._standing.get((place.text, place.passage), ()) if s.path != one.path]
        on = {_name(s): None for p, s in others if p.start < place.end and place.start < p.end}
        beside = {_name(s): None for _, s in others if _name(s) not in on}
        return Stand(
            self.course.edition(place.text).source.label,
            f"{place.text}#{place.passage}",
            self.course.language_of(place.text),
            weave(words, [Wrap(place.start, place.end, TOLD, "mark")]),
            _end(passages[at - 1].text) if at else "",
            _beginning(passages[at + 1].text) if at + 1 < len(passages) else "",
            says,
            tuple(on),
            tuple(beside),
        )

    def card(self, one: Stated) -> Card:
        """Its card on a text's page; else its entry in a list, or the page of its own."""
        texts = dict.fromkeys(quote.quotation.text for quote in one.quotes)
        for id in self._card_ids(one):
            for text in texts:
                if html := element_of(self.pages.get(f"texts/{text}.md", ""), id):
                    return Card(_tame(html), f"texts/{text}.html", id)
        if not isinstance(one.written, Record):
            return Card(Markup(""), "", "")
        page, _, id = self._kind(one.written).address(one.written.id).partition("#")
        text = self.pages.get(re.sub(r"\.html$", ".md", page), "")
        html = element_of(text, id) if id else _rendered(text)
        return Card(_tame(html), page if html else "", id)

    def shown_on(self, one: Stated) -> tuple[str, ...]:
        """The pages that show it or lead to it."""
        found = {f"texts/{quote.quotation.text}.html" for quote in one.quotes if quote.quotation.place}
        if isinstance(one.written, Record):
            address = self._kind(one.written).address(one.written.id)
            found |= self._links.get(address, frozenset())
            found.add(address.partition("#")[0])
        return tuple(sorted(page for page in found if re.sub(r"\.html$", ".md", page) in self.pages))

    def _kind(self, record: Record) -> RecordKind:
        return next(kind for kind in self.course.kinds if kind.model is type(record))

    def _card_ids(self, one: Stated) -> Iterator[str]:
        if isinstance(one.written, Emendation):
            place = one.written.place
            for card in correction_cards(self.course.edition(one.written.text)):
                if place and (card.passage.id, card.span.start) == (place.passage, place.start):
                    yield card.id
        elif type(one.written) in CARDS:
            yield f"{CARDS[type(one.written)]}-{one.written.id}"


def element_of(html: str, id: str) -> str:
    """The element of that id, with all that is in it; empty where there is none."""
    begin = re.search(rf'<([a-z][a-z0-9]*)\b[^<>]* id="{re.escape(id)}"[^<>]*>', html)
    if begin is None:
        return ""
    open_ = 0
    for tag in re.compile(rf"<(/?){begin[1]}\b[^<>]*>").finditer(html, begin.start()):
        open_ += -1 if tag[1] else 1
        if not open_:
            return html[begin.start() : tag.end()]
    return ""


def _rendered(page: str) -> str:
    """A page's Markdown as HTML; empty where there is no page."""
    words = page.partition("\n---\n")[2]
    return markdown.markdown(words, extensions=list(_EXTENSIONS), output_format="html") if words else ""


def _tame(html: str) -> Markup:
    """What is left of HTML that can do nothing: elements of words, with their classes and their language."""
    return Markup(
        nh3.clean(
            html,
            tags=set(_TAGS),
            clean_content_tags={"svg", "script", "style"},
            attributes={"*": {"class", "lang", "dir", "title", "open"}},
            link_rel=None,
            url_schemes=set(),
        )
    )


def _html(path: str) -> str:
    return re.sub(r"\.md$", ".html", path)


def _name(one: Stated) -> str:
    return f"{one.kind}: {one.title}"


def _end(words: str) -> str:
    return words if len(words) <= NEIGHBOUR else f"… {words[-NEIGHBOUR:].partition(' ')[2]}"


def _beginning(words: str) -> str:
    return words if len(words) <= NEIGHBOUR else f"{words[:NEIGHBOUR].rpartition(' ')[0]} …"
