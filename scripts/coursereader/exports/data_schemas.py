"""A JSON Schema of each file of `data/`, from the shapes; of kinds of records without a shape, from their models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import TypeAdapter

from ..input.kinds import RecordKind
from ..input.quotation import Quotation, Strict
from .shapes import EventsFile, GlossaryFile, TextsFile
from .shapes_of_answers import (
    BuildFile,
    CitationsFile,
    ComparisonsFile,
    DifferencesFile,
    EmendationData,
    FiguresFile,
    NamesFile,
)

FOLDER = "data/schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCE = "#/$defs/{model}"
SHAPES: Mapping[str, type[Any]] = {
    "texts": TextsFile,
    "glossary": GlossaryFile,
    "events": EventsFile,
    "comparisons": ComparisonsFile,
    "figures": FiguresFile,
    "differences": DifferencesFile,
    "names": NamesFile,
    "citations": CitationsFile,
    "emendations": tuple[EmendationData, ...],
    "build": BuildFile,
}
"""By the name of the file, without `.json`."""
GIVEN = {
    "id": "Its id: the name of its file.",
    "url": "Its address, from the root of the site.",
    "body": "What stands under its keys, in Markdown.",
}
"""Keys of every record that is told as its model declares it."""
PASSAGE = "The id of the passage in which the words stand."
Schema = dict[str, Any]
_WORDS: Schema = {"type": "string"}
_ANNOTATION: Schema = {
    "type": "object",
    "description": "A Web Annotation: what the editors say by some words of a text.",
    "properties": {
        "id": _WORDS,
        "type": {"const": "Annotation"},
        "motivation": _WORDS,
        "target": {"type": "object", "required": ["source", "selector"]},
        "creator": {"type": "object"},
        "created": _WORDS,
    },
    "required": ["id", "type", "target"],
}
OF_OTHERS: Mapping[str, Schema] = {
    "annotations": {
        "type": "object",
        "description": "All quotations as the W3C's Web Annotation Data Model has them; here what readers rely on.",
        "properties": {
            "type": {"const": "AnnotationCollection"},
            "total": {"type": "integer", "minimum": 0},
            "first": {
                "type": "object",
                "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": _ANNOTATION}},
                "required": ["type", "items"],
            },
        },
        "required": ["@context", "id", "type", "total", "first"],
    },
    "bibliography": {
        "type": "array",
        "description": "The works that the texts cite, as CSL-JSON has them; here only what every one has.",
        "items": {
            "type": "object",
            "properties": {"id": _WORDS, "type": _WORDS, "title": _WORDS, "note": _WORDS},
            "required": ["id", "type", "title"],
        },
    },
}
"""Files in the formats of others, which have schemas of their own."""


def data_schemas(kinds: Iterable[RecordKind]) -> dict[str, Schema]:
    """By the name of the file, without `.json`. `kinds`: those whose records have a file."""
    found = {name: _shaped(shape) for name, shape in SHAPES.items()} | dict(OF_OTHERS)
    found |= {kind.folder: _declared(kind) for kind in kinds if kind.folder not in SHAPES}
    return {name: {"$schema": DIALECT, "$id": schema_name(name), **found[name]} for name in sorted(found)}


def schema_name(name: str) -> str:
    """Of a schema's file."""
    return f"{name}.schema.json"


def _shaped(shape: Any) -> Schema:
    made = TypeAdapter(shape).json_schema(by_alias=True, ref_template=REFERENCE)
    return _pruned({**_bare(made), "$defs": {name: _bare(one) for name, one in made.get("$defs", {}).items()}})


def _bare(one: Schema) -> Schema:
    """Without titles, which repeat the keys; a key is always there."""
    properties = {key: _untitled(said) for key, said in one.get("properties", {}).items()}
    made = _untitled(one)
    return made | ({"properties": properties, "required": [*properties]} if properties else {})


def _untitled(said: Schema) -> Schema:
    return {key: value for key, value in said.items() if key not in ("title", "default")}


def _declared(kind: RecordKind) -> Schema:
    """A list of records, each with the keys of its file; beside each quotation the passage in which it stands."""
    made = kind.model.model_json_schema(by_alias=True, ref_template=REFERENCE, mode="serialization")
    definitions = made.pop("$defs", {})
    models = {model.__name__: model for model in _models(kind.model)}
    parts = {name: _told(one, models[name]) if name in models else one for name, one in definitions.items()}
    record = _told(made, kind.model)
    given = {key: {"type": "string", "description": said} for key, said in GIVEN.items()}
    record["properties"] = given | record["properties"]
    record["required"] = [*record["properties"]]
    listed = {"type": "array", "items": {"$ref": REFERENCE.format(model=kind.model.__name__)}}
    return _pruned(
        {
            "type": "object",
            "description": f"All of one kind: {kind.id}.",
            "properties": {kind.folder: listed},
            "required": [kind.folder],
            "additionalProperties": False,
            "$defs": parts | {kind.model.__name__: record},
        }
    )


def _told(one: Schema, model: type[Strict]) -> Schema:
    """What `records.as_declared` tells of a part."""
    told = {field.alias or name for name, field in model.model_fields.items() if not field.exclude}
    properties = {key: _untitled(said) for key, said in one["properties"].items() if key in told}
    if issubclass(model, Quotation):
        properties["passage"] = {"type": "string", "description": PASSAGE}
    return _untitled(one) | {"properties": properties, "required": [*properties], "additionalProperties": False}


def _models(model: type[Strict]) -> Iterator[type[Strict]]:
    """A model and those of its parts."""
    yield model
    for field in model.model_fields.values():
        if not field.exclude:
            for inner in _in(field.annotation):
                yield from _models(inner)


def _in(annotation: Any) -> Iterator[type[Strict]]:
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        yield annotation
    for part in get_args(annotation):
        yield from _in(part)


def _pruned(schema: Schema) -> Schema:
    """Only definitions that something refers to."""
    definitions: Schema = schema["$defs"]
    used: set[str] = set()
    waiting = [{key: said for key, said in schema.items() if key != "$defs"}]
    while waiting:
        said = str(waiting.pop())
        new = {name for name in definitions if name not in used and f"'{REFERENCE.format(model=name)}'" in said}
        used |= new
        waiting += [definitions[name] for name in sorted(new)]
    return {**schema, "$defs": {name: definitions[name] for name in sorted(used)}}
