"""The base texts, `texts/*.md`: what is true of them, and on which side of the split they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from .articles import Article, Block, parsed

FOLDER = Path(__file__).with_name("texts")
SPLITS = ("dev", "test")


@dataclass(frozen=True, eq=False)
class Base:
    """A text before anything is made of it."""

    name: str
    language: str
    genre: str
    """`article`, `chapter`, `interview`, `lecture`, `letters`, `list`, `statute`, `treaty` or `verse`."""
    split: str
    """`dev`, which may be looked at, or `test`, of which only means are shown."""
    licence: str
    origin: str
    article: Article
    sum: str
    """Of its file, by which what was made of it is kept."""

    def __reduce__(self) -> tuple[Callable[[str], Base], tuple[str]]:
        """Another process knows it by its name."""
        return text, (self.name,)

    @property
    def words(self) -> int:
        """How long it is; languages without blanks count two letters as a word."""
        return sum(max(len(block.plain.split()), len(block.plain) // 7) for block in self.article.blocks)


@cache
def texts() -> tuple[Base, ...]:
    """All of them, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.md")))


def text(name: str) -> Base:
    """By its name."""
    return next(base for base in texts() if base.name == name)


def _read(path: Path) -> Base:
    whole = path.read_text("utf-8")
    _, front, body = whole.split("---\n", 2)
    said = dict(line.split(": ", 1) for line in front.splitlines())
    blocks = parsed(re.sub(r"\n+", "\n\n", body))  # one block a line
    if said["genre"] == "verse":
        blocks = tuple(_line(block) for block in blocks)
    article = Article(said["language"], blocks)
    return Base(path.stem, **said, article=article, sum=sha256(whole.encode()).hexdigest())


def _line(block: Block) -> Block:
    return replace(block, kind="line") if block.kind == "paragraph" else block
