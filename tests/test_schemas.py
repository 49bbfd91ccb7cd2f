"""What editors know of a course: schemas and snippets made from the models, fresh, and of one mind with the check."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coursereader.commands import main
from coursereader.commands.schema import files_for_editors
from coursereader.exports.schemas import DRAFT, schema
from coursereader.flow import gather
from coursereader.input.records import Emendation
from coursereader.kinds import KINDS
from coursereader.model.problems import Report
from courses import TOY, said, toy_with
from jsonschema import Draft7Validator

ROOT = Path(__file__).parent.parent
SCHEMAS = {Path(path).stem: json.loads(raw) for path, raw in files_for_editors().items() if path.endswith(".json")}
"""And the settings."""
RECORDS = [(kind, path) for kind in KINDS for path in sorted((TOY / "docs" / kind.folder).rglob("*.md"))]


def front(words: str) -> Any:
    """A record's front matter as an editor reads YAML, with numbers and words."""
    return yaml.load(words.split("---\n")[1], yaml.BaseLoader if "date:" in words else yaml.SafeLoader)


@pytest.mark.parametrize("path", sorted(files_for_editors()))
def test_the_files_for_editors_are_fresh(path: str) -> None:
    assert (ROOT / path).read_bytes() == files_for_editors()[path], "run `make schema`"


@pytest.mark.parametrize("name", [kind.id for kind in KINDS] + ["course", "source", "emendation"])
def test_each_is_a_schema_whose_keys_are_explained(name: str) -> None:
    said = SCHEMAS[name]
    assert said["$schema"] == DRAFT
    Draft7Validator.check_schema(said)
    for part in (said, *said.get("definitions", {}).values()):
        assert part["description"]
        assert all("description" in key or "$ref" in str(key) for key in part["properties"].values())
        assert part["additionalProperties"] is False
    assert "\0" not in str(said)


@pytest.mark.parametrize(("kind", "path"), RECORDS, ids=lambda one: getattr(one, "stem", ""))
def test_every_good_record_passes(kind: Any, path: Path) -> None:
    assert list(Draft7Validator(SCHEMAS[kind.id]).iter_errors(front(path.read_text("utf-8")))) == []


def test_course_and_sources_pass_too() -> None:
    course = yaml.safe_load((TOY / "course.yml").read_text("utf-8"))
    assert list(Draft7Validator(SCHEMAS["course"]).iter_errors(course)) == []
    for path in TOY.glob("seeds/*/source.yml"):
        source = yaml.safe_load(path.read_text("utf-8"))
        assert list(Draft7Validator(SCHEMAS["source"]).iter_errors(source)) == []
    mended = {"quote": "a", "reading": None, "reason": "b", "by": "c"}
    assert list(Draft7Validator(schema(Emendation)).iter_errors(mended)) == []
    assert list(Draft7Validator(schema(Emendation)).iter_errors(mended | {"text": "alder"}))


NOTE = {"text": "alder", "quote": "the bridge", "by": "Ada", "date": "2026-11-29"}


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"dates": "2026"}, "dates"),
        ({"date": "29.11.2026"}, "29.11.2026"),
        ({"by": ""}, "non-empty"),
        ({"voice": "editor"}, "editor"),
        ({"tags": "one, two"}, "array"),
        ({"quote": ["a"]}, "type"),
    ],
)
def test_a_slip_is_told(slip: dict[str, Any], told: str) -> None:
    validator = Draft7Validator(SCHEMAS["note"])
    assert list(validator.iter_errors(NOTE)) == []
    wrong = list(validator.iter_errors(NOTE | slip))
    assert len(wrong) == 1
    assert told in wrong[0].message
    assert list(validator.iter_errors({key: NOTE[key] for key in NOTE if key != "by"}))


def test_quotations_of_an_answer_may_be_plain_words() -> None:
    validator = Draft7Validator(SCHEMAS["comparison"])
    for quotes, good in ((["a", {"quote": "b", "prefix": "c"}], True), ([{"prefix": "c"}], False), ("a", False)):
        answers = [{"text": "alder", "says": "No.", "quotes": quotes}]
        assert (list(validator.iter_errors({"question": "Why?", "answers": answers})) == []) is good


def test_a_snippet_has_every_key_that_its_kind_asks_for() -> None:
    snippets = json.loads(files_for_editors()[".vscode/records.code-snippets"])
    assert {snippet["prefix"] for snippet in snippets.values()} == {kind.id for kind in KINDS}
    for snippet in snippets.values():
        kind = next(kind for kind in KINDS if kind.id == snippet["prefix"])
        words = "\n".join(snippet["body"])
        keys = yaml.safe_load(re.sub(r"\$\{\d\|(\w+)[^}]*\}", r"\1", words.split("---\n")[1]))
        required = {field.alias or name for name, field in kind.model.model_fields.items() if field.is_required()}
        assert required <= set(keys)


def test_the_command_keeps_settings_that_are_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = toy_with(tmp_path, {".vscode/settings.json": "{}", "schema/note.json": "old"})
    assert main(["schema"], root) == 0
    assert (root / ".vscode/settings.json").read_text() == "{}"
    assert json.loads((root / "schema/note.json").read_text()) == SCHEMAS["note"]
    assert capsys.readouterr().out.endswith("20 files written.\n")
    assert main(["schema"], root) == 0
    assert capsys.readouterr().out == "0 files written.\n"
    gather(root, report := Report())
    assert said(report) == []
