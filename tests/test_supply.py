"""What comes from others: every version and sum is written down, and their licences allow what is done with them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LISTS = sorted(ROOT.glob("requirements/*.txt"))
FROM_HERE = "--no-deps --no-build-isolation --editable ."
"""How the engine itself is installed: nothing is fetched for it."""


def pinned(list_: str) -> dict[str, str]:
    """Versions by name."""
    rows = (ROOT / f"requirements/{list_}.txt").read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([a-z0-9-]+)==(\S+)", row) for row in rows)
    return {one[1]: one[2] for one in found if one}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_all_that_is_installed_has_one_version_and_the_sums_of_its_files(path: Path) -> None:
    entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    wrong = [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+( ; [^\n]+)? \\\n +--hash=sha256:", entry)]
    assert [entry for entry in wrong if not entry.startswith("#")] == []


def test_the_lists_agree() -> None:
    run = pinned("run")
    for other in ("dev", "renew", "bench"):
        named = pinned(other)
        assert {name: named[name] for name in run if name in named} == {name: run[name] for name in run if name in named}


def test_what_the_project_asks_for_is_listed_what_builds_it_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    assert {re.split(r"[<>=]", name)[0].lower() for name in asked} <= set(pinned("run"))


@pytest.mark.parametrize("name", ["Makefile", "scripts/set_up.sh", "requirements/pins.sh", ".ci/run"])
def test_nothing_is_installed_that_has_no_sum_and_nothing_built_from_what_was_fetched(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if re.search(r"pip\b.*\binstall\b|\b(npm|pipx|uv|curl|wget) (install|ci|add|http)", line):
            assert FROM_HERE in line or {"--require-hashes", "--only-binary", ":all:"} <= set(line.split()), line
