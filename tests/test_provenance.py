"""What a site was made of and with: `data/build.json` and `data/sbom.json`."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from coursereader.exports.file import File
from coursereader.exports.files import canonical
from coursereader.exports.provenance import bill_of_parts, provenance
from coursereader.flow import gather
from coursereader.input.commit import commit_of
from coursereader.input.packages import Package, packages, pinned
from coursereader.kinds import planned_pages
from coursereader.model.problems import Report
from coursereader.writing import data_files
from courses import TOY, git, toy_with
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

READER = Package("annotated-course-reader", "0.1.0", "MIT")
PARTS = (
    Package("alder", "1.0", "Apache-2.0 OR MIT"),
    Package("birch", "2.0+b", ""),
    Package("@wend/face", "3.1", "OFL-1.1", "npm", {"fonts/face.woff2": "ab" * 32}),
)
HOSTILE_NAMES = re.compile(r"/(?:home|root|tmp|usr|var|work)/|file:|site-packages|[A-Z]:\\\\")


def made(root: Path) -> dict[str, bytes]:
    """The data files of that course, by path."""
    course = gather(root, Report())
    return {file.path: file.content for file in data_files(course, planned_pages(course))}


def test_a_build_names_its_commit_its_versions_and_the_sums_of_what_went_in_and_came_out() -> None:
    course = replace(gather(TOY, Report()), commit="c0ffee")
    data = [File("data/texts.json", b"{}\n")]
    build, bill = provenance(course, data, READER, PARTS)
    assert build.path == "data/build.json"
    assert json.loads(build.content) == {
        "commit": "c0ffee",
        "versions": {"annotated-course-reader": "0.1.0", "alder": "1.0", "birch": "2.0+b", "@wend/face": "3.1"},
        "sums": {
            "data/sbom.json": hashlib.sha256(bill.content).hexdigest(),
            "data/texts.json": hashlib.sha256(b"{}\n").hexdigest(),
            **{
                f"seeds/{name}/{name}.txt": hashlib.sha256((TOY / f"seeds/{name}/{name}.txt").read_bytes()).hexdigest()
                for name in ("alder", "birch")
            },
        },
    }


def test_the_sums_are_those_of_the_files_in_the_site() -> None:
    files = made(TOY)
    sums = json.loads(files["data/build.json"])["sums"]
    data = {path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path.startswith("data/")}
    data.pop("data/build.json")
    assert {path: sum for path, sum in sums.items() if path.startswith("data/")} == data


def test_without_a_repository_without_git_and_outside_of_a_commit_there_is_no_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commit_of(tmp_path) == ""
    git(tmp_path, "init", "-q")
    assert commit_of(tmp_path) == ""
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Nothing yet")
    (tmp_path / "new").mkdir()
    assert commit_of(tmp_path / "new") == ""
    monkeypatch.setenv("PATH", "")
    assert commit_of(tmp_path) == ""


def test_one_commit_gives_the_same_bytes_whatever_else_lies_in_the_folder(tmp_path: Path) -> None:
    root = toy_with(tmp_path, {})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "The course")
    clean = made(root)
    assert json.loads(clean["data/build.json"])["commit"] == git(root, "rev-parse", "HEAD")
    (root / "letter.txt").write_text("Not of the course.")
    assert made(root) == clean
    there = {path: content for path, content in made(TOY).items() if path != "data/build.json"}
    assert there == {path: content for path, content in clean.items() if path != "data/build.json"}


def test_nothing_of_the_machine_is_in_them() -> None:
    files = made(TOY)
    for path in ("data/build.json", "data/sbom.json"):
        assert not HOSTILE_NAMES.search(files[path].decode())
        assert not re.search(r"20\d\d-\d\d-\d\dT", files[path].decode())


def test_the_parts_of_others_are_listed_as_cyclonedx_has_it() -> None:
    bill: dict[str, Any] = bill_of_parts(READER, PARTS)
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert bill["metadata"]["component"]["type"] == "application"
    assert [part["purl"] for part in bill["components"]] == [
        "pkg:pypi/alder@1.0", "pkg:pypi/birch@2.0%2Bb", "pkg:npm/%40wend/face@3.1"
    ]  # fmt: skip
    assert [part.get("licenses") for part in bill["components"]] == [
        [{"expression": "Apache-2.0 OR MIT"}], None, [{"license": {"id": "OFL-1.1"}}]
    ]  # fmt: skip
    assert bill["components"][2]["components"][0]["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
    refs = [part["bom-ref"] for part in bill["components"]]
    assert bill["dependencies"] == [{"ref": "pkg:pypi/annotated-course-reader@0.1.0", "dependsOn": sorted(refs)}]


@pytest.mark.parametrize("parts", [PARTS, tuple(packages())], ids=["invented", "ours"])
def test_the_schema_of_cyclonedx_has_nothing_against_it(parts: tuple[Package, ...]) -> None:
    """Strictly: nothing is in it that the schema does not name."""
    schema = JsonStrictValidator(SchemaVersion.V1_6)
    assert schema.validate_str(canonical(bill_of_parts(READER, parts)).decode()) is None
    bad = canonical(bill_of_parts(READER, parts) | {"made": "here"}).decode()
    assert schema.validate_str(bad) is not None


def test_its_serial_number_is_that_of_its_content() -> None:
    bill = bill_of_parts(READER, PARTS)
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", bill["serialNumber"]
    )
    assert bill == bill_of_parts(READER, PARTS)
    assert bill["serialNumber"] != bill_of_parts(READER, PARTS[:1])["serialNumber"]


def test_what_is_installed_is_listed_and_what_lies_with_the_reader() -> None:
    names = [package.name for package in packages()]
    assert {"jinja2", "nh3", "@fontsource-variable/literata"} <= set(names)
    assert set(names) - set(pinned()) == {package.name for package in packages() if package.files}
    assert all(package.version and package.licence for package in packages())
