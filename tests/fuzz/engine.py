"""Fuzzes one target until its time is up or its law is broken: `python -m fuzz.engine TARGET OPTION...`."""

from __future__ import annotations

import sys

import atheris

from .targets import target


def main() -> None:
    """Never returns: the engine ends the process, with an exit code of its own where it found something."""
    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["coursereader"]):
        found = target(name)
    atheris.Setup([sys.argv[0], *options], found)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
