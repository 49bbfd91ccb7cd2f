"""What pages say of works and of the course in their heads: to programs for references, search engines, messengers."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from coursereader.citing.head_data import head_data
from coursereader.citing.linked_data import in_a_page, work_data
from hypothesis import given
from hypothesis import strategies as st

ALDER = {"family": "Holloway", "given": "Ada"}
ARTICLE = {
    "id": "alder", "type": "article-journal", "title": "On <i>bridges</i> & rivers", "author": [ALDER],
    "container-title": "Wend Studies", "volume": "3", "issue": "1–2", "page": "98–130", "DOI": "10.1/x",
    "issued": {"date-parts": [[1952, 3]]}, "language": "en", "URL": "https://a.example/b",
}  # fmt: skip
METAS = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')


def as_imported(said: list[tuple[str, str]]) -> dict[str, object]:
    """As Zotero's rules for embedded metadata read a head: the kind is its own word, or follows from what there is."""
    by_name: dict[str, list[str]] = {}
    for name, content in said:
        by_name.setdefault(name, []).append(content)
    one = {name: values[0] for name, values in by_name.items()}
    last = one.get("citation_lastpage")
    item: dict[str, object] = {
        "itemType": one.get("z:itemType") or ("journalArticle" if "citation_journal_title" in one else "webpage"),
        "title": one.get("citation_title") or one.get("og:title"),
        "creators": by_name.get("citation_author", []),
        "editors": by_name.get("citation_editor", []),
        "date": one.get("citation_publication_date"),
        "publicationTitle": one.get("citation_journal_title") or one.get("citation_book_title"),
        "volume": one.get("citation_volume"),
        "issue": one.get("citation_issue"),
        "pages": one.get("citation_firstpage", "") + (f"-{last}" if last else ""),
        "DOI": one.get("citation_doi"),
        "url": one.get("citation_public_url"),
        "language": one.get("citation_language"),
        "publisher": one.get("citation_publisher"),
    }
    return {key: value for key, value in item.items() if value}


def test_an_article_is_imported_as_what_it_is() -> None:
    assert as_imported([*head_data(ARTICLE)]) == {
        "itemType": "journalArticle", "title": "On <i>bridges</i> & rivers", "creators": ["Holloway, Ada"],
        "date": "1952/03", "publicationTitle": "Wend Studies", "volume": "3", "issue": "1–2", "pages": "98-130",
        "DOI": "10.1/x", "url": "https://a.example/b", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "imported", "container"),
    [
        ("chapter", "bookSection", "Rivers"),
        ("interview", "interview", None),
        ("article-newspaper", "newspaperArticle", None),
        ("webpage", "webpage", None),
        ("map", "document", None),
    ],
)
def test_other_works_are_no_articles_of_a_journal(kind: str, imported: str, container: str | None) -> None:
    item = {"id": "x", "type": kind, "title": "T", "container-title": "Rivers", "publisher": "P", "editor": [ALDER]}
    read = as_imported([*head_data(item)])
    assert (read["itemType"], read.get("publicationTitle"), read["editors"]) == (imported, container, ["Holloway, Ada"])
    assert read["publisher"] == "P"
    assert ("citation_journal_title", "Rivers") not in head_data(item)


def test_a_thesis_and_a_report_name_their_houses() -> None:
    for kind, named in (("thesis", "dissertation"), ("report", "technical_report")):
        item = {"id": "x", "type": kind, "title": "T", "publisher": "Wend"}
        assert (f"citation_{named}_institution", "Wend") in head_data(item)


def test_search_engines_are_told_where_a_work_appeared() -> None:
    said = work_data({**ARTICLE, "interviewer": [ALDER]}, workExample={"@type": "WebPage"}, nothing={})
    assert said["@type"] == "ScholarlyArticle"
    assert said["@id"] == "https://doi.org/10.1/x"
    assert said["datePublished"] == "1952-03"
    assert said["isPartOf"] == {
        "@type": "PublicationIssue", "issueNumber": "1–2", "isPartOf": {
            "@type": "PublicationVolume", "volumeNumber": "3",
            "isPartOf": {"@type": "Periodical", "name": "Wend Studies"},
        },
    }  # fmt: skip
    assert said["contributor"] == [
        {
            "@type": "Role",
            "roleName": "interviewer",
            "contributor": {"@type": "Person", "name": "Ada Holloway", "familyName": "Holloway", "givenName": "Ada"},
        }
    ]
    assert "nothing" not in said
    chapter = work_data({"type": "chapter", "title": "T", "container-title": "B"})
    assert chapter["isPartOf"] == {"@type": "Book", "name": "B"}


@given(st.text())
def test_no_words_end_the_script_that_holds_them(words: str) -> None:
    said = in_a_page({"name": words + "</script><!--\u2028"})
    assert not set("<>&\u2028\u2029") & set(said)
    assert json.loads(said)["name"] == words + "</script><!--\u2028"


def head(site: Path, page: str) -> tuple[list[tuple[str, str]], list[dict[str, object]]]:
    html = (site / page).read_text("utf-8").partition("</head>")[0]
    scripts = re.findall(r'<script type="application/ld\+json">([^<]*)</script>', html)
    return [(name, unescape(content)) for name, content in METAS.findall(html)], [json.loads(one) for one in scripts]


def test_a_text_is_imported_from_its_page_and_its_edition_from_its_own(site: Path) -> None:
    text, (said,) = head(site, "texts/alder.html")
    assert as_imported(text) == {
        "itemType": "journalArticle", "title": "The fall of the Wend bridge", "creators": ["Holloway, Ada"],
        "date": "1952", "publicationTitle": "Wend Studies", "volume": "3",
    }  # fmt: skip
    assert said["@type"] == "ScholarlyArticle"
    edition, (said,) = head(site, "editions/alder.html")
    assert as_imported(edition)["itemType"] == "webpage"
    assert as_imported(edition)["url"] == "https://example.org/wend/texts/alder.html"
    of = said["exampleOfWork"]
    assert isinstance(of, dict)
    assert of["name"] == "The fall of the Wend bridge"


def test_the_course_and_its_data_say_what_they_are(site: Path) -> None:
    ((said,), (data,)) = (head(site, page)[1] for page in ("index.html", "data.html"))
    parts, files = said["hasPart"], data["distribution"]
    assert isinstance(parts, list)
    assert isinstance(files, list)
    assert {part["name"] for part in parts} >= {"The fall of the Wend bridge"}
    assert data["@type"] == "Dataset"
    for file in files:
        assert (site / file["contentUrl"].removeprefix("https://example.org/wend/")).is_file()


def as_page(said: list[tuple[str, str]]) -> dict[str, str]:
    """As the same rules read a head that names no work: what is said for messengers; an `article` would be of a
    newspaper."""
    named = dict(said)
    assert "citation_title" not in named
    kind = {"article": "newspaperArticle", "book": "book"}.get(named["og:type"], "webpage")
    taken = (
        ("title", "og:title"), ("websiteTitle", "og:site_name"), ("url", "og:url"), ("abstractNote", "og:description"),
    )  # fmt: skip
    return {"itemType": named.get("z:itemType", kind), **{field: named[name] for field, name in taken}}


def test_an_event_and_the_course_are_imported_as_pages_of_the_site(site: Path) -> None:
    assert as_page(head(site, "events/bridge-fell.html")[0]) == {
        "itemType": "webpage",
        "title": "Fall of the bridge at Wend",
        "websiteTitle": "The Bridge at Wend",
        "url": "https://example.org/wend/events/bridge-fell.html",
        "abstractNote": "The road bridge over the Wend fell after three days of high water. "
        "The two texts disagree about the hour and the cause.",
    }
    home = as_page(head(site, "index.html")[0])
    assert (home["itemType"], home["title"], home["url"]) == (
        "webpage", "The Wend Reader", "https://example.org/wend/index.html"
    )  # fmt: skip


def test_only_a_page_that_names_its_work_is_imported_as_one(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    kinds = {page: as_imported(head(site, page)[0])["itemType"] for page in pages}
    works = {page for page, kind in kinds.items() if kind != "webpage"}
    assert works == {page for page in pages if page.startswith("texts/") and page != "texts/index.html"}
    for page in set(pages) - works - {page for page in pages if page.startswith("editions/")}:
        assert dict(head(site, page)[0]).get("og:type", "website") == "website", page


def test_every_page_has_a_preview_of_its_own(site: Path) -> None:
    for page in ("events/bridge-fell.html", "glossary/undermining.html", "about.html"):
        said, linked = head(site, page)
        named = dict(said)
        assert linked == []
        assert named["og:type"] == "website"
        assert named["og:site_name"] == "The Bridge at Wend"
        assert named["og:title"] in (site / page).read_text("utf-8").partition("<h1")[2]
        assert named["og:description"]
        assert named["og:url"] == f"https://example.org/wend/{page}"
        assert "citation_title" not in named
