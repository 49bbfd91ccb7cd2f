"""What each text says of an event: it tells, is silent, is older, or nobody has looked."""

from __future__ import annotations

from coursereader.analysis.events import by_date, states
from coursereader.input.records import Dated, Event, Source, Telling
from coursereader.input.source import Horizon, Title


def source(id: str, horizon: str) -> Source:
    """A text that knows the world up to a date."""
    fact = Title.model_validate({"is": id})
    known = Horizon.model_validate({"is": horizon, "why": "its last page"})
    made = {
        "seed": "x.txt",
        "sha256": "0" * 64,
        "title": fact,
        "label": id,
        "siglum": "X",
        "kind": "article",
        "horizon": known,
    }
    return Source.model_validate(made).model_copy(update={"id": id})


def event(date: str, tells: tuple[str, ...] = (), silent: tuple[str, ...] = (), id: str = "fire") -> Event:
    """An event of that date that some texts tell of and some are silent about."""
    told = tuple(Telling(text=text, quote="It burned.", says="It burned.") for text in tells)
    made = Event(
        title="The fire",
        date=date,
        dated=Dated(by="editors"),
        kind="crisis",
        tells=told,
        silent=dict.fromkeys(silent, ("fire",)),
    )
    return made.model_copy(update={"id": id})


def state(one: Event, horizon: str) -> str:
    return states([one], [source("alder", horizon)])["fire"]["alder"]


def test_a_text_that_quotes_it_tells() -> None:
    assert state(event("1911", tells=("alder",)), "1920") == "tells"


def test_a_text_that_was_searched_in_vain_is_silent() -> None:
    assert state(event("1911", silent=("alder",)), "1920") == "silent"


def test_a_text_written_before_it_is_older_even_if_someone_wrote_silent() -> None:
    assert state(event("1911-03"), "1911-02") == "older"
    assert state(event("1911-03", silent=("alder",)), "1911-02") == "older"


def test_a_text_that_nobody_has_looked_at_is_unread() -> None:
    assert state(event("1911"), "1920") == "unread"


def test_an_event_that_begins_within_the_horizon_is_not_too_late() -> None:
    assert state(event("1911-03-09"), "1911-03") == "unread"
    assert state(event("1911"), "1911-02") == "unread"
    assert state(event("1911-02-20/1911-04-01"), "1911-02") == "unread"


def test_a_quotation_comes_before_the_horizon() -> None:
    assert state(event("1911-03", tells=("alder",)), "1910") == "tells"


def test_events_stand_by_date_and_then_by_id() -> None:
    written = [event("1920", id="d"), event("1911-03", id="c"), event("1911", id="b"), event("1911-01/1911-02", id="a")]
    assert [one.id for one in by_date(written)] == ["a", "b", "c", "d"]
