"""The Markdown under the front matter, and hand-written pages: what no site builder complains about, or too late."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from ..model.problems import Report
from .allow_list import SCHEMES, WITHOUT_SCHEME
from .contents import Handwritten, Records, parts
from .kinds import RecordKind
from .page_lint import PageHtml, addresses, refused, rendered

CODE = re.compile(
    r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[^\n]*$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
OWN_ID = re.compile(r"\{[^{}]{0,200}?#([\w-]{1,200})[^{}]{0,200}\}\s*$")
NOTE_MARK = re.compile(r"\[\^([^\]\[\s]+)\](?!:)")
NOTE_BODY = re.compile(r"^ {0,3}\[\^([^\]\[\s]+)\]:", re.MULTILINE)
REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*<?([^\s>]*)", re.MULTILINE)
ADDRESS = re.compile(
    r"""^(?:[\ \t>]|[-+*][\ \t]|\d+\.[\ \t])*+\[[^\[\]]*+\]:[ ]*+\n?+[ ]*+(?P<words>\S++)[ ]*+
    (?:\n[ ]*+)?(?:(?P<mark>["']).*(?P=mark)[ ]*|\(.*\)[ ]*)?$""",
    re.MULTILINE | re.VERBOSE,
)
"""What Markdown takes for the address of a link by its name, a footnote of one word among them."""
LINK = re.compile(r"\]\(\s*<?\s*([^)\s>]*)")
TAG = re.compile(r"</?[a-zA-Z][^<>@:]*>|</?[a-zA-Z][\w-]*\s[^<>]*>|<!--|<![a-zA-Z]")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")


@dataclass(frozen=True)
class MarkdownFile:
    """One file's Markdown, its code blanked out."""

    path: str
    words: str
    first_line: int
    is_record: bool
    written: str = ""
    """With its code, where it is a page."""
    html: tuple[PageHtml, ...] = ()
    """A hand-written page as rendered; in parts where it is rendered in parts."""

    def line(self, at: int) -> int:
        """The line of the file on which a character stands."""
        return self.first_line + self.words.count("\n", 0, at)


Finding = tuple[int, str, str]
"""Where in the words, what is wrong, what to do."""


def lint(records: Records, kinds: Iterable[RecordKind], report: Report, generated: Collection[str] = ()) -> None:
    """Report what is wrong in the Markdown of each record and hand-written page; `generated` are the engine's pages."""
    there = {*records.files, *generated, *(f"texts/{source.id}.md" for source in records.sources)}
    there.update(f"{folder}/index.md" for folder in (*(kind.folder for kind in kinds), "texts"))
    for file in _files(records):
        for at, what, todo in (*_marks(file), *_headings(file), *_html(file), *_links(file, there)):
            report.add(file.path, file.line(at), what, todo)


def _files(records: Records) -> Iterator[MarkdownFile]:
    for record in (record for found in records.by_model.values() for record in found):
        yield MarkdownFile(record.path, _without_code(record.body), record.body_line, True)
    for page in records.handwritten:
        html = tuple(rendered(written) for written in _rendered_parts(page))
        yield MarkdownFile(page.path, _without_code(page.body), page.body_line, False, page.body, html)


def _rendered_parts(page: Handwritten) -> tuple[str, ...]:
    """Of the first page all but its opening stands on a page of ours: what is code in the whole may be none there."""
    return (page.body, parts(page.body)[2]) if page.path == "docs/index.md" else (page.body,)


def _without_code(body: str) -> str:
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)


def _marks(file: MarkdownFile) -> Iterator[Finding]:
    bodies = {found[1] for found in NOTE_BODY.finditer(file.words)}
    for mark in NOTE_MARK.finditer(file.words):
        if mark[1] not in bodies:
            yield (
                mark.start(),
                f'the footnote "{mark[0]}" has no body.',
                f'Write one on a line of its own: "{mark[0]}: …".',
            )
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


def _page(file: MarkdownFile, there: Collection[str]) -> Iterator[Finding]:
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
    for text in (file.words, file.written):
        places = [found.start() for found in re.finditer(re.escape(words), text, re.IGNORECASE)]
        if places:
            return places[min(before, len(places) - 1)]
    return 0


def _in_page(page: PageHtml, path: str, there: Collection[str]) -> Iterator[tuple[str, str, str]]:
    yield from refused(page)
    for address in addresses(page.html):
        if problem := _about(address, path, there):
            yield address, *problem


def _links(file: MarkdownFile, there: Collection[str]) -> Iterator[Finding]:
    if not file.is_record:
        yield from _page(file, there)
        return
    found = [(link.start(), link[1]) for link in LINK.finditer(file.words)]
    found += [(link.start(), link["words"].strip("<>")) for link in ADDRESS.finditer(file.words)]
    for at, written in found:
        if problem := _about(written, file.path, there):
            yield at, *problem


def _about(written: str, path: str, there: Collection[str]) -> tuple[str, str] | None:
    # Browsers skip white space and control characters in a scheme, and read entities.
    address = "".join(sign for sign in unescape(written) if sign > " " and sign.isprintable())
    if scheme := SCHEME.match(address.lower()):
        if scheme[0].rstrip(":") in SCHEMES:
            return None
        todo = "Link to a file of docs/, or to a https address."
        return f'the link "{_short(written)}" begins with "{scheme[0]}".', todo
    if WITHOUT_SCHEME.match(address):
        return f'the link "{_short(written)}" is a web address without a scheme.', "Begin it with https://."
    if address.startswith(("/", "\\")):
        return f'the link "{_short(written)}" begins with a slash.', "Write it from this file: ../events/some-event.md."
    target = re.split("[#?]", address, maxsplit=1)[0]
    if not target:
        return None
    folder = posixpath.dirname(path.removeprefix("docs/"))
    file = posixpath.normpath(posixpath.join(folder, target))
    if file in there or re.sub(r"\.html$", ".md", file) in there:
        return None
    return (
        f'the link "{_short(written)}" leads to no file.',
        f"Write the way from docs/{folder}{'/' if folder else ''} to it.",
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"
