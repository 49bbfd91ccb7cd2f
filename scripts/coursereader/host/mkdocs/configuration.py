"""The configuration of MkDocs and its theme for one course: what is the same for all, and what the course says."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml

from ...analysis.course import Course
from ...html.emblem import emblem_svg
from ...input.allow_list import EXTENSIONS
from ...input.code_host import code_host
from ...input.course_file import CourseFacts
from ...input.skeleton import skeleton
from ...interface.language import Language
from ...model.whole_files import write_whole
from ...pages.naming import MANY
from ...pages.navigation import Entry, Navigation
from ...publish.bundles import PRELOADED
from ...publish.policy import IN_PAGES
from ..frame_words import frame_words
from .files import NAME, OURS, overrides
from .theme_style import PARTS, SHEET

BASE = Path(__file__).with_name("base.yml")


def configure(build: Path, course: Course, navigation: Navigation) -> Path:
    """Write the whole configuration beside the pages folder `build/pages`; where it has not changed, it stays."""
    file = build / NAME
    words = OURS + yaml.safe_dump(configuration(course, navigation), allow_unicode=True, sort_keys=False, width=1000)
    if file.is_symlink() or not file.is_file() or file.read_bytes() != words.encode():
        build.mkdir(parents=True, exist_ok=True)
        write_whole(file, words.encode())
    return file


def configuration(course: Course, navigation: Navigation) -> dict[str, Any]:
    """As MkDocs reads it. Words are plain; the templates escape them."""
    facts, language = course.facts, Language(course.facts.language)
    made: dict[str, Any] = yaml.safe_load(BASE.read_text(encoding="utf-8"))
    made = {"site_name": facts.title, "site_description": facts.subtitle} | made
    made |= {"site_url": facts.address} if facts.address else {}
    made |= {"copyright": facts.rights} if facts.rights else {}
    made["theme"] |= {
        "custom_dir": str(overrides()),
        "language": theme_language(facts.language),
        "direction": language.direction,
    }
    made["markdown_extensions"] = [{name: dict(wishes)} for name, wishes in EXTENSIONS.items()]
    made["extra"]["reader"] = _reader(course, navigation, language)
    made["nav"] = [
        {navigation.home.title: navigation.home.path},
        *({shelf.title: [{entry.title: entry.path} for entry in shelf.entries]} for shelf in navigation.shelves),
    ]
    return made


def theme_language(tag: str) -> str:
    """The theme's language nearest to that of the course: its own, that of its first part, else English."""
    theme = importlib.util.find_spec("material")
    places = theme.submodule_search_locations if theme else None
    found = {path.stem.lower(): path.stem for place in places or () for path in Path(place).glob(_LANGUAGES)}
    return found.get(tag.lower()) or found.get(tag.lower().partition("-")[0]) or "en"


_LANGUAGES = "templates/partials/languages/*.html"


def _reader(course: Course, navigation: Navigation, language: Language) -> dict[str, Any]:
    """What our templates need: they look at no other page. `brief`: only pages of a shelf's list name it whole."""
    are_many = len(navigation.texts) > MANY
    return {
        "policy": IN_PAGES,
        "joined": {"sheet": SHEET, "parts": list(PARTS)},
        "preloaded": [f"assets/reader/{face}" for face in PRELOADED],
        "language": course.facts.language,
        "preview": preview_address(course.facts),
        "emblem": str(emblem_svg(course.emblem)),
        "code_host": _code_host(course, language),
        "home": _entry(navigation.home),
        "shelves": [
            {"id": shelf.id, "title": shelf.title, "entries": [_entry(entry) for entry in shelf.entries]}
            for shelf in navigation.shelves
        ],
        "texts": [] if are_many else [_entry(entry) for entry in navigation.texts],
        "brief": are_many,
        "words": frame_words(language),
    }


def preview_address(facts: CourseFacts) -> str:
    """Of the picture that a shared link shows; empty where there is none, or nobody says where the site is."""
    return urljoin(facts.address, facts.preview.removeprefix("docs/")) if facts.address and facts.preview else ""


def _code_host(course: Course, language: Language) -> dict[str, Any]:
    """Where files are edited, and by page what one can begin there: its name, its file, what that holds at first."""
    host = code_host(course.facts.edit_base)
    begun = {
        f"{kind.folder}/index.html": {
            "title": language.say(kind.fresh),
            "path": f"docs/{kind.folder}/new-{kind.id}.md",
            "content": skeleton(kind.model),
        }
        for kind in course.kinds
        if kind.fresh
    }
    return {**asdict(host), "begun": begun} if host else {}


def _entry(entry: Entry) -> dict[str, str]:
    return {"title": entry.title, "address": entry.address}
