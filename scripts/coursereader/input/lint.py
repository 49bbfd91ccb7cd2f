"""The Markdown under the front matter, and hand-written pages: what no site builder complains about, or too late."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.problems import Report
from .contents import Handwritten, Records, parts
from .link_targets import SCHEME, LinkTargets
from .mentions import without_code
from .page_lint import PageHtml, addresses, refused, rendered
from .records import Difference, Event, Note, Term

HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
OWN_ID = re.compile(r"\{[^{}]{0,200}?#([\w-]{1,200})[^{}]{0,200}\}\s*$")
NOTE_MARK = re.compile(r"\[\^([^\]\[\s]+)\]|\^\[[^\]\n]+\]")
REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*<?([^\s>]*)", re.MULTILINE)
ADDRESS = re.compile(
    r"""^(?:[\ \t>]|[-+*][\ \t]|\d+\.[\ \t])*+\[(?!\^)[^\[\]]*+\]:[ ]*+\n?+[ ]*+(?P<words>\S++)[ ]*+
    (?:\n[ ]*+)?(?:(?P<mark>["']).*(?P=mark)[ ]*|\(.*\)[ ]*)?$""",
    re.MULTILINE | re.VERBOSE,
)
"""What Markdown takes for the address of a link by its name, a footnote of one word among them."""
LINK = re.compile(r"\]\(\s*<?\s*([^)\s>]*)")
TAG = re.compile(r"</?[a-zA-Z][^<>@:]*>|</?[a-zA-Z][\w-]*\s[^<>]*>|<!--|<![a-zA-Z]")
ANGLED = re.compile(r"<((?:https?|file):[^\s<>]+)>")
PICTURE = re.compile(r"!\[[^\]\n]*\]\([ \t]*<?([^)\s>]*)[^)\n]*\)")


NEED_WORDS = (Difference, Event, Note, Term)
"""Records that say nothing without a body; others may leave it empty."""


@dataclass(frozen=True)
class MarkdownFile:
    """One file's Markdown, its code blanked out."""

    path: str
    words: str
    first_line: int
    is_record: bool
    written: str = ""
    """With its code, where it is a page."""
    needs_words: bool = False
    """Whether it says nothing without a body."""
    html: tuple[PageHtml, ...] = ()
    """A hand-written page as rendered; in parts where it is rendered in parts."""

    def line(self, at: int) -> int:
        """The line of the file on which a character stands."""
        return self.first_line + self.words.count("\n", 0, at)


Finding = tuple[int, str, str]
"""Where in the words, what is wrong, what to do."""


PagesMade = Callable[[Collection[str]], Mapping[str, str]]
"""The HTML of some of the engine's pages, by file: of those that are there."""


def lint(
    records: Records,
    report: Report,
    there: LinkTargets,
    made: PagesMade = lambda files: {},
    only: Collection[str] = (),
) -> None:
    """Report what is wrong in the Markdown of each record and hand-written page; of some files only, where they are
    named. A page is made where a link leads to a place on it of which nothing is known otherwise."""
    looked_at = list(_files(records, only))
    places = [(link, file.path) for file in looked_at for link in _addresses(file) if "#" in link]
    led_to = {f"docs/{there.file_of(*place)}" for place in places} - {file.path for file in looked_at} if only else ()
    pages = _files(replace(records, by_model={}), led_to) if led_to else ()
    there = there.with_pages(_written((*looked_at, *pages), there))
    asked = {there.unsure(*place) for place in places} - {""}
    there = there.with_pages(made(asked)) if asked else there
    for file in looked_at:
        for rule in (_body, _marks, _headings, _html, _pictures, lambda file: _links(file, there)):
            for at, what, todo in rule(file):
                report.add(file.path, file.line(at), what, todo)


def _written(files: Iterable[MarkdownFile], there: LinkTargets) -> dict[str, str]:
    """The HTML of hand-written pages, by file; one whose place the engine's takes is none."""
    pages = ((file.path.removeprefix("docs/"), " ".join(page.html for page in file.html)) for file in files)
    return {path: html for path, html in pages if html and path not in there.generated}


def _addresses(file: MarkdownFile) -> Iterator[str]:
    """Where its links lead, as written."""
    if file.is_record:
        yield from (written for _, written in _written_links(file))
    else:
        yield from (address for page in file.html for address in addresses(page.html))


def _files(records: Records, only: Collection[str]) -> Iterator[MarkdownFile]:
    """What was written, or some files of it."""
    for record in (record for record in records.all() if not only or record.path in only):
        needs = isinstance(record, NEED_WORDS)
        yield MarkdownFile(record.path, without_code(record.body), record.body_line, True, needs_words=needs)
    for page in (page for page in records.handwritten if not only or page.path in only):
        html = tuple(rendered(written) for written in _rendered_parts(page))
        yield MarkdownFile(page.path, without_code(page.body), page.body_line, False, page.body, html=html)


def _rendered_parts(page: Handwritten) -> tuple[str, ...]:
    """Of the first page all but its opening stands on a page of ours: what is code in the whole may be none there."""
    return (page.body, parts(page.body)[2]) if page.path == "docs/index.md" else (page.body,)


def _marks(file: MarkdownFile) -> Iterator[Finding]:
    for mark in NOTE_MARK.finditer(file.words):
        yield mark.start(), f'"{mark[0]}" makes no footnote here.', "Say it in the sentence, or in brackets."
    defined = {found[1].casefold() for found in DEFINITION.finditer(file.words)}
    for link in REFERENCE.finditer(file.words):
        if not link[0].startswith("[^") and (link[2] or link[1]).casefold() not in defined:
            todo = f'Write "[{link[1]}](address)", or "[{link[2] or link[1]}]: address" on a line of its own.'
            yield link.start(), f'the link "{link[0]}" leads nowhere.', todo


def _headings(file: MarkdownFile) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for heading in HEADING.finditer(file.words):
        own = OWN_ID.search(heading[1])
        words = OWN_ID.sub("", heading[1]).strip().rstrip("#").strip()
        address = own[1] if own else words.casefold()
        if address in seen:
            what = f'the heading "{words}" is on line {seen[address]} already.'
            yield heading.start(), what, "Word one of them differently."
        else:
            seen[address] = file.line(heading.start())


def _html(file: MarkdownFile) -> Iterator[Finding]:
    if file.is_record:
        for tag in TAG.finditer(file.words):
            what = f'"{_short(tag[0])}" is HTML, and is shown as letters here.'
            yield tag.start(), what, "Write Markdown: *italic*, **bold**."


def _page(file: MarkdownFile, there: LinkTargets) -> Iterator[Finding]:
    """What stands in a page as it is rendered; its line is that of the words that look like it."""
    found: Counter[tuple[str, str, str]] = Counter()
    for page in file.html:
        found |= Counter(_in_page(page, file.path, there))
    before: Counter[str] = Counter()
    for words, what, todo in found.elements():
        yield _place(file, words, before[words]), what, todo
        before[words] += 1


def _place(file: MarkdownFile, words: str, before: int) -> int:
    """Where words stand, after as many places as told: outside code, else in what looks like code and is none."""
    whole = rf"{re.escape(words)}(?![\w-])"
    for sought, text in ((whole, file.words), (whole, file.written), (re.escape(words), file.words)):
        places = [found.start() for found in re.finditer(sought, text, re.IGNORECASE)]
        if places:
            return places[min(before, len(places) - 1)]
    return 0


def _in_page(page: PageHtml, path: str, there: LinkTargets) -> Iterator[tuple[str, str, str]]:
    yield from refused(page)
    for address in addresses(page.html):
        if problem := there.about(address, path):
            yield address, *problem


def _links(file: MarkdownFile, there: LinkTargets) -> Iterator[Finding]:
    if not file.is_record:
        yield from _page(file, there)
        return
    for at, written in _written_links(file):
        if file.words[:at].rpartition("\n")[2].rpartition("[")[0].endswith("!"):
            continue  # told as a picture
        if problem := there.about(written, file.path, True):
            yield at, *problem


def _written_links(file: MarkdownFile) -> Iterator[tuple[int, str]]:
    """The links of a record's body, each with where it stands."""
    yield from ((link.start(), link[1]) for link in LINK.finditer(file.words))
    yield from ((link.start(), link["words"].strip("<>")) for link in ADDRESS.finditer(file.words))
    yield from ((link.start(), link[1]) for link in ANGLED.finditer(file.words))


def _pictures(file: MarkdownFile) -> Iterator[Finding]:
    if file.is_record:
        for picture in PICTURE.finditer(file.words):
            what = f'a record shows no picture: "{_short(picture[0])}".'
            yield picture.start(), what, f"Say in words what it shows{_or_link(picture[1])}."


def _or_link(address: str) -> str:
    return ", or link to its page" if SCHEME.match(address) else ", or put it on a page of docs/"


def _body(file: MarkdownFile) -> Iterator[Finding]:
    if file.needs_words and not file.words.strip():
        yield 0, "the body is empty: no words stand under the front matter.", "Write a sentence there."


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"
