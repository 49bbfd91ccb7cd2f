"""JSON Schemas of all that people write, made from the models: what an editor completes, explains and underlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..input.course_file import CourseFacts
from ..input.kinds import RecordKind
from ..input.packet_file import PACKET_FILE, PacketFile
from ..input.quotation import UNWRITTEN, Strict
from ..input.records import Answer, Emendation, Source
from .file import File
from .files import canonical

FOLDER = "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The one that every editor reads."""
SCALAR = ["string", "number", "boolean"]
"""The engine reads every value as it was typed; to an editor `2019` is a number."""
OF_FILES: Mapping[str, tuple[type[Strict], str]] = {
    "course": (CourseFacts, "course.yml"),
    "source": (Source, "seeds/*/source.yml"),
    "packet": (PacketFile, PACKET_FILE),
    "emendation": (Emendation, "seeds/*/emendations/*.yml"),
}
"""What is written outside `docs/`: by the name of its schema, its model and its files."""
GIVEN: Mapping[type[Strict], tuple[str, ...]] = {Emendation: ("text",)}
"""Keys that the place of a file gives, so that nobody writes them."""


def schemas(kinds: Iterable[RecordKind]) -> list[File]:
    """A file for each kind of record, and for each that is written outside `docs/`."""
    models = {name: model for name, (model, _) in OF_FILES.items()} | {kind.id: kind.model for kind in kinds}
    return [File(schema_path(name), canonical(schema(model))) for name, model in sorted(models.items())]


def schema_path(name: str) -> str:
    """From the course's folder."""
    return f"{FOLDER}/{name}.json"


def schema(model: type[Strict]) -> dict[str, Any]:
    """Of one model. What the engine sets is not in it; what is written shorter than it is read, is."""
    made = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = {name: _written(one) for name, one in made.pop("$defs", {}).items()}
    if Answer.__name__ in definitions:
        _with_short_quotations(definitions[Answer.__name__], definitions["Quotation"])
    whole = _without(_written(made), GIVEN.get(model, ()))
    used = {"definitions": definitions} if definitions else {}
    return {"$schema": DRAFT, **whole, **{name: _pruned(one, str(whole)) for name, one in used.items()}}


def _pruned(definitions: dict[str, Any], whole: str) -> dict[str, Any]:
    """Only what something refers to: places in files are none of a writer's business."""
    said = whole + str(definitions)
    return {name: one for name, one in definitions.items() if f"/definitions/{name}'" in said}


def _written(said: Any) -> Any:
    """Without what nobody can type; any scalar where words are asked for."""
    if isinstance(said, list):
        return [_written(one) for one in said]
    if not isinstance(said, dict):
        return said
    made = {name: _written(one) for name, one in said.items() if name not in (UNWRITTEN, "title")}
    if "properties" in said:
        made["properties"] = {key: _written(one) for key, one in said["properties"].items() if key != UNWRITTEN}
    if said.get("type") == "string" and "enum" not in said and "const" not in said:
        made["type"] = SCALAR
    return made


def _without(said: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    properties = {key: one for key, one in said["properties"].items() if key not in keys}
    required = [key for key in said.get("required", ()) if key not in keys]
    return said | {"properties": properties} | ({"required": required} if required else {})


def _with_short_quotations(answer: dict[str, Any], quotation: dict[str, Any]) -> None:
    """Quotations of an answer are of its text: plain words, or the keys without the text."""
    answer["properties"]["quotes"]["items"] = {"anyOf": [{"type": SCALAR}, _without(quotation, ("text",))]}
