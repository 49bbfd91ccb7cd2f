"""A small typesetter for languages that no other here can set: lines of even width, broken by LibreOffice's
hyphenation lists."""

from __future__ import annotations

import re
import unicodedata

from .articles import MARK, SOLID, Article

FIRST_FOLIO = 17
LANGUAGES_THAT_REPEAT_HYPHENS = ("pt", "cs")
"""Languages whose setting repeats a compound's hyphen on the next line."""
PLACES_TO_BREAK = re.compile(r"(?<=[\u3000-\u9fff，。！？；：、）」』”])(?=[\u3041-\u9fff“「『（])")
"""Where a line may end in Chinese and Japanese: not before a mark that closes."""


def pages(article: Article, width: int = 62, height: int = 40) -> str:
    """The article as a text file of pages: heads at the top, notes at the foot, paragraphs indented by two blanks."""
    bodies = {block.number: block.words for block in article.of("note")}
    rows, feet, out = [], [], []
    for block in article.blocks:
        if block.kind == "note":
            continue
        if block.kind == "row":
            rows.append(("".join(f"{cell:<16}" for cell in block.cells).rstrip(), []))
            continue
        if block.kind == "heading":
            rows.append(("", []))
        indent = "  " if block.kind == "paragraph" else ""
        margin = "    " if block.kind == "quotation" else ""
        for line, numbers in broken(block.said, article.language, width - 2 * len(margin), indent):
            rows.append((margin + line, numbers))
        if block.kind == "heading":
            rows.append(("", []))
    while rows:
        page, feet = [], []
        while rows and len(page) + len(feet) < height:
            line, numbers = rows.pop(0)
            page.append(line)
            for number in numbers:
                feet += [row for row, _ in broken(f"{number} {bodies[number]}", article.language, width + 8, "")]
        folio = FIRST_FOLIO + len(out)
        head = f"{folio}   Alder" if folio % 2 else f"Birch und Buche   {folio}"
        out.append("\n".join([head, "", *page, "", *feet]))
    return "\n\f".join(out) + "\n"


def broken(words: str, language: str, width: int, indent: str) -> list[tuple[str, list[str]]]:
    """Words in lines, each with the notes that are marked in it."""
    hyphens = _hyphens(language)
    solid = language in SOLID
    found: list[tuple[str, list[str]]] = []
    line, marks = indent, []
    for word in PLACES_TO_BREAK.split(words) if solid else words.split(" "):
        numbers = MARK.findall(word)
        shown = MARK.sub(r"\1", word)
        joint = "" if solid or not line.strip() else " "
        if _cells(line) + len(joint) + _cells(shown) > width and line.strip():
            head, tail = _split(shown, width - len(line) - 2, hyphens) if hyphens else ("", shown)
            if head:
                line += joint + head
                shown = (
                    "-" + tail
                    if language in LANGUAGES_THAT_REPEAT_HYPHENS and head.endswith("-") and word.startswith(head)
                    else tail
                )
            found.append((line, marks))
            line, marks, joint = "", [], ""
        line += joint + shown
        marks = marks + numbers
    return [*found, (line, marks)]


def _cells(words: str) -> int:
    """How wide words are on a typewriter, where an ideograph takes two places."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)


def _hyphens(language: str) -> object | None:
    """LibreOffice's list for a language; None where it hyphenates nothing."""
    import pyphen

    code = {"en": "en_US", "de": "de_DE", "pt": "pt_PT"}.get(language) or pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=code) if code else None


def _split(word: str, room: int, hyphens: object) -> tuple[str, str]:
    if "-" in word[1:-1] and word.index("-") < room:
        cut = word.index("-") + 1
        return word[:cut], word[cut:]
    if any(not char.isalpha() for char in word.strip(".,;:?!1234567890")):
        return "", word
    for head, tail in hyphens.iterate(word):  # type: ignore[attr-defined]
        if len(head) <= room and tail.strip(".,;:?!1234567890"):
            return head + "-", tail
    return "", word
