"""Where links of bodies and pages may lead: files of `docs/`, pages that the engine makes, and places on them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from rapidfuzz import process

from .allow_list import SCHEMES, WITHOUT_SCHEME
from .contents import Records
from .kinds import RecordKind
from .validation import LIKE_ENOUGH, alike, nearest_id

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
_HERE = re.compile(r"(?:https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?/|file:)", re.IGNORECASE)
"""An address of a site as its writer sees it while writing."""
_SITE_FILE = re.compile(r"(?:[a-z-]+/)?[a-z0-9-]+\.html(?:#.*)?$")
_ID = re.compile(r"""\bid=["']?([^\s"'>]+)""")
_PASSAGE = re.compile(r"[a-z]{1,2}\d[\w-]*")
"""What the ids of passages look like: a text's page has none of that shape but these."""
WHOLE = ("", "top")
"""Places that every page has."""
OF_EACH_TEXT = ("texts", "editions", "received")
"""The folders in which each text has a page."""

Slip = tuple[str, str]
"""What is wrong, what to do."""


@dataclass(frozen=True)
class LinkTargets:
    """Everything that is there."""

    files: frozenset[str]
    """From `docs/`: what people wrote, and the pages that are made."""
    places: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By file, the ids on its page; nothing is known of the places on other pages."""
    generated: frozenset[str] = frozenset()
    """The files that the engine makes at the site's root: a hand-written page of that name gives way."""
    looked_at: frozenset[str] = frozenset()
    """The files whose pages were looked at: no other place is there."""
    address: str = ""
    """Where the site is published."""

    @staticmethod
    def of(
        records: Records,
        kinds: Iterable[RecordKind],
        generated: Collection[str] = (),
        passages: Mapping[str, Collection[str]] | None = None,
        address: str = "",
    ) -> LinkTargets:
        """Of a course; `generated`: pages of the engine at the site's root, `passages`: the ids of each text."""
        pageless = tuple(f"{kind.folder}/" for kind in kinds if not kind.own_pages)
        files = {*generated, *(file for file in records.files if not file.startswith(pageless))}
        files.update(f"{folder}/index.md" for folder in (*(kind.folder for kind in kinds), "texts"))
        places: dict[str, Collection[str]] = {f"texts/{text}.md": ids for text, ids in (passages or {}).items()}
        texts = {*(passages or ()), *(source.id for source in records.sources)}
        files.update(f"{folder}/{text}.md" for folder in OF_EACH_TEXT for text in texts)
        for kind in kinds:
            if not kind.own_pages:
                places[f"{kind.folder}/index.md"] = {record.id for record in records.of(kind.model)}
        return LinkTargets(frozenset(files), places, frozenset(generated), address=address)

    def with_pages(self, pages: Mapping[str, str]) -> LinkTargets:
        """With the places on pages, by file as rendered."""
        ids = {file: frozenset((*_ID.findall(html), *self.places.get(file, ()))) for file, html in pages.items()}
        return replace(self, places={**self.places, **ids}, looked_at=self.looked_at | pages.keys())

    def unsure(self, written: str, path: str) -> str:
        """The file of which one has to see the page to know whether an address leads somewhere on it; else nothing."""
        target, _, place = unescape(written).partition("#")
        folder = posixpath.dirname(path.removeprefix("docs/"))
        way = posixpath.normpath(posixpath.join(folder, target)) if target else path.removeprefix("docs/")
        file = re.sub(r"\.html$", ".md", way)
        known = self.places.get(file, ())
        is_known = file in self.looked_at or place in (*WHOLE, *known) or (known and _PASSAGE.fullmatch(place))
        return "" if SCHEME.match(written) or is_known or file not in self.files else file

    @staticmethod
    def file_of(written: str, path: str) -> str:
        """What a relative address in the file at `path` means, from `docs/`, there or not; a place alone is on its own
        page."""
        target, own = _as_read(written).partition("#")[0].partition("?")[0], path.removeprefix("docs/")
        way = posixpath.normpath(posixpath.join(posixpath.dirname(own), target)) if target else own
        return re.sub(r"\.html$", ".md", way)

    def about(self, written: str, path: str, of_a_record: bool = False) -> Slip | None:
        """What is wrong with an address in the file at `path`; None where it leads somewhere."""
        address = _as_read(written)
        folder = posixpath.dirname(path.removeprefix("docs/"))
        if own := self._of_the_site(address):
            todo = f'Write the way from this file: "{self._way(own, folder)}".'
            return f'the link "{_short(written)}" leads to this site from outside.', todo
        if scheme := SCHEME.match(address.lower()):
            if scheme[0].rstrip(":") in SCHEMES:
                return None
            todo = "Link to a file of docs/, or to a https address."
            return f'the link "{_short(written)}" begins with "{scheme[0]}".', todo
        if WITHOUT_SCHEME.match(address):
            return f'the link "{_short(written)}" is a web address without a scheme.', "Begin it with https://."
        if address.startswith(("/", "\\")):
            return self._from_the_root(written, address, folder)
        target, _, place = address.partition("#")
        if not target.partition("?")[0]:
            return _within_the_record(written, place, path) if of_a_record else self._place(written, place, path)
        file = self.file_of(written, path)
        if file not in self.files:
            return self._on_a_list(written, file, folder) or self._no_file(written, file, folder)
        return self._place(written, place, f"docs/{file}")

    def _of_the_site(self, address: str) -> str:
        """The file that an address of the published site, or of the one at hand, means; empty where it is none."""
        inside = ""
        if self.address and address.startswith(self.address):
            inside = address.removeprefix(self.address)
        elif found := _HERE.match(address):
            page = _SITE_FILE.search(address[found.end() :])
            inside = page[0] if page else ""
        target, hash_, place = inside.partition("#")
        file = re.sub(r"\.html$", ".md", target or "index.md")
        return f"{file}{hash_}{place}" if inside and file in self.files else ""

    def _from_the_root(self, written: str, address: str, folder: str) -> Slip:
        target, hash_, place = address.lstrip("/\\").removeprefix("docs/").partition("#")
        file = re.sub(r"\.html$", ".md", target)
        there = file in self.files
        todo = "Write it from this file: " + (
            self._way(f"{file}{hash_}{place}", folder) if there else "../events/some-event.md"
        )
        return f'the link "{_short(written)}" begins with a slash.', f"{todo}."

    def _on_a_list(self, written: str, file: str, folder: str) -> Slip | None:
        """Of a record that has no page of its own."""
        listed, id = f"{file.partition('/')[0]}/index.md", posixpath.basename(file).removesuffix(".md")
        if id == "index" or id not in self.places.get(listed, ()):
            return None
        what = f'the link "{_short(written)}" leads to a record that has no page of its own.'
        return what, f'Write the way to its place in the list: "{self._way(f"{listed}#{id}", folder)}".'

    def _no_file(self, written: str, file: str, folder: str) -> Slip:
        what = f'the link "{_short(written)}" leads to no file.'
        if near := self._near(file):
            ways = " or ".join(f'"{self._way(one, folder)}"' for one in near)
            return what, f"Did you mean {ways}?"
        return what, f"Write the way from docs/{folder}{'/' if folder else ''} to it."

    def _near(self, file: str) -> list[str]:
        """The files that somebody may have meant, two at most: of that name elsewhere, else of a name like it."""
        name = posixpath.basename(file)
        meant = {one for one in self.files if not one.startswith(tuple(f"{folder}/" for folder in OF_EACH_TEXT[1:]))}
        same = sorted(one for one in meant if posixpath.basename(one) in (name, f"{name}.md"))
        if same and name != "index.md":
            return same[:2]
        beside = sorted(one for one in self.files if posixpath.dirname(one) == posixpath.dirname(file))
        stems = {one: posixpath.basename(one).removesuffix(".md").replace("-", " ") for one in beside or meant}
        sought = name.removesuffix(".md").replace("-", " ").replace("_", " ").lower()
        found = process.extract(sought, stems, scorer=alike, limit=2, score_cutoff=LIKE_ENOUGH)
        return [one for _, score, one in found if score > found[0][1] - 12]

    def _place(self, written: str, place: str, path: str) -> Slip | None:
        file = path.removeprefix("docs/")
        if place in WHOLE or file not in self.places or place in self.places[file]:
            return None
        if file not in self.looked_at and not _PASSAGE.fullmatch(place):
            return None
        what = f'the link "{_short(written)}" leads to no place of {path}: there is no "{place}".'
        if file.startswith("texts/"):
            return what, "Take the number of the passage from the page."
        return what, nearest_id(place, self.places[file]) or "Leave it out, or take the id of what is there."

    @staticmethod
    def _way(file: str, folder: str) -> str:
        return posixpath.relpath(file, folder or ".")


def _as_read(written: str) -> str:
    """Browsers skip white space and control characters in a scheme, and read entities."""
    return "".join(sign for sign in unescape(written) if sign > " " and sign.isprintable())


def _within_the_record(written: str, place: str, path: str) -> Slip | None:
    """A record's body is shown on several pages: an id alone leads somewhere on one of them at most."""
    if place in WHOLE:
        return None
    parts = path.split("/")
    text = parts[2] if parts[1] == "notes" else "<text>"
    todo = f'Write the page too: "{"../" * (len(parts) - 2)}texts/{text}.md#{place}".'
    return f'the link "{_short(written)}" names no page.', todo


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"
