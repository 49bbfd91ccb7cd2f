"""Running heads, feet and folios: lines that stand alone, recur from page to page, or carry rising page numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ....model.pieces import PieceKind, StreamKind
from ..draft import Aside, Draft, Edit
from ..evidence.counting import rising
from ..evidence.lines import Block, Line, blocks_of, filled_lines, goes_on, is_open, lines_of
from ..evidence.places import any_within
from ..evidence.printed_pages import PrintedPage, printed_pages
from ..evidence.titles import section_label
from .folios import MOST_LETTERS_OF_A_HEAD, folio_lines, letters_of

NUMBER_IN_A_LINE = re.compile(r"(?<![\w.,])\d{1,4}(?![\w,])")
LEAST_SHARE_OF_EDGES = 0.3
"""Of the places where a head stands: so many stand at the edge of a page, or cut a sentence."""
MOST_LINES_OF_A_TITLE = 3
EDGE_NUMBER = re.compile(r"^\W*(\d{1,4})(?!\w)|(?<!\w)(\d{1,4})\W*$")
NUMBER_AT_THE_EDGE = re.compile(r"^\W*\d|\d\W*$")
"""Perhaps glued to the words of the head."""
PARTED_NUMBER = re.compile(r"\d{1,4}(?:\t| {9})|.*(?:\t| {9})\d{1,4}$")
"""A folio far from the words of its head; the title of a section stands nearer to its number."""
NOTE_NUMBER = re.compile(r"\d{1,3}(?=[ .)\]]*[^\W\d_])")


@dataclass(frozen=True)
class PossibleHead:
    """A line at the edge of a page, or alone between empty lines."""

    line: Line
    before: str
    after: str
    alone: bool
    """Whether empty lines stand around it."""
    at_break: bool
    """Whether a page is known to break beside it."""

    @property
    def interrupts(self) -> bool:
        """Whether a sentence runs past it."""
        return is_open(self.before) and (goes_on(self.after) or self.before.endswith("-"))

    @property
    def is_prose(self) -> bool:
        """Whether it goes on with a sentence, or begins one that the next line goes on with."""
        if not self.alone and goes_on(self.line.words):
            return True
        return not is_open(self.before) and is_open(self.line.words) and goes_on(self.after)

    @property
    def number(self) -> int | None:
        """The number it begins or ends with."""
        found = EDGE_NUMBER.search(self.line.words)
        return int(found[1] or found[2]) if found else None

    @property
    def key(self) -> str:
        """What recurs."""
        return _key(self.line.words)


def _key(words: str) -> str:
    """Words without numbers and blanks."""
    return " ".join(NUMBER_IN_A_LINE.sub("#", words.casefold()).split())


def running_heads(draft: Draft) -> Iterable[Edit]:
    """Sets aside what recurs at page edges; the words of the text between them are left alone."""
    pages = printed_pages(draft, PieceKind.PAGE_BREAK)
    counted = {folio.line.start: folio for folio in folio_lines(pages)}
    groups: dict[str, list[PossibleHead]] = defaultdict(list)
    for candidate in _possible_heads(draft):
        of_note = bool(counted) and candidate.line.words.isdigit() and not candidate.alone
        if not candidate.is_prose and not of_note and candidate.line.start not in counted:
            groups[candidate.key].append(candidate)
    often = Counter(_key(line.words) for line in filled_lines(draft.text) if len(line.words) <= MOST_LETTERS_OF_A_HEAD)
    recurring = [(key, group) for key, group in groups.items() if _recurs(group) and not _are_notes(group)]
    heads = [group for key, group in recurring if 2 * len(group) >= often[key]]
    taken = {candidate.line.start for group in heads for candidate in group}
    singles = [one for group in groups.values() for one in group if one.line.start not in taken]
    heads.append([c for c in singles if c.alone and c.interrupts and c.line.words.isdigit()])
    known = [c.number for group in heads for c in group if c.number is not None]
    heads.append(_numbered(singles, known=[*known, *(folio.number for folio in counted.values())]))
    taken = {candidate.line.start for group in heads for candidate in group} | counted.keys()
    heads.append([top for top in _tops(draft, pages, counted) if top.line.start not in taken])
    heads.append(_above_its_title(draft.text))
    numbers = {candidate.line: candidate.number for group in heads for candidate in group}
    numbers |= {folio.line: folio.number for folio in counted.values()}
    title = _title(draft.text, {line.start for line in numbers})
    for line, number in numbers.items():
        if line.start != title:
            yield Aside(line.start, line.end, _kind(line), str(number or ""))


def _title(text: str, set_aside: Container[int]) -> int:
    """Where the title of a text stands that its pages repeat: the last line without a folio above a paragraph with
    which the text would else begin; -1 where there is none."""
    above = list(takewhile(lambda line: line.start in set_aside, filled_lines(text)))
    titles = [line for line in above if _kind(line) == StreamKind.RUNNING_HEAD and not EDGE_NUMBER.search(line.words)]
    first = next((block for block in blocks_of(text) if titles and block.start > above[-1].end), None)
    if first is None or not _is_paragraph(first):
        return -1
    said_again = letters_of(titles[-1].words).startswith(letters_of(first.lines[0].words))
    return -1 if said_again else titles[-1].start


def _above_its_title(text: str) -> list[PossibleHead]:
    """The first line of a text where it has a number and the next lines say the same without."""
    first = filled_lines(text)[: MOST_LINES_OF_A_TITLE + 1]
    if not first or not NUMBER_AT_THE_EDGE.search(first[0].words):
        return []
    letters, *below = [letters_of(line.words) for line in first]
    return [PossibleHead(first[0], "", "", False, True)] if letters in itertools.accumulate(below) else []


def _is_paragraph(block: Block) -> bool:
    """Whether a block is no title: a sentence that ends, or more lines than a title has; and begins nothing midway."""
    return not goes_on(block.words) and (not is_open(block.words) or len(block.lines) > MOST_LINES_OF_A_TITLE)


def _tops(draft: Draft, pages: Sequence[PrintedPage], counted: Container[int]) -> list[PossibleHead]:
    """Lines alone at the top of pages through which a sentence runs; or of all pages with folios, where titles of
    sections have numbers and these have none."""
    found = list[PossibleHead]()
    rows = [[line for line in printed_page.filled if line.start not in counted] for printed_page in pages]
    for above, here in itertools.pairwise(rows):
        if len(here) < 2 or len(here[0].words) > MOST_LETTERS_OF_A_HEAD:
            continue
        first, below = here[:2]
        top = PossibleHead(first, above[-1].words if above else "", below.words, True, True)
        apart = draft.text.count("\n", first.end, below.start) > 1
        cuts = top.interrupts or PARTED_NUMBER.match(first.words)
        if apart and is_open(first.words) and (cuts or not section_label(first.words)[0]):
            found.append(top)
    labels = [section_label(block.words)[0] for block in blocks_of(draft.text) if len(block.lines) == 1]
    numbered = max(Counter(label for label in labels if label).values(), default=0) >= 2
    if counted and numbered and 1 < len(found) == len(pages) - 1:
        return found
    return [top for top in found if goes_on(top.after) or PARTED_NUMBER.match(top.line.words)]


def _kind(line: Line) -> StreamKind:
    return StreamKind.RUNNING_HEAD if any(char.isalpha() for char in line.words) else StreamKind.FOLIO


def _possible_heads(draft: Draft) -> Iterable[PossibleHead]:
    """Lines alone in their block, and the outer two lines of every page where pages are known."""
    lines = lines_of(draft.text)
    breaks = sorted({mark.at for mark in draft.marks(PieceKind.PAGE_BREAK)})
    filled = [index for index, line in enumerate(lines) if line.words]
    begins = (
        [any_within(breaks, lines[max(0, index - 1)].start, lines[index].first) for index in filled] if breaks else []
    )
    for place, index in enumerate(filled):  # one of the next two lines, up or down, may begin a page
        line = lines[index]
        alone = (index == 0 or not lines[index - 1].words) and (index + 1 == len(lines) or not lines[index + 1].words)
        edge = any(begins[max(0, place - 1) : place + 3])
        if len(line.words) <= MOST_LETTERS_OF_A_HEAD and (alone or edge):
            before = lines[filled[place - 1]].words if place else ""
            after = lines[filled[place + 1]].words if place + 1 < len(filled) else ""
            yield PossibleHead(line, before, after, alone, edge)


def _recurs(group: Sequence[PossibleHead]) -> bool:
    """Words that stand twice at edges are a head; bare numbers are folios only where they rise and cut sentences."""
    if len(group) < 2 or len({candidate.after[:24] for candidate in group}) == 1:
        return False  # a sentence that is printed twice recurs with the line after it
    numbers = [candidate.number for candidate in group if candidate.number is not None]
    if not any(char.isalpha() for char in group[0].key):
        cutting = sum(candidate.interrupts for candidate in group)
        return bool(numbers) and rising(numbers) and (2 * cutting >= len(group) or all(c.at_break for c in group))
    words = len(group[0].key.split())
    numbered = len(numbers) == len(group) and rising(numbers)
    # `Art. 1`, `Art. 2` rise as well, but stand where a page may break, never where it must
    cutting = sum(candidate.interrupts or candidate.at_break for candidate in group)
    return (numbered or words >= 2) and cutting >= LEAST_SHARE_OF_EDGES * len(group)


def _are_notes(group: Sequence[PossibleHead]) -> bool:
    """Whether they begin with numbers that rise and end like sentences: notes that say the same, as `Ibid.` does."""
    numbers = [int(found[0]) for one in group if (found := NOTE_NUMBER.match(one.line.words))]
    return len(numbers) == len(group) and rising(numbers) and not any(is_open(one.line.words) for one in group)


def _numbered(singles: Sequence[PossibleHead], known: Sequence[int]) -> list[PossibleHead]:
    """Lines that each interrupt a sentence and bear numbers that rise: heads of facing pages, which do not recur in a
    short extract."""
    found = [c for c in singles if c.number is not None and c.alone and (c.interrupts or _cuts(c))]
    if 2 * sum(c.interrupts for c in found) < len(found):
        return []  # titles of sections have numbers as well
    found = [c for c in found if not (c.interrupts and c.line.words.isdigit())]  # a bare number is a folio by itself
    numbers = [c.number for c in found if c.number is not None]
    close = bool(numbers) and numbers[-1] - numbers[0] <= 3 * len(numbers)
    return list(found) if len(found) >= 2 and rising(numbers) and close and not known else []


def _cuts(candidate: PossibleHead) -> bool:
    """Whether an open line stands before it, and letters in the line show it is no sentence itself."""
    return is_open(candidate.before) and is_open(candidate.line.words) and candidate.number is not None
