"""Headings that were found by their looks, beside what all lines together say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from ..draft import Draft
from ..evidence.lines import MOST_LETTERS_OF_A_TITLE, Line, filled_lines
from ..evidence.titles import CAPTION_START, KEYWORDS_START, TITLE_START, ends_title, section_numbers
from ..labeller.line_kinds import CERTAINLY_ANOTHER, LineKind, LineLabel
from .heading_levels import Heading

Labels = Mapping[int, LineLabel | None]
"""By where lines begin."""
LEAST_OF_A_HEADING, MOST_LIKELY_A_HEADING, CERTAINLY_A_HEADING = 0.05, 0.7, 0.95
"""Certainty below which a line is no heading though it looks like one, and from which it is one: in a text of whose
headings hardly one was found by its looks, and in one of which some were, where a byline is none."""
ENDS_OF_A_HALF = (":", "–", "-", ",")
"""What ends so is no title by itself."""
FEWEST_KNOWN = 3
"""Headings found by their looks."""


def weighed(draft: Draft, found: Sequence[Heading]) -> list[Heading]:
    """Without those that all lines together speak against, and with those that they speak for."""
    if not draft.labels:
        return list(found)
    lines = filled_lines(draft.text)
    labels = {line.start: draft.label(line.first) for line in lines}
    found = [
        part
        for one in found
        for part in (_parted(one, lines, labels) if "\n" in draft.text[one.start : one.end] else (one,))
    ]
    certain = section_numbers(draft.text)
    kept = [
        heading
        for heading in found
        if heading.words in certain
        or heading.words.isupper()
        or not (label := labels.get(heading.start))
        or label.heading >= LEAST_OF_A_HEADING
        or (label.kind == LineKind.FURNITURE and heading.start == lines[0].start)  # a title that pages repeat
    ]
    least = CERTAINLY_A_HEADING if len(kept) >= FEWEST_KNOWN else MOST_LIKELY_A_HEADING
    for index, line in enumerate(lines):
        label = labels[line.start]
        sure = label is not None and label.kind == LineKind.HEADING and label.heading >= least
        if not sure and line.words not in certain:
            continue
        last = index
        while last + 1 < len(lines) and _is_more(labels[lines[last + 1].start]):
            last += 1
        words = together(lines[index : last + 1])
        apart = not any(h.start < lines[last].end and line.start < h.end for h in kept)
        if apart and _may_be_title(words):
            kept.append(Heading(line.start, lines[last].end, words))
    return sorted(kept, key=attrgetter("start"))


def _parted(heading: Heading, lines: Sequence[Line], labels: Labels) -> Iterable[Heading]:
    """A heading of several lines in two or more, where one of its lines certainly opens another
    block."""
    inside = [line for line in lines if heading.start <= line.start < heading.end]
    begins = [
        at
        for at, line in enumerate(inside)
        if not at or (_opens(labels[line.start]) and not inside[at - 1].words.endswith(ENDS_OF_A_HALF))
    ]
    for first, after in pairwise([*begins, len(inside)]) if len(begins) > 1 else ():
        part = inside[first:after]
        yield replace(heading, start=part[0].start, end=part[-1].end, words=together(part))
    if len(begins) < 2:
        yield heading


def _opens(label: LineLabel | None) -> bool:
    return label is not None and label.opens >= CERTAINLY_ANOTHER


def _may_be_title(words: str) -> bool:
    return (
        len(words) <= MOST_LETTERS_OF_A_TITLE
        and bool(TITLE_START.match(words))
        and ends_title(words)
        and not (KEYWORDS_START.match(words) or CAPTION_START.match(words))
    )


def _is_more(label: LineLabel | None) -> bool:
    return label is not None and label.kind == LineKind.HEADING_GOES_ON


def together(lines: Sequence[Line]) -> str:
    """The words of lines, broken words closed."""
    return re.sub(r"(?<=\w)-\n(?=[a-zà-ÿа-яё])", "", "\n".join(line.words for line in lines)).replace("\n", " ")
