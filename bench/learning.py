"""Learns the labeller's weights from the development side, and says how its labels fare beside the rules' on both:
`python -m bench.learning [--write]`.

Texts and makers of the test side are never learnt from. It needs `python-crfsuite`, which nothing else does, and made
cases (`make bench-text`). Steps and order are fixed, so that the same cases give the same weights.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coursereader.input.read import read_seed
from coursereader.model.passages import CAPTION, FURNITURE, HEADING, NOTE, PULLQUOTE, QUOTATION, REFERENCE, Passage
from coursereader.model.pieces import PieceKind
from coursereader.model.problems import Report
from coursereader.text.repair.draft import Draft
from coursereader.text.repair.labeller.facts import facts
from coursereader.text.repair.labeller.labelling import KINDS, WEIGHTS, certainties
from coursereader.text.repair.labeller.surroundings import Surroundings
from coursereader.text.repair.rules import NAMES, repair
from coursereader.text.structure import structure

from .cases import Case, declared
from .line_truth import UNKNOWN, going_on, line_labels
from .texts import SPLITS

RULE = "line-labels"
SETTINGS = {"c1": 0.5, "c2": 0.5, "max_iterations": 60, "feature.minfreq": 4}
"""Chosen on the development side, folded by text and by maker."""
OF_PASSAGES = {HEADING: "H", QUOTATION: "Q", REFERENCE: "R", CAPTION: "C", PULLQUOTE: "C", FURNITURE: "F", NOTE: "N"}
LEAST_WEIGHT = 0.01


@dataclass(frozen=True)
class Lesson:
    """The lines of a case: what is seen of them, what they are, and what they are by the rules."""

    case: Case
    seen: list[list[str]]
    truth: list[str]
    rules: list[str]


def lesson(case: Case) -> Lesson | None:
    """None of what is no text as it came."""
    seed = read_seed(case.received, case.received.name, Report(), guess=True)
    if seed is None:
        return None
    names = NAMES[: NAMES.index(RULE)]
    draft = repair(seed.text, names, seed.format or "")
    around = Surroundings.of(draft.text, sorted({mark.at for mark in draft.marks(PieceKind.PAGE_BREAK)}))
    truth = line_labels(case.base.article.blocks, [line.words for line in around.lines])
    places = [draft.place(line.first) for line in around.lines]
    rest = tuple(name for name in NAMES if name != RULE)
    return Lesson(case, facts(around), truth, by_rules(repair(seed.text, rest, seed.format or ""), places))


def by_rules(draft: Draft, places: Sequence[int]) -> list[str]:
    """What rules without labels make of the lines that begin at some places of the seed."""
    spoken = sorted(_stretches(draft), key=lambda one: one[:2])
    starts, labels, opened = [start for start, _, _ in spoken], [], set[int]()
    for place in places:
        at = max(0, bisect_right(starts, place) - 1)
        if spoken[at][1] <= place and at + 1 < len(spoken):
            at += 1  # what stands at its beginning was taken off: a name, a number
        _, _, (index, passage) = spoken[at]
        letter = OF_PASSAGES.get(passage.kind, "S" if passage.speaker else "P")
        labels.append(going_on(letter) if index in opened else letter)
        opened.add(index)
    return labels


def _stretches(draft: Draft) -> list[tuple[int, int, tuple[int, Passage]]]:
    found = []
    for index, passage in enumerate(structure("lesson", draft).passages):
        for at, piece in passage.pieces:
            start, end = piece.start, piece.end
            if piece.kind == PieceKind.TEXT:
                start, end = start + max(0, -at), start + min(len(piece.text), len(passage.text) - at)
            if start < end and draft.raw[start:end].strip():
                found.append((start, end, (index, passage)))
    return found


def learnt(lessons: Sequence[Lesson]) -> list[str]:
    """The weights that say best what these lines are, as rows of the file."""
    crf = importlib.import_module("pycrfsuite")
    trainer = crf.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for one in lessons:
        trainer.append(one.seen, _filled(one.truth))
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/weights")
        tagger = crf.Tagger()
        tagger.open(f"{folder}/weights")
        known = tagger.info()
    found = {key: weight for key, weight in known.state_features.items() if abs(weight) >= LEAST_WEIGHT}
    found |= {(f">{above}", kind): weight for (above, kind), weight in known.transitions.items()}
    said: dict[str, list[str]] = {}
    for (fact, kind), weight in sorted(found.items()):
        said.setdefault(fact, []).append(f"{kind}{weight:.2f}")
    return [" ".join((fact, *weights)) for fact, weights in said.items()]


def _filled(truth: Sequence[str]) -> list[str]:
    """Where the truth cannot say it, a line goes on with the one above."""
    found: list[str] = []
    for label in truth:
        found.append(label or going_on(found[-1] if found else "F"))
    return found


def compared(lessons: Sequence[Lesson]) -> str:
    """Two rows, rules and labeller: the share of lines that are right, and for each kind the harmonic mean of what was
    found and what is right of it. Neither tells rows of tables from paragraphs."""
    by_labeller = [[_likeliest(row) for row in certainties(one.seen)] for one in lessons]
    rows = [f"{'':10}{'lines':>7}{'right':>7}" + "".join(f"{kind.value:>6}" for kind in KINDS if kind != "T")]
    for name, made in (("rules", [one.rules for one in lessons]), ("labeller", by_labeller)):
        pairs = [
            (wanted.replace("T", "P"), got.replace("T", "P"))
            for one, labels in zip(lessons, made, strict=True)
            for wanted, got in zip(one.truth, labels, strict=True)
            if wanted != UNKNOWN
        ]
        right = Counter(wanted for wanted, got in pairs if wanted == got)
        told = Counter(label for pair in pairs for label in pair)
        shares = "".join(f"{2 * right[kind] / max(1, told[kind]):6.2f}" for kind in KINDS if kind != "T")
        rows.append(f"{name:10}{len(pairs):7}{right.total() / len(pairs):7.3f}{shares}")
    return "\n".join(rows)


def _likeliest(shares: Sequence[float]) -> str:
    return KINDS[max(range(len(KINDS)), key=shares.__getitem__)]


def main(arguments: Sequence[str]) -> int:
    """Learns where that is asked for, and compares."""
    cases = [case for case in declared() if case.received.suffix == ".txt" and case.received.exists()]
    lessons = [one for case in cases if (one := lesson(case))]
    if "--write" in arguments:
        rows = learnt([one for one in lessons if one.case.split == "dev"])
        Path(WEIGHTS).write_text("\n".join(rows) + "\n", "utf-8")
    for split in SPLITS:
        print(f"{split}\n{compared([one for one in lessons if one.case.split == split])}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
