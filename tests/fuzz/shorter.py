"""The shortest part of a find that breaks the same law: what a person can read."""

from __future__ import annotations

import time
from collections.abc import Callable


def shortened(content: bytes, target: Callable[[bytes], None], seconds: float) -> bytes:
    """The find without whatever it breaks the law without; as far as one comes in that time."""
    fault, until = _fault(content, target), time.monotonic() + seconds
    size = len(content) // 2
    while size and fault:
        at = 0
        while at < len(content) and time.monotonic() < until:
            less = content[:at] + content[at + size :]
            if _fault(less, target) == fault:
                content = less
            else:
                at += size
        size //= 2
    return content


def _fault(content: bytes, target: Callable[[bytes], None]) -> str:
    """What goes wrong and where; empty where nothing does."""
    try:
        target(content)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
        last = error.__traceback__
        while last and last.tb_next:
            last = last.tb_next
        return f"{type(error).__name__} in line {last.tb_lineno if last else 0}"
    return ""
