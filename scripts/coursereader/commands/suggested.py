"""Suggestions as they are printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..analysis.clue_index import CluedPassage, SentencePart
from ..analysis.clues import ClueKind
from ..analysis.concordance import Found, places
from ..analysis.suggestion_measure import DEEP, DEPTHS, Agreement
from ..analysis.suggestions import SharedClue, Suggestion
from ..model.passages import Text

MOST_WORDS = 9
"""Of the words that speak for a pair."""
LONGEST = 600
"""Characters of a sentence shown to a reader; a record quotes it whole."""
NAMING = (ClueKind.TERM, ClueKind.NAME, ClueKind.PAIR, ClueKind.WORD)
"""Kinds of clues that name something, the best first."""


@dataclass(frozen=True)
class Judged:
    """A pair with all that one needs to judge it."""

    found: Suggestion
    shared: tuple[SharedClue, ...]
    sentences: tuple[SentencePart, SentencePart]
    joined: tuple[str, ...]
    """The files of the records that join it already."""

    @property
    def sides(self) -> tuple[tuple[CluedPassage, SentencePart], tuple[CluedPassage, SentencePart]]:
        return (self.found.one, self.sentences[0]), (self.found.other, self.sentences[1])


def spoken(one: Judged) -> list[str]:
    """The words that speak for the pair, as the first text has them; none that stand in others that are listed."""
    found: list[str] = []
    for shared in one.shared:
        words = one.found.one.passage.text[shared.one.start : shared.one.end] or shared.one.value
        if not any(words.casefold() in other.casefold() for other in found):
            found = [other for other in found if other.casefold() not in words.casefold()] + [words]
    return found[:MOST_WORDS]


def said_in(one: Judged) -> str:
    """What both speak of, as far as one clue names it."""
    naming = sorted((shared for shared in one.shared if shared.kind in NAMING), key=lambda s: NAMING.index(s.kind))
    clue = next((shared.one for shared in naming), None)
    return one.found.one.passage.text[clue.start : clue.end] if clue else ""


def found_in(one: Judged, side: int, text: Text) -> Found:
    """The sentence of one side as `reader find` finds it: with a prefix or suffix where it stands twice in the text."""
    passage, sentence = one.sides[side]
    hits = [hit for hit in places(_sentence(passage, sentence), [text]) if hit.place.passage == passage.passage.id]
    return min(hits, key=lambda hit: abs(hit.place.start - sentence.start))


def as_lines(chosen: Sequence[Judged]) -> str:
    """A pair a line: `alder#p4 birch#p5: the bridge, noon`."""
    return "\n".join(f"{_id(one.found.one)} {_id(one.found.other)}: {', '.join(spoken(one))}" for one in chosen)


def as_text(chosen: Sequence[Judged]) -> str:
    """A pair a block: its score and passages, the words that speak for it, the two sentences, what joins it."""
    return "\n\n".join(_block(number, one) for number, one in enumerate(chosen, 1))


def _block(number: int, one: Judged) -> str:
    rows = [f"{number}. {_id(one.found.one)} {_id(one.found.other)}  score {one.found.score:.1f}"]
    rows.append(f"   shared: {', '.join(spoken(one))}")
    rows += [f"   {_id(passage)}: {_cut(_sentence(passage, sentence))}" for passage, sentence in one.sides]
    return "\n".join([*rows, f"   joined: {', '.join(one.joined) or 'by no record'}"])


def as_json(chosen: Sequence[Judged]) -> str:
    """`{"suggestions": [{"score", "passages": [{"text", …}], "shared": [{"kind", "adds", "words"}], "joined"}]}`."""
    return json.dumps({"suggestions": [_data(one) for one in chosen]}, ensure_ascii=False, indent=1, sort_keys=True)


def _data(one: Judged) -> dict[str, object]:
    (first, _), (second, _) = one.sides
    return {
        "score": round(one.found.score, 2),
        "passages": [
            {"text": passage.text, "passage": passage.passage.id, "sentence": _sentence(passage, sentence)}
            for passage, sentence in one.sides
        ],
        "shared": [
            {
                "kind": shared.kind.value,
                "adds": round(shared.adds, 2),
                "words": [
                    first.passage.text[shared.one.start : shared.one.end],
                    second.passage.text[shared.other.start : shared.other.end],
                ],
            }
            for shared in one.shared
        ],
        "joined": list(one.joined),
    }


def as_table(rows: Sequence[Agreement]) -> str:
    """Precision and recall, a row for each that was measured."""
    heads = [f"P@{depth}" for depth in DEPTHS] + [f"R@{depth}" for depth in (*DEPTHS, DEEP)]
    width = max(len(row.label) for row in rows)
    lines = [f"{'':{width}}  joined" + "".join(f"{head:>8}" for head in heads)]
    for row in rows:
        values = "".join(f"{value:8.2f}" for value in (*row.precision, *row.recall))
        lines.append(f"{row.label:{width}}  {row.joined:6}{values}")
    return "\n".join(
        [*lines, "P: of the best so many, the share that records join. R: of what is joined, the share among them."]
    )


def _id(passage: CluedPassage) -> str:
    return f"{passage.text}#{passage.passage.id}"


def _sentence(passage: CluedPassage, sentence: SentencePart) -> str:
    return passage.passage.text[sentence.start : sentence.end].strip()


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"


FORMATS: Mapping[str, Callable[[Sequence[Judged]], str]] = {"text": as_text, "line": as_lines, "json": as_json}
