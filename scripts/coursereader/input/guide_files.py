"""The guide for the engineer who takes over: where its files lie. Hand-written pages may link to its pages."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "guide"


def guide_paths() -> tuple[str, ...]:
    """Where its pages stand."""
    return tuple(sorted(f"engine/{path.name}" for path in FOLDER.glob("*.md")))
