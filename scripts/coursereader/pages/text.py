"""The page of one text: the words whole and numbered, what is marked in them, and the cards its marks open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..analysis.course import Edition, Referencing
from ..model.passages import Passage
from .book import Book, counted, number
from .cards import cards
from .margin import Beside, beside
from .marks import Marks, marks
from .page import Head, Page, page
from .switch import switch

WORDS_A_MINUTE = 220


@dataclass(frozen=True)
class Block:
    """One passage on its page."""

    passage: Passage
    html: Markup
    beside: Beside | None
    number: str
    turn: str = ""
    """Whose turn it is a part of: `q` the interviewer's, `a` the speaker's; empty outside an interview."""
    level: int = 2
    """Of a heading: 2 to 4."""
    capitals: bool = False
    """Of a heading: whether it is printed in capitals."""
    toc: str = ""
    """Of a heading: as the contents list gives it."""
    cited: tuple[str, ...] = ()
    """Of a reference: the passages that cite it."""
    only_notes: bool = False
    """Of a heading: whether nothing stands under it but notes, which are cards here."""


def text_page(book: Book, edition: Edition) -> Page:
    """The page of one text."""
    source, path = edition.source, f"texts/{edition.id}.md"
    marked = marks(book, edition)
    blocks = _blocks(book, edition, marked, beside(book, edition, path))
    title = source.title.value if source.title.value != "unknown" else source.label
    head = Head(
        path,
        title,
        f"{source.label}: the whole text with notes, terms and what the other texts say.",
        source.path,
        hide=(),
        more=(
            ("shelf", "texts"),
            ("label", source.label),
            ("order", book.texts.index(edition.id)),
            ("note_path", f"docs/notes/{edition.id}"),
            *_split(blocks),
        ),
    )
    return page(
        head,
        book,
        "text.md.j2",
        edition=edition,
        source=source,
        printed=next((b for b in blocks if _is_title(b.passage, source.title.value)), None),
        blocks=[
            b
            for b in blocks
            if b.passage.kind not in ("furniture", "note") and not _is_title(b.passage, source.title.value)
        ],
        furniture=[b for b in blocks if b.passage.kind == "furniture"],
        cards=cards(book, edition, marked, path),
        switch=switch(edition),
        length=length(edition),
    )


def length(edition: Edition) -> str:
    """`5 600 words · 26 minutes`: of what one reads, without notes and references."""
    read = ("paragraph", "quotation", "heading")
    words = sum(len(p.text.split()) for p in edition.text.passages if p.kind in read)
    rounded = round(words, -2) if words >= 1000 else words
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return f"{counted(rounded, 'word')} · {counted(minutes, 'minute')}"


def _split(blocks: Sequence[Block]) -> tuple[tuple[str, object], ...]:
    """Quoted words that had to be cut where they cross others: the theme lights all their pieces."""
    counts = Counter(address for block in blocks for address in re.findall(r'data-q="([^"]+)"', block.html))
    crossing = sorted(address for address, n in counts.items() if n > 1)
    return (("split", crossing),) if crossing else ()


def _blocks(book: Book, edition: Edition, marked: Marks, beside: Mapping[str, Beside]) -> list[Block]:
    levels = _levels(edition)
    cited = _cited(book, edition)
    turn, blocks = "", []
    asked = _interviewer(edition)
    for passage in edition.text.passages:
        if passage.speaker:
            turn = "q" if passage.speaker in asked else "a"
        blocks.append(
            Block(
                passage,
                marked.woven(passage),
                beside.get(passage.id),
                number(passage.id),
                turn=turn if passage.kind in ("paragraph", "quotation") else "",
                level=levels.get(passage.level, 2),
                capitals=_capitals(passage.text),
                toc=_contents(passage, edition),
                cited=cited.get(passage.id, ()),
                only_notes=passage.kind == "heading" and _only_notes(passage, edition),
            )
        )
    return blocks


def _only_notes(heading: Passage, edition: Edition) -> bool:
    """Whether the source prints nothing under a heading but notes: they lie between it and what is read next."""
    read = [p for p in edition.text.passages if p.kind not in ("note", "furniture")]
    after = read[read.index(heading) + 1 :]
    next_line = after[0].lines[0] if after else sum(1 for _ in edition.text.raw.splitlines()) + 1
    notes = [p for p in edition.text.passages if p.kind == "note" and heading.lines[1] < p.lines[0] < next_line]
    return bool(notes) and (not after or after[0].kind in ("heading", "reference"))


def _is_title(passage: Passage, title: str) -> bool:
    """Whether a heading only repeats the page's title, which stands above."""
    return passage.kind == "heading" and _folded(passage.text) == _folded(title)


def _folded(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _levels(edition: Edition) -> Mapping[int, int]:
    """The source's levels as levels of the page, with none left out between."""
    title = edition.source.title.value
    used = sorted({p.level for p in edition.text.passages if p.kind == "heading" and not _is_title(p, title)})
    return {level: min(n, 4) for n, level in enumerate(used, 2)}


def _interviewer(edition: Edition) -> frozenset[str]:
    """The speakers who are not the text's authors; nobody where that would be all of them."""
    speakers = {p.speaker for p in edition.text.passages if p.speaker}
    authors = {_folded(author.name) for author in edition.source.authors}
    asked = frozenset(s for s in speakers if _folded(s) not in authors)
    return asked if asked != speakers else frozenset()


def _capitals(words: str) -> bool:
    return words.isupper() and sum(letter.isupper() for letter in words) > 3


def _contents(passage: Passage, edition: Edition) -> str:
    """A heading for the contents list: one in capitals as a sentence, with the capitals of the text's own words."""
    if passage.kind == "heading" and not any(letter.isalpha() for letter in passage.text):
        return f"{passage.text} {_opening(passage, edition)}"
    if passage.kind != "heading" or not _capitals(passage.text):
        return passage.text
    read = " ".join(p.text for p in edition.text.passages if p.kind == "paragraph")
    written = Counter(re.findall(r"(?<=[a-z,;] )[^\W\d_][\w’'-]*", read))
    forms: dict[str, str] = {}
    for form, _ in sorted(written.items(), key=lambda found: (found[1], found[0])):
        forms[form.casefold()] = form
    words = [re.sub(r"[^\W\d_][\w’'-]*", lambda m: _cased(m.group(), forms), word) for word in passage.text.split()]
    sentence = " ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _opening(heading: Passage, edition: Edition) -> str:
    """The first words of a section whose heading is only a number, since a number alone leads nobody anywhere."""
    first = next((p for p in edition.text.passages if p.section == heading.id and p.kind == "paragraph"), None)
    return " ".join(first.text.split()[:5]) + " …" if first else ""


def _cased(word: str, forms: Mapping[str, str]) -> str:
    stem, apostrophe, ending = word.partition("’")
    return forms.get(word.casefold()) or forms.get(stem.casefold(), stem.lower()) + apostrophe + ending.lower()


def _cited(book: Book, edition: Edition) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for citation in book.course.referencing.get(edition.id, Referencing()).citations:
        for part in citation.parts:
            if part.reference is not None:
                found.setdefault(part.reference, {})[citation.passage] = None
    return {reference: tuple(passages) for reference, passages in found.items()}
