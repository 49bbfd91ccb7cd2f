"""Articles of known make: what every paragraph, heading, note and quotation is, before anything is typeset."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from .prose import SOLID, sample

MARK = re.compile(r"\[\^(\w+|[*†‡])\]")
CLOSING = {"de": ("„", "“"), "fr": ("« ", " »"), "ru": ("«", "»"), "pl": ("„", "”"), "es": ("«", "»"), "it": ("«", "»")}
REFERENCES_TITLES = {
    "en": "References",
    "de": "Literatur",
    "es": "Bibliografía",
    "it": "Bibliografia",
    "pl": "Bibliografia",
    "ru": "Литература",
    "cs": "Literatura",
    "fr": "Références",
    "pt": "Referências",
    "uk": "Література",
    "el": "Βιβλιογραφία",
    "nl": "Literatuur",
    "sv": "Litteratur",
    "hu": "Irodalom",
    "sr": "Литература",
    "vi": "Tài liệu tham khảo",
    "ko": "참고문헌",
    "ja": "参考文献",
    "zh": "参考文献",
    "fa": "منابع",
}


@dataclass(frozen=True)
class Block:
    """One block of an article; note marks stand in its words as `[^3]`."""

    kind: str
    """`heading`, `paragraph`, `quotation`, `pullquote`, `reference` or `note`."""
    words: str
    level: int = 0
    number: str = ""
    speaker: str = ""

    @property
    def plain(self) -> str:
        """Its words without the marks."""
        return MARK.sub("", self.words)


@dataclass(frozen=True)
class Article:
    """Blocks in reading order, notes last."""

    language: str
    blocks: tuple[Block, ...]

    def of(self, *kinds: str) -> list[Block]:
        """The blocks of some kinds."""
        return [block for block in self.blocks if block.kind in kinds]


@dataclass
class Writer:
    """Takes sentences off a run of prose and makes blocks of them."""

    rng: random.Random
    run: list[str]
    language: str
    longest: int = 6
    """Words of a heading, at most."""
    notes: int = 0

    @property
    def joint(self) -> str:
        """What stands between two sentences."""
        return "" if self.language in SOLID else " "

    def sentences(self, least: int, most: int) -> list[str]:
        count = self.rng.randint(least, most)
        taken, self.run[:] = self.run[:count], self.run[count:]
        return taken

    def title(self) -> str:
        words = re.findall(r"[^\W\d_]{3,}", " ".join(self.sentences(1, 1)))
        if self.language in SOLID:
            return "".join(words)[: self.rng.randint(6, 12)]
        words = words[: self.rng.randint(2, self.longest)]
        if self.language.startswith("en"):
            words = [word.capitalize() for word in words]
        return " ".join([words[0].capitalize(), *words[1:]]) if words else "Section"

    def paragraph(self, notes: bool) -> Block:
        parts = self.sentences(3, 6)
        if notes:
            for index in range(len(parts)):
                if self.rng.random() < 0.18:
                    self.notes += 1
                    parts[index] += f"[^{self.notes}]"
        return Block("paragraph", self.joint.join(parts))


def article(
    language: str,
    seed: int,
    *,
    sections: int = 5,
    notes: bool = True,
    pull_quotes: bool = False,
    quotes: bool = True,
    longest: int = 6,
) -> Article | None:
    """An article of about four pages; None where the language has no prose here."""
    rng = random.Random(seed)
    run = sample(language, seed, 400)
    if len(run) < 200:
        return None
    writer = Writer(rng, run, language.split("-")[0], longest)
    blocks = [Block("heading", writer.title() + " " + writer.title(), 1), writer.paragraph(False)]
    for _ in range(sections):
        blocks += _section(writer, notes, pull_quotes, quotes)
    blocks += _references(writer, rng)
    blocks += [
        Block("note", writer.joint.join(writer.sentences(1, 2)), number=str(n)) for n in range(1, writer.notes + 1)
    ]
    return Article(writer.language, tuple(blocks))


def _section(writer: Writer, notes: bool, pull_quotes: bool, quotes: bool) -> list[Block]:
    blocks = [Block("heading", writer.title(), 2)]
    for _ in range(writer.rng.randint(2, 4)):
        blocks.append(writer.paragraph(notes))
    if quotes and writer.rng.random() < 0.5:
        blocks[-1] = replace(blocks[-1], words=blocks[-1].words + " It was said in these words:")
        blocks.append(Block("quotation", writer.joint.join(writer.sentences(2, 3))))
        blocks.append(writer.paragraph(notes))
    if pull_quotes and writer.rng.random() < 0.7:
        words = blocks[-1].plain.split(". ")[0].split()[:12]
        blocks.append(Block("pullquote", " ".join(words)))
        blocks.append(writer.paragraph(notes))
    if writer.rng.random() < 0.4:
        blocks += [Block("heading", writer.title(), 3), writer.paragraph(notes), writer.paragraph(notes)]
    return blocks


def _references(writer: Writer, rng: random.Random) -> list[Block]:
    names = sorted(
        {
            word
            for sentence in writer.run[:150]
            for word in re.findall(r"(?<=[a-zа-я] )[^\W\d_a-z][^\W\d_]{4,9}\b", sentence)
        }
    )[:14]
    found = []
    for name in names:
        title = writer.title().capitalize()
        year, page = rng.randint(1960, 2020), rng.randint(1, 300)
        found.append(
            f"{name}, {rng.choice('ABEJKMR')}. ({year}). {title} and {writer.title().lower()}. "
            f"{writer.title()}, {rng.randint(1, 40)}({rng.randint(1, 4)}), {page}–{page + 17}."
        )
    return [Block("heading", REFERENCES_TITLES[writer.language], 2), *(Block("reference", words) for words in found)]
