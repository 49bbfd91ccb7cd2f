"""What fuzzing once found, and an example of what each target takes: no law is broken by it any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.shorter import shortened
from fuzz.targets import TARGETS, target

FINDS = Path(__file__).parent / "finds"


@pytest.mark.parametrize("find", sorted(FINDS.glob("*/*")), ids=lambda find: f"{find.parent.name}/{find.stem}")
def test_no_find_breaks_a_law(find: Path) -> None:
    target(find.parent.name)(find.read_bytes())


def test_every_target_has_an_example_and_every_find_a_target() -> None:
    assert {find.parent.name for find in FINDS.glob("*/example.txt")} == set(TARGETS)
    assert {find.parent.name for find in FINDS.glob("*/*")} == set(TARGETS)


def test_a_find_is_made_as_short_as_it_can_be() -> None:
    def broken(data: bytes) -> None:
        assert not (b"x" in data and b"yz" in data)
        assert b"other" not in data

    assert shortened(b"many words with x and yz and other ones", broken, 5) == b"xyz"
    assert shortened(b"nothing", broken, 5) == b"nothing"
