"""A record as a feature structure: every key that its file has, with its value, so that it can be read back whole.

Source: chapter 18 of the TEI Guidelines. Lists are collections; what is by some key is a set of pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...input.contents import Handwritten
from ...input.quotation import Strict
from ...input.records import Place, Quotation, Where
from .elements import Node, add, name_of, words_of
from .pointers import place_of, to_words

KEY, VALUE = "key", "value"
BODY, FRONT = "body", "front"
PAGE = "page"
"""What the structure of a hand-written page is: it has no record's keys, and its name stands in `n`."""
Found = dict[str, Any]
"""What a structure says, by key; under `PLACE` where its words stand."""
PLACE = "\0place"


def put_features(parent: Node, part: Strict, here: str = "", **attributes: str) -> Node:
    """The structure of a record or of a part of one. `here`: the text in whose document it stands."""
    place = part.place if isinstance(part, Quotation) else None
    made = add(parent, "fs", **attributes, corresp=to_words(place, here) if place else "")
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if field.exclude or (value == field.get_default(call_default_factory=True) and not field.is_required()):
            continue
        put_feature(made, field.alias or name, value, here)
    return made


def put_page(parent: Node, page: Handwritten) -> None:
    """The structure of a page that is nobody's record, to which records may lead."""
    made = add(parent, "fs", type=PAGE, n=page.path.removeprefix("docs/"))
    for name, words in ((FRONT, page.front), (BODY, page.body)):
        if words:
            put_feature(made, name, words)


def put_feature(structure: Node, name: str, value: object, here: str = "") -> None:
    """One key of it."""
    _put_value(add(structure, "f", name=name), value, here)


def _put_value(parent: Node, value: object, here: str) -> None:
    if isinstance(value, Strict):
        put_features(parent, value, here)
    elif isinstance(value, Mapping):
        pairs = add(parent, "vColl", org="set")
        for key, said in value.items():
            pair = add(pairs, "fs")
            put_feature(pair, KEY, key, here)
            put_feature(pair, VALUE, said, here)
    elif isinstance(value, tuple):
        listed = add(parent, "vColl", org="list")
        for one in value:
            _put_value(listed, one, here)
    elif value is None:
        add(parent, "default")
    elif isinstance(value, bool):
        add(parent, "binary", value=str(value).lower())
    elif isinstance(value, int | float):
        add(parent, "numeric", value=repr(value))
    else:
        add(parent, "string", str(value))


def features(structure: Node, here: str = "") -> Found:
    """What a structure says."""
    found: Found = {str(f.get("name")): _value(f[0], here) for f in structure if name_of(f) == "f" and len(f)}
    place = place_of(structure.get("corresp", ""), here)
    return found | ({PLACE: place} if place else {})


def _value(element: Node, here: str) -> Any:
    read = _READ.get(name_of(element))
    return read(element, here) if read else None


def _collected(element: Node, here: str) -> Any:
    values = [_value(one, here) for one in element]
    return {one[KEY]: one[VALUE] for one in values} if element.get("org") == "set" else values


# Models take every value as it is typed in a file: numbers too are words to them.
_READ: Mapping[str, Callable[[Node, str], Any]] = {
    "fs": features,
    "vColl": _collected,
    "binary": lambda element, here: element.get("value", ""),
    "numeric": lambda element, here: element.get("value", ""),
    "string": lambda element, here: words_of(element),
}


def with_places(part: Strict, found: Found) -> Strict:
    """A record as its model made it of what a structure says, each quotation with its place."""
    changes: Found = {}
    for name, field in type(part).model_fields.items():
        value, said = getattr(part, name), found.get(field.alias or name)
        if isinstance(value, tuple) and isinstance(said, list):
            changes[name] = tuple(
                with_places(one, of) if isinstance(one, Strict) else one for one, of in zip(value, said, strict=True)
            )
        elif isinstance(value, Strict) and isinstance(said, dict) and not isinstance(value, Place | Where):
            changes[name] = with_places(value, said)
    if PLACE in found:
        changes["place"] = found[PLACE]
    return part.model_copy(update=changes)


def without_places(value: Any) -> Any:
    """What a structure says, as a model takes it."""
    if isinstance(value, list):
        return [without_places(one) for one in value]
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items() if key != PLACE}
    return value
