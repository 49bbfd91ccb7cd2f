"""What of others a site is made with: the packages as they are installed, and the files that lie with the reader."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ENGINE = Path(__file__).resolve().parent.parent
READER = "annotated-course-reader"
"""Our own name among the packages."""
NAMED = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    # what PDFium itself holds (FreeType, ICU, libtiff, zlib …) asks for its notices, which lie in the wheel
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Licences as some packages name them, with their names in SPDX."""
LOOKED_UP = {
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "locate": "MIT",
    "tinycss2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
"""Of packages that do not name theirs, from the licence file in them."""


@dataclass(frozen=True)
class Package:
    """One package of others."""

    name: str
    version: str
    licence: str
    """In SPDX's words; empty where it does not say."""
    of: str = "pypi"
    """The register that knows it by this name: `pypi` or `npm`."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The files of it that are published with every site, with their sums; empty for one that is installed."""


def stood_on() -> list[str]:
    """All packages that are installed, each with its version."""
    places = [place for place in sys.path if os.path.isdir(place)]
    return sorted(name for place in places for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))


@cache
def packages() -> tuple[Package, ...]:
    """Those in requirements/run.txt that are installed, by name; then those whose files lie with the reader."""
    return (*(found for name in pinned() if (found := installed(name))), *_vendored())


def packages_for_print() -> tuple[Package, ...]:
    """Those that only setting texts for print and packing the archive ask for, as far as they are installed."""
    return tuple(found for name in pinned("print") if name not in pinned() and (found := installed(name)))


def pinned(asked: str = "run") -> tuple[str, ...]:
    """The names in a list of requirements: in the package where it is installed, else at the top of the checkout."""
    inside = ENGINE / f"requirements/{asked}.txt"
    list_ = inside if inside.is_file() else ENGINE.parents[1] / f"requirements/{asked}.txt"
    return tuple(re.findall(r"^([\w.-]+)==", list_.read_text(encoding="utf-8"), re.MULTILINE))


def installed(name: str) -> Package | None:
    """A package as it is installed; None where it is not."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return Package(name, found.version, LOOKED_UP.get(name) or _licence(found))


def _licence(found: Distribution) -> str:
    said = found.metadata
    kinds = [kind.rpartition(" :: ")[2] for kind in said.get_all("Classifier", []) if kind.startswith("License ::")]
    words = [*said.get_all("License-Expression", []), *said.get_all("License", []), *kinds]
    short = [word for word in words if word and word != "UNKNOWN" and len(word) < 80 and "\n" not in word]
    return NAMED.get(short[0], short[0]) if short else ""


def _vendored() -> Iterator[Package]:
    listed = tomllib.loads((ENGINE / "assets/VENDORED.toml").read_text(encoding="utf-8"))
    for one in listed["packages"]:
        sums = {name: file["sha256"] for name, file in one["files"].items() if file.get("published", True)}
        yield Package(one["name"], one["version"], one["licence"], one["of"], sums)
