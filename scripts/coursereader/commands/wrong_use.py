"""A command that was asked for what cannot be done: one line, and exit code 2."""

from __future__ import annotations


class WrongUseError(Exception):
    """Says what is wrong with what was asked, and what to ask instead."""
