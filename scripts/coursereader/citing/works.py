"""A source as citation programs know a work: as it appeared, as it stands in this edition; and a page of ours."""

from __future__ import annotations

from collections.abc import Mapping

from ..input import dates
from ..input.publication import NUMBERS, Author, Contributor
from ..input.source import Source
from ..interface.language import Language
from .headline import SHORT, headline
from .names import listed, written
from .processor import Item
from .styles import CitationStyle

ADDRESS, ACCESSED, PLACE = "{address}", "{accessed}", "{place}"
"""Stand where the reader's browser knows more than the build: the address, the day, the passage."""
INTERVIEW = "interview"
ROLES = ("editor", "interviewer", "translator")
PERSONS = ("author", *ROLES)


def appeared(source: Source) -> dict[str, object]:
    """The source as it appeared."""
    published = source.published
    known: dict[str, object] = {
        "container-title": "" if published.venue == "unknown" else published.venue,
        "volume": published.volume,
        "issue": published.issue,
        "page": published.pages,
        "publisher": published.publisher,
        "publisher-place": published.place,
        "DOI": published.doi,
        "URL": published.url,
        "issued": _issued(published.when),
    }
    return _filled({"id": source.id, "type": work_type(source), **_title(source), **_persons(source), **known})


def for_programs(source: Source, item: Item, address: str) -> dict[str, object]:
    """A work as a file of it says it: with its address, and with the editors' words for it where it has no title."""
    made = {key: value for key, value in item.items() if key not in ("accessed", "URL")}
    url = address if item.get("URL") == ADDRESS else item.get("URL")
    called = source.title.value if source.title.described else source.label
    return _filled({**made, "title": item.get("title") or f"[{called}]", "URL": url, "language": source.language})


def in_edition(source: Source, site: str, language: str) -> dict[str, object]:
    """The source as it is read in this edition, whose title `site` is. A translator of what appeared in another
    language than our copy did not translate our copy."""
    whole = appeared(source)
    named = ("title", "genre", "author", "interviewer")
    kept: dict[str, object] = {key: whole[key] for key in named if key in whole}
    if not _is_another(source, language) and "translator" in whole:
        kept["translator"] = whole["translator"]
    year = source.published.known_year.replace("unknown", "")
    return _filled({**kept, **_here(site), "id": f"{source.id}-edition", "issued": _issued(year)})


def page_of(title: str, site: str) -> dict[str, object]:
    """A page of this edition."""
    return {"id": "page", "title": title, **_here(site)}


def _here(site: str) -> dict[str, object]:
    return {"type": "webpage", "container-title": site, "URL": ADDRESS, "accessed": {"literal": ACCESSED}}


def work_type(source: Source) -> str:
    """What it is, as citation programs name it."""
    if source.published.type:
        return source.published.type
    if any(other.role == "interviewer" for other in source.others):
        return INTERVIEW
    return "chapter" if source.published.publisher else "article-journal"


def _is_another(source: Source, language: str) -> bool:
    """Whether what appeared is in another language than our copy: an original that stands at the same address."""
    ours, published = source.language or language, source.published
    places = {place for place in (published.url, published.doi) if place}
    return any(one.language != ours and places & {one.address, one.doi} for one in source.originals)


def _title(source: Source) -> dict[str, object]:
    """Its title as a sentence is written. What the editors call a work without one is no title: an interview goes
    without, others have it where a title would stand; in square brackets, where nothing else names the work."""
    title, genre = source.title, INTERVIEW if work_type(source) == INTERVIEW else ""
    if title.value != "unknown" and not title.described:
        return {"title": title.sentence or title.value, "genre": genre}
    called = title.value if title.described else source.label
    return {"genre": genre or called} if source.authors else {"title": f"[{called}]", "genre": genre}


def _persons(source: Source) -> dict[str, object]:
    found: dict[str, list[object]] = {}
    for person in (*source.authors, *source.others):
        role = person.role if isinstance(person, Contributor) else "author"
        found.setdefault(role, []).append(name_parts(person))
    return dict(found)


def name_parts(person: Author) -> dict[str, object]:
    """The name as CSL-JSON parts it; what stands first stays first."""
    family = person.family or person.name.rpartition(" ")[2]
    if not person.name.endswith(family):
        return {"family": family, "given": person.name.removeprefix(family).strip(), "static-ordering": True}
    given = person.name.removesuffix(family).strip()
    return {"family": family, **({"given": given} if given else {})}


def _issued(when: str) -> object:
    if not when or dates.termini(when):
        return None
    first, last = dates.halves(when)
    parts = [[int(part) for part in one.split("-")] for one in dict.fromkeys((first, last))]
    return {"date-parts": parts}


def day_parts(item: Item) -> list[int]:
    """Year, month and day of publication, as far as they are known."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return list(parts[0]) if parts else []


def _filled(item: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in item.items() if value}


def styled(item: Item, style: CitationStyle, english: bool, language: Language) -> dict[str, object]:
    """The work as that style wants it from the processor: capitals in its titles, names in their order."""
    made = dict(item)
    if "title" in made:
        made["title"], made["title-short"] = cased(str(made["title"]), style, english)
    if made.get("genre") == INTERVIEW:
        made["genre"] = language.say("Interview")
    if "issue" in made and not NUMBERS.fullmatch(str(made["issue"])):
        made["section"] = made.pop("issue")
    if "URL" in made and "issued" not in made:
        made.setdefault("accessed", {"literal": ACCESSED})
    for role in PERSONS:
        if role in made:
            made[role] = [_ordered(name, style) for name in listed(made, role)]
    return made


def cased(title: str, style: CitationStyle, english: bool) -> tuple[str, str]:
    """A title in the capitals of that style, and its part before a colon as brackets in a text have it."""
    main = title.partition(": ")[0]
    if not english:
        return title, main
    return title if style.small is None else headline(title, style.small), headline(main, style.small or SHORT)


def _ordered(name: Mapping[str, object], style: CitationStyle) -> dict[str, object]:
    """A name that has its family name first is one word to a style that writes names out."""
    if name.get("static-ordering") and style.small is not None:
        return {"family": written(name)}
    return {key: part for key, part in name.items() if key != "static-ordering"}
