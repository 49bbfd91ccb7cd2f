"""Prints our scores beside the peers', on the same texts, in one call: `python -m bench [--dev|--test] [NAME …]`.

Exit 1 where a declared case could not be made or read: a mean over what happens to be here is no score.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from . import peers
from .ablation import ablation
from .cases import Case, by_document, declared, made_of_one, without_old
from .extractors import EXTRACTORS
from .ours import CannotReadError, ours
from .programs import CannotMakeError
from .results import Result, by_case, gaps, tables
from .score import score


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes, reads, scores, prints."""
    options = _options(arguments)
    whole = declared()
    cases = [case for case in whole if case.split in _splits(options) and _wanted(case, options.names)][:: options.each]
    if not cases:
        print("No case has such a name.", file=sys.stderr)
        return 1
    with ProcessPoolExecutor(options.processes) as pool:
        if not options.names:
            without_old(whole)
        missing = dict(itertools.chain.from_iterable(pool.map(made_of_one, by_document(cases))))
        if not (options.alone or options.ablate):
            peers.prepare(cases, pool, options.processes)
        if options.ablate:
            print(ablation([case for case in cases if not missing[case]], pool))
            return 0
        results = list(pool.map(measured, missing, missing.values(), chunksize=3))
    for split in _splits(options):
        print(tables(results, split), end="\n\n")
    if options.cases:
        print(by_case(results), end="\n\n")
    for name, reason in peers.missing().items():
        print(f"Peer {name} is missing: {reason}.")
    absent = gaps(results)
    print(f"Declared: {len(cases)} cases; missing: {sum(bool(one.missing) for one in results)}.\n{absent}".rstrip())
    return int(bool(absent))


def measured(case: Case, missing: str) -> Result:
    """The scores of a case that was made."""
    if missing:
        return Result(case, None, missing=missing)
    truth, raw = case.base.article.blocks, _raw(case)
    theirs = {name: peers.made(name, case) for name in peers.NAMES}
    found = {name: score(truth, raw, printed) for name, printed in theirs.items() if printed is not None}
    try:
        return Result(case, score(truth, raw, ours(case.received)), found)
    except CannotReadError as error:
        return Result(case, None, found, f"the engine cannot read {case.maker.ending} yet: {error}")


def _raw(case: Case) -> str:
    """What the engine was given, as text: where words are broken, and which compounds can be seen."""
    if case.received.suffix in (".txt", ".md"):
        return case.received.read_text("utf-8")
    if case.maker.ending == "pdf":
        try:
            return EXTRACTORS["pdftotext"].read(case.document)
        except CannotMakeError:
            return ""
    return "\n".join(block.plain for block in case.base.article.blocks)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    reader = argparse.ArgumentParser("bench", description=__doc__)
    side = reader.add_mutually_exclusive_group()
    side.add_argument("--dev", action="store_true", help="the development cases only")
    side.add_argument("--test", action="store_true", help="the test cases only")
    reader.add_argument("--ablate", action="store_true", help="what each rule of the repair gains, on both sides")
    reader.add_argument("--cases", action="store_true", help="each development case, the worst first")
    reader.add_argument("--alone", action="store_true", help="public peers only where their output is kept already")
    reader.add_argument("--each", type=int, default=1, metavar="N", help="each N-th case, for a quick look")
    reader.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    reader.add_argument("names", nargs="*", help="only cases of whose text, maker and reading these are parts")
    return reader.parse_args(arguments)


def _splits(options: argparse.Namespace) -> list[str]:
    return ["dev"] if options.dev else ["test"] if options.test else ["dev", "test"]


def _wanted(case: Case, names: Sequence[str]) -> bool:
    """Names narrow the development side; of the test side only makers and readings are asked for, never one text."""
    known = case.name if case.split == "dev" else f"{case.maker.name} {case.reading}"
    return all(name in known for name in names)


if __name__ == "__main__":
    sys.exit(main())
