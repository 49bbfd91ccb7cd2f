"""Other hosts on the written pages of the toy course: the same pages, cards and search alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from hosts import PROPERDOCS, ZENSICAL, NotInstalledError, OtherHost, reads, same_pages, same_paths
from playwright.sync_api import Browser


def built(host: OtherHost, site: Path) -> Path:
    """The host's site; the test is skipped where the host cannot be had."""
    try:
        host.install()
    except NotInstalledError as why:
        pytest.skip(f"{host.name} cannot be installed here: {why}")
    return host.build(site.with_name("mkdocs.yml"))


def test_properdocs_makes_the_same_pages(site: Path, browser: Browser) -> None:
    theirs = built(PROPERDOCS, site)
    assert same_pages(theirs, site) > 30
    reads(browser, theirs, "texts/alder.html")


def test_zensical_makes_a_site_that_reads(site: Path, browser: Browser) -> None:
    theirs = built(ZENSICAL, site)
    assert same_paths(theirs, site) > 30
    reads(browser, theirs, "texts/alder.html")
