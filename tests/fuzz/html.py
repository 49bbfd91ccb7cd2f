"""What becomes HTML: the words of a text with their marks, and the bodies of records."""

from __future__ import annotations

import re

from coursereader.html import bodies
from coursereader.html.bodies import plain, record_lead
from coursereader.html.weave import BOLD, ITALIC, LETTERS, MARK, TOLD, Point, Wrap, escape, weave
from markupsafe import Markup

from .parts import numbers_of, parts_of, within, words_of
from .rendering import Read, rendered, without_notes

NESTS = ((TOLD, "span"), (MARK, "a"), (MARK, "a"), (BOLD, "b"), (ITALIC, "i"), (LETTERS, "span"))
NOTE = Markup('<sup class="nr"><a href="#n1">1</a></sup>')
MOST_MARKS = 8
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"}
TAG = re.compile(r"<\s*/?\s*(\w*)([^>]*)>")
HREF = re.compile(r' href="(?:(?:https?|mailto):|(?![a-zA-Z][a-zA-Z0-9+.-]*:))[^"<>]*"')


def weaving(data: bytes) -> None:
    """Words woven, rendered and stripped of their tags are the words again; a mark never holds a mark.

    The numbers of the first part are marks, three each: where they start and end, and what they are.
    """
    first, *rest = parts_of(data)
    text = CONTROLS.sub("", "\n%%\n".join(rest))
    wraps, points = _marks(numbers_of(first), len(text))
    html = weave(text, wraps, points)
    read = Read(without_notes(html))
    assert read.words == text
    assert read.open == [""]
    assert not Read(html).nested
    assert len(read.ids) == len(set(read.ids))
    assert weave(text, wraps, points) == html
    page = rendered(f'<div class="passage" id="p1" data-words="{escape(text)}">\n<p>{html}</p>\n</div>\n\n## After')
    passage, _, after = page.partition("</p>\n</div>")
    assert Read(without_notes(passage.partition("<p>")[2])).words == text
    assert after.strip() == '<h2 id="after">After</h2>'


def _marks(numbers: list[int], length: int) -> tuple[list[Wrap], list[Point]]:
    wraps, points = [], []
    for n, (one, other, what) in enumerate(zip(*[iter(numbers[: 3 * MOST_MARKS])] * 3, strict=False)):
        start, end = sorted((within(one, length), within(other, length)))
        kind = what % (len(NESTS) + 1)
        if kind == len(NESTS):
            points.append(Point(start, NOTE, mark=True))
        else:
            wraps.append(Wrap(start, end, *NESTS[kind], once=(("id", f"w{n}"),), strength=what % 3))
    return wraps, points


def anew(words: str) -> str:
    """A body as HTML, not as it was kept."""
    bodies._converted.cache_clear()
    bodies._safe.cache_clear()
    return bodies.body_html(words, "notes/alder/fire.md", "texts/alder.md")


def body(data: bytes) -> None:
    """A record's body brings no element, attribute or address that is not allowed, and is the same each time."""
    words = words_of(data)
    html = anew(words)
    for tag, attributes in TAG.findall(html):
        assert tag in TAGS, html
        assert not attributes or (tag == "a" and HREF.fullmatch(attributes)) or (tag == "br"), html
    Read(html.replace("<br>", ""))
    assert anew(words) == html
    record_lead("docs/about.md", words, "about.md")
    assert len(plain(words)) <= 157
    assert "<" not in re.sub(TAG, "", html)
