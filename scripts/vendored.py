"""Fetch the files of others that lie with the reader, in the versions that VENDORED.toml names, and write their sums.

To renew one, change its version there and run `make vendored`; the diff shows the new sums. A file that is cut from a
published one is cut again. Needs npm, and what requirements/renew.txt lists.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
import tempfile
import tomllib
from importlib.metadata import files, version
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).resolve().parent / "coursereader/assets"
LIST = ASSETS / "VENDORED.toml"


def main() -> None:
    """Every package, one after the other."""
    list_ = LIST.read_text(encoding="utf-8")
    said = tomllib.loads(list_)
    for package in said["packages"]:
        with tempfile.TemporaryDirectory() as folder:
            published = PLACES[package["of"]](package["name"], package["version"], Path(folder))
            for name, file in package["files"].items():
                content = made(published / file["from"], said["cuts"].get(file.get("cut")), Path(folder))
                (ASSETS / name).write_bytes(content)
                list_ = with_sum(list_, name, content)
        print(f"{package['name']} {package['version']}: {len(package['files'])} files")
    LIST.write_text(list_, encoding="utf-8")


def with_sum(list_: str, name: str, content: bytes) -> str:
    """The list with the sum of that file in its row."""
    row = re.compile(rf'^("{re.escape(name)}" = .*sha256 = ")[0-9a-f]*', re.MULTILINE)
    return row.sub(lambda found: found[1] + hashlib.sha256(content).hexdigest(), list_, count=1)


def from_npm(name: str, wanted: str, folder: Path) -> Path:
    """The unpacked package; npm compares it with the sum that its registry names, and runs nothing of it."""
    asked = ["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), f"{name}@{wanted}"]
    packed = folder / subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()[-1]
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def from_pypi(name: str, wanted: str, _: Path) -> Path:
    """The folder of the package as it is installed, by its sums, from requirements/renew.txt."""
    if version(name) != wanted:
        raise SystemExit(f"{name} {version(name)} is installed, not {wanted}. Change both lists: make pins.")
    return next(Path(str(file.locate())).parent for file in files(name) or () if file.name == "__init__.py")


PLACES = {"npm": from_npm, "pypi": from_pypi}


def made(published: Path, cut: dict[str, Any] | None, folder: Path) -> bytes:
    """A file as it was published; or its letters, figures and weights that are asked for."""
    if cut is None:
        return published.read_bytes()
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    face = TTFont(published, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=cut["features"]))
    cutter.populate(unicodes=subset.parse_unicodes("".join(cut["letters"].split())))
    cutter.subset(face)
    axes = {name: tuple(of) if isinstance(of, list) else of for name, of in cut["axes"].items()}
    face = instancer.instantiateVariableFont(face, axes)
    face.flavor = "woff2"
    face.save(folder / "cut.woff2")
    return (folder / "cut.woff2").read_bytes()


if __name__ == "__main__":
    main()
