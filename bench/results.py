"""What was measured: of each case, and the tables that are shown of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .cases import Case
from .extractors import ITSELF
from .peers import NAMES
from .score import MEASURES, Score

WIDE = 18


@dataclass(frozen=True)
class Result:
    """One case: our score and its peers', or why there is none."""

    case: Case
    score: Score | None
    peers: dict[str, Score] = field(default_factory=dict)
    missing: str = ""


def table(results: Sequence[Result], title: str, key: Callable[[Result], str]) -> str:
    """Means by maker or by reading: our measures, our overall score, that of the peers who read such cases."""
    head = f"{title:{WIDE}}{'cases':>6}" + "".join(f"{name:>12}" for name in (*MEASURES, "OVERALL"))
    rows = [head + "  |" + "".join(f"{name:>13}" for name in NAMES)]
    for name in sorted({key(one) for one in results}):
        rows.append(_row(name, [one for one in results if key(one) == name]))
    return "\n".join([*rows, _row("mean", results)])


def _row(name: str, found: Sequence[Result]) -> str:
    scores = [one.score for one in found if one.score]
    values = [mean(getattr(score, measure) for score in scores) for measure in (*MEASURES, "overall")]
    theirs = [mean(one.peers[peer].overall for one in found if peer in one.peers) for peer in NAMES]
    shown = "".join(f"{_shown(value):>12}" for value in values)
    return f"{name:{WIDE}}{len(scores):6}{shown}  |" + "".join(f"{_shown(value):>13}" for value in theirs)


def mean(values: Iterable[float | None]) -> float | None:
    """Of those that there are."""
    found = [value for value in values if value is not None]
    return sum(found) / len(found) if found else None


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def tables(results: Sequence[Result], split: str) -> str:
    """Both tables of one side."""
    of_split = [one for one in results if one.case.split == split]
    if not any(one.score for one in of_split):
        return f"{split}: nothing could be measured."
    title = {"dev": "DEVELOPMENT", "test": "TEST (means only: its texts are not to be looked at)"}[split]
    by_maker = table(of_split, "maker", lambda one: one.case.maker.name)
    return f"{title}\n{by_maker}\n\n{table(of_split, 'read by', _reading)}"


def _reading(one: Result) -> str:
    return one.case.maker.ending + " itself" if one.case.reading == ITSELF else one.case.reading


def by_case(results: Sequence[Result]) -> str:
    """Each development case, the worst first."""
    found = [one for one in results if one.score and one.case.split == "dev"]
    found.sort(key=lambda one: one.score.overall if one.score else 0)
    return "\n".join(f"{_shown(one.score.overall if one.score else None)}  {one.case.name}" for one in found)


def gaps(results: Sequence[Result]) -> str:
    """What was declared and is missing, by reason."""
    reasons = Counter((one.case.maker.name, one.missing) for one in results if one.missing)
    rows = [f"  {maker:{WIDE}}{count:4} cases: {reason}" for (maker, reason), count in sorted(reasons.items())]
    return "\n".join(rows)
