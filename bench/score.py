"""How near an output comes to the truth: characters, boundaries, headings, notes, hyphens."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from .articles import MARK, Article, Block

READ = ("heading", "paragraph", "quotation", "reference")
BROKEN = re.compile(r"([^\W\d_][\w’'-]*)-[ \t]*\n\s*-?([^\W\d_][\w’'-]*)")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)+|[^\W\d_]+")
LABEL = re.compile(
    r"^(?P<heading>#+) |^(?P<quote>> )|^(?P<item>- )|^\[\^(?P<note>[^\]]+)\]: |^\[(?P<kind>pullquote|"
    r"caption|furniture)\] |^\*\*(?P<who>[^*]+):\*\* "
)


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1; `errors` is the character error rate of what is read in order."""

    errors: float
    paragraphs: float
    headings: float
    marks: float
    bodies: float
    hyphens: float
    compounds: float


def blocks(printed: str) -> list[Block]:
    """The blocks of an output in the engine's plain Markdown."""
    found = []
    for row in printed.split("\n\n"):
        label = LABEL.match(row)
        words = row[label.end() :] if label else row
        kind = "paragraph"
        if label:
            kind = label["kind"] or (
                "heading"
                if label["heading"]
                else "quotation"
                if label["quote"]
                else "reference"
                if label["item"]
                else "note"
                if label["note"]
                else "paragraph"
            )
        found.append(
            Block(
                kind,
                words.replace("*", "").strip(),
                len(label["heading"] or "") if label else 0,
                (label["note"] or "") if label else "",
                (label["who"] or "") if label else "",
            )
        )
    return found


def score(truth: Article, raw: str, printed: str) -> Score:
    """One output against its article."""
    made = blocks(printed)
    return Score(
        errors=_errors(truth.blocks, made),
        paragraphs=_same(_edges(truth.blocks), _edges(made)),
        headings=_same(_heads(truth.blocks), _heads(made)),
        marks=_same(_marks(truth.blocks), _marks(made)),
        bodies=_same(_bodies(truth.blocks), _bodies(made)),
        hyphens=_decisions(truth.blocks, made, raw),
        compounds=_compounds(truth.blocks, made, raw),
    )


def _read(found: Iterable[Block]) -> list[Block]:
    return [block for block in found if block.kind in READ and block.plain != "Notes"]


def _errors(truth: Iterable[Block], made: Iterable[Block]) -> float:
    wanted, got = (" ".join(_letters(block.plain) for block in _read(found)) for found in (truth, made))
    return Levenshtein.distance(wanted, got) / max(1, len(wanted))


def _letters(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


def _key(words: str) -> str:
    return re.sub(r"[\W\d_]", "", words.casefold())


def _edges(found: Iterable[Block]) -> Counter[tuple[str, str]]:
    keys = [_key(block.speaker + block.plain) for block in _read(found)]
    return Counter((above[-14:], below[:14]) for above, below in itertools.pairwise(keys))


def _heads(found: Iterable[Block]) -> Counter[str]:
    return Counter(_key(block.plain) for block in found if block.kind == "heading" and block.plain != "Notes")


def _marks(found: Iterable[Block]) -> Counter[tuple[str, str]]:
    return Counter(
        (_key(MARK.sub("", block.words[: mark.start()]))[-14:], mark[1])
        for block in _read(found)
        for mark in MARK.finditer(block.words)
    )


def _bodies(found: Iterable[Block]) -> Counter[tuple[str, str]]:
    return Counter((block.number, _key(block.words)) for block in found if block.kind == "note")


def _same(truth: Counter, made: Counter) -> float:  # type: ignore[type-arg]
    """The harmonic mean of what was found and what is right of it."""
    if not truth and not made:
        return 1.0
    return 2 * sum((truth & made).values()) / (sum(truth.values()) + sum(made.values()))


def _words(found: Iterable[Block]) -> Counter[str]:
    return Counter(word for block in found for word in WORD.findall(block.plain.casefold().replace("’", "'")))


def _decisions(truth: Iterable[Block], made: Iterable[Block], raw: str) -> float:
    """Of the words broken at a line end in the raw text: the share that comes out as in the truth."""
    wanted, got = _words(truth), _words(made)
    sites = {(a.casefold() + b.casefold(), f"{a}-{b}".casefold()) for a, b in BROKEN.findall(raw)}
    sites = {pair for pair in sites if wanted[pair[0]] or wanted[pair[1]]}
    right = sum(got[joined] == wanted[joined] and got[kept] == wanted[kept] for joined, kept in sites)
    return right / len(sites) if sites else 1.0


def _compounds(truth: Iterable[Block], made: Iterable[Block], raw: str) -> float:
    """Of the compounds that the raw text still shows: the share that keep their hyphen."""
    shown = Counter(
        word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", re.sub(r"-[ \t]*\n\s*-?", "-", raw).casefold())
    )
    wanted = Counter({w: min(n, shown[w]) for w, n in _words(truth).items() if "-" in w and shown[w]})
    got = _words(made)
    return sum(min(n, got[w]) for w, n in wanted.items()) / sum(wanted.values()) if wanted else 1.0
