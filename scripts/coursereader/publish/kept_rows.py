"""What rows of what a build found out are called."""

from __future__ import annotations

from hashlib import sha256

from ..pages.planning import engine


def key_of(*parts: str | bytes) -> str:
    """Names what follows from these parts and from the engine."""
    found = sha256(engine().encode())
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(raw) + raw)
    return found.hexdigest()
