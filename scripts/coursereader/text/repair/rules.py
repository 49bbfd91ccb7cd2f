"""The repair of a text, read from top to bottom. Each rule sees what the rules above it left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from ...model.cycles import without_looking_for_cycles
from ...model.formats import SourceFormat
from ...model.pieces import gaps
from .book import is_no_book
from .draft import Draft, Edit
from .evidence import lines, widths
from .inline.characters import characters
from .inline.hyphens import join_hyphens
from .inline.letter_spacing import letter_spacing
from .inline.spaces import line_ends, spaces
from .inline.torn_words import torn_words
from .inline.web_addresses import web_addresses
from .labeller.labelling import line_labels
from .labels.headings import headings
from .labels.labelled_quotations import labelled_quotations
from .labels.lists import articles, items
from .labels.paragraphs import paragraphs
from .labels.quotations import quotations
from .labels.verse import verse
from .layout.columns import columns
from .layout.imprint import imprint
from .layout.line_numbers import line_numbers
from .layout.margins import margins
from .layout.page_breaks import page_breaks
from .layout.pull_quotes import pull_quotes
from .layout.running_heads import running_heads
from .markdown.evidence import is_explicit_markdown
from .markdown.markup import markup, note_numbers
from .markdown.rule import markdown_blocks, markdown_notes
from .notes.body_numbers import body_numbers
from .notes.note_bodies import note_bodies
from .notes.note_marks import note_marks
from .rule_names import NAMES, RuleName
from .speech.interview import captions, interview_headings, speaker_turns
from .speech.web_interview import page_chrome
from .stated.passages import is_stated, stated_asides, stated_passages

Rule = Callable[[Draft], Iterable[Edit]]

REPAIRS: tuple[tuple[RuleName, Rule], ...] = (
    ("stated-asides", stated_asides),
    ("stated-passages", stated_passages),
    ("characters", characters),
    ("markdown-blocks", markdown_blocks),
    ("markdown-notes", markdown_notes),
    ("line-numbers", line_numbers),
    ("columns", columns),
    ("page-breaks", page_breaks),
    ("note-numbers", note_numbers),
    ("markup", markup),
    ("letter-spacing", letter_spacing),
    ("torn-words", torn_words),
    ("line-labels", line_labels),
    ("pull-quotes", pull_quotes),
    ("running-heads", running_heads),
    ("note-bodies", note_bodies),
    ("body-numbers", body_numbers),
    ("margins", margins),
    ("imprint", imprint),
    ("speaker-turns", speaker_turns),
    ("page-chrome", page_chrome),
    ("captions", captions),
    ("interview-headings", interview_headings),
    ("verse", verse),
    ("articles", articles),
    ("labelled-quotations", labelled_quotations),
    ("headings", headings),
    ("items", items),
    ("quotations", quotations),
    ("paragraphs", paragraphs),
    ("note-marks", note_marks),
    ("join-hyphens", join_hyphens),
    ("addresses", web_addresses),
    ("line-ends", line_ends),
    ("spaces", spaces),
)
BESIDE_THE_LAW = frozenset(("characters", "markdown-blocks", "markdown-notes", "join-hyphens", "line-ends", "spaces"))
"""Rules for a file whose Markdown is law: none that tells blocks apart by what they look like."""
STATED = frozenset(("stated-passages", "stated-asides"))
"""Rules for a text whose passages are stated: nothing is left to find out."""
MOST_EDITS = 400_000
"""A rule that finds more to do did not understand the text, which is left as it came: a book has some ten thousand
line ends."""
EVERY = frozenset(NAMES)
LAWS: Mapping[str, frozenset[str]] = {SourceFormat.EXPLICIT: BESIDE_THE_LAW, SourceFormat.PASSAGES: STATED}
"""By format of a file that says what it is: the rules that may do something in it."""


class LostTextError(Exception):
    """A rule broke the tiling: our mistake, never a contributor's."""


def repair(raw: str, names: Sequence[str] | None = None, format: str = "") -> Draft:
    """The seed cut into pieces by the named rules, or by all of them; `format` as the recipe gives it. Raises
    LostTextError where a rule loses a character."""
    return repair_with_rules_used(raw, names, format)[0]


def read_as(raw: str, names: Sequence[str] | None, format: str) -> str:
    """The format that a recipe gives; where it leaves open what is to be done, Markdown is law if its signs say so."""
    if names is None:
        if not format and is_stated(raw):
            return SourceFormat.PASSAGES
        return SourceFormat.EXPLICIT if format in ("", SourceFormat.MARKDOWN) and is_explicit_markdown(raw) else format
    law = format == SourceFormat.MARKDOWN and "markdown-blocks" in names
    return SourceFormat.EXPLICIT if law else format


def repair_with_rules_used(
    raw: str, names: Sequence[str] | None = None, format: str = ""
) -> tuple[Draft, tuple[str, ...]]:
    """As `repair`, with the names of the rules that found something to do, and could do it."""
    with without_looking_for_cycles():
        return _repaired(raw, names, format)


def _repaired(raw: str, names: Sequence[str] | None, format: str) -> tuple[Draft, tuple[str, ...]]:
    draft, needed = Draft.of(raw, read_as(raw, names, format)), list[str]()
    if is_no_book(raw):
        return draft, ()
    for name, rule in REPAIRS:
        asked = (names is None or name in names) and name in LAWS.get(draft.format, EVERY)
        edits = list(islice(rule(draft), MOST_EDITS + 1)) if asked else []
        if 0 < len(edits) <= MOST_EDITS:
            needed.append(name)
            draft = draft.apply(edits)
            wrong = gaps(draft.tiling, len(raw))
            if wrong:
                raise LostTextError(f"{name}: {wrong[:3]}")
    widths.forget()
    lines.forget()
    return draft, tuple(needed)
