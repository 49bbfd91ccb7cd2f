"""How headings stand to one another: by their numbers, by capitals, by what lies between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..evidence.lines import blocks_of, is_wrapped
from ..evidence.titles import NUMBER_ALONE, is_section_name, section_label, unlabelled


@dataclass(frozen=True)
class Heading:
    """A line or block that is a heading."""

    start: int
    end: int
    words: str
    level: int = 2


def levelled(found: Sequence[Heading], text: str) -> list[Heading]:
    """The headings with their levels."""
    if all(NUMBER_ALONE.match(heading.words) for heading in found):
        return list(found)
    found = _without_lists(found, text)
    if not found:
        return []
    if any(section_label(heading.words)[0] for heading in found):
        return _by_number(found)
    sections = found[1:] if len(found) > 1 and not text[: found[0].start].strip() else found
    if len({heading.level for heading in found}) > 1 or any(_is_capitals(heading) for heading in sections):
        title = found[: len(found) - len(sections)]
        below = [replace(h, level=h.level if _is_capitals(h) or is_section_name(h.words) else 3) for h in sections]
        return [*title, *below]
    return _by_length(found, text)


def _is_capitals(heading: Heading) -> bool:
    return heading.words.isupper()


def _without_lists(found: Sequence[Heading], text: str) -> list[Heading]:
    """Without numbered lines that follow one another with nothing between: the items of a list."""
    kinds = [(section_label(heading.words)[0], section_label(heading.words)[1].count(".")) for heading in found]
    touching = [not text[above.end : below.start].strip() for above, below in itertools.pairwise(found)]
    alike = [kind[0] != "" and kind == after for kind, after in itertools.pairwise(kinds)]
    runs = [touch and same for touch, same in zip(touching, alike, strict=True)]
    return [h for h, above, below in zip(found, [False, *runs], [*runs, False], strict=True) if not (above or below)]


def _by_number(found: Sequence[Heading]) -> list[Heading]:
    """The kind of number that comes first is the highest; those with points go down by them."""
    kinds = [section_label(heading.words)[0] for heading in found]
    order = list(dict.fromkeys(kind for kind in kinds if kind))
    first = next(index for index, kind in enumerate(kinds) if kind)
    several = sum(bool(kind) for kind in kinds) > 1
    out = []
    for index, (heading, kind) in enumerate(zip(found, kinds, strict=True)):
        number = section_label(heading.words)[1]
        level = 2 + order.index(kind) + number.count(".") if kind else 3 if several and index > first else 2
        out.append(replace(heading, level=2 if is_section_name(unlabelled(heading.words)) else min(3, level)))
    return out


def _by_length(found: Sequence[Heading], text: str) -> list[Heading]:
    """After a heading with one paragraph before the next heading, those that follow are below it."""
    out: list[Heading] = []
    below, wrapped = False, is_wrapped(text)
    for heading, after in zip(found, [*found[1:], None], strict=True):
        between = text[heading.end : after.start if after else len(text)]
        paragraphs = len(blocks_of(between) if wrapped else between.strip().splitlines())
        if is_section_name(heading.words):
            below = False
            out.append(heading)
        elif paragraphs <= 1 and after is not None:
            below = True
            out.append(heading)
        else:
            out.append(replace(heading, level=3 if below else 2))
    return out
