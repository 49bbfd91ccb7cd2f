"""Annotations made elsewhere: W3C Web Annotations, and what Hypothesis exports. Nothing of a file is trusted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.problems import Report
from .dates import is_date
from .drafts_zip import NAMES, DraftedFile

LARGEST = 10_000_000
"""Bytes of a file: some ten thousand annotations."""
MOST = 5_000
"""Annotations of one file."""
LONGEST = 20_000
"""Characters of one value."""


@dataclass(frozen=True)
class ForeignAnnotation:
    """One annotation, as far as a note can be made of it."""

    number: int
    """In its file, from 1."""
    id: str
    source: str
    """The address of what it is on."""
    exact: str
    prefix: str
    suffix: str
    passage: str
    """The fragment of that address, or of a selector: the id of a passage, if it is ours."""
    body: str
    by: str
    day: str
    """ISO; empty where it does not say."""
    tags: tuple[str, ...]
    draft: DraftedFile | None = None
    """The file that it is a draft of, where a page of ours exported it."""


def foreign_annotations(raw: bytes, path: str, report: Report) -> list[ForeignAnnotation]:
    """Every annotation of a JSON file; what cannot be read as one is a problem at its number."""
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        report.add(path, 1, "the file is not UTF-8.", "Export it again as JSON.")
        return []
    except (ValueError, RecursionError):
        report.add(path, 1, "the file is no JSON.", "Export it again as JSON or JSON-LD, or name a zip of drafts.")
        return []
    listed = _listed(document)
    if not listed or len(listed) > MOST:
        what = f"there are more than {MOST} annotations in it." if listed else "there is no annotation in it."
        report.add(path, 1, what, "Split it." if listed else "Export W3C annotations, or those of Hypothesis.")
        return []
    return [one for number, said in enumerate(listed, 1) if (one := _annotation(number, said, path, report))]


def _listed(document: Any) -> list[Any]:
    """The annotations of a list, a page, a collection, an export or an answer of Hypothesis; or the one there is."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return []
    for key in ("rows", "annotations", "items"):
        if isinstance(document.get(key), list):
            return list(document[key])
    first = document.get("first")
    if isinstance(first, dict):
        return _listed(first)
    return [document] if "target" in document else []


def _annotation(number: int, said: Any, path: str, report: Report) -> ForeignAnnotation | None:
    target = _first(said.get("target")) if isinstance(said, dict) else None
    if target is None:
        report.add(path, number, "this is no annotation: it has no target.", "Take it out.")
        return None
    selectors = list(_selectors(target))
    quotation = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    exact = _words(quotation.get("exact"))
    if not exact.strip():
        report.add(path, number, "it quotes no words.", "A note needs a TextQuoteSelector: select some words.")
        return None
    source = _words(said.get("uri")) or _address(target.get("source") or target.get("id"))
    fragments = [_words(one.get("value")) for one in selectors if one.get("type") == "FragmentSelector"]
    bodies, tags = _bodies(said)
    return ForeignAnnotation(
        number,
        _words(said.get("id")),
        source,
        exact,
        _words(quotation.get("prefix")),
        _words(quotation.get("suffix")),
        next(iter(fragments), "") or source.partition("#")[2],
        "\n\n".join(bodies),
        _maker(said),
        _day(said),
        tags,
        _draft(number, said),
    )


def _first(value: Any) -> dict[str, Any] | None:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, str):
        return {"source": value}
    return value if isinstance(value, dict) else None


def _selectors(target: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Those of a target, with what refines them."""
    waiting = [target.get("selector")]
    for _ in range(100):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:20]
        elif isinstance(one, dict):
            yield one
            waiting.append(one.get("refinedBy"))


def _bodies(said: dict[str, Any]) -> tuple[list[str], tuple[str, ...]]:
    """What is said, and the tags."""
    texts, tags = [_words(said.get("text")), _words(said.get("bodyValue"))], _list(said.get("tags"))
    for body in _list(said.get("body")):
        if isinstance(body, str) and "://" not in body[:30]:
            texts.append(_words(body))
        elif isinstance(body, dict) and body.get("type", "TextualBody") == "TextualBody":
            (tags if body.get("purpose") == "tagging" else texts).append(_words(body.get("value")))
    named = [" ".join(_words(tag).split()) for tag in tags]
    return [text.strip() for text in texts if text.strip()][:1], tuple(dict.fromkeys(tag for tag in named if tag))


def _draft(number: int, said: dict[str, Any]) -> DraftedFile | None:
    """A draft says its file in words of no markup, and its place by an address that ends in the path."""
    bodies = [body for body in _list(said.get("body")) if isinstance(body, dict)]
    content = next((_words(body.get("value")) for body in bodies if body.get("format") == "text/plain"), "")
    paths = (re.search(f"(?:^|/)({NAMES.pattern})$", _words(body.get("source"))) for body in bodies)
    path = next((found[1] for found in paths if found), "")
    return DraftedFile(number, path, content) if path and content else None


def _maker(said: dict[str, Any]) -> str:
    """By name; an account of Hypothesis is `acct:ada@hypothes.is`."""
    info = said.get("user_info")
    shown = _words(info.get("display_name")) if isinstance(info, dict) else ""
    account = _words(said.get("user")).removeprefix("acct:").partition("@")[0]
    creator = next(iter(_list(said.get("creator"))), "")
    named = creator if isinstance(creator, dict) else {"name": creator}
    name = shown or account or _words(named.get("nickname")) or _words(named.get("name"))
    return " ".join(name.split()) if "://" not in name else ""


def _day(said: dict[str, Any]) -> str:
    day = (_words(said.get("created")) or _words(said.get("modified")) or _words(said.get("updated")))[:10]
    return day if is_date(day) and "/" not in day else ""


def _address(value: Any) -> str:
    return _words(value.get("id")) if isinstance(value, dict) else _words(value)


def _list(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    """A string that UTF-8 can say, not longer than any of ours; else nothing."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return ""
    return value.encode("utf-8", "replace").decode()
