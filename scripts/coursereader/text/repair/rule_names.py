"""What the rules of the repair are called in a recipe. To read a name takes no rule: texts that are kept need none."""

from __future__ import annotations

from typing import Literal, get_args

RuleName = Literal[
    "stated-asides",
    "stated-passages",
    "characters",
    "markdown-blocks",
    "markdown-notes",
    "line-numbers",
    "columns",
    "page-breaks",
    "note-numbers",
    "markup",
    "letter-spacing",
    "torn-words",
    "line-labels",
    "pull-quotes",
    "running-heads",
    "note-bodies",
    "body-numbers",
    "margins",
    "imprint",
    "speaker-turns",
    "page-chrome",
    "captions",
    "interview-headings",
    "verse",
    "articles",
    "labelled-quotations",
    "headings",
    "items",
    "quotations",
    "paragraphs",
    "note-marks",
    "join-hyphens",
    "addresses",
    "line-ends",
    "spaces",
]
NAMES: tuple[str, ...] = get_args(RuleName)
"""In the order in which the rules act."""
