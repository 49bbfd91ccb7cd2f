"""Addresses at which a record stood that is now part of another: they lead on, and never die."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.problems import Report
from .contents import Records
from .folders import ID
from .kinds import RecordKind
from .records import Record


def leading_on(records: Records, kinds: Sequence[RecordKind], report: Report) -> Records:
    """The records, each with those of its former addresses that are free and its own; a problem for each other one."""
    folders = {kind.folder for kind in kinds if kind.own_pages}
    taken = {f"{kind.folder}/{record.id}": record for kind in kinds for record in records.of(kind.model)}

    def kept(record: Record) -> Iterator[str]:
        for n, address in enumerate(record.formerly):
            folder, _, id = address.partition("/")
            if folder not in folders or not ID.fullmatch(id):
                wrong, todo = "is no address of a record.", "Write its folder and its id: events/the-fire."
            elif taken.setdefault(address, record) is not record or n != record.formerly.index(address):
                wrong, todo = f"is that of {taken[address].path}.", "Take it out of one of them."
            else:
                yield address
                continue
            report.add(record.path, record.line("formerly", str(n)), f'"{address}" {wrong}', todo)

    def led(record: Record) -> Record:
        leading = tuple(kept(record))
        return record if leading == record.formerly else record.model_copy(update={"formerly": leading})

    return replace(records, by_model={model: tuple(map(led, found)) for model, found in records.by_model.items()})
