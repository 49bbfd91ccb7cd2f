"""The one way from a template to a page's words: whatever a template prints goes through the weaver's escape."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..html.weave import escape

if TYPE_CHECKING:
    import jinja2


@cache
def environment(folder: Path) -> jinja2.Environment:
    """The templates of a folder."""
    import jinja2  # where a page is made, and not for those who only check

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
    )
    made.finalize = _finalize
    return made


def _finalize(value: object) -> object:
    """Words go through the weaver's escape, not Jinja's: one place decides what Markdown must not see."""
    if getattr(value, "_undefined_hint", None):
        return ""  # `{{ x if y }}` where y is false; a name that does not exist has no hint, and stays an error
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
