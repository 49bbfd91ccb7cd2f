"""The scripts that the templates put into pages: `make hashes` writes their sums into the list of the pages' policy."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from ...publish.policy import LIST, sum_of
from .files import overrides

PARTIALS = tuple(f"partials/javascripts/{name}.html" for name in ("early", "base", "content"))
"""Of our templates and the theme's, those with scripts that pages hold; ours stand for the theme's."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SAYS = "# The scripts that a page may hold, by their sums. `make hashes` writes this; read the difference.\n"


def inline_scripts() -> str:
    """The list as it has to be, a line a script. Raises ValueError where a script is not the same on every page."""
    rows = []
    for name in PARTIALS:
        for script in _SCRIPT.findall(_template(name)):
            if "{{" in script or "{%" in script:
                raise ValueError(f"a script of {name} is not the same on every page")
            rows.append(f"{sum_of(script)} {name}\n")
    return _SAYS + "".join(rows)


def _template(name: str) -> str:
    theme = importlib.util.find_spec("material")
    folders = [
        overrides(),
        *(Path(place) / "templates" for place in (theme and theme.submodule_search_locations) or ()),
    ]
    return next(file for folder in folders if (file := folder / name).is_file()).read_text(encoding="utf-8")


if __name__ == "__main__":
    LIST.write_text(inline_scripts(), encoding="utf-8")
