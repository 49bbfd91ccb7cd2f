"""What the stylesheets of pages say of slant and weight."""

from __future__ import annotations

import re

SLANTED = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
CSS_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
CSS_CLASS = re.compile(r"^(?:[a-z]+)?\.([\w-]+)$")
LARGEST = 500_000
"""Characters of stylesheets that are looked at."""


def dress_of(stylesheet: str) -> dict[str, str]:
    """What a stylesheet says of slant and weight, by class."""
    found: dict[str, str] = {}
    for selectors, rules in CSS_RULE.findall(re.sub(r"/\*.*?\*/", "", stylesheet[:LARGEST], flags=re.DOTALL)):
        if SLANTED.search(rules) or HEAVY.search(rules):
            for selector in selectors.split(","):
                if name := CSS_CLASS.match(selector.strip()):
                    found[name[1]] = found.get(name[1], "") + ";" + rules
    return found
