"""Where paragraphs end: what runs on over a page break or an empty line is joined, what was ended is ended."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from ....model.pieces import PieceKind
from ..draft import Change, Draft, Edit
from ..evidence.counting import BULLETS
from ..evidence.lines import HYPHENS, OPENING, Line, blocks_of, filled_lines, goes_on, is_open, is_table_row, is_wrapped
from ..evidence.measure import Measure
from ..evidence.places import QuotationRanges, any_within
from ..evidence.reference_list import begins_entry, works_title
from ..evidence.table_lines import table_lines
from ..evidence.titles import CAPTION_START, section_label
from ..labeller.line_kinds import CERTAINLY_ANOTHER, CERTAINLY_THE_SAME

FEWEST_LETTERS_OF_A_PARAGRAPH = 120
"""Characters of a paragraph that may be cut off; a byline or a title is shorter."""
ENDS_OF_CLAUSES = ",;"
FEWEST_CLAUSES = 3
"""Paragraphs: a few may have been torn by what is set aside no more."""
SHARE_OF_PARTED_BLOCKS, SHARE_OF_CLAUSES = 0.1, 0.04
"""Of all blocks."""


def paragraphs(draft: Draft) -> Iterable[Edit]:
    """Decides for every gap between two lines of words: one line break within a paragraph, or the end of one."""
    evidence = ParagraphEvidence.of(draft)
    filled = filled_lines(draft.text)
    opened = True
    for above, below, after in zip(filled, filled[1:], [*filled[2:], None], strict=False):
        joined = _weighed(draft, evidence, above, below, evidence.joined(above, below, after, opened))
        opened = not joined
        wanted = "\n" if joined else "\n\n"
        if draft.text[above.end : below.start] != wanted:
            yield Change(above.end, below.start, PieceKind.PAGE_JOIN if joined else PieceKind.PARAGRAPH, wanted)


def _weighed(draft: Draft, evidence: ParagraphEvidence, above: Line, below: Line, joined: bool) -> bool:
    """What two lines show, unless all lines together say the contrary: of a line that was full and runs on, that none
    opens behind it; of one that was ended, or ends a sentence, that one does."""
    label = draft.label(below.first)
    if label is None or CERTAINLY_THE_SAME < label.opens < CERTAINLY_ANOTHER:
        return joined
    room = evidence.measure.ended(above, below)
    if joined:
        return label.opens <= CERTAINLY_THE_SAME or (is_open(above.words) and above.words[-1] not in ":" and not room)
    return (
        label.opens <= CERTAINLY_THE_SAME
        and evidence.wrapped
        and not room
        and not evidence.parted_by_marks(above, below)
        and (draft.text.count("\n", above.end, below.start) == 1 or any_within(evidence.breaks, above.end, below.first))
    )


@dataclass(frozen=True)
class ParagraphEvidence:
    """What is known of a text's lines, to decide between two of them."""

    text: str
    wrapped: bool
    """Whether paragraphs are broken into lines."""
    indented: bool
    """Whether first lines of paragraphs stand in from the margin."""
    measure: Measure
    opens: list[int]
    """Where headings, turns, quotations and indented paragraphs begin."""
    headings: list[int]
    quoted: QuotationRanges
    ends: set[int]
    """Starts of the last lines of block quotations."""
    breaks: list[int]
    """Where pages and columns begin."""
    holes: list[int]
    """Where something was set aside."""
    tables: frozenset[int]
    """Starts of the lines of tables."""
    works: int
    """Where the title of the list of works stands."""
    works_indented: bool
    """Whether its entries are known by their indents."""
    clauses: bool
    """Whether paragraph after paragraph ends in a comma or semicolon, as the clauses of one sentence do."""
    parted: bool
    """Whether block after block ends in mid-sentence on a line with room for more, as entries do."""

    @staticmethod
    def of(draft: Draft) -> ParagraphEvidence:
        """Gathers what the rules above left as marks."""
        works = works_title(draft.text)
        return ParagraphEvidence(
            draft.text,
            is_wrapped(draft.text),
            bool(draft.marks(PieceKind.INDENTED_PARAGRAPHS)),
            Measure.of(draft.text),
            sorted(
                mark.at
                for mark in draft.marks(
                    PieceKind.HEADING,
                    PieceKind.SPEAKER,
                    PieceKind.QUOTATION,
                    PieceKind.INDENT,
                    PieceKind.KEPT_LINE,
                    PieceKind.ITEM,
                )
            ),
            sorted(mark.at for mark in draft.marks(PieceKind.HEADING)),
            QuotationRanges.of(draft),
            _quoted(draft),
            sorted(mark.at for mark in draft.marks(PieceKind.PAGE_BREAK, PieceKind.COLUMN_BREAK)),
            draft.holes,
            table_lines(draft.text),
            works,
            any(mark.at > works for mark in draft.marks(PieceKind.INDENT)),
            _are_clauses(draft.text),
            _are_parted(draft.text),
        )

    def joined(self, above: Line, below: Line, after: Line | None, opened: bool) -> bool:
        """Whether one paragraph runs through two lines; `after` is the one that follows them, and `opened` whether the
        first of them opens a paragraph."""
        empty = self.text.count("\n", above.end, below.start) > 1
        first = below.first
        if self.parted_by_marks(above, below):
            return False
        at_break = any_within(self.breaks, above.end, first)
        if above.start > self.works and self.wrapped and not self.works_indented:
            return not begins_entry(above, below, self.measure, empty and not at_break)
        hole = any_within(self.holes, above.end, first)
        if empty and not at_break and not hole and self.clauses and above.words[-1] in ENDS_OF_CLAUSES:
            return False
        if not self.wrapped:
            return empty and ((hole and _cut_off(above, below)) or _runs_on(above, below))
        if empty and not at_break:
            if self.parted and not hole and _may_end(above, below, self.measure):
                return False
            return _runs_on(above, below) or _broken(above, below, self.measure)
        if self.indented:
            return at_break or not _listed_item(above, below)
        if self.quoted.holds(above.start, below.end):
            return not _listed_item(above, below)  # set narrower: its lines all have room for more
        return not _ends_here(above, below, after, opened, self.measure)

    def parted_by_marks(self, above: Line, below: Line) -> bool:
        """Whether a rule above found out that another block begins here; each row of a table stays a line."""
        first = below.first
        return (
            any_within(self.opens, below.start, first)
            or any_within(self.headings, above.start, above.end)
            or above.start in self.ends
            or (is_table_row(above) and is_table_row(below))
            or below.start in self.tables
            or above.start in self.tables
        )


def _are_parted(text: str) -> bool:
    """Whether in a text of lines many blocks end in mid-sentence, on a line with room, before a small letter."""
    blocks, measure = blocks_of(text), Measure.of(text)
    pairs = [(above.lines[-1], below.lines[0]) for above, below in itertools.pairwise(blocks)]
    found = sum(_runs_on(above, below) and _may_end(above, below, measure) for above, below in pairs)
    return found >= max(FEWEST_CLAUSES, SHARE_OF_PARTED_BLOCKS * len(pairs))


def _are_clauses(text: str) -> bool:
    """Whether block after block ends in a comma or semicolon, in a text of lines on one with room for more."""
    blocks, measure, wrapped = blocks_of(text), Measure.of(text), is_wrapped(text)
    pairs = [(above.lines[-1], below.lines[0]) for above, below in itertools.pairwise(blocks)]
    closed = [pair for pair in pairs if pair[0].words[-1] in ENDS_OF_CLAUSES]
    found = sum(not wrapped or _may_end(above, below, measure) for above, below in closed)
    return found >= max(FEWEST_CLAUSES, SHARE_OF_CLAUSES * len(blocks))


def _may_end(above: Line, below: Line, measure: Measure) -> bool:
    return above.words[-1] not in HYPHENS and measure.ended(above, below)


def _quoted(draft: Draft) -> set[int]:
    """Starts of the last lines of block quotations."""
    found = {draft.text.rfind("\n", 0, mark.at) + 1 for mark in draft.marks(PieceKind.QUOTATION_END)}
    if found:
        return found
    for mark in draft.marks(PieceKind.QUOTATION):
        end = draft.text.find("\n\n", mark.at)
        last = draft.text.rfind("\n", mark.at, end if end >= 0 else len(draft.text))
        found.add(max(last + 1, mark.at))
    return found


def _runs_on(above: Line, below: Line) -> bool:
    """Whether one sentence runs over an empty line: broken off above, and going on below."""
    if not is_open(above.words) or above.words.endswith(":"):
        return False
    return goes_on(below.words) or (above.words.endswith("-") and below.words[:1].isalpha())


def _cut_off(above: Line, below: Line) -> bool:
    """Whether a long paragraph stops in mid-sentence and goes on, with a capital, behind what was set aside between."""
    stops = (
        is_open(above.words)
        and not above.words.endswith((":", ";"))
        and len(above.words) >= FEWEST_LETTERS_OF_A_PARAGRAPH
    )
    return stops and bool(OPENING.match(below.words)) and below.words[0].isalpha()


def _broken(above: Line, below: Line, measure: Measure) -> bool:
    """A full line that breaks off before a capital: `in the Collective` | `Security Treaty Organization`."""
    if not (above.words[-1:].isalnum() or above.words.endswith(",")) or not OPENING.match(below.words):
        return False
    if below.words[0] in '“«"‘':
        return False
    trailing = above.trails if measure.blank_marks_break else not measure.ended(above, below)
    return trailing and len(above.words.split()) > 3


def _ends_here(above: Line, below: Line, after: Line | None, opened: bool, measure: Measure) -> bool:
    """Whether a paragraph ends at a line break with no empty line: the sentence is closed, and the line was ended on
    purpose or the next was set in."""
    if _listed_item(above, below):
        return True
    kind = section_label(below.words)[0]
    if kind and section_label(above.words)[0] == kind and measure.ended(above, below):
        return True  # one item of a list after another
    apart = above.words.endswith(":") or CAPTION_START.match(above.words)
    if (is_open(above.words) and not apart) or not OPENING.match(below.words):
        return False
    return measure.ended(above, below, opened) or (after is not None and measure.opens(below, after))


def _listed_item(above: Line, below: Line) -> bool:
    """Whether a line begins an item of a list."""
    finished = not is_open(above.words) or above.words.endswith(":")
    return finished and below.words[0] in BULLETS and below.words[1:2].isspace()
