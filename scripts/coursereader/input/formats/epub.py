"""EPUB: pages of XHTML in the order that the book states."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .assembly import AsideWords, Met, assembled
from .encodings import decoded_markup
from .extraction import Extraction, extraction
from .html_flow import HtmlFlow, KnownElements
from .html_notes import notes_of
from .members import Members, locked, members_of
from .page_styles import dress_of
from .stated import AsideName, letters
from .trees import Element, local, texts, xhtml_tree, xml_tree
from .unreadable import damaged, too_much
from .web_page import page_starts

FORMAT = "EPUB"
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
MOST_PAGES = 5_000
"""Pages of XHTML: a dictionary has some thousand."""
FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Of fonts only; no words are locked by them."""


@dataclass(frozen=True)
class BookPackage:
    """What the book says of its parts."""

    spine: tuple[str, ...]
    """Paths of its pages, in order."""
    others: tuple[str, ...]
    """Paths of pages out of the order."""
    contents: str
    """Path of the page that lists the chapters; empty where there is none."""
    stylesheets: tuple[str, ...]
    metadata: str
    received: Counter[str]


def read_epub(data: bytes) -> Extraction:
    """The text of a book. Raises UnreadableError."""
    with members_of(data, FORMAT) as members:
        if _is_locked(members):
            raise locked(FORMAT)
        package = _package(members)
        pages = [(path, _page(members, path)) for path in (*package.spine, *package.others)]
        sheets = "".join(decoded_markup(members.read(path) or b"") for path in package.stylesheets)
    roots = [(path, root) for path, root in pages if root is not None]
    if not roots:
        raise damaged(FORMAT)
    received = package.received
    for _, root in roots:
        received = received + letters(texts(root))
    return extraction(FORMAT, assembled(_items(package, roots, sheets)), received)


def _items(package: BookPackage, roots: list[tuple[str, Element]], sheets: str) -> Iterator[Met]:
    yield AsideWords(AsideName.METADATA, package.metadata)
    notes = notes_of(roots)
    starts = {one: number for _, root in roots for one, number in page_starts(root).items()}
    starts |= {one: number for one, number in _listed_pages(roots, package.contents).items() if one not in starts}
    own = "".join(words for _, root in roots for style in root.iter("style") for words in texts(style))
    known = KnownElements(
        marks=notes.marks,
        bodies=notes.bodies,
        ways_back=notes.ways_back,
        taken=notes.taken,
        pages=starts,
        dress=dress_of(sheets + own),
    )
    flow = HtmlFlow(known)
    for path, root in roots:
        if path in package.spine or any(body in notes.bodies for body in root.iter()):
            yield from flow.read(root)
        else:
            name = AsideName.CONTENTS if path == package.contents else AsideName.UNREAD
            yield AsideWords(name, "".join(texts(root)))


def _is_locked(members: Members) -> bool:
    if "META-INF/rights.xml" in members.names:
        return True
    encryption = members.read(ENCRYPTION)
    if encryption is None:
        return False
    methods = [
        one.get("Algorithm") for one in xml_tree(encryption, FORMAT).iter() if local(one.tag) == "EncryptionMethod"
    ]
    return any(method not in FONT_LOCKS for method in methods)


def _package(members: Members) -> BookPackage:
    container = members.read(CONTAINER)
    if container is None:
        raise damaged(FORMAT)
    files = [one.get("full-path") for one in xml_tree(container, FORMAT).iter() if local(one.tag) == "rootfile"]
    path = files[0] if files and files[0] else ""
    opf = members.read(path)
    if opf is None:
        raise damaged(FORMAT)
    root = xml_tree(opf, FORMAT)
    items = {one.get("id"): one for one in root.iter() if local(one.tag) == "item" and one.get("id")}
    paths = {id: _resolved(path, item.get("href") or "") for id, item in items.items()}
    order = [one for one in root.iter() if local(one.tag) == "itemref" and one.get("idref") in paths]
    spine = tuple(dict.fromkeys(paths[one.get("idref")] for one in order))
    written = [id for id, item in items.items() if item.get("media-type") in ("application/xhtml+xml", "text/html")]
    if len(spine) + len(written) > 2 * MOST_PAGES:
        raise too_much(f"the {FORMAT} file has more than {MOST_PAGES} pages.")
    contents = [paths[id] for id, item in items.items() if "nav" in (item.get("properties") or "").split()]
    return BookPackage(
        spine,
        tuple(dict.fromkeys(paths[id] for id in written if paths[id] not in spine)),
        contents[0] if contents else "",
        tuple(paths[id] for id, item in items.items() if item.get("media-type") == "text/css"),
        "\n".join(words.strip() for one in root.iter() if local(one.tag) == "metadata" for words in texts(one)),
        letters(texts(root)),
    )


def _resolved(base: str, href: str) -> str:
    """A path in the zip. It only names a part: nothing is opened by it on a disk."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))


def _page(members: Members, path: str) -> Element | None:
    data = members.read(path)
    return None if data is None or not data.strip() else xhtml_tree(decoded_markup(data), FORMAT)


def _listed_pages(roots: list[tuple[str, Element]], contents: str) -> dict[Element, str]:
    """Where pages of print begin by the list of them that the book has."""
    ids = {(path, one.get("id")): one for path, root in roots for one in root.iter() if one.get("id")}
    found: dict[Element, str] = {}
    for path, root in roots:
        if path != contents:
            continue
        for nav in root.iter("nav"):
            said = " ".join(str(value) for value in nav.attrib.values())
            if re.search(r"\b(?:doc-pagelist|page-list)\b", said):
                for link in nav.iter("a"):
                    place, _, id = (link.get("href") or "").partition("#")
                    target = ids.get((_resolved(path, place) if place else path, unquote(id)))
                    number = "".join(texts(link)).strip()
                    if target is not None and number.isalnum() and len(number) <= 8:
                        found[target] = number
    return found
