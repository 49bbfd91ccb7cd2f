"""How near an output comes to the truth, by measures that do not disturb each other: `tests/test_bench.py` shows it.

Everything but `characters` compares words around a place, not places: a block that stands elsewhere lowers `order`
alone, a letter that is wrong lowers `characters` alone. A measure of which a text has nothing is None, and counts
nowhere; where something is found that the text does not have, it is 0. A caption may come out as one or as a paragraph:
most formats do not say which it is.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace

from rapidfuzz.distance import Levenshtein

from .articles import MARK, Block, parsed

READ = ("heading", "paragraph", "line", "quotation", "reference", "row")
BROKEN = re.compile(r"([^\W\d_][\w’'-]*)-[ \t]*\n\s*-?([^\W\d_][\w’'-]*)")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)+|[^\W\d_]+")
COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
SIGN = re.compile(r"^[-–—•*·+] +")
NOTES = ("Notes", "Anmerkungen", "Примечания")
"""A heading over the notes, which makers add."""
EDGE = 14
"""Letters on either side of a boundary or before a mark that say which it is."""
NEAR, NEARER = 0.8, 0.95
"""Letters that two edges or headings, and two bodies, share where a letter or two were misread."""
SHINGLE, SHINGLE_OF_IDEOGRAPHS = 12, 5
"""Letters that stand only once in a text, and so say where an output is in it."""
IDEOGRAPH = re.compile(r"[\u3041-\u9fff]")
FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1; None where a text has nothing of the kind."""

    characters: float | None
    """1 less the character error rate, blocks put in the order of the truth."""
    order: float | None
    """Of the letters: the share that stands in one rising order."""
    paragraphs: float | None
    headings: float | None
    marks: float | None
    bodies: float | None
    hyphens: float | None
    """Of the words broken at a line end and of the compounds received: the share that comes out right."""

    @property
    def overall(self) -> float:
        """The mean of those measures that the text has."""
        found = [value for value in self.values if value is not None]
        return sum(found) / len(found)

    @property
    def values(self) -> list[float | None]:
        """In the order of `MEASURES`."""
        return [getattr(self, name) for name in MEASURES]


MEASURES = tuple(field.name for field in fields(Score))


def score(truth: Sequence[Block], raw: str, printed: str) -> Score:
    """One output, as the engine prints, against the truth; `raw` is what the engine was given, where that is text."""
    made = parsed(printed)
    aside = {_key(block.plain) for block in truth if block.kind not in (*READ, "note")}
    wanted, got = _read(truth), [block for block in _read(made) if _key(block.plain) not in aside]
    places = Places.of(_key(" ".join(block.plain for block in wanted)))
    return Score(
        characters=_characters(wanted, got, places),
        order=_order(got, places),
        paragraphs=_same(_edges(wanted), _edges(got), _near_pair),
        headings=_same(_heads(wanted), _heads(got), _near),
        marks=_same(_marks(wanted), _marks(got), _near_mark),
        bodies=_same(_bodies(truth), _bodies(made), _near_body),
        hyphens=_hyphens(truth, made, raw),
    )


def _read(found: Iterable[Block]) -> list[Block]:
    """What is read in order, without the bars of tables and the signs of lists, which formats write as they will."""
    rows = [replace(block, words=SIGN.sub("", block.words.replace("|", " "))) for block in found if block.kind in READ]
    return [block for block in rows if re.search(r"\w", block.words) and block.plain.strip() not in NOTES]


def _letters(words: str) -> str:
    return " ".join(words.casefold().translate(FOLDED).split())


def _key(words: str) -> str:
    return re.sub(r"[\W\d_]", "", words.casefold())


@dataclass(frozen=True)
class Places:
    """Where each run of letters stands in the truth that occurs once there."""

    length: int
    of_runs: dict[str, int]

    @classmethod
    def of(cls, key: str) -> Places:
        """Of a text of letters alone."""
        length = SHINGLE_OF_IDEOGRAPHS if len(IDEOGRAPH.findall(key)) > len(key) / 2 else SHINGLE
        runs = [key[at : at + length] for at in range(len(key) - length + 1)]
        count = Counter(runs)
        return cls(length, {run: at for at, run in enumerate(runs) if count[run] == 1})

    def found(self, words: str) -> list[int]:
        """The places of what is found of it in some words, in their order."""
        key = _key(words)
        runs = (key[at : at + self.length] for at in range(len(key) - self.length + 1))
        return [self.of_runs[run] for run in runs if run in self.of_runs]


def _characters(wanted: Sequence[Block], got: Sequence[Block], places: Places) -> float | None:
    keyed, last = [], -1
    for block in got:
        found = sorted(places.found(block.plain))
        last = found[len(found) // 2] if found else last
        keyed.append((last, _letters(_said(block))))
    truth = " ".join(_letters(_said(block)) for block in wanted)
    words = " ".join(words for _, words in sorted(keyed, key=lambda one: one[0]))
    return max(0.0, 1 - Levenshtein.distance(truth, words) / len(truth)) if truth else None


def _said(block: Block) -> str:
    return f"{block.speaker}: {block.plain}" if block.speaker else block.plain


def _order(got: Sequence[Block], places: Places) -> float | None:
    """Blocks are keyed one by one, so that no run of letters reaches over an edge."""
    if not places.of_runs:
        return None
    sequence = [place for block in got for place in places.found(block.plain)]
    rising: list[int] = []
    for place in sequence:
        at = bisect_left(rising, place)
        rising[at : at + 1] = [place]
    return len(rising) / len(sequence) if sequence else 0.0


def _edges(found: Iterable[Block]) -> Counter[tuple[str, str]]:
    keys = [_key(block.speaker + block.plain) for block in found]
    keys = [key for key in keys if key]
    return Counter((above[-EDGE:], below[:EDGE]) for above, below in itertools.pairwise(["", *keys, ""]))


def _heads(found: Iterable[Block]) -> Counter[str]:
    return Counter(_key(block.plain) for block in found if block.kind == "heading")


def _marks(found: Iterable[Block]) -> Counter[tuple[str, str]]:
    return Counter(
        (_key(MARK.sub("", block.words[: mark.start()]))[-EDGE:], mark[1])
        for block in found
        for mark in MARK.finditer(block.words)
    )


def _bodies(found: Iterable[Block]) -> Counter[tuple[str, str]]:
    return Counter((_key(block.words), block.number) for block in found if block.kind == "note")


def _near(one: str, other: str, least: float = NEAR) -> bool:
    return Levenshtein.normalized_similarity(one, other, score_cutoff=least) >= least


def _near_pair(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return _near(one[0], other[0]) and _near(one[1], other[1])


def _near_mark(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[1] == other[1] and _near(one[0], other[0])


def _near_body(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[1] == other[1] and _near(one[0], other[0], NEARER)


def _same(truth: Counter, made: Counter, near: Callable) -> float | None:  # type: ignore[type-arg]
    """The harmonic mean of what was found and what is right of it; each thing is matched once, exactly if it can be."""
    if not truth and not made:
        return None
    right = sum((truth & made).values())
    left = list((made - truth).elements())
    for wanted in (truth - made).elements():
        at = next((at for at, one in enumerate(left) if near(wanted, one)), None)
        if at is not None:
            del left[at]
            right += 1
    return 2 * right / (sum(truth.values()) + sum(made.values()))


def _hyphens(truth: Iterable[Block], made: Iterable[Block], raw: str) -> float | None:
    """A word that was broken comes out as often as in the truth, joined and with its hyphen; a compound that was not
    keeps its hyphen."""
    wanted, got = _words(truth), _words(made)
    pairs = {(a.casefold() + b.casefold(), f"{a}-{b}".casefold()) for a, b in BROKEN.findall(raw)}
    pairs = {pair for pair in pairs if wanted[pair[0]] or wanted[pair[1]]}
    right = sum(got[joined] == wanted[joined] and got[kept] == wanted[kept] for joined, kept in pairs)
    broken = {word for pair in pairs for word in pair}
    received = Counter(COMPOUND.findall(raw.casefold()))
    shown = {w: min(n, received[w]) for w, n in wanted.items() if "-" in w and received[w] and w not in broken}
    sites = len(pairs) + sum(shown.values())
    return (right + sum(min(n, got[word]) for word, n in shown.items())) / sites if sites else None


def _words(found: Iterable[Block]) -> Counter[str]:
    return Counter(word for block in found for word in WORD.findall(block.plain.casefold().replace("’", "'")))
