"""Notes of pages: which links are marks, which elements are bodies, which links lead back.

A file states it by roles; else a short link whose place leads back to it says the same."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urlsplit

from .html_flow import BLOCKS, HEADINGS
from .trees import Element, texts

MARK = re.compile(r"[\[(]?\s*(?P<label>\d{1,4}|[*†‡§¶#]{1,4}|[ivxlc]{1,7}|[a-z])\s*[\])]?\.?", re.IGNORECASE)
MARK_ROLE = re.compile(r"noteref|footnote-?ref|fnref|endnote-?ref|cite_ref", re.IGNORECASE)
BODY_ROLE = re.compile(r"(?:doc-)?(?:foot|end|rear)note", re.IGNORECASE)
SECTION_ROLE = re.compile(r"(?:doc-)?(?:foot|end|rear)notes|\breferences\b|\bnotes\b", re.IGNORECASE)
BACK_ROLE = re.compile(r"backlink|footnote-?back|reversefootnote|mw-cite-backlink", re.IGNORECASE)
BODY_TAGS = {"li", "aside", "dd", "section", "article", "tr"}
NO_BODY = {"body", "main", "html", "ol", "ul", "dl", "table", "tbody", "dt"}
MOST_ELEMENTS_OF_A_NOTE = 300
"""Elements of a block that are looked at, to see whether other notes stand in it."""
LONGEST_WAY_BACK = 14
"""Letters of a link that leads back, or of a mark."""
MOST_WAYS_BACK = 50
"""Links of one body that are looked at: it has one for each mark."""


@dataclass(frozen=True)
class NotesOfPages:
    """What was found."""

    marks: Mapping[Element, str]
    bodies: Mapping[Element, tuple[str, str, tuple[Element, ...]]]
    ways_back: frozenset[Element]
    taken: frozenset[Element]


def notes_of(pages: Sequence[tuple[str, Element]]) -> NotesOfPages:
    """The notes of pages that are read together, each with its path."""
    ids = {(path, id): element for path, root in pages for element in root.iter() for id in _ids(element)}
    links = [
        (path, link, target) for path, root in pages for link in root.iter("a") if (target := _target(link, path, ids))
    ]
    heads = {
        (path, id) for path, link, _ in links for up in (link, link.getparent()) if up is not None for id in _ids(up)
    }
    targets = {ids[target]: None for _, _, target in links}
    marks: dict[Element, str] = {}
    found: dict[Element, tuple[str, str]] = {}
    for path, link, target in links:
        body = _body(ids[target], targets)
        if body is None or not _is_mark(path, link, body, target, ids):
            continue
        marks[link] = found.setdefault(body, ("#".join(target), _label(link)))[0]
    extras = _continued(found)
    bodies = {body: (key, label, extras.get(body, ())) for body, (key, label) in found.items()}
    inside = [*found, *(one for more in extras.values() for one in more)]
    ways = {
        link
        for body in inside
        for link in body.iter("a")
        if link not in marks and _leads_back(link, body, heads, pages)
    }
    ways |= {one for body in inside for one in body.iter() if BACK_ROLE.search(role(one)) and one is not body}
    return NotesOfPages(marks, bodies, frozenset(ways), frozenset(one for more in extras.values() for one in more))


def role(element: Element) -> str:
    """What an element says that it is: its role, type and classes."""
    names = ("role", "epub:type", "type", "{http://www.idpf.org/2007/ops}type", "class")
    return " ".join(said for name in names if (said := element.get(name)))


def _ids(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield from {
            said for name in ("id", "name") if (said := element.get(name)) and (name == "id" or element.tag == "a")
        }


def _target(link: Element, path: str, ids: Mapping[tuple[str, str], Element]) -> tuple[str, str] | None:
    try:
        parts = urlsplit((link.get("href") or "").strip())
    except ValueError:
        return None
    fragment, place = unquote(parts.fragment), path
    if not fragment:
        return None
    if parts.path and not parts.scheme:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    found = (place, fragment)
    return found if found in ids else (path, fragment) if (path, fragment) in ids and parts.scheme else None


def _is_mark(
    path: str, link: Element, body: Element, target: tuple[str, str], ids: Mapping[tuple[str, str], Element]
) -> bool:
    words = "".join(texts(link)).strip()
    if body in link.iterancestors() or not words or len(words) > LONGEST_WAY_BACK or BACK_ROLE.search(role(link)):
        return False
    if MARK_ROLE.search(role(link)):
        return True
    if not MARK.fullmatch(words) or opens_its_block(link):
        return False
    if BODY_ROLE.search(role(ids[target])) or BODY_ROLE.search(role(body)):
        return True
    own = {(path, id) for up in (link, *link.iterancestors("sup", "span")) for id in _ids(up)}
    own |= {(path, id) for child in link.iter() for id in _ids(child)}
    back = any(_target(one, target[0], ids) in own for one in islice(body.iter("a"), MOST_WAYS_BACK))
    raised = link.find(".//sup") is not None or next(link.iterancestors("sup"), None) is not None
    start = "".join(islice(texts(body), 8)).lstrip(" \t\n\r[(")
    return back or ((raised or not words.isalnum()) and start.startswith(_label(link)))


def _label(link: Element) -> str:
    found = MARK.fullmatch("".join(texts(link)).strip())
    return found["label"] if found else ""


def opens_its_block(element: Element) -> bool:
    """Whether nothing is said before an element in its block."""
    while element is not None and element.tag not in BLOCKS and element.tag not in HEADINGS:
        parent = element.getparent()
        if parent is None:
            return True
        if (parent.text or "").strip():
            return False
        for before in element.itersiblings(preceding=True):
            if "".join(texts(before)).strip() or (before.tail or "").strip():
                return False
        element = parent
    return True


def _body(target: Element, targets: Mapping[Element, None]) -> Element | None:
    """The block that a note's body begins with: the largest around its place that holds no other note."""
    block = target
    while block is not None and block.tag not in BLOCKS:
        if block.tag in HEADINGS:
            return None
        block = block.getparent()
    if block is None or block.tag in NO_BODY:
        return None
    if block.tag in ("td", "th"):
        return block.getparent()
    parent = block.getparent()
    while parent is not None and block.tag not in BODY_TAGS and parent.tag in (*BODY_TAGS, "div"):
        alone = sum(one in targets for one in islice(parent.iter(), MOST_ELEMENTS_OF_A_NOTE)) == 1
        if parent[0] is not block or (parent.text or "").strip() or not alone or SECTION_ROLE.search(role(parent)):
            break
        block, parent = parent, parent.getparent()
    return block


def _continued(found: Mapping[Element, tuple[str, str]]) -> dict[Element, tuple[Element, ...]]:
    """Paragraphs between two bodies, or after the last of a section of notes, belong to the body before."""
    out: dict[Element, tuple[Element, ...]] = {}
    for body in found:
        if body.tag not in ("p", "div"):
            continue
        more, after = list[Element](), body.getnext()
        while after is not None and after not in found and after.tag in ("p", "blockquote", "ul", "ol", "div"):
            more.append(after)
            after = after.getnext()
        parent = body.getparent()
        closes = after is None and parent is not None and SECTION_ROLE.search(role(parent))
        if more and ((after is not None and after in found) or closes):
            out[body] = tuple(more)
    return out


def _leads_back(
    link: Element, body: Element, heads: set[tuple[str, str]], pages: Sequence[tuple[str, Element]]
) -> bool:
    words = "".join(texts(link)).strip()
    if len(words) > LONGEST_WAY_BACK:
        return False
    if BACK_ROLE.search(role(link)):
        return True
    fragment = unquote((link.get("href") or "").partition("#")[2])
    leads = bool(fragment) and any((path, fragment) in heads for path, _ in pages)
    return leads and (
        not any(map(str.isalpha, words)) or opens_its_block(link) or words.casefold() in ("back", "return")
    )
