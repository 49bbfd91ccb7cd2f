"""The page of a packet to hand out: an empty place that a script fills, and how each text is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..citing.citations import listed_source
from ..input.source import Source
from .index import CourseIndex
from .naming import Texts
from .page import Head, Page, page
from .planning import Planned

PACKET = "packet.md"


@dataclass(frozen=True)
class PacketView:
    """What the page prints."""

    texts: Texts
    sources: tuple[Source, ...]
    """In the order of writing."""


def packet_pages(index: CourseIndex) -> Iterator[Planned[PacketView]]:
    """The page of a packet."""
    sources = tuple(edition.source for edition in index.course.editions)
    yield Planned(PACKET, packet_page, PacketView(index.texts, sources))


def packet_page(view: PacketView) -> Page:
    """`packet.html?with=TEXT:p1-p4,events/ID,comparisons/ID&title=WORDS` shows what is asked for."""
    say = view.texts.language.say
    description = say("Passages, events and comparisons that a teacher picks, as one print.")
    cited = {source.id: listed_source(source, view.texts.language) for source in view.sources}
    return page(Head(PACKET, say("A packet to hand out"), description, ""), view.texts, "packet.md.j2", cited=cited)
