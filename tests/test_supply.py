"""What comes from others: every version and sum is written down, and their licences allow what is done with them."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from coursereader.input.packages import packages, packages_for_print
from licences import with_tables
from vendored import with_sum

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "scripts/coursereader/assets"
VENDORED = tomllib.loads((ASSETS / "VENDORED.toml").read_text(encoding="utf-8"))
FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "CNRI-Python", "ISC",
    "MIT", "MPL-2.0", "OFL-1.1", "PSF-2.0",
}  # fmt: skip
"""Licences under which a course may be published whatever its own terms; no GPL, no AGPL."""
FROM_HERE = "--no-deps --no-build-isolation --editable ."
"""How the engine itself is installed: nothing is fetched for it."""


def pinned(list_: str) -> dict[str, str]:
    """Versions by name."""
    rows = (ROOT / f"requirements/{list_}.txt").read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([a-z0-9-]+)==(\S+)", row) for row in rows)
    return {one[1]: one[2] for one in found if one}


def test_the_lists_agree() -> None:
    run = pinned("run")
    for other in ("print", "check", "dev", "renew", "bench", "fuzz"):
        named = pinned(other)
        assert {name: named[name] for name in run if name in named} == {
            name: run[name] for name in run if name in named
        }


@pytest.mark.parametrize("name", ["Makefile", "scripts/set_up.sh", "requirements/pins.sh", ".ci/run"])
def test_nothing_is_installed_that_has_no_sum_and_nothing_built_from_what_was_fetched(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if re.search(r"pip\b.*\binstall\b|\b(npm|pipx|uv|curl|wget) (install|ci|add|http)", line):
            assert FROM_HERE in line or {"--require-hashes", "--only-binary", ":all:"} <= set(line.split()), line


@pytest.mark.parametrize("fails", [False, True])
def test_setting_up_says_how_far_it_is_and_fails_where_pip_fails(tmp_path: Path, fails: bool) -> None:
    for name in ("scripts/set_up.sh", "requirements/run.txt", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    pip, python = tmp_path / ".venv/bin/python", tmp_path / "python"
    pip.parent.mkdir(parents=True)
    fetched = "for n in $(seq 10); do echo Collecting $n; echo Processing ./$n.whl; done; echo Installing them"
    pip.write_text(f"#!/bin/sh\n{fetched}\nexit {int(fails)}\n")
    python.write_text("#!/bin/sh\n")
    for script in (pip, python):
        script.chmod(0o755)
    ran = subprocess.run(
        ["sh", "scripts/set_up.sh"],
        cwd=tmp_path,
        env=os.environ | {"PYTHON": str(python)},
        capture_output=True,
        text=True,
    )
    all_ = len(pinned("run"))
    assert ran.stderr.split("\n")[:3] == [
        f"  10 of {all_} packages …",
        f"  20 of {all_} packages …",
        "  unpacking 20 packages …",
    ]
    assert (ran.returncode, (tmp_path / ".venv/ready-run").exists()) == (int(fails), not fails)


def test_every_file_of_others_is_the_one_whose_sum_is_written_down() -> None:
    known = {name: file["sha256"] for package in VENDORED["packages"] for name, file in package["files"].items()}
    assert known == {name: hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() for name in known}
    folders = [ASSETS / name for name in ("fonts", "outlines", "js/later/stemmers", "stopwords")]
    there = {path.relative_to(ASSETS).as_posix() for folder in folders for path in folder.iterdir()}
    assert there == set(known)


def test_every_package_of_others_has_a_version_and_a_licence() -> None:
    for package in VENDORED["packages"]:
        assert set(package) == {"name", "version", "of", "licence", "files"}
        assert re.fullmatch(r"\d+(\.\d+)+", package["version"])
        assert package["name"] in (ROOT / "LICENSES.md").read_text(encoding="utf-8")


def test_the_sum_of_a_renewed_file_takes_the_place_of_the_old_one() -> None:
    rows = '"a.woff2" = {from = "a", sha256 = "00"}\n"b.woff2" = {from = "b", sha256 = "11"}\n'
    renewed = tomllib.loads(with_sum(rows, "b.woff2", b"new"))
    assert renewed["a.woff2"]["sha256"] == "00"
    assert renewed["b.woff2"]["sha256"] == hashlib.sha256(b"new").hexdigest()


def test_the_licences_of_all_that_a_site_is_made_with_are_listed() -> None:
    page = (ROOT / "LICENSES.md").read_text(encoding="utf-8")
    assert with_tables(page) == page
    assert with_tables(re.sub(r"\n\| (typst|nh3) .*", "", page)) == page
    assert {package.name for package in packages() if not package.files} == set(pinned("run"))
    assert {package.name for package in packages_for_print()} == set(pinned("print")) - set(pinned("run"))


def test_nothing_that_a_site_is_made_with_asks_more_than_to_keep_its_notices() -> None:
    for package in (*packages(), *packages_for_print()):
        choices = [set(re.split(r" AND | WITH |[()]", choice)) for choice in package.licence.split(" OR ")]
        assert any(choice <= FREE for choice in choices), f"{package.name}: {package.licence}"


def tracked() -> list[str]:
    """The files of the repository."""
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")


def test_nothing_that_is_made_is_committed() -> None:
    made = ("build/", "site/", ".venv/", "node_modules/")
    assert [path for path in tracked() if path.startswith(made) or "/__pycache__/" in path] == []


def test_a_build_server_runs_the_tests_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").split("\n")
    assert lines == ["#!/bin/sh", "set -e", 'cd "$(dirname "$0")/.."', "make test", ""]


def loose(workflow: str) -> list[str]:
    """What a workflow may not have: rights it does not name, a stranger's code beside secrets, an action that moves."""
    found = [] if re.search(r"^permissions:", workflow, re.MULTILINE) else ["no permissions"]
    found += re.findall(r"pull_request_target|workflow_run|\bsecrets\.|write-all|self-hosted", workflow)
    used = re.findall(r"uses:\s*([^\s#]+)", workflow)
    return found + [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)]


def test_a_workflow_names_its_rights_and_its_actions_by_their_commit() -> None:
    workflows = [path for path in tracked() if re.match(r"\.(github|gitea|forgejo)/workflows/", path)]
    assert {path: loose((ROOT / path).read_text(encoding="utf-8")) for path in workflows} == {p: [] for p in workflows}
    good = f"permissions: {{contents: read}}\nsteps:\n  - uses: actions/checkout@{'a' * 40} # v5\n"
    assert loose(good) == []
    assert loose("on: pull_request_target\nuses: actions/checkout@v5\n") == [
        "no permissions", "pull_request_target", "actions/checkout@v5"
    ]  # fmt: skip


def test_every_test_that_the_rehearsal_names_is_there() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/test_\w+\.py)`", page.partition("## The rehearsal")[2]))
    assert named
    assert {name for name in named if not (ROOT / name).is_file()} == set()
