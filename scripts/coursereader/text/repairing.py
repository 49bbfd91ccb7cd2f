"""Many texts repaired at once, on all cores; the same texts as one by one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from multiprocessing.connection import wait

from .draft_file import from_json, to_json
from .kept_drafts import Unrepaired
from .repair.draft import Draft
from .repair.rules import repair

FEW_TEXTS, FEW_LETTERS = 3, 200_000
"""So many, or so long together, are repaired sooner than other processes are begun."""
PROCESS_LOST = "A process that repaired texts was ended. The rest is repaired by this one."


def made_of(missing: Sequence[Unrepaired], executor: Executor | None) -> Iterable[tuple[Unrepaired, Draft]]:
    """Each with its draft, as it is made. Raises what the repair raises."""
    if executor is not None:
        yield from _made_by(executor, missing)
    elif len(missing) <= FEW_TEXTS or sum(len(one.raw) for one in missing) <= FEW_LETTERS or not _may_begin_processes():
        yield from ((one, _repaired(one)) for one in missing)
    else:
        with _processes(min(os.cpu_count() or 1, len(missing))) as pool:
            yield from _made_by(pool, missing)


def _made_by(executor: Executor, missing: Sequence[Unrepaired]) -> Iterable[tuple[Unrepaired, Draft]]:
    """Each as it comes back; where a process was ended, those that are left are made here."""
    done = 0
    try:
        for words in executor.map(_repaired_as_json, missing):
            one, done = missing[done], done + 1
            yield one, from_json(words, one.raw) or _repaired(one)
    except BrokenExecutor:
        print(PROCESS_LOST, file=sys.stderr, flush=True)
        yield from ((one, _repaired(one)) for one in missing[done:])


def _repaired(one: Unrepaired) -> Draft:
    return repair(one.raw, one.repairs, one.format)


def _repaired_as_json(one: Unrepaired) -> str:
    return to_json(_repaired(one))


def _may_begin_processes() -> bool:
    return (os.cpu_count() or 1) > 1 and multiprocessing.parent_process() is None


def _processes(count: int) -> ProcessPoolExecutor:
    """Forked, which is soonest, where no thread is running that may hold what they would wait for."""
    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(count, context, initializer=_begin)


def _begin() -> None:
    """The interrupt key ends the parent; and where that ends, however it does, we do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
