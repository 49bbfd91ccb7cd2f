"""What the classes and stylesheets of pages say: slant, weight, lines of verse."""

from __future__ import annotations

import re

from .trees import Element

SLANTED = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
CSS_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
CSS_CLASS = re.compile(r"^(?:[a-z]+)?\.([\w-]+)$")
LINE = re.compile(r"(?:^|\s)(?:verse|line|l|v|i\d{1,2}|indent\d*)(?:\s|$)")
STANZA = re.compile(r"(?:^|\s)(?:stanza|poem|poetry|verses?|line-?group|lg|linegroup)(?:\s|$)")
"""Classes by which pages name the lines and stanzas of verse."""
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


def is_line_of_verse(element: Element) -> bool:
    """Whether a block is one line of a stanza."""
    parent = element.getparent()
    if element.tag not in ("div", "p") or parent is None or not LINE.search(element.get("class") or ""):
        return False
    return bool(STANZA.search(parent.get("class") or ""))
