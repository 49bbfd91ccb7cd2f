"""The one way from a template to a page's words: whatever a template prints goes through the weaver's escape."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from markupsafe import escape as other

from ..html.signs import signs
from ..html.weave import escape

if TYPE_CHECKING:
    import jinja2

NOTHING = Markup("")


@cache
def environment(folder: Path) -> jinja2.Environment:
    """The templates of a folder."""
    import jinja2  # where a page is made, and not for those who only check
    from jinja2.compiler import CodeGenerator

    class Generator(CodeGenerator):
        """What is printed was escaped by `_finalize`: Jinja would look at each of it once more."""

        def _output_child_pre(self, node: object, frame: object, finalize: Any) -> None:
            self.write(f"({finalize.src}")

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=jinja2.FileSystemBytecodeCache(pattern="reader-escaped-%s.cache"),
    )
    made.code_generator_class = Generator
    made.finalize = _finalize
    made.filters["signs"] = signs
    return made


def _finalize(value: object) -> Markup:
    """Words go through the weaver's escape, not Jinja's: one place decides what Markdown must not see."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape(value)
    if getattr(value, "_undefined_hint", None):
        return NOTHING  # `{{ x if y }}` where y is false; a name that does not exist has no hint, and stays an error
    return other(value)
