"""Headings of a text without markup: lines ended on purpose, with no full stop, that no sentence runs into."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .draft import Cut, Draft, Edit
from .lines import REFERENCES, Block, Line, Measure, blocks, is_open, is_wrapped
from .widths import width

NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[^\W\d_]")
ALONE = re.compile(r"^(?:\d{1,2}|[IVX]{1,5})\.?$")
TOP = re.compile(
    r"(abstract|introduction|conclusions?|concluding remarks|discussion|methods?|results|"
    r"acknowledge?ments?|notes|appendix|"
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
    places = sorted(known)
    found = [h for h in _find(draft.text, spaced) if bisect_left(places, h.start) == bisect_right(places, h.end)]
    for heading in found if known else _levelled(found, draft.text):
        yield Cut(heading.start, heading.start, "heading", "", str(heading.level))
        yield from _joined(draft.text, heading)
        if draft.text[heading.end : heading.end + 2].count("\n") == 1 and heading.end < len(draft.text):
            yield Cut(heading.end, heading.end + 1, "paragraph", "\n\n")
        if heading.start and not draft.text[max(0, heading.start - 100) : heading.start].rstrip(" \t").endswith("\n\n"):
            yield Cut(heading.start - 1, heading.start, "paragraph", "\n\n")


def _joined(text: str, heading: Heading) -> Iterable[Edit]:
    """A heading of several lines is one."""
    for found in re.finditer(r"(?<![ \t-])[ \t]*\n\s*", text[heading.start : heading.end]):
        yield Cut(heading.start + found.start(), heading.start + found.end(), "line-end", " ")


def _find(text: str, spaced: set[int]) -> list[Heading]:
    measure, wrapped = Measure.of(text), is_wrapped(text)
    all_blocks = blocks(text)
    numbers = _section_numbers(all_blocks)
    found: list[Heading] = []
    taken = -1
    listed = False
    for index, block in enumerate(all_blocks):
        if block.start < taken:
            continue
        before = all_blocks[index - 1].words if index else ""
        listed = listed or any(REFERENCES.match(heading.words) for heading in found[-1:])
        capitals = _capital_blocks(all_blocks, index)
        if capitals:
            level = 3 if block.start in spaced else 2
            found.append(Heading(capitals[0].start, capitals[-1].end, " ".join(b.words for b in capitals), level))
            taken = capitals[-1].end
        elif block.words in numbers and len(block.lines) == 1:
            found.append(Heading(block.start, block.end, block.words, 2))
        elif wrapped:
            for heading in _in_block(block, before, measure):
                listed = (listed and not _leaves_list(heading.words)) or bool(REFERENCES.match(heading.words))
                if not listed or REFERENCES.match(heading.words):
                    found.append(heading)
        elif (
            len(block.lines) == 1 and not is_open(before) and _is_title(block.lines[0].words) and TOP.match(block.words)
        ):
            found.append(Heading(block.start, block.end, block.words, 2))
    return found


def _in_block(block: Block, before: str, measure: Measure) -> Iterable[Heading]:
    """Lines of a block that were ended on purpose and read like a title, each after a finished sentence or another
    heading."""
    free = not before or not is_open(before)
    index = 0
    while index < len(block.lines):
        group = _titled(block.lines, index)
        line, after = group[-1], _line(block.lines, index + len(group))
        words = " ".join(row.words for row in group)
        ended = after is None or measure.ended(line, after) or _is_plain_title(words)
        begins = after is None or (bool(STARTS.match(after.words)) and not after.words[:1].islower())
        if free and ended and begins and _is_title(words) and (len(block.lines) > 1 or _is_short(line, measure)):
            yield Heading(group[0].start, line.end, words, 2)
            index += len(group)
        else:
            line, after = block.lines[index], _line(block.lines, index + 1)
            free = not is_open(line.words) and (
                after is None or measure.ended(line, after) or _is_plain_title(after.words)
            )
            index += 1


def _leaves_list(words: str) -> bool:
    """Whether a line ends a list of works: it is a section's common name; titles of works are none."""
    return bool(TOP.match(words))


def _line(rows: Sequence[Line], index: int) -> Line | None:
    return rows[index] if index < len(rows) else None


def _titled(rows: Sequence[Line], index: int) -> Sequence[Line]:
    """A line, with those after it that go on with its title: every longer word in each begins with a capital."""
    end = index + 1
    if _is_capitalized(rows[index].words):
        while end < min(len(rows), index + 5) and _goes_with(rows[end - 1], rows[end]):
            end += 1
    return rows[index:end]


def _is_plain_title(words: str) -> bool:
    return (len(words.split()) >= 4 and _is_capitalized(words)) or bool(TOP.match(words) or REFERENCES.match(words))


def _goes_with(above: Line, line: Line) -> bool:
    words = re.sub(r"^\w+", "", line.words) if above.words.endswith("-") else line.words
    return is_open(above.words) and _is_capitalized(words)


def _is_capitalized(words: str) -> bool:
    """Whether a line is set like a title: it ends in no full stop, and every word of four letters or more begins with
    a capital."""
    longer = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) >= 4]
    return (
        len(words) <= LONGEST
        and words[-1:] not in ".,;"
        and len(longer) >= 1
        and all(word[0].isupper() for word in longer)
    )


def _is_short(line: Line, measure: Measure) -> bool:
    near = measure.around(line.start)
    return not near or width(line.words) < 0.95 * near[-1]


def _is_title(words: str) -> bool:
    """Whether words read like a title: short, beginning with a capital or a number, without the end of a sentence."""
    if not STARTS.match(words) or words[:1].islower() or len(words) > LONGEST or len(words.split()) > MOST_WORDS:
        return False
    return words[-1] not in ".,;:-–—" or bool(TOP.match(words) or REFERENCES.match(words))


def _capital_blocks(found: Sequence[Block], index: int) -> list[Block]:
    """Consecutive blocks in capitals: one heading, unless the first is complete by itself."""
    group: list[Block] = []
    for block in (found[at] for at in range(index, len(found))):
        letters = [char for char in block.words if char.isalpha()] if block.words.isupper() else []
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
    """Levels from numbers; else, after a heading with one paragraph before the next heading, those that follow are
    below it."""
    counted = _counted(found, blocks(text))
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


def _counted(found: Sequence[Heading], all_blocks: Sequence[Block]) -> list[Heading]:
    """The headings, each with the number of blocks before the next: what is left of its own block is one."""
    starts, ends = [block.start for block in all_blocks], [block.end for block in all_blocks]
    until = [*(bisect_left(starts, after.start) for after in found[1:]), len(starts)]
    return [
        replace(heading, paragraphs=max(0, end - bisect_right(ends, heading.end)))
        for heading, end in zip(found, until, strict=False)
    ]


def _numbered_level(heading: Heading) -> int:
    number = NUMBERED.match(heading.words)
    return min(3, 2 + number[1].count(".")) if number else 2
