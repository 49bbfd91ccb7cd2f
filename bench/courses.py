"""Courses of any number of texts, made from a seed: real prose, set and damaged as received files are, with records
whose quotations stand in them. A text of one number is the same in every course, so that its page can be compared."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from coursereader.text.repair.evidence.word_list import common

from .articles import MARK, Article, Block, as_markdown
from .settings import SHAPES, Shape
from .texts import texts

WORDS = 8_000
"""Of each text."""
TERMS, NOTES, SLIPS, QUESTIONS, MAIN_EVENTS, OWN_EVENTS, TOLD_BY = 100, 10, 3, 8, 12, 2, 4
"""In a course: terms, questions that every text answers, events that every text tells of. Of each text: notes of the
editors, slips that are corrected, events that begin with it and how many texts tell of these."""
GENRES = ("article", "chapter", "lecture", "treaty")
AUTHORS = ("Aldermoor", "Birkett", "Calloway", "Denholm", "Eastlake", "Farrow", "Granger", "Hollis", "Ives", "Jarrow")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass
class MadeText:
    """One text of a course: what it says, how it came, and what is quoted of it."""

    number: int
    shape: Shape
    article: Article
    received: str
    slips: tuple[tuple[str, str], ...]
    """Words as they came, and as they are read."""
    quotations: list[str]
    """Words that stand once in it, each to be used once."""
    numbers: list[str]
    """The same, with one number in them."""

    @property
    def id(self) -> str:
        return f"text-{self.number:04}"

    @property
    def label(self) -> str:
        return f"{AUTHORS[self.number % len(AUTHORS)]} {self.number}"

    def quotation(self) -> str:
        """The next one."""
        return self.quotations.pop()


def course(folder: Path, size: int) -> list[MadeText]:
    """A whole course of that many texts, as its editors keep it."""
    made = [text_of(number) for number in range(size)]
    for text in made:
        _source(folder, text)
    _course_file(folder)
    records = {**_terms(), **_notes(made), **_events(made), **_questions(made), **_figures(made)}
    for path, words in records.items():
        _write(folder / "docs" / path, words)
    _write(folder / "docs/assets/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
    _write(folder / "docs/index.md", "# A made course\n\nTexts that were made to be measured.\n")
    return made


def bare(folder: Path, made: Sequence[MadeText]) -> None:
    """The same texts as plain Markdown, a page each: what any other maker of sites is given."""
    for text in made:
        words = MARK.sub(r"[\1]", as_markdown(text.article.body))
        _write(folder / f"{text.id}.md", f"---\ntitle: {text.label}\n---\n\n{words}")
    links = "".join(f"- [{text.label}]({text.id}.md)\n" for text in made)
    _write(folder / "index.md", f"---\ntitle: Texts\n---\n\n# Texts\n\n{links}")


def abbreviations() -> str:
    """The terms as rows of Markdown's `abbr`."""
    return "".join(f"*[{term}]: What {term} means here.\n" for term in terms())


def text_of(number: int) -> MadeText:
    """The text of that number."""
    luck = random.Random(number)
    shape = SHAPES[number % len(SHAPES)]
    article = Article("en", tuple(_blocks(number, luck, shape)))
    received, broken, slips = shape.set(article, luck, SLIPS)
    quotations = [one for one in _quotations(article, broken, slips) if not _goes_over(one, received)]
    luck.shuffle(quotations)
    words = [one for one in quotations if not NUMBER.search(one)]
    numbers = [one for one in quotations if len(NUMBER.findall(one)) == 1]
    return MadeText(number, shape, article, received, slips, words, numbers)


@cache
def _pool() -> tuple[str, ...]:
    """Paragraphs of real prose: those of the base texts that may be looked at."""
    known = [base for base in texts() if base.language == "en" and base.split == "dev" and base.genre in GENRES]
    found = (block.plain for base in known for block in base.article.of("paragraph"))
    return tuple(
        words
        for words in found
        if len(words.split()) >= 25 and words.isascii() and not re.search(r"[*_<>|#\[\]`\\]", words)
    )


def _blocks(number: int, luck: random.Random, shape: Shape) -> Iterator[Block]:
    """A title, sections of about a thousand words, notes."""
    yield Block("heading", f"The matter of {AUTHORS[number % len(AUTHORS)]} and the year {1000 + number}", 1)
    pool = list(_pool())
    luck.shuffle(pool)
    words, section, notes = 0, 0, list[Block]()
    for paragraph in pool * 2:
        if words >= WORDS:
            break
        if words >= section * 1000:
            section += 1
            yield Block("heading", f"{HEADINGS[(section + number) % len(HEADINGS)]} of part {NUMBERS[section]}", 2)
        words += len(paragraph.split())
        first, stop, rest = paragraph.partition(". ")
        if shape.notes and stop and luck.random() < 0.15:
            notes.append(Block("note", _note(luck.choice(pool)), number=str(len(notes) + 1)))
            paragraph = f"{first}.[^{len(notes)}] {rest}"
        yield Block("paragraph", paragraph)
    yield from notes


def _note(words: str) -> str:
    """The beginning of a paragraph; without the number of an article, which would stand behind that of the note."""
    return re.sub(r"^\d+\. ", "", words[:90]).rpartition(" ")[0].strip(" ,;:") + "."


HEADINGS = ("The grounds", "The costs", "The seasons", "The roads", "The letters", "The accounts", "The harbours")
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _quotations(article: Article, broken: set[str], slips: Sequence[tuple[str, str]]) -> list[str]:
    """Some words of some sentences that stand once in the text, and of which no line or slip has torn a word."""
    whole = "\n".join(block.plain for block in article.blocks)
    torn = broken | {word for slip in slips for words in slip for word in words.split()}
    found = []
    for block in article.of("paragraph"):
        for sentence in re.split(r"(?<=[.;])\s", block.words):
            words = sentence.split()[1:9]
            quotation = " ".join(words).strip(" ,;:.")
            if len(words) == 8 and re.fullmatch(r"[A-Za-z0-9 ,]+", quotation) and not torn & set(quotation.split()):
                found.append(quotation)
    return sorted({quotation for quotation in found if whole.count(quotation) == 1})


def _goes_over(quotation: str, received: str) -> bool:
    """Whether the words go on over the end of a page: the notes of the page stand between them."""
    return "\f" in received and quotation not in " ".join(received.replace("-\n", "").split())


@cache
def terms() -> tuple[str, ...]:
    """Long words that the texts use now and then, no common ones."""
    words = Counter(word for paragraph in _pool() for word in set(re.findall(r"\b[a-z]{9,}\b", paragraph.lower())))
    seldom = sorted(
        (word for word, n in words.items() if n <= SELDOM and word not in common("en")),
        key=lambda word: (-words[word], word),
    )
    return tuple(sorted(seldom[:TERMS]))


SELDOM = 3
"""In so many paragraphs of the pool a term may stand."""


def _source(folder: Path, text: MadeText) -> None:
    """Its seed, what is known of it, the corrections made in it."""
    home, raw, year = folder / "seeds" / text.id, text.received.encode(), 1900 + text.number % 120
    _write(home / "received.txt", text.received)
    known = {
        "seed": "received.txt",
        "sha256": sha256(raw).hexdigest(),
        "title": {"is": text.article.title, "from": "file", "quote": text.article.title},
        "authors": [{"name": AUTHORS[text.number % len(AUTHORS)], "from": "outside", "where": "made"}],
        "label": text.label,
        "siglum": siglum(text.number),
        "kind": text.shape.kind,
        "published": {"in": "Made Studies", "year": str(year), "from": "outside", "where": "made"},
        "horizon": {"is": "2020", "why": "Made."},
        "rights": "Made to be measured; free to use.",
        "recipe": {"format": text.shape.format, "repairs": list(text.shape.repairs)},
        "reading": ["A text that was made to be measured. It says nothing that one has to know."],
    }
    _write(home / "source.yml", yaml.safe_dump(known, sort_keys=False, width=1000))
    for n, (came, read) in enumerate(text.slips, 1):
        correction = {"quote": came, "reading": read, "reason": "A word stands twice.", "by": "editors"}
        _write(home / f"emendations/slip-{n}.yml", yaml.safe_dump(correction, sort_keys=False, width=1000))


def siglum(number: int) -> str:
    """A letter, then two."""
    first = siglum(number // len(LETTERS) - 1) if number >= len(LETTERS) else ""
    return first + LETTERS[number % len(LETTERS)]


def _course_file(folder: Path) -> None:
    facts = {
        "title": "A made course",
        "subtitle": "Texts that were made to be measured.",
        "language": "en",
        "address": "https://example.org/made/",
        "rights": "Made.",
        "kinds": {"events": ["crisis", "treaty"], "terms": ["concept"], "texts": ["article", "chapter", "interview"]},
    }
    _write(folder / "course.yml", yaml.safe_dump(facts, sort_keys=False))


def _terms() -> dict[str, str]:
    return {
        f"glossary/{term}.md": _record(
            {"term": term, "kind": "concept"}, f"What {term} means here, in as many words as an editor gives it."
        )
        for term in terms()
    }


def _notes(made: Sequence[MadeText]) -> dict[str, str]:
    front = {"voice": "editors", "by": "editors", "date": "2026-01-01"}
    return {
        f"notes/{text.id}/note-{text.number}-{n}.md": _record(
            {"text": text.id, "quote": text.quotation(), **front}, f"What the editors say of place {n} of this text."
        )
        for text in made
        for n in range(NOTES)
    }


def _events(made: Sequence[MadeText]) -> dict[str, str]:
    """Some that every text tells of, and many that a few do."""
    told = {f"main-{n}": made for n in range(MAIN_EVENTS)}
    for text in made:
        some = [made[(text.number + step) % len(made)] for step in range(min(TOLD_BY, len(made)))]
        told |= {f"own-{text.number}-{n}": some for n in range(OWN_EVENTS)}
    return {f"events/{id}.md": _event(id, n, telling) for n, (id, telling) in enumerate(told.items())}


def _event(id: str, n: int, telling: Sequence[MadeText]) -> str:
    tells = [
        {"text": text.id, "quote": text.quotation(), "says": f"As text {text.number} has it, in a few words of ours."}
        for text in telling
    ]
    kind, date = ("crisis", "treaty")[n % 2], str(1600 + n * 37 % 300)
    front = {"title": f"Event {id}", "date": date, "dated": {"by": "text"}, "kind": kind, "tells": tells}
    return _record(front, f"What happened at {id}, as the editors tell it in a sentence or two.")


def _questions(made: Sequence[MadeText]) -> dict[str, str]:
    asked = {}
    for n in range(QUESTIONS):
        answers = [
            {"text": text.id, "says": f"What text {text.number} answers to it.", "quotes": [text.quotation()]}
            for text in made
        ]
        asked[f"comparisons/question-{n}.md"] = _record({"question": f"What of matter {n}?", "answers": answers}, "")
    return asked


def _figures(made: Sequence[MadeText]) -> dict[str, str]:
    """Numbers that texts give, as far as they have any: one figure for each few texts."""
    figures = {}
    for n in range(0, len(made), TOLD_BY):
        quoted = [(text.id, text.numbers.pop()) for text in made[n : n + TOLD_BY] if text.numbers]
        readings = [
            {"text": id, "value": NUMBER.findall(words)[0], "as_of": "1900", "quote": words, "basis": "Its own."}
            for id, words in quoted
        ]
        if readings:
            verdict = {"is": "apparent", "why": "They count other things."}
            front = {"title": f"Figure {n}", "unit": "units", "readings": readings, "verdict": verdict}
            figures[f"figures/figure-{n}.md"] = _record(front, "")
    return figures


NUMBER = re.compile(r"\b\d[\d,]*\d\b")


def _record(front: dict[str, Any], body: str) -> str:
    return f"---\n{yaml.safe_dump(front, sort_keys=False, width=1000)}---\n\n{body}\n"


def _write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
