"""What renders the pages: one adapter for each host, and here the name of the one we use. Nothing else names it.

Only what is asked for is loaded: to look where its files lie takes nothing of the reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .mkdocs.configuration import configure
    from .mkdocs.files import NAME, OWN_ROWS, follows_from, is_free, overrides
    from .mkdocs.light import light, with_more, without_foot
    from .mkdocs.rendering import Host
    from .mkdocs.serving import prepare, render_changed, serve

_WHERE = {
    "configure": "configuration",
    "NAME": "files", "OWN_ROWS": "files", "follows_from": "files", "is_free": "files", "overrides": "files",
    "light": "light", "with_more": "light", "without_foot": "light",
    "Host": "rendering",
    "prepare": "serving", "render_changed": "serving", "serve": "serving",
}  # fmt: skip
__all__ = [
    "NAME", "OWN_ROWS", "Host", "configure", "follows_from", "is_free", "light", "overrides", "prepare",
    "render_changed", "serve", "with_more", "without_foot",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f".mkdocs.{_WHERE[name]}", __name__), name)
