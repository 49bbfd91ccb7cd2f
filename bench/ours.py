"""What the engine makes of a file, through the door that a reader has: `scripts/text.py FILE`."""

from __future__ import annotations

import gc
import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from coursereader.commands import main

ROOT = Path(__file__).resolve().parent.parent


class CannotReadError(Exception):
    """A file that the engine refuses, in its own words."""


def ours(path: Path) -> str:
    """The engine's plain Markdown."""
    said, told = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(said), redirect_stderr(told):
        code = main(["text", str(path)], ROOT)
    gc.enable()
    said.flush()
    if code:
        raise CannotReadError(" ".join(told.getvalue().replace(str(path), "FILE").split()))
    return said.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
