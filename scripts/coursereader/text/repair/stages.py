"""The stages of the repair: each is a folder of rules, and can be run alone."""

from __future__ import annotations

from enum import StrEnum

from .rules import REPAIRS


class Stage(StrEnum):
    """What the rules of one folder find out; called as their folder is."""

    STATED = "stated"
    """What stands before each passage."""
    SIGNS = "markdown"
    """What the signs of the file itself state."""
    LAYOUT = "layout"
    """What the page did to the text."""
    LABELLER = "labeller"
    """What each line seems to be among all others."""
    LABELS = "labels"
    """What each line is."""
    NOTES = "notes"
    SPEECH = "speech"
    INLINE = "inline"
    """What happened to letters and words."""


def rules_of(stage: Stage) -> tuple[str, ...]:
    """The names of its rules, in the order in which they act: `repair(raw, rules_of(Stage.LAYOUT))`."""
    return tuple(name for name, rule in REPAIRS if rule.__module__.split(".")[-2] == stage)
