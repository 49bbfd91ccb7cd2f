"""Headings of a text without markup: lines ended on purpose, with no full stop, that no sentence runs into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.lines import (
    MOST_LETTERS_OF_A_TITLE,
    Block,
    Line,
    blocks_of,
    is_capitals,
    is_open,
    is_table_row,
    is_title_case,
    is_wrapped,
)
from ..evidence.measure import Measure
from ..evidence.places import QuotationRanges, any_within
from ..evidence.reference_list import is_title_of_works, works_title
from ..evidence.table_lines import has_figures, table_lines
from ..evidence.title_lines import title_lines
from ..evidence.titles import (
    SECTION_NAME,
    TITLE_START,
    begins_title,
    ends_title,
    is_finished,
    is_plain_title,
    is_section_name,
    section_label,
    section_numbers,
)
from .heading_levels import Heading, levelled
from .weighed_headings import ENDS_OF_A_HALF, together, weighed

MOST_LINES_OF_A_HEADING = 5


def headings(draft: Draft) -> Iterable[Edit]:
    """Marks every heading with its level and closes it off from the paragraph below."""
    known = {mark.at for mark in draft.marks(PieceKind.HEADING, PieceKind.SPEAKER)}
    spaced = {mark.at for mark in draft.marks(PieceKind.LETTER_SPACED)}
    tables = table_lines(draft.text)
    places = sorted(known | {mark.at for mark in draft.marks(PieceKind.KEPT_LINE, PieceKind.ITEM)})
    quoted = QuotationRanges.of(draft)
    found = [
        heading
        for heading in weighed(draft, _find(draft.text, spaced))
        if not any_within(places, heading.start, heading.end)
        and not quoted.holds(heading.start)
        and heading.start not in tables
    ]
    for heading in found if known else levelled(found, draft.text):
        yield Change(heading.start, heading.start, PieceKind.HEADING, "", str(heading.level))
        yield from _joined(draft.text, heading)
        if draft.text[heading.end : heading.end + 2].count("\n") == 1 and heading.end < len(draft.text):
            yield Change(heading.end, heading.end + 1, PieceKind.PARAGRAPH, "\n\n")
        if heading.start and not draft.text[max(0, heading.start - 100) : heading.start].rstrip(" \t").endswith("\n\n"):
            yield Change(heading.start - 1, heading.start, PieceKind.PARAGRAPH, "\n\n")


def _joined(text: str, heading: Heading) -> Iterable[Edit]:
    """A heading of several lines is one."""
    for found in re.finditer(r"(?<![ \t-])[ \t]*\n\s*", text[heading.start : heading.end]):
        yield Change(heading.start + found.start(), heading.start + found.end(), PieceKind.LINE_END, " ")


def _find(text: str, spaced: set[int]) -> list[Heading]:
    measure, wrapped = Measure.of(text), is_wrapped(text)
    all_blocks = blocks_of(text)
    numbers, works = section_numbers(text), works_title(text)
    titles = {line.start for line in title_lines(text)}
    found: list[Heading] = []
    taken = -1
    listed = False
    for index, block in enumerate(all_blocks):
        if block.start < taken:
            continue
        below_a_title = bool(found) and found[-1].end == all_blocks[index - 1].end and _is_named_line(block)
        before = all_blocks[index - 1].lines[-1].words if index and not below_a_title else ""
        first_of_list = bool(index) and all_blocks[index - 1].start <= works < block.start
        listed = listed or first_of_list or any(is_title_of_works(heading.words) for heading in found[-1:])
        capitals = _capital_blocks(all_blocks, index)
        if capitals:
            level = 3 if block.start in spaced else 2
            found.append(Heading(capitals[0].start, capitals[-1].end, " ".join(b.words for b in capitals), level))
            taken = capitals[-1].end
        elif block.words in numbers and len(block.lines) == 1:
            found.append(Heading(block.start, block.end, block.words, 2))
        elif wrapped:
            below = all_blocks[index + 1].lines[0] if index + 1 < len(all_blocks) else None
            for heading in _in_block(block, before, below, measure):
                listed = (listed and not SECTION_NAME.match(heading.words)) or is_title_of_works(heading.words)
                if not listed or is_title_of_works(heading.words):
                    found.append(heading)
        elif len(block.lines) == 1 and _is_named_section(block.words) and not is_open(before):
            found.append(Heading(block.start, block.end, block.words, 2))
        else:
            found += [Heading(line.start, line.end, line.words, 2) for line in block.lines if line.start in titles]
    return found


def _is_named_line(block: Block) -> bool:
    """Whether a block is one line with the number or the name of a section."""
    return len(block.lines) == 1 and _is_named(block.words)


def _is_named(words: str) -> bool:
    """Whether words have the number or the name of a section."""
    return bool(section_label(words)[0]) or is_section_name(words)


def _is_named_section(words: str) -> bool:
    return ends_title(words) and bool(SECTION_NAME.match(words))


def _in_block(block: Block, before: str, below: Line | None, measure: Measure) -> Iterable[Heading]:
    """Lines of a block that were ended on purpose and read like a title, each after a finished sentence or another
    heading."""
    free = ended = is_finished(before)
    index = 0
    while index < len(block.lines):
        count = _count_of(block.lines, index, below, measure) if free else 0
        group = block.lines[index : index + max(1, count)]
        words = together(group)
        if count and (ended or is_open(words)):
            yield Heading(group[0].start, group[-1].end, words, 2)
            ended = True
        else:
            group = group[:1]
            free = is_finished(group[0].words)
            after = _line(block.lines, index + 1)
            ended = free and (after is None or measure.ended(group[0], after))
        index += len(group)


def _line(lines: Sequence[Line], index: int) -> Line | None:
    return lines[index] if index < len(lines) else None


def _count_of(lines: Sequence[Line], index: int, below: Line | None, measure: Measure) -> int:
    """How many lines from here are one heading; 0 where none begins."""
    for end in range(index + 1, min(len(lines), index + MOST_LINES_OF_A_HEADING) + 1):
        words, line = together(lines[index:end]), lines[end - 1]
        after = lines[end] if end < len(lines) else below
        if not begins_title(words) or is_table_row(line) or has_figures(words):
            return 0
        if end < len(lines) and is_title_case(words) and _goes_with(line, lines[end]):
            continue
        first = end == index + 1
        apart = end == len(lines) and is_section_name(words)  # whatever follows, under a common name set apart
        if after is None or apart or (_begins(after) and (measure.ended(line, after, first) or is_plain_title(words))):
            return end - index if ends_title(words) and (first or is_open(words)) else 0
        if not is_open(line.words):
            return 0
    return 0


def _begins(line: Line) -> bool:
    """Whether a line may begin a sentence."""
    return bool(TITLE_START.match(line.words)) and not line.words[:1].islower()


def _goes_with(above: Line, line: Line) -> bool:
    words = re.sub(r"^\w+", "", line.words) if above.words.endswith("-") else line.words
    alike = above.words.isupper() == line.words.isupper() and above.words != line.words  # and no running head
    return alike and is_open(above.words) and is_title_case(words) and not _is_named(words)


def _capital_blocks(found: Sequence[Block], index: int) -> list[Block]:
    """Consecutive blocks in capitals: one heading, unless the first is complete by itself."""
    group: list[Block] = []
    for block in (found[at] for at in range(index, len(found))):
        capitals = is_capitals(block.words) and len(block.words) <= 2 * MOST_LETTERS_OF_A_TITLE
        if not capitals or (group and not group[-1].words.endswith(ENDS_OF_A_HALF)):
            break
        group.append(block)
    return group
