"""What each rule of the repair gains: the score with all rules, less the score without that one."""

from __future__ import annotations

from concurrent.futures import Executor

from coursereader.exports.plain_text import printed
from coursereader.input.read import Seed, read_seed
from coursereader.model.problems import Report
from coursereader.text.repair.rules import NAMES, repair, repair_with_rules_used
from coursereader.text.structure import structure

from .cases import Case
from .score import Score, score
from .texts import SPLITS


def ablation(cases: list[Case], pool: Executor) -> str:
    """A row a rule: how often it acted, and its gain on both sides, in thousandths of the overall score."""
    texts = [case for case in cases if case.received.suffix in (".txt", ".md")]
    gains: dict[str, dict[str, list[float]]] = {name: {split: [] for split in SPLITS} for name in NAMES}
    for case, found in zip(texts, pool.map(_gains, texts, chunksize=2), strict=True):
        for name, gain in found.items():
            gains[name][case.split].append(gain)
    rows = [f"{'rule':22}{'acts in dev':>12}{'test':>6}{'gain in dev':>14}{'in test':>10}   (thousandths of overall)"]
    count = {split: sum(case.split == split for case in texts) for split in SPLITS}
    for name in NAMES:
        dev, test = (gains[name][split] for split in SPLITS)
        shown = [f"{1000 * sum(found) / max(1, count[split]):+.2f}" for split, found in gains[name].items()]
        rows.append(f"{name:22}{len(dev):12}{len(test):6}{shown[0]:>14}{shown[1]:>10}")
    return "\n".join(rows)


def _gains(case: Case) -> dict[str, float]:
    """By rule that found something to do in a case: what it gains there. The others gain nothing."""
    seed = read_seed(case.received, case.received.name, Report(), guess=True)
    if seed is None:
        return {}
    whole = _scored(case, seed, NAMES)
    used = repair_with_rules_used(seed.text, None, seed.format or "")[1]
    rest = {name: tuple(other for other in NAMES if other != name) for name in used}
    return {name: whole.overall - _scored(case, seed, others).overall for name, others in rest.items()}


def _scored(case: Case, seed: Seed, names: tuple[str, ...]) -> Score:
    draft = repair(seed.text, names, seed.format or "")
    return score(case.base.article.blocks, seed.text, printed(structure("bench", draft)))
