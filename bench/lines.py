"""A small typesetter for languages that no other here can set: lines of even width, broken by LibreOffice's
hyphenation lists."""

from __future__ import annotations

from .articles import MARK, Article

FOLIO = 17


def pages(article: Article, width: int = 62, height: int = 40) -> str:
    """The article as a text file of pages: heads at the top, notes at the foot, paragraphs indented by two blanks."""
    bodies = {block.number: block.words for block in article.of("note")}
    rows, feet, out = [], [], []
    for block in article.blocks:
        if block.kind in ("note", "pullquote"):
            continue
        if block.kind == "heading":
            rows.append(("", []))
        indent = "  " if block.kind == "paragraph" else ""
        margin = "    " if block.kind == "quotation" else ""
        for line, numbers in _broken(block.words, article.language, width - 2 * len(margin), indent):
            rows.append((margin + line, numbers))
        if block.kind == "heading":
            rows.append(("", []))
    while rows:
        page, feet = [], []
        while rows and len(page) + len(feet) < height:
            line, numbers = rows.pop(0)
            page.append(line)
            for number in numbers:
                feet += [row for row, _ in _broken(f"{number} {bodies[number]}", article.language, width + 8, "")]
        folio = FOLIO + len(out)
        head = f"{folio}   Alder" if folio % 2 else f"Birch und Buche   {folio}"
        out.append("\n".join([head, "", *page, "", *feet]))
    return "\n\f".join(out) + "\n"


def _broken(words: str, language: str, width: int, indent: str) -> list[tuple[str, list[str]]]:
    import pyphen

    hyphens = pyphen.Pyphen(
        lang={"en": "en_US", "de": "de_DE", "es": "es", "it": "it_IT", "pl": "pl_PL", "ru": "ru_RU"}[language]
    )
    found: list[tuple[str, list[str]]] = []
    line, marks = indent, []
    for word in words.split(" "):
        numbers = MARK.findall(word)
        shown = MARK.sub(r"\1", word)
        joint = "" if not line.strip() else " "
        if len(line) + len(joint) + len(shown) > width and line.strip():
            head, tail = _split(shown, width - len(line) - 2, hyphens)
            if head:
                line += joint + head
                shown = tail
            found.append((line, marks))
            line, marks, joint = "", [], ""
        line += joint + shown
        marks = marks + numbers
    return [*found, (line, marks)]


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
