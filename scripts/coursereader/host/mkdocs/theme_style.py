"""The one stylesheet of a site: ours over the theme's, without what of that no page of the site can meet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import Node, QualifiedRule

from ...input.kept_rows import KeptRows
from ...model.whole_files import write_whole
from ...publish.kept_rows import key_of
from ...publish.look import looks
from ...publish.site_files import paths_of, words

SHEETS = "assets/stylesheets"
PARTS = ("assets/reader/css/reader.css", "assets/reader/course.css")
SHEET = "assets/reader/css/site.css"
"""One sheet, so that a browser waits for one answer before it shows a page."""
SET_BY_SCRIPTS = frozenset({"js", "no-js", "md-typeset", "md-header__title--active", "md-nav__link--active"})
"""Classes that scripts of ours give to elements."""
_USED = re.compile(r"var\((--[\w-]+)")


def dress(site: Path, kept: KeptRows | None = None) -> None:
    """Give a built site its one stylesheet, and remove those that no page asks for: the theme's lie in it.
    `kept`: what was seen on pages before, and what was left of the theme's."""
    kept = kept or KeptRows()
    seen = looks(words(site, paths_of(site), ".html"), kept).values()
    met = SET_BY_SCRIPTS.union(*(look.met for look in seen))
    ours = "".join(path.read_text(encoding="utf-8") for path in sorted((site / "assets/reader").rglob("*.css")))
    join(site, lambda style: _once(kept, style, met, ours))
    for sheet in sorted((site / SHEETS).glob("*.css")):
        if not any(sheet.name in link for look in seen for link in look.links):
            sheet.unlink()


def _once(kept: KeptRows, style: str, met: frozenset[str], ours: str) -> str:
    return kept.words(key_of("trimmed", style, *sorted(met), ours), lambda: trimmed(style, met, ours))


def join(site: Path, changed: Callable[[str], str] = lambda style: style) -> None:
    """Write the sheet that pages ask for: the theme's, and ours over it."""
    theme = next((site / SHEETS).glob("main.*.css"))
    parts = [changed(theme.read_text(encoding="utf-8"))]
    parts += [(site / part).read_text(encoding="utf-8") for part in PARTS if (site / part).is_file()]
    (site / SHEET).parent.mkdir(parents=True, exist_ok=True)
    write_whole(site / SHEET, "\n".join(parts).encode())


def trimmed(style: str, met: Iterable[str], ours: str = "") -> str:
    """A stylesheet without the rules that need a class or a `data-md-…` attribute that is not met, and without the
    variables that nothing in it and nothing in our own sheets uses."""
    known, of_ours = frozenset(met), frozenset(_USED.findall(ours))
    kept, used = _trimmed(style, known, None), None
    while used != (used := of_ours | frozenset(_USED.findall(kept))):
        kept = _trimmed(kept, known, used)
    return kept


def _trimmed(style: str, met: frozenset[str], used: frozenset[str] | None) -> str:
    rules = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    return "".join(_rules(rules, met, used))


def _rules(rules: Iterable[Node], met: frozenset[str], used: frozenset[str] | None) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield _rule(rule, met, used)
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and rule.content:
            inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if said := "".join(_rules(inside, met, used)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{said}}}"
        else:
            yield rule.serialize()


def _rule(rule: QualifiedRule, met: frozenset[str], used: frozenset[str] | None) -> str:
    """What is left of a rule; empty where no selector is met, or it only set variables that are not used."""
    selectors = ",".join(tinycss2.serialize(one).strip() for one in _parted(rule.prelude) if _needs(one) <= met)
    does = tinycss2.serialize(rule.content)
    if selectors and used is not None and "--" in does:
        declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        does = ";".join(one.serialize() for one in declared if not one.name.startswith("--") or one.name in used)
    return f"{selectors}{{{does}}}" if selectors and does else ""


def _parted(prelude: Iterable[Node]) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _needs(selector: list[Node]) -> set[str]:
    """The classes and the theme's attributes that an element, or one around it, must have. What stands in brackets, as
    in `:not(…)`, is no need."""
    classes = {name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"}
    held = [token.content[0].value for token in selector if token.type == "[] block" and token.content]
    return classes | {name for name in held if str(name).startswith("data-md-")}
