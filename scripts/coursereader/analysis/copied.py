"""Bodies that copy a source: they are asked to be the writer's own words, for the source's belong in `quote`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from ..input.contents import Records
from ..input.records import Record
from ..model.passages import FURNITURE, Text
from ..model.problems import Report
from ..text.fold import fold

MOST_WORDS = 12
"""Words of a source in a row, from which they are no coincidence."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“„«][^“”„«»]*[”“»]|\"[^\"]*\"|‘[^‘]*’(?!\w)|^ {0,3}>.*$|`[^`]*`", re.MULTILINE)
"""Words that are shown as somebody else's."""
_TODO = 'Say it in your own words; the words of the text belong in "quote", or between quotation marks.'


def tell_copied(records: Records, texts: Mapping[str, Text], report: Report) -> None:
    """Say of each body that has so many words of a text in a row where they begin, and where they stand."""
    sought: dict[tuple[str, ...], list[tuple[Record, int]]] = {}
    for record in (record for found in records.by_model.values() for record in found):
        for at, words in _rows(_without_quotations(_folded(record.body))):
            sought.setdefault(words, []).append((record, at))
    told: set[str] = set()
    for text, passage, words in _rows_of_texts(texts) if sought else ():
        for record, at in sought.get(words, ()):
            if record.path not in told:
                told.add(record.path)
                what = f'these are {MOST_WORDS} words of "{text}", {passage}, in a row: "{" ".join(words)}".'
                report.add(record.path, record.body_line + record.body.count("\n", 0, at), what, _TODO)


def _folded(body: str) -> str:
    """Letter for letter: only what is written otherwise and means the same."""
    return body.replace("’", "'")


def _without_quotations(body: str) -> str:
    return _QUOTED.sub(lambda found: re.sub(r"[^\n]", "·", found[0]), body)


def _rows(words: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every so many words in a row, in small letters, with the place of the first; none over what is quoted."""
    at = 0
    for part in words.split("·"):
        found = [(at + word.start(), word[0].lower()) for word in _WORD.finditer(part)]
        for n in range(len(found) - MOST_WORDS + 1):
            yield found[n][0], tuple(word for _, word in islice(found, n, n + MOST_WORDS))
        at += len(part) + 1


def _rows_of_texts(texts: Mapping[str, Text]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for id, text in texts.items():
        for passage in text.passages:
            if passage.kind != FURNITURE:
                words = _WORD.findall(fold(passage.text).lower())
                for n in range(len(words) - MOST_WORDS + 1):
                    yield id, passage.id, tuple(words[n : n + MOST_WORDS])
