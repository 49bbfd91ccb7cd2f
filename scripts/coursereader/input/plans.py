"""Plans of teaching that hold together: an outline's length, a sheet's one text, a session's minutes."""

from __future__ import annotations

from collections.abc import Sequence

from .cross_references import RecordFile
from .source import Source
from .teaching import KeyQuotations, OfOneText, Outline, Session

MOST_STEPS = 12
"""Of an outline."""
Sheets = list[OfOneText]


def outlines_in_order(outlines: Sequence[tuple[Outline, RecordFile]], sources: Sequence[Source] = ()) -> Sheets:
    """The outlines that are of their text; a long one is told, and stays."""
    for outline, file in outlines:
        if (many := len(outline.steps)) > MOST_STEPS:
            todo = "Leave steps out, or make one of two."
            file.problem(("steps",), f"the outline has {many} steps; the most is {MOST_STEPS}.", todo)
    return _of_their_text(outlines)


def quotations_in_order(sheets: Sequence[tuple[KeyQuotations, RecordFile]], sources: Sequence[Source] = ()) -> Sheets:
    """The sheets that are of their text."""
    return _of_their_text(sheets)


def _of_their_text(sheets: Sequence[tuple[OfOneText, RecordFile]]) -> Sheets:
    """Those that are named after their text and quote no other."""
    return [sheet for sheet, file in sheets if _is_named_after_it(sheet, file) and _quotes_it_alone(sheet, file)]


def _is_named_after_it(sheet: OfOneText, file: RecordFile) -> bool:
    if sheet.id != sheet.text:
        folder = file.path.rpartition("/")[0]
        what = f'this is about "{sheet.text}" and has another name.'
        file.problem(("text",), what, f"Name the file {folder}/{sheet.text}.md.")
    return sheet.id == sheet.text


def _quotes_it_alone(sheet: OfOneText, file: RecordFile) -> bool:
    others = [(n, one.text) for n, one in enumerate(getattr(sheet, sheet.entries)) if one.text != sheet.text]
    for n, text in others:
        what = f'the sheet of "{sheet.text}" quotes "{text}".'
        file.problem((sheet.entries, n, "text"), what, "Leave the key out, and quote the sheet's own text.")
    return not others


def sessions_add_up(sessions: Sequence[tuple[Session, RecordFile]], sources: Sequence[Source] = ()) -> list[Session]:
    """The sessions in their order; those whose parts do not add up are told, and stay."""
    for session, file in sessions:
        total = sum(part.minutes for part in session.plan)
        if total != session.minutes:
            what = f"the parts of the plan take {total} minutes; the session has {session.minutes}."
            file.problem(("plan",), what, "Change minutes until they add up.")
    _one_in_a_place(sessions)
    return sorted((session for session, _ in sessions), key=lambda session: (session.order, session.id))


def _one_in_a_place(sessions: Sequence[tuple[Session, RecordFile]]) -> None:
    """Tells a session whose place another has: one that was published, else an earlier one."""
    several = len({session.order for session, _ in sessions}) < len(sessions)
    first: dict[int, str] = {}
    for session, file in sorted(sessions, key=lambda one: one[1].is_new) if several else sessions:
        other = first.setdefault(session.order, file.path)
        if other != file.path:
            file.problem(("order",), f"{other} has the same place.", "Give each session a number of its own.")
