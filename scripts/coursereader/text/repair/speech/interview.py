"""Interviews: turns open with a speaker's name; captions and headings stand between them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ....model.formats import SourceFormat
from ....model.pieces import PieceKind, StreamKind
from ..draft import Aside, Change, Draft, Edit
from ..evidence.lines import NAME_BEFORE_A_COLON, TEXTS_REMEMBERED, Line, filled_lines, is_open, is_wrapped, lines_of
from .web_interview import WebInterview

SPEAKER_LABEL = re.compile(NAME_BEFORE_A_COLON + r"(?:\*\*)?[ \u00a0\u202f]?[:：](?:\*\*)?(?:[ \t]+|(?<=：))(?=\S)")
LABEL_ABOVE = re.compile(NAME_BEFORE_A_COLON + r"[:：](?:\*\*)?[ \t]*\n(?=\S)", re.MULTILINE)
"""A name on a line of its own, above what is said."""
NAME_ALONE = re.compile(r"[^\W\d_a-z](?:[\w.’'-]| (?=[^\W\d_])){1,48}$")
"""A name on a line of its own, with no sign behind it."""
LABEL_WITH_PERIOD = re.compile(r"^([^\W\d_a-z](?:[^\W\d_a-z]| (?=[^\W\d_a-z])){1,30})\.[ \t]?[—–]?[ \t]*(?=\S)")
"""A name in capitals and a full stop, as plays have it."""
SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*(?=\s+[\"“‘(]?[^\W\d_a-z])")
QUESTION_MARK = re.compile(r"[?？؟\u037e]")
EMPTY_LINE = re.compile(r"\n(?=\n)")
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Mm]yself|[Oo]urselves)\b")
SHARE_APART = 0.8
"""Of the names above what is said: so many stand between finished sentences. Running heads do not."""
MOST_LETTERS_OF_AN_INTERVIEW_HEADING = 140
CERTAINTY_BETWEEN_TURNS = 0.01
"""That a line between turns is a heading, at least: those that are whole sentences look like answers."""
MOST_LETTERS_OF_A_CAPTION = 160


def speakers(text: str, known_interview: bool = False) -> list[str]:
    """Names that open lines again and again, two or more of them in turn, of whom somebody asks; `Disclaimer:` opens
    one. Where it is known that people speak, nobody need ask."""
    labels = _labels(text)
    counts = Counter(name for name, _, _ in labels)
    often = [name for name, count in counts.most_common() if count >= 2]
    if known_interview:
        return often
    known = frozenset(often)
    turns = [name for name, _, _ in labels if name in known]
    changes = sum(a != b for a, b in itertools.pairwise(turns))
    asked = _asked(text, [end for name, _, end in labels if name in known])
    return often if len(often) >= 2 and len(turns) >= 4 and changes >= 0.6 * (len(turns) - 1) and asked else []


def _asked(text: str, places: Iterable[int]) -> bool:
    """Whether a question mark stands behind one of the places, before the next empty line."""
    questions = [found.start() for found in QUESTION_MARK.finditer(text)]
    empty = [found.start() for found in EMPTY_LINE.finditer(text)]
    for place in places:
        question, end = bisect_left(questions, place), bisect_left(empty, place)
        if question < len(questions) and (end == len(empty) or questions[question] < empty[end]):
            return True
    return False


def _names_above(text: str) -> list[tuple[str, int, int]]:
    """Names alone on their lines, again and again, each above a line of what is said; where every paragraph is one."""
    rows = [] if is_wrapped(text) else filled_lines(text)
    counts = Counter(row.words for row in rows if NAME_ALONE.match(row.words))
    names = {name for name, count in counts.items() if count > 1}
    turns = [row for row in zip([None, *rows], rows, rows[1:], strict=False) if row[1].words in names]
    apart = sum(not (above and is_open(above.words)) and not is_open(said.words) for above, _, said in turns)
    found = [(name.words, name.start, said.start) for _, name, said in turns if said.words not in names]
    return found if len(names) > 1 and apart >= SHARE_APART * len(turns) else []


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _labels(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every name that opens a line, or stands above one, with where the label begins and ends."""
    labels = _names_above(text)
    if labels:
        return tuple(labels)
    for line in lines_of(text):
        colon = ":" in line.text or "：" in line.text
        found = (
            (SPEAKER_LABEL.match(line.text) if colon else None)
            or (LABEL_WITH_PERIOD.match(line.text) if "." in line.text else None)
            or (LABEL_ABOVE.match(text, line.start) if colon else None)
        )
        if found:
            start = 0 if found.re is LABEL_ABOVE else line.start
            labels.append((found[1], line.start, start + found.end()))
    return tuple(labels)


def speaker_turns(draft: Draft) -> Iterable[Edit]:
    """Takes each speaker's name out of the words and keeps it as the label of the turn."""
    names = frozenset(speakers(draft.text, draft.format == SourceFormat.INTERVIEW))
    for name, start, end in _labels(draft.text):
        if name in names:
            yield Change(start, end, PieceKind.SPEAKER, "", name)


def captions(draft: Draft) -> Iterable[Edit]:
    """Where paragraphs follow without empty lines, a short line after one, without a full stop, stood under a
    picture."""
    text = draft.text
    filled = lines_of(text)
    asked = {mark.at for mark in draft.marks(PieceKind.SPEAKER)}
    if not asked or is_wrapped(text):
        return
    if web := WebInterview.of(draft):
        for index in set(web.labels) - set(web.headings()):
            yield Aside(web.rows[index].start, web.rows[index].end, StreamKind.CAPTION)
        return
    for above, line in itertools.pairwise(filled):
        if line.words and not above.words and line.start not in asked and _is_caption(line.words):
            yield Aside(line.start, line.end, StreamKind.CAPTION)


def _is_caption(words: str) -> bool:
    return len(words) <= MOST_LETTERS_OF_A_CAPTION and is_open(words)


def interview_headings(draft: Draft) -> Iterable[Edit]:
    """A single short sentence just before a question, that no speaker says, is a heading of the editors."""
    spoken = draft.marks(PieceKind.SPEAKER)
    if not spoken:
        return
    asker = spoken[0].value
    questions = {mark.at for mark in spoken if mark.value == asker}
    filled = filled_lines(draft.text)
    labelled = {mark.at for mark in spoken}
    found = [
        line
        for line, after in itertools.pairwise(filled)
        if draft.text.count("\n", line.end, after.start) == 1 and after.start in questions
        if line.start not in labelled and _is_heading(line, filled)
    ]
    # A whole sentence may be the last of an answer: it is a heading where others without a full stop are, or behind the
    # credits, before anybody has said anything.
    holes = frozenset(draft.holes)
    web = None if is_wrapped(draft.text) else WebInterview.of(draft)
    certain = web is None and any(is_open(line.words) for line in found)
    starts = {web.rows[index].start for index in web.headings()} if web else set()
    for line in found:
        first = line.start < spoken[0].at and bool(holes.intersection(range(line.start - 2, line.start + 1)))
        starts |= {line.start} if certain or first else set()
    said = {line.start: draft.label(line.first) for line in filled if line.start in starts}
    for start in (start for start, label in said.items() if not label or label.heading >= CERTAINTY_BETWEEN_TURNS):
        yield Change(start, start, PieceKind.HEADING, "", "2")


def _is_heading(line: Line, filled: Sequence[Line]) -> bool:
    if (
        len(line.words) > MOST_LETTERS_OF_AN_INTERVIEW_HEADING
        or SENTENCE_END.search(line.words)
        or FIRST_PERSON.search(line.words)
    ):
        return False  # who says "I" is a speaker
    return not line.words.endswith((",", ";", ":")) and line is not filled[0]
