"""What renders the pages: one adapter for each host, and here the name of the one we use. Nothing else names it."""

from .mkdocs.configuration import NAME, OWN_ROWS, configure, is_free, overrides
from .mkdocs.rendering import Host
from .mkdocs.serving import prepare, render_changed, serve

__all__ = ["NAME", "OWN_ROWS", "Host", "configure", "is_free", "overrides", "prepare", "render_changed", "serve"]
