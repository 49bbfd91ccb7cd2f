"""What a file may be said to be, so that its signs are read."""

from __future__ import annotations

from enum import StrEnum


class SourceFormat(StrEnum):
    """Of a recipe; written in `source.yml` by these names."""

    TEXT = "text"
    """No Markdown is read in it."""
    MARKDOWN = "markdown"
    """Its signs are read, however few, and the accidents of printed pages in it are repaired."""
    EXPLICIT = "explicit-markdown"
    """Its signs are law."""
    PASSAGES = "passages"
    """What each passage is stands before it, as TEI of ours is laid out."""
    INTERVIEW = "interview"
    """A name and a colon that open a line again and again are a speaker."""
