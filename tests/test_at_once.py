"""Two computations at once."""

from __future__ import annotations

import os

import pytest
from coursereader.model.parallel import at_once


def test_both_values_come_back_in_their_order() -> None:
    assert at_once(lambda: "first", lambda: ["second"]) == ("first", ["second"])


def test_the_second_runs_beside_the_first() -> None:
    here, there = at_once(os.getpid, os.getpid)
    assert here == os.getpid()
    assert there != here or (os.cpu_count() or 1) < 2


def test_what_the_second_raises_is_raised() -> None:
    def fail() -> None:
        raise ValueError("no such bridge")

    with pytest.raises(ValueError, match="no such bridge"):
        at_once(lambda: 1, fail)
