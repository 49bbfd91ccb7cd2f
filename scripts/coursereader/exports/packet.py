"""What the packet's page knows of events and comparisons, in one script that it loads.

The words they quote are not in it: they stand in the scripts of the texts (`drafting.py`), and only their places here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..analysis.course import Course
from ..analysis.events import DOES, USES
from ..html.prose import unlinked
from ..input.records import Comparison, Event, Place, Quotation, Record
from ..interface.language import Language
from .drafting import units
from .file import File
from .search_words import body_words

PATH = "assets/reader/packet.js"
Json = dict[str, object]


def packet(course: Course) -> File:
    """The script, which leaves it in `window.readerPacket`."""
    said = {
        "events": {one.id: _event(course, one) for one in course.of(Event)},
        "comparisons": {one.id: _comparison(course, one) for one in course.of(Comparison)},
    }
    # All in ASCII: a script that is read from a folder declares no encoding.
    return File(PATH, f"window.readerPacket = {json.dumps(said, separators=(',', ':'))};\n".encode())


def _event(course: Course, event: Event) -> Json:
    """Without mentions that only use it as a date or a name."""
    tellings = (telling for telling in event.tells if DOES[telling.relation] != USES)
    sides = [_side(course, telling.text, telling.says, (telling,)) for telling in tellings]
    when = " – ".join(Language(course.facts.language).date(part) for part in event.date.split("/"))
    return _record(event) | {"when": when, "sides": sides, "silent": event.silent}


def _comparison(course: Course, comparison: Comparison) -> Json:
    said = (answer for answer in comparison.answers if answer.says)
    silent = {answer.text: answer.silent for answer in comparison.answers if answer.silent}
    return _record(comparison) | {
        "sides": [_side(course, answer.text, answer.says, answer.quotes) for answer in said],
        "silent": silent,
    }


def _record(record: Record) -> Json:
    return {"title": record.called, "body": body_words(record.body)}


def _side(course: Course, text: str, says: str, quoted: Iterable[Quotation]) -> Json:
    places = [_place(course, quotation.place) for quotation in quoted if quotation.place]
    return {"text": text, "says": unlinked(says), "quotes": places}


def _place(course: Course, place: Place) -> tuple[str, int, int]:
    """The passage, and where in its words; places count UTF-16 units, as scripts do."""
    words = course.edition(place.text).text.passage(place.passage).text
    return place.passage, units(words, place.start), units(words, place.end)
