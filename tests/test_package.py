"""The reader as a package: what is in it, and that it works outside the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ENGINE = ROOT / "scripts" / "coursereader"
PINS = ROOT / "requirements"


def folders(root: Path, name: str) -> set[str]:
    """The names of a package and of all below it."""
    below = {path.parent.relative_to(root) for path in root.rglob("*.py")}
    return {".".join((name, *folder.parts)) for folder in below}


def test_the_list_of_packages_is_that_of_the_folders() -> None:
    listed = PROJECT["tool"]["setuptools"]["packages"]
    assert listed == sorted(listed)
    assert set(listed) == folders(ENGINE, "coursereader") | {"coursereader.host.overrides", "coursereader.requirements"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built from what git knows of the checkout and what is new in it."""
    folder = tmp_path_factory.mktemp("wheel")
    asked = [
        "git",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "scripts",
        "overrides",
        "requirements",
        "LICENSE",
    ]
    known = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in [*filter(None, known), "pyproject.toml"]:
        if (ROOT / name).is_file():
            place = folder / "source" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, folder / "source"],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_every_file_of_the_engine_is_in_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    places = {"coursereader": ENGINE, "coursereader/host/overrides": ROOT / "overrides"}
    files = {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in places.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    files.add("coursereader/requirements/run.txt")
    assert sorted(files - packed) == []
    assert sorted(name for name in packed - files if ".dist-info/" not in name) == []


def test_the_package_makes_a_site_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    named = PROJECT["project"]["scripts"]["reader"]
    module, _, function = named.partition(":")
    started = f"import sys; from {module} import {function}; sys.exit({function}())"
    (tmp_path / "a.txt").write_text("The Bridge of Alder\n\nThe bridge fell at noon in 1911.\n", "utf-8")
    for given in (["new-course", "b"], ["add-source", "a.txt", "--course", "b"], ["build", "--course", "b"]):
        done = subprocess.run(
            [sys.executable, "-c", started, *given],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "b/site/texts/a.html").is_file()
    assert str(ROOT) not in (tmp_path / "b/build/mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("file", sorted(path.name for path in PINS.glob("*.txt")))
def test_every_distribution_is_pinned_with_the_sums_of_its_files(file: str) -> None:
    rows = re.sub(r"\s*\\\n\s*", " ", (PINS / file).read_text("utf-8")).split("\n")
    pins = [row for row in rows if row.strip() and not row.lstrip().startswith("#")]
    assert all(re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin) for pin in pins)
    assert "://" not in "\n".join(rows)


@pytest.mark.parametrize("extra", ["", "dev", "bench", "fuzz", "mutate", "renew"])
def test_what_the_project_asks_for_is_pinned(extra: str) -> None:
    file = f"{extra or 'run'}.txt"
    project = PROJECT["project"]
    asked = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    pinned = {_plain(name) for name in re.findall(r"^([\w.-]+)==", (PINS / file).read_text("utf-8"), re.MULTILINE)}
    assert {_plain(re.split(r"[<>=~! ;\[]", one)[0]) for one in asked} <= pinned
    if extra not in ("bench", "fuzz", "mutate"):
        assert "setuptools" in pinned  # builds the package, without a download of its own


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
