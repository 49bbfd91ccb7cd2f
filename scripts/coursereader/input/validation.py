"""What pydantic says about a contributor's file, said in plain words, with the line of the key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from ..model.problems import Report
from .quotation import UNWRITTEN, KeyPath, M
from .yaml_lines import Document, Written

SIGN_OF_A_VALUE = re.compile(r"<[^<>]*: '|'>|'")
"""What stands around a value that may be chosen: `'text'`, `<SourceFormat.TEXT: 'text'>`."""
LIKE_ENOUGH = 65
"""Per cent, from which another file or id is offered."""


def validated(
    model: type[M], written: Written, document: Document, path: str, report: Report, above: KeyPath = ()
) -> M | None:
    """The record made of `written`, which stands at `above` in the document; None, with its problems, where none is."""
    try:
        return model.model_validate(written, by_alias=True, by_name=False)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            at = (*above, *detail["loc"])
            report.add(path, document.line(at), *_in_plain_words(detail, at, model))
    return None


def nearest(word: str, words: list[str]) -> str:
    """`Did you mean "…"?` where one of the words is near, else nothing."""
    found = process.extractOne(word[:100].lower(), sorted(words), scorer=fuzz.ratio, score_cutoff=70)
    return f'Did you mean "{found[0]}"?' if found else ""


def nearest_id(id: str, ids: Collection[str]) -> str:
    """The same of ids, of which one may be a part of another: `apec-2012` of `apec-vladivostok-2012`."""
    words = {one: one.replace("-", " ") for one in sorted(ids)}
    found = process.extractOne(id[:100].lower().replace("-", " "), words, scorer=alike, score_cutoff=LIKE_ENOUGH)
    return f'Did you mean "{found[2]}"?' if found else ""


def alike(one: str, other: str, **_: object) -> float:
    """Per cent: as a row of letters, and as a set of words."""
    return (fuzz.ratio(one, other) + fuzz.token_set_ratio(one, other)) / 2


def keys_of(model: type[BaseModel]) -> dict[str, str]:
    """The keys a contributor may write in such a record, each with the name of its field."""
    fields = model.model_fields.items()
    return {field.alias or name: name for name, field in fields if field.validation_alias != UNWRITTEN}


def _in_plain_words(detail: ErrorDetails, at: KeyPath, model: type[BaseModel]) -> tuple[str, str]:
    kind, written = detail["type"], detail["input"]
    name = _name(at)
    if kind == "missing":
        example = EXAMPLES.get(str(at[-1]), "")
        return (
            f'the key "{at[-1]}" is missing{_within(at[:-1])}.',
            f"Add it: {at[-1]}: {example}" if example else "Add it.",
        )
    if kind == "extra_forbidden":
        keys = list(keys_of(_model_at(model, detail["loc"][:-1])))
        return f'the key "{at[-1]}" is unknown{_within(at[:-1])}.', nearest(
            str(at[-1]), keys
        ) or f"The keys are {_listed(keys)}."
    if kind == "literal_error":
        allowed = SIGN_OF_A_VALUE.sub("", str(detail["ctx"]["expected"])).replace(" or ", ", ")
        todo = f"Choose one of: {allowed}."
        if isinstance(written, str):
            todo = f"{nearest(written, allowed.split(', '))} {todo}".lstrip()
        return f"{name} cannot be {_shown(written)}.", todo
    if kind == "string_too_short":
        return f"{name} is empty.", "Write something, or leave out what it belongs to."
    if kind == "string_pattern_mismatch":
        return f"{name} cannot be {_shown(written)}.", PATTERNS.get(str(at[-1]), "Write it as the others are written.")
    if kind == "date" and "wrong" in (said := detail.get("ctx", {})):
        return f'{name}: "{said["written"]}" {said["wrong"]}.', str(said["todo"])
    if kind in ("date", "family"):
        what, _, todo = detail["msg"].partition(". ")
        return f"{name}: {what.rstrip('.')}.", todo
    return f"{name} has the wrong shape: {_shown(written)}.", SHAPES.get(kind, f"{detail['msg']}.")


EXAMPLES = {
    "as_of": 'the date the value holds for, "2019", or words where the text gives none.',
    "by": "your name.",
    "date": 'as precise as is known, "2012", "2012-09" or "2012-09-08".',
    "form": "the word in its own language and script.",
    "language": 'a language tag, "en", "pt-BR" or "zh-Hant".',
    "quote": "the words, copied from the page.",
    "reading": 'the words that should be read, or null to flag damaged ones, or "" to leave words out.',
    "reason": "why the words as received cannot be right.",
    "says": "one line in your words.",
    "seen": 'what was seen of it and when, {what: "the whole", date: "2012-09-08"}, or null where nobody saw it.',
    "text": "the id of the text.",
    "where": "where it is named.",
}
"""What to write after a key that is missing."""

PATTERNS = {
    "doi": 'Write it without an address before it: "10.1234/abc".',
    "seed": "Write the name of a file in this folder, without a path.",
    "language": 'Write a language tag: "en", "pt-BR", "zh-Hant".',
    "sha256": "Write the 64 digits that sha256sum prints for the seed.",
}
"""What to do where a value does not have the form its key asks for."""

SHAPES = {
    "string_type": "Write text, in quotation marks.",
    "int_parsing": "Write a whole number.",
    "greater_than": "Write a number above 0.",
    "tuple_type": 'Write a list: ["one", "two"].',
    "dict_type": 'Write keys with values: {key: ["one", "two"]}.',
    "model_type": 'Write keys with values: {key: "value"}.',
    "model_attributes_type": 'Write keys with values: {key: "value"}.',
}
"""What to do, by pydantic's name of the mistake."""


def _name(at: KeyPath) -> str:
    keys = [str(part) for part in at if isinstance(part, str)]
    if not keys:
        return "the file" if not at else f"entry {int(at[0]) + 1}"
    entry = f" (entry {int(at[-1]) + 1})" if isinstance(at[-1], int) else ""
    return f'"{keys[-1]}"{entry}'


def _within(at: KeyPath) -> str:
    keys = [part for part in at if isinstance(part, str)]
    if not keys:
        return ""
    number = f", entry {int(at[-1]) + 1}" if isinstance(at[-1], int) else ""
    return f' in "{keys[-1]}"{number}'


def _shown(written: Any) -> str:
    if isinstance(written, str):
        return f'"{written[:80]}"'
    if written is None:
        return "null"
    return "a list" if isinstance(written, (list, tuple)) else "keys with values"


def _listed(words: list[str]) -> str:
    return ", ".join(words)


def _model_at(model: type[BaseModel], at: KeyPath) -> type[BaseModel]:
    for key in at:
        if isinstance(key, str) and (name := keys_of(model).get(key)):
            model = _model_in(model.model_fields[name].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    if get_origin(annotation) in (dict, Mapping):
        return None
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def texts_named(data: Written) -> Iterator[str]:
    """The texts that the keys of a file name, whatever else is wrong in it."""
    if isinstance(data, dict):
        if isinstance(text := data.get("text"), str):
            yield text
        for value in data.values():
            yield from texts_named(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_named(value)
