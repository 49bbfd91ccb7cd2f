"""For programs that read sites: `robots.txt`, which lets everybody read, and `llms.txt`, which says what is here."""

from __future__ import annotations

from collections.abc import Iterator

from ..analysis.addresses import text_url
from ..analysis.course import Course
from .file import File
from .packing import given_as

PLACES = (
    ("data.html", "every text, record, citation and correction as data, and how they are to be read"),
    ("citing.html", "how a passage, a note, a record and the whole are cited"),
    ("data/annotations.jsonld", "every quotation as a Web annotation"),
)
"""What else a program should know of; it is told in English."""


def for_crawlers(course: Course) -> Iterator[File]:
    """Crawlers look for these at the top of a host; elsewhere they harm nobody."""
    address = course.facts.address
    listed = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n{listed}".encode())
    yield File("llms.txt", _overview(course).encode())


def _overview(course: Course) -> str:
    """In the form of llmstxt.org: a title, a summary, lists of links."""
    facts = course.facts
    head = [f"# {_line(facts.title)}", f"> {_line(facts.subtitle)}" if facts.subtitle else "", _line(facts.rights)]
    texts = [_link(_line(e.source.label), text_url(e.id), _line(" ".join(e.source.reading))) for e in course.editions]
    kinds = [
        _link(_line(kind.plural), f"{kind.folder}/index.html", str(len(course.of(kind.model))))
        for kind in course.kinds
        if course.of(kind.model)
    ]
    others = [_link(path, path, said) for path, said in ((given_as(path, course), said) for path, said in PLACES)]
    parts = ["\n\n".join(filter(None, head)), *(f"## {name}\n\n" + "\n".join(rows) for name, rows in (
        ("Texts", texts), ("Records", kinds), ("More", others),
    ))]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _link(name: str, address: str, said: str) -> str:
    return f"- [{name}]({address})" + (f": {said}" if said else "")


def _line(words: str) -> str:
    """Words that make no line of their own, and no link."""
    return " ".join(words.split()).replace("[", "(").replace("]", ")")
