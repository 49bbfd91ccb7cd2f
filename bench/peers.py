"""What others make of the same text: lines joined naively, and public libraries where they are installed."""

from __future__ import annotations

import re
from collections.abc import Callable

Peer = Callable[[str], str]


def naive(raw: str) -> str:
    """Joins every line to the next, every hyphen at a line end closed; an empty line ends a paragraph."""
    words = re.sub(r"-\n[ ]*(?=[a-z])", "", raw.replace("\r\n", "\n").replace("\f", "\n\n"))
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", words) if part.strip())


def peers() -> dict[str, Peer]:
    """The peers that can be had here, by name."""
    found: dict[str, Peer] = {"naive joining": naive}
    try:
        from unstructured.cleaners.core import clean_ligatures, group_broken_paragraphs

        found["unstructured"] = lambda raw: naive(clean_ligatures(group_broken_paragraphs(raw.replace("\f", "\n\n"))))
    except ImportError:
        pass
    try:
        import ftfy

        found["ftfy + naive"] = lambda raw: naive(ftfy.fix_text(raw))
    except ImportError:
        pass
    try:
        from cleantext import clean as clean_text

        found["clean-text"] = lambda raw: naive(
            clean_text(raw, fix_unicode=True, to_ascii=False, lower=False, keep_two_line_breaks=True)
        )
    except ImportError:
        pass
    return found
