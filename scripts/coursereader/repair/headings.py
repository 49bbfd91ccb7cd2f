"""Headings of a text without markup: lines ended on purpose, with no full stop, that no sentence runs into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .draft import Cut, Draft, Edit
from .lines import REFERENCES, Block, Line, Measure, blocks, is_open, is_wrapped

NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")
ALONE = re.compile(r"^(?:\d{1,2}|[IVX]{1,5})\.?$")
TOP = re.compile(
    r"(abstract|introduction|conclusions?|concluding remarks|discussion|methods?|results|acknowledge?ments?|notes|appendix|"
    r"resumo|introdução|conclus(ão|ões)|résumé|einleitung|schluss|zusammenfassung|resumen|introducción|conclusi(ón|ones)|"
    r"введение|заключение|аннотация|about the authors?|conflicts? of interests?)\W*$",
    re.IGNORECASE,
)
STARTS = re.compile(r"[\"“‘«(]?[^\W_]")
MOST_WORDS, LONGEST = 18, 130


@dataclass(frozen=True)
class Heading:
    """A line or block that is a heading."""

    start: int
    end: int
    words: str
    level: int
    paragraphs: int = 0
    """How many blocks follow before the next heading."""


def headings(draft: Draft) -> Iterable[Edit]:
    """Marks every heading with its level and closes it off from the paragraph below."""
    known = {mark.at for mark in draft.marks("heading", "speaker")}
    spaced = {mark.at for mark in draft.marks("letter-spaced")}
    found = [h for h in _find(draft.text, spaced) if not any(h.start <= at <= h.end for at in known)]
    for heading in found if known else _levelled(found, draft.text):
        yield Cut(heading.start, heading.start, "heading", "", str(heading.level))
        yield from _joined(draft.text, heading)
        if draft.text[heading.end : heading.end + 2].count("\n") == 1 and heading.end < len(draft.text):
            yield Cut(heading.end, heading.end + 1, "paragraph", "\n\n")
        if heading.start and not draft.text[: heading.start].rstrip(" \t").endswith("\n\n"):
            yield Cut(heading.start - 1, heading.start, "paragraph", "\n\n")


def _joined(text: str, heading: Heading) -> Iterable[Edit]:
    """A heading of several lines is one."""
    for found in re.finditer(r"[ \t]*\n\s*", text[heading.start : heading.end]):
        yield Cut(heading.start + found.start(), heading.start + found.end(), "line-end", " ")


def _find(text: str, spaced: set[int]) -> list[Heading]:
    measure, wrapped = Measure.of(text), is_wrapped(text)
    all_blocks = blocks(text)
    numbers = _section_numbers(all_blocks)
    found: list[Heading] = []
    taken = -1
    for index, block in enumerate(all_blocks):
        if block.start < taken:
            continue
        before = all_blocks[index - 1].words if index else ""
        capitals = _capital_blocks(all_blocks, index)
        if capitals:
            level = 3 if block.start in spaced else 2
            found.append(Heading(capitals[0].start, capitals[-1].end, " ".join(b.words for b in capitals), level))
            taken = capitals[-1].end
        elif block.words in numbers and len(block.lines) == 1:
            found.append(Heading(block.start, block.end, block.words, 2))
        elif wrapped:
            found.extend(_in_block(block, before, measure))
        elif len(block.lines) == 1 and not is_open(before) and _is_title(block.lines[0].words) and TOP.match(block.words):
            found.append(Heading(block.start, block.end, block.words, 2))
    return found


def _in_block(block: Block, before: str, measure: Measure) -> Iterable[Heading]:
    """Lines of a block that were ended on purpose and read like a title, each after a finished sentence or another heading."""
    above, free = before, not before or not is_open(before)
    for line, after in zip(block.lines, [*block.lines[1:], None], strict=True):
        ended = after is None or measure.ended(line, after)
        begins = after is None or bool(STARTS.match(after.words)) and not after.words[:1].islower()
        if free and ended and begins and _is_title(line.words) and (len(block.lines) > 1 or _is_short(line, measure)):
            yield Heading(line.start, line.end, line.words, 2)
            free = True
        else:
            above = line.words
            free = not is_open(above) and ended


def _is_short(line: Line, measure: Measure) -> bool:
    near = measure.around(line.start)
    return not near or len(line.words) < 0.95 * near[-1]


def _is_title(words: str) -> bool:
    """Whether words read like a title: short, beginning with a capital or a number, without the end of a sentence."""
    if not STARTS.match(words) or words[:1].islower() or len(words) > LONGEST or len(words.split()) > MOST_WORDS:
        return False
    return words[-1] not in ".,;:-–—" or bool(TOP.match(words) or REFERENCES.match(words))


def _capital_blocks(found: Sequence[Block], index: int) -> list[Block]:
    """Consecutive blocks in capitals: one heading, unless the first is complete by itself."""
    group: list[Block] = []
    for block in found[index:]:
        letters = [char for char in block.words if char.isalpha()]
        capitals = len(letters) >= 3 and all(char.isupper() for char in letters) and len(block.words) <= 2 * LONGEST
        if not capitals or (group and not group[-1].words.endswith((":", "–", "-", ","))):
            break
        group.append(block)
    return group


def _section_numbers(found: Sequence[Block]) -> set[str]:
    """Numbers alone on their lines that count up from one: sections without a title."""
    alone = [block.words for block in found if ALONE.match(block.words) and block.words.isdigit()]
    return set(alone) if len(alone) >= 2 and alone == [str(n) for n in range(1, len(alone) + 1)] else set()


def _levelled(found: Sequence[Heading], text: str) -> list[Heading]:
    """Levels from numbers; else, after a heading with one paragraph before the next heading, those that follow are below it."""
    counted = [_count(heading, after, text) for heading, after in zip(found, [*found[1:], None], strict=False)]
    levels = {heading.level for heading in counted}
    if found and all(ALONE.match(heading.words) for heading in found):
        return list(found)
    if any(NUMBERED.match(h.words) for h in counted):
        return [replace(h, level=_numbered_level(h)) for h in counted]
    if len(levels) > 1 or any(h.words.isupper() for h in counted):
        return [h if h.words.isupper() else replace(h, level=3) for h in counted]
    out: list[Heading] = []
    below = False
    for heading in counted:
        if TOP.match(heading.words) or REFERENCES.match(heading.words):
            below = False
            out.append(heading)
        elif heading.paragraphs <= 1 and heading is not counted[-1]:
            below = True
            out.append(heading)
        else:
            out.append(replace(heading, level=3 if below else 2))
    return out


def _count(heading: Heading, after: Heading | None, text: str) -> Heading:
    return replace(heading, paragraphs=len(blocks(text[heading.end : after.start if after else len(text)])))


def _numbered_level(heading: Heading) -> int:
    number = NUMBERED.match(heading.words)
    return min(3, 2 + number[1].count(".")) if number else 2
