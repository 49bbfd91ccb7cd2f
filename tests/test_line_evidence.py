"""What pages, notes and titles are, where one line alone would tell it wrongly."""

from __future__ import annotations

import pytest
from coursereader.text.repair.evidence.lines import Line, lines_of
from coursereader.text.repair.evidence.printed_pages import pages_between
from coursereader.text.repair.labeller.line_kinds import LineKind, LineLabel
from coursereader.text.repair.labels.heading_levels import Heading
from coursereader.text.repair.labels.weighed_headings import _parted
from coursereader.text.repair.layout.folio_sequence import page_starts
from coursereader.text.repair.layout.folios import folio_lines
from coursereader.text.repair.notes.labelled_notes import Opening, _in_order

PROSE = "The council met on the bridge, and nobody who was there could say afterwards what it was.\n" * 12


@pytest.mark.parametrize(
    ("heads", "count"),
    [
        (("The Alder 30", "31 Annals", "The Alder 32", "33 Annals", "The Alder 34"), 4),
        (("The Alder30", "31Annals", "The Alder32", "33Annals", "The Alder34"), 4),
        (("Article 30", "Article 31", "Article 32", "Article 33", "Article 34"), 0),
    ],
)
def test_heads_in_turn_tell_pages_that_end_with_their_notes(heads: tuple[str, ...], count: int) -> None:
    assert len(page_starts("".join(f"{head}\n{PROSE}" for head in heads))) == count


@pytest.mark.parametrize("last", ["{} In the possession of the miller.", "and nobody asked the miller.{}"])
def test_notes_and_marks_at_the_feet_of_pages_count_no_pages(last: str) -> None:
    pages = [PROSE + last.format(number) + "\n" for number in (2, 3, 4)]
    edges = [len(pages[0]), len(pages[0]) + len(pages[1])]
    assert not folio_lines(pages_between(lines_of("".join(pages)), edges))


@pytest.mark.parametrize(
    ("numbers", "taken"),
    [
        ((1, 2, 14, 3, 4), [(0, 1), (0, 2), (0, 3), (0, 4)]),
        ((1, 2, 3, 1, 2), [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2)]),
        ((4, 5, 6, 1, 2, 3), [(0, 4), (0, 5), (0, 6), (0, 1), (0, 2), (0, 3)]),
    ],
)
def test_notes_open_where_their_number_is_due(numbers: tuple[int, ...], taken: list[tuple[int, int]]) -> None:
    lines = [Opening(Line.at(100 * at, f"{number} See Birch."), number, 3.0) for at, number in enumerate(numbers)]
    assert [(run, one.number) for run, one in _in_order(lines)] == taken


@pytest.mark.parametrize(("end", "count"), [("", 2), (":", 1)])
def test_a_title_ends_where_another_block_certainly_begins(end: str, count: int) -> None:
    text = f"The Bridges of Alder{end}\nA Ferryman and a Mayor"
    lines = lines_of(text)
    labels = {line.start: LineLabel(LineKind.HEADING, 1.0, 0.95) for line in lines}
    assert len(list(_parted(Heading(0, len(text), text), lines, labels))) == count
