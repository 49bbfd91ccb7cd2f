"""A page of the site: plain Markdown with a front matter, made from one template."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
import yaml
from markupsafe import Markup

from ..html.weave import escape, in_a_tag
from ..input import dates
from .book import Book, counted, numeral
from .shelves import shelf_of, stands_apart

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True)
class Page:
    """One file of the pages folder."""

    path: str
    """From the pages folder: `texts/alder.md`."""
    text: str
    source: str
    """The file of the repository it was written from; what the pencil opens."""


@dataclass(frozen=True)
class Head:
    """What a page says of itself in its front matter."""

    path: str
    title: str
    description: str
    source: str
    hide: tuple[str, ...] = ("navigation",)
    more: tuple[tuple[str, object], ...] = ()
    """Further keys, for the theme's templates."""


def page(head: Head, book: Book, template: str, **values: object) -> Page:
    """The page of that template; `url` in it leads from the site's root to wherever the page stands."""
    html = (
        _environment()
        .get_template(template)
        .render(book=book, url=linker(head.path), title=head.title, path=head.path, dates=dates, **values)
    )
    return Page(head.path, front_matter(head) + html.strip() + "\n", head.source)


def front_matter(head: Head) -> str:
    """Title, description, what to hide, where to edit."""
    said: dict[str, object] = {"title": head.title, "description": head.description}
    if head.hide:
        said["hide"] = list(head.hide)
    if in_shelf := shelf_of(head.path):
        said["tab"] = in_shelf
        if not stands_apart(head.path):
            said["beside"] = True
    said |= dict(head.more)
    if "." in posixpath.basename(head.source):
        said["edit_path"] = head.source  # a page that gathers a whole folder has no one file to edit
    return f"---\n{yaml.dump(said, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def linker(path: str) -> Callable[[str], Markup]:
    """A function from an address at the site's root to a link on the page at `path`."""

    def url(target: str) -> Markup:
        file, hash_, fragment = target.partition("#")
        if file == path.removesuffix(".md") + ".html" and hash_:
            file = ""
        there = posixpath.relpath(file, posixpath.dirname(path) or ".") if file else ""
        return in_a_tag(there + hash_ + fragment)

    return url


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
    )
    environment.finalize = _finalize
    environment.filters |= {"numeral": numeral, "counted": counted}
    return environment


def _finalize(value: object) -> object:
    """Words go through the weaver's escape, not Jinja's: one place decides what Markdown must not see."""
    if isinstance(value, jinja2.Undefined) and value._undefined_hint:
        return ""  # `{{ x if y }}` where y is false; a name that does not exist has no hint, and stays an error
    return escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
