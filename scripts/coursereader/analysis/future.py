"""Dates that are not yet: told where a course is checked; what is built of it is the same on every day."""

from __future__ import annotations

from datetime import date, timedelta

from ..input.dates import begin
from ..input.records import Event, Note
from ..model.problems import Report
from .course import Course

EVENTS_FORESEEN = 50
"""Years from today: texts speak of what is planned; what is further off is a slip of the pen."""


def tell_of_the_future(course: Course, today: date, report: Report) -> None:
    """Say of each note that it was written later than tomorrow, and of an event that it is far off."""
    for note in course.of(Note):
        if begin(note.date) > today + timedelta(days=1):  # tomorrow is today in another part of the world
            what = f'the note is dated "{note.date}", which is not yet.'
            report.add(note.path, note.line("date"), what, f'Write the day it was written: "{today}".')
    for event in course.of(Event):
        if begin(event.date).year > today.year + EVENTS_FORESEEN:
            what = f'the event is dated "{event.date}", more than {EVENTS_FORESEEN} years from now.'
            report.add(event.path, event.line("date"), what, "Look at the digits of the year.")
