"""A page of the site: plain Markdown with a front matter, made from one template."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from markupsafe import Markup

from ..html.prose import prose_html, unlinked
from ..html.weave import escape, in_a_tag
from ..input import dates
from ..interface.html import interface_globals
from .cited import is_cited, page_citations
from .naming import Texts
from .passages import where
from .shelves import shelf_of, stands_apart
from .templating import environment

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
    """Further keys, for the host's templates."""
    shelf: str = ""
    """The part of the site it stands in, where its path does not say."""


def page(head: Head, texts: Texts, template: str, **values: object) -> Page:
    """The page of that template, in the language of the interface.

    In a template stand `texts`, the words `_` and `count`, `number`, `date`, `joined` of the language, `where` of a
    passage, `url`, which leads from the site's root to wherever the page stands, and `prose`, of a field of ours
    with its links, `plain` without.
    """
    html = filled(template, head.path, texts, title=head.title, **values)
    if is_cited(head.path):
        html += "\n\n" + filled("cite_page.j2", head.path, texts, works=page_citations(texts, head.path, head.title))
    return Page(head.path, front_matter(head) + html + "\n", head.source)


def filled(template: str, path: str, texts: Texts, **values: object) -> str:
    """The template with its gaps filled, for the page at that path."""
    language, url = texts.language, linker(path)
    said = interface_globals(language, escape) | {"where": lambda ref: where(ref, language), "dates": dates}
    said |= {"prose": lambda words: prose_html(words, url), "plain": unlinked}
    made = environment(_TEMPLATES).get_template(template)
    return made.render(texts=texts, path=path, url=url, **said, **values).strip()


def front_matter(head: Head) -> str:
    """Title, description, what to hide, where to edit."""
    said: dict[str, object] = {"title": head.title, "description": head.description}
    if head.hide:
        said["hide"] = list(head.hide)
    if in_shelf := head.shelf or shelf_of(head.path):
        said["tab"] = in_shelf
        if not stands_apart(head.path):
            said["beside"] = True
    said |= dict(head.more)
    if "." in posixpath.basename(head.source):
        said["edit_path"] = head.source  # a page that gathers a whole folder has no one file to edit
    return f"---\n{yaml.dump(said, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def linker(path: str) -> Callable[[str], Markup]:
    """A function from an address at the site's root to a link on the page at `path`."""

    here, folder = path.removesuffix(".md") + ".html", posixpath.dirname(path) or "."

    def url(target: str) -> Markup:
        file, hash_, fragment = target.partition("#")
        there = _from(folder, file) if file and not (file == here and hash_) else ""
        return in_a_tag(there + hash_ + fragment)

    return url


@lru_cache(maxsize=65536)
def _from(folder: str, file: str) -> str:
    """From a folder to a file: pages of one folder lead to the same files."""
    return posixpath.relpath(file, folder)
