"""Whoever waits is told what is done and how far it is: in rows, on a terminal by a bar; nobody is told in a hurry."""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import pytest
from coursereader.commands import waiting
from coursereader.commands.waiting import Waiting
from coursereader.model.parallel import at_once
from coursereader.model.progress import doing, heard_by, step, stepped

BAR = re.compile(r"\[(#*)-*\] +(\d+)%")


class Terminal(io.StringIO):
    """What stands on it after all was said, with all that stood there before."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@contextmanager
def waited_at(terminal: Terminal) -> Iterator[None]:
    """Somebody waits at a terminal of 60 columns."""
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(terminal):
        patch.setenv("COLUMNS", "60")
        with Waiting() as one, heard_by(one):
            yield


@pytest.fixture
def at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits has no patience, and no stage is short."""
    for name in ("PATIENCE", "SHORT", "PAUSE"):
        monkeypatch.setattr(waiting, name, 0)


def test_who_waits_is_told_what_is_done(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.2)
    with Waiting() as one, heard_by(one):
        doing("Reading")
        doing("Writing")
        time.sleep(0.4)
        assert capsys.readouterr().err == "Writing …\n"
        doing("Rendering")
        assert capsys.readouterr().err == "Rendering …\n"
    doing("Nothing")
    assert capsys.readouterr().err == ""


def test_a_command_that_is_soon_done_says_nothing() -> None:
    terminal = Terminal()
    with waited_at(terminal):
        doing("Reading")
        assert list(stepped("abc", 3)) == ["a", "b", "c"]
    assert terminal.getvalue() == ""


@pytest.mark.usefixtures("at_a_time")
def test_where_there_is_no_terminal_how_far_it_is_stands_in_rows(capsys: pytest.CaptureFixture[str]) -> None:
    with Waiting() as one, heard_by(one):
        doing("Reading")
        list(stepped("ab", 2))
    assert capsys.readouterr().err == "Reading …\nReading: 0 of 2 …\nReading: 1 of 2 …\nReading: 2 of 2 …\n"


@pytest.mark.usefixtures("at_a_time")
def test_on_a_terminal_a_bar_grows_to_its_end_and_stays_within_the_row() -> None:
    terminal = Terminal()
    with waited_at(terminal):
        doing("Reading")
        list(stepped(range(1000), 1000))
        doing("Writing")
    said = terminal.getvalue()
    frames = [BAR.search(frame) for frame in said.split("\r")]
    shares = [int(found[2]) for found in frames if found]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1], 50 < len(shares) < 300) == (0, 100, True)
    assert all(len(re.sub(r"\x1b\[\S*?[a-z]", "", frame).rstrip("\n")) <= 60 for frame in re.split("[\r\n]", said))
    assert re.search(r"100%.*\n.*Writing …\n$", said, re.DOTALL)


@pytest.mark.usefixtures("at_a_time")
def test_whatever_stops_a_command_leaves_the_terminal_as_it_was() -> None:
    terminal = Terminal()

    def interrupted() -> None:
        with waited_at(terminal):
            doing("Reading")
            step(1, 4)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().rfind("\x1b[?25h\n") > terminal.getvalue().rfind("\x1b[?25l")


@pytest.mark.usefixtures("at_a_time")
def test_neither_another_thread_nor_another_process_draws_into_it() -> None:
    terminal = Terminal()

    def work() -> list[int]:
        doing("Something else")
        return list(stepped(range(5), 5))

    with waited_at(terminal):
        doing("Reading")
        before = terminal.getvalue()
        assert before == "Reading …\n"
        there = threading.Thread(target=work)
        there.start()
        there.join()
        assert terminal.getvalue() == before
        _, said = at_once(lambda: None, lambda: (work(), terminal.getvalue())[1])
    assert said == before
