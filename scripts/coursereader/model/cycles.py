"""Reference cycles: work that makes many small values and no cycle of them need not be stopped to look for some."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_looking_for_cycles() -> Iterator[None]:
    """For the time of a long computation: looking takes a tenth of it, and finds nothing."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
