"""What surrounds the text of a web page. It is set aside under a name where the page says what it is, or where it is
links and little else; never what holds most of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .html_flow import NO_WORDS
from .html_notes import SECTION_ROLE, role
from .stated import AsideName
from .trees import Element, texts

LANDMARKS = {"navigation": AsideName.NAVIGATION, "search": AsideName.FORM, "banner": AsideName.CHROME,
             "contentinfo": AsideName.CHROME, "complementary": AsideName.CHROME, "menu": AsideName.NAVIGATION,
             "menubar": AsideName.NAVIGATION, "dialog": AsideName.CHROME, "alert": AsideName.CHROME}  # fmt: skip
CHROME_WORDS = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "sidebar",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "socials",
        "related",
        "recommended",
        "comments",
        "comment-list",
        "cookie",
        "cookies",
        "consent",
        "advert",
        "advertisement",
        "ad",
        "ads",
        "adsbygoogle",
        "promo",
        "promotion",
        "newsletter",
        "subscribe",
        "subscription",
        "pagination",
        "pager",
        "popup",
        "modal",
        "widget",
        "toolbar",
        "skip-link",
        "skip",
        "toc",
        "tags",
        "tag-list",
        "footer",
        "masthead",
        "siteheader",
        "site-header",
        "site-footer",
        "page-header",
        "page-footer",
        "banner",
        "paywall",
        "login",
        "signup",
        "author-box",
        "readmore",
        "read-more",
        "mw-editsection",
        "navbox",
        "catlinks",
        "printfooter",
        "noprint",
        "vector-header",
        "mw-jump-link",
    ]
)
CHROME_PARTS = frozenset((
    "cookie", "cookies", "consent", "newsletter", "subscribe", "subscription", "comments", "sharing", "share",
    "sharedaddy", "social", "breadcrumb", "breadcrumbs", "advert", "advertisement", "ad", "ads", "promo", "sidebar",
    "navbar", "paywall", "signup", "login", "feedback", "popup", "modal", "relatedposts", "colophon", "masthead",
))  # fmt: skip
"""Words of the name of a class that say the same of what is small; a section of a text may be named so by its id."""
CHROME_PHRASES = re.compile(
    r"(?:^|-)(?:related-(?:articles|posts|links|content|stories|navigation|news|topics|items|reading)|most-read|"
    r"read-next|up-next|author-(?:bio|box)|(?:entry|post|article)-footer|widget-area)(?:-|$)"
)
OWN_SECTION = frozenset(f"level{n}" for n in range(1, 7))
"""Classes that pandoc gives to sections of the text: their ids are the words of their headings."""
SMALL_SHARE = 0.25
"""Of a page's words: what is named by a word among others holds no more, where it is chrome."""
LARGEST_SHARE = 0.4
"""Of a page's words: what holds more of them is no chrome, whatever it is called."""
LEAST_SHARE_OF_TEXT = 0.5
"""Of a page's words that stand in paragraphs: an element that calls itself the article holds so many at least."""
LINKED_SHARE, FEWEST_LINKS = 0.8, 3
"""Of the letters of a list, or a block: where so many are in links, and there are several, it leads elsewhere."""


def chrome_of(root: Element) -> dict[Element, AsideName]:
    """By element, the name under which it is set aside."""
    whole = max(1, _length(root))
    found: dict[Element, AsideName] = {}
    content = _content(root)
    for element in _outside(root, content):
        found[element] = AsideName.CHROME
    waiting = [content]
    while waiting:
        for child in waiting.pop():
            if not isinstance(child.tag, str) or child.tag in NO_WORDS:
                continue
            name = _name(child, content) or _by_class(child, whole)
            if name and _length(child) <= LARGEST_SHARE * whole:
                found[child] = name
            else:
                waiting.append(child)
    return found


def _length(element: Element) -> int:
    """Letters of words, scripts and styles aside."""
    skipped = sum(_letters(one) for one in element.iter("script", "style", "noscript", "template"))
    return _letters(element) - skipped


def _letters(element: Element) -> int:
    return sum(len(words.strip()) for words in texts(element))


def _in_paragraphs(element: Element) -> int:
    return sum(_letters(one) for one in element.iter("p"))


def _content(root: Element) -> Element:
    """The element that says it is the text, where it holds its share of the paragraphs; else the page."""
    body = root if root.tag == "body" else root.find(".//body")
    body = root if body is None else body
    whole = _in_paragraphs(body)
    articles = list(body.iter("article"))
    candidates = [
        *(one for one in body.iter() if isinstance(one.tag, str) and "articleBody" in (one.get("itemprop") or "")),
        *(articles if len(articles) == 1 else ()),
        *(one for one in body.iter() if one.tag == "main" or one.get("role") == "main"),
    ]
    for one in candidates:
        if whole and _in_paragraphs(one) >= LEAST_SHARE_OF_TEXT * whole:
            return one
    return body


def _outside(root: Element, content: Element) -> Iterator[Element]:
    """What stands beside the content, at every height; the title above it stays, where the content has none, and so do
    notes."""
    has_title = content.find(".//h1") is not None
    inner = content
    for outer in content.iterancestors():
        if outer.tag == "html":
            break
        for child in outer:
            if child is inner or not isinstance(child.tag, str) or child.tag in NO_WORDS:
                continue
            yield from _but_for(child, has_title)
        inner = outer


def _but_for(element: Element, has_title: bool) -> Iterator[Element]:
    """An element, or, where it holds a title or notes, its parts but for these."""
    if SECTION_ROLE.search(role(element)) or (element.tag == "h1" and not has_title):
        return
    kept = [] if has_title else list(element.iter("h1"))
    kept += [one for one in element.iter() if isinstance(one.tag, str) and "doc-endnotes" in role(one)]
    if not kept:
        yield element
        return
    for child in element:
        if isinstance(child.tag, str):
            yield from _but_for(child, has_title)


def _name(element: Element, content: Element) -> AsideName | None:
    if SECTION_ROLE.search(role(element)):
        return None
    if element.tag == "nav":
        return AsideName.NAVIGATION
    if element.get("role") in LANDMARKS:
        return LANDMARKS[element.get("role")]
    page_level = next(element.iterancestors("article", "section", "main", "blockquote"), None) is None
    if element.tag == "footer" or (element.tag == "header" and page_level and element.find(".//h1") is None):
        return AsideName.CHROME if page_level else None
    if element.tag == "form":
        return AsideName.FORM
    if element.tag in ("aside",) and "note" not in role(element):
        return AsideName.CHROME
    classes = (element.get("class") or "").casefold().split()
    tokens = {*classes, *(() if OWN_SECTION & set(classes) else (element.get("id") or "").casefold().split())}
    if tokens & CHROME_WORDS and element.tag not in ("body", "main", "article", "h1"):
        return AsideName.NAVIGATION if tokens & {"nav", "navbar", "menu", "navigation", "toc"} else AsideName.CHROME
    return AsideName.NAVIGATION if element.tag in ("ul", "ol", "div", "td", "center") and _is_links(element) else None


def _by_class(element: Element, whole: int) -> AsideName | None:
    """By the words of the names of a small element's classes: `cookie-banner`, `comments_area`, `relatedPosts`."""
    names = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", element.get("class") or "").casefold().replace("_", "-").split()
    named = any(CHROME_PARTS & set(name.split("-")) or CHROME_PHRASES.search(name) for name in names)
    holds_text = element.tag in ("main", "article", "h1", "p", "span", "a") or element.find(".//h1") is not None
    noted = SECTION_ROLE.search(role(element))
    return (
        AsideName.CHROME if named and not holds_text and not noted and _length(element) <= SMALL_SHARE * whole else None
    )


def _is_links(element: Element) -> bool:
    links = [one for one in element.iter("a") if (one.get("href") or "").strip()]
    if len(links) < FEWEST_LINKS or element.find(".//p") is not None:
        return False
    linked = sum(_letters(one) for one in links)
    return linked >= LINKED_SHARE * max(1, _letters(element)) and not any(
        one.find(".//sup") is not None for one in links
    )
