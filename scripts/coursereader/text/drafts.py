"""The texts of a course as repaired: those that are kept, and those that are made now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..model.progress import stepped
from .kept_drafts import KeptDrafts, Unrepaired
from .repair.draft import Draft

if TYPE_CHECKING:
    from concurrent.futures import Executor


def drafts(asked: Sequence[Unrepaired], kept: KeptDrafts, executor: Executor | None = None) -> dict[str, Draft]:
    """By id: those that are kept, and those that are made now, by an executor where one is given. Raises what the
    repair raises."""
    found = {one.id: draft for one in asked if (draft := kept.find(one)) is not None}
    if missing := sorted((one for one in asked if one.id not in found), key=lambda one: -len(one.raw)):
        from .repairing import made_of  # the rules take long to load

        for one, draft in stepped(made_of(missing, executor), len(missing)):
            found[one.id] = draft
            kept.keep(one, draft)
    return found
