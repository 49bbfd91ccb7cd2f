"""Works and the course as search engines read them: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from .names import listed, written
from .processor import Item
from .works import day_parts

Linked = dict[str, object]
VOCABULARY = "https://schema.org"
TYPES: Final[Mapping[str, object]] = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "interview": ["Article", "http://purl.org/ontology/bibo/Interview"],
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""What CSL calls works; the vocabulary has no interviews, that of bibliographies has."""
PERSONS: Final[Mapping[str, str]] = {"author": "author", "editor": "editor", "translator": "translator"}
DOI = "https://doi.org/"


def work_data(item: Item, **more: object) -> Linked:
    """A work as it appeared. `more`: what else is said of it."""
    made: Linked = {"@type": TYPES.get(str(item["type"]), "CreativeWork"), "name": item["title"]}
    if "DOI" in item:
        made["@id"] = DOI + str(item["DOI"])
        made["identifier"] = {"@type": "PropertyValue", "propertyID": "doi", "value": item["DOI"]}
    for role, name in PERSONS.items():
        if persons := [_person(one) for one in listed(item, role)]:
            made[name] = persons
    if asked := [_person(one) for one in listed(item, "interviewer")]:
        made["contributor"] = [{"@type": "Role", "roleName": "interviewer", "contributor": one} for one in asked]
    if date := day_parts(item):
        made["datePublished"] = "-".join(f"{part:02}" for part in date)
    if "publisher" in item:
        made["publisher"] = {"@type": "Organization", "name": item["publisher"]}
    taken = (("page", "pagination"), ("language", "inLanguage"), ("URL", "url"))
    made |= {name: item[key] for key, name in taken if key in item}
    if container := _container(item):
        made["isPartOf"] = container
    return made | {key: value for key, value in more.items() if value}


def _person(name: Mapping[str, object]) -> Linked:
    made: Linked = {"@type": "Person", "name": written(name), "familyName": name["family"]}
    return made | ({"givenName": name["given"]} if "given" in name else {})


def _container(item: Item) -> Linked:
    """What it appeared in: a book; a periodical, in a volume and an issue of it."""
    if "container-title" not in item:
        return {}
    if item["type"] in ("chapter", "webpage"):
        return {"@type": "Book" if item["type"] == "chapter" else "WebSite", "name": item["container-title"]}
    made: Linked = {"@type": "Periodical", "name": item["container-title"]}
    for key, type_, number in (
        ("volume", "PublicationVolume", "volumeNumber"),
        ("issue", "PublicationIssue", "issueNumber"),
    ):
        if key in item:
            made = {"@type": type_, number: item[key], "isPartOf": made}
    return made


def site_data(title: str, description: str, language: str, address: str, works: Iterable[Linked]) -> Linked:
    """The course itself: a site for those who learn, and what it is about."""
    made: Linked = {
        "@type": ["WebSite", "LearningResource"],
        "name": title,
        "description": description,
        "inLanguage": language,
        "url": address,
        "hasPart": [*works],
    }
    return {key: value for key, value in made.items() if value}


def dataset_data(name: str, description: str, rights: str, address: str, files: Mapping[str, str]) -> Linked:
    """The course's files as a set of data. `files`: by address, what kind of file it is, as IANA names media."""
    made: Linked = {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "creditText": rights,
        "url": address,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": file, "encodingFormat": kind} for file, kind in files.items()
        ],
    }
    return {key: value for key, value in made.items() if value}


def in_a_page(said: Linked) -> str:
    """The words of a script of type `application/ld+json`: none of them can end it."""
    words = json.dumps({"@context": VOCABULARY, **said}, ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        words = words.replace(sign, f"\\u{ord(sign):04x}")
    return words
