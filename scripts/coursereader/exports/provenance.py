"""What a site was made of and with: `data/build.json`, and the list of all parts of others, `data/sbom.json`."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from ..analysis.course import Course
from ..input.packages import Package
from .file import File
from .files import canonical

BUILD = "data/build.json"
PARTS = "data/sbom.json"


def provenance(course: Course, data: Sequence[File], reader: Package, packages: Iterable[Package]) -> list[File]:
    """Both files. `data`: the other files of the course as data; `reader`: ourselves. No clock, no machine in them."""
    parts = File(PARTS, canonical(bill_of_parts(reader, packages)))
    listed = [reader, *packages]
    made = {
        "commit": course.commit,
        "versions": {package.name: package.version for package in listed},
        "sums": _sums(course, [*data, parts]),
    }
    return [File(BUILD, canonical(made)), parts]


def _sums(course: Course, data: Sequence[File]) -> dict[str, str]:
    """SHA-256 of the files as received, and of the data files."""
    seeds = {f"seeds/{edition.id}/{edition.source.seed}": edition.source.sha256 for edition in course.editions}
    return seeds | {file.path: hashlib.sha256(file.content).hexdigest() for file in data if file.path != BUILD}


def bill_of_parts(reader: Package, packages: Iterable[Package]) -> dict[str, Any]:
    """All parts as CycloneDX 1.6 has it; the serial number is made from the content, so that it is always the same."""
    parts = [_component(package) for package in packages]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(reader) | {"type": "application"}},
        "components": parts,
        "dependencies": [{"ref": address(reader), "dependsOn": sorted(part["bom-ref"] for part in parts)}],
    }
    return bill | {"serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, canonical(bill).decode())}"}


def _component(package: Package) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": address(package),
        "name": package.name,
        "version": package.version,
        "purl": address(package),
    }
    if package.licence:
        made["licenses"] = [_licence(package.licence)]
    if package.files:
        made["components"] = [
            {"type": "file", "name": f"assets/reader/{name}", "hashes": [{"alg": "SHA-256", "content": sum}]}
            for name, sum in sorted(package.files.items())
        ]
    return made


def _licence(words: str) -> dict[str, Any]:
    if re.fullmatch(r"[\w.+-]+( (AND|OR|WITH) [\w.+-]+)+", words):
        return {"expression": words}
    return {"license": {"id": words} if re.fullmatch(r"[\w.+-]+", words) else {"name": words}}


def address(package: Package) -> str:
    """A package as package URLs name it."""
    return f"pkg:{package.of}/{quote(package.name)}@{quote(package.version)}"
