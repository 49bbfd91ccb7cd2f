"""A note for each annotation from elsewhere whose words stand in exactly one place; replayed, nothing is added."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from ..exports.annotations import FILE
from ..input.folders import CourseFolder
from ..input.foreign import ForeignAnnotation
from ..input.frontmatter import split
from ..input.records import Place, Quotation
from ..input.yaml_lines import read_yaml
from ..model.passages import Text
from ..model.problems import Report
from ..text.anchor import anchor_in
from ..text.fold import Folded, fold
from ..text.near_matches import COPY, Explanation, explain_missing, explain_repeated
from ..text.printed import MOST_PRINTED, printed
from ..text.quotation_context import distinguishing_context

PAGE = re.compile(r"(?:^|/)texts/([a-z0-9-]+)\.html(?:[?#].*)?$")
"""The address of a text's page, wherever it was read."""
OFFERED = 100
"""Quotations for which the nearest words are looked for: it takes a while for each."""


class Notes:
    """Makes the notes of one course."""

    def __init__(self, root: Path, address: str, texts: Sequence[Text], by: str, also: Iterable[Path] = ()) -> None:
        self._root, self._address, self._by = root, address, by
        self._texts = {text.id: text for text in texts}
        self._folded = {text.id: Folded(text) for text in texts}
        self._printed = {text.id: printed(text) for text in texts}
        self._said, self._ids = _there(root)
        self._ids.update(path.stem for path in also)
        self._unfound = 0

    def of(self, found: Sequence[ForeignAnnotation], name: str, report: Report) -> Mapping[str, str]:
        """The new files, by path in the course; what cannot be one is a problem at its number."""
        made: dict[str, str] = {}
        for one in found:
            if self._address and one.id.startswith(self._address + FILE):
                continue  # our own: the record that it was made of is there
            place = self.place(one)
            if not isinstance(place, Place):
                report.add(name, one.number, *place)
            elif missing := self._missing(one):
                report.add(name, one.number, *missing)
            else:
                made |= self._note(one, place, name, report)
        return made

    def place(self, one: ForeignAnnotation) -> Place | Explanation:
        """The one place where its words stand, in the text whose page it is on, or in the only one that has them."""
        page = PAGE.search(one.source)
        named = [page[1]] if page and page[1] in self._texts else list(self._texts)
        said = [Quotation(text=text, quote=one.exact, prefix=one.prefix, suffix=one.suffix) for text in named]
        places = [place for quotation in said for place in self._printed[quotation.text].places(quotation, one.passage)]
        places = [place for place in places if place.start < place.end]
        if len(places) == 1:
            return places[0]
        return self._repeated(said, places) if places else self._missing_words(said)

    def _repeated(self, said: Sequence[Quotation], places: Sequence[Place]) -> Explanation:
        texts = sorted({place.text for place in places})
        if len(texts) > 1:
            what = f'its words stand in several texts ({", ".join(texts)}): "{_short(said[0].quote)}".'
            return what, "Annotate the page of one of them."
        folded, words = self._folded[texts[0]], fold(said[0].quote)
        hits = folded.hits(words)
        if hits and len(places) <= MOST_PRINTED:
            return explain_repeated(said[0], hits, len(words), folded)
        what = f'its words stand in too many places of "{texts[0]}": "{_short(said[0].quote)}".'
        return what, "Quote more of the sentence."

    def _missing_words(self, said: Sequence[Quotation]) -> Explanation:
        """Why, and the nearest words of the text, or of all of them."""
        self._unfound += 1
        if self._unfound > OFFERED or not said:
            return f'quote found in no text: "{_short(said[0].quote) if said else ""}".', COPY
        told = [explain_missing(one, fold(one.quote), [], self._folded) for one in said]
        best = next((one for one in told if one[1] != COPY), told[0])
        if len(said) == 1:
            return best
        return f'quote found in no text: "{_short(said[0].quote)}".', best[1]

    def _missing(self, one: ForeignAnnotation) -> Explanation | None:
        if not one.body.strip():
            return f'nothing is said of the words "{_short(one.exact)}".', "A note needs some words of its own."
        if not (one.by or self._by):
            return "nobody is named as its author.", 'Name one: --by "Ada".'
        return None

    def _note(self, one: ForeignAnnotation, place: Place, name: str, report: Report) -> Mapping[str, str]:
        words = self._texts[place.text].passage(place.passage).text[place.start : place.end]
        folded, by, body = self._folded[place.text], one.by or self._by, _body(one.body)
        side, aside = self._aside(folded, place, fold(words))
        quotation = Quotation(text=place.text, quote=words).model_copy(update={side: aside} if side else {})
        refused = Report()
        if anchor_in(quotation, self._folded, refused) != place:
            told = next(iter(refused), None)
            report.add(name, one.number, *((told.what, told.todo) if told else ("its words have no one place.", COPY)))
            return {}
        key = (place.text, fold(words), by, body)
        if key in self._said:
            return {}
        self._said.add(key)
        id = self._free(f"{place.text}-{_slug(words)}")
        return {f"docs/notes/{place.text}/{id}.md": _file(quotation, by, one, body)}

    def _aside(self, folded: Folded, place: Place, words: str) -> tuple[str, str]:
        """What tells its place from others with the same words."""
        hits = folded.hits(words)
        here = next((hit for hit in hits if folded.place(hit, len(words)) == place), -1)
        return distinguishing_context(here, hits, len(words), folded) if len(hits) > 1 and here >= 0 else ("", "")

    def _free(self, name: str) -> str:
        id, number = name, 1
        while id in self._ids:
            number += 1
            id = f"{name}-{number}"
        self._ids.add(id)
        return id


def _there(root: Path) -> tuple[set[tuple[str, str, str, str]], set[str]]:
    """What the notes of a course say, of which words and by whom; and their names."""
    folder, said, ids = CourseFolder(root, Report()), set(), set()
    for text in folder.folders(root / "docs/notes"):
        for path in folder.records(text):
            ids.add(path.stem)
            parts = split(folder.read(path) or b"", "", Report())
            document = read_yaml(parts.front, "", Report()) if parts else None
            if parts and document and isinstance(document.data, dict):
                data = document.data
                said.add((text.name, fold(str(data.get("quote"))), str(data.get("by")), parts.body.strip()))
    return said, ids


def _body(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))


def _file(quotation: Quotation, by: str, one: ForeignAnnotation, body: str) -> str:
    asides = {side: words for side in ("prefix", "suffix") if (words := getattr(quotation, side))}
    keys: dict[str, object] = {"text": quotation.text, "quote": quotation.quote, **asides, "by": by}
    keys |= {"date": one.day or date.today().isoformat()} | ({"tags": list(one.tags)} if one.tags else {})
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
    return f"---\n{head}---\n\n{body}\n"


def _slug(words: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(words).lower()).strip("-")[:40].strip("-") or "note"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:80]} …"
