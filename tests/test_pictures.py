"""Pages look as they did when a person last looked at their pictures; `make pictures` compares every kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import KINDS
from pictures.desk import HERE, MANY, Desk, reference
from playwright.sync_api import Browser

SHIFTED = "document.querySelector('article').style.translate = '0 12px'"


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Desk]:
    one = Desk(browser)
    yield one
    one.close()


def test_every_kind_of_page_has_a_small_picture_and_no_other_page_has_one() -> None:
    files = {reference(path) for path in KINDS}
    assert set(HERE.glob("*.webp")) == files
    assert sum(file.stat().st_size for file in files) <= 400 * 1024


@pytest.mark.parametrize("path", ["texts/alder.html", "comparisons/index.html"])
def test_a_page_looks_as_its_picture_and_one_that_moved_does_not(desk: Desk, served: str, path: str) -> None:
    known = reference(path).read_bytes()
    assert desk.difference(known, desk.picture(served + path)) <= MANY, "`make pictures` says what to do"
    assert desk.difference(known, desk.picture(served + path, SHIFTED)) > MANY
