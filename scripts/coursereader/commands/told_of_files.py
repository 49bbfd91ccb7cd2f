"""What an editor is told of a file that was read: its letters, and what is no part of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..input.formats.reading import ReadFile


def told(file: ReadFile) -> Iterator[str]:
    """One line on its encoding, where it is not UTF-8; one on what was read out, where it is no plain text."""
    if file.encoding:
        how = "its bytes suggest it" if file.guessed else "the file says it"
        doubt = f", and {file.doubt}: read a page and see" if file.doubt else ""
        said = f"Letters: {file.encoding}; {how}{doubt}."
        yield f"{said} Where it is another, write it in source.yml: recipe: {{encoding: …}}." if file.guessed else said
    if file.format:
        yield f"The file stays as it was received; its text was read out as Markdown ({len(file.text)} characters)."
    if file.aside:
        counts: Counter[str] = Counter()
        for one in file.aside:
            counts[one.name] += len("".join(one.words.split()))
        named = ", ".join(
            f"{name} ({count})" for name, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        )
        yield f"Set aside, in characters: {named}."
    yield from file.doubts
