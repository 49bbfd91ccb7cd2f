"""What a publisher prints around a text: credits in brackets, disclaimers, sources, rights. Set aside as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....model.pieces import StreamKind
from ..draft import Aside, Draft, Edit
from ..evidence.lines import filled_lines, is_open
from ..evidence.web_page import CREDIT_WITHIN

CREDIT = re.compile(r"^\((?:photo|image|source|credit)s?:[^()]{1,120}\)$", re.IGNORECASE)
MOST_LETTERS_OF_A_CREDIT = 100
ROLE = re.compile(r"[^\W\d_][\w ]{0,40}[/:|]\s?[^/]{1,80}$")
IMPRINT = re.compile(
    r"^(?:disclaimer:|original (?:source|article|text):|source:|originally published|copyright|©|"
    r"\(c\) \d{4}|all rights reserved|"
    r"reprinted (?:from|with)|this (?:article|text|work|interview) is (?:an exclusive|licensed|published|distributed)|"
    r"downloaded (?:from|by)|editor(?:s)?[:/]|translat(?:ed|ion)(?: by)?[:/])",
    re.IGNORECASE,
)
NOTICE_WITHIN = re.compile(
    r"unauthori[sz]ed reproduction|all rights reserved|views? (?:do|does) not necessarily|personal views", re.IGNORECASE
)


def imprint(draft: Draft) -> Iterable[Edit]:
    """Credits wherever a line is nothing else; notices from the end of the file upwards, until the text begins."""
    filled = filled_lines(draft.text)
    last = len(filled)
    while last > 1 and len(filled[last - 1].words) < 700 and _is_notice(filled[last - 1].words):
        last -= 1
    for index, line in enumerate(filled):
        if index >= last or _is_credit(line.words):
            yield Aside(line.start, line.end, StreamKind.IMPRINT)


def _is_credit(words: str) -> bool:
    """Whether a line says who made a picture, or is names in brackets, each after what it did: `[Text/Anna Mason,
    Photographs/Ben Miller]`."""
    of_a_picture = CREDIT_WITHIN.match(words) and len(words) <= MOST_LETTERS_OF_A_CREDIT and is_open(words)
    if of_a_picture or CREDIT.match(words):
        return True
    inner = words[1:-1]
    if not (words.startswith("[") and words.endswith("]") and 3 < len(inner) <= 300) or "[" in inner or "]" in inner:
        return False
    parts = re.split(r"[,;]\s", inner)
    return sum(bool(ROLE.match(part)) for part in parts) >= 0.5 * len(parts)


def _is_notice(words: str) -> bool:
    return bool(IMPRINT.match(words) or NOTICE_WITHIN.search(words))
